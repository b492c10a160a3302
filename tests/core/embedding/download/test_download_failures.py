"""A failed download gives its reason in one plain sentence; details go to the log only."""

import errno
import re
import shutil
import ssl
import urllib.error
from pathlib import Path

import pytest

from core.embedding import catalogue
from core.embedding.download import fetching, weights
from core.errors import DownloadError
from tests.support.hub import NAME, Hub, download

pytestmark = pytest.mark.usefixtures("small_entry")

TITLE = "CLIP ViT-B/32 256 px (DataComp)"


def is_plain(sentence: str) -> bool:
    """Return whether a sentence is free of addresses, error numbers and resolver messages."""
    return not re.search(r"https?:|127\.0|Errno|\[|urlopen|HTTP|\b[45]\d\d\b|Error", sentence)


def test_missing_file_is_reported_at_once(hub: Hub, tmp_path: Path):
    del hub.files[catalogue.WEIGHTS_FILE]
    with pytest.raises(DownloadError, match="could not be downloaded: the file is not on the server"):
        download(hub, tmp_path)


@pytest.mark.parametrize(
    ("code", "reason"), [(410, fetching.NOT_FOUND), (403, fetching.REFUSED), (429, fetching.SERVER_TROUBLE),
                         (503, fetching.SERVER_TROUBLE)]
)  # fmt: skip
def test_invalid_answer_is_reported_in_plain_words(hub: Hub, tmp_path: Path, code: int, reason: str):
    hub.refusal = code
    with pytest.raises(DownloadError) as caught:
        download(hub, tmp_path)
    assert caught.value.problem == f"{TITLE} could not be downloaded: {reason}"
    assert is_plain(str(caught.value))


def test_full_disk_is_reported_as_such(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def _refuse(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(fetching.os, "fsync", _refuse)
    with pytest.raises(DownloadError) as caught:
        download(hub, tmp_path)
    assert caught.value.problem == f"{TITLE} could not be downloaded: {fetching.DISK_FULL}"
    assert len(hub.ranges) <= 1, "it is no use to ask again"
    assert is_plain(caught.value.problem)


def test_too_little_space_is_reported_before_the_download(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(weights.shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(10, 10, 0))
    with pytest.raises(DownloadError, match=r"it needs 0\.0 GB, but only 0\.0 GB are free"):
        download(hub, tmp_path)
    assert not hub.ranges


def test_invalid_certificate_is_not_reported_as_no_connection():
    problem = urllib.error.URLError(ssl.SSLCertVerificationError("self-signed certificate"))
    assert fetching._reason(problem) == fetching.NOT_SECURE


def test_no_connection(tmp_path: Path, hub: Hub, caplog: pytest.LogCaptureFixture):
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
