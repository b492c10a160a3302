"""``clipshelf suggest`` reports how many videos of a tag are left."""

import contextlib
from pathlib import Path

import numpy as np
import pytest

from core.api.library import Library
from tests.core.cli.commands.test_training import teach
from tests.core.cli.conftest import Command
from tests.core.tagging.made_up import library as made_up
from tests.support import made_up_library


def test_shows_how_many_are_left_and_why_nothing_is_suggested(clipshelf: Command, shelf: Path):
    teach(shelf)
    with contextlib.closing(Library.open(shelf)) as library:
        library.tags.set_threshold(library.tags.find("red").id, 0.999)

    document = clipshelf("suggest", "--tag", "red", "--json", "--library", shelf).document
    assert document["suggestions"] == []
    assert document["left"].keys() == {"red"}
    red = document["left"]["red"]
    assert 0 <= red["low"] <= red["estimate"] <= red["high"] <= 6
    every = clipshelf("suggest", "--all", "--tag", "red", "--json", "--library", shelf).document["suggestions"]
    with contextlib.closing(Library.open(shelf)) as library:
        decided = {str(library.videos.paths(video_id)[0]) for video_id in library.videos.ids()[:6]}
    scores = [row["score"] for row in every if row["start_seconds"] is None and row["path"] not in decided]
    assert len(scores) == 6
    assert red["estimate"] == pytest.approx(sum(scores), abs=0.06)

    told = clipshelf("suggest", "--tag", "red", "--library", shelf)
    assert "red: no suggestions; probably " in told.err
    assert 'hard to tell apart. Review the likeliest: clipshelf review "red"' in told.err
    assert "left" not in told.out


def test_tag_without_knowledge_shows_no_number(clipshelf: Command, tmp_path: Path):
    clips, which = made_up(10)
    made_up_library.make(tmp_path / "library", [clip.frames for clip in clips])  # no encoder for the words is present
    with contextlib.closing(Library.open(tmp_path / "library")) as library:
        known, _unknown = (library.tags.add(name)[0].id for name in ("known", "unknown"))
        library.decisions.accept((np.flatnonzero(which == 0) + 1).tolist()[:4], [known])

    left = clipshelf("suggest", "--json", "--library", tmp_path / "library").document["left"]
    assert left["unknown"] == {"estimate": None, "low": None, "high": None, "reason": "knows nothing"}
    assert 0 <= left["known"]["low"] <= left["known"]["estimate"] <= left["known"]["high"]
    assert "reason" not in left["known"]
