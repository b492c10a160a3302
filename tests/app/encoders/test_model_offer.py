"""The line that offers a better search model: when it appears, what it says, and that it stays closed."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from app.encoders.views.model_offer import ModelOffer, OfferState
from app.shell.desk import Desk
from app.ui.localization import language
from core.domain.changes import Changes
from core.domain.embeddings import AnalysisEstimate
from core.domain.events import WorkerState
from core.domain.jobs import JobKind, JobsSummary, KindCount
from core.errors import DownloadError
from core.sentence import Sentence
from tests.app.driving import BUSY, Open, called
from tests.app.stand_in import BUILTIN, CLIP, StandInLibrary, info

NO_CONNECTION = DownloadError(
    "{title} could not be downloaded: {reason}",
    "Check the connection.",
    title=CLIP.title,
    reason=Sentence("no connection"),
)


@pytest.fixture
def analysed(filled: StandInLibrary) -> StandInLibrary:
    """Return a library of forty videos analysed by the built-in model."""
    filled.encoder = info(BUILTIN)
    filled.estimate = AnalysisEstimate(40, 40, 780.0)
    return filled


@pytest.fixture
def desk(analysed: StandInLibrary, open_desk: Open) -> Desk:
    return open_desk(analysed)


@pytest.fixture
def line(desk: Desk, qtbot: QtBot) -> ModelOffer:
    """Return the line while it offers a model."""
    found = desk.encoders.offer_line
    qtbot.waitUntil(lambda: found.state is OfferState.OFFERED)
    return found


def press(button: QAbstractButton, qtbot: QtBot) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def looked(library: StandInLibrary) -> Callable[[], bool]:
    return lambda: bool(called(library, "estimate"))


def test_offer_states_size_license_and_time(line: ModelOffer, desk: Desk) -> None:
    assert line.isVisible()
    for part in (CLIP.title, "605\N{NO-BREAK SPACE}MB", "licence MIT", "about 13 min on this computer"):
        assert part in line.text
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    assert desk.window.focusWidget() is not None
    assert not line.isAncestorOf(desk.window.focusWidget())


def test_offer_appears_only_when_the_queue_is_almost_empty(
    analysed: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    analysed.push(summary=BUSY)
    desk = open_desk(analysed)
    line = desk.encoders.offer_line
    qtbot.waitUntil(lambda: "4 of 10" in desk.jobs.bar.text)
    qtbot.waitUntil(lambda: not desk.encoders.offer._look_soon.is_waiting)
    assert not called(analysed, "estimate")
    assert line.isHidden()
    analysed.push(summary=JobsSummary((KindCount(JobKind.ANALYSE, 1, 0, 39, 0),)))
    qtbot.waitUntil(lambda: line.state is OfferState.OFFERED)


@pytest.mark.parametrize("estimate", [None, AnalysisEstimate(40, 0)])
def test_nothing_is_offered_before_the_first_analysis(
    analysed: StandInLibrary, estimate: AnalysisEstimate | None, open_desk: Open, qtbot: QtBot
) -> None:
    analysed.estimate = estimate
    desk = open_desk(analysed)
    qtbot.waitUntil(looked(analysed))
    assert desk.encoders.offer_line.isHidden()
    analysed.estimate = AnalysisEstimate(40, 40)
    analysed.push(changes=Changes.EMBEDDINGS)
    qtbot.waitUntil(lambda: desk.encoders.offer_line.state is OfferState.OFFERED)
    assert "on this computer" not in desk.encoders.offer_line.text, "not measured yet"
    analysed.estimate = AnalysisEstimate(40, 40, 30.0)
    analysed.push(changes=Changes.EMBEDDINGS)
    qtbot.waitUntil(lambda: "takes less than a minute on this computer" in desk.encoders.offer_line.text)


def test_nothing_is_offered_if_a_better_model_is_in_use(filled: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    filled.estimate = AnalysisEstimate(40, 40, 780.0)
    desk = open_desk(filled)
    qtbot.waitUntil(lambda: desk.encoders.controller.offer(CLIP.reference) is not None)
    qtbot.waitUntil(lambda: desk.session.worker_state is WorkerState.RUNNING)
    qtbot.waitUntil(lambda: not desk.encoders.offer._look_soon.is_waiting)
    assert desk.encoders.offer_line.isHidden()
    assert not called(filled, "estimate")


def test_closed_offer_stays_closed(analysed: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    first = open_desk(analysed, remembers=True)
    line = first.encoders.offer_line
    qtbot.waitUntil(lambda: line.state is OfferState.OFFERED)
    press(line.close_button, qtbot)
    assert line.isHidden()
    first.window.close()
    analysed.is_closed = False
    analysed.calls.clear()
    again = open_desk(analysed, remembers=True)
    qtbot.waitUntil(lambda: again.encoders.controller.offer(CLIP.reference) is not None)
    qtbot.waitUntil(lambda: again.session.worker_state is WorkerState.RUNNING)
    qtbot.waitUntil(lambda: not again.encoders.offer._look_soon.is_waiting)
    assert again.encoders.offer_line.isHidden()
    assert not called(analysed, "estimate"), "nor is anything measured"


def test_download_runs_in_the_line_and_switches_the_model(
    analysed: StandInLibrary, line: ModelOffer, desk: Desk, qtbot: QtBot
) -> None:
    analysed.download_gate.clear()
    analysed.download_steps = [(121_000_000, 605_000_000)]
    press(line.download, qtbot)
    qtbot.waitUntil(lambda: "121\N{NO-BREAK SPACE}MB of 605\N{NO-BREAK SPACE}MB" in line.text)
    assert line.cancel.isVisible()
    assert line.folder.isHidden()
    analysed.download_gate.set()
    qtbot.waitUntil(lambda: called(analysed, "use") == [CLIP.reference])
    qtbot.waitUntil(lambda: line.isHidden())
    qtbot.waitUntil(lambda: "you can keep searching meanwhile" in desk.window.notice_bar.text)


def test_download_is_cancelled_and_resumed(analysed: StandInLibrary, line: ModelOffer, qtbot: QtBot) -> None:
    analysed.download_gate.clear()
    press(line.download, qtbot)
    qtbot.waitUntil(lambda: line.state is OfferState.DOWNLOADING)
    press(line.cancel, qtbot)
    qtbot.waitUntil(lambda: line.state is OfferState.STOPPED)
    assert "paused. You can resume it later" in line.text
    assert line.download.text() == "Resume download"
    analysed.download_gate.set()
    press(line.download, qtbot)
    qtbot.waitUntil(lambda: called(analysed, "use") == [CLIP.reference])


def test_failed_download_is_one_sentence_and_offers_a_folder(
    analysed: StandInLibrary, line: ModelOffer, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    analysed.download_error = NO_CONNECTION
    press(line.download, qtbot)
    qtbot.waitUntil(lambda: line.state is OfferState.FAILED)
    assert line.text == (
        f"{CLIP.title} could not be downloaded: no connection. Search continues with the built-in model."
    )
    assert not re.search(r"http|errno|resol|\d{3}\.", line.text, re.IGNORECASE)
    assert not desk.window.notice_bar.text, "it is said once"
    press(line.folder, qtbot)
    dialogs = desk.window.findChildren(QFileDialog)
    assert len(dialogs) == 1
    analysed.offers_list[0] = replace(BUILTIN, reference=f"local-dir:{tmp_path}")
    dialogs[0].filesSelected.emit([str(tmp_path)])
    dialogs[0].close()
    qtbot.waitUntil(lambda: called(analysed, "import_folder") == [tmp_path])
    qtbot.waitUntil(line.isHidden)


def test_failed_download_is_retried(analysed: StandInLibrary, line: ModelOffer, qtbot: QtBot) -> None:
    analysed.download_error = NO_CONNECTION
    press(line.download, qtbot)
    qtbot.waitUntil(lambda: line.state is OfferState.FAILED)
    assert line.download.text() == "Try again"
    analysed.download_error = None
    press(line.download, qtbot)
    qtbot.waitUntil(lambda: called(analysed, "use") == [CLIP.reference])


def test_window_closes_during_the_measurement(analysed: StandInLibrary, open_desk: Open, qtbot: QtBot) -> None:
    def _wait(_reference: str, *, is_cancelled: Callable[[], bool]) -> None:
        analysed.calls.append(("estimate", _reference))
        while not is_cancelled():
            analysed.download_gate.wait(0.01) if not analysed.download_gate.is_set() else None

    analysed.download_gate.clear()
    analysed.encoders.estimate = _wait  # type: ignore[method-assign]
    desk = open_desk(analysed)
    qtbot.waitUntil(looked(analysed))
    desk.window.close()
    assert analysed.is_closed


def test_offer_is_translated_to_german(
    qapp: QApplication, analysed: StandInLibrary, open_desk: Open, qtbot: QtBot
) -> None:
    installed = language.install(qapp, "de")
    try:
        line = open_desk(analysed).encoders.offer_line
        qtbot.waitUntil(lambda: line.state is OfferState.OFFERED)
        assert "etwa 13 min" in line.text
        analysed.download_error = NO_CONNECTION
        press(line.download, qtbot)
        qtbot.waitUntil(lambda: line.state is OfferState.FAILED)
        assert line.text == (
            f"{CLIP.title} konnte nicht heruntergeladen werden: keine Verbindung."
            " Die Suche läuft mit dem eingebauten Modell weiter."
        )
    finally:
        language.remove(qapp, installed)
        language.remove(qapp, language.install(qapp, language.SOURCE))
