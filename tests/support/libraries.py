"""Libraries with real videos, analysed by the real worker code in this process."""

import contextlib
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from core import settings
from core.api.library import Library
from core.domain.videos import Video
from core.worker import process
from tests.support.clips import make_clip

COLOURS = ((200, 40, 40), (40, 160, 60), (40, 60, 200), (220, 200, 60), (150, 60, 180), (90, 90, 90))


def make_clips(folder: Path, n_clips: int, *, seconds: float = 1.0, first: int = 0) -> list[Path]:
    """Render small clips of different colours and contents; the same numbers give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    return [
        make_clip(
            folder / f"clip {number:03}.mp4", seconds=seconds, size=(96, 64), colour=COLOURS[number % 6], seed=number
        ).path
        for number in range(first, first + n_clips)
    ]


def work_off(folder: Path) -> None:
    """Run the worker of a library in this process until its queue is empty."""
    with process.foreground(folder, pictures_first=False) as worker:
        worker.run(until_idle=True)


@contextlib.contextmanager
def opened(folder: Path, *, encoder: str = "builtin") -> Iterator[Library]:
    """Open a library that analyses with the built-in encoder and does not wait for recently written files.

    A single decoder is enough for short clips: starting another takes longer than decoding them.
    """
    if not (folder / "settings.json").exists():
        folder.mkdir(parents=True, exist_ok=True)
        settings.save(folder / "settings.json", settings.Settings(file_quiet_seconds=0, decode_processes=1))
    with contextlib.closing(Library.open(folder)) as library:
        library.encoders.use(encoder)
        yield library


def moved_copy(made: Path, target: Path) -> Path:
    """Copy the folder ``library`` together with its folders of videos, and return the library at the new place.

    Much faster than analysing the videos again, for tests that change the files.
    """
    shutil.copytree(made, target, dirs_exist_ok=True)
    with contextlib.closing(Library.open(target / "library")) as library:
        for folder in library.folders.list_all():
            library.folders.relocate(folder.id, target / folder.path.relative_to(made))
        library.jobs.cancel()
    return target / "library"


def videos_by_name(library: Library) -> dict[str, Video]:
    """Return the listed videos by file name."""
    return {video.path.name: video for video in library.videos.get_many(library.videos.ids())}


def state_of(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Return hash, size and modification time of every file below a folder."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_size,
            path.stat().st_mtime_ns,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def use_one_decoder(library: Library) -> None:
    """Analyse videos in the order of the queue; two decoders would finish in any order."""
    path = library.paths.settings
    settings.save(path, settings.changed(settings.load(path), {"decode_processes": 1}))
