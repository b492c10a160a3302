"""Killing the worker at random moments loses, duplicates and changes nothing that was acknowledged."""

import hashlib
import itertools
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import psutil

from core import settings
from core.api.library import Library
from core.catalog import embeddings as embedding_rows
from core.catalog.rescue import integrity
from core.domain.videos import VideoStage
from core.embedding import registry
from core.embedding.row_files import read_rows
from tests.soak.sizes import N_ANALYSIS_KILLS, campaign, patient
from tests.support.libraries import make_clips, opened, state_of, work_off

LONGEST_WAIT_SECONDS = 60.0


def acknowledged(library: Library) -> dict[str, tuple[int, int, str]]:
    """Return each analysed video's content hash with its rows and a hash of their vectors."""
    with library.database.read() as session:
        current = embedding_rows.current(session)
        if current is None:
            return {}
        encoder_id, info = current
        spans = embedding_rows.spans(session, encoder_id)
        n_rows = embedding_rows.n_rows(session, encoder_id)
    if not spans:
        return {}
    rows = read_rows(library.paths.embeddings(info.identity.key), n_dims=info.n_dims, n_rows=n_rows)
    assert len(rows) == n_rows, "the catalog speaks of rows that are not there"
    contents = {video.id: video.content.sampled_hash for video in library.videos.get_many([s.video_id for s in spans])}
    return {
        contents[span.video_id]: (
            span.first_row,
            span.n_rows,
            hashlib.sha256(np.ascontiguousarray(rows[span.first_row : span.first_row + span.n_rows])).hexdigest(),
        )
        for span in spans
    }


def has_ended_within(worker: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        worker.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def run_and_kill(library: Library, chance: random.Random, *, waits_for_work: bool) -> None:
    """Start the worker and kill it: at any moment of its start, or shortly after it has acknowledged something."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "core.worker", "--library", str(library.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        if waits_for_work:
            n_before = len(acknowledged(library))
            deadline = time.monotonic() + LONGEST_WAIT_SECONDS
            while len(acknowledged(library)) == n_before and time.monotonic() < deadline:
                assert not has_ended_within(worker, 0.02)
        assert not has_ended_within(worker, chance.uniform(0.0, 0.4 if waits_for_work else 2.0))
        children = psutil.Process(worker.pid).children(recursive=True)
    finally:
        worker.kill()
        assert worker.stdin is not None
        worker.stdin.close()
        assert worker.wait() == -signal.SIGKILL
    # Nothing ends the decoders of a killed worker: they notice it by themselves.
    _, alive = psutil.wait_procs(children, timeout=30)
    assert not alive, "decoding processes outlive their worker"


@campaign
@patient
def test_acknowledged_work_is_neither_lost_nor_duplicated_by_kills(tmp_path: Path) -> None:
    # The first load on a computer takes seconds, in which half of the kills would find no work to disturb.
    registry.load("builtin", cache_folder=settings.cache_folder()).close()
    chance = random.Random(20_26)
    media = tmp_path / "media"
    n_clips = 40
    make_clips(media, n_clips)
    make_clips(media / "longer", 2, seconds=30.0, first=900)
    before = state_of(media)
    with opened(tmp_path / "library") as library:
        library.folders.add([media])
        known: dict[str, tuple[int, int, str]] = {}
        growth: list[int] = []
        for kill in range(N_ANALYSIS_KILLS):
            run_and_kill(library, chance, waits_for_work=kill % 2 == 1)
            assert integrity.check(library.database.path) == []
            now = acknowledged(library)
            assert {key: now.get(key) for key in known} == known, f"kill {kill} changed acknowledged work"
            growth.append(len(now) - len(known))
            known = now
            if len(known) >= n_clips and kill < N_ANALYSIS_KILLS - 1:  # keep it busy to the last kill
                make_clips(media, 20, first=n_clips)
                n_clips += 20
                before = state_of(media)
                library.folders.rescan()
        assert sum(n > 0 for n in growth) >= N_ANALYSIS_KILLS // 3, f"too few kills fell into the work: {growth}"
        work_off(library.folder)
        # A file that was open at eight kills is set aside until the person retries it.
        failed = library.videos.failed()
        assert {str(video.reason).partition("8 times")[0] for video in failed} <= {"Clipshelf was stopped "}
        library.videos.retry([video.id for video in failed])
        work_off(library.folder)
        final = acknowledged(library)
        assert {key: final[key] for key in known} == known
        videos = library.videos.get_many(library.videos.ids())
        assert len(videos) == n_clips + 2
        assert [(video.path.name, video.reason) for video in videos if video.stage is not VideoStage.ANALYSED] == []
        ends = sorted((first, first + n) for first, n, _ in final.values())
        assert ends[0][0] == 0
        assert all(left[1] == right[0] for left, right in itertools.pairwise(ends)), "rows overlap or are lost"
        assert integrity.check(library.database.path) == []
    assert state_of(media) == before

    with opened(tmp_path / "undisturbed") as library:
        library.folders.add([media])
        work_off(library.folder)
        wanted = {content: vectors for content, (_, _, vectors) in acknowledged(library).items()}
    assert {content: vectors for content, (_, _, vectors) in final.items()} == wanted
