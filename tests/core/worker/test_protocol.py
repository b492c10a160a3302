"""Messages over the wire are decoded to equal values."""

import os
from pathlib import Path

import pytest

from core.domain.changes import Changes
from core.domain.events import Level, Notice
from core.domain.jobs import JobKind, JobsSummary, KindCount
from core.domain.query.text import parse
from core.domain.scores import ScoreScale
from core.domain.search import (
    ComposedQuery,
    FrameQuery,
    ImageQuery,
    MomentHit,
    Query,
    Restriction,
    SearchRequest,
    SearchResult,
    TextQuery,
    VideoQuery,
)
from core.errors import PictureError, WorkerError
from core.sentence import Sentence
from core.worker import protocol


@pytest.mark.parametrize(
    "query",
    [
        TextQuery("a dog 猫 \x00"),
        ImageQuery(Path(os.fsdecode(b"/photos/\xff\xfe.jpg"))),
        VideoQuery(7),
        FrameQuery(7, 12.5),
        ComposedQuery(parse('(cats OR dogs)^2 -like:"a b.mp4@3" THEN moment(tag:goal) WITHIN 30s')),
    ],
)
def test_search_request_round_trip(query: Query) -> None:
    conditions = parse("tag:a,b (dur>60 OR -moment(tag:c conf>0.8)) untagged:").conditions
    request = SearchRequest(query, Restriction((1, 2), (3,), conditions), limit=9, per_video=True)
    sent = protocol.pack(protocol.Request("search", protocol.search_to_body(request)))
    received = protocol.unpack(sent, protocol.Request)
    assert protocol.search_from_body(received.body) == request


def test_search_result_round_trip() -> None:
    reason = Sentence("Nothing is like {what}", what="it")
    result = SearchResult((MomentHit(1, 0.0, 5.0, 2.5, 0.25),), 3, 4, reason, ("it",), ScoreScale(0.1, 0.2))
    received = protocol.unpack(protocol.pack(protocol.Reply(result)), protocol.Reply)
    assert protocol.result_from_body(received.body) == result


def test_poll_round_trip_with_combined_changes() -> None:
    summary = JobsSummary(
        (KindCount(JobKind.SCAN, 1, 2, 3, 4),), is_paused=True, remaining_seconds=3.5, progress=((7, 0.5),)
    )
    notices = (Notice(Level.WARNING, "<b>"), Notice(Level.INFO, Sentence("{path} is gone", path="<b>")))
    poll = protocol.Poll(
        int(Changes.VIDEOS | Changes.JOBS),
        notices,
        summary,
    )
    received = protocol.convert(
        protocol.unpack(protocol.pack(protocol.Reply(poll)), protocol.Reply).body, protocol.Poll
    )
    assert received == poll
    assert received.kinds() == Changes.VIDEOS | Changes.JOBS


def test_error_is_raised_as_itself() -> None:
    answer = protocol.error_to_reply(PictureError("{path} is not a picture", "Choose another.", path="/%1"))
    received = protocol.unpack(protocol.pack(answer), protocol.Reply)
    with pytest.raises(PictureError) as caught:
        protocol.raise_error(received.error)
    assert (caught.value.problem, caught.value.advice) == ("/%1 is not a picture", "Choose another.")
    assert caught.value.sentence.template == "{path} is not a picture"


@pytest.mark.parametrize("data", [b"", b"{", b'{"method": 3}', b"\xff"])
def test_message_of_another_version_is_reported(data: bytes) -> None:
    with pytest.raises(WorkerError, match="different version"):
        protocol.unpack(data, protocol.Request)
