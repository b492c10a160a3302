"""Reads the lists that belong to YouTube-8M: the vocabulary, the labels of segments, and the tables of a course."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.datasets import tables
from core.datasets.reading import RecordProblem
from core.errors import DatasetError
from core.sentence import Sentence

_NUMBERS = re.compile(r"[\[({]?\s*(.*?)\s*[\])}]?", re.DOTALL)
_BETWEEN = re.compile(r"[\s,;|]+")


@dataclass(frozen=True, slots=True)
class VocabularyLabel:
    """One label of YouTube-8M.

    Attributes
    ----------
    index : int
        The number in the records.
    name : str
        May be empty.
    knowledge_graph_id : str
        Such as ``/m/03bt1gh``.
    n_training_videos : int
        As the vocabulary says.
    verticals : tuple of str
        One to three subjects, such as ``Games``.
    """

    index: int
    name: str
    knowledge_graph_id: str
    n_training_videos: int
    verticals: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TableVideo:
    """One row of a table of features and labels.

    Attributes
    ----------
    video : str
        From the column ``id`` or ``video_id``; without one, the line.
    features : ndarray
        ``(D,)`` float32.
    labels : tuple of int
        May be empty.
    """

    video: str
    features: NDArray[np.float32]
    labels: tuple[int, ...]


def read_vocabulary(path: Path) -> tuple[VocabularyLabel, ...]:
    """Read `vocabulary.csv`, in the order of the file.

    Raises
    ------
    PathError
        If it cannot be read.
    DatasetError
        If it has another format, or names a label twice.
    """
    found: dict[int, VocabularyLabel] = {}
    for line, cells in tables.read(path, needed=("index", "name", "trainvideocount")):
        index = _whole(cells["index"], path, line)
        if index in found:
            raise DatasetError("{path} names label {index} twice (line {line})", path=path, index=index, line=line)
        verticals = tuple(text for number in "123" if (text := cells.get(f"vertical{number}", "").strip()))
        count = _whole(cells["trainvideocount"], path, line)
        graph_id = cells.get("knowledgegraphid", "").strip()
        found[index] = VocabularyLabel(index, cells["name"].strip(), graph_id, count, verticals)
    if not found:
        raise DatasetError("{path} contains no labels", path=path)
    return tuple(found.values())


def read_segment_labels(path: Path) -> frozenset[int]:
    """Read `segment_label_ids.csv`: the labels that segments are rated for.

    Raises
    ------
    PathError
        If it cannot be read.
    DatasetError
        If it has another format.
    """
    found = frozenset(_whole(cells["index"], path, line) for line, cells in tables.read(path, needed=("index",)))
    if not found:
        raise DatasetError("{path} contains no labels", path=path)
    return found


def read_course_table(path: Path) -> Iterator[TableVideo | RecordProblem]:
    """Read a table of features and labels such as `YouTube8M.csv`, row by row.

    Labels are numbers in the column ``labels``. Features are numbers in the column ``features``, in brackets or not, or
    they have one column each: all columns other than the labels and the id, in the order of the file.

    Parameters
    ----------
    path : Path
        The table.

    Yields
    ------
    TableVideo or RecordProblem
        One for each row. The first usable row says how many numbers a row has.

    Raises
    ------
    PathError
        If it cannot be read.
    DatasetError
        If it has no columns for features and labels.
    """
    size = 0
    for line, cells in tables.read(path, needed=("labels",)):
        names = [name for name in cells if name not in {"id", "video_id", "labels", ""}]
        texts = _split(cells["features"]) if "features" in cells else [cells[name] for name in names]
        if not names:
            raise DatasetError("{path} has no column {name}", path=path, name="features")
        try:
            features = np.array([float(text) for text in texts], np.float32)
            labels = tuple(int(text) for text in _split(cells["labels"]))
        except ValueError:
            yield RecordProblem(path, line, Sentence("A feature or label in this row is not a number"))
            continue
        if not np.isfinite(features).all() or not len(features):
            yield RecordProblem(path, line, Sentence("A feature or label in this row is not a number"))
        elif size and len(features) != size:
            yield RecordProblem(
                path,
                line,
                Sentence("This record has {found} numbers where {wanted} belong", found=len(features), wanted=size),
            )
        else:
            size = len(features)
            yield TableVideo(cells.get("id") or cells.get("video_id") or str(line), features, labels)


def _split(text: str) -> list[str]:
    inner = _NUMBERS.fullmatch(text.strip())
    return [part for part in _BETWEEN.split(inner[1] if inner else text) if part]


def _whole(text: str, path: Path, line: int) -> int:
    value = float(text) if re.fullmatch(r"\s*\d+(\.0*)?\s*", text) else math.nan
    if math.isnan(value):
        raise DatasetError("{path} has no number in line {line}", "Download it again.", path=path, line=line)
    return int(value)
