"""``clipshelf search``: results, and messages without results."""

import os
from pathlib import Path

import pytest
from PIL import Image

from tests.core.cli.conftest import Command


@pytest.fixture
def first(filled: Path) -> Path:
    return filled / "videos" / "clip 000.mp4"


def test_words_find_videos_without_any_download(clipshelf: Command, filled: Path):
    outcome = clipshelf("search", "a red car", "--per-video", "--library", filled / "library", "--json")

    assert outcome.code == 0
    assert set(outcome.document) == {"results", "searched", "videos"}
    assert len(outcome.document["results"]) == 3


def test_unfamiliar_words_are_named_and_still_answered(clipshelf: Command, filled: Path):
    words = ("search", "Qzxv Jkkwt", "--per-video", "--library", filled / "library")
    document = clipshelf(*words, "--json").document
    outcome = clipshelf(*words)

    assert len(document["results"]) == 3
    assert document["unknown_words"] == ["qzxv", "jkkwt"]
    assert "knows little about \u201cqzxv\u201d, \u201cjkkwt\u201d" in outcome.err
    assert "clip 000.mp4" in outcome.out


def test_words_without_content_give_an_empty_list_and_a_reason(clipshelf: Command, filled: Path):
    outcome = clipshelf("search", "the of and", "--library", filled / "library", "--json")

    assert outcome.code == 0
    assert outcome.document["results"] == []
    assert "No word in this search says what to look for" in outcome.document["reason"]


@pytest.mark.parametrize("text", ["", "   "])
def test_empty_query_gives_a_reason(clipshelf: Command, filled: Path, text: str):
    document = clipshelf("search", text, "--library", filled / "library", "--json").document

    assert document["results"] == []
    assert document["reason"]


def test_empty_library_is_reported(clipshelf: Command):
    assert clipshelf("search", "x", "--json").document == {
        "results": [],
        "searched": 0,
        "videos": 0,
        "reason": "No video has been analysed yet",
    }


def test_picture_finds_the_video_of_its_colour(clipshelf: Command, filled: Path, tmp_path: Path):
    Image.new("RGB", (96, 64), (40, 60, 200)).save(tmp_path / "blue.png")

    results = clipshelf(
        "search", "--image", tmp_path / "blue.png", "--per-video", "--library", filled / "library", "--json"
    ).document["results"]

    assert Path(results[0]["path"]).name == "clip 002.mp4"
    assert [hit["score"] for hit in results] == sorted((hit["score"] for hit in results), reverse=True)
    assert len({hit["path"] for hit in results}) == len(results)


