"""Reads HMDB51: clips of actions, and the three official splits into training and test.

Clips are in ``<class>/<clip>.avi``. A split has one file for each class, ``<class>_test_split<1, 2 or 3>.txt``, so
there are 153 in all; each line is a clip and 1 (training), 2 (test) or 0 (not used). Names of clips contain ``#``,
``&``, ``[``, ``(`` and ``;``, and those of classes ``_``.
"""

import re
from pathlib import Path

from core.datasets import tables
from core.datasets.labelled_videos import LabelledVideo, Split
from core.errors import DatasetError

N_CLASSES = 51
SPLITS = (1, 2, 3)
_NAME = re.compile(r"(.+)_test_split([123])\.txt")
_TRAIN, _TEST = "1", "2"
_PARTS = {_TRAIN, _TEST, "0"}


def read_split(videos: Path, splits: Path, *, number: int, n_classes: int = N_CLASSES) -> Split:
    """Read one of the official splits.

    Parameters
    ----------
    videos : Path
        Folder with one folder for each class.
    splits : Path
        Folder with the split files.
    number : int
        1, 2 or 3.
    n_classes : int
        How many classes there must be.

    Returns
    -------
    Split
        Classes are sorted by name.

    Raises
    ------
    PathError
        If a split file cannot be read.
    DatasetError
        If a split file is missing or malformed, or no clip exists.
    """
    classes = _classes(splits, n_classes)
    train: list[LabelledVideo] = []
    test: list[LabelledVideo] = []
    missing: list[Path] = []
    for label, name in enumerate(classes):
        for clip, part in _listed(splits / f"{name}_test_split{number}.txt"):
            path = videos / name / clip
            if part not in {_TRAIN, _TEST}:
                continue
            if not path.is_file():
                missing.append(path)
            else:
                (train if part == _TRAIN else test).append(LabelledVideo(path, label))
    if not train or not test:
        raise DatasetError(
            "None of the clips that {splits} lists for training or test is in {videos}",
            "Unpack the archives of all classes there, one folder for each.",
            splits=splits,
            videos=videos,
        )
    return Split(classes, tuple(train), tuple(test), tuple(missing))


def _classes(splits: Path, n_classes: int) -> tuple[str, ...]:
    if not splits.is_dir():
        raise DatasetError("{folder} is not a folder", "Check that it exists.", folder=splits)
    found = {(name[1], int(name[2])) for path in splits.iterdir() if (name := _NAME.fullmatch(path.name))}
    classes = tuple(sorted({name for name, _number in found}))
    if len(classes) != n_classes or len(found) != n_classes * len(SPLITS):
        lacking = [f"{name}_test_split{one}.txt" for name in classes for one in SPLITS if (name, one) not in found]
        raise DatasetError(
            "{folder} has {count} of the {wanted} split files of {classes} classes; first missing: {first}",
            "Unpack the whole archive of splits there.",
            folder=splits,
            count=len(found),
            wanted=n_classes * len(SPLITS),
            classes=n_classes,
            first=lacking[0] if lacking else "-",
        )
    return classes


def _listed(path: Path) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line, text in tables.lines(path):
        clip, _space, part = text.rpartition(" ")
        if part not in _PARTS or not clip.strip():
            raise DatasetError(
                "Line {line} of {path} is not a clip and 0, 1 or 2", "Unpack it again.", line=line, path=path
            )
        found.append((clip.strip(), part))
    return found
