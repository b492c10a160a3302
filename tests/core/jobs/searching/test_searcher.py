"""Searches in a really analysed library; and lost, damaged or wasteful derived files."""

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from core.api.library import Library
from core.catalog import decisions, folders, suggestions, tags
from core.catalog import embeddings as embedding_rows
from core.domain.jobs import Priority
from core.domain.search import (
    FrameQuery,
    ImageQuery,
    Restriction,
    TextQuery,
    VideoQuery,
)
from core.domain.tags import Decision, Suggestion, Verdict
from core.domain.videos import FolderState, VideoStage
from core.embedding import registry
from core.embedding.row_files import read_rows
from core.embedding.store import EmbeddingStore
from core.errors import PictureError
from core.jobs import upkeep, vectors
from core.jobs.searching.searcher import SnapshotKeeper
from core.jobs.vectors import compact_if_worthwhile, open_store
from core.search import answers
from tests.core.jobs.conftest import composed, names, query_of, search
from tests.support.encoders import make_tiny_model
from tests.support.libraries import opened, use_one_decoder, videos_by_name, work_off


def test_frame_finds_its_own_video_first(library: Library) -> None:
    for name, video in videos_by_name(library).items():
        result = search(library, FrameQuery(video.id, 0.4), limit=3)
        assert names(library, result)[0] == name
        assert result.hits[0].start_seconds <= 0.4 <= result.hits[0].end_seconds


def test_time_after_the_end_is_refused_with_a_message(library: Library) -> None:
    video = videos_by_name(library)["clip 000.mp4"]
    assert names(library, search(library, FrameQuery(video.id, 5.5), limit=1)) == ["clip 000.mp4"]
    result = search(library, FrameQuery(video.id, 400.0))
    assert result.hits == ()
    assert "no frame at 400 s" in str(result.reason)
    assert "ends at 1.0 s" in str(result.reason)


def test_video_finds_others_but_not_itself(library: Library) -> None:
    video = videos_by_name(library)["clip 000.mp4"]
    result = search(library, VideoQuery(video.id), per_video=True)
    assert len(result.hits) == 5
    assert "clip 000.mp4" not in names(library, result)
    assert result.n_videos_searched == result.n_videos == 6


def test_picture_finds_its_source_video(library: Library) -> None:
    for name, video in videos_by_name(library).items():
        poster = library.videos.poster(video)
        assert poster is not None
        assert names(library, search(library, ImageQuery(poster), per_video=True))[0] == name


