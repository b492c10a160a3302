"""Processor time of the sampling plan beside decoding every picture.

Every picture is decoded in two ways: to frames at the encoder's size, like those of the plan; and only decoded, with
each picture dropped at once, which is the minimum cost of any dense method. Each way is measured in its own process:
``python -m tests.benchmarks.keyframes plan|frames|pictures FILE``.
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import materials, meter
from tests.benchmarks.harness import Figure, Finding, Goal, Size
from tests.benchmarks.materials import Film

LONG_GOP = Film((1920, 1080), 250, 3, 4, 6000)
SHORT_GOP = Film((1280, 720), 30, 25, 4, 3000)
_SIDE_PX = 224
TINY = Film((320, 180), 250, 1, 12, 300)


def run(size: Size) -> Iterator[Finding]:
    """Measure."""
    for film in (LONG_GOP, SHORT_GOP) if size is Size.FULL else (TINY,):
        path = str(materials.film(film))
        plan, frames, pictures = (_milliseconds(way, path, film) for way in ("plan", "frames", "pictures"))
        goal = Goal(8) if film.gop == LONG_GOP.gop else None
        title = f"{film.size[1]}p, keyframe every {film.gop} frames: a second of video"
        yield Figure(title, plan, "CPU ms", frames, "every frame, at the encoder's size", goal)
        yield Figure(title, plan, "CPU ms", pictures, "every picture, dropped at once")


def _milliseconds(way: str, path: str, film: Film) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.keyframes", way, path]
    return 1000 / film.seconds * min(json.loads(meter.measure(command).output) for _ in range(2))


def decode_plan(path: Path) -> None:
    """Decode the frames of an analysis at the encoder's size."""
    from core.domain.media import FrameGeometry
    from core.media.decoding import decode_tasks
    from core.media.decoding.readers import ReaderKind
    from core.media.decoding.sampling import Density

    geometry = FrameGeometry(_SIDE_PX)
    begun = decode_tasks.start(path, geometry, Density.STANDARD, ReaderKind.PYAV, None)
    for part in begun.remaining:
        decode_tasks.chunk(path, part, geometry, begun.reader)


def decode_all(path: Path, *, is_scaled: bool) -> None:
    """Decode all pictures on one thread, like the plan."""
    import av
    from av.video.reformatter import VideoReformatter

    reformatter = VideoReformatter()
    with av.open(str(path)) as container:
        container.streams.video[0].codec_context.thread_count = 1
        for picture in container.decode(video=0):
            if is_scaled:
                width = _SIDE_PX * picture.width // picture.height
                small = reformatter.reformat(picture, width, _SIDE_PX, "rgb24", interpolation="BICUBIC", threads=1)
                small.to_ndarray()


def main(way: str, path: Path) -> None:
    """Run one of the three and print its processor seconds without imports."""
    import core.media.decoding.pyav_reader  # noqa: F401

    started = time.process_time()
    if way == "plan":
        decode_plan(path)
    else:
        decode_all(path, is_scaled=way == "frames")
    sys.stdout.write(json.dumps(time.process_time() - started))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
