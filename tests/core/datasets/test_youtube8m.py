import itertools
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from core.datasets import youtube8m
from core.datasets.reading import ReadReport, RecordProblem
from core.datasets.youtube8m import FrameFeatures, Rating, VideoFeatures
from core.errors import DatasetError
from tests.support import tfrecords as written

DRAWS = np.random.default_rng(0)
RGB, AUDIO = DRAWS.normal(size=1024).astype(np.float32), DRAWS.normal(size=128).astype(np.float32)


def video(name: bytes = b"aaaa", **changed: object) -> bytes:
    features = {"id": [name], "labels": [3, 52], "mean_rgb": RGB.tolist(), "mean_audio": AUDIO.tolist()} | changed
    return written.example({key: values for key, values in features.items() if values is not None})


def frames(n_seconds: int = 12, *, audio: bool = True, n_audio: int | None = None, **context: object) -> bytes:
    rows = np.random.default_rng(n_seconds).integers(0, 256, (n_seconds, 1152), np.uint8)
    lists = {"rgb": rows[:, :1024], "audio": rows[: n_audio or n_seconds, 1024:]}
    return written.sequence_example(
        {"id": [b"bbbb"], "labels": [7], **context}, lists if audio else {"rgb": lists["rgb"]}
    )


SEGMENTS = {
    "segment_labels": [11, 8, 11],
    "segment_start_times": [10, 0, 0],
    "segment_end_times": [15, 5, 5],
    "segment_scores": [1.0, 0.0, 1.0],
}


def one(items: object) -> object:
    (found,) = items
    return found


def test_video_level_record(tmp_path: Path) -> None:
    found = one(youtube8m.read_videos([written.write(tmp_path / "train00.tfrecord", [video()])]))
    assert isinstance(found, VideoFeatures)
    assert (found.video, found.labels) == ("aaaa", (3, 52))
    assert (found.rgb == RGB).all()
    assert found.audio is not None
    assert (found.audio == AUDIO).all()


def test_names_of_older_versions(tmp_path: Path) -> None:
    old = video(id=None, mean_rgb=None, video_id=[b"old"], mean_inc3=RGB.tolist(), mean_audio=None)
    found = one(youtube8m.read_videos([written.write(tmp_path / "a.tfrecord", [old])]))
    assert isinstance(found, VideoFeatures)
    assert (found.video, found.audio) == ("old", None)


def test_frame_level_record(tmp_path: Path) -> None:
    found = one(youtube8m.read_frames([written.write(tmp_path / "a.tfrecord", [frames()])]))
    assert isinstance(found, FrameFeatures)
    rows = np.random.default_rng(12).integers(0, 256, (12, 1152), np.uint8)
    assert (found.rgb == rows[:, :1024]).all()
    assert found.audio is not None
    assert (found.audio == rows[:, 1024:]).all()
    assert (found.video, found.labels, found.ratings) == ("bbbb", (7,), ())


def test_seconds_beyond_300_are_left_out(tmp_path: Path) -> None:
    found = one(youtube8m.read_frames([written.write(tmp_path / "a.tfrecord", [frames(305)])]))
    assert isinstance(found, FrameFeatures)
    assert (found.rgb.shape, found.audio is not None and found.audio.shape) == ((300, 1024), (300, 128))


def test_dequantised_as_the_starter_code_does() -> None:
    values = np.arange(256, dtype=np.uint8)
    wanted = values.astype(np.float64) * ((2 - -2) / 255.0) + ((2 - -2) / 512.0 + -2)
    assert youtube8m.dequantised(values) == pytest.approx(wanted, abs=3e-7)
    assert youtube8m.dequantised(values)[[0, 255]] == pytest.approx([-1.9921875, 2.0078125])


def test_segments_of_a_record(tmp_path: Path) -> None:
    record = one(youtube8m.read_frames([written.write(tmp_path / "a.tfrecord", [frames(**SEGMENTS)])]))
    assert isinstance(record, FrameFeatures)
    assert record.ratings[0] == Rating(10, 11, is_positive=True)
    first, last = youtube8m.segments(record)
    assert (first.name, first.start_seconds, first.ratings) == ("bbbb:0", 0, {8: False, 11: True})
    assert (last.name, last.ratings) == ("bbbb:10", {11: True})
    assert (first.rgb == youtube8m.dequantised(record.rgb[:5])).all()
    # The video has 12 seconds: what lies after its end is 0, as in the starter code.
    assert (last.rgb[:2] == youtube8m.dequantised(record.rgb[10:])).all()
    assert not last.rgb[2:].any()
    assert last.audio is not None
    assert last.audio.shape == (5, 128)


