import contextlib
from pathlib import Path

import pytest

from core.api.library import Library
from tests.core.cli.conftest import Command


@pytest.fixture
def library(copied: Path, clipshelf: Command) -> Path:
    for words in (["Places"], ["beach", "--below", "places", "--alias", "shore", "--about", "sand and sea"], ["night"]):
        assert clipshelf("tags", "add", *words, "--library", copied).code == 0
    with contextlib.closing(Library.open(copied)) as opened:
        ids = opened.videos.ids()
        opened.decisions.accept(ids[:2], [opened.tags.find("beach").id])
        opened.decisions.reject(ids[:3], [opened.tags.find("night").id])
    return copied


def test_tags_are_listed_as_a_tree(clipshelf: Command, library: Path):
    lines = clipshelf("tags", "list", "--library", library).out.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["tag", "night", "Places", ""]
    assert "  beach" in lines[-1]
    assert "sand and sea" in lines[-1]
    night, places, beach = clipshelf("tags", "list", "--library", library, "--json").document["tags"]
    assert (night["videos"], places["videos"], places["videos_with_children"]) == (0, 0, 2)
    assert (beach["name"], beach["parent"], beach["aliases"]) == ("beach", "Places", ["shore"])


def test_empty_list_says_what_to_do(clipshelf: Command, copied: Path):
    shown = clipshelf("tags", "list", "--library", copied)
    assert (shown.code, shown.out) == (0, "")
    assert "clipshelf tags add" in shown.err


def test_tag_is_renamed_and_described(clipshelf: Command, library: Path):
    assert "Strand" in clipshelf("tags", "rename", "SHORE", "Strand", "--library", library).err
    clipshelf("tags", "describe", "strand", "waves", "--library", library)
    found = clipshelf("tags", "list", "--library", library, "--json").document["tags"][-1]
    assert (found["name"], found["description"]) == ("Strand", "waves")


def test_merging_is_announced_before_it_is_done(clipshelf: Command, library: Path):
    shown = clipshelf("tags", "merge", "beach", "night", "--library", library)
    assert "3 decisions about 3 videos would be moved to beach, 2 of them superseded" in shown.err
    assert "--yes" in shown.err
    assert len(clipshelf("tags", "list", "--library", library, "--json").document["tags"]) == 3
    assert "were moved" in clipshelf("tags", "merge", "beach", "night", "--yes", "--library", library).err
    _, beach = clipshelf("tags", "list", "--library", library, "--json").document["tags"]
    assert (beach["aliases"], beach["videos"]) == (["shore", "night"], 2)


def test_names_are_shown_as_they_are(clipshelf: Command, library: Path):
    clipshelf("tags", "add", "{night} [b]x[/b]", "--library", library)
    shown = clipshelf("tags", "merge", "{night} [b]x[/b]", "beach", "--library", library)
    assert "would be moved to {night} [b]x[/b]." in shown.err


def test_removing_is_announced_before_it_is_done(clipshelf: Command, library: Path):
    assert (
        "2 decisions about 2 videos would be removed" in clipshelf("tags", "remove", "beach", "--library", library).err
    )
    twice = clipshelf("tags", "remove", "beach", "Shore", "--library", library)
    assert "removed with 1 tag." in twice.err
    assert "were removed" in clipshelf("tags", "remove", "beach", "night", "--yes", "--library", library).err
    assert [tag["name"] for tag in clipshelf("tags", "list", "--library", library, "--json").document["tags"]] == [
        "Places"
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["rename", "beech", "x"], "Did you mean 'beach'"),
        (["add", "Shore"], "already"),
        (["add", " "], "their own name"),
        (["add", "x", "--below", "nowhere"], "no tag 'nowhere'"),
        (["merge", "beach", "beach", "--yes"], "itself"),
    ],
)
def test_impossible_changes_are_reported(clipshelf: Command, library: Path, words: list[str], sentence: str):
    assert sentence in clipshelf("tags", *words, "--library", library).sentence
