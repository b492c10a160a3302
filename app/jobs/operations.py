"""What a person does to the queue."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.bridge.work import Operation, Read
from app.jobs.models import JobEntry
from core.domain.changes import Changes
from core.domain.jobs import VIDEO_KINDS, Job, JobKind, JobState, JobSubject, Priority

if TYPE_CHECKING:
    from core.api.library import Library


def pause() -> Operation[Changes]:
    """Leave queued jobs alone until further notice."""
    return Operation(lambda library: library.jobs.pause())


def resume() -> Operation[Changes]:
    """Go on with queued jobs."""
    return Operation(lambda library: library.jobs.resume())


_MOST = {JobState.RUNNING: 100, JobState.FAILED: 200, JobState.QUEUED: 50, JobState.DONE: 20}
"""Of each state so many are listed; the panel is no list of 100,000 videos."""


def look() -> Read[list[JobEntry]]:
    """List what runs, what failed, what comes next and what was done last, with names."""

    def _look(library: "Library") -> list[JobEntry]:
        found: list[Job] = []
        for state, limit in _MOST.items():
            is_past = state in {JobState.DONE, JobState.FAILED}
            found += library.jobs.list_all(state=state, limit=limit, is_newest_first=is_past)
        names = _names(library, found)
        return [JobEntry(job, names.get((job.kind.facts.subject, job.subject_id), "")) for job in found]

    return Read(_look)


def _names(library: "Library", found: Sequence[Job]) -> dict[tuple[JobSubject, int], str]:
    """Name folders and videos by their ids."""
    wanted = {job.subject_id for job in found if job.kind in VIDEO_KINDS}
    names = {(JobSubject.VIDEO, video.id): video.path.name for video in library.videos.get_many(sorted(wanted))}
    if any(job.kind.facts.subject is JobSubject.FOLDER for job in found):
        names |= {(JobSubject.FOLDER, folder.id): str(folder.path) for folder in library.folders.list_all()}
    return names


def cancel(job_ids: Sequence[int] | None = None) -> Operation[Changes]:
    """Drop jobs that are not done; what is done stays done.

    Parameters
    ----------
    job_ids : sequence of int or None
        Catalog ids; None for all.
    """
    return Operation(lambda library: library.jobs.cancel() if job_ids is None else library.jobs.cancel(job_ids))


def retry(chosen: Sequence[Job]) -> Operation[Changes]:
    """Try jobs again that failed.

    Parameters
    ----------
    chosen : sequence of Job
        Failed ones.
    """

    def _write(library: "Library") -> Changes:
        changes = Changes.NOTHING
        videos = {job.subject_id for job in chosen if job.kind in VIDEO_KINDS}
        if videos:
            changes |= library.videos.retry(sorted(videos))
        for job in chosen:
            if job.kind is JobKind.SCAN:
                changes |= library.folders.rescan(job.subject_id)
        return changes

    return Operation(_write)


def retry_failed() -> Operation[Changes]:
    """Try everything again that failed."""
    return Operation(lambda library: library.jobs.retry_failed())


def attend(*, visible: Sequence[int], selected: Sequence[int], left: Sequence[int]) -> Operation[None]:
    """Let what a person looks at come sooner.

    Parameters
    ----------
    visible, selected : sequence of int
        Catalog ids of videos in view, and of selected ones.
    left : sequence of int
        Ids of videos that were so before and are no longer, or only in view still; they wait like all others.
    """

    def _write(library: "Library") -> None:
        # In this order: what was selected and is still in view waits like all first, and is raised again last.
        for video_ids, priority in (
            (left, Priority.NORMAL),
            (selected, Priority.SELECTED),
            (visible, Priority.VISIBLE),
        ):
            if video_ids:
                library.jobs.prioritise(video_ids, priority)

    return Operation(_write)
