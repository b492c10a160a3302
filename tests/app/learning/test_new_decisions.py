"""The number of decisions since the last training, shown below the tags, in the menu and in the training history."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from core.api.library import Library
from core.domain.changes import Changes
from core.domain.tags import Tag
from tests.app.driving import Open
from tests.app.learning_driving import StandInLearning, open_review, stand_in
from tests.app.tag_driving import plain


@pytest.fixture
def tag(shelf: Library) -> Tag:
    return shelf.tags.add("beach")[0]


@pytest.fixture
def learning(shelf: Library, tag: Tag) -> StandInLearning:
    return stand_in(shelf)[0]


@pytest.fixture
def desk(shelf: Library, learning: StandInLearning, open_desk: Open, qtbot: QtBot) -> Desk:
    return open_review(open_desk, shelf, qtbot, keys=False)


def menu(desk: Desk) -> str:
    return plain(desk.stage.actions["train"].text()).replace("&", "")


def test_count_follows_decisions_and_trainings(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    line = desk.learning.new_decisions.line
    assert (menu(desk), line.text) == ("Train", "")
    learning.n_new = 1
    desk.session.changed.emit(Changes.DECISIONS)
    qtbot.waitUntil(lambda: menu(desk) == "Train (1 new decision)")
    assert not line.text, "one decision is no occasion"
    learning.n_new = 1084
    desk.session.changed.emit(Changes.DECISIONS)
    qtbot.waitUntil(lambda: line.text == "1,084 new decisions")
    assert line.isVisible()
    learning.n_new = 0
    desk.session.changed.emit(Changes.HEADS)
    qtbot.waitUntil(lambda: not line.text)
    assert menu(desk) == "Train"


def test_button_of_the_line_starts_a_training(desk: Desk, learning: StandInLearning, qtbot: QtBot) -> None:
    learning.n_new = 84
    desk.session.changed.emit(Changes.DECISIONS)
    line = desk.learning.new_decisions.line
    qtbot.waitUntil(lambda: line.text == "84 new decisions")
    assert line.train.accessibleDescription() == "84 new decisions"
    qtbot.mouseClick(line.train, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.learning.training.is_training)
    assert learning.called("propose") == [True]


def test_versions_show_how_many_decisions_they_have_not_seen(
    desk: Desk, learning: StandInLearning, qtbot: QtBot
) -> None:
    learning.n_new = 5
    desk.session.changed.emit(Changes.DECISIONS)
    qtbot.waitUntil(lambda: desk.learning.new_decisions.n_new == 5)
    dialog = desk.learning.versions.open()
    qtbot.waitUntil(lambda: dialog.note.text().endswith("5 decisions since the last training."))
    learning.n_new = 0
    desk.session.changed.emit(Changes.DECISIONS)
    qtbot.waitUntil(lambda: not dialog.note.text().endswith("last training."))
    dialog.close()


def test_real_decisions_are_counted(shelf: Library, tag: Tag, open_desk: Open, qtbot: QtBot) -> None:
    shelf.decisions.accept(shelf.videos.ids()[:3], [tag.id])
    desk = open_desk(shelf, with_worker=False)
    qtbot.waitUntil(lambda: desk.learning.new_decisions.n_new == 3)
