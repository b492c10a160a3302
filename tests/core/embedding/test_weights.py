"""Downloads against a server on this computer that breaks off, changes its mind, or sends the wrong thing."""

import contextlib
import errno
import hashlib
import http.server
import json
import re
import shutil
import ssl
import threading
import urllib.error
from pathlib import Path

import pytest

from core.embedding import catalogue, fetching, weights
from core.errors import DownloadError, EncoderError

NAME = "ViT-B-32-256/datacomp_s34b_b86k"
TITLE = catalogue.resolve(NAME).entry.title


def is_plain(sentence: str) -> bool:
    """Tell whether a sentence is free of addresses, error numbers and what a resolver says."""
    return not re.search(r"https?:|127\.0|Errno|\[|urlopen|HTTP|\b[45]\d\d\b|Error", sentence)


class Hub(http.server.ThreadingHTTPServer):
    """Serves ``files`` by name; breaks off each of the next ``cuts`` answers for weights after so many bytes."""

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

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answer(http.server.BaseHTTPRequestHandler):
    server: Hub

    def do_GET(self) -> None:
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
        is_cut = name.endswith(".safetensors") and self.server.cuts
        with contextlib.suppress(ConnectionError):  # who has had enough hangs up
            self.wfile.write(content[first : first + self.server.cuts.pop(0)] if is_cut else content[first:])

    def _first_byte(self, etag: str) -> int:
        wanted = self.headers.get("Range", "")
        is_same = self.headers.get("If-Range") == etag
        return int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and is_same and self.server.knows_ranges else 0

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's name
        pass


@pytest.fixture(scope="module")
def content(tiny_model: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in tiny_model.iterdir()}


@pytest.fixture
def hub(content: dict[str, bytes]):
    server = Hub()
    server.files = dict(content)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def small_entry(monkeypatch):
    entry = catalogue.entries()[0]
    small = catalogue.CatalogueEntry(
        entry.name, entry.title, "", "MIT", entry.repository, n_dims=16, size_bytes=5_000_000
    )
    monkeypatch.setattr(catalogue, "entries", lambda: (small,))
    return small


def download(hub: Hub, cache_folder: Path, **changes):
    seen: list[tuple[int, int]] = []
    arguments = {"on_progress": lambda done, total: seen.append((done, total)), "is_cancelled": lambda: False}
    folder = weights.download(NAME, cache_folder=cache_folder, hub_address=hub.address, **(arguments | changes))
    return folder, seen


def test_a_download_arrives_whole(hub: Hub, tmp_path: Path, content):
    folder, seen = download(hub, tmp_path)
    for name, expected in content.items():
        assert (folder / name).read_bytes() == expected
    total = sum(map(len, content.values()))
    assert seen[-1] == (total, total)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert catalogue.offers(tmp_path)[1].is_ready
    assert not list(folder.glob("*.part*"))
    hub.files.clear()
    download(hub, tmp_path)  # there already: nothing is asked for


def test_an_answer_that_breaks_off_is_resumed(hub: Hub, tmp_path: Path, content):
    hub.cuts = [1000, 500]
    folder, _ = download(hub, tmp_path)
    assert hub.ranges == ["", "bytes=1000-", "bytes=1500-"]
    assert (folder / catalogue.WEIGHTS_FILE).read_bytes() == content[catalogue.WEIGHTS_FILE]


def test_what_broke_off_for_good_is_resumed_by_the_next_call(hub: Hub, tmp_path: Path, content):
    hub.cuts = [1000] + [0] * (fetching.ATTEMPTS - 1)
    with pytest.raises(DownloadError, match="the next attempt goes on from there"):
        download(hub, tmp_path)
    assert not catalogue.offers(tmp_path)[1].is_ready
    folder, _ = download(hub, tmp_path)
    assert hub.ranges[-1] == "bytes=1000-"
    assert (folder / catalogue.WEIGHTS_FILE).read_bytes() == content[catalogue.WEIGHTS_FILE]


def test_a_file_that_changed_meanwhile_is_fetched_from_the_start(hub: Hub, tmp_path: Path, content):
    hub.cuts = [1000] + [0] * (fetching.ATTEMPTS - 1)
    with pytest.raises(DownloadError):
        download(hub, tmp_path)
    changed = bytearray(content[catalogue.WEIGHTS_FILE])
    changed[-1] ^= 1
    hub.files[catalogue.WEIGHTS_FILE] = bytes(changed)
    folder, _ = download(hub, tmp_path)
    assert (folder / catalogue.WEIGHTS_FILE).read_bytes() == bytes(changed)


