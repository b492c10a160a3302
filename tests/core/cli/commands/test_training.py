"""Learning tags by command: adding, training, suggesting, head versions, and untrusted heads."""

import contextlib
import os
import pickle
import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors import safe_open
from safetensors.numpy import save_file

from core.api.library import Library
from tests.core.cli.conftest import Command
from tests.support.libraries import make_clips, opened


def teach(library: Path, names: tuple[str, ...] = ("red", "green")) -> None:
    """Decide about every second video of each colour: tag ``n`` fits the clips of colour ``n``."""
    with contextlib.closing(Library.open(library)) as shelf:
        ids = shelf.videos.ids()
        for number, name in enumerate(names):
            tag, _ = shelf.tags.add(name)
            fitting = [video_id for place, video_id in enumerate(ids) if place % 6 == number]
            shelf.decisions.accept(fitting[:1], [tag.id])
            shelf.decisions.reject([video_id for video_id in ids[:6] if video_id not in fitting], [tag.id])


@pytest.fixture
def trained(clipshelf: Command, shelf: Path) -> Path:
    teach(shelf)
    assert clipshelf("train", "--json", "--library", shelf).document["head"] == 1
    return shelf


def test_new_tag_is_scored_at_once_by_its_words(clipshelf: Command, shelf: Path):
    added = clipshelf("tags", "add", "beach", "--describe", "sand and sea", "--alias", "shore", "--library", shelf)

    assert added.code == 0
    assert "suggestion" in added.err
    rows = clipshelf("suggest", "--all", "--json", "--library", shelf).document["suggestions"]
    whole = [row for row in rows if row["start_seconds"] is None]
    assert len(whole) == 12
    assert {row["tag"] for row in rows} == {"beach"}
    assert all(0 <= row["score"] <= 1 for row in rows)
    assert len({row["score"] for row in whole}) > 1, "words order the videos before anything is decided"


