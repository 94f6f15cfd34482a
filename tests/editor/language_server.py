"""The language server that text editors run for YAML, spoken to as an editor does."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import IO, Any

PROJECT = Path(__file__).parents[2]
NODE = PROJECT / ".venv" / "bin" / "node"
SERVER = PROJECT / ".cache" / "editor" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
_SETTINGS = PROJECT / ".vscode" / "settings.json"


class LanguageServer:
    """One session of an editor opened on the project, with the settings that the project ships."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._numbers = count(1)
        self._diagnostics: dict[str, list[Any]] = {}

    def start(self) -> None:
        """Introduce the editor, and hand over its settings."""
        folder = {"uri": PROJECT.as_uri(), "name": PROJECT.name}
        abilities = {
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
            },
            "workspace": {"configuration": True, "workspaceFolders": True},
        }
        self.ask(
            "initialize",
            processId=None,
            rootUri=folder["uri"],
            workspaceFolders=[folder],
            capabilities=abilities,
        )
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings={})

    def open(self, folder: str, text: str) -> str:
        """Open a file as if it lay in a folder of the project; return its address, never the same twice."""
        uri = (PROJECT / folder / f"prova-{next(self._numbers)}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)
        return uri

    def diagnostics(self, uri: str) -> list[Any]:
        """Return what the editor underlines in a file just opened."""
        while uri not in self._diagnostics:
            self._take(self._read())
        return self._diagnostics.pop(uri)

    def ask(self, method: str, **params: Any) -> Any:
        """Return the answer to a request."""
        number = next(self._numbers)
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == number and "method" not in message:
                return message["result"]
            self._take(message)

    def _take(self, message: dict[str, Any]) -> None:
        """Keep what the server tells, and answer what it asks."""
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            self._diagnostics[params["uri"]] = params["diagnostics"]
        elif "id" in message and "method" in message:
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": _answer(message)})

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps(message).encode()
        stream = _open(self._process.stdin)
        stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        stream.flush()

    def _read(self) -> dict[str, Any]:
        stream = _open(self._process.stdout)
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise EOFError("the language server has stopped")
        message: dict[str, Any] = json.loads(stream.read(length))
        return message


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise ValueError("the process was started without pipes")
    return stream


def _answer(message: dict[str, Any]) -> Any:
    """Return what an editor answers: its settings, when they are asked for; else nothing."""
    if message["method"] != "workspace/configuration":
        return None
    shipped = {key: value for key, value in json.loads(_SETTINGS.read_text("utf-8")).items() if key.startswith("yaml.")}
    yaml: dict[str, Any] = {"validate": True, "hover": True, "completion": True}
    for key, value in shipped.items():
        place = yaml
        *folders, last = key.split(".")[1:]
        for name in folders:
            place = place.setdefault(name, {})
        place[last] = value
    settings = {"yaml": yaml}
    return [settings.get(item.get("section", ""), {}) for item in message["params"]["items"]]


@contextmanager
def language_server() -> Iterator[LanguageServer]:
    """Return a server at work, ended on leaving."""
    command = [str(NODE), str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            server = LanguageServer(process)
            server.start()
            yield server
        finally:
            process.kill()
