"""From a page to its HTML by way of a shell."""

import os
import time
from functools import partial
from pathlib import Path

import pytest

from registry import workers
from site_gen.links import prose_relative_to, relative_to
from site_gen.outputs import File, Output, Page, redirect
from site_gen.press import Job, Press, Printed, refuse_repeated
from site_gen.sheet import Sheet
from site_gen.shell import Shell, Slot
from site_gen.stamping import MismatchError, Stamper, prefixes

DANGEROUS = "A & B <i>\"x\" 'y'</i> \\1 {{ x }}"


def page(address: str, title: str = "Titolo", content: str = "<h1>T</h1>") -> Page:
    return Page(address, title, "Descrizione", content, edit_path=f"cases/{address}x y.yaml")


def render(sheet: Sheet) -> str:
    up = "../" * sheet.address.count("/")
    edit = f'<a href="{sheet.edit_url}">' if sheet.edit_url else ""
    return f"{up}<title>{sheet.title}</title>{sheet.description}/{sheet.address}{edit}{sheet.content}{sheet.title}"


def sheet(made: Page) -> Sheet:
    return Sheet.of(made, edit_base="https://forge.invalid/edit/?a&b=")


@pytest.mark.parametrize("address", ["casi", "/casi/", "casi//", "../casi/", "casi/./", "casi/a b/", "c/%2e/"])
def test_address_that_is_not_one_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        page(address)


@pytest.mark.parametrize("path", ["", "dati/", "/etc/passwd", "a/../../b", "..", "a\nb"])
def test_path_that_leads_elsewhere_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="path"):
        File(path, b"")


@pytest.mark.parametrize("address", ["", "dati/", "percorsi/7.1/", "casi/BG/2025/acme/"])
def test_links_from_the_root_lead_back_to_it(address: str) -> None:
    content, places = relative_to(address, '<a href="/casi/?a=1#b">x</a> ="/ <img src="/a.svg">')
    up = "../" * address.count("/") or "./"
    assert content.startswith(f'<a href="{up}casi/?a=1#b">')
    assert f'src="{up}a.svg"' in content
    assert {"casi/", "a.svg"} <= places


def test_prose_may_speak_of_links() -> None:
    html = '<p>href="/uno/" <code>&lt;a href="/due/"&gt;</code> <a class="x" href="/tre/#q">3</a></p>'
    content, places = prose_relative_to("guida/", html)
    assert places == {"tre/"}
    assert content == html.replace('href="/tre/', 'href="../tre/')


def test_shell_is_cut_and_filled_whatever_the_values() -> None:
    shell = Shell.cut(f"a{Slot.TITLE}b{Slot.CONTENT}c{Slot.TITLE}")
    assert shell.fill({Slot.TITLE: DANGEROUS, Slot.CONTENT: Slot.TITLE}) == (f"a{DANGEROUS}b{Slot.TITLE}c{DANGEROUS}")


def test_shell_without_its_content_is_refused() -> None:
    with pytest.raises(ValueError, match="content"):
        Shell.cut("a page that shows nothing")


def test_sheet_escapes_all_but_the_content() -> None:
    made = sheet(page("casi/x/", DANGEROUS))
    assert made.title == "A &amp; B &lt;i&gt;&quot;x&quot; &#x27;y&#x27;&lt;/i&gt; \\1 {{ x }}"
    assert made.edit_url == "https://forge.invalid/edit/?a&amp;b=cases/casi/x/x%20y.yaml"
    assert made.content == "<h1>T</h1>"


def test_stamped_pages_equal_rendered_ones_with_few_renderings() -> None:
    rendered: list[str] = []

    def counting(one: Sheet) -> str:
        rendered.append(one.address)
        return render(one)

    stamper = Stamper(counting, linked=["casi/", "note/"])
    pages = [page(f"casi/{n % 3}/caso-{n}/", f"{DANGEROUS} {n}") for n in range(100)]
    pages += [page("note/"), page("dati/")]
    assert [stamper.html(sheet(one)) for one in pages] == [render(sheet(one)) for one in pages]
    assert len(rendered) < 25


def test_difference_from_the_full_rendering_is_noticed() -> None:
    stamper = Stamper(lambda one: f"{len(one.title)}{one.content}", linked=[])
    with pytest.raises(MismatchError, match="casi/x/"):
        stamper.html(sheet(page("casi/x/")))