def test_invalid_picture_is_reported(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "words.jpg"
    path.write_text("no picture")
    with pytest.raises(PictureError, match=r"words\.jpg"):
        search(library, ImageQuery(path))


def test_unfamiliar_words_are_answered_and_named(library: Library) -> None:
    assert search(library, TextQuery("a dog")).unknown_words == ()
    guess = search(library, TextQuery("Qzxv"), per_video=True)
    assert len(guess.hits) == 6
    assert guess.unknown_words == ("qzxv",)


def test_words_without_meaning_have_no_answer_but_a_reason(library: Library) -> None:
    result = search(library, TextQuery("the of and"))
    assert result.hits == ()
    assert str(result.reason).startswith("No word in this search")


def test_search_by_words_loads_only_the_text_side(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "load", lambda *_given, **_named: pytest.fail("the whole encoder is not needed"))
    assert search(library, TextQuery("a dog")).hits


def test_words_that_name_a_tag_use_its_own_scores(library: Library) -> None:
    before = names(library, search(library, TextQuery("a dog"), per_video=True))
    last, video_ids = before[-1], {name: video.id for name, video in videos_by_name(library).items()}
    with library.database.write() as session:
        tag = tags.add(session, "Dog")
        found = [Suggestion(video_ids[last], tag.id, 0.95, None, None, 1)]
        found += [Suggestion(video_ids[name], tag.id, 0.01, None, None, 1) for name in before[:-1]]
        suggestions.replace(session, [one.video_id for one in found], found)
    assert names(library, search(library, TextQuery("a dog"), per_video=True))[:2] == [last, before[0]]
    assert names(library, search(library, TextQuery("dog"), per_video=True, limit=1)) == [last]
    assert names(library, search(library, TextQuery("a cat"), per_video=True))[0] != last


def test_examples_are_added_subtracted_and_taken_as_alternatives(library: Library) -> None:
    first, second = "like:'clip 000.mp4'".replace("'", '"'), 'like:"clip 003@0.4"'
    either = composed(library, f"{first}^0.5 OR {second}", limit=2)
    assert set(names(library, either)) >= {"clip 003.mp4"}
    assert "clip 000.mp4" not in names(library, composed(library, first, per_video=True)), "it is the example itself"
    frame = composed(library, second, limit=1)
    assert names(library, frame) == ["clip 003.mp4"]
    example = 'like:"clip 000@0.4"'
    more, less = (composed(library, text, per_video=True) for text in (example, f"{example} -{second}"))
    place_then, place_now = (names(library, one).index("clip 003.mp4") for one in (more, less))
    assert place_now >= place_then, "nothing loses more than the frame that is subtracted"
    assert less.hits[place_now].score < more.hits[place_then].score
    among = composed(library, 'like:"clip 000@0.4" (name:*3.mp4 OR name:*4.mp4)', per_video=True)
    assert sorted(names(library, among)) == ["clip 003.mp4", "clip 004.mp4"]
    assert (among.n_videos_searched, among.n_videos) == (2, 2)


def test_shares_of_composed_searches_lie_between_0_and_1(library: Library) -> None:
    less, sequences = ('red -like:"clip 000@0.4"', "-red"), ("red THEN blue", "red^2 THEN blue^2 WITHIN 1s")
    for text in (*less, "(cats OR dogs)^3 -snow", *sequences):
        found = composed(library, text, per_video=True)
        assert found.hits, text
        assert all(0 <= found.scale.share(hit.score) <= 1 for hit in found.hits)


def test_one_frame_after_the_other(library: Library) -> None:
    found = composed(library, 'like:"clip 002@0.1" THEN like:"clip 002@0.9" WITHIN 2s', limit=1)
    assert names(library, found) == ["clip 002.mp4"]
    nowhere = composed(library, "red THEN blue WITHIN 0.001")
    assert (nowhere.hits, str(nowhere.reason)) == ((), "In no video, this follows that")


def test_a_tagged_moment_in_a_sequence(library: Library) -> None:
    videos = videos_by_name(library)
    with library.database.write() as session:
        tag = tags.add(session, "Start")
        now = datetime.now(tz=UTC)
        decisions.put(session, Decision(videos["clip 004.mp4"].id, tag.id, Verdict.ACCEPTED, 0.0, 0.5, now))
    found = composed(library, "tag:start THEN blue")
    assert names(library, found) == ["clip 004.mp4"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("like:nothing", "The library has no video 'nothing'"),
        ("the^2 of", "No word in this search"),
        ('like:"clip 000@0.4" -like:"clip 000@0.4"^2', "leaves nothing to look for"),
        ("like:clip", "The library has no video"),
    ],
)
def test_what_cannot_be_composed_has_a_reason(library: Library, text: str, reason: str) -> None:
    result = composed(library, text)
    assert result.hits == ()
    assert reason in str(result.reason)


def test_searches_are_restricted_to_folder_and_tag(library: Library) -> None:
    videos = videos_by_name(library)
    query = VideoQuery(videos["clip 000.mp4"].id)
    (folder,) = [folder for folder in library.folders.list_all() if folder.path.name == "b"]
    found = names(library, search(library, query, restriction=Restriction(folder_ids=(folder.id,)), per_video=True))
    assert sorted(found) == ["clip 003.mp4", "clip 004.mp4", "clip 005.mp4"]
    whole = search(library, query, restriction=Restriction(folder_ids=(folder.id,)))
    assert (whole.n_videos_searched, whole.n_videos) == (3, 3), "among these, not among all"
    with library.database.write() as session:
        tag = tags.add(session, "Beach")
        for name, verdict in (("clip 004.mp4", Verdict.ACCEPTED), ("clip 005.mp4", Verdict.REJECTED)):
            now = datetime.now(tz=UTC)
            decisions.put(session, Decision(videos[name].id, tag.id, verdict, None, None, now))
    tagged = Restriction(tag_ids=(library.tags.find("beach").id,))
    result = search(library, query, restriction=tagged)
    assert names(library, result) == ["clip 004.mp4"]
    assert (result.n_videos_searched, result.n_videos) == (1, 1)
    nothing = search(library, query, restriction=Restriction((folder.id,), (tag.id, 99)))
    assert (nothing.hits, nothing.n_videos_searched, nothing.n_videos) == ((), 0, 0)
    assert "No videos match these filters" in str(nothing.reason)


