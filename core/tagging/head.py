"""A head: all that turns the vectors of one encoder into scores for tags. A value; a correction makes a new one."""

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.tagging import meaning
from core.tagging.background import Background
from core.tagging.pooling import Pooling
from core.tagging.tag_row import Calibration, TagRow

HALFWAY = 8.0
"""Accepted examples from which on looks count as much as words, where nothing is known of the library."""

Weights = Mapping[str, NDArray[np.float32]]
"""Of the shared temporal part by name, see `core.tagging.temporal`; empty while there is none."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of all tags under one encoder.

    Attributes
    ----------
    encoder_key : str
        Identity of the encoder; its scores mean nothing for the vectors of another.
    background : Background
        Of the library, under the temporal part.
    general : Calibration
        What a standard score means for a tag about which nothing is known.
    pooling : Pooling
        From moments to videos.
    halfway : float
        Accepted examples from which on looks count as much as words, see `fit`.
    rows : mapping of int to TagRow
        By catalog id of the tag.
    temporal : mapping of str to ndarray
        The shared temporal part; empty for none.
    """

    encoder_key: str
    background: Background
    general: Calibration
    pooling: Pooling = field(default_factory=Pooling)
    halfway: float = HALFWAY
    rows: Mapping[int, TagRow] = field(default_factory=dict)
    temporal: Weights = field(default_factory=dict)

    def having(self, rows: Collection[TagRow]) -> "Head":
        """Give a head with some rows new; all others are the very same."""
        return dataclasses.replace(self, rows={**self.rows, **{row.tag_id: row for row in rows}})

    def without(self, tag_ids: Collection[int]) -> "Head":
        """Give a head that knows nothing of some tags."""
        return dataclasses.replace(self, rows={key: row for key, row in self.rows.items() if key not in tag_ids})


def blank(encoder_key: str, background: Background) -> Head:
    """Give the head of a library where nothing was decided.

    Parameters
    ----------
    encoder_key : str
        See `Head`.
    background : Background
        Of the library.

    Returns
    -------
    Head
        Without rows.
    """
    return Head(encoder_key, background, meaning.unseen(background.n_videos))
