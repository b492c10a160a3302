"""What the colours of the points mean."""

import enum
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from app.ui.localization.text import display_text, filled, number, tr

Key = TypeVar("Key", bound=Hashable)

MOST_ENTRIES = 12
"""More colours cannot be told apart."""
_GOLDEN_ANGLE = 137.508
_N_STEPS = 64
"""Colours of a range."""
_RANGE_LIGHT = ("#c9d4ea", "#5b8def", "#4a2fbd", "#2a0f57")
_RANGE_DARK = ("#3b4560", "#4f7fe0", "#7fd0d8", "#f4f3a8")


class ColourBy(enum.Enum):
    """What points are coloured by."""

    NOTHING = "nothing"
    GROUP = "group"
    TAG = "tag"
    FOLDER = "folder"
    DATE = "date"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A line of the legend.

    Attributes
    ----------
    words : str
        Plain text.
    colour : str
        ``#rrggbb``.
    count : int
        Points with this colour; -1 shows none.
    """

    words: str
    colour: str
    count: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Colouring:
    """The colours of the points.

    Attributes
    ----------
    numbers : ndarray, shape (N,), int16
        Number of each point's colour in `colours`; -1 for points without any.
    colours : tuple of str
        ``#rrggbb``.
    legend : tuple of LegendEntry
        What they mean; of a range, its two ends.
    """

    numbers: NDArray[np.int16]
    colours: tuple[str, ...]
    legend: tuple[LegendEntry, ...]


def plain(n_points: int, accent: str) -> Colouring:
    """Return one colour for all points."""
    return Colouring(np.zeros(n_points, np.int16), (accent,), ())


def hue(key: int, *, is_dark: bool) -> str:
    """Return a colour that belongs to a number and differs from those of its neighbours."""
    return QColor.fromHslF((210 + key * _GOLDEN_ANGLE) % 360 / 360, 0.6, 0.66 if is_dark else 0.46).name()


def by_kind(
    keys: Sequence[Key | None],
    words: Mapping[Key, str],
    colour: Callable[[Key], str],
    *,
    other: str,
    most: int = MOST_ENTRIES,
) -> Colouring:
    """Colour points by what kind of thing they are; the most frequent kinds are in the legend.

    Parameters
    ----------
    keys : sequence of Key or None
        Kind of each point; None has no colour.
    words : mapping of Key to str
        Their names, plain text; kinds without one have no colour.
    colour : callable
        Returns the colour of a kind.
    other : str
        Colour of all other kinds.
    most : int
        How many kinds have a colour of their own.
    """
    counts = Counter(key for key in keys if key is not None and key in words)
    chosen = [key for key, _ in counts.most_common(most)]
    numbers = {key: place for place, key in enumerate(chosen)}
    rest = len(chosen)
    of_point = [-1 if key is None or key not in words else numbers.get(key, rest) for key in keys]
    entries = [LegendEntry(display_text(words[key]), colour(key), counts[key]) for key in chosen[:MOST_ENTRIES]]
    n_rest = counts.total() - sum(entry.count for entry in entries)
    if n_rest and rest <= MOST_ENTRIES:
        entries.append(LegendEntry(tr("Map", "Others"), other, n_rest))
    colours = (*(colour(key) for key in chosen), other)
    return Colouring(np.array(of_point, np.int16).reshape(-1), colours, tuple(entries))


def by_range(values: NDArray[np.floating], ends: tuple[str, str], *, is_dark: bool) -> Colouring:
    """Colour points by a number.

    Parameters
    ----------
    values : ndarray, shape (N,), float
        NaN has no colour. Equally many points get each shade.
    ends : (str, str)
        Names of the lowest and the highest value.
    is_dark : bool
        Whether the ground is dark.
    """
    numbers = np.full(len(values), -1, np.int16)
    known = np.flatnonzero(np.isfinite(values))
    if not len(known):
        return Colouring(numbers, (), ())
    _, ranks = np.unique(values[known], return_inverse=True)
    numbers[known] = ranks * (_N_STEPS - 1) // max(1, int(ranks.max()))
    colours = _ramp(_RANGE_DARK if is_dark else _RANGE_LIGHT)
    entries = (LegendEntry(ends[0], colours[0]), LegendEntry(ends[1], colours[-1]))
    return Colouring(numbers, colours, entries)


def _ramp(stops: Sequence[str]) -> tuple[str, ...]:
    anchors = np.array([(QColor(stop).red(), QColor(stop).green(), QColor(stop).blue()) for stop in stops], float)
    at = np.linspace(0, len(stops) - 1, _N_STEPS)
    channels = [np.interp(at, np.arange(len(stops)), anchors[:, channel]).round().astype(int) for channel in range(3)]
    return tuple(QColor(*rgb).name() for rgb in zip(*(channel.tolist() for channel in channels), strict=True))


def entry_words(entry: LegendEntry) -> str:
    """Return a line of the legend with its count."""
    return entry.words if entry.count < 0 else filled(tr("Map", "%1 (%2)"), entry.words, number(entry.count))
