"""The forge on which this job runs, and the version that it runs on."""

import os
import subprocess

from tools.forge.github import GitHub
from tools.forge.gitlab import GitLab
from tools.forge.given import stop
from tools.forge.port import Forge


def forge() -> Forge:
    """Return the forge: GitLab says so in the environment of its jobs."""
    return GitLab.here() if os.environ.get("GITLAB_CI") else GitHub.here()


def version() -> str:
    """Return the commit in hand: what this job judges is judged on it, wherever the branch has gone since."""
    done = subprocess.run(["git", "rev-parse", "--verify", "HEAD"], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else stop(f"git rev-parse: {done.stderr.strip()[:500]}")
