"""Library calls of the page of copies."""

from dataclasses import dataclass
from pathlib import Path

from app.bridge.work import Operation, Read
from app.duplicates.models.facts import Side
from app.ui.localization.text import tr
from core.domain.changes import Change, Changes
from core.domain.duplicates import DuplicatesFound, PairAnswer, PairKind, VideoPair


def listed() -> Read[DuplicatesFound]:
    """List all pairs that are known."""
    return Read(lambda library: library.duplicates.listed())


def request() -> Operation[Changes]:
    """Have the worker compare what has not been compared yet."""
    return Operation(lambda library: library.duplicates.request())


def cancel() -> Operation[Changes]:
    """Stop comparing."""
    return Operation(lambda library: library.duplicates.cancel())


@dataclass(frozen=True, slots=True)
class Sides:
    """The two files of a pair.

    Attributes
    ----------
    a, b : Side
        In the order of the pair.
    """

    a: Side
    b: Side


def sides(pair: VideoPair) -> Read[Sides | None]:
    """Look up what is known about the files of a pair; None if a video is gone."""

    def _look_up(library) -> Sides | None:
        found = {video.id: video for video in library.videos.get_many(pair.video_ids)}
        if not found.keys() >= {*pair.video_ids}:
            return None
        tags = {video_id: sum(one.n_with for one in library.decisions.states([video_id])) for video_id in found}
        return Sides(
            Side(found[pair.a_video_id], pair.a, tags[pair.a_video_id]),
            Side(found[pair.b_video_id], pair.b, tags[pair.b_video_id]),
        )

    return Read(_look_up)


def answer(pair: VideoPair, given: PairAnswer | None) -> Operation[Change]:
    """Save an answer, or withdraw it. Can be undone."""
    words = {
        PairAnswer.ALTERNATE: tr("Duplicates", "Two videos are both wanted"),
        PairAnswer.UNRELATED: tr("Duplicates", "Two videos are not related"),
    }
    undecided = tr("Duplicates", "Withdraw the answer about two videos")
    return Operation(
        lambda library: library.duplicates.answer([pair], given),
        words=undecided if given is None else words[given],
    )


def keep(pair: VideoPair, kept_video_id: int) -> Operation[Change]:
    """Say which video is better, and give it what was said about the other. Can be undone."""
    return Operation(
        lambda library: library.duplicates.keep(pair, kept_video_id),
        words=tr("Duplicates", "Keep the better of two videos"),
    )


@dataclass(frozen=True, slots=True)
class Spare:
    """What can be moved to the trash once the better of two files is known.

    Attributes
    ----------
    video_id : int
        Video of the other file.
    files : tuple of Path
        The other file, or all files of the other video.
    is_kept_there : bool
        Whether the better file can be reached now.
    """

    video_id: int
    files: tuple[Path, ...]
    is_kept_there: bool


def spare(pair: VideoPair, *, keeps_a: bool) -> Read[Spare]:
    """Look up what is not needed beside the better file of a pair; a slow drive may block."""

    def _look_up(library) -> Spare:
        kept, other = (pair.a, pair.b) if keeps_a else (pair.b, pair.a)
        video_id = pair.b_video_id if keeps_a else pair.a_video_id
        files = (other,) if pair.kind is PairKind.SAME else tuple(library.videos.paths(video_id))
        return Spare(video_id, files, kept.is_file())

    return Read(_look_up)
