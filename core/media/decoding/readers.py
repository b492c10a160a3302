"""The available video readers. A decoder is imported only by `open_video`, in children of the decode pool."""

import enum
import importlib.metadata
from pathlib import Path

from core.media.decoding.reader import VideoReader


class ReaderKind(enum.StrEnum):
    """The readers, best first."""

    PYAV = "pyav"
    """Works on packets: seeks to keyframes, continues after damage, opens only whitelisted containers."""
    DECORD = "decord"
    """The fallback; reads from the start."""


_DISTRIBUTIONS = {ReaderKind.PYAV: "av", ReaderKind.DECORD: "decord2"}


def readers() -> tuple[ReaderKind, ...]:
    """List the installed readers in the order in which they are tried; PyAV is always there."""
    return tuple(kind for kind in ReaderKind if kind is ReaderKind.PYAV or version(kind))


def version(kind: ReaderKind) -> str:
    """Return a reader's version without importing it; files that failed are retried with another version.

    Returns
    -------
    str
        Such as ``pyav 18.1.0``; empty if it is not installed.
    """
    try:
        return f"{kind} {importlib.metadata.version(_DISTRIBUTIONS[kind])}"
    except importlib.metadata.PackageNotFoundError:
        return ""


def open_video(path: Path, kind: ReaderKind) -> VideoReader:
    """Open a video, to be closed by the caller; imports the decoder, so only decode children may call it.

    Raises
    ------
    PathError
        If the file is missing or cannot be read.
    MediaError
        If this reader cannot open it as a video.
    """
    if kind is ReaderKind.DECORD:
        from core.media.decoding.decord_reader import DecordReader

        return DecordReader(path)
    from core.media.decoding.pyav_reader import PyavReader

    return PyavReader(path)
