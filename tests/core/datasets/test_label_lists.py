import re
from pathlib import Path

import numpy as np
import pytest

from core.datasets import label_lists
from core.datasets.label_lists import TableVideo
from core.datasets.reading import RecordProblem
from core.errors import DatasetError, PathError

HEAD = "Index,TrainVideoCount,KnowledgeGraphId,Name,WikiUrl,Vertical1,Vertical2,Vertical3,WikiDescription\n"
GAME = '0,788288,/m/03bt1gh,Game,https://en.wikipedia.org/wiki/Game,Games,,,"Structured play, ""fun""\n(usually)."\n'


def write(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def test_vocabulary(tmp_path: Path) -> None:
    path = write(tmp_path / "vocabulary.csv", f"{HEAD}{GAME}5,61,/m/0f2,,,Arts & Entertainment,Games,,\n")
    game, nameless = label_lists.read_vocabulary(path)
    assert (game.index, game.name, game.knowledge_graph_id) == (0, "Game", "/m/03bt1gh")
    assert (game.n_training_videos, game.verticals) == (788288, ("Games",))
    assert (nameless.index, nameless.name, nameless.verticals) == (5, "", ("Arts & Entertainment", "Games"))


def test_labels_of_segments(tmp_path: Path) -> None:
    assert label_lists.read_segment_labels(write(tmp_path / "ids.csv", "Index\n3\n7\n8\n11\n")) == {3, 7, 8, 11}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3\n7\n", "has no column index"),
        ("Index\n", "contains no labels"),
        ("Index\n3\nx\n", "has no number in line 3"),
        ('Index\n"3\n', "is not a table"),
        ("", "has no column index"),
    ],
)
def test_list_of_another_format_is_an_error(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(DatasetError, match=said):
        label_lists.read_segment_labels(write(tmp_path / "ids.csv", text))


def test_label_that_is_named_twice_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path / "vocabulary.csv", HEAD + GAME + GAME)
    with pytest.raises(DatasetError, match=r"names label 0 twice \(line 4\)"):
        label_lists.read_vocabulary(path)


def test_missing_list_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PathError, match=re.escape("vocabulary.csv cannot be read")):
        label_lists.read_vocabulary(tmp_path / "vocabulary.csv")


COURSE_TABLES = [
    'id,features,labels\nv1,"[0.5, -1.25, 2]","[3, 11]"\nv2,"[1, 2, 3]",[]\n',
    "\ufeffid;labels;features\r\nv1;3 11;0.5 -1.25 2\r\nv2;;1,2,3\r\n",
    ',id,f0,f1,f2,labels\n0,v1,0.5,-1.25,2,"(3, 11)"\n1,v2,1,2,3,\n',
    "id\t0\t1\t2\tlabels\nv1\t0.5\t-1.25\t2e0\t3|11\n\nv2\t1\t2\t3\t\n",
]


@pytest.mark.parametrize("text", COURSE_TABLES)
def test_table_of_features_and_labels(tmp_path: Path, text: str) -> None:
    first, second = label_lists.read_course_table(write(tmp_path / "YouTube8M.csv", text))
    assert isinstance(first, TableVideo)
    assert isinstance(second, TableVideo)
    assert (first.video, first.features.tolist(), first.labels) == ("v1", [0.5, -1.25, 2], (3, 11))
    assert (second.video, second.features.dtype, second.labels) == ("v2", np.float32, ())


def test_rows_that_cannot_be_used_are_reported_and_the_next_ones_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "a,b,labels\n1,2,3\n1,x,3\n1,nan,3\n1,,3\n1,2,three\n5,6,4\n")
    found = list(label_lists.read_course_table(path))
    assert [item.number for item in found if isinstance(item, RecordProblem)] == [3, 4, 5, 6]
    assert [item.video for item in found if isinstance(item, TableVideo)] == ["2", "7"]


def test_row_with_another_number_of_features_is_reported(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "features,labels\n1 2 3,1\n1 2,1\n")
    _good, bad = label_lists.read_course_table(path)
    assert isinstance(bad, RecordProblem)
    assert str(bad.reason) == "This record has 2 numbers where 3 belong"


def test_table_without_labels_or_features_is_an_error(tmp_path: Path) -> None:
    for text, name in (("id,features\n1,2\n", "labels"), ("id,labels\n1,2\n", "features")):
        with pytest.raises(DatasetError, match=f"has no column {name}"):
            list(label_lists.read_course_table(write(tmp_path / "a.csv", text)))
