"""The tag quality dialog: figures in words, the curve, and a threshold that is one undo step."""

import dataclasses
import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSlider
from pytestqt.qtbot import QtBot

from app.learning.views.quality_dialog import TagQualityDialog
from app.shell.desk import Desk
from app.tags.models.tag_tree import SUGGESTED_ROLE
from app.ui.localization.text import percent
from core.api.library import Library
from core.domain.learning import ScoredTag
from core.domain.tag_quality import QualityLevel, TagQuality
from core.errors import UsageError
from tests.app.driving import Open
from tests.app.suggesting import suggest
from tests.app.tag_driving import click, model, open_tagged, tag, tree

Key, Left = Qt.Key, Qt.MouseButton.LeftButton
STEPS = tuple((step / 20, step / 20, 1 - step / 20) for step in range(1, 20))
KNOWN = TagQuality(
    0,
    14,
    22,
    0.74,
    0.61,
    0.84,
    0.6,
    STEPS,
    ((9, 0.41), (18, 0.58), (36, 0.74)),
    QualityLevel.USABLE,
    would_more_help=True,
)
UNKNOWN = TagQuality(
    0, 3, 2, None, None, None, 0.5, tuple((at, None, None) for at, *_ in STEPS), (), QualityLevel.TOO_FEW,
    would_more_help=True,
)  # fmt: skip
PATIENCE_MS = 30_000


