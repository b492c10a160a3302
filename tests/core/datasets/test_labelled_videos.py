from pathlib import Path

import pytest

from core.datasets import labelled_videos
from core.datasets.labelled_videos import LabelledVideo
from core.errors import DatasetError

SUFFIXES = frozenset({".mp4", ".avi"})


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def test_folder_for_each_class(tmp_path: Path) -> None:
    touch(tmp_path, "no_fight/b.MP4", "no_fight/deeper/a.avi", "fight/c#1.mp4", "fight/notes.txt", "stray.mp4")
    touch(tmp_path, ".hidden/d.mp4", "fight/.e.mp4", "fight/.cache/f.mp4", "empty/readme.md")
    found = labelled_videos.read_folder(tmp_path, suffixes=SUFFIXES)
    assert found.classes == ("fight", "no_fight")
    assert found.videos == (
        LabelledVideo(tmp_path / "fight/c#1.mp4", 0),
        LabelledVideo(tmp_path / "no_fight/b.MP4", 1),
        LabelledVideo(tmp_path / "no_fight/deeper/a.avi", 1),
    )


@pytest.mark.parametrize("names", [[], ["a/one.mp4"], ["a/one.mp4", "b/two.txt"]])
def test_folder_with_fewer_than_two_classes_is_an_error(tmp_path: Path, names: list[str]) -> None:
    touch(tmp_path, *names)
    with pytest.raises(DatasetError, match="has videos of fewer than two classes"):
        labelled_videos.read_folder(tmp_path, suffixes=SUFFIXES)


def test_folder_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="is not a folder"):
        labelled_videos.read_folder(tmp_path / "gone", suffixes=SUFFIXES)


@pytest.mark.parametrize(
    "text",
    [
        "path,label\na.mp4,cat\nsub/b.mp4,dog\ngone.mp4,dog\n",
        "\ufeffLabel;Path\r\ncat;a.mp4\r\n\r\ndog;sub/b.mp4\r\ndog; gone.mp4 \r\n",
    ],
)
def test_table_of_paths_and_labels(tmp_path: Path, text: str) -> None:
    touch(tmp_path, "a.mp4", "sub/b.mp4")
    (tmp_path / "list.csv").write_bytes(text.encode())
    found = labelled_videos.read_table(tmp_path / "list.csv")
    assert found.classes == ("cat", "dog")
    assert found.videos == (LabelledVideo(tmp_path / "a.mp4", 0), LabelledVideo(tmp_path / "sub/b.mp4", 1))
    assert found.missing == (tmp_path / "gone.mp4",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("file,label\n", "has no column path"),
        ("path,label\na.mp4,\n", "Line 2 of .* lacks the path or the label"),
        ("path,label\na.mp4,cat\na.mp4,dog\n", "Line 3 of .* gives a.mp4 a second label"),
        ("path,label\na.mp4,cat\ngone.mp4,dog\n", "has videos of fewer than two classes"),
    ],
)
def test_table_that_is_malformed_is_an_error(tmp_path: Path, text: str, said: str) -> None:
    touch(tmp_path, "a.mp4")
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DatasetError, match=said):
        labelled_videos.read_table(tmp_path / "list.csv")
