"""Pictures used as search examples."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.domain.media import FrameGeometry, ResizeMode
from core.errors import PathError, PictureError
from core.media.pictures import picture_files


def _half(size: tuple[int, int] = (80, 40)) -> Image.Image:
    """Return a picture, left half red, right half blue."""
    image = Image.new("RGB", size, (220, 20, 20))
    image.paste((20, 20, 220), (size[0] // 2, 0, size[0], size[1]))
    return image


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "gif", "bmp", "tiff"])
def test_usual_formats(tmp_path: Path, suffix: str) -> None:
    _half().save(tmp_path / f"a.{suffix}")
    array = picture_files.picture(tmp_path / f"a.{suffix}")
    assert array.shape == (40, 80, 3)
    assert array.dtype == np.uint8
    assert array[20, 10, 0] > 180 > 80 > array[20, 10, 2]


def test_exif_rotation_is_applied(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter clockwise to see it upright
    _half().save(tmp_path / "a.jpg", exif=exif)
    array = picture_files.picture(tmp_path / "a.jpg")
    assert array.shape == (80, 40, 3)
    assert array[10, 20, 0] > 180, "what was left is above"


def test_transparent_areas_are_white(tmp_path: Path) -> None:
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(tmp_path / "a.png")
    assert picture_files.picture(tmp_path / "a.png").min() == 255


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1", "I;16"])
def test_other_colour_modes(tmp_path: Path, mode: str) -> None:
    image = Image.new("I;16", (20, 10), 900) if mode == "I;16" else _half((20, 10)).convert(mode)
    image.save(tmp_path / "a.tiff")
    assert picture_files.picture(tmp_path / "a.tiff").shape == (10, 20, 3)


def test_invalid_picture_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_text("no picture")
    with pytest.raises(PictureError, match="not a picture"):
        picture_files.picture(tmp_path / "a.jpg")
    _half((400, 400)).save(tmp_path / "b.png")
    (tmp_path / "b.png").write_bytes((tmp_path / "b.png").read_bytes()[:200])
    with pytest.raises(PictureError, match="damaged"):
        picture_files.picture(tmp_path / "b.png")


def test_too_many_pixels_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _half().save(tmp_path / "a.png")
    monkeypatch.setattr(picture_files, "MAX_PIXELS", 100)
    with pytest.raises(PictureError, match="too many"):
        picture_files.picture(tmp_path / "a.png")


def test_missing_paths_and_folders(tmp_path: Path) -> None:
    with pytest.raises(PathError, match="does not exist"):
        picture_files.picture(tmp_path / "gone.jpg")
    with pytest.raises(PathError, match="regular"):
        picture_files.picture(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
@pytest.mark.timeout(20)
def test_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    with pytest.raises(PathError, match="regular"):
        picture_files.picture(tmp_path / "pipe.jpg")


def test_fit_crops_the_centre_or_squashes() -> None:
    image = np.asarray(_half(), np.uint8)
    cut = picture_files.fit(image, FrameGeometry(32))
    squashed = picture_files.fit(image, FrameGeometry(32, ResizeMode.SQUASH))
    assert cut.shape == squashed.shape == (32, 32, 3)
    for frame in (cut, squashed):
        assert frame[16, 4, 0] > 150 > 100 > frame[16, 4, 2]
        assert frame[16, 28, 2] > 150
    assert picture_files.fit(np.zeros((7, 500, 3), np.uint8), FrameGeometry(32)).shape == (32, 32, 3)
