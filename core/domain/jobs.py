"""Jobs, their progress and their results."""

import enum
from dataclasses import dataclass
from datetime import datetime

from core.sentence import EMPTY, Sentence


class JobKind(enum.StrEnum):
    """What a job does; each kind is implemented in `core.jobs`, and described by `JobFacts`."""

    SCAN = "scan"
    """Finds the files of a folder and adds videos to the catalog."""
    THUMBNAILS = "thumbnails"
    """Probes a video, makes poster and filmstrip."""
    DATES = "dates"
    """Reads when a video was recorded, if that was not possible when it was probed."""
    ANALYSE = "analyse"
    """Decodes, embeds and stores the frames of a video."""
    INDEX = "index"
    """Brings the vector index of the current encoder up to date."""
    VIDEO_MAP = "video_map"
    """Draws the map of all videos."""
    MOMENT_MAP = "moment_map"
    """Draws the map of all moments."""
    DUPLICATES = "duplicates"
    """Compares a video with all others."""

    @property
    def facts(self) -> "JobFacts":
        """How jobs of this kind are queued and displayed."""
        return _FACTS[self]


class JobSubject(enum.Enum):
    """What a job works on."""

    FOLDER = enum.auto()
    VIDEO = enum.auto()
    LIBRARY = enum.auto()
    """The library as a whole; the id of the subject is 0."""


@dataclass(frozen=True, slots=True)
class JobFacts:
    """How jobs of a kind are queued and displayed.

    Attributes
    ----------
    subject : JobSubject
        What a job works on.
    title : str
        In a list of jobs, such as ``Make pictures``; English, translated by the window.
    headline : str
        While such jobs run, such as ``Pictures: %1 of %2``, where %1 is the number done and %2 the total.
    is_repeatable : bool
        Whether the subject can change while the job runs: if queued again meanwhile, it runs once more.
    weight : float
        How much a job counts in the overall progress, compared to a picture.
    is_for_all : bool
        Of kinds that work on a video: whether such a job is queued for each new one. Otherwise, only for those that its
        line reports as missing.
    """

    subject: JobSubject
    title: str
    headline: str
    is_repeatable: bool = False
    weight: float = 1.0
    is_for_all: bool = True


_FACTS = {
    JobKind.SCAN: JobFacts(JobSubject.FOLDER, "Look for videos", "Looking for videos", is_repeatable=True),
    JobKind.THUMBNAILS: JobFacts(JobSubject.VIDEO, "Make pictures", "Pictures: %1 of %2"),
    JobKind.DATES: JobFacts(
        JobSubject.VIDEO, "Read the recording date", "Recording dates: %1 of %2", weight=0.1, is_for_all=False
    ),
    JobKind.ANALYSE: JobFacts(JobSubject.VIDEO, "Analyse", "Analysing %1 of %2 videos", weight=10.0),
    JobKind.INDEX: JobFacts(JobSubject.LIBRARY, "Prepare the search", "Preparing the search", is_repeatable=True),
    JobKind.VIDEO_MAP: JobFacts(JobSubject.LIBRARY, "Draw the map of videos", "Drawing the map"),
    JobKind.MOMENT_MAP: JobFacts(JobSubject.LIBRARY, "Draw the map of moments", "Drawing the map"),
    JobKind.DUPLICATES: JobFacts(
        JobSubject.VIDEO, "Look for copies", "Looking for copies of %1 of %2 videos", weight=5.0, is_for_all=False
    ),
}

VIDEO_KINDS = tuple(kind for kind in JobKind if kind.facts.subject is JobSubject.VIDEO)
"""Kinds of jobs that work on a video."""
NEW_VIDEO_KINDS = tuple(kind for kind in VIDEO_KINDS if kind.facts.is_for_all)
"""Kinds of jobs that each new video needs."""


class JobState(enum.StrEnum):
    """State of a job."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Priority(enum.IntEnum):
    """Higher runs sooner. Within one priority: kinds in the order of `JobKind`, then oldest first."""

    IDLE = 0
    NORMAL = 10
    VISIBLE = 20
    SELECTED = 30


@dataclass(frozen=True, slots=True)
class Job:
    """One row of the durable queue.

    Attributes
    ----------
    id : int
        Catalog id.
    kind : JobKind
        What it does.
    subject_id : int
        The folder's or video's catalog id, 0 if the kind has no subject.
    state : JobState
        Its state.
    priority : int
        See `Priority`.
    reason : Sentence
        Why it failed, in plain words; otherwise empty.
    created_at : datetime
        UTC.
    """

    id: int
    kind: JobKind
    subject_id: int
    state: JobState
    priority: int
    reason: Sentence
    created_at: datetime


@dataclass(frozen=True, slots=True)
class KindCount:
    """Number of jobs of one kind in each state.

    Attributes
    ----------
    kind : JobKind
        The kind.
    queued, running, done, failed : int
        In the current campaign.
    failed_before : int
        Failed in an earlier campaign, and not retried since.
    """

    kind: JobKind
    queued: int
    running: int
    done: int
    failed: int
    failed_before: int = 0


@dataclass(frozen=True, slots=True)
class JobsSummary:
    """Summary of the whole queue.

    Attributes
    ----------
    counts : tuple of KindCount
        One per kind with jobs in the current campaign (since the queue was last empty), or with earlier failures.
    is_paused : bool
        Whether the worker leaves queued jobs alone.
    activity : Sentence
        What is being done now, in plain words; empty if idle.
    speed_ratio : float
        Seconds of video analysed per second, over the last half minute; 0 if unknown.
    frames_per_second : float
        Frames embedded per second, over the last half minute; 0 if unknown.
    remaining_seconds : float or None
        Estimated time until the queue is empty.
    device : str
        What the encoder runs on, such as ``CPU (bf16)``; empty before it is loaded.
    obstacle : Sentence
        Why analysis cannot continue although there is work, such as an unusable encoder; otherwise empty.
    videos_per_second : float
        Videos analysed per second, over the last half minute; 0 if unknown.
    progress : tuple of (int, float)
        Catalog ids of videos being analysed, each with the fraction done.
    training : float or None
        Progress of the training of the head, 0 to 1; None if none is running.
    clustering : float or None
        Progress of finding clusters, 0 to 1; None if they are not being found.
    """

    counts: tuple[KindCount, ...] = ()
    is_paused: bool = False
    activity: Sentence = EMPTY
    speed_ratio: float = 0.0
    frames_per_second: float = 0.0
    remaining_seconds: float | None = None
    device: str = ""
    obstacle: Sentence = EMPTY
    videos_per_second: float = 0.0
    progress: tuple[tuple[int, float], ...] = ()
    training: float | None = None
    clustering: float | None = None

    @property
    def is_idle(self) -> bool:
        """Whether nothing is queued or running."""
        return not any(count.queued or count.running for count in self.counts)
