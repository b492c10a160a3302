"""How many more videos tags probably fit, computed from the scores that their suggestions are made of."""

import hashlib
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from sqlalchemy.orm import Session

from core.catalog import tags
from core.domain.outlook import LeftOver
from core.tagging.left import Sums, sums
from core.tagging.predict import Scores
from core.tagging.seen import Seen
from core.tagging.tag_row import TagRow
from core.tagging.training_set import Lesson


def sums_of(
    seen: Seen, scores: Scores, decided: Mapping[int, Sequence[Lesson]], *, among: Collection[int]
) -> dict[int, Sums]:
    """Add up the scores of the videos that are undecided on the whole, tag by tag.

    Parameters
    ----------
    seen : Seen
        Which videos were scored.
    scores : Scores
        Of these.
    decided : mapping of int to sequence of Lesson
        By tag, what a person has said already. A moment that was accepted settles its video, a rejected one does not.
    among : collection of int
        Only these videos, as far as they are in `seen`.

    Returns
    -------
    dict of int to Sums
        By tag.
    """
    ids = np.fromiter(seen.places, np.int64, len(seen.places))
    is_wanted = np.isin(ids, np.fromiter(among, np.int64, len(among)))
    found = {}
    for column, tag_id in enumerate(scores.tag_ids):
        settled = [one.video_id for one in decided.get(tag_id, ()) if one.settles_video]
        is_open = is_wanted & ~np.isin(ids, settled) if settled else is_wanted
        found[tag_id] = sums(scores.videos[is_open, column])
    return found


def record(row: TagRow, found: Sums, *, row_mark: str, videos_mark: str, version: int) -> LeftOver:
    """Put together what the catalog keeps of one tag; see `LeftOver`."""
    if row.knows_something:
        low, high = found.interval(row.doubt)
    else:
        low, high = 0.0, float(found.n_open)
    return LeftOver(
        row.tag_id, version, row.threshold, row_mark, row.knows_something, videos_mark, found.n_open,
        found.expected, found.variance, found.likeliest, low, high,
    )  # fmt: skip


def sums_in(kept: LeftOver) -> Sums:
    """Give the sums that were written."""
    return Sums(kept.n_open, kept.expected, kept.variance, kept.likeliest)


def row_marks(session: Session, rows: Mapping[int, TagRow], *, aim: str, ground: str) -> dict[int, str]:
    """Give each tag a mark of what its row was made for: words, aim of thresholds, threshold chosen, and vectors.

    Parameters
    ----------
    session : Session
        In a transaction.
    rows : mapping of int to TagRow
        By tag.
    aim : str
        What thresholds are for.
    ground : str
        Tells the vectors, and the library as it was measured, from others.

    Returns
    -------
    dict of int to str
        By tag; see `parts_of`.
    """
    chosen = {tag.id: tag.threshold for tag in tags.list_all(session)}
    return {tag_id: f"{row.words_key}|{aim}|{chosen.get(tag_id)}|{ground}" for tag_id, row in rows.items()}


def parts_of(row_mark: str) -> tuple[str, str, str]:
    """Take a mark apart: words; aim and chosen threshold; ground."""
    words, _, rest = row_mark.partition("|")
    chosen, _, ground = rest.rpartition("|")
    return words, chosen, ground


def mark_of(video_ids: Collection[int], encoder_key: str) -> str:
    """Give a set of videos under one encoder a mark that another set, or another encoder, does not have."""
    ordered = np.sort(np.fromiter(video_ids, np.int64, len(video_ids)))
    return hashlib.sha256(encoder_key.encode() + ordered.tobytes()).hexdigest()[:16]
