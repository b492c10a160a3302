"""Reads YouTube-8M: features of videos and of their seconds in TFRecord files, and its lists of labels.

Records are streamed over any number of files, one in memory at a time. Those that cannot be used are yielded as
`RecordProblem` and reading goes on; `ReadReport.count` separates them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from core.datasets import example_messages, tfrecords
from core.datasets.example_messages import Feature, MessageError
from core.datasets.reading import RecordProblem
from core.errors import DatasetError
from core.sentence import Sentence

SEGMENT_SECONDS = 5
"""Length of every rated segment; the end times in the records are ignored, as the starter code does."""
MOST_FRAMES = 300
"""Seconds of a video that are used, from its start."""

Decoded = TypeVar("Decoded")


@dataclass(frozen=True, slots=True)
class FeatureSizes:
    """Numbers in the features of one second; another size is a record that cannot be used.

    Attributes
    ----------
    rgb, audio : int
        Of the picture and of the sound.
    """

    rgb: int = 1024
    audio: int = 128


_SIZES = FeatureSizes()


@dataclass(frozen=True, slots=True, eq=False)
class VideoFeatures:
    """A record of the video-level files.

    Attributes
    ----------
    video : str
        Its id.
    labels : tuple of int
        Empty in the test part.
    rgb : ndarray
        ``(1024,)`` float32, the mean over the video.
    audio : ndarray or None
        ``(128,)`` float32; None if the record has none.
    """

    video: str
    labels: tuple[int, ...]
    rgb: NDArray[np.float32]
    audio: NDArray[np.float32] | None


@dataclass(frozen=True, slots=True)
class Rating:
    """Whether a label fits a segment, as a person said.

    Attributes
    ----------
    start_seconds, label : int
        Which segment and which label.
    is_positive : bool
        What the person said.
    """

    start_seconds: int
    label: int
    is_positive: bool


@dataclass(frozen=True, slots=True, eq=False)
class FrameFeatures:
    """A record of the frame-level files: one row for each of the first T seconds.

    Attributes
    ----------
    video, labels
        See `VideoFeatures`.
    rgb : ndarray
        ``(T, 1024)`` uint8, see `dequantised`.
    audio : ndarray or None
        ``(T, 128)`` uint8; None if the record has none.
    ratings : tuple of Rating
        Empty outside the segment-rated files.
    """

    video: str
    labels: tuple[int, ...]
    rgb: NDArray[np.uint8]
    audio: NDArray[np.uint8] | None
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Five seconds of a video with everything people said about them.

    Attributes
    ----------
    name : str
        ``video:start``, as in a submission.
    start_seconds : int
        From the start of the video.
    rgb : ndarray
        ``(5, 1024)`` float32; zeros after the end of the video.
    audio : ndarray or None
        ``(5, 128)`` float32.
    ratings : dict of int to bool
        By label. All other labels are unknown.
    """

    name: str
    start_seconds: int
    rgb: NDArray[np.float32]
    audio: NDArray[np.float32] | None
    ratings: dict[int, bool]


def shards(folder: Path, part: str) -> tuple[Path, ...]:
    """Return the files of a part of the data set, such as ``train``, ``validate`` or ``test``, sorted by name.

    Parameters
    ----------
    folder : Path
        Searched with its folders.
    part : str
        Beginning of the file names.

    Raises
    ------
    DatasetError
        If there are none.
    """
    found = tuple(sorted(path for path in folder.rglob("*.tfrecord") if path.name.startswith(part)))
    if not found:
        raise DatasetError(
            "{folder} contains no files like {part}00.tfrecord",
            "Choose the folder into which YouTube-8M was downloaded.",
            folder=folder,
            part=part,
        )
    return found


