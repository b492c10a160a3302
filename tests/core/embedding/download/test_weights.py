"""Downloads from a local server that interrupts, changes or falsifies its answers."""

import hashlib
import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.embeddings import Trust
from core.embedding import catalogue, offers, registry
from core.embedding.download import connections, fetching, weights
from core.errors import DownloadError, EncoderError
from tests.support.encoders import make_tiny_model
from tests.support.hub import Hub, download

pytestmark = pytest.mark.usefixtures("small_entry")


def test_complete_download(hub: Hub, tmp_path: Path, content):
    folder, seen = download(hub, tmp_path)
    for name, expected in content.items():
        assert (folder / name).read_bytes() == expected
    total = sum(map(len, content.values()))
    assert seen[-1] == (total, total)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert offers.list_all(tmp_path)[1].is_ready
    assert not list(folder.glob("*.part*"))
    hub.files.clear()
    download(hub, tmp_path)  # already present: nothing is requested


def test_interrupted_answer_is_resumed(hub: Hub, tmp_path: Path, content):
    hub.cuts = [1000, 500]
    folder, _ = download(hub, tmp_path)
    assert hub.ranges == ["", "bytes=1000-", "bytes=1500-"]
    assert (folder / catalogue.WEIGHTS_FILE).read_bytes() == content[catalogue.WEIGHTS_FILE]


def test_failed_download_is_resumed_by_the_next_call(hub: Hub, tmp_path: Path, content):
    hub.cuts = [1000] + [0] * (fetching.ATTEMPTS - 1)
    with pytest.raises(DownloadError, match="the next attempt continues from there"):
        download(hub, tmp_path)
    assert not offers.list_all(tmp_path)[1].is_ready
    folder, _ = download(hub, tmp_path)
    assert hub.ranges[-1] == "bytes=1000-"
    assert (folder / catalogue.WEIGHTS_FILE).read_bytes() == content[catalogue.WEIGHTS_FILE]


def test_file_changed_meanwhile_is_downloaded_from_the_start(hub: Hub, tmp_path: Path, content):
    hub.cuts = [1000] + [0] * (fetching.ATTEMPTS - 1)
    with pytest.raises(DownloadError):
        download(hub, tmp_path)
    changed = bytearray(content[catalogue.WEIGHTS_FILE])
    changed[-1] ^= 1
    hub.files[catalogue.WEIGHTS_FILE] = bytes(changed)
    folder, _ = download(hub, tmp_path)
    assert (folder / catalogue.WEIGHTS_FILE).read_bytes() == bytes(changed)


def test_server_without_ranges_is_asked_for_the_whole_file(hub: Hub, tmp_path: Path, content):
    hub.knows_ranges, hub.cuts = False, [1000]
    folder, _ = download(hub, tmp_path)
    assert (folder / catalogue.WEIGHTS_FILE).read_bytes() == content[catalogue.WEIGHTS_FILE]