def test_videos_that_are_not_analysed_count_among_those_asked_for(library: Library, tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "no film.mp4").write_text("words, words, words\n" * 20)
    (folder,) = library.folders.add([tmp_path / "c"]).folders
    work_off(library.folder)
    here = search(library, TextQuery("a dog"), restriction=Restriction(folder_ids=(folder.id,)))
    assert (here.hits, here.n_videos_searched, here.n_videos) == ((), 0, 1)
    assert str(here.reason) == "None of these videos has been analysed yet"
    everywhere = search(library, TextQuery("a dog"))
    assert (everywhere.n_videos_searched, everywhere.n_videos) == (6, 7)


def test_a_frame_is_a_perfect_match_of_itself_and_no_words_are(library: Library) -> None:
    video = videos_by_name(library)["clip 000.mp4"]
    itself = search(library, FrameQuery(video.id, 0.4), limit=6)
    assert itself.scale.by_chance == 0
    assert itself.scale.share(itself.hits[0].score) == pytest.approx(1, abs=0.02)
    assert itself.scale.share(itself.hits[-1].score) < 0.9
    words = search(library, TextQuery("a red car"), limit=6)
    assert words.scale.by_chance > 0
    assert all(words.scale.share(hit.score) < 0.95 for hit in words.hits)
    other = search(library, TextQuery("a dog"), limit=6, restriction=Restriction(folder_ids=(1,)))
    assert other.scale.by_chance == words.scale.by_chance, "measured on the whole library, with words of its own"


def test_removed_folder_is_not_searched(library: Library) -> None:
    video = videos_by_name(library)["clip 000.mp4"]
    (folder,) = [folder for folder in library.folders.list_all() if folder.path.name == "b"]
    library.folders.remove(folder.id)
    assert sorted(names(library, search(library, VideoQuery(video.id)))) == ["clip 001.mp4", "clip 002.mp4"]


def test_empty_library_is_reported(tmp_path: Path) -> None:
    with opened(tmp_path / "empty") as library:
        result = search(library, TextQuery("a dog"))
        assert (result.hits, result.n_videos) == ((), 0)
        assert "analysed" in str(result.reason)


def test_words_with_a_text_encoder(analysed: Path, tmp_path: Path) -> None:
    make_tiny_model(tmp_path / "model")
    with opened(tmp_path / "library", encoder=str(tmp_path / "model")) as library:
        library.folders.add([analysed / "a"])
        work_off(library.folder)
        result = search(library, TextQuery("anything at all"), per_video=True)
        assert len(result.hits) == 3
        assert result.hits[0].score >= result.hits[-1].score
        empty = search(library, TextQuery("   "))
        assert empty.hits == ()
        assert "empty" in str(empty.reason)


def test_lost_rows_are_analysed_again(library: Library) -> None:
    (path,) = (library.folder / "embeddings").rglob("rows-*.f16")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert library.videos.count_stages()[VideoStage.ANALYSED] == 6
    upkeep.mend(library.paths, library.database)
    assert library.videos.count_stages()[VideoStage.ANALYSED] < 6
    work_off(library.folder)
    assert library.videos.count_stages()[VideoStage.ANALYSED] == 6
    (path,) = (library.folder / "embeddings").rglob("rows-*.f16")
    assert len(path.read_bytes()) == len(whole)


def test_lost_rows_restored_in_another_order_are_found(library: Library) -> None:
    keeper = SnapshotKeeper(library.paths, library.database)  # of a worker that keeps running
    assert keeper.newest() is not None
    with library.database.read() as session:
        current = embedding_rows.current(session)
        assert current is not None
        spans = embedding_rows.spans(session, current[0])
    (path,) = (library.folder / "embeddings").rglob("rows-*.f16")
    os.truncate(path, spans[-2].first_row * current[1].n_dims * 2)
    upkeep.mend(library.paths, library.database)
    library.jobs.prioritise([spans[-1].video_id], Priority.SELECTED)
    use_one_decoder(library)
    work_off(library.folder)
    with library.database.read() as session:
        again = embedding_rows.spans(session, current[0])
    assert [span.video_id for span in again[-2:]] == [spans[-1].video_id, spans[-2].video_id]
    snapshot = keeper.newest()
    assert snapshot is not None
    for span in again[-2:]:
        result = search(library, FrameQuery(span.video_id, 0.0), limit=1)
        assert [hit.video_id for hit in result.hits] == [span.video_id]
        found = answers.find(query_of(snapshot, span.first_row), snapshot.data, limit=1)
        assert [hit.video_id for hit in found] == [span.video_id]


