"""Audits: drawing a random sample of a tag's suggestions, and saying what its answers show.

Only the catalog is read, so this needs neither head nor vectors.
"""

import random
from collections.abc import Collection

from sqlalchemy.orm import Session

from core.catalog import audits, decisions, left_over, suggestions
from core.catalog.audits import AuditRecord
from core.catalog.column_types import now
from core.domain.audits import Audit, Since
from core.domain.learning import AuditSheet, Question
from core.domain.outlook import LeftOver
from core.domain.tags import Suggestion
from core.jobs.learning import outlooks as left_book
from core.tagging import audit

_ALL = 1_000_000_000
_SAME_THRESHOLD = 0.05
_GREW, _GREW_BY = 1.5, 5
"""So many times as many suggestions, and so many more, as an audit was drawn from: too many were not in the draw."""


def start(session: Session, tag_id: int, *, n_wanted: int) -> AuditSheet:
    """Draw a sample from the videos that a tag is suggested for right now, each as likely as any other.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    tag_id : int
        Catalog id; its suggestions should be up to date.
    n_wanted : int
        At most so many.

    Returns
    -------
    AuditSheet
        A video that is suggested on the whole is asked about on the whole; else its likeliest moment is.
    """
    # A video that was accepted on the whole may still be suggested at its moments: that is known, and would flatter.
    settled = {one.video_id for one in decisions.of_tags(session, [tag_id]) if one.settles_video}
    found: dict[int, Suggestion] = {}
    for one in suggestions.of_tag(session, tag_id, limit=_ALL):  # best first
        if one.video_id in settled:
            continue
        before = found.get(one.video_id)
        if before is None or (one.start_seconds is None and before.start_seconds is not None):
            found[one.video_id] = one
    kept = left_over.of_tags(session, [tag_id]).get(tag_id)
    if not found or kept is None:
        return AuditSheet(0, 0, ())
    drawn = random.SystemRandom().sample(sorted(found), min(n_wanted, len(found)))
    record = AuditRecord(
        0, tag_id, now(), kept.head_version, kept.threshold, kept.row_mark, audits.standing(session, tag_id).mark,
        len(found), len(drawn),
    )  # fmt: skip
    audit_id = audits.start(session, record)
    return AuditSheet(audit_id, len(found), tuple(_question(found[video_id], audit_id) for video_id in drawn))


def _question(one: Suggestion, audit_id: int) -> Question:
    return Question(
        one.video_id, one.tag_id, one.start_seconds, one.end_seconds, one.score, is_likely=True, audit_id=audit_id
    )


def newest(session: Session, tag_ids: Collection[int]) -> dict[int, Audit]:
    """Give the audit that counts of each tag: the last that was answered to the end, else the one answered most.

    Parameters
    ----------
    session : Session
        In a transaction.
    tag_ids : collection of int
        Which tags.

    Returns
    -------
    dict of int to Audit
        By tag, with what has changed since; tags without one are left out.
    """
    records = audits.newest(session, tag_ids)
    kept, counts = left_over.of_tags(session, records), suggestions.counts(session, records) if records else {}
    found = {}
    for tag_id, one in records.items():
        standing = audits.standing(session, tag_id, audit_id=one.id, since=one.started_at)
        since = _since(one, kept.get(tag_id), is_decided=standing.mark != one.decisions_mark, n=counts.get(tag_id, 0))
        low, high = audit.interval(one.n_right, one.n_right + one.n_wrong, n_open=one.n_open)
        found[tag_id] = Audit(
            one.id, tag_id, one.started_at, one.head_version, one.threshold, one.n_suggested, one.n_drawn,
            one.n_right, one.n_wrong, low, high, since, standing.n_later,
        )  # fmt: skip
    return found


def _since(one: AuditRecord, kept: LeftOver | None, *, is_decided: bool, n: int) -> tuple[Since, ...]:
    words, chosen, ground = left_book.parts_of(one.row_mark)
    words_now, chosen_now, ground_now = left_book.parts_of(kept.row_mark if kept is not None else one.row_mark)
    # Its own answers move the threshold, too; what counts is whether much is suggested now that could not be drawn.
    is_lower = kept is not None and kept.threshold < one.threshold - _SAME_THRESHOLD
    changed = {
        Since.DECISIONS: is_decided,
        Since.TRAINING: kept is None or kept.head_version != one.head_version or ground != ground_now,
        Since.THRESHOLD: chosen != chosen_now or is_lower,
        Since.WORDS: words != words_now,
        Since.GREW: n > _GREW * one.n_suggested + _GREW_BY,
    }
    return tuple(what for what, has_changed in changed.items() if has_changed)
