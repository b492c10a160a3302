"""Small videos rendered for the tests, in which every picture shows its own number.

The middle square of each picture is a 4 x 4 board of dark and light blocks: twelve bits of frame number and four check
bits. `read_number` reads it back from a decoded frame of any size, so a test can say *which* frame it was given.
"""

import math
import os
import struct
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av  # noqa: TID253 (the tests make their files with it)
import numpy as np
from numpy.typing import NDArray

MAX_FRAMES = 4096
_DARK, _LIGHT = 40, 215


@dataclass(frozen=True, slots=True)
class Clip:
    """A rendered clip.

    Attributes
    ----------
    path : Path
        The file.
    size : tuple of int
        Width and height in px, as shown before pixel aspect.
    timestamps_seconds : tuple of float
        Time of each frame, from the first.
    """

    path: Path
    size: tuple[int, int]
    timestamps_seconds: tuple[float, ...]

    @property
    def n_frames(self) -> int:
        """Return the number of frames."""
        return len(self.timestamps_seconds)

    def number_at(self, seconds: float) -> int:
        """Return the number of the frame that is shown at a time."""
        return max(0, int(np.searchsorted(self.timestamps_seconds, seconds + 1e-6, side="right")) - 1)


def make_clip(
    path: Path,
    *,
    seconds: float = 2.0,
    fps: float = 10.0,
    size: tuple[int, int] = (160, 96),
    codec: str = "libx264",
    gop: int = 10,
    b_frames: int = 0,
    frame_numbers: bool = True,
    colour: tuple[int, int, int] = (128, 128, 128),
    texture: int = 12,
    seed: int = 0,
    times_seconds: Sequence[float] | None = None,
    start_seconds: float = 0.0,
    rotation_degrees: int = 0,
    pixel_aspect: Fraction | None = None,
    with_audio: bool = False,
    container_options: dict[str, str] | None = None,
    codec_options: dict[str, str] | None = None,
    tags: dict[str, str] | None = None,
) -> Clip:
    """Render a clip; the container follows the suffix of the name.

    ``times_seconds`` makes the frame rate variable, ``rotation_degrees`` (clockwise, MP4 and MOV only) stores the
    pictures turned and notes the turn that sets them right, ``start_seconds`` lets the first timestamp be other than 0.
    ``texture`` is the strength of a moving pattern (0 for a flat picture of ``colour``); ``frame_numbers`` draws the
    board. ``tags`` are written into the container, such as the time of recording.
    """
    times = list(times_seconds) if times_seconds is not None else [n / fps for n in range(max(1, round(seconds * fps)))]
    if frame_numbers and len(times) > MAX_FRAMES:
        raise ValueError(f"{len(times)} frames, but the board counts to {MAX_FRAMES}")
    movflags = "faststart+use_metadata_tags" if _needs_free_tags(tags or {}) else "faststart"
    options = {"movflags": movflags} if path.suffix in {".mp4", ".mov"} else {}
    base = (
        Fraction(1, 90_000) if times_seconds is not None or start_seconds else 1 / Fraction(fps).limit_denominator(1001)
    )
    with av.open(str(path), "w", options=options | (container_options or {})) as container:
        container.metadata.update(tags or {})
        stream = container.add_stream(codec, rate=Fraction(fps).limit_denominator(1001))
        stream.width, stream.height = size if rotation_degrees % 180 == 0 else size[::-1]
        stream.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
        stream.codec_context.time_base = base
        stream.gop_size = gop
        if pixel_aspect is not None:
            stream.codec_context.sample_aspect_ratio = pixel_aspect
        stream.options = _codec_options(codec, gop=gop, b_frames=b_frames) | (codec_options or {})
        audio = container.add_stream("aac", rate=16_000, layout="mono") if with_audio else None
        pictures = _pictures(len(times), size, numbers=frame_numbers, colour=colour, texture=texture, seed=seed)
        for seconds_at, picture in zip(times, pictures, strict=True):
            turned = _turned(picture, rotation_degrees)
            frame = av.VideoFrame.from_ndarray(turned, format=stream.pix_fmt)
            frame.time_base = base
            frame.pts = round((seconds_at + start_seconds) / base)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
        if audio is not None:
            _add_silence(container, audio, seconds=times[-1] or 0.1)
    if rotation_degrees:
        note_rotation(path, rotation_degrees)
    age(path)
    return Clip(path, size, tuple(times))


