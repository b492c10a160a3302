"""The durable queue, with one row per kind and subject, so that requesting the same work twice queues it once.

A campaign is the time from one empty queue to the next, over which progress is counted. Finished jobs are remembered
until the next one begins, failed jobs until they succeed.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, delete, func, literal, select, text, update
from sqlalchemy.orm import Session

from core import sentence
from core.catalog import attempts
from core.catalog.store import listing, meta
from core.catalog.store.columns import UtcTime, now
from core.catalog.store.schema import JobRow, VideoRow
from core.domain.jobs import VIDEO_KINDS, Job, JobKind, JobState, KindCount, Priority
from core.sentence import Sentence

_IN_TURN = (JobRow.priority.desc(), JobRow.created_at, JobRow.id)

_ENQUEUE = text("""
    INSERT INTO jobs (kind, subject_id, state, priority, reason, created_at, campaign, is_wanted_again)
    SELECT :kind, value, 'queued', :priority, '', :created_at, :campaign, 0 FROM json_each(:subject_ids) WHERE true
    ON CONFLICT (kind, subject_id) DO UPDATE SET
        state = CASE state WHEN 'running' THEN 'running' ELSE 'queued' END,
        priority = CASE
            WHEN state IN ('queued', 'running') THEN max(priority, excluded.priority) ELSE excluded.priority
        END,
        created_at = CASE WHEN state IN ('queued', 'running') THEN created_at ELSE excluded.created_at END,
        reason = '',
        campaign = excluded.campaign,
        is_wanted_again = (state = 'running' AND :is_repeatable)
