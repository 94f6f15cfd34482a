"""The form editor as a person at the keyboard uses it."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

_PATIENCE = 300  # scrolls
TIMEOUT = 60_000  # milliseconds: the editor is large, and machines under test are slow


@dataclass(frozen=True, slots=True)
class Form:
    """The editor open in a page; a field is called by its route in the file: `sedi.0.provincia`."""

    page: Page

    def sign_in(self, address: str) -> None:
        """Open the editor and enter with a token of the forge."""
        self.page.set_default_timeout(TIMEOUT)
        self.page.goto(address)
        self.page.get_by_role("button", name="Accedi con Token di Accesso").click()
        self.page.get_by_role("textbox").first.fill("segreto")
        self.page.get_by_role("button", name="Accedi", exact=True).click()
        self.page.get_by_text("Brescia", exact=True).first.wait_for()

    def open(self, place: str) -> None:
        """Go to a place of the editor: `/collections/BS/new`."""
        self.page.evaluate("place => { location.hash = place }", place)
        self.field("azienda.denominazione").wait_for()

    def field(self, route: str) -> Locator:
        """Return the field at a route of the file; a long form appears only as far as one has scrolled."""
        field = self.page.locator(f'[data-key-path="{route}"]')
        self.page.mouse.move(640, 450)
        for _ in range(_PATIENCE):
            if field.count():
                break
            self.page.mouse.wheel(0, 400)
            self.page.wait_for_timeout(100)
        return field

    def write(self, route: str, text: str) -> None:
        """Type a text, a number or a day."""
        self.field(route).locator("input, textarea").first.fill(text)

    def choose(self, route: str, label: str) -> None:
        """Choose among the words of a field, by its Italian label."""
        field = self.field(route)
        if (radio := field.get_by_role("radio", name=label, exact=True)).count():
            radio.click()
            return
        field.get_by_role("combobox").click()
        self.page.get_by_role("option", name=label, exact=True).click()

    def add(self, route: str, kind: str | None = None) -> None:
        """Add an item to a list; where there are several kinds of item, one of them."""
        self.field(route).get_by_role("button", name="Aggiungi").last.click()
        if kind:
            self.page.get_by_role("menuitem", name=kind, exact=True).click()

    def save(self) -> None:
        """Save what was written, as a proposal."""
        self.page.get_by_role("button", name="Salva", exact=True).click()
        self.page.get_by_text("Voce salvata").wait_for()
