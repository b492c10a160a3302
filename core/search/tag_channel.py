"""Words that name a tag: what the person taught about it counts, beside what the encoder makes of the word.

A trained tag has a calibrated score for each video, an encoder's similarity has none. So the two are joined by rank:
each counts 1 / (60 + rank), as G. V. Cormack and others found to be robust; the tag's by its score, so that what it
hardly fits gains nothing, and by the share of the words that name it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from core.domain.search import MomentHit
from core.domain.tags import Tag, fold

RANK_OFFSET = 60
_WORDS = re.compile(r"[^\W_]+")


def named(text: str, tags: Iterable[Tag]) -> dict[int, float]:
    """Return the tags that a text names by name or alias, and the share of its words that name each.

    Parameters
    ----------
    text : str
        As typed.
    tags : iterable of Tag
        All tags.

    Returns
    -------
    dict of int to float
        By catalog ID, each more than 0 and at most 1.
    """
    words = _words(text)
    shares: dict[int, float] = {}
    for tag in tags:
        names = {_words(name) for name in (tag.name, *tag.aliases)}
        length = max((len(name) for name in names if name and _is_within(name, words)), default=0)
        if length:
            shares[tag.id] = length / len(words)
    return shares


def rank(
    hits: Sequence[MomentHit], scores: Mapping[int, Mapping[int, float]], shares: Mapping[int, float]
) -> tuple[MomentHit, ...]:
    """Order the videos of a search by similarity and by the scores of the tags that it names.

    Parameters
    ----------
    hits : sequence of MomentHit
        Best first; hits of one video are adjacent.
    scores : mapping of int to mapping of int to float
        Calibrated score, 0 to 1, by tag and video; videos without one are no better for the tag.
    shares : mapping of int to float
        From `named`.

    Returns
    -------
    tuple of MomentHit
        The same hits, those of one video still adjacent and in their order.
    """
    groups: defaultdict[int, list[MomentHit]] = defaultdict(list)
    for hit in hits:
        groups[hit.video_id].append(hit)
    fused = {video: 1 / (RANK_OFFSET + place) for place, video in enumerate(groups, start=1)}
    for tag_id, share in shares.items():
        of_tag = scores.get(tag_id, {})
        known = sorted((-of_tag[video], place, video) for place, video in enumerate(groups) if video in of_tag)
        for place, (_, _, video) in enumerate(known, start=1):
            fused[video] += share * of_tag[video] / (RANK_OFFSET + place)
    best_first = sorted(groups, key=lambda video: -fused[video])  # stable: of equals, the more similar one
    return tuple(hit for video in best_first for hit in groups[video])


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(fold(text)))


def _is_within(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(words[first : first + len(name)] == name for first in range(len(words) - len(name) + 1))
