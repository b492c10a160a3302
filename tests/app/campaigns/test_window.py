"""The worker is killed while somebody tags; the folder disappears while a video plays and is analysed."""

import contextlib
import random
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

import psutil
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bridge.notices import Action
from app.shell.desk import Desk
from core.api.library import Library
from core.catalog.rescue import integrity
from core.domain.events import Notice, WorkerState
from core.domain.videos import FolderState, VideoStage
from tests.app.driving import Open
from tests.soak.outcomes import Campaign, Outcomes
from tests.soak.shelves import decisions
from tests.soak.sizes import N_PULLS, N_WORKER_KILLS, campaign, chance, patient
from tests.support.libraries import make_clips, opened, state_of

PATIENCE_MS = 120_000
Key = Qt.Key


def listen(desk: Desk, outcomes: Outcomes) -> None:
    """Count the messages that are shown."""
    board = desk.session.board
    show = board._show
    assert show is not None

    def tell(notice: Notice, action: Action | None) -> None:
        outcomes.say(str(notice.text))
        show(notice, action)

    board.attach(tell)


def workers() -> dict[int, psutil.Process]:
    """Return the workers of this window by process id."""
    found = {}
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):  # a zombie does not count either
            if "core.worker" in child.cmdline():
                found[child.pid] = child
    return found


def kill_workers() -> set[int]:
    """Kill all workers of this window at once and return their process ids."""
    killed = workers()
    for worker in killed.values():
        worker.kill()
    return set(killed)


def wait_for_worker(desk: Desk, qtbot: QtBot, *, other_than: AbstractSet[int] = frozenset()) -> None:
    """Wait for a new worker; if it stopped too often, press the button that the window shows then."""

    def is_there() -> bool:
        button = desk.jobs.bar._restart
        if desk.session.worker_state is WorkerState.FAILED and button.isVisible():
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        return desk.session.worker_state is WorkerState.RUNNING and bool(workers().keys() - other_than)

    qtbot.waitUntil(is_there, timeout=PATIENCE_MS)


@campaign
@patient
def test_tags_are_applied_while_the_worker_is_killed(
    open_desk: Open, qtbot: QtBot, shelf: Library, tmp_path: Path, outcomes_of: Campaign
) -> None:
    outcomes, dice = outcomes_of("worker killed while tagging"), chance("worker kills")
    make_clips(tmp_path / "more", 2, seconds=20.0, first=300)
    tag, _ = shelf.tags.add("beach", slot=3)
    desk = open_desk(shelf)
    listen(desk, outcomes)
    view = desk.browse.pages.grid.list_view
    qtbot.waitUntil(lambda: desk.browse.pages.model.rowCount() == 8 and desk.stage.tags.in_slot(3) is not None)
    wait_for_worker(desk, qtbot)
    shelf.folders.add([tmp_path / "more"], is_watched=False)
    ids = desk.browse.pages.model.ids[:8]
    given: set[int] = set()
    for turn in range(N_WORKER_KILLS):
        video_id = ids[turn % len(ids)]
        with killed_before_or_after(dice) as killed:
            view.setFocus()
            view.setCurrentIndex(desk.browse.pages.model.index(desk.browse.pages.model.ids.index(video_id)))
            qtbot.waitUntil(lambda video_id=video_id: desk.stage.selection.ids == (video_id,))
            qtbot.keyClick(view, Key.Key_3)
            given ^= {video_id}
        wait_for_tags(qtbot, shelf, tag.id, set(given))
        outcomes.count(times=len(killed), code="killed")
        wait_for_worker(desk, qtbot, other_than=killed)
    assert len(decisions(shelf.paths.catalog)) == len(given)
    assert integrity.check(shelf.database.path) == []
    # A video that was open at too many kills is set aside, and analysed when it is requested again.
    qtbot.waitUntil(lambda: waiting(shelf) == 0, timeout=PATIENCE_MS)
    shelf.videos.retry([video.id for video in shelf.videos.failed()])
    qtbot.waitUntil(
        lambda: shelf.videos.count_stages().get(VideoStage.ANALYSED) == 10 and shelf.jobs.summary().is_idle,
        timeout=PATIENCE_MS,
    )


