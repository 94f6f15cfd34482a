"""A static host as an office would rent one: it compresses texts, lets browsers keep files, counts what it sends.

For what it does not find it gives the page that the site has for that, as hosts of project pages do.
"""

import gzip
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

_COMPRESSED = {".html", ".css", ".js", ".json", ".svg"}


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, sent: Counter[str], directory: str) -> None:
        self._sent = sent
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file()
        if not found:
            stands = (folder / "404.html" for folder in file.parents if folder.is_relative_to(self.directory))
            file = next((page for page in stands if page.is_file()), file)
        if not file.is_file():
            self.send_error(404)
            return
        content, is_text = file.read_bytes(), file.suffix in _COMPRESSED
        body = gzip.compress(content, 6) if is_text else content
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        heading = len(b"".join(self._headers_buffer))  # type: ignore[attr-defined]  # the base class keeps it so
        self.end_headers()
        self.wfile.write(body)
        self._sent[self.path.partition("?")[0]] += heading + len(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is the base class's)
        """Keep requests out of the tests' output."""


@contextmanager
def static_host(folder: Path) -> Iterator[tuple[str, Counter[str]]]:
    """Serve a folder; give its loopback address, and the bytes sent so far by path, headings included."""
    sent: Counter[str] = Counter()
    handler = partial(_Handler, sent=sent, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", sent
        server.shutdown()
        thread.join()
