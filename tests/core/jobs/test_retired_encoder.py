"""A library of the old built-in encoder without words stays usable while it is analysed again."""

import contextlib
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import update

from core.api.library import Library
from core.catalog.store import meta
from core.catalog.store.schema import EncoderRow
from core.domain.embeddings import EncoderIdentity
from core.domain.jobs import JobKind
from core.domain.search import ImageQuery, SearchRequest, TextQuery, VideoQuery
from core.jobs.encoder_choice import TARGET_KEY
from core.jobs.searching import searcher
from core.jobs.searching.query_vectors import NO_ENCODER
from tests.support.libraries import make_clips, opened, videos_by_name, work_off

OLD = EncoderIdentity("clipshelf-descriptor-1", "0" * 64, "0" * 64)


@pytest.fixture
def library(tmp_path: Path):
    """Return a library whose vectors and choice are those of the old encoder."""
    make_clips(tmp_path / "videos", 3)
    with opened(tmp_path / "library") as library:
        library.folders.add([tmp_path / "videos"])
        work_off(library.folder)
        age(library)
        yield library


def open_again(library: Library) -> Library:
    library.close()
    return Library.open(library.folder)


def age(library: Library) -> None:
    current = library.encoders.current()
    assert current is not None
    folder = library.paths.embeddings
    folder(current.identity.key).rename(folder(OLD.key))
    with library.database.write() as session:
        session.execute(
            update(EncoderRow).values(
                reference="descriptor",
                title="Visual descriptor (built in)",
                architecture=OLD.architecture,
                weights_hash=OLD.weights_hash,
                preprocessing_hash=OLD.preprocessing_hash,
                has_text=False,
            )
        )
        meta.put(session, TARGET_KEY, value="descriptor")


def search(library: Library, query: TextQuery | ImageQuery | VideoQuery):
    return searcher.search_once(library.paths, library.database, SearchRequest(query, per_video=True))


def test_old_vectors_are_used_until_everything_is_analysed_again(library: Library, tmp_path: Path) -> None:
    Image.new("RGB", (64, 64), (200, 40, 40)).save(tmp_path / "red.png")
    video = videos_by_name(library)["clip 000.mp4"]

    with contextlib.closing(open_again(library)) as library:
        assert library.encoders.target() == "builtin"
        assert [count.queued for count in library.jobs.summary().counts if count.kind is JobKind.ANALYSE] == [3]
        assert len(search(library, VideoQuery(video.id)).hits) == 2
        for query in (TextQuery("a dog"), ImageQuery(tmp_path / "red.png")):
            result = search(library, query)
            assert result.hits == ()
            assert result.reason == NO_ENCODER
    Library.open(library.folder).close()
    with contextlib.closing(Library.open(library.folder)) as library:
        assert [count.queued for count in library.jobs.summary().counts if count.kind is JobKind.ANALYSE] == [3], "once"


@pytest.mark.parametrize("was_chosen", [True, False])
def test_worker_analyses_it_again_by_itself(library: Library, was_chosen: bool) -> None:
    tag = library.tags.add("red")[0].id
    ids = library.videos.ids()
    library.decisions.accept(ids[:1], [tag])
    if not was_chosen:
        library.encoders.put_back(None)
        assert library.encoders.target() is None

    with contextlib.closing(open_again(library)) as library:
        work_off(library.folder)

        current = library.encoders.current()
        assert current is not None
        assert current.reference == "builtin"
        assert current.has_text
        result = search(library, TextQuery("a dog"))
        assert len(result.hits) == 3
        assert result.unknown_words == ()
        assert [decision.video_id for decision in library.decisions.of_video(ids[0])] == ids[:1]


def test_offline_videos_stay_searchable(library: Library, tmp_path: Path) -> None:
    video = videos_by_name(library)["clip 000.mp4"]
    (tmp_path / "videos").rename(tmp_path / "away")

    with contextlib.closing(open_again(library)) as library:
        library.folders.rescan()
        work_off(library.folder)
        assert len(search(library, VideoQuery(video.id)).hits) == 2, "nothing was analysed again, so the old ones serve"

        (tmp_path / "away").rename(tmp_path / "videos")
        library.folders.rescan()
        work_off(library.folder)
        assert len(search(library, TextQuery("a dog")).hits) == 3