def test_a_server_without_ranges_is_asked_for_all(hub: Hub, tmp_path: Path, content):
    hub.knows_ranges, hub.cuts = False, [1000]
    folder, _ = download(hub, tmp_path)
    assert (folder / catalogue.WEIGHTS_FILE).read_bytes() == content[catalogue.WEIGHTS_FILE]


def test_a_stopped_download_goes_on_later(hub: Hub, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(fetching, "BLOCK_BYTES", 4096)
    answers = iter([False] * 5)
    with pytest.raises(fetching.CancelledError):
        download(hub, tmp_path, is_cancelled=lambda: next(answers, True))
    download(hub, tmp_path)
    assert hub.ranges[-1].startswith("bytes=")
    assert not hub.ranges[-1].startswith("bytes=0-")


def test_a_wrong_checksum_is_refused(hub: Hub, tmp_path: Path, content):
    folder, _ = download(hub, tmp_path)
    recorded = json.loads((folder.parent / weights.CHECKSUMS_NAME).read_text())
    assert hashlib.sha256(content[catalogue.WEIGHTS_FILE]).hexdigest() in recorded.values()
    (folder / catalogue.WEIGHTS_FILE).unlink()
    hub.files[catalogue.WEIGHTS_FILE] = content[catalogue.WEIGHTS_FILE][:-1] + b"!"
    with pytest.raises(DownloadError, match="wrong checksum"):
        download(hub, tmp_path)
    assert not list(folder.glob("*.safetensors*"))


def test_something_else_than_weights_is_refused(hub: Hub, tmp_path: Path):
    hub.files[catalogue.WEIGHTS_FILE] = b"<html>please log in</html>"
    with pytest.raises(DownloadError, match="could not be downloaded: what arrived is not this model"):
        download(hub, tmp_path)
    assert not catalogue.offers(tmp_path)[1].is_ready


def test_far_too_much_is_refused(hub: Hub, tmp_path: Path):
    hub.files[catalogue.WEIGHTS_FILE] = bytes(11_000_000)
    with pytest.raises(DownloadError, match="far more than was announced"):
        download(hub, tmp_path)


@pytest.mark.parametrize("name", [catalogue.WEIGHTS_FILE, "open_clip_config.json"])
def test_far_too_much_is_refused_where_the_server_tells_no_length(
    hub: Hub, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(weights, "MOST_SMALL_BYTES", 4_000_000)
    hub.files[name] = bytes(40_000_000)
    hub.tells_length = False
    with pytest.raises(DownloadError, match="far more than was announced"):
        download(hub, tmp_path)
    assert sum(path.stat().st_size for path in tmp_path.rglob("*.part")) < 12_000_000


def test_another_part_than_was_asked_for_is_not_put_together(hub: Hub, tmp_path: Path, content):
    hub.cuts, hub.shift = [1000, 500], 7
    folder, _ = download(hub, tmp_path)
    assert hub.ranges[:3] == ["", "bytes=1000-", ""]
    assert (folder / catalogue.WEIGHTS_FILE).read_bytes() == content[catalogue.WEIGHTS_FILE]


def test_the_first_download_must_be_what_the_hub_promises(hub: Hub, tmp_path: Path, content):
    hub.promises[catalogue.WEIGHTS_FILE] = hashlib.sha256(b"other weights").hexdigest()
    with pytest.raises(DownloadError, match="wrong checksum"):
        download(hub, tmp_path)
    assert not catalogue.offers(tmp_path)[1].is_ready
    hub.promises[catalogue.WEIGHTS_FILE] = hashlib.sha256(content[catalogue.WEIGHTS_FILE]).hexdigest()
    hub.cuts = [1000]
    folder, _ = download(hub, tmp_path)
    assert (folder / catalogue.WEIGHTS_FILE).read_bytes() == content[catalogue.WEIGHTS_FILE]
    recorded = json.loads((folder.parent / weights.CHECKSUMS_NAME).read_text())
    assert hub.promises[catalogue.WEIGHTS_FILE] in recorded.values()


def test_the_hub_cannot_change_its_mind(hub: Hub, tmp_path: Path, content):
    folder, _ = download(hub, tmp_path)
    (folder / catalogue.WEIGHTS_FILE).unlink()
    changed = content[catalogue.WEIGHTS_FILE][:-1] + b"!"
    hub.files[catalogue.WEIGHTS_FILE] = changed
    hub.promises[catalogue.WEIGHTS_FILE] = hashlib.sha256(changed).hexdigest()
    with pytest.raises(DownloadError, match="wrong checksum"):
        download(hub, tmp_path)


def test_a_missing_file_is_told_at_once(hub: Hub, tmp_path: Path):
    del hub.files[catalogue.WEIGHTS_FILE]
    with pytest.raises(DownloadError, match="could not be downloaded: the server does not have it"):
        download(hub, tmp_path)


@pytest.mark.parametrize(
    ("code", "reason"), [(410, fetching.NOT_FOUND), (403, fetching.REFUSED), (429, fetching.SERVER_TROUBLE),
                         (503, fetching.SERVER_TROUBLE)]
)  # fmt: skip
def test_an_answer_that_is_none_is_told_in_plain_words(hub: Hub, tmp_path: Path, code: int, reason: str):
    hub.refusal = code
    with pytest.raises(DownloadError) as caught:
        download(hub, tmp_path)
    assert caught.value.problem == f"{TITLE} could not be downloaded: {reason}"
    assert is_plain(str(caught.value))


def test_a_full_disk_is_told_as_one(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def _refuse(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(fetching.os, "fsync", _refuse)
    with pytest.raises(DownloadError) as caught:
        download(hub, tmp_path)
    assert caught.value.problem == f"{TITLE} could not be downloaded: {fetching.DISK_FULL}"
    assert len(hub.ranges) <= 1, "it is no use to ask again"
    assert is_plain(caught.value.problem)


def test_too_little_room_is_told_before_anything_is_fetched(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(weights.shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(10, 10, 0))
    with pytest.raises(DownloadError, match=r"it needs 0\.0 GB and 0\.0 GB are free"):
        download(hub, tmp_path)
    assert not hub.ranges


def test_a_certificate_that_does_not_hold_is_no_missing_connection():
    problem = urllib.error.URLError(ssl.SSLCertVerificationError("self-signed certificate"))
    assert fetching._reason(problem) == fetching.NOT_SECURE


def test_nobody_there(tmp_path: Path, hub: Hub, caplog: pytest.LogCaptureFixture):
    caplog.set_level("INFO")
    with pytest.raises(DownloadError) as caught:
        weights.download(
            NAME,
            cache_folder=tmp_path,
            hub_address="http://127.0.0.1:9",
            on_progress=lambda *_: None,
            is_cancelled=lambda: False,
        )
    assert caught.value.problem == f"{TITLE} could not be downloaded: no connection"
    assert is_plain(str(caught.value))
    assert "127.0.0.1:9" in caplog.text, "the log has the details"


@pytest.mark.parametrize("address", ["http://hub.example", "ftp://hub.example", "file:///etc"])
def test_addresses_that_are_not_https_are_refused(hub: Hub, tmp_path: Path, address: str):
    with pytest.raises(DownloadError, match="not secure"):
        fetching.check_address(address)
    hub.redirect = f"{address}/x"
    with pytest.raises(DownloadError):
        download(hub, tmp_path)


def test_two_downloads_of_one_encoder_do_not_mix(hub: Hub, tmp_path: Path, small_entry):
    import filelock

    folder = small_entry.folder(tmp_path)
    folder.mkdir(parents=True)
    with filelock.FileLock(folder / "download.lock"), pytest.raises(DownloadError, match="already"):
        download(hub, tmp_path)


def test_what_needs_no_download_is_said_so(tmp_path: Path):
    with pytest.raises(EncoderError, match="builtin needs no download: it is here already"):
        weights.download("builtin", cache_folder=tmp_path, on_progress=lambda *_: None, is_cancelled=lambda: False)


def test_importing_a_folder(tiny_model: Path, tmp_path: Path):
    assert weights.import_folder(tiny_model) == f"local-dir:{tiny_model}"
    with pytest.raises(EncoderError):
        weights.import_folder(tmp_path / "nowhere")
