"""Jobs, their progress and their outcomes."""

import enum
from dataclasses import dataclass
from datetime import datetime

from core.sentence import EMPTY, Sentence


class JobKind(enum.StrEnum):
    """What a job does; each has one module in `core.jobs`."""

    SCAN = "scan"
    """Subject: a folder. Finds files and makes video rows."""
    THUMBNAILS = "thumbnails"
    """Subject: a video. Probes it, makes poster and filmstrip."""
    ANALYSE = "analyse"
    """Subject: a video. Decodes, embeds and stores its frames."""
    INDEX = "index"
    """No subject (0). Brings the vector index of the current encoder up to date."""


class JobState(enum.StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Priority(enum.IntEnum):
    """Higher is sooner. Within one priority: kinds in the order of `JobKind`, then oldest first."""

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
        See there.
    subject_id : int
        The folder's or video's catalog id, 0 where the kind has no subject.
    state : JobState
        See there.
    priority : int
        See `Priority`.
    reason : Sentence
        Why it failed, in plain words; else empty.
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
    """How many jobs of one kind stand where.

    Attributes
    ----------
    kind : JobKind
        Which.
    queued, running, done, failed : int
        Of the present campaign.
    failed_before : int
        Failed in an earlier campaign, and not tried again since.
    """

    kind: JobKind
    queued: int
    running: int
    done: int
    failed: int
    failed_before: int = 0


@dataclass(frozen=True, slots=True)
class JobsSummary:
    """The whole queue in a line.

    Attributes
    ----------
    counts : tuple of KindCount
        One per kind that has any job of the present campaign (since the queue was last empty), or that failed before.
    is_paused : bool
        Whether the worker leaves queued jobs alone.
    activity : Sentence
        What is being done at the moment, in plain words; empty when idle.
    speed_ratio : float
        Seconds of video analysed per second, over the last half minute; 0 where not known.
    frames_per_second : float
        Frames embedded per second, likewise.
    remaining_seconds : float or None
        Estimate until the queue is empty.
    device : str
        What the encoder runs on, such as ``CPU (bf16)``; empty before it is loaded.
    obstacle : Sentence
        Why analysis cannot go on although there is work, such as an encoder that cannot be used; empty where it can.
    videos_per_second : float
        Videos analysed per second, over the last half minute; 0 where not known.
    progress : tuple of (int, float)
        Videos that are being analysed now, by catalog id, and the share of each that is done.
    training : float or None
        Share that is done of the training of the head, 0 to 1; None where none is under way.
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

    @property
    def is_idle(self) -> bool:
        """Whether nothing is queued or running."""
        return not any(count.queued or count.running for count in self.counts)
