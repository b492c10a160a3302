from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from app.ui.localization import text


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (20, "less than a minute left"),
        (11 * 60, "about 11 min left"),
        (37 * 60, "about 35 min left"),
        (2400, "about 40 min left"),
        (9000, "about 2 h left"),
    ],
)
def test_remaining_time(seconds: float, shown: str) -> None:
    assert text.remaining(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (20, "less than a minute"),
        (2400, "about 40 min"),
        (9000, "about 2 h"),
        (47 * 3600, "about 47 h"),
        (72 * 3600, "about 3 days"),
    ],
)
def test_duration(seconds: float, shown: str) -> None:
    assert text.rough_time(seconds) == shown


def test_deceptive_characters_are_replaced() -> None:
    assert text.display_name(Path("/v/evil\u202egpj.mp4")) == "evil\ufffdgpj.mp4"
    assert text.display_name(Path("/v/two\nlines.mp4")) == "two lines.mp4"
    assert text.display_name(Path("/v/bad\udcffbyte.mp4")) == "bad\ufffdbyte.mp4"


def test_harmless_names_are_unchanged() -> None:
    for name in ("海辺.mp4", "فيديو.mp4", "👨‍👩‍👧 Öl.mp4", "می‌خواهم.mp4"):
        assert text.display_name(Path("/v") / name) == name


def test_name_cannot_break_out_of_its_isolation() -> None:
    assert text.isolated("a\u2069b") == "\u2068ab\u2069"


def test_tooltips_show_markup_as_it_is() -> None:
    assert "<img" not in text.plain_tooltip("<img src='file:///x'>")
    assert text.plain_tooltip("") == ""


def test_numbers_have_separators() -> None:
    assert text.number(1204) == "1,204"
    assert text.tr("Card", "%n copies", n=1204) == "1,204 copies"
    assert text.byte_size(605_000_000) == "605 MB"


def test_numbers_follow_the_locale() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German))
    try:
        assert text.number(1204) == "1.204"
    finally:
        QLocale.setDefault(QLocale.c())


def test_text_has_its_own_direction() -> None:
    assert text.is_right_to_left("12 فيديو.mp4")
    assert not text.is_right_to_left("<b>.mp4")
    assert not text.is_right_to_left("1920 \N{MULTIPLICATION SIGN} 1080")
