"""The kinds of jobs in the order of their turns, and what the library lacks of each."""

from sqlalchemy.orm import Session

from core.catalog import jobs
from core.domain.jobs import Priority
from core.jobs.analysis.line import AnalysisLine
from core.jobs.dates import DateLine
from core.jobs.duplicates.duplicate_line import DuplicateLine
from core.jobs.job_line import JobLine
from core.jobs.maps.map_line import MomentMapLine, VideoMapLine
from core.jobs.scan import ScanLine
from core.jobs.searching.search_index import IndexLine
from core.jobs.thumbnails import ThumbnailLine

LINES: tuple[type[JobLine], ...] = (
    ScanLine,
    ThumbnailLine,
    DateLine,
    AnalysisLine,
    IndexLine,
    VideoMapLine,
    MomentMapLine,
    DuplicateLine,
)
"""In the order of their turns."""


def enqueue_missing(session: Session) -> None:
    """Queue everything that the library lacks, such as vectors and thumbnails; not for videos that were set aside."""
    for line in LINES:
        jobs.enqueue(session, line.kind, line.missing(session), priority=Priority.NORMAL)
