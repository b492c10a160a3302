"""From files to vectors with real decoder processes: results, failures, and no work done twice."""

import shutil
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.catalog import embeddings as embedding_rows
from core.domain.embeddings import EmbeddingSpan
from core.domain.jobs import JobState
from core.domain.videos import FolderState, VideoStage
from core.embedding import registry
from core.embedding.encoder import Encoder
from core.embedding.row_files import read_rows
from core.errors import EncoderError, StorageError
from core.jobs.analysis.ledger import Ledger
from core.jobs.event_hub import EventHub
from core.sentence import Sentence
from tests.support.libraries import make_clips, opened, state_of, videos_by_name, work_off


def spans_of(library) -> tuple[dict[int, EmbeddingSpan], np.ndarray]:
    with library.database.read() as session:
        current = embedding_rows.current(session)
        assert current is not None
        encoder_id, info = current
        spans = {span.video_id: span for span in embedding_rows.spans(session, encoder_id)}
        n_rows = embedding_rows.n_rows(session, encoder_id)
    return spans, read_rows(library.paths.embeddings(info.identity.key), n_dims=info.n_dims, n_rows=n_rows)


def test_good_files_are_analysed_bad_ones_get_a_reason_and_originals_stay(tmp_path: Path) -> None:
    media = tmp_path / "media"
    make_clips(media / "below", 3)
    (media / "empty.mp4").touch()
    (media / "words.mp4").write_text("not a film\n" * 20)
    (media / "notes.txt").write_text("never looked at")
    before = state_of(media)
    with opened(tmp_path / "library") as library:
        library.folders.add([media])
        work_off(library.folder)
        videos = videos_by_name(library)
        assert {name: video.stage for name, video in videos.items()} == {
            "clip 000.mp4": VideoStage.ANALYSED,
            "clip 001.mp4": VideoStage.ANALYSED,
            "clip 002.mp4": VideoStage.ANALYSED,
            "empty.mp4": VideoStage.FAILED,
            "words.mp4": VideoStage.FAILED,
        }
        assert "empty" in str(videos["empty.mp4"].reason)
        assert "text" in str(videos["words.mp4"].reason)
        for video in videos.values():
            assert (library.videos.poster(video) is not None) == (video.stage is VideoStage.ANALYSED)
            assert (library.videos.filmstrip(video) is not None) == (video.stage is VideoStage.ANALYSED)
        spans, rows = spans_of(library)
        assert len(rows) == sum(span.n_rows for span in spans.values())
        np.testing.assert_allclose(np.linalg.norm(rows.astype(np.float32), axis=1), 1.0, atol=2e-3)
        assert all(span.timestamps_seconds[0] < 0.2 for span in spans.values())
    assert state_of(media) == before


def test_second_run_opens_no_file_and_adds_no_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_clips(tmp_path / "media", 2)
    with opened(tmp_path / "library") as library:
        library.folders.add([tmp_path / "media"])
        work_off(library.folder)
        spans, rows = spans_of(library)
        monkeypatch.setattr(
            "core.media.folders.fingerprint.content_key", lambda path: pytest.fail(f"{path} was opened")
        )
        library.folders.rescan()
        work_off(library.folder)
        again, rows_again = spans_of(library)
        assert {i: (s.first_row, s.n_rows) for i, s in spans.items()} == {
            i: (s.first_row, s.n_rows) for i, s in again.items()
        }
        np.testing.assert_array_equal(rows, rows_again)


def test_moved_and_renamed_files_keep_everything(tmp_path: Path) -> None:
    media = tmp_path / "media"
    first, second = make_clips(media, 2)
    with opened(tmp_path / "library") as library:
        library.folders.add([media])
        work_off(library.folder)
        before = videos_by_name(library)
        spans, _ = spans_of(library)
        (media / "deep").mkdir()
        first.rename(media / "deep" / first.name)
        second.rename(media / "other name.mp4")
        library.folders.rescan()
        work_off(library.folder)
        after = videos_by_name(library)
        assert after[first.name].id == before[first.name].id
        assert after["other name.mp4"].id == before[second.name].id
        assert len(after) == 2
        assert spans_of(library)[0].keys() == spans.keys()


