"""The worker is killed while it fits, trains and suggests: no decision is lost, and the next one catches up."""

import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from core.api.library import Library
from core.catalog.rescue import integrity
from core.domain.tags import Decision
from core.errors import LibraryLockedError, WorkerError
from core.worker.client import connect
from tests.core.worker.test_learning import teach_enough
from tests.soak.sizes import N_LEARNING_KILLS, campaign, patient
from tests.support.libraries import make_clips, opened, work_off

KINDS = ("fit", "suggest", "train", "refresh", "propose", "adopt")


def started(library: Library) -> subprocess.Popen[bytes]:
    worker = subprocess.Popen(
        [sys.executable, "-m", "core.worker", "--library", str(library.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while (client := connect(library.paths)) is None:
        assert time.monotonic() < deadline
        assert worker.poll() is None
        time.sleep(0.02)
    client.close()
    return worker


def killed(worker: subprocess.Popen[bytes]) -> None:
    worker.kill()
    assert worker.stdin is not None
    worker.stdin.close()
    assert worker.wait() == -signal.SIGKILL


def all_decisions(library: Library) -> list[Decision]:
    return [one for video_id in library.videos.ids() for one in library.decisions.of_video(video_id)]


def disturb(library: Library, kind: str, chance: random.Random) -> None:
    """Keep deciding, as a person would, while the worker does this kind of work."""
    tags, ids = [tag.id for tag in library.tags.list_all()], library.videos.ids()
    try:
        while True:
            tag_id, video_id = chance.choice(tags), chance.choice(ids)
            (library.decisions.accept if chance.random() < 0.5 else library.decisions.reject)([video_id], [tag_id])
            if kind == "fit":
                library.learning.catch_up([tag_id])
            elif kind == "suggest":
                library.tags.set_threshold(tag_id, chance.uniform(0.001, 0.9))
                library.learning.catch_up()
            elif kind == "propose":
                library.learning.propose(full=False)
            elif kind == "adopt":
                library.learning.adopt_version(library.learning.propose(full=False).version, [tag_id])
            else:
                library.learning.train(full=kind == "refresh")
    except (WorkerError, LibraryLockedError):
        return  # it was killed


@campaign
@patient
def test_no_decision_is_lost_when_a_learning_worker_is_killed(tmp_path: Path) -> None:
    chance = random.Random(20_27)
    make_clips(tmp_path / "videos", 12, seconds=6.0)
    with opened(tmp_path / "library") as library:
        library.folders.add([tmp_path / "videos"])
        work_off(library.folder)
        teach_enough(library)
        for kill in range(N_LEARNING_KILLS):
            worker = started(library)
            person = threading.Thread(target=disturb, args=(library, KINDS[kill % len(KINDS)], chance))
            person.start()
            time.sleep(chance.uniform(0.05, 1.5))
            killed(worker)
            person.join(60)
            assert not person.is_alive()
            known = all_decisions(library)  # the person's own process wrote them, and lives
            assert len(known) >= 48
            assert integrity.check(library.database.path) == []

        known = all_decisions(library)
        worker = started(library)
        library.learning.catch_up()
        after = {(one.video_id, one.tag_id): one.score for one in library.learning.scores(with_moments=False)}
        suggested = {tag.id: library.learning.suggestions_of_tag(tag.id) for tag in library.tags.list_all()}
        killed(worker)
        assert all_decisions(library) == known

        for card in library.learning.versions():
            assert (library.paths.heads / card.file_name).exists(), "a card without its file"
    with opened(tmp_path / "library") as library:
        again = started(library)
        scores = {(one.video_id, one.tag_id): one.score for one in library.learning.scores(with_moments=False)}
        killed(again)
        assert scores == after
        rejected = {(one.video_id, one.tag_id) for one in known if one.verdict == "rejected"}
        assert not rejected & {(one.video_id, one.tag_id) for found in suggested.values() for one in found}
