"""``clipshelf clusters``: named clusters of real videos, and what happens to bad input and damaged files."""

from pathlib import Path

import pytest

from tests.core.cli.conftest import Command


def test_every_video_is_in_one_cluster_with_a_name_of_its_own(clipshelf: Command, copied: Path):
    outcome = clipshelf("clusters", "--count", "2", "--library", copied, "--json")

    assert outcome.code == 0
    clusters = outcome.document["clusters"]
    assert len(clusters) == 2
    assert set(clusters[0]) == {"id", "name", "other_names", "size", "videos", "typical"}
    videos = [path for cluster in clusters for path in cluster["videos"]]
    assert sorted(Path(path).name for path in videos) == ["clip 000.mp4", "clip 001.mp4", "clip 002.mp4"]
    assert [cluster["size"] for cluster in clusters] == [2, 1], "the largest first"
    assert all(set(cluster["typical"]) <= set(cluster["videos"]) for cluster in clusters)
    names = [cluster["name"] for cluster in clusters if cluster["name"]]
    assert len(set(names)) == len(names)


def test_clusters_stay_until_they_are_found_anew(clipshelf: Command, copied: Path):
    library = ("--library", copied, "--json")
    first = clipshelf("clusters", "--count", "2", *library).document

    assert clipshelf("clusters", *library).document == first, "as many as last time"
    assert clipshelf("clusters", "--count", "2", *library).document == first
    assert len(clipshelf("clusters", "--count", "3", *library).document["clusters"]) == 3
    assert len(clipshelf("clusters", *library).document["clusters"]) == 3
    assert clipshelf("clusters", "--count", "2", "--new", *library).document == first


def test_moments_are_clustered_with_their_times(clipshelf: Command, copied: Path):
    document = clipshelf("clusters", "--of", "moments", "--library", copied, "--json").document

    moments = [moment for cluster in document["clusters"] for moment in cluster["typical"]]
    assert {Path(moment["path"]).name for moment in moments} == {"clip 000.mp4", "clip 001.mp4", "clip 002.mp4"}
    assert all(0 <= moment["start_seconds"] < moment["end_seconds"] for moment in moments)


def test_accepted_tag_names_its_cluster(clipshelf: Command, copied: Path):
    library = ("--library", copied)
    found = clipshelf("clusters", "--count", "3", *library, "--json").document["clusters"]
    assert clipshelf("tags", "add", "holiday", *library).code == 0
    assert clipshelf("decide", found[0]["videos"][0], "+holiday", *library).code == 0

    again = clipshelf("clusters", "--count", "3", *library, "--json").document["clusters"]

    assert {cluster["id"]: cluster["name"] for cluster in again}[found[0]["id"]] == "holiday"


def test_table_names_each_cluster_and_a_typical_video(clipshelf: Command, copied: Path):
    outcome = clipshelf("clusters", "--count", "2", "--library", copied)

    header, *rows = outcome.out.splitlines()
    assert header.split() == ["id", "name", "size", "typical"]
    assert len(rows) == 2
    assert all(row.endswith(".mp4") for row in rows)
    assert "3 of 4 videos are in clusters" in outcome.err, "one file is no video"


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 not an archive", None])
def test_damaged_state_is_ignored(clipshelf: Command, copied: Path, damage: bytes | None):
    library = ("--library", copied, "--json")
    before = clipshelf("clusters", "--count", "2", *library).document
    kept = list((copied / "index").rglob("*.npz"))
    assert len(kept) == 2, "clusters, and words for their names"
    for path in kept:
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2] if damage is None else damage)

    assert clipshelf("clusters", "--count", "2", *library).document == before


def test_library_without_videos_says_so(clipshelf: Command, tmp_path: Path):
    outcome = clipshelf("clusters", "--library", tmp_path / "library")

    assert "Nothing has been analysed yet" in outcome.sentence


@pytest.mark.parametrize("words", [("--count", "-1"), ("--count", "many"), ("--of", "faces")])
def test_wrong_option_is_named(clipshelf: Command, copied: Path, words: tuple[str, str]):
    outcome = clipshelf("clusters", *words, "--library", copied)

    assert outcome.code == 2
    assert words[0] in outcome.err