def test_copies_are_one_video_analysed_once(tmp_path: Path) -> None:
    (clip,) = make_clips(tmp_path / "media", 1)
    shutil.copy(clip, tmp_path / "media" / "copy.mp4")
    with opened(tmp_path / "library") as library:
        library.folders.add([tmp_path / "media"])
        work_off(library.folder)
        assert library.videos.count() == 1
        (video,) = library.videos.get_many(library.videos.ids())
        assert video.n_copies == 2
        assert len(spans_of(library)[0]) == 1


@pytest.mark.parametrize("is_emptied", [True, False])
def test_missing_folder_is_offline_and_comes_back(tmp_path: Path, *, is_emptied: bool) -> None:
    media = tmp_path / "media"
    make_clips(media, 2)
    with opened(tmp_path / "library") as library:
        (folder,) = library.folders.add([media]).folders
        work_off(library.folder)
        media.rename(tmp_path / "unplugged")
        if is_emptied:
            media.mkdir()
        library.folders.rescan()
        work_off(library.folder)
        assert library.folders.list_all()[0].state is FolderState.OFFLINE
        videos = videos_by_name(library)
        assert len(videos) == 2
        assert all(video.is_offline and video.stage is VideoStage.ANALYSED for video in videos.values())
        if is_emptied:
            media.rmdir()
        (tmp_path / "unplugged").rename(media)
        library.folders.rescan(folder.id)
        work_off(library.folder)
        assert library.folders.list_all()[0].state is FolderState.ONLINE
        assert not any(video.is_offline for video in videos_by_name(library).values())


def test_video_that_disappears_before_decoding_is_missing_not_broken(tmp_path: Path) -> None:
    media = tmp_path / "media"
    kept, lost = make_clips(media, 2)
    with opened(tmp_path / "library") as library:
        library.folders.add([media])
        library.jobs.pause()
        work_off(library.folder)  # scans, but decodes nothing
        assert library.videos.count() == 2
        lost.unlink()
        library.jobs.resume()
        work_off(library.folder)
        videos = videos_by_name(library)
        assert videos[kept.name].stage is VideoStage.ANALYSED
        assert videos[lost.name].stage is VideoStage.FOUND
        assert videos[lost.name].is_offline
        assert library.videos.failed() == []


def test_single_file_can_be_added(tmp_path: Path) -> None:
    first, _ = make_clips(tmp_path / "media", 2)
    with opened(tmp_path / "library") as library:
        library.folders.add([first])
        work_off(library.folder)
        assert [video.path for video in videos_by_name(library).values()] == [first]
        outcome = library.folders.add([tmp_path / "media"])
        work_off(library.folder)
        assert outcome.n_added == 1
        assert len(library.folders.list_all()) == 1
        assert len(videos_by_name(library)) == 2


def test_retry_reads_a_repaired_file(tmp_path: Path) -> None:
    media = tmp_path / "media"
    (clip,) = make_clips(tmp_path, 1)
    media.mkdir()
    broken = media / "broken.mp4"
    broken.write_bytes(clip.read_bytes()[:300])
    with opened(tmp_path / "library") as library:
        library.folders.add([media])
        work_off(library.folder)
        (video,) = library.videos.failed()
        assert video.reason
        library.videos.retry([video.id])
        work_off(library.folder)
        assert len(library.videos.failed()) == 1, "the same bytes fail again"
        shutil.copy(clip, broken)
        library.folders.rescan()
        work_off(library.folder)
        assert library.videos.failed() == []
        assert videos_by_name(library)["broken.mp4"].stage is VideoStage.ANALYSED


