"""What the page of copies says about pairs and files."""

import dataclasses
from pathlib import Path

import pytest

from app.duplicates.models import pair_words
from app.duplicates.models.facts import Side, facts
from app.duplicates.models.pair_list import PairList
from app.duplicates.views.still import MOST_ZOOM, Glance
from core.domain.duplicates import DuplicatesFound, Evidence, GivenAnswer, PairAnswer, PairKind, VideoPair
from core.domain.jobs import JobKind, JobsSummary, KindCount
from core.domain.media import ContentKey
from core.domain.videos import Video
from tests.app.stand_in import video as stand_in_video
from tests.core.catalog.samples import MEDIA

PAIR = VideoPair(
    PairKind.REENCODED, Path("/v/a.mp4"), Path("/v/b.mp4"), 1, 2, 0.0, 50.0, 2.0, 54.0, 0.98, is_mirrored=True,
    speed=1.04, evidence=Evidence(120, 0.99, 0.2, 0.97),
)  # fmt: skip


def answered(answer: PairAnswer, kept: int | None = None) -> VideoPair:
    from datetime import UTC, datetime

    return dataclasses.replace(PAIR, given=GivenAnswer(answer, kept, datetime(2026, 1, 1, tzinfo=UTC)))


def test_reasons_say_what_the_comparison_rests_on(qapp: object) -> None:
    said = dict(pair_words.reasons(PAIR))
    assert said["Offset"] == "0:02.0 later on the right"
    assert "faster on the left" in said["Speed"]
    assert said["Mirrored"] == "Yes"
    assert said["Frames compared"] == "120"
    assert "97" in said["What moves agrees"]
    still = dataclasses.replace(PAIR, evidence=Evidence(9, 1.0, 0.0, 0.0), speed=0.9)
    said = dict(pair_words.reasons(still))
    assert said["What moves agrees"].startswith("Next to nothing moves")
    assert "faster on the right" in said["Speed"]


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        (PAIR, ""),
        (answered(PairAnswer.ALTERNATE), "Both wanted"),
        (answered(PairAnswer.UNRELATED), "Not related"),
        (answered(PairAnswer.BEST, 1), "Left is better"),
        (answered(PairAnswer.BEST, 2), "Right is better"),
        (answered(PairAnswer.BEST, 2).turned(), "Left is better"),
    ],
)
def test_answer_is_said_from_where_the_videos_stand(qapp: object, pair: VideoPair, words: str) -> None:
    assert pair_words.answer_words(pair) == words


def test_state_of_the_search(qapp: object) -> None:
    found = DuplicatesFound((), (), 40, 2)
    assert pair_words.state(found, JobsSummary()) == "2 videos have not been compared yet"
    summary = JobsSummary((KindCount(JobKind.DUPLICATES, 3, 1, 4, 1),))
    assert pair_words.state(found, summary) == "Looking for copies: 5 of 9 videos compared"
    assert pair_words.state(DuplicatesFound((), (), 40), JobsSummary()) == "40 videos compared"
    pairs = tuple(dataclasses.replace(PAIR, kind=kind) for kind in (PairKind.PIECE, PairKind.PIECE, PairKind.ALIKE))
    found = DuplicatesFound(pairs, (), 40)
    assert pair_words.state(found, JobsSummary()) == "40 videos compared \N{MIDDLE DOT} 2 pairs to answer"
    assert pair_words.state(DuplicatesFound((), (), 0), JobsSummary()) == ""


def side(number: int, **media: object) -> Side:
    video: Video = dataclasses.replace(
        stand_in_video(number, Path(f"/v/{number}.mp4")),
        media=dataclasses.replace(MEDIA, **media),
        content=ContentKey(10_000_000, f"{number:032x}"),
    )
    return Side(video, video.path)


def better(a: Side, b: Side) -> dict[str, int]:
    return {fact.label: fact.better for fact in facts(a, b) if fact.better}


def test_better_value_is_marked_only_where_it_is_better_for_certain(qapp: object) -> None:
    assert better(side(1), side(2)) == {}
    assert better(side(1), side(2, width_px=1280, height_px=720)) == {"Resolution": 1}
    assert better(side(1, has_audio=True), side(2, has_audio=False)) == {"Sound": -1}
    assert better(side(1), side(2, duration_seconds=6.0)) == {"Duration": -1, "Bit rate": 1}
    assert better(side(1), side(2, duration_seconds=6.0, codec="hevc")) == {"Duration": -1}, "a newer codec needs less"
    assert better(side(1), side(2, duration_seconds=12.4, frames_per_second=30.0)) == {}, "too little to matter"


def test_unprobed_video_has_no_better_value(qapp: object) -> None:
    unknown = dataclasses.replace(side(2).video, media=None)
    found = facts(side(1), Side(unknown, unknown.path))
    assert not any(fact.better for fact in found)
    assert next(fact for fact in found if fact.label == "Codec").b == "\N{EN DASH}"


def test_row_reads_both_names_in_plain_text(qapp: object) -> None:
    model = PairList()
    odd = dataclasses.replace(PAIR, a=Path("/v/<b>&.mp4"))
    model.set_rows([odd])
    index = model.index(0, 0)
    assert "<b>&.mp4" in model.data(index)
    from PySide6.QtCore import Qt

    assert "<b>" not in model.data(index, Qt.ItemDataRole.ToolTipRole)


def test_zoom_keeps_its_point_and_stays_inside() -> None:
    glance = Glance().zoomed(4.0, 0.25, 0.5)
    assert glance.zoom == 4.0
    assert (0.25 - glance.x) * glance.zoom == pytest.approx(0.25 - 0.5)
    assert Glance().zoomed(100.0, 0.0, 0.0) == Glance(MOST_ZOOM, 0.5 / MOST_ZOOM, 0.5 / MOST_ZOOM)
    assert glance.zoomed(0.01, 0.9, 0.9) == Glance()
