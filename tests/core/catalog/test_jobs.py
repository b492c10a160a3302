from sqlalchemy.orm import Session

from core.catalog import attempts, jobs
from core.catalog.store.database import Database
from core.domain.jobs import JobKind, JobState, KindCount, Priority
from core.sentence import Sentence
from tests.core.catalog.samples import put


def test_same_work_is_queued_once_at_the_higher_priority(database: Database) -> None:
    with database.write() as session:
        jobs.enqueue(session, JobKind.ANALYSE, [1, 2], priority=Priority.SELECTED)
        jobs.enqueue(session, JobKind.ANALYSE, [2, 3])
        jobs.enqueue(session, JobKind.ANALYSE, [])
        found = jobs.list_all(session)
    assert [(job.subject_id, job.priority) for job in found] == [(1, 30), (2, 30), (3, 10)]
    assert all(job.state is JobState.QUEUED for job in found)


def test_claims_are_ordered_by_priority_then_age(database: Database) -> None:
    with database.write() as session:
        jobs.enqueue(session, JobKind.ANALYSE, [1, 2, 3])
        jobs.enqueue(session, JobKind.THUMBNAILS, [9])
        jobs.prioritise(session, JobKind.ANALYSE, [3], priority=Priority.VISIBLE)
        first = jobs.claim(session, JobKind.ANALYSE, limit=2)
        assert [job.subject_id for job in first] == [3, 1]
        assert all(job.state is JobState.RUNNING for job in first)
        assert [job.subject_id for job in jobs.claim(session, JobKind.ANALYSE, limit=2)] == [2]
        assert jobs.claim(session, JobKind.ANALYSE, limit=2) == []


def test_two_claimers_never_get_the_same_job(database: Database) -> None:
    with database.write() as session:
        jobs.enqueue(session, JobKind.ANALYSE, range(1, 41))
    taken: list[int] = []
    for _ in range(8):
        with database.write() as session:
            taken += [job.id for job in jobs.claim(session, JobKind.ANALYSE, limit=5)]
    assert len(taken) == len(set(taken)) == 40


def test_counts_cover_the_current_run_of_work(database: Database) -> None:
    with database.write() as session:
        jobs.enqueue(session, JobKind.ANALYSE, [1, 2, 3])
        one, two, _ = jobs.claim(session, JobKind.ANALYSE, limit=3)
        jobs.finish(session, [one.id])
        jobs.fail(session, two.id, reason=Sentence("It holds no pictures"))
        assert jobs.counts(session) == (KindCount(JobKind.ANALYSE, 0, 1, 1, 1),)
        jobs.enqueue(session, JobKind.THUMBNAILS, [1])  # while something runs: still the same run of work
        assert jobs.counts(session)[-1] == KindCount(JobKind.ANALYSE, 0, 1, 1, 1)
        jobs.cancel(session)
        jobs.enqueue(session, JobKind.INDEX, [0])
        before = KindCount(JobKind.ANALYSE, 0, 0, 0, 0, failed_before=1)
        assert jobs.counts(session) == (before, KindCount(JobKind.INDEX, 1, 0, 0, 0))
        (failed,) = jobs.list_all(session, state=JobState.FAILED)
        assert (failed.subject_id, failed.reason) == (2, Sentence("It holds no pictures"))


def test_failed_jobs_can_be_retried(database: Database) -> None:
    with database.write() as session:
        jobs.enqueue(session, JobKind.ANALYSE, [1])
        jobs.enqueue(session, JobKind.THUMBNAILS, [1])
        for kind in (JobKind.ANALYSE, JobKind.THUMBNAILS):
            jobs.fail(session, jobs.claim(session, kind, limit=1)[0].id, reason=Sentence("no"))
        assert jobs.retry_failed(session, JobKind.ANALYSE) == 1
        (job,) = jobs.list_all(session, state=JobState.QUEUED)
        assert (job.kind, str(job.reason)) == (JobKind.ANALYSE, "")
        assert jobs.retry_failed(session) == 1
        assert jobs.retry_failed(session) == 0


def test_some_failed_jobs_of_any_kind_can_be_tried_again(database: Database) -> None:
    with database.write() as session:
        for kind, subject_id in ((JobKind.SCAN, 5), (JobKind.INDEX, 0), (JobKind.ANALYSE, 7)):
            jobs.enqueue(session, kind, [subject_id])
            jobs.fail(session, jobs.claim(session, kind, limit=1)[0].id, reason=Sentence("no"))
        ids = {job.kind: job.id for job in jobs.list_all(session)}
        chosen = [ids[JobKind.INDEX], ids[JobKind.SCAN]]
        assert jobs.retry_failed(session, job_ids=chosen, priority=Priority.SELECTED) == 2
        queued = jobs.list_all(session, state=JobState.QUEUED)
        assert {(job.kind, job.subject_id, job.priority) for job in queued} == {
            (JobKind.SCAN, 5, Priority.SELECTED),
            (JobKind.INDEX, 0, Priority.SELECTED),
        }
        assert [job.kind for job in jobs.list_all(session, state=JobState.FAILED)] == [JobKind.ANALYSE]


def test_jobs_running_when_the_worker_died_are_queued_again(database: Database) -> None:
    with database.write() as session:
        jobs.enqueue(session, JobKind.ANALYSE, [1, 2])
        (running,) = jobs.claim(session, JobKind.ANALYSE, limit=1)
        assert [job.id for job in jobs.release_running(session)] == [running.id]
        assert [job.id for job in jobs.claim(session, JobKind.ANALYSE, limit=1)] == [running.id]
        jobs.put_back(session, [running.id])
        assert jobs.counts(session) == (KindCount(JobKind.ANALYSE, 2, 0, 0, 0),)


