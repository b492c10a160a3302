"""Star rating by mouse and keys, in both writing directions."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.inspector.views.star_rating import StarRating


@pytest.fixture
def stars(qtbot: QtBot) -> StarRating:
    made = StarRating()
    qtbot.addWidget(made)
    made.show()
    made.resize(made.sizeHint())
    return made


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_click_rates_and_a_second_click_clears(stars: StarRating, qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    stars.setLayoutDirection(direction)
    heard: list[int] = []
    stars.rated.connect(heard.append)
    for number in (4, 4, 1):
        qtbot.mouseClick(stars, Qt.MouseButton.LeftButton, pos=stars.star_rect(number).center())
    assert heard == [4, 0, 1]
    assert "1" in stars.accessibleName()


def test_digits_and_arrows_rate(stars: StarRating, qtbot: QtBot) -> None:
    heard: list[int] = []
    stars.rated.connect(heard.append)
    stars.set_rating(None)
    assert "mixed" in stars.accessibleName()
    for key in (Qt.Key.Key_3, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Delete):
        qtbot.keyClick(stars, key)
    assert heard == [3, 4, 5, 4, 0]
