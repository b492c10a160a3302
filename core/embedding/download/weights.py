"""Downloads an encoder of the catalogue, or imports one from a folder.

A file without a checksum in the catalogue must match the one that the hub promises in its response. The first
accepted checksum is recorded beside the downloads, and every later download must match it (see
`core.embedding.download.checksums`).
"""

import hashlib
import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import filelock

from core.embedding import catalogue
from core.embedding.catalogue import CatalogueEntry
from core.embedding.download import checksums
from core.embedding.open_clip import model_folder
from core.errors import DownloadError, EncoderError
from core.sentence import Sentence

WRONG_CONTENT = Sentence("the download is not this model")
WRONG_CHECKSUM = Sentence("the download has the wrong checksum and was discarded")
ALREADY = Sentence("it is already being downloaded")
TRY_AGAIN = Sentence("Try again; if it happens again, do not use this source.")

CHECKSUMS_NAME = checksums.NAME
MOST_SMALL_BYTES = 64 << 20
SIZE_SLACK = 2.0
"""Catalogue sizes are rounded, and a file may be stored in a wider number format than assumed."""

Progress = Callable[[int, int], None]

log = logging.getLogger(__name__)


def download(
    reference: str,
    *,
    cache_folder: Path,
    on_progress: Progress,
    is_cancelled: Callable[[], bool],
    hub_address: str = "",
) -> Path:
    """Download an encoder of the catalogue and return its folder; resumes an interrupted download.

    Parameters
    ----------
    reference : str
        Catalogue name.
    cache_folder : Path
        Folder of the downloads.
    on_progress : callable
        Called in this thread with the bytes received and the total.
    is_cancelled : callable
        Called five times a second, by two threads.
    hub_address : str
        Base URL of the hub from the person's own settings; empty uses the catalogue's.

    Raises
    ------
    DownloadError
        If it breaks off, is refused, delivers something else, or is already in progress.
    EncoderError
        If the reference is not in the catalogue.
    """
    entry = catalogue.resolve(reference).entry
    if entry is None:
        raise EncoderError(
            "The search model {reference} needs no download",
            "Run `clipshelf encoders use {reference}`.",
            reference=reference,
        )
    folder = entry.folder(cache_folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(folder / "download.lock", timeout=0):
            _check_room(entry, folder)
            _fetch_all(entry, folder, hub_address, on_progress, is_cancelled)
    except filelock.Timeout as error:
        raise DownloadError(*_failure(entry, ALREADY)) from error
    except OSError as error:
        log.info("%s cannot be written: %r", folder, error)
        raise DownloadError(*_disk_failure(entry, error)) from error
    return folder


def _failure(entry: CatalogueEntry, reason: Sentence, advice: Sentence | None = None) -> tuple[Sentence, Sentence]:
    problem = Sentence("{title} could not be downloaded: {reason}", title=entry.title, reason=reason)
    return problem, advice or Sentence("")


def _disk_failure(entry: CatalogueEntry, error: OSError) -> tuple[Sentence, Sentence]:
    from core.embedding.download import fetching

    is_full = fetching.is_disk_full(error)
    reason = fetching.DISK_FULL if is_full else fetching.NOT_WRITABLE
    return _failure(entry, reason, fetching.MAKE_ROOM if is_full else None)


def import_folder(path: Path) -> str:
    """Check a folder with an open_clip model and return its reference; nothing is copied.

    Returns
    -------
    str
        ``local-dir:/absolute/folder``; raises `EncoderError` if the folder is not such a model.
    """
    return f"{catalogue.FOLDER_PREFIX}{model_folder.read(path).path}"


def _fetch_all(
    entry: CatalogueEntry, folder: Path, own_hub: str, on_progress: Progress, is_cancelled: Callable[[], bool]
) -> None:
    # Imported here because it loads the http modules, which would slow the start of the window.
    from core.embedding.download import connections, fetching

    done, hub = 0, own_hub or catalogue.hub_address()
    for name in (model_folder.CONFIG_NAME, *entry.more_files, catalogue.WEIGHTS_FILE):
        is_weights = name == catalogue.WEIGHTS_FILE
        path, before = folder / name, done
        if not path.exists():
            try:
                promised = fetching.fetch(
                    f"{hub.rstrip('/')}/{entry.repository}/resolve/{entry.revision}/{name}",
                    path.with_name(f"{name}.new"),
                    most_bytes=int(entry.size_bytes * SIZE_SLACK) if is_weights else MOST_SMALL_BYTES,
                    on_progress=lambda have, total, before=before, is_weights=is_weights: on_progress(
                        before + have, before + total if is_weights else max(entry.size_bytes, before + total)
                    ),
                    is_cancelled=is_cancelled,
                    own_host=connections.host_of(own_hub),
                )
            except fetching.CancelledError:
                raise
            except DownloadError as error:
                raise DownloadError(*_failure(entry, error.sentence, error.remedy)) from error
            _accept(entry, path.with_name(f"{name}.new"), path, promised=promised)
        done += path.stat().st_size
    on_progress(done, done)


def _accept(entry: CatalogueEntry, arrived: Path, path: Path, *, promised: str | None) -> None:
    # Rename only what has passed: a file with that name counts as a ready encoder.
    checksum = _sha256(arrived)
    key, known = checksums.key_of(entry, path.name), checksums.read(path.parent.parent)
    pinned = entry.pin_of(path.name)
    # A checksum in the catalogue takes precedence over one recorded from the hub.
    expected = {pinned, promised} if pinned else {known.get(key), promised}
    if path.name == catalogue.WEIGHTS_FILE:
        try:
            model_folder.check_weights(arrived)
        except EncoderError as error:
            arrived.unlink()
            log.info("what arrived as %s holds no weights: %s", path.name, error)
            raise DownloadError(*_failure(entry, WRONG_CONTENT, TRY_AGAIN)) from error
    if expected - {None, checksum}:
        arrived.unlink()
        log.info("what arrived as %s has the checksum %s, not one of %s", key, checksum, expected - {None})
        raise DownloadError(*_failure(entry, WRONG_CHECKSUM, TRY_AGAIN))
    checksums.write(path.parent.parent, known | {key: checksum})
    arrived.replace(path)


def _check_room(entry: CatalogueEntry, folder: Path) -> None:
    there = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    free = shutil.disk_usage(folder).free
    if free < entry.size_bytes - there:
        from core.embedding.download import fetching

        wanted, there_is = f"{entry.size_bytes / 1e9:.1f}", f"{free / 1e9:.1f}"
        reason = Sentence("it needs {wanted} GB, but only {free} GB are free", wanted=wanted, free=there_is)
        raise DownloadError(*_failure(entry, reason, fetching.MAKE_ROOM))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
