"""Renders the sample clips: short scenes of eight kinds, drawn or photographed, and one clip of three scenes.

``python -m resources.make_samples OUT`` writes them to the folder OUT. The pictures are reproducible; their encoding
may differ by a few bytes (x264 is not quite deterministic). The clips that ship with the program are in
``resources/samples``; run this again after changing a scene. The photographs are in ``resources/photos``;
``resources/samples/CREDITS.md`` names their authors and licences.
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from resources.scenes.ball_game import MATCH, TRAINING, paint_ball_game
from resources.scenes.canvas import Canvas, Painter
from resources.scenes.photo import Move, View, paint_photo
from resources.scenes.sea import DAWN, DUSK, NOON, paint_sea
from resources.scenes.traffic import CLEAR, RAINY, paint_traffic

CANVAS = Canvas(480, 270)
FRAMES_PER_SECOND = 24
_GOP_FRAMES = 48
_QUALITY = 27
"""x264's constant rate factor: keeps flat colours and glows clean, and all clips together under 3 MB."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One scene of a clip.

    Attributes
    ----------
    prepare : callable
        Returns the scene's painter for a canvas.
    seconds : float
        Duration.
    """

    prepare: Callable[[Canvas], Painter]
    seconds: float


def _photo(photo: str, start: View, end: View, seconds: float = 6) -> Shot:
    move = Move(photo, start, end)
    return Shot(lambda canvas: paint_photo(canvas, move=move, seconds=seconds), seconds)


SAMPLES: dict[str, tuple[Shot, ...]] = {
    "sea-at-dawn": (Shot(lambda canvas: paint_sea(canvas, hour=DAWN, seed=1), 6),),
    "sea-at-noon": (Shot(lambda canvas: paint_sea(canvas, hour=NOON, seed=2), 6),),
    "sea-at-dusk": (Shot(lambda canvas: paint_sea(canvas, hour=DUSK, seed=3), 6),),
    "traffic-at-night": (Shot(lambda canvas: paint_traffic(canvas, night=CLEAR, seed=4), 6),),
    "traffic-in-the-rain": (Shot(lambda canvas: paint_traffic(canvas, night=RAINY, seed=5), 6),),
    "ball-game-training": (Shot(lambda canvas: paint_ball_game(canvas, hall=TRAINING, seed=10), 6),),
    "ball-game-match": (Shot(lambda canvas: paint_ball_game(canvas, hall=MATCH, seed=11), 6),),
    "cat-looking-aside": (_photo("cat", View(0.5, 0.5, 0.99), View(0.48, 0.47, 0.8)),),
    "cat-close-up": (_photo("cat", View(0.46, 0.4, 0.7), View(0.6, 0.48, 0.7)),),
    "coffee-on-the-table": (_photo("coffee", View(0.5, 0.5, 1), View(0.52, 0.44, 0.76)),),
    "coffee-close-up": (_photo("coffee", View(0.44, 0.36, 0.6), View(0.56, 0.4, 0.52)),),
    "flower-in-the-garden": (_photo("flower", View(0.5, 0.46, 1), View(0.54, 0.53, 0.72)),),
    "flower-close-up": (_photo("flower", View(0.52, 0.48, 0.48), View(0.55, 0.55, 0.66)),),
    "palace-by-the-lake": (_photo("palace", View(0.36, 0.4, 0.7), View(0.5, 0.46, 1)),),
    "palace-roofs": (_photo("palace", View(0.32, 0.68, 0.56), View(0.32, 0.28, 0.56)),),
    "rocket-on-its-pad": (_photo("rocket", View(0.5, 0.56, 1), View(0.5, 0.55, 0.7)),),
    "rocket-close-up": (_photo("rocket", View(0.5, 0.72, 0.5), View(0.5, 0.42, 0.5)),),
    "a-day-out": (
        Shot(lambda canvas: paint_sea(canvas, hour=NOON, seed=15), 5),
        _photo("coffee", View(0.48, 0.45, 0.8), View(0.5, 0.4, 0.64), 5),
        _photo("flower", View(0.54, 0.57, 0.8), View(0.56, 0.5, 0.6), 5),
    ),
}


def frames_of(shots: tuple[Shot, ...], canvas: Canvas) -> Iterator[NDArray[np.uint8]]:
    """Yield all frames of a clip in order: ndarray, shape (H, W, 3), uint8, RGB."""
    for shot in shots:
        paint = shot.prepare(canvas)
        for number in range(round(shot.seconds * FRAMES_PER_SECOND)):
            picture = np.clip(paint(number / FRAMES_PER_SECOND), 0, 1)
            yield np.rint(picture * 255).astype(np.uint8)


def render(path: Path, shots: tuple[Shot, ...], *, canvas: Canvas = CANVAS) -> None:
    """Write one clip as H.264 in MP4, replacing an existing file."""
    import av

    with av.open(str(path), "w", options={"movflags": "+faststart", "fflags": "+bitexact"}) as container:
        stream = container.add_stream("libx264", rate=FRAMES_PER_SECOND)
        stream.width, stream.height, stream.pix_fmt = canvas.width_px, canvas.height_px, "yuv420p"
        stream.time_base = Fraction(1, FRAMES_PER_SECOND)
        stream.options = {"crf": str(_QUALITY), "preset": "slow", "g": str(_GOP_FRAMES)}
        for number, picture in enumerate(frames_of(shots, canvas)):
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, FRAMES_PER_SECOND)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def main() -> None:
    """Render every sample into the folder named on the command line."""
    parser = argparse.ArgumentParser(description="Render Clipshelf's sample clips.")
    parser.add_argument("folder", type=Path, help="where to; made where it is not there")
    parser.add_argument("--only", choices=SAMPLES, help="render just this one")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name in [arguments.only] if arguments.only else SAMPLES:
        path = arguments.folder / f"{name}.mp4"
        render(path, SAMPLES[name])
        print(f"{path}  {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