@pytest.fixture
def health(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> dict[str, TagQuality]:
    """Return the tag quality that the library reports, to be changed by tests."""
    said = {"now": KNOWN}
    scores = [ScoredTag(n, 0, n / 10, None, None, is_suggested=False) for n in range(1, 9)]
    monkeypatch.setattr(shelf.learning, "tag_quality", lambda tag_id: dataclasses.replace(said["now"], tag_id=tag_id))
    monkeypatch.setattr(shelf.learning, "scores", lambda _ids, *, with_moments: scores)
    return said


@pytest.fixture
def desk(shelf: Library, health: dict[str, TagQuality], open_desk: Open, qtbot: QtBot) -> Desk:
    return open_tagged(shelf, open_desk, qtbot)


def examined(desk: Desk, qtbot: QtBot, name: str = "beach") -> TagQualityDialog:
    """Open the dialog by its key in the tags panel."""
    qtbot.mouseClick(tree(desk).viewport(), Left, Qt.KeyboardModifier.ControlModifier, _place(desk, name))
    tree(desk).setFocus()
    qtbot.keyClick(tree(desk), Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = desk.learning.tag_quality.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.body.isVisible())
    return dialog


def _place(desk: Desk, name: str) -> QPoint:
    return tree(desk).visualRect(model(desk).place_of(tag(desk, name).id)).center()


def threshold_of(shelf: Library, name: str = "beach") -> float | None:
    return shelf.tags.find(name).threshold


def test_quality_is_shown_in_words_and_figures(desk: Desk, qtbot: QtBot) -> None:
    dialog = examined(desk, qtbot)
    assert not dialog.isModal()
    assert "beach" in dialog.windowTitle()
    assert dialog.state.text() == "Usable"
    assert dialog.sentence.text().startswith("14 accepted, 22 rejected.")
    words = "Accuracy on examples kept back for testing: "
    assert dialog.ranking.text().startswith(f"{words}{percent(0.74)}.")
    assert dialog.ranking.text().endswith("not how many suggestions are right.")
    assert dialog.checked.text() == "No videos are suggested, so there is nothing to check."
    assert dialog.more.text() == "More decisions would help."
    assert dialog.curve.plot.accessibleDescription().endswith(f"{percent(0.74)} after 36 decisions")
    qtbot.mouseClick(dialog.as_table, Left)
    table = dialog.curve.table
    assert table.isVisible()
    cells = [[table.model().index(row, column).data() for column in range(2)] for row in range(table.rowCount())]
    assert cells == [["9", percent(0.41)], ["18", percent(0.58)], ["36", percent(0.74)]]


def test_too_few_decisions_are_reported(desk: Desk, health: dict[str, TagQuality], qtbot: QtBot) -> None:
    health["now"] = UNKNOWN
    dialog = examined(desk, qtbot)
    assert dialog.state.text() == "Too few examples"
    words = "3 accepted, 2 rejected. A tag needs about 10 of each, from different videos."
    assert dialog.sentence.text() == words
    assert not dialog.ranking.isVisible()
    assert not dialog.curve.isVisible()
    assert dialog.no_curve.isVisible()
    assert dialog.threshold.precision.text() == "Right above this score: too few decisions to tell"
    assert dialog.threshold.recall.text() == "Found above this score: too few decisions to tell"


def test_button_checks_twelve_suggestions(desk: Desk, qtbot: QtBot) -> None:
    dialog = examined(desk, qtbot)
    qtbot.mouseClick(dialog.check, Left)
    assert desk.learning.reviewing.run is not None
    assert desk.learning.reviewing.run.tag.name == "beach"


def drag_slider(dialog: TagQualityDialog, *values: int, lets_go: bool = True) -> None:
    """Drag the handle of the threshold slider."""
    slider = dialog.threshold.slider

    def at(value: int) -> QPoint:
        option = QStyleOptionSlider()
        slider.initStyleOption(option)
        option.sliderPosition = option.sliderValue = value
        handle = slider.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, slider
        )
        return handle.center()

    places = [at(slider.value()), *(at(value) for value in values)]
    kinds = [QMouseEvent.Type.MouseButtonPress, *([QMouseEvent.Type.MouseMove] * len(values))]
    if lets_go:
        kinds, places = [*kinds, QMouseEvent.Type.MouseButtonRelease], [*places, places[-1]]
    for kind, place in zip(kinds, places, strict=True):
        button = Qt.MouseButton.NoButton if kind is QMouseEvent.Type.MouseMove else Left
        held = Qt.MouseButton.NoButton if kind is QMouseEvent.Type.MouseButtonRelease else Left
        event = QMouseEvent(
            kind, place.toPointF(), slider.mapToGlobal(place).toPointF(), button, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(slider, event)


def test_slider_previews_the_threshold_and_writes_one_step(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    dialog = examined(desk, qtbot)
    choice = dialog.threshold
    assert choice.automatic.isChecked()
    assert choice.threshold == 0.6
    n_before = desk.session.history.stack.count()
    drag_slider(dialog, 65, 72, 77, lets_go=False)
    now = choice.threshold
    assert 0.7 < now < 0.85
    assert f"about {round(now * 10)} of 10" in choice.precision.text(), "in between the steps that were tried"
    assert f"about {round((1 - now) * 10)} of 10" in choice.recall.text()
    assert "of the videos you decided about" in choice.precision.text()
    assert "suggestions" not in choice.precision.text()
    assert choice.reach.text().startswith("1 ")
    assert not choice.automatic.isChecked()
    assert threshold_of(shelf) is None
    drag_slider(dialog, round(now * 100))
    qtbot.waitUntil(lambda: threshold_of(shelf) == choice.threshold)
    qtbot.waitUntil(lambda: desk.session.history.stack.count() == n_before + 1)
    assert desk.session.history.stack.undoText().startswith("Set the threshold")
    desk.stage.actions["undo"].trigger()
    qtbot.waitUntil(lambda: threshold_of(shelf) is None)
    qtbot.waitUntil(lambda: choice.automatic.isChecked() and choice.threshold == 0.6)


def test_slider_keys_are_one_step_and_automatic_resets(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    dialog = examined(desk, qtbot)
    slider, n_before = dialog.threshold.slider, desk.session.history.stack.count()
    slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(slider, Key.Key_Right)
    qtbot.waitUntil(lambda: threshold_of(shelf) == 0.63)
    qtbot.keyClick(slider, Key.Key_PageUp)
    qtbot.waitUntil(lambda: threshold_of(shelf) == 0.68)
    qtbot.waitUntil(lambda: desk.session.history.stack.count() == n_before + 1)
    dialog.threshold.automatic.setFocus()
    qtbot.keyClick(dialog.threshold.automatic, Key.Key_Space)
    qtbot.waitUntil(lambda: threshold_of(shelf) is None)
    qtbot.waitUntil(lambda: desk.session.history.stack.count() == n_before + 2)


def test_threshold_is_saved_when_the_dialog_closes_at_once(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    dialog = examined(desk, qtbot)
    dialog.threshold.slider.setFocus()
    qtbot.keyClick(dialog.threshold.slider, Key.Key_Left)
    qtbot.keyClick(dialog, Key.Key_Escape)
    qtbot.waitUntil(lambda: threshold_of(shelf) == 0.59)
    qtbot.waitUntil(lambda: desk.learning.tag_quality.dialog is None)


def test_threshold_that_cannot_be_written_is_reset(
    desk: Desk, shelf: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise UsageError("That can no longer be done")

    monkeypatch.setattr(shelf.tags, "set_threshold", refuse)
    dialog = examined(desk, qtbot)
    drag_slider(dialog, 80)
    assert not dialog.threshold.automatic.isChecked()
    qtbot.waitUntil(dialog.threshold.automatic.isChecked)


def test_dialog_follows_new_decisions_and_changes_of_its_tag(
    desk: Desk, shelf: Library, health: dict[str, TagQuality], qtbot: QtBot
) -> None:
    dialog = examined(desk, qtbot)
    health["now"] = dataclasses.replace(KNOWN, n_accepted=15, level=QualityLevel.RELIABLE)
    desk.tags.tagging.tagger.apply(
        [tag(desk, "beach")], desk.tags.tagging.tagger.target.__class__((shelf.videos.ids()[5],))
    )
    qtbot.waitUntil(lambda: dialog.state.text() == "Reliable")
    assert dialog.sentence.text().startswith("15 accepted")
    shelf.tags.rename(tag(desk, "beach").id, "shore")
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: dialog.name.text() == "shore")
    same = desk.learning.tag_quality.open(tag(desk, "night"))
    assert same is dialog
    qtbot.waitUntil(lambda: dialog.name.text() == "night" and dialog.body.isVisible())
    shelf.tags.remove([tag(desk, "night").id])
    desk.tags.controller.refresh()
    qtbot.waitUntil(lambda: desk.learning.tag_quality.dialog is None)


def test_progress_and_errors_are_shown(
    desk: Desk, shelf: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def slow(_tag_id: int) -> TagQuality:
        gate.wait(10)
        raise UsageError("No video has been analysed yet")

    monkeypatch.setattr(shelf.learning, "tag_quality", slow)
    dialog = desk.learning.tag_quality.open(tag(desk, "beach"))
    assert dialog.note.text().startswith("Examining")
    gate.set()
    qtbot.waitUntil(lambda: "No video has been analysed yet" in dialog.note.text())
    assert not dialog.body.isVisible()


def test_window_may_close_during_the_computation(
    desk: Desk, shelf: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def slow(_tag_id: int) -> TagQuality:
        gate.wait(10)
        return KNOWN

    monkeypatch.setattr(shelf.learning, "tag_quality", slow)
    desk.learning.tag_quality.open(tag(desk, "beach")).close()
    qtbot.waitUntil(lambda: desk.learning.tag_quality.dialog is None)
    gate.set()
    qtbot.waitUntil(lambda: not desk.learning.tag_quality._is_asking)


def test_tag_rows_show_the_number_of_suggested_videos(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    beach, ids = tag(desk, "beach"), shelf.videos.ids()
    suggest(shelf, (ids[5], beach, 0.9), (ids[6], beach, 0.8, 1.0, 2.0), (ids[0], beach, 0.9), desk=desk)
    index = model(desk).place_of(beach.id)
    qtbot.waitUntil(lambda: model(desk).place_of(beach.id).data(SUGGESTED_ROLE) == 2)
    assert "suggested for 2 videos" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Suggested for 2 videos" in index.data(Qt.ItemDataRole.ToolTipRole)
    bare = model(desk).place_of(tag(desk, "pool").id).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "suggested" not in bare
    click(desk, qtbot, "beach")
    assert model(desk).place_of(beach.id).data(SUGGESTED_ROLE) == 2


def test_real_library_reports_the_quality_of_a_tag(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    beach, ids = shelf.tags.add("beach")[0], shelf.videos.ids()
    shelf.decisions.accept(ids[:3], [beach.id])
    shelf.decisions.reject(ids[3:5], [beach.id])
    desk = open_desk(shelf)
    qtbot.waitUntil(lambda: desk.stage.tags.find("beach") is not None)
    dialog = desk.learning.tag_quality.open(beach)
    qtbot.waitUntil(lambda: dialog.body.isVisible(), timeout=PATIENCE_MS)
    assert dialog.sentence.text().startswith("3 accepted, 2 rejected.")
    assert dialog.state.text() == "Too few examples"


def test_suggested_videos_are_shown_alone_and_kept_up_to_date(desk: Desk, shelf: Library, qtbot: QtBot) -> None:
    beach, ids = tag(desk, "beach"), shelf.videos.ids()
    suggest(shelf, (ids[5], beach, 0.9), (ids[6], beach, 0.8, 1.0, 2.0), desk=desk)
    qtbot.mouseClick(tree(desk).viewport(), Left, Qt.KeyboardModifier.ControlModifier, _place(desk, "beach"))
    tree(desk).setFocus()
    qtbot.keyClick(tree(desk), Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    shown = desk.browse.pages.model
    qtbot.waitUntil(lambda: list(shown.ids) == [ids[5], ids[6]])
    suggest(shelf, (ids[6], beach, 0.8, 1.0, 2.0), desk=desk)
    qtbot.waitUntil(lambda: list(shown.ids) == [ids[6]])
    qtbot.keyClick(tree(desk), Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(shown.ids) == len(ids))
