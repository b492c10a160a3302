"""Deleting everything derived from videos and decisions, and nothing else."""

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from core.catalog import clusters, jobs
from core.catalog.store import meta
from core.catalog.store.likeness_schema import ComparedVideoRow, VideoPairRow
from core.catalog.store.schema import EncoderRow, HeadRow, IndexRow, OutlookRow, SpanRow, SuggestionRow, VideoRow


def forget_all(session: Session) -> None:
    """Delete vectors, indexes, heads, suggestions, pictures and pairs; pause an empty queue, or all would return.

    Parameters
    ----------
    session : Session
        In a durable transaction; delete the files after it.
    """
    clusters.forget(session)
    tables = (SuggestionRow, OutlookRow, HeadRow, IndexRow, SpanRow, EncoderRow, VideoPairRow, ComparedVideoRow)
    for table in tables:
        session.execute(delete(table))
    meta.remove(session, meta.CURRENT_ENCODER)
    meta.remove_of_heads(session)
    session.execute(update(VideoRow).values(n_strip_frames=None))
    jobs.cancel(session)
    jobs.set_paused(session, is_paused=True)
