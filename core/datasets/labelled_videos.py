"""Videos that belong to one class each, as files on disk: what data sets of actions and of categories consist of."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.datasets import tables
from core.errors import DatasetError


@dataclass(frozen=True, slots=True)
class LabelledVideo:
    """A video file and its class.

    Attributes
    ----------
    path : Path
        The file.
    label : int
        Index of its class in the sorted names.
    """

    path: Path
    label: int


@dataclass(frozen=True, slots=True)
class Collection:
    """Videos that are not divided yet.

    Attributes
    ----------
    classes : tuple of str
        Sorted names.
    videos : tuple of LabelledVideo
        Those that exist.
    missing : tuple of Path
        Files that were named but do not exist.
    """

    classes: tuple[str, ...]
    videos: tuple[LabelledVideo, ...]
    missing: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """Videos divided into training and test by the authors of a data set.

    Attributes
    ----------
    classes : tuple of str
        Names, by label.
    train, test : tuple of LabelledVideo
        Those that exist.
    missing : tuple of Path
        Files that are listed but do not exist.
    """

    classes: tuple[str, ...]
    train: tuple[LabelledVideo, ...]
    test: tuple[LabelledVideo, ...]
    missing: tuple[Path, ...]


def read_folder(folder: Path, *, suffixes: frozenset[str]) -> Collection:
    """Return the videos of a folder that has one folder for each class.

    Parameters
    ----------
    folder : Path
        Files directly in it belong to no class and are ignored, as are hidden files and folders.
    suffixes : frozenset of str
        Endings of video files, in lower case, such as ``.mp4``.

    Raises
    ------
    DatasetError
        If it is no folder, or fewer than two folders in it contain videos.
    """
    if not folder.is_dir():
        raise DatasetError("{folder} is not a folder", "Check that it exists.", folder=folder)
    by_class = {inner.name: _videos_in(inner, suffixes) for inner in folder.iterdir() if _is_shown(inner)}
    return _collected({name: paths for name, paths in by_class.items() if paths}, (), source=folder)


def read_table(path: Path) -> Collection:
    """Return the videos of a table with the columns ``path`` and ``label``.

    Parameters
    ----------
    path : Path
        A CSV file; relative paths in it start at its own folder.

    Raises
    ------
    PathError
        If it cannot be read.
    DatasetError
        If it has other columns, a row lacks a value, gives a video two labels, or fewer than two labels have videos.
    """
    labels: dict[Path, str] = {}
    for line, cells in tables.read(path, needed=("path", "label")):
        named, label = cells["path"].strip(), cells["label"].strip()
        if not named or not label:
            raise DatasetError("Line {line} of {path} lacks the path or the label", line=line, path=path)
        video = path.parent / named
        if labels.setdefault(video, label) != label:
            raise DatasetError(
                "Line {line} of {path} gives {video} a second label",
                "Give each video one label.",
                line=line,
                path=path,
                video=named,
            )
    missing = tuple(video for video in labels if not video.is_file())
    by_class: dict[str, list[Path]] = {}
    for video in labels.keys() - set(missing):
        by_class.setdefault(labels[video], []).append(video)
    return _collected(by_class, missing, source=path)


def _is_shown(folder: Path) -> bool:
    return folder.is_dir() and not folder.name.startswith(".")


def _videos_in(folder: Path, suffixes: frozenset[str]) -> list[Path]:
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        shown = [Path(parent, name) for name in names if not name.startswith(".")]
        found += [path for path in shown if path.suffix.lower() in suffixes and path.is_file()]
    return found


def _collected(by_class: dict[str, list[Path]], missing: Sequence[Path], *, source: Path) -> Collection:
    if len(by_class) < 2:
        raise DatasetError(
            "{source} has videos of fewer than two classes",
            "Put the videos of each class into a folder of its own, or name them in a table.",
            source=source,
        )
    classes = tuple(sorted(by_class))
    videos = [LabelledVideo(path, label) for label, name in enumerate(classes) for path in sorted(by_class[name])]
    return Collection(classes, tuple(videos), tuple(missing))
