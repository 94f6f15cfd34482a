"""Links to the place where the registry's files are kept and corrected."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit


@dataclass(frozen=True, slots=True)
class Forge:
    """A repository on the web (GitHub, Gitea, Forgejo, GitLab); `url` is empty where there is none."""

    url: str
    branch: str

    @property
    def edit_base(self) -> str | None:
        """What the path of a file is added to, to edit it; None without a forge."""
        return self._to(f"edit/{quote(self.branch, safe='')}/")

    def commit(self, sha: str) -> str | None:
        """Return the page of a commit, or None without a forge."""
        return self._to(f"commit/{quote(sha)}")

    def report(self, title: str, body: str) -> str | None:
        """Return the address where an error is reported, title and text begun; None without a forge."""
        if not self.url:
            return None
        names = ("issue[title]", "issue[description]") if self._is_gitlab else ("title", "body")
        return self._to(f"issues/new?{urlencode(dict(zip(names, (title, body), strict=True)))}")

    @property
    def _is_gitlab(self) -> bool:
        return "gitlab" in (urlsplit(self.url).hostname or "")

    def _to(self, place: str) -> str | None:
        if not self.url:
            return None
        return f"{self.url.rstrip('/')}/{'-/' if self._is_gitlab else ''}{place}"
