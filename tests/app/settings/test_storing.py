"""The storage page of the settings: sizes, deleting, the report, backups and restoring."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.questions import ReportDialog
from core.api.library import Library
from core.domain.videos import VideoStage
from tests.app.driving import Open
from tests.app.settings.test_settings import confirmation, open_settings, press


def test_sizes_are_shown_and_deleted_only_on_yes(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    tag, _change = shelf.tags.add("beach")
    shelf.decisions.accept([1], [tag.id])
    desk = open_desk(shelf, with_worker=False)
    dialog = open_settings(desk, qtbot)
    dialog.show_page(dialog.privacy)
    qtbot.waitUntil(lambda: len(dialog.privacy.findChildren(QPushButton)) >= 9)
    texts = [label.text() for label in dialog.privacy.findChildren(QWidget) if hasattr(label, "text")]
    assert any(str(shelf.folder) in text for text in texts)
    assert any("network is used only" in text for text in texts)
    vectors = shelf.paths.folder / "embeddings"
    press(qtbot, dialog.privacy, "Delete all analysis…")
    box = confirmation(qtbot, dialog)
    assert "decisions" in box.informativeText()
    assert box.defaultButton().text().replace("&", "") == "Cancel"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not box.isVisible())
    assert any(vectors.rglob("*"))
    press(qtbot, dialog.privacy, "Delete all analysis…")
    press(qtbot, confirmation(qtbot, dialog), "Delete all analysis")
    qtbot.waitUntil(lambda: not vectors.exists())
    qtbot.waitUntil(dialog.privacy.delete.isEnabled)
    assert all(video.stage is VideoStage.FOUND for video in shelf.videos.get_many(shelf.videos.ids()))
    assert [decision.tag_id for decision in shelf.decisions.of_video(1)] == [tag.id]


def test_report_contains_no_personal_names(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    dialog = open_settings(open_desk(shelf, with_worker=False), qtbot)
    dialog.show_page(dialog.privacy)
    qtbot.waitUntil(lambda: len(dialog.privacy.findChildren(QPushButton)) >= 9)
    press(qtbot, dialog.privacy, "Diagnostic report…")
    (shown,) = dialog.findChildren(ReportDialog)
    assert shown.isVisible()
    QGuiApplication.clipboard().setText("")
    press(qtbot, shown, "Copy report")
    text = QGuiApplication.clipboard().text()
    assert text == shown.text
    assert "Stored, embeddings: " in text
    assert "Python" in text
    for secret in (str(shelf.folder), str(Path.home()), "clip 000"):
        assert secret not in text


def test_logs_are_deleted(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    dialog = open_settings(open_desk(shelf, with_worker=False), qtbot)
    dialog.show_page(dialog.privacy)
    log = shelf.paths.logs / "worker.log"
    log.parent.mkdir(exist_ok=True)
    log.write_text("clip 000.mp4 was read")
    press(qtbot, dialog.privacy, "Delete logs")
    qtbot.waitUntil(lambda: log.read_text() == "")


def test_backup_is_made_and_restored(shelf: Library, open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(shelf, with_worker=False)
    dialog = open_settings(desk, qtbot)
    dialog.show_page(dialog.backups)
    before = len(shelf.backups.list_all())
    press(qtbot, dialog.backups, "Back up now")
    view = dialog.backups.list_view
    qtbot.waitUntil(lambda: view.topLevelItemCount() == before + 1)
    assert len(shelf.backups.list_all()) == before + 1
    newest = shelf.backups.list_all()[0].path
    assert not dialog.backups.restore.isEnabled()
    view.setFocus()
    view.setCurrentItem(view.topLevelItem(0))
    press(qtbot, dialog.backups, "Restore this backup…")
    box = confirmation(qtbot, dialog)
    assert "without later tags, decisions and notes" in box.informativeText()
    press(qtbot, box, "Restore")
    qtbot.waitUntil(lambda: not desk.window.isVisible())
    assert desk.restore_from == newest
