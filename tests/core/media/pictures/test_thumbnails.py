"""Poster and filmstrip collected from passing frames."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import StorageError
from core.media.pictures import thumbnails
from core.media.pictures.thumbnails import Filmstrip, ThumbnailTarget


def _flat(value: int, size: tuple[int, int] = (270, 480)) -> np.ndarray:
    return np.full((*size, 3), value, np.uint8)


def test_one_picture_of_each_tenth_is_kept(tmp_path: Path) -> None:
    strip = Filmstrip(100.0)
    for second in range(100):
        if strip.wants(second):
            strip.put(second, _flat(second))
    assert len(strip) == 10
    target = ThumbnailTarget(tmp_path, "abcd")
    assert strip.save(target) == 10
    with Image.open(target.filmstrip) as image:
        assert image.size == (1600, 90)
        row = np.asarray(image)[45, 80::160, 0].astype(int)
    assert row == pytest.approx(range(0, 100, 10), abs=2)


def test_portrait_pictures_are_centred_in_their_cell(tmp_path: Path) -> None:
    strip = Filmstrip(1.0)
    strip.put(0.0, _flat(200, (480, 270)))
    target = ThumbnailTarget(tmp_path, "abcd")
    strip.save(target)
    with Image.open(target.filmstrip) as image:
        pixels = np.asarray(image)
    assert image.size == (160, 90)
    assert pixels[45, 80, 0] > 190
    assert pixels[45, 5, 0] < 10


def test_poster_is_not_the_black_beginning(tmp_path: Path) -> None:
    strip = Filmstrip(10.0)
    strip.put(0.0, _flat(0))
    lively = np.random.default_rng(0).integers(0, 255, (270, 480, 3)).astype(np.uint8)
    strip.put(1.0, lively)
    target = ThumbnailTarget(tmp_path, "abcd")
    strip.save(target)
    with Image.open(target.poster) as image:
        assert np.asarray(image).std() > 20


def test_nothing_is_written_without_frames(tmp_path: Path) -> None:
    assert Filmstrip(1.0).save(ThumbnailTarget(tmp_path, "abcd")) == 0
    assert list(tmp_path.iterdir()) == []


def test_failed_write_leaves_no_partial_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    strip = Filmstrip(1.0)
    strip.put(0.0, _flat(9))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="No space left"):
        strip.save(ThumbnailTarget(tmp_path, "abcd"))
    assert list((tmp_path / "ab").iterdir()) == []


def test_keyframe_plan_takes_one_of_each_tenth() -> None:
    plan = thumbnails.keyframe_plan(100.0, np.arange(0, 100, 2.0))
    assert plan.timestamps_seconds.tolist() == list(range(0, 100, 10))
    assert plan.is_keyframe.all()
    assert len(thumbnails.keyframe_plan(5.0, np.zeros(1))) == 1
    assert len(thumbnails.keyframe_plan(5.0, np.zeros(0))) == 1
