"""What the review says where it has no clip to show."""

import pytest

from app.learning.models.review_sentences import no_worker
from core.domain.events import WorkerState


@pytest.mark.parametrize(
    ("state", "words", "first_way"),
    [
        (WorkerState.STARTING, "is starting", "leave"),
        (WorkerState.WAITING, "Another command", "leave"),
        (WorkerState.FAILED, "not running", "restart"),
    ],
)
def test_it_is_said_why_nobody_can_be_asked(state: WorkerState, words: str, first_way: str) -> None:
    said, ways = no_worker(state)
    assert words in said
    assert ways[0][0] == first_way
