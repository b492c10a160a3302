"""Downloads one file over https: resumes where it broke off, and gets its final name only when complete.

The received part is in ``<name>.part``, and the server's ETag of the whole file in ``<name>.part.etag``. Memory: one
block.
"""

import errno
import http.client
import logging
import os
import re
import ssl
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any

from core.embedding import offline
from core.embedding.download import connections
from core.embedding.download.connections import NOT_SECURE, CancelledError, HostRules, Watch
from core.errors import DownloadError
from core.sentence import Sentence

__all__ = ["CancelledError", "fetch", "is_disk_full"]

BLOCK_BYTES = 1 << 18
TIMEOUT_SECONDS = 30
ATTEMPTS = 4
ANSWER_SECONDS = 60
"""From the first connection through all redirects to the first byte of the content."""

NO_CONNECTION = Sentence("no connection")
BROKE_OFF = Sentence("the connection was lost")
NOT_FOUND = Sentence("the file is not on the server")
REFUSED = Sentence("the server refused it")
SERVER_TROUBLE = Sentence("the server has a problem")
DISK_FULL = Sentence("the disk is full")
NOT_WRITABLE = Sentence("the folder is not writable")
TOO_MUCH = Sentence("the file is larger than announced")
CHECK_CONNECTION = Sentence("Check the connection, then try again.")
RESUMES = Sentence("What has been downloaded is kept: the next attempt continues from there.")
MAKE_ROOM = Sentence("Free some space, or set CLIPSHELF_CACHE to a folder on another disk.")

_DISK_FULL_CODES = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}

Progress = Callable[[int, int], None]

log = logging.getLogger(__name__)


def fetch(
    address: str,
    path: Path,
    *,
    most_bytes: int,
    on_progress: Progress,
    is_cancelled: Callable[[], bool],
    own_host: str = "",
) -> str | None:
    """Download a file.

    Parameters
    ----------
    address : str
        URL; https, except for a server on this computer that is named in the person's own settings.
    path : Path
        Destination; its folder must exist.
    most_bytes : int
        Maximum size.
    on_progress : callable
        Called after each block with the bytes received and the total.
    is_cancelled : callable
        Called five times a second, by two threads.
    own_host : str
        The host in the person's own settings, which may be on a private network; redirects to any other host there are
        refused.

    Returns
    -------
    str or None
        SHA-256 promised by the server, in hexadecimal; None if it promised none. It is not checked here.

    Raises
    ------
    DownloadError
        If the server refuses, the file cannot be written, or the connection broke off `ATTEMPTS` times; the next call
        resumes. Its problem is one of the phrases above, without address or error number, which are in the log.
    CancelledError
        If ``is_cancelled`` returned true.
    """
    rules = HostRules(own_host)
    rules.check(address)
    with offline.permitted(), Watch(is_cancelled) as watch:
        return _fetch(_Download(address, most_bytes, on_progress, rules, watch), path)


@dataclass(frozen=True, slots=True)
class _Download:
    """What to download, and how."""

    address: str
    most_bytes: int
    on_progress: Progress
    rules: HostRules
    watch: Watch


def _fetch(download: _Download, path: Path) -> str | None:
    part, address = path.with_name(f"{path.name}.part"), download.address
    problem: Exception | None = None
    for _ in range(ATTEMPTS):
        try:
            promised = _attempt(download, part)
        except urllib.error.HTTPError as error:
            download.watch.look()
            error.close()  # the error is also the response, and keeps the connection open
            _forget_after(error.code, part)
            problem = error
            if error.code < 500 and error.code != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                break
        except (OSError, http.client.HTTPException, ValueError) as error:
            download.watch.look()
            log.info("fetching %s: %r", address, error)
            problem = error
            if _is_of_the_disk(error):
                break
        else:
            _finish(part, path)
            return promised
    log.info("%s could not be fetched: %r", address, problem)
    raise DownloadError(_reason(problem), _advice(problem)) from problem


def _is_of_the_disk(problem: Exception | None) -> bool:
    is_named = isinstance(problem, OSError) and problem.filename is not None
    return not isinstance(problem, urllib.error.URLError) and (is_named or is_disk_full(problem))


def is_disk_full(problem: Exception | None) -> bool:
    """Return whether an error means that the disk is full or a quota is used up."""
    return isinstance(problem, OSError) and problem.errno in _DISK_FULL_CODES


