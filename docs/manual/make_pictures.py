"""The manual's pictures, rendered offscreen from the real program on the sample clips: ``make screenshots``."""

import contextlib
import shutil
import tempfile
from pathlib import Path

from app.controllers.snapshot import render_window
from core.api.library import Library
from core.worker import process

PICTURES = Path(__file__).parent / "pictures"
SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
SIZE = (1280, 800)
BROKEN = {"holiday (unfinished copy).mp4": 4000, "empty recording.mov": 0}


def main() -> None:
    """Render every picture anew."""
    with tempfile.TemporaryDirectory(prefix="clipshelf-manual-") as name:
        folder, clips = Path(name) / "library", Path(name) / "Sample clips"
        _show(Path(name) / "empty", "welcome.png")
        shutil.copytree(SAMPLES, clips, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        _analyse(folder, clips)
        _show(folder, "window.png")
        _show(folder, "window-dark.png", is_dark=True)
        example = Path(name) / "sunset.jpg"
        shutil.copy(_poster(folder, "sea-at-dusk"), example)
        _show(folder, "results.png", like=example)
        whole = min(clips.glob("*.mp4")).read_bytes()
        for broken, n_bytes in BROKEN.items():
            (clips / broken).write_bytes(whole[:n_bytes])
        _analyse(folder, clips)
        _show(folder, "unreadable.png")


def _analyse(folder: Path, clips: Path) -> None:
    with contextlib.closing(Library.open(folder)) as library:
        library.encoders.use("descriptor")
        library.folders.add([clips])
        with process.foreground(folder, pictures_first=False) as worker:
            worker.run(until_idle=True)


def _poster(folder: Path, stem: str) -> Path:
    with contextlib.closing(Library.open(folder)) as library:
        videos = library.videos.get_many(library.videos.ids())
        poster = next(library.videos.poster(video) for video in videos if video.path.stem == stem)
    if poster is None:
        raise RuntimeError(f"{stem} has no poster")
    return poster


def _show(folder: Path, name: str, *, is_dark: bool = False, like: Path | None = None) -> None:
    render_window(folder, PICTURES / name, size=SIZE, is_dark=is_dark, like=like)


if __name__ == "__main__":
    main()
