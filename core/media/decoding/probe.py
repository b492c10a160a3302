"""Checks on a file before any decoder opens it, and the sentences for what can be wrong with it.

Decoders hang on pipes, and a text file that names other files (a playlist) could make them open those. So the file is
checked first: it must be a regular file, and its first bytes must not look like text or a playlist.
"""

import os
import stat
from pathlib import Path

from core import plain_file
from core.errors import MediaError, PathError

MAX_PIXELS = 64_000_000
"""Pictures above this are refused: 8K has 33 million."""
MAX_STREAMS = 64
DEMUXERS = ("mov", "matroska", "avi", "mpegts", "mpeg", "flv", "asf", "ogg", "mxf", "dv", "wtv", "nut", "ivf", "rm")
"""FFmpeg's names of the allowed containers: none of them can refer to another file."""
PROTOCOLS = ("file",)

EMPTY = "The file is empty"
TEXT = "The file is a text file, not a video"
PLAYLIST = "The file is a playlist that refers to other files, not a video"
NOT_A_VIDEO = "The file is not a video, or its beginning is damaged"
NO_INDEX = "The file's index is missing: the recording or copy broke off before it was finished"
NO_PICTURES = "The file has sound but no video"
NO_STREAM = "The file contains no video"
TOO_MANY_PIXELS = "The frames are too large to be decoded safely ({width} x {height})"
NO_FRAME = "No frame of the file could be decoded"
NO_DECODER = "There is no decoder for this kind of video"

_PLAYLIST_STARTS = (b"#EXTM3U", b"ffconcat", b"<MPD", b"[playlist]", b"v=0\r\n", b"v=0\n")
_SNIFF_BYTES = 4096
_TEXT_BYTES = frozenset(range(32, 256)) | frozenset(b"\t\n\r\f\b\x1b")


def check_file(path: Path) -> None:
    """Raise an error if a file must not be opened by a decoder.

    Raises
    ------
    PathError
        If the path is missing or cannot be read.
    MediaError
        If it is not a regular file, is empty, a text or a playlist.
    """
    try:
        with os.fdopen(plain_file.descriptor_of(path), "rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise MediaError("It is not a regular file")
            head = file.read(_SNIFF_BYTES)
    except IsADirectoryError as error:
        raise MediaError("It is a folder, not a file") from error
    except OSError as error:
        raise PathError("The file cannot be read: {reason}", reason=error.strerror or error) from error
    check_head(head)


def check_head(head: bytes) -> None:
    """Raise an error if the first bytes of a file rule out a video.

    Raises
    ------
    MediaError
        If the file is empty, a text or a playlist.
    """
    if not head:
        raise MediaError(EMPTY)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(_PLAYLIST_STARTS) or (start.startswith(b"<?xml") and b"<MPD" in head):
        raise MediaError(PLAYLIST)
    if _TEXT_BYTES.issuperset(head):
        raise MediaError(TEXT)


def lacks_index(path: Path) -> bool:
    """Return whether a file starts like an MP4 or MOV but has no index (``moov`` box)."""
    n_boxes, position = 0, 0
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        while position + 8 <= size and n_boxes < 10_000:
            file.seek(position)
            header = file.read(16)
            length, kind = int.from_bytes(header[:4], "big"), header[4:8]
            if kind in {b"moov", b"moof"}:
                return position + length > size
            if not kind.isalnum() or (n_boxes == 0 and kind not in {b"ftyp", b"wide", b"mdat", b"free", b"skip"}):
                return False
            n_boxes += 1
            if length == 1:
                length = int.from_bytes(header[8:16], "big")
            if length < 8:
                break
            position += length
    return n_boxes > 0