def test_known_words_need_no_encoder(clipshelf: Command, shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    other = Path(shutil.copytree(shelf, tmp_path / "other"))
    clipshelf("tags", "add", "beach", "--library", shelf)
    first = clipshelf("suggest", "--all", "--json", "--library", shelf).document
    from core.embedding import registry

    monkeypatch.setattr(registry, "load", lambda *_args, **_options: pytest.fail("the words are known"))
    assert clipshelf("tags", "add", "beach", "--library", other).code == 0
    assert clipshelf("suggest", "--all", "--json", "--library", other).document == first


def test_json_of_training_and_suggesting(clipshelf: Command, shelf: Path):
    teach(shelf)

    report = clipshelf("train", "--json", "--library", shelf).document
    assert (report["head"], report["tags"], report["decisions"]) == (1, 2, 12)
    assert {"seconds", "before", "after"} <= report.keys()
    assert report["seconds"] > 0
    second = clipshelf("train", "--full", "--json", "--library", shelf).document
    assert (second["head"], second["share"]) == (2, 0.0)
    assert "too few decisions" in second["reason"]

    every = clipshelf("suggest", "--all", "--json", "--library", shelf).document["suggestions"]
    assert len([row for row in every if row["start_seconds"] is None]) == 24
    listed = clipshelf("suggest", "--json", "--library", shelf).document["suggestions"]
    assert all(row["suggested"] for row in listed)
    key = ("path", "tag", "start_seconds", "end_seconds")
    assert {tuple(row[name] for name in key) for row in listed} == {
        tuple(row[name] for name in key) for row in every if row["suggested"]
    }
    only = clipshelf("suggest", "--tag", "RED", "--json", "--library", shelf).document["suggestions"]
    assert only == [row for row in listed if row["tag"] == "red"]
    assert clipshelf("suggest", "--library", shelf).code == 0


def test_rejected_video_is_never_suggested_again(clipshelf: Command, shelf: Path, taught: Path):
    teach(shelf, ("red",))
    with contextlib.closing(Library.open(shelf)) as library:
        library.tags.set_threshold(library.tags.find("red").id, 1e-9)  # everything is suggested
    rejected = str(taught / "videos" / "clip 008.mp4")

    def suggested() -> set[str]:
        rows = clipshelf("suggest", "--json", "--library", shelf).document["suggestions"]
        return {row["path"] for row in rows}

    assert rejected in suggested()
    assert clipshelf("decide", rejected, "-red", "--library", shelf).code == 0
    for words in (["train"], ["tags", "describe", "red", "the colour of blood"]):
        assert clipshelf(*words, "--library", shelf).code == 0
        assert rejected not in suggested()
        assert suggested(), "others are"


def test_commands_say_that_nothing_is_analysed(clipshelf: Command, tmp_path: Path):
    library = tmp_path / "empty"
    clipshelf("tags", "add", "red", "--library", library)
    assert clipshelf("suggest", "--json", "--library", library).document == {
        "suggestions": [],
        "left": {"red": {"estimate": None, "low": None, "high": None, "reason": "nothing analysed"}},
    }
    assert "Nothing has been analysed yet" in clipshelf("suggest", "--library", library).err
    assert "No video has been analysed yet" in clipshelf("train", "--library", library).sentence
    assert "No video has been analysed yet" in clipshelf("heads", "use", "1", "--library", library).sentence
    assert "clipshelf train" in clipshelf("heads", "list", "--library", library).err


def test_existing_tags_are_suggested_for_videos_added_later(
    clipshelf: Command, shelf: Path, taught: Path, tmp_path: Path
):
    teach(shelf, ("red",))
    make_clips(tmp_path / "more", 1, first=30)
    with contextlib.closing(Library.open(shelf)) as library:
        tag_id = library.tags.find("red").id
        library.tags.set_threshold(tag_id, 1e-9)
    assert clipshelf("add", tmp_path / "more", "--json", "--library", shelf).document["analysed"] == 1
    with contextlib.closing(Library.open(shelf)) as library:
        new = library.videos.find(tmp_path / "more" / "clip 030.mp4")
        assert new is not None
        assert [one.tag_id for one in library.learning.suggestions_of(new)] == [tag_id]


def test_heads_are_listed_compared_and_restored(clipshelf: Command, trained: Path, taught: Path):
    def scores() -> list[dict[str, object]]:
        return clipshelf("suggest", "--all", "--json", "--library", trained).document["suggestions"]

    first = scores()
    for place in (6, 7, 9, 10, 11):
        clipshelf("decide", taught / "videos" / f"clip {place:03}.mp4", "-red", "--library", trained)
    assert clipshelf("train", "--json", "--library", trained).document["head"] == 2
    second = scores()
    assert first != second

    listed = clipshelf("heads", "list", "--json", "--library", trained).document
    assert ([head["version"] for head in listed["heads"]], listed["in_use"]) == ([2, 1], 2)
    compared = clipshelf("heads", "compare", "1", "2", "--json", "--library", trained).document
    assert [row["tag"] for row in compared["tags"]] == ["red", "green"]
    assert clipshelf("heads", "compare", "1", "2", "--library", trained).out.startswith("tag")

    used = clipshelf("heads", "use", "1", "--library", trained)
    assert (used.code, "5 decisions since it was trained" in used.err) == (0, True)
    assert clipshelf("heads", "list", "--json", "--library", trained).document["in_use"] == 1
    back = {(row["path"], row["tag"]): row["score"] for row in scores() if row["start_seconds"] is None}
    assert back == {(row["path"], row["tag"]): row["score"] for row in first if row["start_seconds"] is None}
    assert "no version 7" in clipshelf("heads", "use", "7", "--library", trained).sentence


def test_head_is_imported_into_another_library_by_tag_names(
    clipshelf: Command, trained: Path, taught: Path, tmp_path: Path
):
    out = tmp_path / "head.safetensors"
    assert clipshelf("heads", "export", "1", out, "--library", trained).code == 0
    other = Path(shutil.copytree(taught / "library", tmp_path / "other"))
    for name in ("blue", "Red"):
        clipshelf("tags", "add", name, "--library", other)

    report = clipshelf("heads", "import", out, "--json", "--library", other).document

    assert report == {"head": 1, "unknown_tags": ["green"]}
    ours, theirs = (
        {
            row["path"]: row["score"]
            for row in clipshelf("suggest", "--all", "--tag", "red", "--json", "--library", place).document[
                "suggestions"
            ]
            if row["start_seconds"] is None
        }
        for place in (trained, other)
    )
    assert ours == theirs
    nowhere = tmp_path / "not there" / "head.safetensors"
    assert "cannot be written" in clipshelf("heads", "export", "1", nowhere, "--library", trained).sentence


def contents(path: Path) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    with safe_open(path, framework="numpy") as file:
        return {name: file.get_tensor(name) for name in file.keys()}, dict(file.metadata())  # noqa: SIM118


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


class _Trap:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("/tmp/clipshelf-was-fooled",)


def pickled(path: Path) -> None:
    path.write_bytes(pickle.dumps({"weights": _Trap()}))


def pickled_inside(path: Path) -> None:
    arrays, facts = contents(path)
    arrays["extra"] = np.frombuffer(pickle.dumps(_Trap()), np.uint8)
    arrays["anchors"] = arrays["anchors"].view(np.uint8)
    save_file(arrays, path, facts)


def wrong_shape(path: Path) -> None:
    arrays, facts = contents(path)
    save_file(arrays | {"directions": arrays["directions"][:, :-3].copy()}, path, facts)


def no_numbers(path: Path) -> None:
    arrays, facts = contents(path)
    save_file(arrays | {"mean": np.full_like(arrays["mean"], np.nan)}, path, facts)


def another_encoder(path: Path) -> None:
    arrays, facts = contents(path)
    key = facts["clipshelf"].split('"encoder": "')[1].split('"')[0]
    save_file(arrays, path, {"clipshelf": facts["clipshelf"].replace(key, "0" * len(key))})


def a_text(path: Path) -> None:
    path.write_text("not a head at all")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (truncated, "or it is damaged"),
        (pickled, "or it is damaged"),
        (pickled_inside, "contains unknown parts"),
        (wrong_shape, "cannot be used: "),
        (no_numbers, "cannot be used: "),
        (another_encoder, "another search model"),
        (a_text, "or it is damaged"),
        (Path.unlink, "cannot be read"),
    ],
)
def test_hostile_head_is_refused_with_a_message(
    clipshelf: Command, trained: Path, tmp_path: Path, spoil: object, sentence: str
):
    path = tmp_path / "head.safetensors"
    clipshelf("heads", "export", "1", path, "--library", trained)
    before = clipshelf("suggest", "--all", "--json", "--library", trained).document
    spoil(path)  # type: ignore[operator]

    failed = clipshelf("heads", "import", path, "--library", trained)

    assert sentence in failed.sentence
    assert failed.code == 1
    assert not Path("/tmp/clipshelf-was-fooled").exists()
    assert clipshelf("suggest", "--all", "--json", "--library", trained).document == before
    assert len(clipshelf("heads", "list", "--json", "--library", trained).document["heads"]) == 1


def test_modified_version_is_not_restored(clipshelf: Command, trained: Path):
    with opened(trained) as library:
        (kept,) = library.paths.heads.rglob("head-0001.safetensors")
    no_numbers(kept)
    assert "was changed" in clipshelf("heads", "use", "1", "--library", trained).sentence
    kept.unlink()
    assert "is missing" in clipshelf("heads", "export", "1", kept, "--library", trained).sentence


def test_damaged_active_head_is_rebuilt(clipshelf: Command, trained: Path):
    before = clipshelf("suggest", "--all", "--json", "--library", trained).document
    (working,) = trained.rglob("working.safetensors")
    truncated(working)
    again = clipshelf("suggest", "--all", "--json", "--library", trained)
    assert again.code == 0
    assert len(again.document["suggestions"]) >= 24 <= len(before["suggestions"])
