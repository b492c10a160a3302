"""Estimates how long another encoder would take to analyse this library on this computer.

The speed of its network is measured once, by a short low-priority program that runs only while nothing is being
analysed, and kept in the cache folder. Combined with the observed speed of analysis here it gives the time.
"""

import json
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from core import whole_file
from core.catalog import embeddings, overview
from core.domain.embeddings import AnalysisEstimate
from core.domain.videos import VideoStage
from core.embedding import catalogue
from core.jobs.context import JobContext, machine_name
from core.settings import cache_folder

log = logging.getLogger(__name__)

NOTES_NAME = "speeds.json"
PATIENCE_SECONDS = 90.0
_LOOK_SECONDS = 0.2
_ANALYSIS = "analysis"
PROGRAM = (sys.executable, "-m", "core.embedding.speed")


class AnalysisEstimator:
    """Estimates analysis times; safe to use from any thread, one measurement runs at a time.

    Parameters
    ----------
    context : JobContext
        Shared by all jobs.
    is_idle : callable
        Whether nothing is being analysed.
    program : sequence of str
        Command that measures a network; gets its name, a device and a number of threads as arguments.
    """

    def __init__(self, context: JobContext, is_idle: Callable[[], bool], *, program: Sequence[str] = PROGRAM) -> None:
        self._context = context
        self._program = program
        self._is_idle = is_idle
        self._lock = threading.Lock()
        self._failed: set[str] = set()

    def estimate(self, reference: str) -> AnalysisEstimate:
        """Estimate the analysis of the whole library; blocks for a few seconds the first time.

        Parameters
        ----------
        reference : str
            Of a catalogue encoder; it need not be downloaded.

        Returns
        -------
        AnalysisEstimate
            Without a time if nothing was analysed yet, or the speed could not be measured now.

        Raises
        ------
        EncoderError
            If there is no such encoder.
        """
        entry = catalogue.resolve(reference).entry
        n_videos, n_analysed, n_frames = self._count()
        seconds = None
        if entry is not None and n_analysed:
            with self._lock:
                seconds = self._seconds_for_one_frame(entry.name.split("/")[0])
        if seconds is not None:
            seconds *= n_frames * n_videos / n_analysed
        return AnalysisEstimate(n_videos, n_analysed, seconds)

    def close(self) -> None:
        """End a measurement in progress; the worker must be about to stop."""
        with self._lock:
            pass  # the measuring thread checks `stop` five times a second

    def _count(self) -> tuple[int, int, int]:
        with self._context.database.read() as session:
            stages = overview.count_stages(session)
            current = embeddings.current(session)
            analysed = overview.analysed_ids(session, current[0]) if current else []
            n_frames = overview.count_frames(session, analysed)
        n_videos = sum(n for stage, n in stages.items() if stage is not VideoStage.FAILED)
        return n_videos, min(len(analysed), n_videos), n_frames

    def _seconds_for_one_frame(self, architecture: str) -> float | None:
        notes = _all_notes().get(machine_name(), {})
        settings = self._context.settings
        key = f"{architecture}, device {settings.device}, {settings.encoder_threads} threads"
        measured = notes.get(key) or self._measure(architecture)
        if measured is None:
            return None
        whole = self._context.events.steady_frames_per_second() or notes.get(_ANALYSIS, 0.0)
        _write_notes({key: measured, **({_ANALYSIS: whole} if whole else {})})
        alone, beside = 1 / measured["frames_per_second"], 1 / whole if whole else 0.0
        # On a CPU, decoding and the network share its time; with a graphics card they run in parallel.
        return alone + beside if measured["is_on_cpu"] else max(alone, beside)

    def _measure(self, architecture: str) -> dict[str, Any] | None:
        if not self._is_idle() or self._context.stop.is_set() or architecture in self._failed:
            return None
        settings = self._context.settings
        command = [*self._program, architecture, "--device", settings.device]
        command += ["--threads", str(settings.encoder_threads)]
        names = ("CREATE_NO_WINDOW", "BELOW_NORMAL_PRIORITY_CLASS")
        flags = sum(getattr(subprocess, name, 0) for name in names)
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=flags
        )
        said = self._wait(process)
        if said is None:
            log.info("the speed of %s will be measured another time", architecture)
            return None
        if process.returncode != 0:
            self._failed.add(architecture)  # it would fail again
            log.info("the speed of %s was not measured (exit code %s)", architecture, process.returncode)
            return None
        log.info("the speed of %s here: %s", architecture, said.decode())
        return json.loads(said)

    def _wait(self, process: "subprocess.Popen[bytes]") -> bytes | None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return process.communicate(timeout=_LOOK_SECONDS)[0]
            except subprocess.TimeoutExpired:
                if self._context.stop.is_set() or time.monotonic() > deadline or not self._is_idle():
                    break  # analysis comes first
        process.kill()
        process.communicate()
        return None


def _write_notes(changed: dict[str, Any]) -> None:
    notes = _all_notes()
    mine = notes.get(machine_name(), {})
    if mine | changed == mine:
        return
    notes[machine_name()] = mine | changed
    try:
        cache_folder().mkdir(parents=True, exist_ok=True)
        with whole_file.written(cache_folder() / NOTES_NAME) as file:
            file.write(json.dumps(notes, indent=1).encode())
    except OSError as error:
        log.info("speeds cannot be stored: %s", error)


def _all_notes() -> dict[str, Any]:
    try:
        text = (cache_folder() / NOTES_NAME).read_bytes()
        return msgspec.json.decode(text, type=dict[str, dict[str, Any]])
    except (OSError, msgspec.MsgspecError):
        return {}  # it is only measured again