def dequantised(rows: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return features as float32 in [-1.992, 2.008]; the offset of half a 512th is that of the starter code."""
    return rows.astype(np.float32) * np.float32(4 / 255) + np.float32(4 / 512 - 2)


def read_videos(paths: Iterable[Path], *, sizes: FeatureSizes = _SIZES) -> Iterator[VideoFeatures | RecordProblem]:
    """Read video-level files (tf.Example).

    Parameters
    ----------
    paths : iterable of Path
        In this order.
    sizes : FeatureSizes
        What the records must have.

    Yields
    ------
    VideoFeatures or RecordProblem
        One for each record.
    """
    return _decoded(paths, lambda data: _video(data, sizes))


def read_frames(paths: Iterable[Path], *, sizes: FeatureSizes = _SIZES) -> Iterator[FrameFeatures | RecordProblem]:
    """Read frame-level files, with or without rated segments (tf.SequenceExample).

    Parameters
    ----------
    paths, sizes
        See `read_videos`.

    Yields
    ------
    FrameFeatures or RecordProblem
        One for each record.
    """
    return _decoded(paths, lambda data: _frames(data, sizes))


def segments(record: FrameFeatures) -> tuple[Segment, ...]:
    """Return the rated segments of a record, by their start; ratings of one start belong to one segment."""
    by_start: dict[int, dict[int, bool]] = {}
    for rating in record.ratings:
        by_start.setdefault(rating.start_seconds, {})[rating.label] = rating.is_positive
    return tuple(
        Segment(
            f"{record.video}:{start}",
            start,
            _cut(record.rgb, start),
            None if record.audio is None else _cut(record.audio, start),
            ratings,
        )
        for start, ratings in sorted(by_start.items())
    )


def _cut(rows: NDArray[np.uint8], start: int) -> NDArray[np.float32]:
    taken = dequantised(rows[start : start + SEGMENT_SECONDS])
    return np.concatenate([taken, np.zeros((SEGMENT_SECONDS - len(taken), rows.shape[1]), np.float32)])


def _decoded(paths: Iterable[Path], decode: Callable[[bytes], Decoded]) -> Iterator[Decoded | RecordProblem]:
    for path in paths:
        for number, item in enumerate(tfrecords.read(path), start=1):
            if isinstance(item, RecordProblem):
                yield item
                continue
            try:
                yield decode(item)
            except MessageError:
                yield RecordProblem(path, number, Sentence("This record does not have the format of YouTube-8M"))
            except DatasetError as error:
                yield RecordProblem(path, number, error.sentence)


def _video(data: bytes, sizes: FeatureSizes) -> VideoFeatures:
    found = example_messages.read_example(data)
    rgb, audio = _vector(found, "mean_rgb", "mean_inc3"), _vector(found, "mean_audio")
    video = _id(found)
    if rgb is None:
        raise DatasetError("This record has no {what}", what="mean_rgb")
    _check_sizes(rgb, audio, sizes)
    return VideoFeatures(video, _numbers(found, "labels"), rgb, audio)


def _frames(data: bytes, sizes: FeatureSizes) -> FrameFeatures:
    found = example_messages.read_sequence_example(data)
    rgb, audio = _rows(found.lists, "rgb", "inc3"), _rows(found.lists, "audio")
    video = _id(found.context)
    if rgb is None:
        raise DatasetError("This record has no {what}", what="rgb")
    _check_sizes(rgb, audio, sizes)
    if audio is not None and len(audio) != len(rgb):
        raise DatasetError(
            "This record has {rgb} seconds of pictures but {audio} of sound", rgb=len(rgb), audio=len(audio)
        )
    return FrameFeatures(video, _numbers(found.context, "labels"), rgb, audio, _ratings(found.context))


def _ratings(context: dict[str, Feature]) -> tuple[Rating, ...]:
    starts, labels = _numbers(context, "segment_start_times"), _numbers(context, "segment_labels")
    scores = _vector(context, "segment_scores")
    values = () if scores is None else tuple(scores.tolist())
    if not len(starts) == len(labels) == len(values):
        raise DatasetError("The lists of rated segments in this record differ in length")
    if any(start < 0 for start in starts):
        raise DatasetError("A rated segment of this record starts before the video")
    return tuple(Rating(start, label, value > 0) for start, label, value in zip(starts, labels, values, strict=True))


def _id(features: dict[str, Feature]) -> str:
    for name in ("id", "video_id"):  # the second is the name of 2016 and 2017
        match features.get(name):
            case (bytes(text),):
                return text.decode("utf-8", "replace")
            case _:
                pass
    raise DatasetError("This record has no {what}", what="id")


def _numbers(features: dict[str, Feature], name: str) -> tuple[int, ...]:
    found = features.get(name)
    return tuple(found.tolist()) if isinstance(found, np.ndarray) and found.dtype == np.int64 else ()


def _vector(features: dict[str, Feature], *names: str) -> NDArray[np.float32] | None:
    for name in names:
        found = features.get(name)
        if isinstance(found, np.ndarray) and found.dtype == np.float32 and len(found):
            return np.asarray(found, np.float32)
    return None


def _rows(lists: dict[str, memoryview], *names: str) -> NDArray[np.uint8] | None:
    for name in names:
        if name in lists and len(rows := example_messages.byte_rows(lists[name])):
            return rows[:MOST_FRAMES]
    return None


def _check_sizes(rgb: NDArray[np.generic], audio: NDArray[np.generic] | None, sizes: FeatureSizes) -> None:
    for rows, wanted in ((rgb, sizes.rgb), (audio, sizes.audio)):
        if rows is not None and rows.shape[-1] != wanted:
            raise DatasetError(
                "This record has {found} numbers where {wanted} belong", found=rows.shape[-1], wanted=wanted
            )
