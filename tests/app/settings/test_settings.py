"""The settings dialog: each page changes its settings, at once and on disk."""

import errno
import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.settings.views.dialog import SettingsDialog
from app.shell.desk import Desk
from app.ui.paint import theme
from app.ui.preferences import Preferences, PreferenceValues, declared, preferences_file
from core import settings, user_settings, whole_file
from core.api.library import Library
from core.domain.events import WorkerState
from tests.app.driving import Open


@pytest.fixture(autouse=True)
def _as_it_was(qapp: QApplication) -> Iterator[None]:
    yield
    theme.follow(qapp)
    theme.set_compact(qapp, is_compact=False)


def open_settings(desk: Desk, qtbot: QtBot) -> SettingsDialog:
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = desk.settings.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    qtbot.waitUntil(lambda: dialog.library.fields["watch_quiet_seconds"].editor.value() == 2.0)
    return dialog


def type_into(qtbot: QtBot, widget: QWidget, text: str, *, end: Qt.Key = Qt.Key.Key_Return) -> None:
    widget.setFocus()
    widget.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(widget, text)
    qtbot.keyClick(widget, end)


def press(qtbot: QtBot, parent: QWidget, words: str) -> None:
    buttons = [one for one in parent.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    assert len(buttons) == 1, (words, [one.text() for one in parent.findChildren(QPushButton)])
    if isinstance(parent, QScrollArea):
        parent.ensureWidgetVisible(buttons[0])
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def confirmation(qtbot: QtBot, parent: QWidget) -> QMessageBox:
    qtbot.waitUntil(lambda: any(box.isVisible() for box in parent.findChildren(QMessageBox)))
    return next(box for box in parent.findChildren(QMessageBox) if box.isVisible())


def on_disk(library: Library) -> settings.Settings:
    return settings.load(library.paths.settings)


def test_every_kind_of_setting_is_saved_at_once(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(shelf, with_worker=False)
    dialog = open_settings(desk, qtbot)
    fields = dialog.library.fields
    qtbot.keyClick(fields["sampling_density"].editor, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: on_disk(shelf).sampling_density == "dense")
    patterns = fields["ignore_patterns"].editor
    patterns.setFocus()
    qtbot.keyClicks(patterns, "*.proxy.mp4")
    qtbot.keyClick(patterns, Qt.Key.Key_Return)
    qtbot.keyClicks(patterns, "  old & new  ")
    qtbot.keyClick(patterns, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: on_disk(shelf).ignore_patterns == ("*.proxy.mp4", "old & new"))
    type_into(qtbot, fields["watch_quiet_seconds"].editor, "7.5")
    qtbot.waitUntil(lambda: on_disk(shelf).watch_quiet_seconds == 7.5)
    dialog.show_page(dialog.encoder)
    type_into(qtbot, dialog.encoder.fields["decode_processes"].editor, "3")
    type_into(qtbot, dialog.encoder.fields["hub_address"].editor, "https://example.org")
    qtbot.waitUntil(lambda: user_settings.load().hub_address == "https://example.org")
    assert on_disk(shelf).decode_processes == 3
    assert not dialog.library.is_stale, "no worker has read anything yet"
    press(qtbot, dialog.encoder, "Reset to defaults")
    qtbot.waitUntil(lambda: on_disk(shelf).decode_processes == 0 and not user_settings.load().hub_address)
    assert on_disk(shelf).sampling_density == "dense", "a reset is for its page alone"
    assert dialog.encoder.fields["decode_processes"].editor.value() == 0


def test_invalid_value_is_reported_beside_its_field(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    dialog = open_settings(open_desk(shelf, with_worker=False), qtbot)
    dialog.show_page(dialog.encoder)
    processes = dialog.encoder.fields["decode_processes"]
    before = processes.editor.value()
    type_into(qtbot, processes.editor, "100")
    assert processes.refusal == "100 is not allowed. Enter a number from 0 to 64."
    assert processes.editor.value() == before
    type_into(qtbot, processes.editor, "4")
    assert not processes.refusal
    qtbot.waitUntil(lambda: on_disk(shelf).decode_processes == 4)
    device = dialog.encoder.fields["device"]
    type_into(qtbot, device.editor, "the moon")
    qtbot.waitUntil(lambda: "the moon" in device.refusal)
    assert on_disk(shelf).device == "auto"


def test_failed_write_is_reported_beside_the_field(
    shelf: Library, open_desk: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_settings(open_desk(shelf, with_worker=False), qtbot)

    def _full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(whole_file.os, "fsync", _full)
    field = dialog.library.fields["watch_quiet_seconds"]
    type_into(qtbot, field.editor, "7")
    qtbot.waitUntil(lambda: "cannot be written" in field.refusal)


def test_setting_is_found_from_any_page(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    dialog = open_settings(open_desk(shelf, with_worker=False), qtbot)
    dialog.show_page(dialog.backups)
    dialog.search.setFocus()
    qtbot.keyClicks(dialog.search, "memory")
    assert [dialog.list_view.item(row).text() for row in range(dialog.list_view.count())] == [
        "Memory per process (MiB)\nSearch model and device"
    ]
    assert dialog.current_page is dialog.encoder
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.encoder.fields["decode_memory_mib"].editor.hasFocus()
    assert dialog.isVisible()
    dialog.search.clear()
    assert dialog.list_view.count() == len(dialog.pages)
    assert dialog.list_view.currentRow() == dialog.pages.index(dialog.encoder)


def test_every_setting_is_on_one_page(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    dialog = open_settings(open_desk(shelf, with_worker=False), qtbot)
    on_pages = [name for page in dialog.pages for name in page.fields]
    of_person = [name for name, one in declared(PreferenceValues).items() if one.label]
    assert sorted(on_pages) == sorted([*declared(settings.Settings), *declared(user_settings.UserSettings), *of_person])


def test_every_field_is_reachable_by_tab_and_named(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    dialog = open_settings(open_desk(shelf, with_worker=False), qtbot)
    for page in dialog.pages:
        dialog.show_page(page)
        for widget in page.findChildren(QWidget):
            can_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
            is_inner = widget.objectName().startswith("qt_") or widget.focusProxy() is not None
            if can_focus and not is_inner:
                words = widget.accessibleName() or getattr(widget, "text", str)()
                assert words, (page.title, widget)


def test_theme_and_density_change_at_once_and_are_saved(
    shelf: Library, open_desk: Open, qtbot: QtBot, qapp: QApplication
) -> None:
    desk = open_desk(shelf, with_worker=False, remembers=True)
    dialog = open_settings(desk, qtbot)
    dialog.show_page(dialog.appearance)
    colours = dialog.appearance.fields["appearance"].editor
    for key, wanted in ((Qt.Key.Key_End, theme.DARK), (Qt.Key.Key_Up, theme.LIGHT)):
        qtbot.keyClick(colours, key)
        assert desk.window.palette().window().color().name() == wanted.window
        assert theme.current() is wanted
    high = dialog.appearance.findChildren(QPushButton)[-1].sizeHint().height()
    qtbot.keyClick(dialog.appearance.fields["density"].editor, Qt.Key.Key_Down)
    assert dialog.appearance.findChildren(QPushButton)[-1].sizeHint().height() < high
    still = dialog.appearance.fields["reduced_motion"].editor
    assert desk.window.isAnimated()
    qtbot.keyClick(still, Qt.Key.Key_Space)
    assert not desk.window.isAnimated()
    desk.window.close()
    values = Preferences(preferences_file()).values
    assert (values.appearance, values.density, values.reduced_motion) == ("light", "compact", True)


def test_saved_preferences_apply_at_the_next_start(
    shelf: Library, open_desk: Open, qtbot: QtBot, qapp: QApplication
) -> None:
    preferences = Preferences(preferences_file())
    for name, value in (("appearance", "dark"), ("changed_keys", {"clipshelf": {"settings": ["F12"]}})):
        preferences.put(name, value)
    desk = open_desk(shelf, with_worker=False, remembers=True)
    assert theme.is_dark()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window, Qt.Key.Key_F12)
    assert desk.settings.dialog is not None
    qtbot.waitUntil(desk.settings.dialog.isVisible)


def test_unwatching_a_folder_can_be_undone(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(shelf, with_worker=False)
    dialog = open_settings(desk, qtbot)
    dialog.show_page(dialog.folders)
    view = dialog.folders.list_view
    qtbot.waitUntil(lambda: view.topLevelItemCount() == 1)
    assert view.topLevelItem(0).checkState(0) is Qt.CheckState.Unchecked
    view.setCurrentItem(view.topLevelItem(0))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shelf.folders.list_all()[0].is_watched)
    qtbot.waitUntil(lambda: desk.session.history.stack.undoText() == "Watch a folder")
    desk.session.history.stack.undo()
    qtbot.waitUntil(lambda: not shelf.folders.list_all()[0].is_watched)
    qtbot.waitUntil(lambda: view.topLevelItem(0).checkState(0) is Qt.CheckState.Unchecked)


def test_running_worker_restarts_for_settings_it_has_read(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(shelf)
    qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.RUNNING, timeout=60_000)
    dialog = open_settings(desk, qtbot)
    dialog.show_page(dialog.encoder)
    type_into(qtbot, dialog.encoder.fields["hub_address"].editor, "https://example.org")
    qtbot.waitUntil(lambda: bool(user_settings.load().hub_address))
    assert not dialog.encoder.is_stale, "this one holds at once"
    type_into(qtbot, dialog.encoder.fields["decode_processes"].editor, "2")
    qtbot.waitUntil(lambda: dialog.encoder.is_stale)
    seen: list[WorkerState] = []
    desk.session.workerChanged.connect(seen.append)
    press(qtbot, dialog.encoder, "Restart now")
    qtbot.waitUntil(lambda: not dialog.encoder.is_stale and seen[-1:] == [WorkerState.RUNNING], timeout=60_000)


def test_escape_closes_the_dialog_and_saves_the_edited_field(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    dialog = open_settings(open_desk(shelf, with_worker=False), qtbot)
    patterns = dialog.library.fields["ignore_patterns"].editor
    patterns.setFocus()
    qtbot.keyClicks(patterns, "*.tmp.mp4")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: json.loads(shelf.paths.settings.read_text())["ignore_patterns"] == ["*.tmp.mp4"])
    assert dialog.findChildren(QDialogButtonBox)