""")


def enqueue(
    session: Session, kind: JobKind, subject_ids: Collection[int], *, priority: Priority = Priority.NORMAL
) -> None:
    """Queue jobs.

    Queued jobs stay queued, at the higher of the two priorities; finished jobs are queued again.

    Parameters
    ----------
    session : Session
        In a write transaction.
    kind : JobKind
        What to do.
    subject_ids : collection of int
        Folders or videos; ``[0]`` if the kind has no subject.
    priority : Priority
        How soon.
    """
    if not subject_ids:
        return
    session.execute(
        _ENQUEUE,
        {
            "kind": kind.value,
            "priority": int(priority),
            "created_at": UtcTime().process_bind_param(now(), session.get_bind().dialect),
            "campaign": join_campaign(session),
            "subject_ids": json.dumps(list(subject_ids)),
            "is_repeatable": kind.facts.is_repeatable,
        },
    )


def _job(row: JobRow) -> Job:
    return Job(
        id=row.id,
        kind=JobKind(row.kind),
        subject_id=row.subject_id,
        state=JobState(row.state),
        priority=row.priority,
        reason=sentence.from_text(row.reason),
        created_at=row.created_at,
    )


def claim(session: Session, kind: JobKind, *, limit: int) -> list[Job]:
    """Mark up to `limit` queued jobs of a kind as running and return them, highest priority first, then oldest."""
    queued = (
        select(JobRow.id)
        .where(JobRow.state == JobState.QUEUED.value, JobRow.kind == kind.value)
        .order_by(*_IN_TURN)
        .limit(limit)
    )
    job_ids = list(session.scalars(queued))
    if not job_ids:
        return []
    session.execute(update(JobRow).where(JobRow.id.in_(listing.among(job_ids))).values(state=JobState.RUNNING.value))
    rows = {row.id: _job(row) for row in session.scalars(select(JobRow).where(JobRow.id.in_(listing.among(job_ids))))}
    return [rows[job_id] for job_id in job_ids]


def finish(session: Session, job_ids: Collection[int]) -> None:
    """Record that running jobs are done; those requested again meanwhile are queued again."""
    _end(session, job_ids, state=JobState.DONE, reason="")


def fail(session: Session, job_id: int, *, reason: Sentence) -> None:
    """Record that a running job failed, with the reason in plain words."""
    _end(session, [job_id], state=JobState.FAILED, reason=sentence.to_text(reason))


def _end(session: Session, job_ids: Collection[int], *, state: JobState, reason: str) -> None:
    chosen = (JobRow.id.in_(listing.among(job_ids)), JobRow.state == JobState.RUNNING.value)
    session.execute(
        update(JobRow).where(*chosen, JobRow.is_wanted_again.is_(False)).values(state=state.value, reason=reason)
    )
    session.execute(update(JobRow).where(*chosen).values(state=JobState.QUEUED.value, is_wanted_again=False))


def put_back(session: Session, job_ids: Collection[int]) -> None:
    """Queue running jobs again that were interrupted through no fault of theirs (pause, close, drive gone)."""
    session.execute(
        update(JobRow)
        .where(JobRow.id.in_(listing.among(job_ids)), JobRow.state == JobState.RUNNING.value)
        .values(state=JobState.QUEUED.value, is_wanted_again=False)
    )


def release_running(session: Session) -> list[Job]:
    """Queue and return the jobs that were running when the last worker died; call it before claiming any."""
    job_ids = list(session.scalars(select(JobRow.id).where(JobRow.state == JobState.RUNNING.value)))
    put_back(session, job_ids)
    return [_job(row) for row in session.scalars(select(JobRow).where(JobRow.id.in_(listing.among(job_ids))))]


def cancel(
    session: Session,
    kind: JobKind | None = None,
    *,
    subject_ids: Collection[int] | None = None,
    job_ids: Collection[int] | None = None,
) -> int:
    """Cancel queued and running jobs, and return how many.

    A running job stops when its worker asks `cancelled_among`; ending it later changes nothing.

    Parameters
    ----------
    session : Session
        In a write transaction.
    kind : JobKind or None
        Only this kind; None for all.
    subject_ids : collection of int or None
        Only for these folders or videos; None for all.
    job_ids : collection of int or None
        Only these jobs; None for all.
    """
    statement = update(JobRow).where(JobRow.state.in_((JobState.QUEUED.value, JobState.RUNNING.value)))
    if kind is not None:
        statement = statement.where(JobRow.kind == kind.value)
    if subject_ids is not None:
        statement = statement.where(JobRow.subject_id.in_(listing.among(subject_ids)))
    if job_ids is not None:
        statement = statement.where(JobRow.id.in_(listing.among(job_ids)))
    cancelled = statement.values(state=JobState.CANCELLED.value, is_wanted_again=False).returning(JobRow.id)
    return len(session.scalars(cancelled).all())


def cancelled_among(session: Session, job_ids: Collection[int]) -> set[int]:
    """Return the ids of the claimed jobs that were cancelled since."""
    return set(
        session.scalars(
            select(JobRow.id).where(JobRow.id.in_(listing.among(job_ids)), JobRow.state == JobState.CANCELLED.value)
        )
    )


def retry_failed(
    session: Session,
    kind: JobKind | None = None,
    *,
    job_ids: Collection[int] | None = None,
    priority: Priority = Priority.NORMAL,
) -> int:
    """Queue failed jobs again and return how many; videos that were set aside because of them are tried again.

    Parameters
    ----------
    session : Session
        In a write transaction.
    kind : JobKind or None
        Only this kind; None for all.
    job_ids : collection of int or None
        Only these jobs; None for all.
    priority : Priority
        How soon.
    """
    query = select(JobRow.kind, JobRow.subject_id).where(JobRow.state == JobState.FAILED.value)
    if kind is not None:
        query = query.where(JobRow.kind == kind.value)
    if job_ids is not None:
        query = query.where(JobRow.id.in_(listing.among(job_ids)))
    subjects: dict[JobKind, list[int]] = {}
    for name, subject_id in session.execute(query):
        subjects.setdefault(JobKind(name), []).append(subject_id)
    for failed_kind, subject_ids in subjects.items():
        if failed_kind in VIDEO_KINDS:  # otherwise the claim would find them set aside and cancel the job
            attempts.clear(session, subject_ids)
        enqueue(session, failed_kind, subject_ids, priority=priority)
    return sum(map(len, subjects.values()))


def counts(session: Session) -> tuple[KindCount, ...]:
    """Count the jobs of the current campaign and earlier failures, by `JobKind`; kinds without jobs are left out."""
    is_before = (JobRow.state == JobState.FAILED.value) & (JobRow.campaign != current_campaign(session))
    query = select(JobRow.kind, JobRow.state, is_before, func.count()).group_by(JobRow.kind, JobRow.state, is_before)
    table = {(kind, state, bool(before)): n for kind, state, before, n in session.execute(query)}
    failed = JobState.FAILED.value
    shown = [(state.value, False) for state in (JobState.QUEUED, JobState.RUNNING, JobState.DONE)]
    shown += [(failed, False), (failed, True)]
    numbers = {kind: [table.get((kind.value, *place), 0) for place in shown] for kind in JobKind}
    return tuple(KindCount(kind, *of_kind) for kind, of_kind in numbers.items() if any(of_kind))


@dataclass(frozen=True, slots=True)
class Durations:
    """Jobs about videos of similar length.

    Attributes
    ----------
    bound : float or None
        Longest length in seconds of the group; None if the lengths are not known yet.
    n : int
        Jobs, >= 1.
    total_seconds : float
        Length of all their videos.
    """

    bound: float | None
    n: int
    total_seconds: float


def durations(
    session: Session, kind: JobKind, *, bounds: Sequence[float]
) -> tuple[tuple[Durations, ...], tuple[Durations, ...]]:
    """Return the lengths of the videos that jobs of the current campaign are about: of ended ones, and of open ones.

    Parameters
    ----------
    session : Session
        In a transaction.
    kind : JobKind
        A kind that works on videos.
    bounds : sequence of float
        Increasing limits between the groups of lengths in seconds, up to infinity.
    """
    seconds = VideoRow.duration_seconds
    group = case(
        (seconds.is_(None), None),
        *((seconds <= bound, number) for number, bound in enumerate(bounds[:-1])),
        else_=len(bounds) - 1,
    )
    is_open = JobRow.state.in_((JobState.QUEUED.value, JobState.RUNNING.value))
    is_counted = JobRow.state.in_([state.value for state in JobState if state is not JobState.CANCELLED])
    query = (
        select(is_open, group, func.count(), func.total(seconds))
        .join(VideoRow, VideoRow.id == JobRow.subject_id)
        .where(JobRow.kind == kind.value, JobRow.campaign == current_campaign(session), is_counted)
        .group_by(is_open, group)
    )
    found: tuple[list[Durations], list[Durations]] = ([], [])
    for is_left, number, n, total in session.execute(query):
        found[bool(is_left)].append(Durations(None if number is None else bounds[number], n, total))
    return tuple(found[0]), tuple(found[1])


def list_all(
    session: Session,
    *,
    state: JobState | None = None,
    kind: JobKind | None = None,
    limit: int = 1000,
    is_newest_first: bool = False,
) -> list[Job]:
    """List jobs in the order they run, highest priority first, then oldest first.

    Parameters
    ----------
    session : Session
        In a transaction.
    state : JobState or None
        Only jobs in this state.
    kind : JobKind or None
        Only this kind.
    limit : int
        Maximum number of jobs.
    is_newest_first : bool
        Most recently requested first instead.
    """
    order = (JobRow.created_at.desc(), JobRow.id.desc()) if is_newest_first else _IN_TURN
    query = select(JobRow).order_by(*order).limit(limit)
    if state is not None:
        query = query.where(JobRow.state == state.value)
    if kind is not None:
        query = query.where(JobRow.kind == kind.value)
    return [_job(row) for row in session.scalars(query)]


def set_paused(session: Session, *, is_paused: bool) -> None:
    """Record whether the worker should leave queued jobs alone."""
    if is_paused:
        meta.put(session, meta.PAUSED, value="1")
    else:
        meta.remove(session, meta.PAUSED)


def is_paused(session: Session) -> bool:
    """Return whether the worker should leave queued jobs alone; False at first."""
    return meta.get(session, meta.PAUSED) is not None


def prioritise(session: Session, kind: JobKind, subject_ids: Collection[int], *, priority: Priority) -> None:
    """Raise or lower the priority of queued jobs; others are left alone."""
    _set_priority(session, kind, JobRow.subject_id.in_(listing.among(subject_ids)), priority=priority)


def focus(session: Session, kind: JobKind, subject_ids: Collection[int], *, priority: Priority) -> None:
    """Set a priority for exactly these subjects: they are raised to it, and others that had it fall back to normal.

    Parameters
    ----------
    session : Session
        In a write transaction.
    kind : JobKind
        Which jobs.
    subject_ids : collection of int
        What is looked at now; may be empty. Those with a higher priority keep it.
    priority : Priority
        `Priority.VISIBLE` or `Priority.SELECTED`.
    """
    chosen = JobRow.subject_id.in_(listing.among(subject_ids))
    _set_priority(session, kind, ~chosen, JobRow.priority == int(priority), priority=Priority.NORMAL)
    _set_priority(session, kind, chosen, JobRow.priority < int(priority), priority=priority)


def _set_priority(session: Session, kind: JobKind, *chosen: ColumnElement[bool], priority: Priority) -> None:
    queued = (JobRow.kind == kind.value, JobRow.state == JobState.QUEUED.value)
    session.execute(update(JobRow).where(*queued, *chosen).values(priority=int(priority)))


def current_campaign(session: Session) -> int:
    """Return the number of the current or last campaign, counted from 1; 0 before the first."""
    return int(meta.get(session, meta.CAMPAIGN) or 0)


def join_campaign(session: Session) -> int:
    """Return the campaign that new jobs belong to.

    If nothing is left to do, a new one begins, and the finished jobs of the last one are deleted.
    """
    number = current_campaign(session)
    if number and _has_live_jobs(session):
        return number
    session.execute(delete(JobRow).where(JobRow.state.in_((JobState.DONE.value, JobState.CANCELLED.value))))
    meta.put(session, meta.CAMPAIGN, value=str(number + 1))
    return number + 1


def _has_live_jobs(session: Session) -> bool:
    live = (JobState.QUEUED.value, JobState.RUNNING.value)
    return session.scalars(select(literal(1)).where(JobRow.state.in_(live)).limit(1)).first() is not None