BAD_VIDEOS = [
    (video(id=None), "This record has no id"),
    (video(mean_rgb=None), "This record has no mean_rgb"),
    (video(mean_rgb=[0.5] * 1000), "This record has 1000 numbers where 1024 belong"),
    (video(mean_audio=[0.5] * 3), "This record has 3 numbers where 128 belong"),
    (b"\xff\xff", "This record does not have the format of YouTube-8M"),
]
BAD_FRAMES = [
    (frames(id=[1]), "This record has no id"),
    (written.sequence_example({"id": [b"x"]}, {}), "This record has no rgb"),
    (frames(n_audio=11), "This record has 12 seconds of pictures but 11 of sound"),
    (frames(**SEGMENTS | {"segment_scores": [1.0]}), "The lists of rated segments in this record differ in length"),
    (
        frames(**SEGMENTS | {"segment_start_times": [-5, 0, 0]}),
        "A rated segment of this record starts before the video",
    ),
]


@pytest.mark.parametrize(("data", "said"), BAD_VIDEOS)
def test_video_that_cannot_be_used_is_reported_and_the_next_one_read(tmp_path: Path, data: bytes, said: str) -> None:
    bad, good = youtube8m.read_videos([written.write(tmp_path / "a.tfrecord", [data, video()])])
    assert isinstance(bad, RecordProblem)
    assert (bad.number, str(bad.reason), bad.is_rest_lost) == (1, said, False)
    assert isinstance(good, VideoFeatures)


@pytest.mark.parametrize(("data", "said"), BAD_FRAMES)
def test_frames_that_cannot_be_used_are_reported_and_the_next_ones_read(tmp_path: Path, data: bytes, said: str) -> None:
    bad, good = youtube8m.read_frames([written.write(tmp_path / "a.tfrecord", [data, frames()])])
    assert isinstance(bad, RecordProblem)
    assert str(bad.reason) == said
    assert isinstance(good, FrameFeatures)


def test_report_counts_damaged_cut_off_and_silent_records_of_several_shards(tmp_path: Path) -> None:
    good = written.write(tmp_path / "train00.tfrecord", [frames(), frames(audio=False), frames()])
    cut = written.write(tmp_path / "train01.tfrecord", [frames(), frames()])
    cut.write_bytes(cut.read_bytes()[:-100])
    damaged = written.write(tmp_path / "train02.tfrecord", [frames(), frames()])
    data = bytearray(damaged.read_bytes())
    data[500] ^= 1
    damaged.write_bytes(data)
    report = ReadReport()
    found = list(report.count(youtube8m.read_frames([good, cut, damaged])))
    assert len(found) == report.n_records == 5
    assert (report.n_without_audio, report.n_problems, report.n_cut_short) == (1, 2, 1)
    assert [(problem.path.name, problem.number) for problem in report.problems] == [
        ("train01.tfrecord", 2),
        ("train02.tfrecord", 1),
    ]
    assert str(report.sentence) == "Records read: 5, without audio: 1, unusable: 2; files cut short: 1"


def test_report_keeps_a_hundred_problems(tmp_path: Path) -> None:
    report = ReadReport()
    assert not list(report.count(youtube8m.read_videos([written.write(tmp_path / "a.tfrecord", [b"\xff"] * 150)])))
    assert (report.n_problems, len(report.problems)) == (150, 100)


def test_memory_does_not_grow_with_the_number_of_shards(tmp_path: Path) -> None:
    shard = written.write(tmp_path / "train00.tfrecord", [frames(60)] * 20)
    peaks = []
    for n_times in (1, 15):
        tracemalloc.start()
        assert sum(1 for _item in youtube8m.read_frames(itertools.repeat(shard, n_times))) == 20 * n_times
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 100_000 < shard.stat().st_size


def test_shards_are_found_and_sorted(tmp_path: Path) -> None:
    for name in ("b/train1z.tfrecord", "a/train00.tfrecord", "a/validate00.tfrecord", "a/train.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = youtube8m.shards(tmp_path, "train")
    assert [path.name for path in found] == ["train00.tfrecord", "train1z.tfrecord"]
    with pytest.raises(DatasetError, match=r"contains no files like test00\.tfrecord"):
        youtube8m.shards(tmp_path, "test")