def test_difference_that_shows_late_is_noticed_among_the_samples() -> None:
    stamper = Stamper(lambda one: one.content + "!" * one.address.startswith("casi/06"), linked=[])
    sheets = [sheet(page(f"casi/{number:03}/")) for number in range(100)]
    with pytest.raises(MismatchError, match="casi/063/"):
        list(map(stamper.html, sheets))


def test_prefixes_are_the_address_and_the_folders_above() -> None:
    assert prefixes(["a/b/", "c.html", ""]) == {"a/", "a/b/"}


def test_press_prints_the_same_with_and_without_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    makers = [lambda n=n: makes(n) for n in range(700)]
    trees = []
    for forked in (True, False):
        monkeypatch.setattr(workers, "can_fork", lambda forked=forked: forked)
        folder = tmp_path / str(forked)
        machine = Press(folder, None, html=Stamper(render, linked=[]).html, full=render)
        printed = Job.start(machine, makers).printed()
        assert sorted(printed.pages) == sorted(f"casi/caso-{n}/" for n in range(700))
        assert list(printed.dangling(folder)) == [("nulla/", "casi/caso-0/")]
        trees.append({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")})
    assert len(trees[0]) == 1400
    assert trees[0] == trees[1]


def makes(number: int) -> list[Output]:
    address = f"casi/caso-{number}/"
    link = f'<a href="/{address}caso.json">' + '<a href="/nulla/">' * (number % 100 == 0)
    return [page(address, content=link), File(f"{address}caso.json", b"{}")]


def test_error_in_a_worker_comes_back_as_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "can_fork", lambda: True)

    def fails() -> list[Output]:
        raise RuntimeError("guasto")

    job = Job.start(Press(tmp_path, None, html=render, full=render), [fails] * 10)
    with pytest.raises(workers.WorkerError, match=r"^RuntimeError: guasto$") as caught:
        job.printed()
    assert "Traceback" in caught.value.details


def test_a_full_disk_is_told_in_italian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "can_fork", lambda: True)

    def fails() -> list[Output]:
        raise OSError(28, "No space left on device", "casi/BG/index.html")

    job = Job.start(Press(tmp_path, None, html=render, full=render), [fails] * 10)
    with pytest.raises(workers.WorkerError, match=r"^casi/BG/index\.html: non c'è più spazio sul disco$"):
        job.printed()


def test_worker_that_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "can_fork", lambda: True)
    job = Job.start(Press(tmp_path, None, html=render, full=render), [lambda: os._exit(9)] * 10)
    with pytest.raises(workers.WorkerError, match="si è interrotto"):
        job.printed()


def test_stopped_job_writes_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "can_fork", lambda: True)

    def slow(number: int) -> list[Output]:
        time.sleep(0.05)
        return makes(number)

    job = Job.start(Press(tmp_path, None, html=render, full=render), [partial(slow, n) for n in range(100)])
    job.stop()
    written = len(list(tmp_path.rglob("*.html")))
    time.sleep(0.2)
    assert len(list(tmp_path.rglob("*.html"))) == written < 100


def test_page_that_cannot_be_stamped_has_all_printed_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "can_fork", lambda: False)

    def odd(one: Sheet) -> str:
        return f"{len(one.title)}{one.content}"

    machine = Press(tmp_path, None, html=Stamper(odd, linked=[]).html, full=odd)
    printed = Job.start(machine, [lambda: [page("casi/x/", "abc")]]).printed()
    assert printed.mismatched == ["casi/x/"]
    assert (tmp_path / "casi/x/index.html").read_text("utf-8") == "3<h1>T</h1>"


def test_places_are_blamed_on_the_first_page() -> None:
    printed = Printed()
    for address in ("b/", "a/", "c/"):
        printed.link(address, {"nulla/"})
    assert printed.places == {"nulla/": "a/"}


def test_repeated_address_is_refused() -> None:
    refuse_repeated([])
    refuse_repeated(["a/", "b/"])
    with pytest.raises(ValueError, match="«/a/»"):
        refuse_repeated(["a/", "b/", "a/"])


def test_redirect_leads_to_the_page_from_where_it_stands() -> None:
    made = redirect("casi/BG/2020/vecchio/", to="casi/BG/2020/nuovo/")
    assert made.path == "casi/BG/2020/vecchio/index.html"
    assert 'url=../../../../casi/BG/2020/nuovo/"' in made.content.decode()
