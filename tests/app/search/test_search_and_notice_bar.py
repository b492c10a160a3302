import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.bridge.notices import NoticeBoard
from app.search.views.search_bar import SearchBar
from app.shell.notice_bar import NoticeBar
from core.domain.events import Level, Notice
from core.errors import PathError


@pytest.fixture
def bar(qtbot: QtBot) -> SearchBar:
    bar = SearchBar()
    qtbot.addWidget(bar)
    bar.show()
    return bar


def box(bar: SearchBar) -> QLineEdit:
    return bar.findChildren(QLineEdit)[0]


def test_enter_submits_the_words(bar: SearchBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.textSubmitted) as sent:
        qtbot.keyClicks(box(bar), "  a dog  ")
        qtbot.keyClick(box(bar), Qt.Key.Key_Return)
    assert sent.args == ["a dog"]


def test_pasted_picture_starts_a_search(bar: SearchBar, qtbot: QtBot) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    with qtbot.waitSignal(bar.picturePasted):
        qtbot.keyClick(box(bar), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_pasted_file_starts_a_search(bar: SearchBar, qtbot: QtBot, tmp_path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "x.png"))])
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(bar.pictureFilePasted) as pasted:
        assert bar.paste()
    assert pasted.args == [tmp_path / "x.png"]


def test_pasted_words_are_inserted(bar: SearchBar, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("a red car")
    qtbot.keyClick(box(bar), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert bar.text == "a red car"


def test_backspace_removes_the_example(bar: SearchBar, qtbot: QtBot) -> None:
    bar.show_example("<b>beach.mp4")
    assert not bar.chip.isHidden()
    assert bar.chip.text == "<b>beach.mp4"
    with qtbot.waitSignal(bar.cleared):
        qtbot.keyClick(box(bar), Qt.Key.Key_Backspace)
    assert bar.chip.isHidden()


def test_words_replace_the_example(bar: SearchBar) -> None:
    bar.show_example("beach.mp4")
    bar.show_words("dog")
    assert bar.chip.isHidden()
    assert bar.text == "dog"


def test_notices_before_the_window_are_delivered_later() -> None:
    board, shown = NoticeBoard(), []
    board.inform("one")
    board.complain(PathError("x is not there", "Check it"))
    board.attach(lambda notice, _action: shown.append(notice))
    board.inform("three")
    assert [str(notice.text) for notice in shown] == ["one", "x is not there. Check it", "three"]


def test_dismissing_a_notice_shows_the_one_before(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.show_notice(Notice(Level.ERROR, "first"))
    bar.show_notice(Notice(Level.WARNING, "<b>second"))
    assert bar.text == "<b>second"
    bar.dismiss()
    assert bar.text == "first"
    bar.dismiss()
    assert bar.isHidden()


def test_information_is_replaced_by_the_next_notice(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice(Notice(Level.INFO, "done"))
    bar.show_notice(Notice(Level.INFO, "done again"))
    bar.dismiss()
    assert bar.isHidden()
