"""Operations on the queue."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.bridge.work import Operation, Read
from app.jobs.models import JobEntry
from core.domain.changes import Changes
from core.domain.jobs import VIDEO_KINDS, Job, JobState, JobSubject, Priority

if TYPE_CHECKING:
    from core.api.library import Library


def pause() -> Operation[Changes]:
    """Pause queued jobs."""
    return Operation(lambda library: library.jobs.pause())


def resume() -> Operation[Changes]:
    """Resume queued jobs."""
    return Operation(lambda library: library.jobs.resume())


_MOST = {JobState.RUNNING: 100, JobState.FAILED: 200, JobState.QUEUED: 50, JobState.DONE: 20}
"""Most jobs listed in each state; the panel cannot list 100,000 videos."""


def look() -> Read[list[JobEntry]]:
    """List running, failed, next and recently completed jobs, with names."""

    def _look(library: "Library") -> list[JobEntry]:
        found: list[Job] = []
        for state, limit in _MOST.items():
            is_past = state in {JobState.DONE, JobState.FAILED}
            found += library.jobs.list_all(state=state, limit=limit, is_newest_first=is_past)
        names = _names(library, found)
        return [JobEntry(job, names.get((job.kind.facts.subject, job.subject_id), "")) for job in found]

    return Read(_look)


def _names(library: "Library", found: Sequence[Job]) -> dict[tuple[JobSubject, int], str]:
    """Return the names of folders and videos by kind and id."""
    wanted = {job.subject_id for job in found if job.kind in VIDEO_KINDS}
    names = {(JobSubject.VIDEO, video.id): video.path.name for video in library.videos.get_many(sorted(wanted))}
    if any(job.kind.facts.subject is JobSubject.FOLDER for job in found):
        names |= {(JobSubject.FOLDER, folder.id): str(folder.path) for folder in library.folders.list_all()}
    return names


def cancel(job_ids: Sequence[int] | None = None) -> Operation[Changes]:
    """Cancel jobs that are not done, all of them if `job_ids` is None."""
    return Operation(lambda library: library.jobs.cancel() if job_ids is None else library.jobs.cancel(job_ids))


def retry(job_ids: Sequence[int]) -> Operation[Changes]:
    """Retry some failed jobs."""
    return Operation(lambda library: library.jobs.retry(job_ids))


def retry_failed() -> Operation[Changes]:
    """Retry everything that failed."""
    return Operation(lambda library: library.jobs.retry_failed())


def attend(*, visible: Sequence[int], selected: Sequence[int], left: Sequence[int]) -> Operation[None]:
    """Prioritise visible and selected videos.

    `left` are ids of videos that lost such a priority, or are only visible still; they wait like all others.
    """

    def _write(library: "Library") -> None:
        # The order matters: a video that was selected and is still visible is first lowered, then raised again.
        for video_ids, priority in (
            (left, Priority.NORMAL),
            (selected, Priority.SELECTED),
            (visible, Priority.VISIBLE),
        ):
            if video_ids:
                library.jobs.prioritise(video_ids, priority)

    return Operation(_write)
