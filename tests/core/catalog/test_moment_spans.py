"""Conditions that one moment must meet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.catalog import decisions, files, folders, moment_spans, suggestions, tags, videos
from core.catalog.store.columns import now
from core.catalog.store.database import Database
from core.domain.query.filters import Group
from core.domain.query.text import parse
from core.domain.tags import Decision, Suggestion, Verdict
from core.errors import UsageError
from tests.core.catalog.samples import found

SPANS = {
    # Video: decisions and suggestions as (tag, verdict or score, start, end).
    "together": [("goal", Verdict.ACCEPTED, 10, 20), ("crowd", Verdict.ACCEPTED, 15, 30)],
    "apart": [("goal", Verdict.ACCEPTED, 10, 20), ("crowd", Verdict.ACCEPTED, 20, 30)],
    "whole": [("goal", Verdict.ACCEPTED, 10, 20), ("crowd", Verdict.ACCEPTED, None, None)],
    "only whole": [("goal", Verdict.ACCEPTED, None, None), ("crowd", Verdict.ACCEPTED, None, None)],
    "sure": [("goal", 0.9, 10, 20), ("crowd", 0.2, 12, 14)],
    "unsure": [("goal", 0.4, 10, 20), ("crowd", 0.9, 40, 50)],
    "rejected": [("goal", Verdict.REJECTED, 10, 20), ("crowd", Verdict.ACCEPTED, 12, 14)],
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, dict[int, str]]]:
    database = Database.open(tmp_path_factory.mktemp("moments") / "catalog.sqlite")
    names: dict[int, str] = {}
    with database.write() as session:
        folder = folders.add(session, Path("/media")).id
        action = tags.add(session, "action").id
        ids = {"goal": tags.add(session, "goal", parent_id=action).id, "crowd": tags.add(session, "crowd").id}
        for number, (name, spans) in enumerate(SPANS.items()):
            (video,) = files.put_files(session, folder, [found(f"{name}.mp4", number)]).new_video_ids
            names[video] = name
            suggested: list[Suggestion] = []
            for tag, said, start, end in spans:
                if isinstance(said, Verdict):
                    decisions.put(session, Decision(video, ids[tag], said, start, end, now(), "person"))
                else:
                    suggested.append(Suggestion(video, ids[tag], said, start, end, 1))
            suggestions.replace(session, [video], suggested)
    yield database, names
    database.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("moment(tag:goal)", "apart, together, whole"),
        ("moment(tag:action)", "apart, together, whole"),
        ("moment(tag:goal tag:crowd)", "together, whole"),
        ("tag:goal tag:crowd", "apart, only whole, together, whole"),
        ("moment(tag:goal -tag:crowd)", "apart"),
        ("moment(tag:goal conf>0.8)", "apart, sure, together, whole"),
        ("moment(suggested:goal conf>0.8)", "sure"),
        ("moment(suggested:goal -conf>0.8)", "unsure"),
        ("moment(conf>0.8)", "sure, unsure"),
        ("suggested:goal conf>0.8 OR suggested:crowd conf<0.3", "sure"),
        ("moment(suggested:goal suggested:crowd)", "sure"),
        ("moment(rejected:goal tag:crowd)", "rejected"),
        ("moment(suggested:goal OR (tag:goal tag:crowd))", "sure, together, unsure, whole"),
        ("-moment(tag:goal OR suggested:goal)", "only whole, rejected"),
        ("moment(tag:g* -(suggested:crowd OR tag:crowd))", "apart"),
        ("moment(tag:goal) OR rated:5", "apart, together, whole"),
    ],
)
def test_one_moment_meets_all(filled: tuple[Database, dict[int, str]], text: str, expected: str) -> None:
    database, names = filled
    with database.read() as session:
        matching = videos.ids(session, conditions=parse(text).conditions)
    assert sorted(names[video] for video in matching) == [name for name in expected.split(", ") if name]


def test_spans_are_where_all_overlap(filled: tuple[Database, dict[int, str]]) -> None:
    database, names = filled
    group = parse("moment(tag:goal tag:crowd)").conditions[0]
    assert isinstance(group, Group)
    with database.read() as session:
        spans = {names[video]: (start, end) for video, start, end in moment_spans.list_spans(session, group)}
    assert spans == {"together": (15, 20), "whole": (10, 20)}


def test_unknown_tag_in_a_moment_is_reported(filled: tuple[Database, dict[int, str]]) -> None:
    with filled[0].read() as session, pytest.raises(UsageError, match="Did you mean 'goal'"):
        videos.ids(session, conditions=parse("moment(tag:gaol)").conditions)
