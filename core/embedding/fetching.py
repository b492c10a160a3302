"""One file over https: resumed where it broke off, and there under its name only when it is whole.

What has arrived stands in ``<name>.part`` and what it is a part of (the server's ETag) in ``<name>.part.etag``. Memory:
one block.
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

from core.errors import DownloadError

BLOCK_BYTES = 1 << 20
TIMEOUT_SECONDS = 30
ATTEMPTS = 4
LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}

NO_CONNECTION = "no connection"
BROKE_OFF = "the connection broke off"
NOT_FOUND = "the server does not have it"
REFUSED = "the server refused it"
SERVER_TROUBLE = "the server has a problem"
NOT_SECURE = "the connection is not secure"
DISK_FULL = "the disk is full"
NOT_WRITABLE = "its folder cannot be written"
TOO_MUCH = "it is far more than was announced"
CHECK_CONNECTION = "Check the connection, then try again."
RESUMES = "What has arrived is kept: the next attempt goes on from there."
MAKE_ROOM = "Make room, or set CLIPSHELF_CACHE to a folder on another disk."

_DISK_FULL_CODES = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}

Progress = Callable[[int, int], None]

log = logging.getLogger(__name__)


class CancelledError(DownloadError):
    """The person stopped the download; what has arrived stays for the next time."""


def fetch(
    address: str, path: Path, *, most_bytes: int, on_progress: Progress, is_cancelled: Callable[[], bool]
) -> str | None:
    """Download a file.

    Parameters
    ----------
    address : str
        Where it lies; https, but for servers on this computer.
    path : Path
        Where to put it; its folder exists.
    most_bytes : int
        Refuse more.
    on_progress : callable
        Told the bytes that are there and how many there will be, after each block.
    is_cancelled : callable
        Asked before each block.

    Returns
    -------
    str or None
        The file's SHA-256 as the server promised it, hexadecimal; None where it promised none. It is not checked here.

    Raises
    ------
    DownloadError
        If the server refuses, the disk does not take it, or the connection broke off `ATTEMPTS` times; the next call
        resumes. Its problem is one of the phrases above, without address or error number; the log has those.
    CancelledError
        If ``is_cancelled`` said so.
    """
    part = path.with_name(f"{path.name}.part")
    problem: Exception | None = None
    for _ in range(ATTEMPTS):
        try:
            promised = _attempt(
                address, part, most_bytes=most_bytes, on_progress=on_progress, is_cancelled=is_cancelled
            )
        except urllib.error.HTTPError as error:
            error.close()  # it is the server's answer, too, and holds the connection
            _forget_after(error.code, part)
            problem = error
            if error.code < 500 and error.code != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                break
        except (OSError, http.client.HTTPException) as error:
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
    """Tell whether an error says that there is no room left.

    Parameters
    ----------
    problem : Exception or None
        Any.

    Returns
    -------
    bool
        True for a full disk and for a used-up quota.
    """
    return isinstance(problem, OSError) and problem.errno in _DISK_FULL_CODES


def _reason(problem: Exception | None) -> str:
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


def _advice(problem: Exception | None) -> str:
    if _is_of_the_disk(problem):
        return MAKE_ROOM if is_disk_full(problem) else ""
    return CHECK_CONNECTION if _reason(problem) == NO_CONNECTION else RESUMES


def _attempt(
    address: str, part: Path, *, most_bytes: int, on_progress: Progress, is_cancelled: Callable[[], bool]
) -> str | None:
    etag_path = part.with_name(f"{part.name}.etag")
    have = part.stat().st_size if part.exists() and etag_path.exists() else 0
    request = urllib.request.Request(check_address(address), headers={"User-Agent": "clipshelf"})
    if have:
        request.add_header("Range", f"bytes={have}-")
        request.add_header("If-Range", etag_path.read_text(encoding="utf-8"))
    redirects = _CheckedRedirects()
    with urllib.request.build_opener(redirects).open(request, timeout=TIMEOUT_SECONDS) as answer:
        if answer.status != http.HTTPStatus.PARTIAL_CONTENT:
            have = 0  # the server sends it all: another file by now, or it cannot resume
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
            body = _Body(address, answer, have, most_bytes)
            body.receive(file.write, on_progress=on_progress, is_cancelled=is_cancelled)
            file.flush()
            os.fsync(file.fileno())
    return promise


@dataclass(frozen=True, slots=True)
class _Body:
    """What is still to come of an answer, and how much there may be of it."""

    address: str
    answer: http.client.HTTPResponse
    n_there: int
    most_bytes: int

    def receive(
        self, write: Callable[[bytes], int], *, on_progress: Progress, is_cancelled: Callable[[], bool]
    ) -> None:
        have, total = self.n_there, self.n_there + (self.answer.length or 0)  # no length where the server tells none
        self._refuse_too_much(total)
        while True:
            if is_cancelled():
                raise CancelledError("The download was stopped", "What has arrived is kept for the next time.")
            block = self.answer.read(BLOCK_BYTES)
            if not block:
                break
            have += len(block)
            self._refuse_too_much(have)
            write(block)
            on_progress(have, max(total, have))
        if have < total:
            raise http.client.IncompleteRead(b"", total - have)

    def _refuse_too_much(self, n_bytes: int) -> None:
        if n_bytes > self.most_bytes:
            log.info("%s holds %d bytes or more, %d were announced", self.address, n_bytes, self.most_bytes)
            raise DownloadError(TOO_MUCH, "Try again; if it happens again, do not use this source.")


def _promise_in(headers: Message) -> str | None:
    # The hub sends large files from elsewhere; in its own answer it says which content that has to be.
    found = re.fullmatch(r'"?([0-9a-fA-F]{64})"?', headers.get("X-Linked-ETag", "").strip())
    return found.group(1).lower() if found else None


def check_address(address: str) -> str:
    """Refuse addresses whose answers anyone on the way could change.

    Parameters
    ----------
    address : str
        To be looked at.

    Returns
    -------
    str
        The same.

    Raises
    ------
    DownloadError
        If it is not https, and not this computer either.
    """
    parts = urllib.parse.urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL_HOSTS):
        return address
    log.info("%s is not an https address", address)
    raise DownloadError(NOT_SECURE, "The setting hub_address needs an address that begins with https.")


class _CheckedRedirects(urllib.request.HTTPRedirectHandler):
    """Follows to safe addresses only, and remembers what the first server promised."""

    def __init__(self) -> None:
        self.promise: str | None = None

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        if urllib.parse.urlsplit(req.full_url).hostname == req.origin_req_host:
            self.promise = self.promise or _promise_in(headers)
        return super().redirect_request(req, fp, code, msg, headers, check_address(newurl))


def _forget_after(status: int, part: Path) -> None:
    if status == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        part.unlink(missing_ok=True)


def _finish(part: Path, path: Path) -> None:
    part.replace(path)
    part.with_name(f"{part.name}.etag").unlink(missing_ok=True)