def test_dead_rows_are_compacted_and_searches_stay_the_same(library: Library) -> None:
    query = VideoQuery(videos_by_name(library)["clip 000.mp4"].id)
    wanted = search(library, query)
    with library.database.read() as session:
        current = embedding_rows.current(session)
        assert current is not None
        spans = embedding_rows.spans(session, current[0])
    store = open_store(library.paths, library.database, current)
    # Write the first half of the videos again, like a second analysis: their old rows are dead.
    again = spans[: len(spans) // 2 + 1]
    with library.database.write() as session:
        for span in again:
            rows = np.array(store.rows[span.first_row : span.first_row + span.n_rows])
            first = store.append(rows)
            moved = type(span)(span.video_id, first, span.n_rows, span.timestamps_seconds)
            embedding_rows.put_spans(session, current[0], [moved])
    n_before = store.n_rows
    assert compact_if_worthwhile(library.database, current[0], store)
    assert store.n_rows == sum(span.n_rows for span in spans) < n_before
    assert not compact_if_worthwhile(library.database, current[0], store)
    store.close()
    result = search(library, query)
    assert [(hit.video_id, round(hit.score, 5)) for hit in result.hits] == [
        (hit.video_id, round(hit.score, 5)) for hit in wanted.hits
    ]
    reopened = EmbeddingStore(library.paths.embeddings(current[1].identity.key), n_dims=current[1].n_dims)
    assert reopened.open(store.n_rows, generation=1) == store.n_rows
    reopened.close()


def test_rows_of_unlisted_videos_are_dropped_unless_decided(library: Library) -> None:
    videos = videos_by_name(library)
    (folder,) = [folder for folder in library.folders.list_all() if folder.path.name == "b"]
    (kept,) = [folder for folder in library.folders.list_all() if folder.path.name == "a"]
    decided = videos["clip 004.mp4"]
    with library.database.write() as session:
        tag = tags.add(session, "Beach")
        decisions.put(session, Decision(decided.id, tag.id, Verdict.REJECTED, None, None, datetime.now(tz=UTC)))
        folders.set_state(session, kept.id, state=FolderState.OFFLINE)
        current = embedding_rows.current(session)
        assert current is not None
    library.folders.remove(folder.id)
    store = open_store(library.paths, library.database, current)
    assert compact_if_worthwhile(library.database, current[0], store)
    store.close()
    with library.database.read() as session:
        left = {span.video_id for span in embedding_rows.spans(session, current[0])}
    offline = {videos[f"clip 00{number}.mp4"].id for number in range(3)}
    assert left == offline | {decided.id}
    library.folders.add([folder.path])
    work_off(library.folder)
    assert library.videos.count_stages()[VideoStage.ANALYSED] == 6


@pytest.mark.parametrize("reader", ["searching.searcher", "vectors"])
def test_rows_compacted_during_a_lookup_are_looked_up_again(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: str
) -> None:
    (folder,) = [folder for folder in library.folders.list_all() if folder.path.name == "b"]
    library.folders.remove(folder.id)
    n_compacted: list[int] = []

    def read_late(folder: Path, **claims: int) -> np.ndarray:
        if not n_compacted:
            with library.database.read() as session:
                current = embedding_rows.current(session)
            assert current is not None
            with contextlib.closing(open_store(library.paths, library.database, current)) as store:
                assert compact_if_worthwhile(library.database, current[0], store)
                n_compacted.append(store.n_rows)
        return read_rows(folder, **claims)

    monkeypatch.setattr(f"core.jobs.{reader}.read_rows", read_late)
    if reader == "vectors":
        found = vectors.read_all(library.paths, library.database).videos
        assert (len(found), sum(len(one.vectors) for one in found)) == (3, n_compacted[0])
        return
    snapshot = SnapshotKeeper(library.paths, library.database).newest()
    assert snapshot is not None
    assert (snapshot.generation, len(snapshot.data.rows), len(snapshot.data.spans)) == (1, n_compacted[0], 3)
