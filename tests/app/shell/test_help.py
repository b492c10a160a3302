"""F1 opens the manual at the page about the focused part."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from app.shell.desk import Desk
from app.ui import manual_pages
from tests.app.stand_in import StandInLibrary

Open = Callable[..., Desk]


def test_manual_opens_at_the_page_of_the_focused_part(open_desk: Open, qtbot: QtBot, filled: StandInLibrary) -> None:
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: desk.browse.pages.grid.list_view.hasFocus())
    desk.search.bar.edit.setFocus()
    qtbot.keyClick(desk.search.bar.edit, Qt.Key.Key_F1)
    manual = desk.help.manual
    assert manual is not None
    qtbot.waitUntil(manual.isActiveWindow)
    assert manual.text.path == manual_pages.page("filters")
    assert "tag:" in manual.text.toPlainText()
    row = manual.pages.currentItem()
    assert row.text() == manual_pages.title(manual_pages.page("filters"))

    manual.pages.setCurrentRow(0)
    assert manual.text.path == manual_pages.page(manual_pages.contents()[0][0])
    qtbot.keyClick(manual.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "tag:" in manual.text.toPlainText())
    qtbot.keyClick(manual.text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not manual.isVisible())


def test_every_part_of_the_window_has_an_existing_page(open_desk: Open, filled: StandInLibrary) -> None:
    desk = open_desk(filled)
    for name in desk.help._pages().values():
        assert manual_pages.page(name) is not None, name
    assert desk.help.page_of(desk.browse.pages.grid.list_view) == "browsing"
    assert desk.help.page_of(None) == manual_pages.CONTENTS


@pytest.mark.parametrize("name", [manual_pages.CONTENTS, "getting-started", "keys"])
def test_page_is_shown_as_text_with_its_pictures(
    open_desk: Open, qtbot: QtBot, filled: StandInLibrary, name: str
) -> None:
    desk = open_desk(filled)
    desk.help.open()
    manual = desk.help.manual
    assert manual is not None
    manual.open_at(name)
    page = manual_pages.page(name)
    assert page is not None
    assert manual.text.toPlainText().startswith(manual_pages.title(page))
    if "](pictures/" in page.read_text(encoding="utf-8"):
        pictures = sorted((manual_pages.folder() / "pictures").glob("*.png"))
        shown = manual.text.loadResource(
            QTextDocument.ResourceType.ImageResource.value, QUrl(f"pictures/{pictures[0].name}")
        )
        assert not shown.isNull()
        assert shown.width() / shown.devicePixelRatio() <= manual.text.viewport().width()
    manual.close()


def test_contents_list_every_page() -> None:
    listed = {name for name, _title in manual_pages.contents()}
    assert listed == {path.stem for path in manual_pages.folder().glob("*.md")} - {manual_pages.CONTENTS}
