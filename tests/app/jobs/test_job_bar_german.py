"""Nothing that the job bar can say is left in English."""

import ast
import dataclasses
import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

import core.jobs
from app.jobs.models import JobEntry, JobListModel
from app.jobs.views.job_bar import JobBar
from app.jobs.views.jobs_panel import JobDetails
from app.ui.localization import language
from app.ui.localization.engine_words import in_own_words
from core.domain.events import WorkerState
from core.domain.jobs import Job, JobKind, JobsSummary, JobState, KindCount
from core.domain.maps import ARRANGING
from core.domain.videos import VideoStage
from core.sentence import EMPTY, literal
from tests.app.driving import Open
from tests.support.libraries import make_clips, opened

LISTED = [state for state in JobState if state is not JobState.CANCELLED]
RATES = {"speed_ratio": 26.8, "frames_per_second": 1234.5, "videos_per_second": 0.41}


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    installed = language.install(qapp, "de")
    yield
    language.remove(qapp, installed)
    language.remove(qapp, language.install(qapp, language.SOURCE))


@functools.cache
def activities() -> frozenset[str]:
    """Give the templates of all sentences that a job reports as what is being done."""
    found: set[str] = set()
    for path in Path(core.jobs.__path__[0]).rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        constants = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            is_activity = isinstance(node, ast.Assign) and any(
                isinstance(target, ast.Attribute) and target.attr == "activity" for target in node.targets
            )
            if isinstance(node, ast.Assign) and is_activity:
                value = constants.get(node.value.id, node.value) if isinstance(node.value, ast.Name) else node.value
                calls = [one for one in ast.walk(value) if isinstance(one, ast.Call)]
                found |= {one.args[0].value for one in calls if one.args and isinstance(one.args[0], ast.Constant)}  # type: ignore[misc]
                if isinstance(value, ast.Call) and ast.unparse(value.func) == "ARRANGING.with_values":
                    found.add(ARRANGING.template)
    return frozenset(found)


@functools.cache
def english() -> frozenset[str]:
    """Give the fixed parts of what can be said about jobs, in English."""
    texts = {*activities(), *(text for kind in JobKind for text in (kind.facts.title, kind.facts.headline))}
    texts |= {"real time", "frames/s", "left", "about", "Paused", "Up to date", "Starting", "videos/min"}
    parts = {part.strip(" :") for text in texts for part in re.split(r"\{\w+\}|%\d", text)}
    # "Analyse" is the same in both languages.
    return frozenset(part for part in parts if len(part) > 3 and part != "Analyse")


def in_english(shown: Iterable[str]) -> set[str]:
    """Give the texts with a part in English."""
    return {text for text in shown if any(part in text for part in english())}


def test_the_sources_are_read_right() -> None:
    assert {"Making pictures", "Analysing {name}", "Loading the search model", "Scanning {name}"} <= activities()
    assert {"Making pictures", "Analysing", "Pictures", "Preparing the search"} <= english()


@pytest.mark.usefixtures("german")
def test_everything_that_is_done_has_german_words() -> None:
    for template in activities():
        shown = in_own_words(literal(template).with_values(name="x.mp4"))
        assert not in_english([shown]), template
    for kind in JobKind:
        for text in (kind.facts.title, kind.facts.headline):
            assert QCoreApplication.translate("Jobs", text) != text


def summaries() -> Iterator[JobsSummary]:
    for kind in JobKind:
        counts = (KindCount(kind, 3, 1, 1200, 2),)
        yield JobsSummary(counts)
        yield JobsSummary(counts, is_paused=True)
        for template in sorted(activities()):
            activity = literal(template).with_values(name="x.mp4")
            for seconds in (20.0, 60.0, 1200.0, 90_000.0):
                yield JobsSummary(counts, activity=activity, remaining_seconds=seconds, device="CPU (bf16)", **RATES)
    yield JobsSummary()
    yield JobsSummary((KindCount(JobKind.ANALYSE, 0, 0, 5, 2),))
    yield JobsSummary(is_paused=True)


@pytest.mark.usefixtures("german")
def test_the_bar_is_german_in_every_state(qtbot: QtBot) -> None:
    bar, facts = JobBar(), JobDetails()
    qtbot.addWidget(bar)
    qtbot.addWidget(facts)
    shown: set[str] = set()
    for summary in summaries():
        facts.set_summary(summary, encoder="CLIP")
        shown.add(facts.text)
        for state in WorkerState:
            bar.set_worker(state)
            for one in (summary, dataclasses.replace(summary, speed_ratio=0.0)):
                bar.set_summary(one)
                shown |= {bar.text, *(button.text() for button in bar.findChildren(QPushButton))}
    assert len(shown) > 100
    assert not in_english(shown)


@pytest.mark.usefixtures("german")
def test_figures_are_written_as_in_the_language(qtbot: QtBot) -> None:
    bar, facts = JobBar(), JobDetails()
    qtbot.addWidget(bar)
    qtbot.addWidget(facts)
    bar.set_summary(JobsSummary((KindCount(JobKind.ANALYSE, 3, 1, 1200, 0),), **RATES))
    assert "26,8\N{MULTIPLICATION SIGN}" in bar.text
    bar.set_summary(JobsSummary((KindCount(JobKind.ANALYSE, 3, 1, 1200, 0),), frames_per_second=1234.5))
    assert "1.234 Bilder/s" in bar.text
    facts.set_summary(JobsSummary((KindCount(JobKind.ANALYSE, 3, 1, 1200, 0),), **RATES), encoder="")
    assert "26,8" in facts.text
    assert "24,6" in facts.text


@pytest.mark.usefixtures("german")
def test_the_table_is_german(qtbot: QtBot) -> None:
    model = JobListModel()
    model.set_rows([
        JobEntry(Job(number, kind, 1, state, 0, EMPTY, created_at=None), "x.mp4")  # type: ignore[arg-type]
        for number, (kind, state) in enumerate((kind, state) for kind in JobKind for state in LISTED)
    ])
    cells = {model.index(row, column).data() for row in range(model.rowCount()) for column in range(3)}
    words = english() | {"Running", "Waiting", "Done", "Failed"}
    assert not {cell for cell in cells if any(part in cell for part in words)}


@pytest.mark.usefixtures("german")
def test_a_whole_analysis_says_nothing_in_english(open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    make_clips(tmp_path / "media", 6, seconds=4.0)
    with opened(tmp_path / "library") as library:
        desk, shown = open_desk(library), set()

        desk.session.summaryChanged.connect(lambda _summary: shown.add(desk.jobs.bar.text))
        library.folders.add([tmp_path / "media"])
        qtbot.waitUntil(lambda: library.videos.count_stages()[VideoStage.ANALYSED] == 6, timeout=120_000)
        qtbot.waitUntil(lambda: desk.jobs.bar.text == "Auf dem neuesten Stand")
        assert len(shown) > 3
        assert not in_english(shown)
        desk.window.close()
