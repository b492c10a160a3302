"""The library in the manual's screenshots: sample clips in folders, with tags, moments, ratings and a note."""

import contextlib
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.api.library import Library
from core.domain.moments import Moment
from core.domain.videos import Video
from core.worker import process

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
FOLDERS = {
    "sea": "Holidays/Sea",
    "palace": "Holidays/China",
    "rocket": "Holidays/Florida",
    "cat": "Home",
    "coffee": "Home",
    "flower": "Garden",
    "traffic": "City",
    "ball-game": "Football",
    "a-day-out": "",
}
BROKEN = {"holiday (unfinished copy).mp4": 4000, "empty recording.mov": 0}
FILMED_AT = datetime(2025, 5, 23, 11, 33, 20, tzinfo=UTC)
"""When the oldest clip was filmed; the others follow in steps of some days."""
UNDATED = ("palace", "rocket")
"""Clips whose files do not say when they were recorded, like many downloads; all have a date of modification."""

_TAGS = {  # name: (parent tag, aliases, number key)
    "nature": (None, (), None),
    "sea": ("nature", ("ocean", "coast"), 1),
    "flower": ("nature", ("blossom",), 2),
    "cat": (None, ("kitten",), 3),
    "city": (None, ("town",), 4),
    "night": (None, ("dark",), 5),
    "football": (None, ("soccer",), 6),
    "to be cut": (None, (), 9),
}
_GIVEN = {
    "sea": ("sea-",),
    "flower": ("flower-in-the-garden",),
    "cat": ("cat-",),
    "city": ("traffic-",),
    "night": ("traffic-at-night", "rocket-"),
    "football": ("ball-game-match",),
    "to be cut": ("sea-at-noon",),
}
_REJECTED = {"night": ("sea-at-dusk",)}
_MOMENTS = {  # in the longest clip, which shows three scenes one after the other
    "sea": (0.0, 5.0),
    "to be cut": (6.5, 8.5),
    "flower": (10.0, 15.0),
}
_RATINGS = {"sea-at-dusk": 5, "cat-looking-aside": 4, "flower-close-up": 4, "ball-game-match": 3}
_NOTE = "For the family film: begin with the boat, leave out the last second."


def lay_out(folder: Path) -> Path:
    """Copy the sample clips into subfolders of a new folder, as people arrange them, and return the folder."""
    for number, clip in enumerate(sorted(SAMPLES.glob("*.mp4"))):
        place = next(place for beginning, place in FOLDERS.items() if clip.stem.startswith(beginning))
        target = folder / place / clip.name
        target.parent.mkdir(parents=True, exist_ok=True)
        filmed_at = FILMED_AT + number * timedelta(days=4, hours=15)
        if clip.stem.startswith(UNDATED):
            shutil.copyfile(clip, target)
        else:
            _copy_dated(clip, target, filmed_at)
        os.utime(target, (filmed_at.timestamp(), filmed_at.timestamp()))
    return folder


def _copy_dated(clip: Path, target: Path, recorded_at: datetime) -> None:
    """Copy a clip, without decoding it, into a file that says when it was recorded, as cameras write it."""
    import av

    with av.open(str(clip)) as source, av.open(str(target), "w") as dated:
        dated.metadata["creation_time"] = recorded_at.isoformat()
        streams = {stream: dated.add_stream_from_template(stream) for stream in source.streams}
        for packet in source.demux():
            if packet.dts is not None:  # the last packet of each stream is empty
                packet.stream = streams[packet.stream]
                dated.mux(packet)


def break_some(folder: Path) -> None:
    """Write unreadable files beside the clips."""
    whole = min(folder.rglob("*.mp4")).read_bytes()
    for name, n_bytes in BROKEN.items():
        (folder / name).write_bytes(whole[:n_bytes])


def analyse(library_folder: Path, clips: Path) -> None:
    """Analyse the clips with the built-in encoder, in a library that is created if missing."""
    with contextlib.closing(Library.open(library_folder)) as library:
        library.encoders.use("builtin")
        library.folders.add([clips])
        with process.foreground(library_folder, pictures_first=False) as worker:
            worker.run(until_idle=True)


def decide(library_folder: Path) -> None:
    """Add tags, ratings, a note and saved searches to a library with the analysed clips."""
    with contextlib.closing(Library.open(library_folder)) as library:
        videos = library.videos.get_many(library.videos.ids())
        tags = {}
        for name, (above, aliases, slot) in _TAGS.items():
            tags[name] = library.tags.add(name, parent_id=tags.get(above), aliases=aliases)[0].id
            if slot is not None:
                library.tags.set_slot(tags[name], slot)
        for name, beginnings in _GIVEN.items():
            library.decisions.accept(_ids(videos, beginnings), [tags[name]])
        for name, beginnings in _REJECTED.items():
            library.decisions.reject(_ids(videos, beginnings), [tags[name]])
        (longest,) = _ids(videos, ("a-day-out",))
        for name, (start, end) in _MOMENTS.items():
            library.decisions.accept([longest], [tags[name]], moment=Moment(longest, start, end))
        for beginning, stars in _RATINGS.items():
            library.ratings.rate(_ids(videos, (beginning,)), stars)
        library.notes.write(_ids(videos, ("sea-at-dusk",))[0], _NOTE)
        library.saved_searches.put("Best of the sea", "tag:sea rated>=4")
        library.saved_searches.put("Not looked at yet", "unreviewed:")


def _ids(videos: list[Video], beginnings: tuple[str, ...]) -> list[int]:
    return [video.id for video in videos if video.path.stem.startswith(beginnings)]