def test_video_finds_others_and_frame_finds_itself(
    clipshelf: Command, filled: Path, first: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(first.parent)
    search = ("search", "--library", filled / "library", "--json", "--limit", "1", "--like")

    assert clipshelf(*search, first.name).document["results"][0]["path"] != str(first)
    assert clipshelf(*search, f"{first.name}@0.5").document["results"][0]["path"] == str(first)
    late = clipshelf(*search, f"{first.name}@1e9").document
    assert late["results"] == []
    assert "no frame at 1e+09 s" in late["reason"]


@pytest.mark.parametrize("moment", ["abc", "-1", "nan", "inf", ""])
def test_invalid_moment_is_refused(clipshelf: Command, filled: Path, first: Path, moment: str):
    outcome = clipshelf("search", "--like", f"{first}@{moment}", "--library", filled / "library")

    assert "VIDEO@12.5" in outcome.sentence
    assert outcome.code == 2


def test_unreadable_video_is_named_as_such(clipshelf: Command, filled: Path):
    broken = filled / "videos" / "not a film.mp4"

    outcome = clipshelf("search", "--like", broken, "--library", filled / "library", "--json")

    assert outcome.code == 0
    assert outcome.document["reason"] == "That video could not be read: The file is a text file, not a video"


def test_invalid_picture_is_reported(clipshelf: Command, filled: Path, tmp_path: Path):
    (tmp_path / "text.png").write_text("no picture")
    for path in (tmp_path / "text.png", tmp_path / "nowhere.png", tmp_path):
        outcome = clipshelf("search", "--image", path, "--library", filled / "library", "--json")
        assert str(path) in outcome.sentence
        assert outcome.code == 1


def test_search_in_one_folder(clipshelf: Command, filled: Path, first: Path):
    found = clipshelf("search", "--like", first, "--folder", first.parent, "--library", filled / "library", "--json")

    assert len(found.document["results"]) >= 2


def test_table_shows_how_much_was_searched(clipshelf: Command, filled: Path, first: Path):
    outcome = clipshelf("search", "--like", first, "--library", filled / "library")

    assert outcome.out.splitlines()[0].split() == ["score", "from", "to", "why", "video"]
    assert outcome.err.startswith("3 of 4 videos were searched")


def test_the_scope_of_a_search_is_told(clipshelf: Command, copied: Path, filled: Path, first: Path):
    library = ("--library", copied)
    for name in ("big dog", "sea"):
        clipshelf("tags", "add", name, *library)
    clipshelf("decide", first, "+big dog", *library)
    clipshelf("decide", filled / "videos" / "clip 001.mp4", "+big dog", *library)
    clipshelf("decide", filled / "videos" / "not a film.mp4", "+sea", *library)
    words = ("search", "a red car", *library)

    tagged = clipshelf(*words, "--tag", "big dog")
    assert 'Among 2 videos with tag:"big dog".' in tagged.err
    document = clipshelf(*words, "--tag", "big dog", "--json").document
    assert (document["searched"], document["videos"]) == (2, 2)
    assert (
        f"3 of 4 videos in {filled / 'videos'} were searched;" in clipshelf(*words, "--folder", filled / "videos").err
    )
    both = clipshelf(*words, "--tag", "big dog", "--folder", filled / "videos").err
    assert f'Among 2 videos with tag:"big dog" in {filled / "videos"}.' in both
    assert "0 of 1 videos with tag:sea were searched;" in clipshelf(*words, "--tag", "sea").err
    assert "3 of 4 videos were searched;" in clipshelf(*words).err


def test_filters_alone_list_whole_videos(clipshelf: Command, copied: Path, filled: Path, first: Path):
    library = ("--library", copied)
    for name, number in (("boat", "000"), ("animal", "002")):
        clipshelf("tags", "add", name, *library)
        clipshelf("decide", filled / "videos" / f"clip {number}.mp4", f"+{name}", *library)

    found = clipshelf("search", "tag:boat OR tag:animal", *library, "--json").document
    assert [Path(one["path"]).name for one in found["results"]] == ["clip 000.mp4", "clip 002.mp4"]
    assert {(one["start_seconds"], one["score"]) for one in found["results"]} == {(0.0, 1.0)}
    assert all(one["end_seconds"] > 0 for one in found["results"])
    assert (found["searched"], found["videos"]) == (2, 2)
    none = clipshelf("search", "tag:boat tag:animal", *library, "--json").document
    assert (none["results"], none["reason"]) == ([], "No videos match these filters")
    shown = clipshelf("search", "tag:boat OR tag:animal", *library, "--limit", "1")
    assert "Among 2 videos with (tag:boat OR tag:animal)." in shown.err
    assert "The first 1 of 2 are shown" in shown.err


def test_words_and_filters_are_one_search(clipshelf: Command, filled: Path):
    where = ("--library", filled / "library", "--per-video", "--json")
    found = clipshelf("search", "a red car name:*0.mp4", *where).document
    assert [Path(one["path"]).name for one in found["results"]] == ["clip 000.mp4"]
    assert (found["searched"], found["videos"]) == (1, 1)
    others = clipshelf("search", "a red car -name:*0.mp4", *where).document
    assert "clip 000.mp4" not in {Path(one["path"]).name for one in others["results"]}


def test_options_ask_the_same_as_the_text(clipshelf: Command, filled: Path, first: Path):
    where = ("--library", filled / "library", "--json")

    def results(*asked: object) -> list[dict[str, object]]:
        found = clipshelf("search", *asked, *where).document
        assert all(0 <= one["score"] <= 1 for one in found["results"])
        return found["results"]

    less = results("car -red")
    assert less
    assert results("car", "--minus", "red") == less
    both = results(f'like:"{first}@0.5" -red')
    assert results("--like", f"{first}@0.5", "--minus", "red") == both == results('like:"clip 000@0.5" -red')
    later = results("car THEN boat WITHIN 30s", "--per-video")
    assert later
    assert results("car", "--then", "boat", "--within", "30s") == later
    assert all(one["start_seconds"] < one["end_seconds"] for one in later)
    assert results("cats OR dogs", "--then", "boat THEN car") == results("(cats OR dogs) THEN boat THEN car")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (("sunny dur>soon",), "'soon' is not a length of time, at character 7 of 'sunny dur>soon'. Use 90"),
        (("a (b",), "A parenthesis is not closed, at character 3"),
        (("a OR tga:x",), "There is no filter tga:, at character 6 of 'a OR tga:x'. Did you mean tag:?"),
        (("(a tag:beech)",), "There is no tag 'beech', at character 4"),
        (("like:nothing",), "The library has no video 'nothing', at character 1"),
        (('like:"clip 00O.mp4"',), "Did you mean clip 000.mp4?"),
        (("a", "--minus", "b OR"), "OR needs a word or a filter after it, at character 5 of 'b OR'"),
        (("a", "--then", ")"), "at character 1 of ')'"),
        (("a", "--within", "3s"), "--within says how long"),
        (("a", "--then", "b", "--within", "soon"), "'soon' is not a length of time"),
        (("a", "--minus", "b THEN c"), "A sequence cannot be subtracted"),
        (("", "--then", "b"), "nothing that --then could follow"),
    ],
)
def test_errors_say_where_they_are(clipshelf: Command, filled: Path, asked: tuple[str, ...], sentence: str):
    outcome = clipshelf("search", *asked, "--library", filled / "library")

    assert sentence in outcome.sentence
    assert outcome.code == 2


def test_retry_reports_how_many_can_be_read_now(clipshelf: Command, copied: Path):
    assert clipshelf("jobs", "retry", "--library", copied).err.strip() == "0 of 1 videos could be read this time."
    failed = clipshelf("videos", "--failed", "--library", copied, "--json").document["videos"]
    assert [os.path.basename(video["path"]) for video in failed] == ["not a film.mp4"]  # noqa: PTH119