def test_cancelled_download_is_resumed_later(hub: Hub, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(fetching, "BLOCK_BYTES", 4096)
    stopped = threading.Event()

    def note(done: int, _total: int) -> None:
        if done > 50_000:
            stopped.set()

    with pytest.raises(fetching.CancelledError):
        download(hub, tmp_path, is_cancelled=stopped.is_set, on_progress=note)
    download(hub, tmp_path)
    assert hub.ranges[-1].startswith("bytes=")
    assert not hub.ranges[-1].startswith("bytes=0-")


def test_wrong_checksum_is_refused(hub: Hub, tmp_path: Path, content):
    folder, _ = download(hub, tmp_path)
    recorded = json.loads((folder.parent / weights.CHECKSUMS_NAME).read_text())
    assert hashlib.sha256(content[catalogue.WEIGHTS_FILE]).hexdigest() in recorded.values()
    (folder / catalogue.WEIGHTS_FILE).unlink()
    hub.files[catalogue.WEIGHTS_FILE] = content[catalogue.WEIGHTS_FILE][:-1] + b"!"
    with pytest.raises(DownloadError, match="wrong checksum"):
        download(hub, tmp_path)
    assert not list(folder.glob("*.safetensors*"))


def test_file_that_is_not_weights_is_refused(hub: Hub, tmp_path: Path):
    hub.files[catalogue.WEIGHTS_FILE] = b"<html>please log in</html>"
    with pytest.raises(DownloadError, match="could not be downloaded: the download is not this model"):
        download(hub, tmp_path)
    assert not offers.list_all(tmp_path)[1].is_ready


def test_oversized_answer_is_refused(hub: Hub, tmp_path: Path):
    hub.files[catalogue.WEIGHTS_FILE] = bytes(11_000_000)
    with pytest.raises(DownloadError, match="larger than announced"):
        download(hub, tmp_path)


@pytest.mark.parametrize("name", [catalogue.WEIGHTS_FILE, "open_clip_config.json"])
def test_oversized_answer_without_a_length_is_refused(
    hub: Hub, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(weights, "MOST_SMALL_BYTES", 4_000_000)
    hub.files[name] = bytes(40_000_000)
    hub.tells_length = False
    with pytest.raises(DownloadError, match="larger than announced"):
        download(hub, tmp_path)
    assert sum(path.stat().st_size for path in tmp_path.rglob("*.part")) < 12_000_000


def test_answer_with_another_range_is_discarded(hub: Hub, tmp_path: Path, content):
    hub.cuts, hub.shift = [1000, 500], 7
    folder, _ = download(hub, tmp_path)
    assert hub.ranges[:3] == ["", "bytes=1000-", ""]
    assert (folder / catalogue.WEIGHTS_FILE).read_bytes() == content[catalogue.WEIGHTS_FILE]


def test_first_download_must_match_the_hubs_checksum(hub: Hub, tmp_path: Path, content):
    hub.promises[catalogue.WEIGHTS_FILE] = hashlib.sha256(b"other weights").hexdigest()
    with pytest.raises(DownloadError, match="wrong checksum"):
        download(hub, tmp_path)
    assert not offers.list_all(tmp_path)[1].is_ready
    hub.promises[catalogue.WEIGHTS_FILE] = hashlib.sha256(content[catalogue.WEIGHTS_FILE]).hexdigest()
    hub.cuts = [1000]
    folder, _ = download(hub, tmp_path)
    assert (folder / catalogue.WEIGHTS_FILE).read_bytes() == content[catalogue.WEIGHTS_FILE]
    recorded = json.loads((folder.parent / weights.CHECKSUMS_NAME).read_text())
    assert hub.promises[catalogue.WEIGHTS_FILE] in recorded.values()


def test_file_changed_after_the_first_download_is_refused(hub: Hub, tmp_path: Path, content):
    folder, _ = download(hub, tmp_path)
    (folder / catalogue.WEIGHTS_FILE).unlink()
    changed = content[catalogue.WEIGHTS_FILE][:-1] + b"!"
    hub.files[catalogue.WEIGHTS_FILE] = changed
    hub.promises[catalogue.WEIGHTS_FILE] = hashlib.sha256(changed).hexdigest()
    with pytest.raises(DownloadError, match="wrong checksum"):
        download(hub, tmp_path)


@pytest.mark.parametrize("address", ["http://hub.example", "ftp://hub.example", "file:///etc"])
def test_addresses_that_are_not_https_are_refused(hub: Hub, tmp_path: Path, address: str):
    with pytest.raises(DownloadError, match="not secure"):
        connections.HostRules("hub.example").check(address)
    hub.redirect = f"{address}/x"
    with pytest.raises(DownloadError, match=r"not secure|refused it"):
        download(hub, tmp_path)


def test_two_downloads_of_one_encoder_do_not_mix(hub: Hub, tmp_path: Path, small_entry):
    import filelock

    folder = small_entry.folder(tmp_path)
    folder.mkdir(parents=True)
    with filelock.FileLock(folder / "download.lock"), pytest.raises(DownloadError, match="already"):
        download(hub, tmp_path)


def test_model_that_needs_no_download_is_reported(tmp_path: Path):
    with pytest.raises(EncoderError, match="builtin needs no download"):
        weights.download("builtin", cache_folder=tmp_path, on_progress=lambda *_: None, is_cancelled=lambda: False)


def test_importing_a_folder(tiny_model: Path, tmp_path: Path):
    assert weights.import_folder(tiny_model) == f"local-dir:{tiny_model}"
    with pytest.raises(EncoderError):
        weights.import_folder(tmp_path / "nowhere")


def pinned(entry: catalogue.CatalogueEntry, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pin a commit and the checksum of the weights in the catalogue."""
    changed = replace(entry, revision="0" * 40, sha256=hashlib.sha256(content).hexdigest())
    monkeypatch.setattr(catalogue, "entries", lambda: (changed,))


def test_pinned_commit_is_requested_and_its_checksum_verified(
    hub: Hub, tmp_path: Path, content, small_entry, monkeypatch: pytest.MonkeyPatch
):
    pinned(small_entry, b"other weights", monkeypatch)
    with pytest.raises(DownloadError, match="wrong checksum"):
        download(hub, tmp_path)
    assert all(f"/resolve/{'0' * 40}/" in path for path in hub.paths)
    pinned(small_entry, content[catalogue.WEIGHTS_FILE], monkeypatch)
    download(hub, tmp_path)
    assert offers.list_all(tmp_path)[1].trust is Trust.KNOWN


def test_checksum_of_the_first_download_is_shown_and_verified_on_load(hub: Hub, tmp_path: Path, content, small_entry):
    folder, _ = download(hub, tmp_path)
    offer = offers.list_all(tmp_path)[1]
    assert offer.trust is Trust.FIRST_USE
    assert offer.seen_sha256 == hashlib.sha256(content[catalogue.WEIGHTS_FILE]).hexdigest()
    registry.load(small_entry.name, cache_folder=tmp_path).close()
    other = make_tiny_model(tmp_path / "other", seed=7) / catalogue.WEIGHTS_FILE
    (folder / catalogue.WEIGHTS_FILE).write_bytes(other.read_bytes())
    with pytest.raises(EncoderError, match="do not match their checksum"):
        registry.load(small_entry.name, cache_folder=tmp_path)
