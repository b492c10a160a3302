"""An in-memory library for tests of single views and controllers; tests of the whole window use the real one.

Tags, decisions, settings and everything else that people write are real, in a catalog without videos.
"""

import functools
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from core import sentence
from core.api.library import Library
from core.domain.changes import Change, Changes, Undo
from core.domain.embeddings import AnalysisEstimate, EncoderIdentity, EncoderInfo, EncoderOffer
from core.domain.events import Events, Notice, WorkerState
from core.domain.jobs import Job, JobsSummary, Priority
from core.domain.media import ContentKey, FrameGeometry, MediaInfo
from core.domain.search import SearchRequest, SearchResult
from core.domain.videos import Folder, FolderState, Video, VideoSort, VideoStage, VideoSums
from core.sentence import Sentence

_REAL_PARTS = {
    *("tags", "decisions", "ratings", "notes", "filters", "saved_searches", "learning"),
    *("settings", "backups", "paths", "storage", "undo"),
}
BUILTIN = EncoderOffer(
    "builtin",
    "Built-in model",
    Sentence("Ready at once. Knows everyday things."),
    Sentence("Apache-2.0, MIT"),
    0,
    True,
    True,
)
CLIP = EncoderOffer(
    "ViT-B-32-256/datacomp_s34b_b86k",
    "CLIP ViT-B/32 256",
    Sentence("Understands words: describe a moment and find it."),
    Sentence("MIT"),
    605_000_000,
    False,
    True,
)


def info(offer: EncoderOffer) -> EncoderInfo:
    identity = EncoderIdentity(offer.reference, "0" * 64, "1" * 64)
    return EncoderInfo(offer.reference, offer.title, identity, 8, FrameGeometry(32), offer.has_text)


def video(
    video_id: int,
    path: Path | str,
    *,
    stage: VideoStage = VideoStage.ANALYSED,
    seconds: float = 60.0,
    is_offline: bool = False,
    reason: str = "",
    has_media: bool = True,
    size: tuple[int, int] = (1920, 1080),
    n_copies: int = 1,
) -> Video:
    media = MediaInfo(seconds, *size, 0, 25.0, "h264", "mov,mp4", has_audio=False) if has_media else None
    content = ContentKey(1000 + video_id, f"{video_id:032x}")
    added_at = datetime(2026, 1, 1, tzinfo=UTC)
    return Video(video_id, content, Path(path), n_copies, stage, is_offline, sentence.literal(reason), media, added_at)


@dataclass
class Outcome:
    n_added: int
    changes: Changes
    folders: tuple[Folder, ...] = ()
    undo: Undo | None = None


