"""A local hub to download from: it interrupts, refuses, changes its answers, or sends the wrong thing."""

import contextlib
import hashlib
import http.server
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.embedding.download import weights

NAME = "ViT-B-32-256/datacomp_s34b_b86k"


class Hub(http.server.ThreadingHTTPServer):
    """Serves ``files`` by name; interrupts each of the next ``cuts`` answers for weights after that many bytes."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.files: dict[str, bytes] = {}
        self.cuts: list[int] = []
        self.ranges: list[str] = []
        self.knows_ranges = True
        self.redirect = ""
        self.refusal = 0
        self.promises: dict[str, str] = {}
        self.shift = 0
        self.tells_length = True
        self.paths: list[str] = []
        self.drip_seconds = 0.0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answer(http.server.BaseHTTPRequestHandler):
    server: Hub

    def do_GET(self) -> None:
        self.server.paths.append(self.path)
        name = self.path.rsplit("/", 1)[-1]
        content = self.server.files.get(name)
        if self.server.redirect:
            self.send_response(302)
            self.send_header("Location", self.server.redirect)
            self.end_headers()
            return
        if content is None or self.server.refusal:
            self.send_error(self.server.refusal or 404)
            return
        if name in self.server.promises and "/elsewhere/" not in self.path:
            self.send_response(302)
            self.send_header("X-Linked-ETag", f'"{self.server.promises[name]}"')
            self.send_header("Location", f"{self.server.address}/elsewhere/{name}")
            self.end_headers()
            return
        etag = f'"{hashlib.sha256(content).hexdigest()[:8]}"'
        first = self._first_byte(etag)
        if name.endswith(".safetensors"):
            self.server.ranges.append(self.headers.get("Range", ""))
        self.send_response(206 if first else 200)
        if first:
            self.send_header("Content-Range", f"bytes {first + self.server.shift}-{len(content) - 1}/{len(content)}")
        if self.server.tells_length:
            self.send_header("Content-Length", str(len(content) - first))
        self.send_header("ETag", etag)
        self.end_headers()
        if self.server.drip_seconds:
            self._drip(content)
            return
        is_cut = name.endswith(".safetensors") and self.server.cuts
        with contextlib.suppress(ConnectionError):  # the client has hung up
            self.wfile.write(content[first : first + self.server.cuts.pop(0)] if is_cut else content[first:])

    def _drip(self, content: bytes) -> None:
        with contextlib.suppress(ConnectionError):
            for place in range(len(content)):
                self.wfile.write(content[place : place + 1])
                time.sleep(self.server.drip_seconds)

    def _first_byte(self, etag: str) -> int:
        wanted = self.headers.get("Range", "")
        is_same = self.headers.get("If-Range") == etag
        return int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and is_same and self.server.knows_ranges else 0

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's name
        pass


@contextlib.contextmanager
def serving(files: dict[str, bytes]) -> Iterator[Hub]:
    """Serve files by name while the body runs."""
    server = Hub()
    server.files = dict(files)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def download(hub: Hub, cache_folder: Path, **changes: Any) -> tuple[Path, list[tuple[int, int]]]:
    """Download the catalogue's first encoder from it; return its folder and the reported progress."""
    seen: list[tuple[int, int]] = []
    arguments = {"on_progress": lambda done, total: seen.append((done, total)), "is_cancelled": lambda: False}
    folder = weights.download(NAME, cache_folder=cache_folder, hub_address=hub.address, **(arguments | changes))
    return folder, seen
