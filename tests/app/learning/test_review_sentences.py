"""The message of a review that has no clip to show."""

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
def test_reason_for_no_questions_is_shown(state: WorkerState, words: str, first_way: str) -> None:
    said, ways = no_worker(state)
    assert words in said
    assert ways[0][0] == first_way
