"""Code that runs inside a child of the interactive pool: single frames and cuts that somebody is waiting for.

The keyframe indexes of the last few files are cached: a filmstrip requests the same file many times, and some
containers have to be read completely to build one.
"""

import io
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from core.media.decoding.framing import FitWithin
from core.media.pictures import shots

if TYPE_CHECKING:
    from core.media.decoding.keyframe_index import KeyframeIndex
    from core.media.decoding.pyav_reader import PyavReader

_QUALITY = 88
_N_INDEXES = 8
_WIDEST = 16
"""Maximum ratio of a frame's width to its height."""

_indexes: "OrderedDict[tuple[Path, int, int], KeyframeIndex]" = OrderedDict()


def frame(path: Path, at_seconds: float, height_px: int) -> bytes | None:
    """Return the frame nearest to a time as JPEG.

    Parameters
    ----------
    path : Path
        The file.
    at_seconds : float
        Beyond the end, the last frame is returned.
    height_px : int
        Maximum height; smaller frames are not enlarged.

    Returns
    -------
    bytes or None
        JPEG; None if no frame near that time can be decoded.

    Raises
    ------
    KnownError
        If the file is missing or not a video.
    """
    with _opened(path) as video:
        best = None
        for seconds, picture in video.pictures_from(at_seconds):
            if best is None or abs(seconds - at_seconds) < abs(best[0] - at_seconds):
                best = (seconds, picture)
            if seconds >= at_seconds:
                break
        if best is None:
            return None
        pixels = video.render(best[1], FitWithin(_WIDEST * height_px, height_px))
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


def cuts(path: Path, start_seconds: float, end_seconds: float) -> tuple[float, ...]:
    """Return the cuts between two times.

    Parameters
    ----------
    path : Path
        The file.
    start_seconds, end_seconds : float
        The span; a little more is decoded on both sides to detect cuts at its ends.

    Returns
    -------
    tuple of float
        Exact time of the first frame after each cut.

    Raises
    ------
    KnownError
        If the file is missing or not a video.
    """
    margin = shots.MARGIN_SECONDS
    with _opened(path) as video:
        signatures = []
        for seconds, picture in video.pictures_from(max(0.0, start_seconds - margin)):
            if seconds >= start_seconds - margin:
                signatures.append((seconds, shots.frame_signature(video.render(picture, shots.SIGNATURE_SIZE))))
            if seconds > end_seconds + margin:
                break
    found = shots.find([seconds for seconds, _ in signatures], [signature for _, signature in signatures])
    return tuple(seconds for seconds in found if start_seconds <= seconds < end_seconds)


def _opened(path: Path) -> "PyavReader":
    from core.media.decoding import probe
    from core.media.decoding.pyav_reader import PyavReader

    probe.check_file(path)
    status = path.stat()
    key = (path, status.st_size, status.st_mtime_ns)
    video = PyavReader(path, index=_indexes.get(key))
    try:
        _indexes[key] = video.index
    except BaseException:
        video.close()
        raise
    _indexes.move_to_end(key)
    while len(_indexes) > _N_INDEXES:
        _indexes.popitem(last=False)
    return video
