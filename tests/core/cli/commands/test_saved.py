"""``clipshelf saved``: saved searches."""

from pathlib import Path

from tests.core.cli.conftest import Command


def test_a_saved_search_holds_the_whole_language_and_runs(clipshelf: Command, copied: Path):
    where = ("--library", copied)
    rule = "(red OR blue)^2 -green THEN sea WITHIN 30s"
    assert clipshelf("saved", "add", "A then B", rule, *where).err == "Search A then B saved.\n"
    assert clipshelf("saved", "list", *where, "--json").document == {"saved": [{"name": "A then B", "rule": rule}]}
    table = clipshelf("saved", "list", *where).out
    assert "A then B" in table
    assert rule in table

    run = clipshelf("saved", "run", "a THEN b", "--per-video", *where, "--json").document
    assert run["results"]
    assert run == clipshelf("search", rule, "--per-video", *where, "--json").document


def test_filters_alone_run_as_a_list(clipshelf: Command, copied: Path):
    where = ("--library", copied)
    clipshelf("saved", "add", "last", "name:*2.mp4", *where)

    found = clipshelf("saved", "run", "last", *where, "--json").document
    assert [Path(one["path"]).name for one in found["results"]] == ["clip 002.mp4"]
    assert [one["reasons"] for one in found["results"]] == [["filter"]]


def test_a_name_is_replaced_only_on_request(clipshelf: Command, copied: Path):
    where = ("--library", copied)
    clipshelf("saved", "add", "boats", "boat", *where)

    assert "A search 'boats' already exists" in clipshelf("saved", "add", "Boats", "ship", *where).sentence
    clipshelf("saved", "add", "Boats", "ship", "--replace", *where)
    assert clipshelf("saved", "list", *where, "--json").document["saved"] == [{"name": "Boats", "rule": "ship"}]


def test_removing_names_all_or_none(clipshelf: Command, copied: Path):
    where = ("--library", copied)
    for name in ("one", "two"):
        clipshelf("saved", "add", name, "boat", *where)

    assert "There is no saved search 'three'" in clipshelf("saved", "remove", "one", "three", *where).sentence
    assert clipshelf("saved", "remove", "ONE", "two", *where).err == "Search one removed.\nSearch two removed.\n"
    assert clipshelf("saved", "list", *where, "--json").document == {"saved": []}
    assert clipshelf("saved", "list", *where).err.startswith("No search has been saved yet.")


def test_what_is_not_in_the_language_is_not_saved(clipshelf: Command, copied: Path):
    where = ("--library", copied)

    assert "A parenthesis is not closed, at character 3" in clipshelf("saved", "add", "x", "a (b", *where).sentence
    assert "There is nothing to search for" in clipshelf("saved", "add", "x", " ", *where).sentence
    assert "There is no saved search 'x'" in clipshelf("saved", "run", "x", *where).sentence