def test_folder_that_changes_during_its_scan_is_scanned_again_but_a_video_is_not(database: Database) -> None:
    with database.write() as session:
        for kind, left in ((JobKind.SCAN, 1), (JobKind.ANALYSE, 0)):
            jobs.enqueue(session, kind, [5])
            (job,) = jobs.claim(session, kind, limit=1)
            jobs.enqueue(session, kind, [5])
            assert jobs.claim(session, kind, limit=1) == []
            jobs.finish(session, [job.id])
            assert len(jobs.claim(session, kind, limit=1)) == left


def test_cancelled_job_stays_cancelled_even_if_its_worker_finishes_it(database: Database) -> None:
    with database.write() as session:
        jobs.enqueue(session, JobKind.ANALYSE, [1, 2, 3])
        jobs.enqueue(session, JobKind.THUMBNAILS, [1])
        (running,) = jobs.claim(session, JobKind.ANALYSE, limit=1)
        assert jobs.cancel(session, JobKind.ANALYSE, subject_ids=[1, 2]) == 2
        assert jobs.cancelled_among(session, [running.id]) == {running.id}
        jobs.finish(session, [running.id])
        jobs.fail(session, running.id, reason=Sentence("no"))
        assert len(jobs.list_all(session, state=JobState.CANCELLED)) == 2
        assert jobs.cancel(session) == 2
        assert jobs.counts(session) == ()


def test_pause_is_remembered(database: Database) -> None:
    with database.write() as session:
        assert not jobs.is_paused(session)
        jobs.set_paused(session, is_paused=True)
        jobs.set_paused(session, is_paused=True)
    with database.write() as session:
        assert jobs.is_paused(session)
        jobs.set_paused(session, is_paused=False)
        assert not jobs.is_paused(session)


def priorities(session: Session) -> dict[int, int]:
    return {job.subject_id: job.priority for job in jobs.list_all(session, kind=JobKind.ANALYSE)}


def test_lowered_priority_returns_a_job_to_the_normal_order(database: Database) -> None:
    normal, visible, selected = int(Priority.NORMAL), int(Priority.VISIBLE), int(Priority.SELECTED)
    with database.write() as session:
        jobs.enqueue(session, JobKind.ANALYSE, [1, 2, 3, 4])
        jobs.enqueue(session, JobKind.THUMBNAILS, [1], priority=Priority.VISIBLE)
        (running,) = jobs.claim(session, JobKind.ANALYSE, limit=1)
        jobs.focus(session, JobKind.ANALYSE, [1, 2, 3], priority=Priority.VISIBLE)
        assert priorities(session) == {1: normal, 2: visible, 3: visible, 4: normal}, "what runs is left alone"
        jobs.put_back(session, [running.id])
        jobs.focus(session, JobKind.ANALYSE, [3], priority=Priority.SELECTED)
        jobs.focus(session, JobKind.ANALYSE, [1, 3], priority=Priority.VISIBLE)
        assert priorities(session) == {1: visible, 2: normal, 3: selected, 4: normal}
        jobs.focus(session, JobKind.ANALYSE, [], priority=Priority.SELECTED)
        assert priorities(session) == {1: visible, 2: normal, 3: normal, 4: normal}
        (picture,) = jobs.list_all(session, kind=JobKind.THUMBNAILS)
        assert picture.priority == visible, "each kind has its own order"


def test_video_set_aside_is_retried_with_the_failed_ones(database: Database) -> None:
    with database.write() as session:
        a, b = put(session, "/videos", a=1, b=2)
        for video_id in (a, b):
            attempts.set_aside(session, video_id, reason=Sentence("no"), reader_version="1")
        jobs.enqueue(session, JobKind.ANALYSE, [a])
        jobs.fail(session, jobs.claim(session, JobKind.ANALYSE, limit=1)[0].id, reason=Sentence("no"))
        jobs.enqueue(session, JobKind.SCAN, [b])
        jobs.fail(
            session, jobs.claim(session, JobKind.SCAN, limit=1)[0].id, reason=Sentence("a folder with the same number")
        )
        assert jobs.retry_failed(session) == 2
        assert not attempts.is_set_aside(session, a, reader_version="1")
        assert attempts.is_set_aside(session, b, reader_version="1")


def test_single_jobs_are_cancelled(database: Database) -> None:
    with database.write() as session:
        jobs.enqueue(session, JobKind.ANALYSE, [1, 2, 3])
        chosen = [job.id for job in jobs.list_all(session) if job.subject_id == 2]
        assert jobs.cancel(session, job_ids=chosen) == 1
        assert [job.subject_id for job in jobs.list_all(session, state=JobState.QUEUED)] == [1, 3]
        assert jobs.cancel(session, job_ids=[]) == 0


def test_newest_request_can_come_first(database: Database) -> None:
    with database.write() as session:
        jobs.enqueue(session, JobKind.ANALYSE, [1, 2, 3], priority=Priority.SELECTED)
        jobs.enqueue(session, JobKind.ANALYSE, [4])
        found = jobs.list_all(session, limit=3, is_newest_first=True)
    assert [job.subject_id for job in found] == [4, 3, 2]
