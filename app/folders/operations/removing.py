"""Operations that remove videos from the library, or their files from the disk."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.bridge.work import Operation, Read
from app.ui.localization.text import tr
from core.domain.changes import Change
from core.domain.videos import Video

if TYPE_CHECKING:
    from core.api.videos import TrashOutcome


def remove(video_ids: Sequence[int]) -> Operation[Change]:
    """Remove videos from the library; files and decisions stay. Can be undone."""
    words = tr("Removing", "Remove %n videos from the library", n=len(video_ids))
    return Operation(lambda library: library.videos.remove_from_library(video_ids), words=words)


def put_back(video_ids: Sequence[int]) -> Operation[Change]:
    """Restore removed videos. Can be undone."""
    words = tr("Removing", "Restore %n videos to the library", n=len(video_ids))
    return Operation(lambda library: library.videos.put_back(video_ids), words=words)


def removed() -> Read[list[Video]]:
    """List the removed videos."""
    return Read(lambda library: library.videos.removed())


def paths(video_ids: Sequence[int]) -> Read[list[Path]]:
    """List one path for each video; videos without a file are left out."""
    return Read(lambda library: [one.path for one in library.videos.get_many(video_ids) if one.path.name])


def files(video_ids: Sequence[int]) -> Read[list[Path]]:
    """List every file of some videos, copies included."""

    def _look_up(library):
        found: list[Path] = []
        for video in library.videos.get_many(video_ids):
            found += library.videos.paths(video.id) if video.n_copies > 1 else [video.path]
        return [path for path in found if path.name]

    return Read(_look_up)


def trash(video_ids: Sequence[int], named: Sequence[Path]) -> "Operation[TrashOutcome]":
    """Move files to the system's trash; cannot be undone here.

    `named` are the files that the user confirmed. The result lists what was moved and what could not be.
    """
    return Operation(
        lambda library: library.videos.trash(video_ids, named=named), change_of=lambda outcome: Change(outcome.changes)
    )