def test_retrying_failed_jobs_reads_the_file_again(tmp_path: Path) -> None:
    media = tmp_path / "media"
    (clip,) = make_clips(media, 1)
    whole = clip.read_bytes()
    clip.write_bytes(whole[:300])
    with opened(tmp_path / "library") as library:
        library.folders.add([media])
        work_off(library.folder)
        assert len(library.videos.failed()) == 1
        library.jobs.retry_failed()
        assert library.videos.failed() == []
        work_off(library.folder)
        assert len(library.videos.failed()) == 1, "it was tried, and failed again"
        (job,) = library.jobs.list_all(state=JobState.FAILED)
        assert job.reason


def test_full_disk_ends_the_run_and_the_next_one_continues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_clips(tmp_path / "media", 2)

    def refuse(*_: object) -> None:
        raise StorageError("The disk is full")

    with opened(tmp_path / "library") as library:
        library.folders.add([tmp_path / "media"])
        with monkeypatch.context() as patch:
            patch.setattr(Ledger, "commit", refuse)
            with pytest.raises(StorageError, match="full"):
                work_off(library.folder)
        # The caller was told of the full disk; a remaining pause would only stop the next call.
        assert not library.jobs.summary().is_paused
        work_off(library.folder)
        assert all(video.stage is VideoStage.ANALYSED for video in videos_by_name(library).values())


def test_missing_encoder_is_reported_and_the_work_waits(tmp_path: Path) -> None:
    from tests.support.encoders import make_tiny_model

    model = tmp_path / "model"
    make_tiny_model(model)
    make_clips(tmp_path / "media", 1)
    with opened(tmp_path / "library", encoder=str(model)) as library:
        library.folders.add([tmp_path / "media"])
        (model / "open_clip_model.safetensors").rename(tmp_path / "away")
        with pytest.raises(EncoderError):
            work_off(library.folder)
        assert library.jobs.list_all(state=JobState.QUEUED)
        (tmp_path / "away").rename(model / "open_clip_model.safetensors")
        work_off(library.folder)
        assert videos_by_name(library)["clip 000.mp4"].stage is VideoStage.ANALYSED


def test_another_encoder_takes_over_only_when_everything_is_analysed(tmp_path: Path) -> None:
    from tests.support.encoders import make_tiny_model

    make_clips(tmp_path / "media", 2)
    make_tiny_model(tmp_path / "model")
    with opened(tmp_path / "library") as library:
        library.folders.add([tmp_path / "media"])
        work_off(library.folder)
        library.encoders.use(str(tmp_path / "model"))
        current = library.encoders.current()
        assert current is not None
        assert current.reference == "builtin"
        work_off(library.folder)
        current = library.encoders.current()
        assert current is not None
        assert current.reference.startswith("local-dir:")
        assert len(spans_of(library)[0]) == 2
        library.encoders.use("builtin")
        work_off(library.folder)
        assert [info.reference for info in (library.encoders.current(),) if info] == ["builtin"]


def test_loading_is_shown_only_while_it_lasts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    may_load = threading.Event()
    load = registry.load

    def load_slowly(*given: Any, **named: Any) -> Encoder:
        assert may_load.wait(60)
        return load(*given, **named)

    def note(events: EventHub, sentence: Sentence) -> None:
        events.__dict__["activity"] = sentence
        said.append(str(sentence))
        if str(sentence).startswith("Loading"):
            may_load.set()

    monkeypatch.setattr(registry, "load", load_slowly)
    monkeypatch.setattr(EventHub, "activity", property(lambda it: it.__dict__["activity"], note), raising=False)
    make_clips(tmp_path / "media", 2)
    with opened(tmp_path / "library") as library:
        library.folders.add([tmp_path / "media"])
        work_off(library.folder)
    loading = len(said) - 1 - said[::-1].index("Loading the search model")
    assert said[loading + 1].startswith("Analysing clip ")
