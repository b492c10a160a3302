import logging
import sys
import threading

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.shell.trouble import CrashReporter
from app.ui.widgets.questions import crash_report


def test_exception_is_reported_once_from_any_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    told: list[str] = []
    reporter = CrashReporter(told.append)

    def _fail() -> None:
        raise ValueError("a mistake of ours")

    def _run() -> None:
        try:
            _fail()
        except ValueError:
            reporter._on_exception(*sys.exc_info())  # pyright: ignore[reportArgumentType]

    for _ in range(2):
        thread = threading.Thread(target=_run)
        thread.start()
        thread.join()
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(20)
    assert len(told) == 1
    assert "a mistake of ours" in told[0]
    assert "Qt" in told[0]


def test_qt_messages_go_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    reporter = CrashReporter(lambda _text: None)
    before = (sys.excepthook, threading.excepthook)
    reporter.install()
    try:
        with caplog.at_level(logging.WARNING, logger="qt"):
            qWarning("something is odd")
    finally:
        reporter.remove()
        sys.excepthook, threading.excepthook = before
    assert "something is odd" in caplog.text


def test_report_can_be_copied(qtbot: QtBot) -> None:
    dialog = crash_report("Traceback: <b>no</b>")
    qtbot.addWidget(dialog)
    for button in dialog.findChildren(QPushButton):
        if "Copy" in button.text():
            button.click()
    assert QGuiApplication.clipboard().text() == "Traceback: <b>no</b>"
