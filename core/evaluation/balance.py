"""Whether a collection is one-sided: how examples are spread over tags, and whether frequent tags are known better."""

import enum
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

_OVERLAP = 0.999
"""How much a further example repeats what is known: the value of Cui et al. for most of their data sets."""


class Part(enum.Enum):
    """A third of the tags, by their number of examples."""

    HEAD = "head"
    MIDDLE = "middle"
    TAIL = "tail"


@dataclass(frozen=True, slots=True)
class PartMetrics:
    """How well the tags of one part are known.

    Attributes
    ----------
    part : Part
        Which tags.
    n_tags : int
        Tags in this part.
    n_examples : int
        Their training examples together.
    n_measured : int
        Tags whose average precision is known.
    mean_average_precision : float
        Of those; NaN if there are none.
    """

    part: Part
    n_tags: int
    n_examples: int
    n_measured: int
    mean_average_precision: float


def effective_number_of_examples(counts: ArrayLike, *, overlap: float = _OVERLAP) -> NDArray[np.float64]:
    """Return how many examples of a tag are worth counting, as later ones repeat earlier ones (Cui et al. 2019).

    Parameters
    ----------
    counts : array_like
        ``(C,)`` int, examples of each tag.
    overlap : float
        In [0, 1): 0 counts every tag with examples as one, the limit of 1 counts all examples.

    Returns
    -------
    ndarray
        ``(C,)`` float64.

    Raises
    ------
    ValueError
        If a count is negative, or the overlap is not in [0, 1).
    """
    if not 0 <= overlap < 1:
        raise ValueError(f"an overlap of {overlap} is not in [0, 1)")
    numbers = _check(counts)
    return (1 - np.power(overlap, numbers)) / (1 - overlap)


def effective_number_of_tags(counts: ArrayLike) -> float:
    """Return how many equally frequent tags would be as diverse: the exponential of the entropy (Hill 1973).

    Parameters
    ----------
    counts : array_like
        ``(C,)`` int, examples of each tag.

    Returns
    -------
    float
        1 if all examples have one tag, up to C if all tags are equally frequent; 0 without examples.

    Raises
    ------
    ValueError
        If a count is negative.
    """
    numbers = _check(counts).astype(np.float64)
    if not numbers.sum():
        return 0.0
    shares = numbers[numbers > 0] / numbers.sum()
    return float(np.exp(-(shares * np.log(shares)).sum()))


def parts(counts: ArrayLike) -> tuple[Part, ...]:
    """Return to which third each tag belongs: the most frequent ones are the head.

    Tags with equally many examples belong to the same third: the one in which the middle of them is. If all are equal,
    all of them are in the middle.

    Parameters
    ----------
    counts : array_like
        ``(C,)`` int, examples of each tag.

    Raises
    ------
    ValueError
        If a count is negative.
    """
    from scipy.stats import rankdata  # takes a while to import: not at the start of the worker

    numbers = _check(counts)
    places = (rankdata(-numbers, method="average") - 0.5) / max(len(numbers), 1)
    order = tuple(Part)
    return tuple(order[min(int(3 * place), 2)] for place in places)


def by_part(counts: ArrayLike, average_precisions: ArrayLike) -> tuple[PartMetrics, ...]:
    """Return how well frequent and rare tags are known.

    Parameters
    ----------
    counts : array_like
        ``(C,)`` int, training examples of each tag.
    average_precisions : array_like
        ``(C,)`` float, on other examples; NaN for tags without any.

    Returns
    -------
    tuple of PartMetrics
        Head, middle, tail.

    Raises
    ------
    ValueError
        If the arrays do not fit, or a count is negative.
    """
    numbers, values = _check(counts), np.asarray(average_precisions, np.float64)
    if values.shape != numbers.shape:
        raise ValueError(f"counts {numbers.shape} do not fit average precisions {values.shape}")
    place = np.array([part.value for part in parts(numbers)])
    return tuple(_of_part(part, numbers[place == part.value], values[place == part.value]) for part in Part)


def _of_part(part: Part, counts: NDArray[np.int64], values: NDArray[np.float64]) -> PartMetrics:
    measured = values[~np.isnan(values)]
    mean = float(measured.mean()) if len(measured) else float("nan")
    return PartMetrics(part, len(counts), int(counts.sum()), len(measured), mean)


def _check(counts: ArrayLike) -> NDArray[np.int64]:
    numbers = np.asarray(counts, np.int64)
    if numbers.ndim != 1 or (numbers < 0).any():
        raise ValueError("counts are not a list of numbers from 0")
    return numbers
