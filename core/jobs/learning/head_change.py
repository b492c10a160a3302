"""Another head goes to work: kept as a version, named by the catalog, and what it suggests written.

The catalog's word counts: what is stopped before it leaves the old head at work; what is stopped after it, the next
start makes up for (see `working_head.read`).
"""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from core.catalog import heads
from core.catalog.store import meta
from core.domain.changes import Changes
from core.jobs.context import JobContext
from core.jobs.learning import decided, head_files, working_head
from core.jobs.learning.learner import Learner
from core.tagging.head import Head


def put_to_work(
    context: JobContext,
    learner: Learner,
    head: Head,
    *,
    marks: Mapping[int, str],
    version: int,
    record: Callable[[Session], object] = lambda _session: None,
) -> None:
    """Work with another head from now on.

    Parameters
    ----------
    context : JobContext
        The bench.
    learner : Learner
        Its lock is held.
    head, marks
        See `Learner.adopt`.
    version : int
        The head's.
    record : callable
        Given the transaction that names it; for what must become true with it, or not at all.

    Raises
    ------
    HeadError
        If it cannot be used; then nothing has changed.
    """
    learner.adopt(head, marks=dict(marks))
    try:
        learner.renew()
        with context.database.write() as session:
            meta.put(session, meta.HEAD_VERSION, value=str(version))
            record(session)
        # What it has counts as being up to date: it is suggested by as it is.
        learner.book.covered, learner.book.is_complete = learner.listed() & learner.seen.places.keys(), False
        learner.save()
        learner.suggest_all()
        learner.save()
    except BaseException:
        learner.close()  # what lies on the disk says what is at work
        raise
    context.bulletin.changed(Changes.HEADS | Changes.SUGGESTIONS)


def keep(context: JobContext, learner: Learner, figures: Mapping[str, float]) -> int:
    """Keep the head at work as a version, and work under its number from now on.

    Parameters
    ----------
    context : JobContext
        The bench.
    learner : Learner
        Holds the head.
    figures : mapping of str to float
        For its card.

    Returns
    -------
    int
        The version.
    """
    encoder_id, key = learner.frames.encoder_id, learner.head.encoder_key
    with context.database.read() as session:
        wanted = decided.wanted(session, aim=learner.aim.value)
        version = heads.next_version(session)
    names = {tag_id: tag.name for tag_id, tag in wanted.tags.items()}
    name = head_files.version_name(key, version)
    card = {"version": version, **figures, **working_head.card_of(learner.marks, learner.book.covered)}
    checksum = head_files.write(context.paths.heads / name, learner.head, names=names, card=card)
    with context.database.write() as session:
        kept = heads.put(session, encoder_id, file_name=name, checksum=checksum, figures=figures)
        meta.put(session, meta.HEAD_VERSION, value=str(kept.version))
    learner.save()
    context.bulletin.changed(Changes.HEADS | Changes.SUGGESTIONS)
    return kept.version
