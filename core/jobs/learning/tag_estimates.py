"""What to expect of tags: how many more videos each probably fits, and how many of its suggestions are right.

The first is computed from the same scores as the suggestions. The second is counted by an audit, a random sample of
suggestions that a person answers; drawing and reading one needs only the catalog.
"""

import hashlib
import random
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from sqlalchemy.orm import Session

from core.catalog import audits, decisions, suggestions, tags
from core.catalog.audits import AuditRecord
from core.catalog.store.columns import now
from core.domain.audits import Audit, Since
from core.domain.learning import AuditSheet, Question
from core.domain.outlook import StoredOutlook
from core.domain.tags import Suggestion
from core.tagging import audit
from core.tagging.count_estimate import CountEstimate, estimate_count
from core.tagging.feature_table import FeatureTable
from core.tagging.predict import Scores
from core.tagging.tag_classifier import TagClassifier
from core.tagging.training_set import Example

_ALL = 1_000_000_000
_SAME_THRESHOLD = 0.05
_GREW, _GREW_BY = 1.5, 5
"""So many times as many suggestions, and so many more, as an audit was drawn from: too many were not in the draw."""


def sums_of(
    feature_table: FeatureTable, scores: Scores, decided: Mapping[int, Sequence[Example]], *, among: Collection[int]
) -> dict[int, CountEstimate]:
    """Add up the scores of the undecided videos, by tag.

    Parameters
    ----------
    feature_table : FeatureTable
        The videos that were scored.
    scores : Scores
        Their scores.
    decided : mapping of int to sequence of Example
        Decisions by tag. An accepted moment settles its video, a rejected one does not.
    among : collection of int
        Only these videos, as far as they are in `feature_table`.
    """
    ids = np.fromiter(feature_table.places, np.int64, len(feature_table.places))
    is_wanted = np.isin(ids, np.fromiter(among, np.int64, len(among)))
    found = {}
    for column, tag_id in enumerate(scores.tag_ids):
        settled = [one.video_id for one in decided.get(tag_id, ()) if one.settles_video]
        is_open = is_wanted & ~np.isin(ids, settled) if settled else is_wanted
        found[tag_id] = estimate_count(scores.videos[is_open, column])
    return found


def record(row: TagClassifier, found: CountEstimate, *, row_mark: str, videos_mark: str, version: int) -> StoredOutlook:
    """Return what the catalog keeps of one tag; see `StoredOutlook`."""
    if row.knows_something:
        low, high = found.interval(row.doubt)
    else:
        low, high = 0.0, float(found.n_open)
    return StoredOutlook(
        row.tag_id, version, row.threshold, row_mark, row.knows_something, videos_mark, found.n_open,
        found.expected, found.variance, found.likeliest, low, high,
    )  # fmt: skip


def sums_in(kept: StoredOutlook) -> CountEstimate:
    """Return the sums in a record."""
    return CountEstimate(kept.n_open, kept.expected, kept.variance, kept.likeliest)


def row_marks(session: Session, rows: Mapping[int, TagClassifier], *, aim: str, ground: str) -> dict[int, str]:
    """Return a mark of what each row was made for: words, aim, chosen threshold and vectors.

    Parameters
    ----------
    session : Session
        In a transaction.
    rows : mapping of int to TagClassifier
        By tag.
    aim : str
        Aim of thresholds.
    ground : str
        Identifies the vectors and the measurements of the library.

    Returns
    -------
    dict of int to str
        By tag; see `parts_of`.
    """
    chosen = {tag.id: tag.threshold for tag in tags.list_all(session)}
    return {tag_id: f"{row.words_key}|{aim}|{chosen.get(tag_id)}|{ground}" for tag_id, row in rows.items()}


def parts_of(row_mark: str) -> tuple[str, str, str]:
    """Split a mark into words, aim and chosen threshold, and ground."""
    words, _, rest = row_mark.partition("|")
    chosen, _, ground = rest.rpartition("|")
    return words, chosen, ground