def age(path: Path) -> None:
    """Make a file look as if it was written a minute ago: scans wait for files that may still be growing."""
    minute_ago = time.time() - 60
    os.utime(path, (minute_ago, minute_ago))


def make_audio(path: Path, *, seconds: float = 1.0) -> Path:
    """Write a file with sound and no picture."""
    with av.open(str(path), "w") as container:
        _add_silence(container, container.add_stream("aac", rate=16_000, layout="mono"), seconds=seconds)
    return path


def truncate(source: Path, target: Path, *, keep: float) -> Path:
    """Copy the first part of a file; ``keep`` is the share of its bytes."""
    data = source.read_bytes()
    target.write_bytes(data[: math.ceil(len(data) * keep)])
    age(target)
    return target


def flip_bytes(source: Path, target: Path, *, n: int, start: float = 0.3, end: float = 0.9, seed: int = 0) -> Path:
    """Copy a file with ``n`` bytes between two shares of its length changed at random."""
    data = bytearray(source.read_bytes())
    rng = np.random.default_rng(seed)
    for at in rng.integers(int(len(data) * start), int(len(data) * end), n):
        data[int(at)] ^= int(rng.integers(1, 256))
    target.write_bytes(bytes(data))
    age(target)
    return target


def read_number(frame: NDArray[np.uint8], *, shown_size: tuple[int, int] | None = None) -> int:
    """Read a frame's number from its board.

    Parameters
    ----------
    frame : ndarray, shape (H, W, 3), uint8
        A decoded frame: the whole picture at any size, or its middle square.
    shown_size : tuple of int, optional
        Width and height that the picture had before it was squashed to another aspect.

    Returns
    -------
    int
        The number.

    Raises
    ------
    ValueError
        When the check bits do not fit: this is no upright, whole board.
    """
    height, width = frame.shape[:2]
    across, down = (width, height) if shown_size is None else shown_size
    side = min(across, down)
    luma = frame.astype(np.float32).mean(axis=2)
    bits = 0
    for cell in range(16):
        row, column = divmod(cell, 4)
        x = (0.5 + ((column + 0.5) / 4 - 0.5) * side / across) * width
        y = (0.5 + ((row + 0.5) / 4 - 0.5) * side / down) * height
        reach_x, reach_y = max(1, int(width * side / across / 16)), max(1, int(height * side / down / 16))
        block = luma[max(0, int(y) - reach_y) : int(y) + reach_y, max(0, int(x) - reach_x) : int(x) + reach_x]
        bits = bits << 1 | int(block.mean() > (_DARK + _LIGHT) / 2)
    number, check = bits >> 4, bits & 15
    if check != _check_bits(number):
        raise ValueError(f"not a board: {bits:016b}")
    return number


def note_time(path: Path, seconds_since_1904: int) -> None:
    """Write the time of recording into the headers of an MP4 or MOV file: any number, as a camera would."""
    data = bytearray(path.read_bytes())
    for box in (b"mvhd", b"tkhd", b"mdhd"):
        struct.pack_into(">I", data, data.index(box) + 8, seconds_since_1904)
    path.write_bytes(bytes(data))
    age(path)


def note_rotation(path: Path, degrees_clockwise: int) -> None:
    """Write a rotation into the track header of an MP4 or MOV file."""
    data = bytearray(path.read_bytes())
    at = data.index(b"tkhd") + 4 + 40
    cos, sin = {90: (0, 1), 180: (-1, 0), 270: (0, -1)}[degrees_clockwise]
    one = 1 << 16
    struct.pack_into(">9i", data, at, cos * one, sin * one, 0, -sin * one, cos * one, 0, 0, 0, 1 << 30)
    path.write_bytes(bytes(data))


def _needs_free_tags(tags: dict[str, str]) -> bool:
    # FFmpeg writes tags that are not among MP4's own only on request, and then none of its own.
    return any(name.startswith("com.apple.") for name in tags)


