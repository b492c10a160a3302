"""Processor time of the sampling plan against decoding every picture.

Each is measured in a process of its own: ``python -m tests.benchmarks.keyframes plan|every FILE``.
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import materials, meter
from tests.benchmarks.harness import Figure, Finding, Goal, Size
from tests.benchmarks.materials import Film

LONG_GOP = Film((1920, 1080), 250, 3, 3, 6000)
SHORT_GOP = Film((1280, 720), 30, 25, 3, 3000)
TINY = Film((320, 180), 250, 1, 12, 300)


def run(size: Size) -> Iterator[Finding]:
    """Measure."""
    for film in (LONG_GOP, SHORT_GOP) if size is Size.FULL else (TINY,):
        path = str(materials.film(film))
        plan, every = (
            json.loads(meter.measure([sys.executable, "-m", "tests.benchmarks.keyframes", way, path]).output)
            for way in ("plan", "every")
        )
        goal = Goal(8) if film.gop == LONG_GOP.gop else None
        title = f"{film.size[1]}p, keyframe every {film.gop} frames"
        plan_ms, every_ms = (1000 * seconds / film.seconds for seconds in (plan, every))
        yield Figure(f"{title}: per second of video", plan_ms, "CPU ms", every_ms, "every frame", goal)


def decode_plan(path: Path) -> None:
    """Read what an analysis reads, at the encoder's size."""
    from core.domain.media import FrameGeometry
    from core.media import decode_child
    from core.media.reader import ReaderKind
    from core.media.sampling import Density

    geometry = FrameGeometry(224)
    begun = decode_child.start(path, geometry, Density.STANDARD, ReaderKind.PYAV, None)
    for part in begun.remaining:
        decode_child.chunk(path, part, geometry, begun.reader)


def decode_every(path: Path) -> None:
    """Decode all pictures and do nothing with them: the least that any dense way costs."""
    import av

    with av.open(str(path)) as container:
        container.streams.video[0].codec_context.thread_count = 1
        for _ in container.decode(video=0):
            pass


def main(way: str, path: Path) -> None:
    """Do one of them and print its processor seconds, imports left out."""
    import core.media.pyav_reader  # noqa: F401

    started = time.process_time()
    (decode_plan if way == "plan" else decode_every)(path)
    sys.stdout.write(json.dumps(time.process_time() - started))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
