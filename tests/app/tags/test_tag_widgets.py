"""Small controls for tags: colour choice, tag choice, and a name field with its error message."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QColorDialog, QWidget
from pytestqt.qtbot import QtBot

from app.stage.tag_book import TagBook
from app.tags.views.colour_choice import ColourChoice
from app.tags.views.combo import TagCombo
from app.tags.views.dialog import FloatingNameEdit
from app.ui.widgets.labels import PlainLabel
from core.domain.tags import Tag, TagCount, TagNode

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    widget.show()
    return widget


@pytest.fixture
def book() -> TagBook:
    def node(tag: Tag, *children: TagNode) -> TagNode:
        return TagNode(tag, TagCount(tag.id, 0, 0), children)

    made = TagBook()
    sea = node(Tag(1, "sea", aliases=("ocean",)), node(Tag(2, "beach", parent_id=1)))
    made.set_tree([node(Tag(3, "<b>night</b>")), sea])
    return made


def swatch(choice: ColourChoice, name: str) -> QAbstractButton:
    return next(one for one in choice.findChildren(QAbstractButton) if one.accessibleName() == name)


def test_colour_from_the_palette_or_automatic(ground: QWidget, qtbot: QtBot) -> None:
    choice = ColourChoice(Tag(1, "sea"), ground)
    choice.show()
    assert choice.colour == ""
    assert swatch(choice, "Automatic").isChecked()
    assert swatch(choice, "Custom colour").isHidden()
    with qtbot.waitSignal(choice.changed):
        qtbot.mouseClick(swatch(choice, "Blue"), LEFT)
    assert choice.colour == "#3f6fe0"
    qtbot.keyClick(swatch(choice, "Blue"), Qt.Key.Key_Right)
    assert choice.colour != "#3f6fe0"


def test_custom_colour_is_shown_and_chosen_without_blocking(ground: QWidget, qtbot: QtBot) -> None:
    choice = ColourChoice(Tag(1, "sea", colour="#123456"), ground)
    choice.show()
    assert choice.colour == "#123456"
    assert swatch(choice, "Custom colour").isVisible()
    qtbot.mouseClick(swatch(choice, "Other colour"), LEFT)
    dialog = choice.findChildren(QColorDialog)[0]
    assert dialog.isVisible()
    dialog.setCurrentColor(Qt.GlobalColor.red)
    dialog.accept()
    assert choice.colour == "#ff0000"


def test_tag_is_chosen_by_name_alias_or_path(ground: QWidget, book: TagBook, qtbot: QtBot) -> None:
    combo = TagCombo(book, ground, none_words="None")
    combo.show()
    combo.edit.selectAll()
    assert [combo.itemText(row) for row in range(combo.count())] == ["None", "<b>night</b>", "sea", "sea \u203a beach"]
    assert not combo.problem
    qtbot.keyClicks(combo.edit, "OCEA")
    assert combo.tag is None
    for typed, name in (("OCEAN", "sea"), ("beach", "beach"), ("sea \u203a beach", "beach")):
        combo.edit.selectAll()
        combo.edit.insert(typed)
        assert combo.tag is not None
        assert combo.tag.name == name
    qtbot.keyClicks(combo.edit, "x")
    assert combo.tag is None
    assert combo.problem
    combo.choose(3)
    assert combo.tag == book.tag(3)
    combo.choose(None)
    assert combo.tag is None
    assert not combo.problem


def test_only_listed_tags_can_be_typed(ground: QWidget, book: TagBook, qtbot: QtBot) -> None:
    combo = TagCombo(book, ground, without={1, 2})
    qtbot.keyClicks(combo.edit, "beach")
    assert combo.tag is None
    assert combo.problem


def test_error_message_floats_where_there_is_room(ground: QWidget) -> None:
    line = FloatingNameEdit(lambda text: "<b>no</b>" if text == "x" else "", ground)
    label = ground.findChildren(PlainLabel)[0]
    line.show()
    for top, is_below in ((20, True), (276, False)):
        line.setGeometry(0, top, 200, 24)
        line.setText("x")
        assert label.isVisible()
        assert label.text() == "<b>no</b>"
        assert (label.y() > line.y()) is is_below
        assert ground.rect().contains(label.geometry())
    line.setText("fine")
    assert label.isHidden()
    line.setText("x")
    line.hide()
    assert label.isHidden()
