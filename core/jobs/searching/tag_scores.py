"""Reads what the trained tags that a search names say about the videos."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.catalog import suggestions, tags
from core.catalog.store.database import Database
from core.search import tag_channel

LIKELY = 0.5
"""Videos that score this for a tag are found even if the encoder does not see what the word means."""


@dataclass(frozen=True, slots=True)
class TagScores:
    """What the tags of a search say.

    Attributes
    ----------
    shares : dict of int to float
        Share of the words that name each tag.
    scores : dict of int to dict of int to float
        Calibrated scores by tag and undecided video, of each tag the highest.
    """

    shares: dict[int, float] = field(default_factory=dict)
    scores: dict[int, dict[int, float]] = field(default_factory=dict)

    @property
    def likely(self) -> set[int]:
        """The videos that one of the tags probably fits."""
        return {video for of_tag in self.scores.values() for video, score in of_tag.items() if score >= LIKELY}


def read(database: Database, texts: Sequence[str], *, limit: int) -> TagScores:
    """Return the scores of the tags that texts name.

    Parameters
    ----------
    database : Database
        The catalog.
    texts : sequence of str
        Words of each alternative.
    limit : int
        Maximum number of videos for each tag.
    """
    if not texts:
        return TagScores()
    with database.read() as session:
        known = tags.list_all(session)
        shares: dict[int, float] = {}
        for text in texts:
            for tag_id, share in tag_channel.named(text, known).items():
                shares[tag_id] = max(share, shares.get(tag_id, 0.0))
        scores: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for tag_id in shares:
            for one in suggestions.of_tag(session, tag_id, limit=limit):
                scores[tag_id].setdefault(one.video_id, one.score)  # best first, so a moment may speak for its video
    return TagScores(shares, dict(scores))
