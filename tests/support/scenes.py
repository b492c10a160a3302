"""Clips made of scenes for finding cuts: still or moving, joined hard or by fades, or with flashes."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import av  # noqa: TID253 (the tests make their files with it)
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.support.clips import age

SIZE = (192, 108)
Picture = NDArray[np.uint8]


def landscape(seed: int, *, width: int = SIZE[0], height: int = SIZE[1]) -> Picture:
    """Paint a picture with a few large and many small things."""
    rng = np.random.default_rng(seed)
    picture = np.zeros((height, width, 3), np.float32)
    for cells, strength in ((3, 90), (7, 45), (24, 20)):
        coarse = rng.normal(0, 1, (cells, max(2, cells * width // height), 3)).astype(np.float32)
        for plane in range(3):
            layer = Image.fromarray(coarse[..., plane]).resize((width, height), Image.Resampling.BICUBIC)
            picture[..., plane] += strength * np.asarray(layer)
    return np.clip(picture + rng.uniform(60, 190, 3), 0, 255).astype(np.uint8)


def still(seed: int, n: int, *, noise: float = 4.0) -> Iterator[Picture]:
    """Hold one picture with the noise of a camera."""
    rng, picture = np.random.default_rng(seed), landscape(seed).astype(np.float32)
    for _ in range(n):
        yield np.clip(picture + rng.normal(0, noise, picture.shape), 0, 255).astype(np.uint8)


def pan(seed: int, n: int, *, px_per_frame: int) -> Iterator[Picture]:
    """Pan the camera evenly."""
    wide = landscape(seed, width=SIZE[0] + n * px_per_frame)
    for number in range(n):
        yield wide[:, number * px_per_frame : number * px_per_frame + SIZE[0]]


def fade(first: int, second: int, n: int) -> Iterator[Picture]:
    """Fade from one picture to another."""
    one, other = landscape(first).astype(np.float32), landscape(second).astype(np.float32)
    for share in np.linspace(0, 1, n):
        yield (one * (1 - share) + other * share).astype(np.uint8)


def through_black(first: int, second: int, n: int) -> Iterator[Picture]:
    """Darken one picture, then brighten another."""
    for share in np.linspace(1, -1, n):
        yield (landscape(first if share > 0 else second) * abs(share)).astype(np.uint8)


def flash(seed: int, n: int, *, at: int, length: int = 1) -> Iterator[Picture]:
    """Hold a picture that turns white for a moment."""
    for number, picture in enumerate(still(seed, n)):
        is_lit = at <= number < at + length
        yield np.clip(picture.astype(np.float32) + 170, 0, 255).astype(np.uint8) if is_lit else picture


def render(path: Path, pictures: Iterable[Picture], *, fps: int = 25, gop: int = 250, b_frames: int = 2) -> int:
    """Write pictures as a video; return how many."""
    n = 0
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(fps))
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        stream.gop_size = gop
        stream.options = {"preset": "veryfast", "crf": "24", "bf": str(b_frames), "sc_threshold": "0"}
        for picture in pictures:
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
            frame.pts, frame.time_base = n, Fraction(1, fps)
            container.mux(stream.encode(frame))
            n += 1
        container.mux(stream.encode())
    age(path)
    return n
