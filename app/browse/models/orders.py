"""The orders and groupings that a person can choose, each once: the head of the page and the menu show the same."""

from dataclasses import dataclass

from app.ui.text import tr
from core.domain.groups import Grouping
from core.domain.videos import VideoSort


@dataclass(frozen=True, slots=True)
class Order:
    """One order.

    Attributes
    ----------
    command : str
        The command that chooses it.
    sort : VideoSort
        See there.
    is_descending : bool
        Whether it is turned around.
    is_likeness : bool
        Whether it is by likeness to the video at hand.
    """

    command: str
    sort: VideoSort
    is_descending: bool = False
    is_likeness: bool = False


LIKENESS = Order("sort_likeness", VideoSort.NAME, is_likeness=True)
ORDERS = (
    Order("sort_name", VideoSort.NAME),
    Order("sort_added", VideoSort.ADDED, is_descending=True),
    Order("sort_recorded", VideoSort.RECORDED, is_descending=True),
    Order("sort_longest", VideoSort.DURATION, is_descending=True),
    Order("sort_shortest", VideoSort.DURATION),
    Order("sort_rating", VideoSort.RATING, is_descending=True),
    Order("sort_decided", VideoSort.DECIDED, is_descending=True),
    LIKENESS,
)
GROUPINGS = {
    "group_nothing": Grouping.NOTHING,
    "group_folder": Grouping.FOLDER,
    "group_recorded": Grouping.RECORDED,
    "group_added": Grouping.ADDED,
}
"""By the command that chooses it."""


def order_words(sort: VideoSort, *, is_descending: bool = False, is_likeness: bool = False) -> str:
    """Say an order in words.

    Parameters
    ----------
    sort : VideoSort
        See `Order`; may be one that only the list's columns offer.
    is_descending, is_likeness : bool
        See `Order`.

    Returns
    -------
    str
        A few words.
    """
    if is_likeness:
        return tr("Order", "Like the chosen video")
    upwards = {
        VideoSort.NAME: tr("Order", "Name"),
        VideoSort.ADDED: tr("Order", "Oldest in the library first"),
        VideoSort.RECORDED: tr("Order", "Recorded first"),
        VideoSort.DURATION: tr("Order", "Shortest first"),
        VideoSort.RATING: tr("Order", "Lowest rating first"),
        VideoSort.DECIDED: tr("Order", "Decided longest ago first"),
    }
    downwards = {
        VideoSort.NAME: tr("Order", "Name, from Z to A"),
        VideoSort.ADDED: tr("Order", "Newest first"),
        VideoSort.RECORDED: tr("Order", "Recorded last"),
        VideoSort.DURATION: tr("Order", "Longest first"),
        VideoSort.RATING: tr("Order", "Best rating first"),
        VideoSort.DECIDED: tr("Order", "Decided last"),
    }
    return (downwards if is_descending else upwards)[sort]


def grouping_words(grouping: Grouping) -> str:
    """Say a grouping in words.

    Parameters
    ----------
    grouping : Grouping
        Any.

    Returns
    -------
    str
        A few words.
    """
    words = {
        Grouping.NOTHING: tr("Order", "No groups"),
        Grouping.FOLDER: tr("Order", "By folder"),
        Grouping.RECORDED: tr("Order", "By day recorded"),
        Grouping.ADDED: tr("Order", "By day added"),
    }
    return words[grouping]
