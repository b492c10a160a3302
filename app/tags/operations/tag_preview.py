"""Previews what a tag would find while it is being typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.bridge.work import Read
from app.browse import operations as videos
from app.browse.models.cards import VideoCard
from core.domain.learning import Question

if TYPE_CHECKING:
    from core.api.library import Library

N_MOMENTS = 12


@dataclass(frozen=True, slots=True)
class Previewed:
    """The best moments for a name and description.

    Attributes
    ----------
    found : tuple of Question
        Best first.
    cards : mapping of int to VideoCard
        Their videos by id.
    has_text : bool
        Whether the current search model supports words.
    """

    found: tuple[Question, ...]
    cards: Mapping[int, VideoCard]
    has_text: bool


_ANY_WORD = "picture"


def warm_up() -> Read[bool]:
    """Load the search model before the first word is typed, which takes seconds; return whether it supports words."""

    def _warm_up(library: "Library") -> bool:
        encoder = library.encoders.current()
        if encoder is None or not encoder.has_text:
            return False
        library.learning.preview(_ANY_WORD, n_wanted=1)
        return True

    return Read(_warm_up)


def preview(name: str, description: str, aliases: tuple[str, ...] = ()) -> Read[Previewed]:
    """Find the best moments for a name, description and aliases; some hundredths of a second once the model is warm."""

    def _preview(library: "Library") -> Previewed:
        encoder = library.encoders.current()
        if encoder is None or not encoder.has_text:
            return Previewed((), {}, has_text=False)
        found = library.learning.preview(name, description, aliases, n_wanted=N_MOMENTS)
        cards = videos.cards([one.video_id for one in found]).run(library)
        return Previewed(tuple(found), {card.video.id: card for card in cards}, has_text=True)

    return Read(_preview)
