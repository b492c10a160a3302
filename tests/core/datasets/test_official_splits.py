from collections.abc import Callable
from pathlib import Path

import pytest

from core.datasets import hmdb51, ucf101
from core.errors import DatasetError, PathError

ACTIONS = ("brush_hair", "cartwheel", "shoot_ball")
ODD = (
    "April_09_brush_hair_u_nm_np1_ba_goo_0.avi",
    "Faith_Rewarded_#2_&_more_f_cm_np1_ri_bad_1.avi",
    "(HQ)_Rich_Men!_[x];_u_nm_np1_fr_goo_2.avi",
    "with blanks in_it_h_3.avi",
)
SPORTS = ("ApplyEyeMakeup", "HandstandPushups", "YoYo")


def touch(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


def hmdb(folder: Path) -> tuple[Path, Path]:
    """Write clips and split files as HMDB51 has them: lines end with a blank."""
    videos, splits = folder / "hmdb51_org", folder / "testTrainMulti_7030_splits"
    splits.mkdir(parents=True)
    for action in ACTIONS:
        for clip in ODD:
            touch(videos / action / clip)
        for number in (1, 2, 3):
            parts = (1, 2, 0, 1) if number == 1 else (2, 1, 1, 0)
            lines = [f"{clip} {part} \n" for clip, part in zip(ODD, parts, strict=True)]
            (splits / f"{action}_test_split{number}.txt").write_text("".join(lines), encoding="utf-8")
    return videos, splits


def ucf(folder: Path) -> tuple[Path, Path]:
    """Write clips and lists as UCF101 has them: lines end with CR LF, and one class has another case in its clips."""
    videos, splits = folder / "UCF-101", folder / "ucfTrainTestlist"
    splits.mkdir(parents=True)
    train, test = [], []
    for number, name in enumerate(SPORTS, start=1):
        for group in (1, 8):
            for clip in (1, 2):
                shown = name.replace("Handstand", "HandStand")
                path = f"{name}/v_{shown}_g{group:02}_c{clip:02}.avi"
                touch(videos / path)
                listed = path.replace("HandstandPushups/", "HandStandPushups/")
                (test if group == 1 else train).append(listed if group == 1 else f"{listed} {number}")
    (splits / "classInd.txt").write_bytes(
        "".join(f"{number} {name}\r\n" for number, name in enumerate(SPORTS, start=1)).encode()
    )
    for split in (1, 2, 3):
        (splits / f"trainlist0{split}.txt").write_bytes("\r\n".join(train).encode())
        (splits / f"testlist0{split}.txt").write_bytes(("\r\n".join(test) + "\r\n").encode())
    return videos, splits


def test_hmdb_split_has_training_and_test_clips_and_leaves_out_unused_ones(tmp_path: Path) -> None:
    videos, splits = hmdb(tmp_path)
    found = hmdb51.read_split(videos, splits, number=1, n_classes=3)
    assert found.classes == ACTIONS
    assert [video.label for video in found.train] == [0, 0, 1, 1, 2, 2]
    assert [video.path.name for video in found.train[:2]] == [ODD[0], ODD[3]]
    assert [video.path for video in found.test] == [videos / action / ODD[1] for action in ACTIONS]
    assert found.missing == ()


def test_hmdb_splits_differ(tmp_path: Path) -> None:
    videos, splits = hmdb(tmp_path)
    tests = [hmdb51.read_split(videos, splits, number=number, n_classes=3).test for number in hmdb51.SPLITS]
    assert tests[0] != tests[1] == tests[2]


def test_hmdb_clips_that_do_not_exist_are_named(tmp_path: Path) -> None:
    videos, splits = hmdb(tmp_path)
    (videos / "cartwheel" / ODD[1]).unlink()
    found = hmdb51.read_split(videos, splits, number=1, n_classes=3)
    assert found.missing == (videos / "cartwheel" / ODD[1],)
    assert len(found.test) == 2


def drop_split(videos: Path, splits: Path) -> None:
    (splits / "cartwheel_test_split3.txt").unlink()


def break_line(videos: Path, splits: Path) -> None:
    (splits / "cartwheel_test_split1.txt").write_text("a.avi 1\nb.avi 7\n", encoding="utf-8")


def lose_videos(videos: Path, splits: Path) -> None:
    videos.rename(videos.with_name("elsewhere"))


def lose_splits(videos: Path, splits: Path) -> None:
    splits.rename(splits.with_name("gone"))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (drop_split, "has 8 of the 9 split files of 3 classes; first missing: cartwheel_test_split3.txt"),
        (break_line, "Line 2 of .*cartwheel_test_split1.txt is not a clip and 0, 1 or 2"),
        (lose_videos, "None of the clips that .* lists for training or test is in .*hmdb51_org"),
        (lose_splits, "testTrainMulti_7030_splits is not a folder"),
    ],
)
def test_hmdb_that_is_missing_or_malformed_is_an_error(
    tmp_path: Path, harm: Callable[[Path, Path], None], said: str
) -> None:
    videos, splits = hmdb(tmp_path)
    harm(videos, splits)
    with pytest.raises(DatasetError, match=said):
        hmdb51.read_split(videos, splits, number=1, n_classes=3)


