"""Library calls of the inspector."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.bridge.work import Read
from app.browse import operations as videos
from app.inspector.models.inspected import ManyVideos, OneVideo

if TYPE_CHECKING:
    from core.api.library import Library


def one(video_id: int) -> Read[OneVideo | None]:
    """Read everything about one video; None where it is gone."""

    def _look_up(library: "Library") -> OneVideo | None:
        cards = videos.cards([video_id]).run(library)
        if not cards:
            return None
        has_copies = cards[0].video.n_copies > 1
        paths = tuple(library.videos.paths(video_id)) if has_copies else (cards[0].video.path,)
        decided = tuple(library.decisions.of_video(video_id))
        return OneVideo(cards[0], paths, decided, tuple(library.learning.suggestions_of(video_id)))

    return Read(_look_up)


def many(video_ids: Sequence[int]) -> Read[ManyVideos]:
    """Read totals and tags of many videos; takes some tenths of a second for 100,000."""
    return Read(
        lambda library: ManyVideos(
            library.videos.sums(video_ids),
            tuple(library.decisions.states(video_ids)),
            tuple(library.learning.suggested_among(video_ids)),
            tuple(video_ids),
        )
    )