def _codec_options(codec: str, *, gop: int, b_frames: int) -> dict[str, str]:
    if codec == "libx264":
        return {"preset": "veryfast", "bf": str(b_frames), "sc_threshold": "0", "keyint_min": str(gop), "crf": "20"}
    if codec == "libx265":
        x265 = f"log-level=none:scenecut=0:keyint={gop}:min-keyint={gop}:bframes={b_frames}"
        return {"preset": "ultrafast", "x265-params": x265}
    if codec == "libvpx-vp9":
        return {"deadline": "realtime", "cpu-used": "8", "b": "500k"}
    if codec == "libsvtav1":
        return {"preset": "8", "crf": "10", "svtav1-params": f"keyint={gop}:scd=0:enable-tf=0"}
    return {"b": "2M", "bf": str(b_frames)} if codec == "mpeg4" else {}


def _pictures(
    count: int, size: tuple[int, int], *, numbers: bool, colour: tuple[int, int, int], texture: int, seed: int
) -> Iterator[NDArray[np.uint8]]:
    width, height = size
    luma, blue, red = _yuv(colour)
    pattern = _pattern(size, texture=texture, seed=seed)
    for number in range(count):
        moved = np.roll(pattern, (number, 2 * number), axis=(0, 1))
        picture = np.clip(moved + luma, 16, 235).astype(np.uint8)
        if numbers:
            draw_number(picture, number)
        flat = np.empty(width * height * 3 // 2, np.uint8)
        flat[: width * height] = picture.ravel()
        flat[width * height : width * height * 5 // 4] = blue
        flat[width * height * 5 // 4 :] = red
        yield flat.reshape(height * 3 // 2, width)


def draw_number(picture: NDArray[np.uint8], number: int) -> None:
    """Draw a number's board into the middle square of a grey picture, shape (H, W), in place."""
    height, width = picture.shape
    side = min(height, width)
    left, top = (width - side) // 2, (height - side) // 2
    bits = number << 4 | _check_bits(number)
    edges = np.linspace(0, side, 5).astype(int)
    for cell in range(16):
        row, column = divmod(cell, 4)
        value = _LIGHT if bits >> (15 - cell) & 1 else _DARK
        picture[top + edges[row] : top + edges[row + 1], left + edges[column] : left + edges[column + 1]] = value


def _check_bits(number: int) -> int:
    return (5 + (number & 15) + 3 * (number >> 4 & 15) + 7 * (number >> 8)) & 15


def _pattern(size: tuple[int, int], *, texture: int, seed: int) -> NDArray[np.float32]:
    width, height = size
    rng = np.random.default_rng(seed)
    coarse = rng.normal(0, texture, (math.ceil(height / 8), math.ceil(width / 8)))
    return np.kron(coarse, np.ones((8, 8)))[:height, :width].astype(np.float32)


def _yuv(colour: tuple[int, int, int]) -> tuple[int, int, int]:
    r, g, b = (channel / 255 for channel in colour)
    y = 0.299 * r + 0.587 * g + 0.114 * b
    return round(16 + 219 * y), round(128 + 224 * (b - y) / 1.772), round(128 + 224 * (r - y) / 1.402)


def _turned(picture: NDArray[np.uint8], degrees_clockwise: int) -> NDArray[np.uint8]:
    if not degrees_clockwise:
        return picture
    height, width = picture.shape[0] * 2 // 3, picture.shape[1]
    flat, area = picture.ravel(), height * width
    planes = (flat[:area].reshape(height, width), *flat[area:].reshape(2, height // 2, width // 2))
    turns = degrees_clockwise // 90  # np.rot90 turns counter-clockwise: stored so that the noted rotation sets it right
    joined = np.concatenate([np.rot90(plane, turns).ravel() for plane in planes])
    return np.ascontiguousarray(joined.reshape(-1, height if turns % 2 else width))


def _add_silence(container: av.container.OutputContainer, stream: av.AudioStream, *, seconds: float) -> None:
    for n in range(math.ceil(seconds * 16_000 / 1024)):
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = 16_000, n * 1024, Fraction(1, 16_000)
        container.mux(stream.encode(frame))
    container.mux(stream.encode())
