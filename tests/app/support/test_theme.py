"""One scheme or the other, close together or apart, at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.support import theme


@pytest.fixture(autouse=True)
def _as_it_was(qapp: QApplication) -> Iterator[None]:
    yield
    theme.follow(qapp)
    theme.set_compact(qapp, is_compact=False)


def test_a_forced_scheme_holds_until_the_system_is_followed_again(qapp: QApplication) -> None:
    followed = theme.is_dark()
    theme.force(qapp, is_dark=not followed)
    assert theme.is_dark() is not followed
    assert qapp.palette().window().color().name() == theme.current().window
    theme.follow(qapp)
    assert theme.is_dark() is followed
    assert qapp.palette().window().color().name() == theme.current().window


def test_compact_is_smaller_and_comes_back(qapp: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Words")
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint()
    theme.set_compact(qapp, is_compact=True)
    assert button.sizeHint().height() < before.height()
    assert button.sizeHint().width() < before.width()
    theme.set_compact(qapp, is_compact=False)
    assert button.sizeHint() == before