def mark_of(video_ids: Collection[int], encoder_key: str) -> str:
    """Return a mark of a set of videos that differs for another set and for another encoder."""
    ordered = np.sort(np.fromiter(video_ids, np.int64, len(video_ids)))
    return hashlib.sha256(encoder_key.encode() + ordered.tobytes()).hexdigest()[:16]


def start_audit(session: Session, tag_id: int, *, n_wanted: int) -> AuditSheet:
    """Draw a random sample of the videos that a tag is suggested for now.

    Parameters
    ----------
    session : Session
        In a transaction that writes.
    tag_id : int
        Catalog id; its suggestions should be up to date.
    n_wanted : int
        Most videos in the sample.

    Returns
    -------
    AuditSheet
        It asks about the whole video if that is suggested, otherwise about its most likely moment.
    """
    # An accepted video may still be suggested at its moments; that answer is known and would bias the sample.
    settled = {one.video_id for one in decisions.of_tags(session, [tag_id]) if one.settles_video}
    found: dict[int, Suggestion] = {}
    for one in suggestions.of_tag(session, tag_id, limit=_ALL):  # best first
        if one.video_id in settled:
            continue
        before = found.get(one.video_id)
        if before is None or (one.start_seconds is None and before.start_seconds is not None):
            found[one.video_id] = one
    kept = suggestions.outlooks_of_tags(session, [tag_id]).get(tag_id)
    if not found or kept is None:
        return AuditSheet(0, 0, ())
    drawn = random.SystemRandom().sample(sorted(found), min(n_wanted, len(found)))
    decisions_mark = audits.other_decisions(session, tag_id).mark
    record = AuditRecord(
        0, tag_id, now(), kept.head_version, kept.threshold, kept.row_mark, decisions_mark, len(found), len(drawn)
    )
    audit_id = audits.start(session, record)
    return AuditSheet(audit_id, len(found), tuple(_question(found[video_id], audit_id) for video_id in drawn))


def _question(one: Suggestion, audit_id: int) -> Question:
    return Question(
        one.video_id, one.tag_id, one.start_seconds, one.end_seconds, one.score, is_likely=True, audit_id=audit_id
    )


def newest_audits(session: Session, tag_ids: Collection[int]) -> dict[int, Audit]:
    """Return the audit that counts for each tag, by tag, with what has changed since.

    That is the last one answered to the end, otherwise the one with the most answers; tags without one are left out.
    """
    records = audits.newest(session, tag_ids)
    kept, counts = (
        suggestions.outlooks_of_tags(session, records),
        suggestions.counts(session, records) if records else {},
    )
    found = {}
    for tag_id, one in records.items():
        others = audits.other_decisions(session, tag_id, audit_id=one.id, since=one.started_at)
        since = _since(one, kept.get(tag_id), is_decided=others.mark != one.decisions_mark, n=counts.get(tag_id, 0))
        low, high = audit.interval(one.n_right, one.n_right + one.n_wrong, n_open=one.n_open)
        found[tag_id] = Audit(
            one.id, tag_id, one.started_at, one.head_version, one.threshold, one.n_suggested, one.n_drawn,
            one.n_right, one.n_wrong, low, high, since, others.n_later,
        )  # fmt: skip
    return found


def _since(one: AuditRecord, kept: StoredOutlook | None, *, is_decided: bool, n: int) -> tuple[Since, ...]:
    words, chosen, ground = parts_of(one.row_mark)
    words_now, chosen_now, ground_now = parts_of(kept.row_mark if kept is not None else one.row_mark)
    # Its own answers move the threshold, too; what matters is whether there are suggestions that could not be drawn.
    is_lower = kept is not None and kept.threshold < one.threshold - _SAME_THRESHOLD
    changed = {
        Since.DECISIONS: is_decided,
        Since.TRAINING: kept is None or kept.head_version != one.head_version or ground != ground_now,
        Since.THRESHOLD: chosen != chosen_now or is_lower,
        Since.WORDS: words != words_now,
        Since.GREW: n > _GREW * one.n_suggested + _GREW_BY,
    }
    return tuple(what for what, has_changed in changed.items() if has_changed)
