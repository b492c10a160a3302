"""Reads UCF101: clips of actions, and the three official splits into training and test.

Clips are in ``<Class>/v_<Class>_g<group>_c<clip>.avi``; clips of one group come from one film and are never divided.
``classInd.txt`` numbers the classes from 1, ``trainlist01.txt`` has a path and a number in each line,
``testlist01.txt`` a path. The names of a class differ in case between folders and clips, so files are found regardless
of case.
"""

import re
from pathlib import Path, PurePosixPath

from core.datasets import tables
from core.datasets.labelled_videos import LabelledVideo, Split
from core.errors import DatasetError

N_CLASSES = 101
SPLITS = (1, 2, 3)
_GROUP = re.compile(r"v_.+_g(\d+)_c\d+\.avi", re.IGNORECASE)


def read_split(videos: Path, splits: Path, *, number: int, n_classes: int = N_CLASSES) -> Split:
    """Read one of the official splits.

    Parameters
    ----------
    videos : Path
        Folder with one folder for each class.
    splits : Path
        Folder with the lists.
    number : int
        1, 2 or 3.
    n_classes : int
        How many classes there must be.

    Returns
    -------
    Split
        Classes are in the order of `classInd.txt`.

    Raises
    ------
    PathError
        If a list cannot be read.
    DatasetError
        If a list is malformed, a group is in both parts, or no clip exists.
    """
    classes = _classes(splits / "classInd.txt", n_classes)
    labels = {name.casefold(): label for label, name in enumerate(classes)}
    on_disk = {_key(path.relative_to(videos)): path for path in videos.glob("*/*") if path.is_file()}
    missing: list[Path] = []
    parts: list[tuple[LabelledVideo, ...]] = []
    groups: list[set[tuple[int, int]]] = []
    for file in (splits / f"trainlist{number:02}.txt", splits / f"testlist{number:02}.txt"):
        listed = _listed(file, labels)
        missing += [videos / path for path, _label in listed if _key(path) not in on_disk]
        found = [LabelledVideo(on_disk[key], label) for path, label in listed if (key := _key(path)) in on_disk]
        parts.append(tuple(found))
        groups.append({(label, _group(path, file)) for path, label in listed})
    _check_groups(groups[0] & groups[1], classes)
    if not all(parts):
        raise DatasetError(
            "None of the clips that {splits} lists for training or test is in {videos}",
            "Unpack the archives of all classes there, one folder for each.",
            splits=splits,
            videos=videos,
        )
    return Split(classes, parts[0], parts[1], tuple(missing))


def _classes(path: Path, n_classes: int) -> tuple[str, ...]:
    found: list[str] = []
    for line, text in tables.lines(path):
        number, _space, name = text.partition(" ")
        if number != str(len(found) + 1) or not name.strip():
            raise DatasetError("Line {line} of {path} is not the next number and a class", line=line, path=path)
        found.append(name.strip())
    if len(found) != n_classes:
        raise DatasetError(
            "{path} names {count} classes instead of {wanted}", path=path, count=len(found), wanted=n_classes
        )
    return tuple(found)


def _listed(path: Path, labels: dict[str, int]) -> list[tuple[PurePosixPath, int]]:
    found: list[tuple[PurePosixPath, int]] = []
    for line, text in tables.lines(path):
        named, _space, number = text.partition(" ")
        clip = PurePosixPath(named)
        label = labels.get(clip.parent.name.casefold())
        if label is None or (number and number.strip() != str(label + 1)) or len(clip.parts) != 2:
            raise DatasetError(
                "Line {line} of {path} is not a clip of a known class", "Unpack it again.", line=line, path=path
            )
        found.append((clip, label))
    return found


def _group(clip: PurePosixPath, path: Path) -> int:
    found = _GROUP.fullmatch(clip.name)
    if found is None:
        raise DatasetError("{path} lists {clip}, whose name has no group", path=path, clip=clip.name)
    return int(found[1])


def _check_groups(shared: set[tuple[int, int]], classes: tuple[str, ...]) -> None:
    for label, group in sorted(shared):
        raise DatasetError("Group {group} of {name} is both in training and in test", group=group, name=classes[label])


def _key(path: Path | PurePosixPath) -> str:
    return path.as_posix().casefold()
