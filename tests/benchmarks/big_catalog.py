"""A catalog of many videos without files, made through the catalog's own functions."""

import dataclasses
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sqlalchemy.orm import Session

from core.catalog import decisions, files, folders, jobs, tags, videos
from core.catalog.store.columns import now
from core.catalog.store.database import Database
from core.domain.library import LibraryPaths
from core.domain.media import ContentKey, FileStamp, MediaInfo
from core.domain.tags import Decision, Tag, Verdict
from core.domain.videos import FoundFile
from tests.benchmarks import big_pictures

_PER_BATCH = 5_000
_PER_PARENT = 8
"""Number of child tags of each top-level tag."""
_REJECTED_SHARE = 12
"""One in this many decisions is a rejection."""
_MOMENT_SHARE = 50
"""One in this many decisions is about a moment."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Size of a catalog.

    Attributes
    ----------
    n_videos, n_tags : int
        Number of each.
    n_decisions : int
        Approximate number; few tags have most of them, as in real libraries.
    n_pictured : int
        Videos with a poster and a filmstrip, spread evenly over all.
    """

    n_videos: int
    n_tags: int = 0
    n_decisions: int = 0
    n_pictured: int = 0


def make(library: Path, extent: Extent) -> list[str]:
    """Make a library with all videos described, an empty queue, and a folder that holds one file.

    Returns
    -------
    list of str
        Its tags, those with the most videos first.
    """
    paths = LibraryPaths(library)
    paths.folder.mkdir(parents=True)
    root = library.parent / "videos"
    root.mkdir()
    (root / "readme.txt").write_text("The videos of this catalog do not exist.")
    n_videos = extent.n_videos
    database = Database.open(paths.catalog)
    try:
        with database.write() as session:
            folder_id = folders.add(session, root, is_watched=False).id
            jobs.set_paused(session, is_paused=True)  # files that do not exist allow no conclusion
        for start in range(0, n_videos, _PER_BATCH):
            _put(database, folder_id, range(start, min(start + _PER_BATCH, n_videos)))
        names = _put_tags(database, extent)
    finally:
        database.close()
    if extent.n_pictured:
        step = max(1, n_videos // extent.n_pictured)
        big_pictures.put(paths, [_hash(number) for number in range(0, n_videos, step)])
    return names


def _hash(number: int) -> str:
    # A hash begins with the name of its folder of pictures; real ones are spread over all folders.
    return f"{number * 2654435761 % 2**32:08x}{number:024x}"


def _put(database: Database, folder_id: int, numbers: range) -> None:
    found = [
        FoundFile(
            Path(f"year {number % 20 + 2000}/holiday {number:06}.mp4"),
            FileStamp(1_000_000 + number, 1_600_000_000_000_000_000 + number, number + 1),
            ContentKey(1_000_000 + number, _hash(number)),
        )
        for number in numbers
    ]
    with database.write() as session:
        outcome = files.put_files(session, folder_id, found)
        for video_id in outcome.new_video_ids:
            media = MediaInfo(20.0 + video_id % 600, 1920, 1080, 0, 30.0, "h264", "mp4", has_audio=True)
            videos.set_media(session, video_id, media=media, n_strip_frames=10)


def _put_tags(database: Database, extent: Extent) -> list[str]:
    with database.write(is_durable=True) as session:
        made: list[Tag] = []
        for name in itertools.islice(_names(), extent.n_tags):
            # The first of every few is a top-level tag; the next ones are its children.
            place = len(made) % (_PER_PARENT + 1)
            parent_id = made[len(made) - place].id if place else None
            made.append(tags.add(session, name, parent_id=parent_id))
        for tag, n_with in zip(made, _shares(extent), strict=True):
            _decide(session, tag, extent.n_videos, n_with)
    return [tag.name for tag in made]


def _shares(extent: Extent) -> list[int]:
    """Distribute decisions: the second tag has half as many as the first, the tenth a tenth."""
    weights = 1 / np.arange(1, extent.n_tags + 1)
    wanted = weights / weights.sum() * extent.n_decisions if extent.n_tags else weights
    return [max(1, min(extent.n_videos // 2, round(share))) for share in wanted.tolist()]


def _decide(session: Session, tag: Tag, n_videos: int, n_with: int) -> None:
    chosen = (np.random.default_rng(tag.id).permutation(n_videos)[:n_with] + 1).tolist()
    n_rejected, n_moments = n_with // _REJECTED_SHARE, n_with // _MOMENT_SHARE
    rejected, rest = chosen[:n_rejected], chosen[n_rejected:]
    for verdict, video_ids in ((Verdict.ACCEPTED, rest[n_moments:]), (Verdict.REJECTED, rejected)):
        decisions.put_many(session, video_ids, [tag.id], verdict=verdict, decided_at=now())
    one = Decision(0, tag.id, Verdict.ACCEPTED, 2.0, 7.0, now(), "person")
    for video_id in rest[:n_moments]:
        decisions.put(session, dataclasses.replace(one, video_id=video_id))


def _names() -> Iterator[str]:
    """Make unique pronounceable words: bafo, bafu, baga..."""
    syllables = ["".join(pair) for pair in itertools.product("bdfgklmnprst", "aeiou")]
    order = np.random.default_rng(0).permutation(len(syllables) ** 2).tolist()
    for number in order:
        first, second = divmod(number, len(syllables))
        yield syllables[first] + syllables[second]
