"""The script renders the sample clips, and the shipped ones are exactly those that it names."""

from itertools import islice
from pathlib import Path

import av  # noqa: TID253 (the test reads the files)
import numpy as np
import pytest

from resources import make_samples
from resources.make_samples import SAMPLES, Shot
from resources.scenes.canvas import Canvas
from resources.scenes.photo import PHOTOS, Move, View, paint_photo

SHIPPED = Path(make_samples.__file__).parent / "samples"
SMALL = Canvas(96, 54)


@pytest.mark.parametrize("name", SAMPLES)
def test_scene_is_lit_and_moves(name: str) -> None:
    first, later = (frame.astype(int) for frame in islice(make_samples.frames_of(SAMPLES[name], SMALL), 0, 25, 24))

    assert first.shape == (54, 96, 3)
    assert first.std() > 10
    assert np.abs(later - first).mean() > 0.15


def test_clip_is_painted_the_same_each_time() -> None:
    for name in SAMPLES:
        one, other = (next(make_samples.frames_of(SAMPLES[name], SMALL)) for _ in range(2))
        assert np.array_equal(one, other), name


def test_clip_is_rendered_frame_by_frame(tmp_path: Path) -> None:
    (shot,) = SAMPLES["ball-game-match"]

    make_samples.render(tmp_path / "short.mp4", (Shot(shot.prepare, 0.5),), canvas=SMALL)

    painted = make_samples.frames_of((Shot(shot.prepare, 0.5),), SMALL)
    with av.open(str(tmp_path / "short.mp4")) as container:
        shown = [(frame.time, frame.to_ndarray(format="rgb24")) for frame in container.decode(video=0)]
    assert [seconds for seconds, _ in shown] == pytest.approx([number / 24 for number in range(12)])
    for frame, (_, picture) in zip(painted, shown, strict=True):
        assert np.abs(frame.astype(int) - picture).mean() < 12


def test_shipped_clips_are_those_of_the_script() -> None:
    assert {path.stem for path in SHIPPED.glob("*.mp4")} == set(SAMPLES)
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 3_000_000


@pytest.mark.parametrize("name", SAMPLES)
def test_shipped_clip_has_the_length_and_pictures_of_its_scenes(name: str) -> None:
    with av.open(str(SHIPPED / f"{name}.mp4")) as container:
        stream = container.streams.video[0]
        seconds = float(stream.duration * stream.time_base)
        shown = next(container.decode(stream)).to_ndarray(format="rgb24").astype(int)

    assert stream.codec_context.name == "h264"
    assert seconds == pytest.approx(sum(shot.seconds for shot in SAMPLES[name]))
    painted = next(make_samples.frames_of(SAMPLES[name], make_samples.CANVAS)).astype(int)
    assert np.abs(shown - painted).mean() < 12


@pytest.mark.parametrize("name", SAMPLES)
def test_shipped_clip_has_a_keyframe_every_two_seconds(name: str) -> None:
    with av.open(str(SHIPPED / f"{name}.mp4")) as container:
        keys = [float(packet.pts * packet.time_base) for packet in container.demux(video=0) if packet.is_keyframe]

    seconds = sum(shot.seconds for shot in SAMPLES[name])
    assert max(np.diff([*keys, seconds])) <= 2.01


def test_camera_moves_from_its_first_view_to_its_last() -> None:
    left, right = View(0.25, 0.5, 0.5), View(0.75, 0.5, 0.5)
    there = paint_photo(SMALL, move=Move("palace", left, right), seconds=4)
    back = paint_photo(SMALL, move=Move("palace", right, left), seconds=4)

    assert np.array_equal(there(0), back(4))
    assert np.array_equal(there(1), back(3))
    assert np.array_equal(there(4), there(5))
    assert not np.array_equal(there(0), there(4))


@pytest.mark.parametrize("view", [View(0.5, 0.5, 1.01), View(0.2, 0.5, 0.5), View(0.5, 0.9, 0.5)])
def test_view_beyond_the_edge_of_a_photograph_is_refused(view: View) -> None:
    with pytest.raises(ValueError, match="beyond the edge"):
        paint_photo(SMALL, move=Move("cat", View(0.5, 0.5, 0.5), view), seconds=1)


def test_every_photograph_and_its_clips_are_credited() -> None:
    rows = [line.split("|") for line in (SHIPPED / "CREDITS.md").read_text("utf-8").splitlines() if ".jpg`" in line]
    clips = {file.strip(" `"): shown.split("`")[1].removesuffix("*") for _, shown, file, *_ in rows}

    assert set(clips) == {path.name for path in PHOTOS.glob("*.jpg")}
    for file, beginning in clips.items():
        assert beginning == f"{Path(file).stem}-"
    assert all("CC0" in row[4] or "CC BY" in row[4] or "public domain" in row[4] for row in rows)
