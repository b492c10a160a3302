"""One file over https: resumed where it broke off, and there under its name only when it is whole.

What has arrived stands in ``<name>.part`` and what it is a part of (the server's ETag) in ``<name>.part.etag``. Memory:
one block.
"""

import http.client
import os
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.errors import DownloadError

BLOCK_BYTES = 1 << 20
TIMEOUT_SECONDS = 30
ATTEMPTS = 4
LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}

Progress = Callable[[int, int], None]


class CancelledError(DownloadError):
    """The person stopped the download; what has arrived stays for the next time."""


def fetch(
    address: str, path: Path, *, most_bytes: int, on_progress: Progress, is_cancelled: Callable[[], bool]
) -> None:
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

    Raises
    ------
    DownloadError
        If the server refuses, or the connection broke off `ATTEMPTS` times; the next call resumes.
    CancelledError
        If ``is_cancelled`` said so.
    """
    part = path.with_name(f"{path.name}.part")
    problem: Exception | None = None
    for _ in range(ATTEMPTS):
        try:
            _attempt(address, part, most_bytes=most_bytes, on_progress=on_progress, is_cancelled=is_cancelled)
        except urllib.error.HTTPError as error:
            error.close()  # it is the server's answer, too, and holds the connection
            _forget_after(error.code, part)
            problem = error
            if error.code < 500 and error.code != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                break
        except (OSError, http.client.HTTPException) as error:
            if isinstance(error, OSError) and error.filename is not None:
                raise DownloadError(f"{path.parent} cannot be written ({error.strerror})") from error
            problem = error
        else:
            _finish(part, path)
            return
    raise DownloadError(
        f"The download of {address} broke off ({_in_words(problem)})",
        "What has arrived is kept: the next attempt goes on from there.",
    ) from problem


def _in_words(problem: Exception | None) -> str:
    if isinstance(problem, urllib.error.HTTPError):
        return str(problem)
    reason = getattr(problem, "reason", None)
    return str(getattr(reason, "strerror", None) or reason or problem)


def _attempt(
    address: str, part: Path, *, most_bytes: int, on_progress: Progress, is_cancelled: Callable[[], bool]
) -> None:
    etag_path = part.with_name(f"{part.name}.etag")
    have = part.stat().st_size if part.exists() and etag_path.exists() else 0
    request = urllib.request.Request(check_address(address), headers={"User-Agent": "clipshelf"})
    if have:
        request.add_header("Range", f"bytes={have}-")
        request.add_header("If-Range", etag_path.read_text(encoding="utf-8"))
    with _opener().open(request, timeout=TIMEOUT_SECONDS) as answer:
        if answer.status != http.HTTPStatus.PARTIAL_CONTENT:
            have = 0  # the server sends it all: another file by now, or it cannot resume
        total = have + int(answer.headers.get("Content-Length") or 0)
        if total > most_bytes:
            raise DownloadError(f"{address} holds {total / 1e6:.0f} MB, far more than was announced")
        etag = answer.headers.get("ETag", "")
        if etag and not etag.startswith("W/"):
            etag_path.write_text(etag, encoding="utf-8")
        else:
            etag_path.unlink(missing_ok=True)
        with part.open("ab" if have else "wb") as file:
            _receive(answer, file.write, have, total, on_progress=on_progress, is_cancelled=is_cancelled)
            file.flush()
            os.fsync(file.fileno())


def _receive(
    answer: Any,
    write: Callable[[bytes], int],
    have: int,
    total: int,
    *,
    on_progress: Progress,
    is_cancelled: Callable[[], bool],
) -> None:
    while True:
        if is_cancelled():
            raise CancelledError("The download was stopped", "What has arrived is kept for the next time.")
        block = answer.read(BLOCK_BYTES)
        if not block:
            break
        write(block)
        have += len(block)
        on_progress(have, max(total, have))
    if have < total:
        raise http.client.IncompleteRead(b"", total - have)


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
    raise DownloadError(f"{address} is not an https address", "Check the setting hub_address.")


class _CheckedRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        return super().redirect_request(req, fp, code, msg, headers, check_address(newurl))


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_CheckedRedirects)


def _forget_after(status: int, part: Path) -> None:
    if status == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        part.unlink(missing_ok=True)


def _finish(part: Path, path: Path) -> None:
    part.replace(path)
    part.with_name(f"{part.name}.etag").unlink(missing_ok=True)