class StandInLibrary:
    """All parts are the object itself: `library.folders.add` is `add` here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls: list[tuple[str, object]] = []
        self.known: dict[int, Video] = {}
        self.known_folders: list[Folder] = []
        self.posters: dict[int, Path] = {}
        self.strips: dict[int, Path] = {}
        self.frames: dict[tuple[int, float], bytes] = {}
        self.answer: Callable[[SearchRequest], SearchResult] = lambda _request: SearchResult(
            (), 0, 0, Sentence("Nothing.")
        )
        self.offers_list = [BUILTIN, CLIP]
        self.encoder: EncoderInfo | None = None
        self.pending: list[Events] = []
        self.worker_state = WorkerState.STOPPED
        self.is_closed = False
        self.download_steps: list[tuple[int, int]] = [(605, 605)]
        self.download_gate = threading.Event()
        self.download_gate.set()
        self.add_error: Exception | None = None
        self.import_error: Exception | None = None
        self.download_error: Exception | None = None
        self.estimate: AnalysisEstimate | None = None
        self.folders = _Folders(self)
        self.videos = _Videos(self)
        self.search = _Search(self)
        self.jobs = _Jobs(self)
        self.encoders = _Encoders(self)
        self.events = _Events(self)

    @functools.cached_property
    def real(self) -> Library:
        return Library.open(self.folder)

    def __getattr__(self, name: str) -> object:
        if name not in _REAL_PARTS:
            raise AttributeError(name)
        return getattr(self.real, name)

    def put(self, *videos: Video) -> None:
        self.known.update({one.id: one for one in videos})

    def push(
        self,
        *,
        summary: JobsSummary | None = None,
        changes: Changes = Changes.NOTHING,
        notices: tuple[Notice, ...] = (),
        worker: WorkerState = WorkerState.RUNNING,
    ) -> None:
        self.pending.append(Events(summary, changes, notices, worker))
        self.worker_state = worker

    def start_worker(self) -> None:
        self.calls.append(("start_worker", None))
        self.worker_state = WorkerState.RUNNING

    def check_folders(self) -> None:
        """Folders in memory are always there."""

    def close(self) -> None:
        self.is_closed = True
        self.download_gate.set()
        if "real" in self.__dict__:
            self.real.close()


class _Part:
    def __init__(self, library: StandInLibrary) -> None:
        self.library = library

    def note(self, name: str, value: object) -> None:
        self.library.calls.append((name, value))


class _Folders(_Part):
    def add(self, paths: Sequence[Path]) -> Outcome:
        self.note("add", list(paths))
        if self.library.add_error:
            raise self.library.add_error
        known = {folder.path for folder in self.library.known_folders}
        new = [path for path in paths if path not in known]
        for path in new:
            number = len(self.library.known_folders) + 1
            self.library.known_folders.append(Folder(number, path, FolderState.ONLINE, True, 0, None))
        return Outcome(len(new), Changes.FOLDERS | Changes.JOBS)

    def list_all(self) -> list[Folder]:
        return list(self.library.known_folders)

    def remove(self, folder_id: int) -> Change:
        self.note("remove", folder_id)
        self.library.known_folders = [one for one in self.library.known_folders if one.id != folder_id]
        return Change(Changes.FOLDERS | Changes.VIDEOS)

    def rescan(self, folder_id: int | None = None) -> Changes:
        self.note("rescan", folder_id)
        return Changes.JOBS


class _Videos(_Part):
    def ids(
        self, sort: VideoSort, *, descending: bool = False, folder_id: int | None = None, text: str | None = None
    ) -> list[int]:
        self.note("ids", (sort, descending, folder_id, text))
        found = [one for one in self.library.known.values() if not text or text in one.path.name]
        return [one.id for one in sorted(found, key=lambda one: one.path.name, reverse=descending)]

    def sums(self, ids: Sequence[int]) -> VideoSums:
        found = self.get_many(ids)
        seconds = [one.media.duration_seconds for one in found if one.media is not None]
        size_bytes = sum(one.content.size_bytes for one in found)
        return VideoSums(len(found), len(seconds), sum(seconds), size_bytes, 0, None, None, None, None)

    def count(self) -> int:
        return len(self.library.known)

    def get_many(self, ids: Sequence[int]) -> list[Video]:
        self.note("get_many", len(ids))
        return [self.library.known[one] for one in ids if one in self.library.known]

    def poster(self, one: Video) -> Path | None:
        return self.library.posters.get(one.id)

    def filmstrip(self, one: Video) -> Path | None:
        return self.library.strips.get(one.id)

    def frame(self, video_id: int, at_seconds: float, *, height_px: int) -> bytes | None:
        self.note("frame", (video_id, at_seconds, height_px))
        return self.library.frames.get((video_id, at_seconds))

    def failed(self) -> list[Video]:
        return [one for one in self.library.known.values() if one.stage is VideoStage.FAILED]

    def retry(self, ids: Sequence[int]) -> Changes:
        self.note("retry", list(ids))
        for one in ids:
            self.library.known[one] = replace(self.library.known[one], stage=VideoStage.FOUND, reason="")
        return Changes.VIDEOS | Changes.JOBS


class _Search(_Part):
    def run(self, request: SearchRequest) -> SearchResult:
        self.note("search", request)
        return self.library.answer(request)


class _Jobs(_Part):
    def list_all(self, **_asked: object) -> list[Job]:
        return []

    def pause(self) -> Changes:
        self.note("pause", None)
        return Changes.JOBS

    def resume(self) -> Changes:
        self.note("resume", None)
        return Changes.JOBS

    def cancel(self) -> Changes:
        self.note("cancel", None)
        return Changes.JOBS

    def prioritise(self, ids: Sequence[int], priority: Priority) -> None:
        self.note("prioritise", (list(ids), priority))


class _Encoders(_Part):
    def offers(self) -> list[EncoderOffer]:
        return list(self.library.offers_list)

    def current(self) -> EncoderInfo | None:
        return self.library.encoder

    def target(self) -> str | None:
        return self.library.encoder.reference if self.library.encoder else None

    def use(self, reference: str) -> Changes:
        self.note("use", reference)
        offer = next(one for one in self.library.offers_list if one.reference == reference)
        self.library.encoder = info(offer)
        return Changes.ENCODERS

    def import_folder(self, path: Path) -> str:
        self.note("import_folder", path)
        if self.library.import_error:
            raise self.library.import_error
        return self.library.offers_list[0].reference

    def estimate(self, reference: str, *, is_cancelled: Callable[[], bool]) -> AnalysisEstimate | None:
        self.note("estimate", reference)
        return self.library.estimate

    def download(
        self, reference: str, *, on_progress: Callable[[int, int], None], is_cancelled: Callable[[], bool]
    ) -> None:
        self.note("download", reference)
        for step in self.library.download_steps:
            on_progress(*step)
        while not self.library.download_gate.wait(0.01):
            if is_cancelled():
                return
        if self.library.download_error:
            raise self.library.download_error
        self.library.offers_list = [
            replace(one, is_ready=True) if one.reference == reference else one for one in self.library.offers_list
        ]


class _Events(_Part):
    def poll(self) -> Events:
        pending, self.library.pending = self.library.pending, []
        if not pending:
            return Events(None, Changes.NOTHING, (), self.library.worker_state)
        changes = Changes.NOTHING
        for one in pending:
            changes |= one.changes
        summaries = [one.summary for one in pending if one.summary is not None]
        notices = tuple(notice for one in pending for notice in one.notices)
        return Events(summaries[-1] if summaries else None, changes, notices, pending[-1].worker)
