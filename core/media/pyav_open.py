"""Opens a container with PyAV: only whitelisted kinds, from this one file, within the bounds on pixels and streams.

Only `pyav_reader` may import this module: it loads PyAV.
"""

from pathlib import Path

import av  # noqa: TID253
from av.container import InputContainer  # noqa: TID253
from av.error import FFmpegError  # noqa: TID253
from av.stream import Disposition  # noqa: TID253
from av.video.stream import VideoStream  # noqa: TID253

from core.errors import MediaError
from core.media import probe

_COVER = Disposition.attached_pic


def open_container(path: Path, *, skips_loop_filter: bool) -> tuple[InputContainer, VideoStream]:
    """Open a checked file for one thread of decoding.

    Parameters
    ----------
    path : Path
        A file that `probe.check_file` has passed.
    skips_loop_filter : bool
        Whether the decoder leaves its loop filter out: cheaper, a little rougher.

    Returns
    -------
    tuple of InputContainer and VideoStream
        The container, to be closed, and its pictures.

    Raises
    ------
    MediaError
        When it is no video, has no pictures or too large ones.
    """
    options = {
        "format_whitelist": ",".join(probe.DEMUXERS),
        "protocol_whitelist": ",".join(probe.PROTOCOLS),
        "max_streams": str(probe.MAX_STREAMS),
        "max_pixels": str(probe.MAX_PIXELS),
    }
    try:
        # Nobody reads the title here, but PyAV does, and old programs wrote it in whatever their computer spoke.
        container = av.open(f"file:{path.absolute()}", options=options, metadata_errors="replace")
    except FFmpegError as error:
        raise MediaError(probe.NO_INDEX if probe.lacks_index(path) else probe.NOT_A_VIDEO) from error
    try:
        stream = _pick_stream(container)
        decoder = stream.codec_context
        decoder.thread_count = 1  # processes share the cores; more threads cost memory and a tenth more work
        decoder.options = {"max_pixels": options["max_pixels"]}
        if skips_loop_filter:
            decoder.options |= {"skip_loop_filter": "all"}
    except BaseException:
        container.close()
        raise
    return container, stream


def _pick_stream(container: InputContainer) -> VideoStream:
    pictures = [stream for stream in container.streams.video if not stream.disposition & _COVER]
    if not pictures:
        raise MediaError(probe.NO_PICTURES if container.streams.audio else probe.NO_STREAM)
    # PyAV gives no codec context where FFmpeg has no decoder; another stream may be readable all the same.
    readable = [stream for stream in pictures if stream.codec_context is not None]
    if not readable:
        raise MediaError(probe.NO_DECODER)
    stream = max(readable, key=lambda one: one.width * one.height)
    if stream.width * stream.height > probe.MAX_PIXELS:
        raise MediaError(probe.TOO_MANY_PIXELS, width=stream.width, height=stream.height)
    return stream
