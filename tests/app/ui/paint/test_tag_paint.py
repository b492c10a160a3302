"""Tag marks: colours and shapes that can be told apart."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app.ui.paint import theme
from app.ui.paint.tag_paint import Shape, contrast, paint_mark, shape_path, tag_colour, tag_shape, text_on
from core.domain.tags import Tag


@pytest.mark.parametrize("is_dark", [False, True])
def test_colours_differ_from_the_background_and_from_each_other(is_dark: bool) -> None:
    ground = QColor((theme.DARK if is_dark else theme.LIGHT).window)
    tags = [Tag(number, f"tag {number}") for number in range(1, 301)]
    colours = [tag_colour(tag, is_dark=is_dark) for tag in tags]
    assert min(contrast(colour, ground) for colour in colours) >= 3.0
    hues = [colour.hslHueF() for colour in colours[:9]]
    apart = [min(abs(one - two), 1 - abs(one - two)) for at, one in enumerate(hues) for two in hues[:at]]
    assert min(apart) > 0.05
    assert [tag_colour(tag, is_dark=is_dark) for tag in tags] == colours


@pytest.mark.parametrize(("own", "is_dark"), [("#000000", True), ("#ffffff", False), ("#1e2126", True)])
def test_invisible_custom_colour_is_adjusted_until_visible(own: str, is_dark: bool) -> None:
    ground = QColor((theme.DARK if is_dark else theme.LIGHT).window)
    assert contrast(tag_colour(Tag(1, "beach", colour=own), is_dark=is_dark), ground) >= 3.0


def test_visible_custom_colour_is_kept() -> None:
    assert tag_colour(Tag(1, "beach", colour="#3366cc"), is_dark=False).name() == "#3366cc"


def test_tags_of_similar_hue_have_different_shapes() -> None:
    # The golden angle gives similar hues to ids that are a Fibonacci number apart.
    assert all(tag_shape(Tag(1, "a")) is not tag_shape(Tag(1 + step, "b")) for step in (8, 13, 21, 34))


@pytest.mark.parametrize("shape", Shape)
def test_shape_fills_its_square(shape: Shape) -> None:
    bounds = shape_path(shape, QRectF(10, 10, 10, 10)).boundingRect()
    assert 8 <= bounds.width() <= 12
    assert abs(bounds.center().x() - 15) < 0.6
    assert abs(bounds.center().y() - 15) < 0.6


def test_solid_mark_is_filled_and_outline_is_not() -> None:
    def middle(*, is_solid: bool) -> QColor:
        image = QImage(12, 12, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        paint_mark(painter, QRectF(0, 0, 12, 12), Tag(5, "sea"), is_dark=False, is_solid=is_solid)
        painter.end()
        return image.pixelColor(6, 6)

    assert middle(is_solid=True) == tag_colour(Tag(5, "sea"), is_dark=False)
    assert middle(is_solid=False).alpha() == 0


def test_text_on_a_colour_is_readable() -> None:
    colours = [tag_colour(Tag(number, ""), is_dark=False) for number in range(40)]
    assert min(contrast(text_on(colour), colour) for colour in colours) >= 4.0
