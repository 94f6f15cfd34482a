"""Links to the place where the registry's files are kept and corrected."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from registry.forms import Form


@dataclass(frozen=True, slots=True)
class Forge:
    """A repository on the web (GitHub, Gitea, Forgejo, GitLab); `url` is empty where there is none.

    `kind` is `github` or `gitlab`; empty, the address tells.
    """

    url: str
    branch: str
    kind: str = ""

    @property
    def edit_base(self) -> str | None:
        """What the path of a file is added to, to edit it; None without a forge."""
        return self._to(f"edit/{quote(self.branch, safe='')}/")

    def new_file(self, path: str, text: str) -> str | None:
        """Return the address where a new file is begun; None without a forge.

        GitHub takes its name and its text; GitLab the name alone, since its editor leaves the text out.
        """
        asked = {"file_name": path} if self.is_gitlab else {"filename": path, "value": text}
        return self._to(f"new/{quote(self.branch, safe='')}?{urlencode(asked)}")

    def commit(self, sha: str) -> str | None:
        """Return the page of a commit, or None without a forge."""
        return self._to(f"commit/{quote(sha)}")

    def report(self, title: str, body: str) -> str | None:
        """Return the address where an error is reported, title and text begun; None without a forge."""
        if not self.url:
            return None
        names = ("issue[title]", "issue[description]") if self.is_gitlab else ("title", "body")
        return self._to(f"issues/new?{urlencode(dict(zip(names, (title, body), strict=True)))}")

    def form(self, form: Form) -> str | None:
        """Return the address of a form to be filled; None without a forge.

        Its answers may follow as parameters: by the name of the question on GitHub, those to lists apart, which leave
        the whole form blank; on GitLab the whole text, in
        `issue[description]`, takes the place of the template.
        """
        chosen = {"issuable_template": form.name} if self.is_gitlab else {"template": f"{form.name}.yml"}
        return self._to(f"issues/new?{urlencode(chosen)}")

    @property
    def is_gitlab(self) -> bool:
        """Whether its addresses are those of GitLab."""
        if self.kind:
            return self.kind == "gitlab"
        return "gitlab" in (urlsplit(self.url).hostname or "")

    def _to(self, place: str) -> str | None:
        if not self.url:
            return None
        return f"{self.url.rstrip('/')}/{'-/' if self.is_gitlab else ''}{place}"