def test_hmdb_of_fewer_than_51_classes_is_an_error(tmp_path: Path) -> None:
    videos, splits = hmdb(tmp_path)
    with pytest.raises(DatasetError, match="has 9 of the 153 split files of 51 classes"):
        hmdb51.read_split(videos, splits, number=1)


def test_ucf_split_finds_clips_regardless_of_case(tmp_path: Path) -> None:
    videos, splits = ucf(tmp_path)
    found = ucf101.read_split(videos, splits, number=1, n_classes=3)
    assert (found.classes, found.missing) == (SPORTS, ())
    assert [video.label for video in found.train] == [video.label for video in found.test] == [0, 0, 1, 1, 2, 2]
    assert found.train[2].path == videos / "HandstandPushups" / "v_HandStandPushups_g08_c01.avi"
    assert all(video.path.is_file() for video in (*found.train, *found.test))


def test_ucf_clips_that_do_not_exist_are_named(tmp_path: Path) -> None:
    videos, splits = ucf(tmp_path)
    (videos / "YoYo" / "v_YoYo_g01_c02.avi").unlink()
    found = ucf101.read_split(videos, splits, number=2, n_classes=3)
    assert found.missing == (videos / "YoYo" / "v_YoYo_g01_c02.avi",)


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("classInd.txt", "1 ApplyEyeMakeup\n3 YoYo\n", "Line 2 of .*classInd.txt is not the next number and a class"),
        ("classInd.txt", "1 ApplyEyeMakeup\n", "names 1 classes instead of 3"),
        ("trainlist01.txt", "YoYo/v_YoYo_g08_c01.avi 1\n", "Line 1 of .*trainlist01.txt is not a clip of a known"),
        ("trainlist01.txt", "Fishing/v_Fishing_g08_c01.avi 1\n", "is not a clip of a known class"),
        ("testlist01.txt", "YoYo/v_YoYo_g08_c01.avi\n", "Group 8 of YoYo is both in training and in test"),
        ("testlist01.txt", "YoYo/YoYo.avi\n", "lists YoYo.avi, whose name has no group"),
        ("testlist01.txt", "", "None of the clips"),
    ],
)
def test_ucf_that_is_malformed_is_an_error(tmp_path: Path, file: str, text: str, said: str) -> None:
    videos, splits = ucf(tmp_path)
    (splits / file).write_text(text, encoding="utf-8")
    with pytest.raises(DatasetError, match=said):
        ucf101.read_split(videos, splits, number=1, n_classes=3)


def test_ucf_without_its_lists_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PathError, match=r"classInd\.txt cannot be read"):
        ucf101.read_split(tmp_path, tmp_path, number=1)
