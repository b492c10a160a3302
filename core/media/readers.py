"""Which video readers there are. Loading this loads no decoder: children of the decode pool do, in `open_video`."""

import enum
import importlib.metadata
from pathlib import Path

from core.media.reader import VideoReader


class ReaderKind(enum.StrEnum):
    """The readers, best first."""

    PYAV = "pyav"
    """Sees packets: hops over keyframes, reads on after damage, opens nothing but whitelisted containers."""
    DECORD = "decord"
    """Reads whole stretches; the second chance."""


_DISTRIBUTIONS = {ReaderKind.PYAV: "av", ReaderKind.DECORD: "decord2"}


def readers() -> tuple[ReaderKind, ...]:
    """List the readers that are installed, in the order in which they are tried.

    Returns
    -------
    tuple of ReaderKind
        At least `ReaderKind.PYAV`.
    """
    return tuple(kind for kind in ReaderKind if kind is ReaderKind.PYAV or version(kind))


def version(kind: ReaderKind) -> str:
    """Return a reader's version without loading it; what it once failed on is tried again by another version.

    Parameters
    ----------
    kind : ReaderKind
        Which.

    Returns
    -------
    str
        Such as ``pyav 18.1.0``; empty where it is not installed.
    """
    try:
        return f"{kind} {importlib.metadata.version(_DISTRIBUTIONS[kind])}"
    except importlib.metadata.PackageNotFoundError:
        return ""


def open_video(path: Path, kind: ReaderKind) -> VideoReader:
    """Open a video; this loads the decoder, so only children of the decode pool may call it.

    Parameters
    ----------
    path : Path
        The file.
    kind : ReaderKind
        Which reader.

    Returns
    -------
    VideoReader
        To be closed.

    Raises
    ------
    PathError
        When the file is gone or cannot be read.
    MediaError
        When it is no video that this reader can open.
    """
    if kind is ReaderKind.DECORD:
        from core.media.decord_reader import DecordReader

        return DecordReader(path)
    from core.media.pyav_reader import PyavReader

    return PyavReader(path)