def _reason(problem: Exception | None) -> Sentence:
    if isinstance(problem, urllib.error.HTTPError):
        if problem.code in {http.HTTPStatus.NOT_FOUND, http.HTTPStatus.GONE}:
            return NOT_FOUND
        is_its_own = problem.code >= 500 or problem.code == http.HTTPStatus.TOO_MANY_REQUESTS
        return SERVER_TROUBLE if is_its_own else REFUSED
    if isinstance(problem, urllib.error.URLError):
        return NOT_SECURE if isinstance(problem.reason, ssl.SSLCertVerificationError) else NO_CONNECTION
    if _is_of_the_disk(problem):
        return DISK_FULL if is_disk_full(problem) else NOT_WRITABLE
    return BROKE_OFF


def _advice(problem: Exception | None) -> Sentence:
    if _is_of_the_disk(problem):
        return MAKE_ROOM if is_disk_full(problem) else Sentence("")
    return CHECK_CONNECTION if _reason(problem) == NO_CONNECTION else RESUMES


def _attempt(download: _Download, part: Path) -> str | None:
    etag_path = part.with_name(f"{part.name}.etag")
    have = part.stat().st_size if part.exists() and etag_path.exists() else 0
    request = urllib.request.Request(download.address, headers={"User-Agent": "clipshelf"})
    if have:
        request.add_header("Range", f"bytes={have}-")
        request.add_header("If-Range", etag_path.read_text(encoding="utf-8"))
    redirects = _CheckedRedirects(download.rules)
    download.watch.look()
    download.watch.expect_answer(ANSWER_SECONDS)
    with connections.opener(download.rules, download.watch, redirects).open(request, timeout=TIMEOUT_SECONDS) as answer:
        download.watch.expect_answer(None)
        if answer.status != http.HTTPStatus.PARTIAL_CONTENT:
            have = 0  # the server sends the whole file: it has changed, or resuming is not supported
        elif not answer.headers.get("Content-Range", "").strip().startswith(f"bytes {have}-"):
            part.unlink(missing_ok=True)
            raise http.client.HTTPException("the server sent another part than was asked for")
        promise = redirects.promise or _promise_in(answer.headers)
        etag = answer.headers.get("ETag", "")
        if etag and not etag.startswith("W/"):
            etag_path.write_text(etag, encoding="utf-8")
        else:
            etag_path.unlink(missing_ok=True)
        with part.open("ab" if have else "wb") as file:
            _receive(download, answer, file.write, have)
            file.flush()
            os.fsync(file.fileno())
    return promise


def _receive(download: _Download, answer: http.client.HTTPResponse, write: Callable[[bytes], int], have: int) -> None:
    total = have + (answer.length or 0)  # the server may not state a length
    _refuse_too_much(download, total)
    while True:
        download.watch.look()
        block = answer.read1(BLOCK_BYTES)  # what has arrived: a slow server must not delay the check above
        if not block:
            break
        have += len(block)
        _refuse_too_much(download, have)
        write(block)
        download.on_progress(have, max(total, have))
    download.watch.look()
    if have < total:
        raise http.client.IncompleteRead(b"", total - have)


def _refuse_too_much(download: _Download, n_bytes: int) -> None:
    if n_bytes > download.most_bytes:
        log.info("%s has %d bytes or more, %d were announced", download.address, n_bytes, download.most_bytes)
        raise DownloadError(TOO_MUCH, "Try again; if it happens again, do not use this source.")


def _promise_in(headers: Message) -> str | None:
    # The hub redirects large files to another host; its own response states their checksum.
    found = re.fullmatch(r'"?([0-9a-fA-F]{64})"?', headers.get("X-Linked-ETag", "").strip())
    return found.group(1).lower() if found else None


class _CheckedRedirects(urllib.request.HTTPRedirectHandler):
    """Follows only safe redirects, and remembers the checksum the first server promised."""

    def __init__(self, rules: HostRules) -> None:
        self.promise: str | None = None
        self._rules = rules

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        if urllib.parse.urlsplit(req.full_url).hostname == req.origin_req_host:
            self.promise = self.promise or _promise_in(headers)
        return super().redirect_request(req, fp, code, msg, headers, self._rules.check(newurl))


def _forget_after(status: int, part: Path) -> None:
    if status == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        part.unlink(missing_ok=True)


def _finish(part: Path, path: Path) -> None:
    part.replace(path)
    part.with_name(f"{part.name}.etag").unlink(missing_ok=True)