@contextlib.contextmanager
def killed_before_or_after(dice: random.Random) -> Iterator[set[int]]:
    """Kill the worker right before or after an action; return the killed process ids once the action is done."""
    is_before = dice.random() < 0.5
    killed = kill_workers() if is_before else set()
    yield killed
    if not is_before:
        killed |= kill_workers()


def wait_for_tags(qtbot: QtBot, library: Library, tag_id: int, wanted: set[int]) -> None:
    """Wait until exactly these videos have a tag."""

    def given() -> set[int]:
        ids = library.videos.ids()
        return {one for one in ids if any(it.tag_id == tag_id for it in library.decisions.of_video(one))}

    qtbot.waitUntil(lambda: given() == wanted, timeout=PATIENCE_MS)


def waiting(library: Library) -> int:
    """Return the number of videos that are neither analysed nor set aside."""
    stages = library.videos.count_stages()
    return sum(n for stage, n in stages.items() if stage not in {VideoStage.ANALYSED, VideoStage.FAILED})


@campaign
@patient
def test_folder_disappears_during_playback_and_analysis(
    open_desk: Open, qtbot: QtBot, tmp_path: Path, outcomes_of: Campaign
) -> None:
    outcomes, dice = outcomes_of("folder unplugged during playback"), chance("pulls")
    media, elsewhere, n_clips = tmp_path / "media", tmp_path / "elsewhere", 6
    make_clips(media, n_clips, seconds=20.0)
    before = state_of(media)
    for turn in range(N_PULLS):
        with opened(tmp_path / f"library {turn}") as library:
            library.folders.add([media])
            desk = open_desk(library)
            listen(desk, outcomes)
            play_first(desk, qtbot, n_clips)
            n_done = dice.randint(0, n_clips - 1)
            qtbot.waitUntil(lambda: n_analysed(library) >= n_done, timeout=PATIENCE_MS)  # noqa: B023
            media.rename(elsewhere)
            outcomes.count()
            desk.stage.actions["rescan"].trigger()
            qtbot.waitUntil(lambda: is_away(library), timeout=PATIENCE_MS)
            qtbot.waitUntil(lambda: library.jobs.summary().is_idle or waiting(library) > 0, timeout=PATIENCE_MS)
            for video in library.videos.failed():
                outcomes.blame("other", f"turn {turn}: {video.path.name} is blamed: {video.reason}")
            elsewhere.rename(media)
            desk.stage.actions["rescan"].trigger()
            # If all videos were analysed before, the folder is the last to notice.
            qtbot.waitUntil(lambda: n_analysed(library) == n_clips and not is_away(library), timeout=PATIENCE_MS)
            assert integrity.check(library.database.path) == []
            assert desk.window.close()
        if state_of(media) != before:
            outcomes.blame("changed", f"turn {turn}")


def play_first(desk: Desk, qtbot: QtBot, n_clips: int) -> None:
    """Open the first video with Enter and wait until it plays."""
    models = desk.browse.pages.model
    qtbot.waitUntil(lambda: models.rowCount() == n_clips, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: (card := models.card(models.index(0))) is not None and card.poster is not None)
    desk.browse.pages.grid.list_view.setFocus()
    desk.browse.pages.grid.list_view.select_row(0)
    qtbot.keyClick(desk.browse.pages.grid.list_view, Key.Key_Return)
    qtbot.waitUntil(lambda: desk.player.panel.is_playing, timeout=PATIENCE_MS)


def n_analysed(library: Library) -> int:
    """Return the number of analysed videos."""
    return library.videos.count_stages().get(VideoStage.ANALYSED, 0)


def is_away(library: Library) -> bool:
    """Return whether the folder counts as offline."""
    return [folder.state for folder in library.folders.list_all()] == [FolderState.OFFLINE]
