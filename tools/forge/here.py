"""The forge on which this job runs."""

import os

from tools.forge.github import GitHub
from tools.forge.gitlab import GitLab
from tools.forge.port import Forge


def forge() -> Forge:
    """Return the forge: GitLab says so in the environment of its jobs."""
    return GitLab.here() if os.environ.get("GITLAB_CI") else GitHub.here()
