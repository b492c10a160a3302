"""Chips side by side: keys, focus, wrapping, large numbers, and hostile names."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.tags.models.chips import Chip, ChipState
from app.tags.views.chips import MOST_CHIPS, ChipGroup
from core.domain.tags import Tag


def chips(*names: str) -> list[Chip]:
    return [Chip(Tag(at, name), ChipState.GIVEN, is_removable=True) for at, name in enumerate(names, start=1)]


@pytest.fixture
def group(qtbot: QtBot) -> ChipGroup:
    made = ChipGroup("Tags")
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    return made


def texts(group: ChipGroup) -> Sequence[str]:
    return [widget.chip.tag.name for widget in group.chips]


def test_arrows_move_between_chips_and_delete_removes(group: ChipGroup, qtbot: QtBot) -> None:
    group.set_chips(chips("one", "two", "three"))
    taken: list[str] = []
    group.takeBackWanted.connect(lambda chip: taken.append(chip.tag.name))
    group.chips[0].setFocus()
    qtbot.keyClick(group.chips[0], Qt.Key.Key_Right)
    assert group.chips[1].hasFocus()
    stops = [one for one in group.chips if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [group.chips[1]], "Tab leaves the group"
    qtbot.keyClick(group.chips[1], Qt.Key.Key_Delete)
    assert taken == ["two"]
    group.set_chips([group.chips[0].chip, group.chips[2].chip])
    assert group.chips[1].hasFocus(), "the focus goes to the neighbour"
    assert group.chips[1].chip.tag.name == "three"


def test_enter_opens_the_menu_space_presses_and_the_cross_removes(group: ChipGroup, qtbot: QtBot) -> None:
    group.set_chips(chips("one"))
    chip = group.chips[0]
    heard: list[str] = []
    group.menuWanted.connect(lambda *_: heard.append("menu"))
    group.pressed.connect(lambda *_: heard.append("press"))
    group.takeBackWanted.connect(lambda *_: heard.append("back"))
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.cross_rect.center())
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, chip.height() // 2))
    assert heard == ["menu", "press", "back", "press"]


def test_lines_wrap_and_no_chip_is_wider_than_the_group(group: ChipGroup, qtbot: QtBot) -> None:
    group.set_chips(chips("x" * 300, *("word" * 3 for _ in range(9)), "\u05e9\u05dc\u05d5\u05dd"))
    qtbot.waitUntil(lambda: len({one.y() for one in group.chips}) > 3)
    assert all(one.geometry().right() < group.width() for one in group.chips)
    assert group.heightForWidth(150) > group.heightForWidth(300)
    group.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: group.chips[1].geometry().right() > 250)


def test_only_the_first_sixty_chips_are_shown_until_requested(group: ChipGroup, qtbot: QtBot) -> None:
    group.set_chips(chips(*(f"tag {number}" for number in range(200))))
    assert len(group.chips) == MOST_CHIPS
    more = group.findChildren(type(group._more))[-1]
    assert "140" in more.text()
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(group.chips) == 200


def test_names_are_plain_text_and_state_is_accessible(group: ChipGroup) -> None:
    group.set_chips([Chip(Tag(1, "<img src=x><b>"), ChipState.REJECTED)])
    chip = group.chips[0]
    assert chip.accessibleName() == "<img src=x><b>, rejected"
    assert "<img" not in chip.toolTip()
