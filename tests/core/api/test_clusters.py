"""Clusters in the catalog: found through the library, edited by people, kept when they are found again."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.api.library import Library
from core.domain.clusters import Cluster, Clustering, ClusterScope
from core.errors import QueryError, UsageError, WorkerError
from tests.support import made_up_library

VIDEOS, MOMENTS = ClusterScope.VIDEOS, ClusterScope.MOMENTS
SIZES = (6, 5, 4)
INFO = made_up_library.encoder_info(has_text=False)


def clips(n_clips: int, direction: int, *, seed: int = 0, n_frames: int = 4) -> list[np.ndarray]:
    """Return clips whose frames lie near one axis."""
    random = np.random.default_rng(100 * direction + seed)
    found = np.eye(made_up_library.N_DIMS)[direction] + 0.04 * random.normal(
        size=(n_clips, n_frames, made_up_library.N_DIMS)
    )
    return list(found / np.linalg.norm(found, axis=2, keepdims=True))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return a library with three plain groups of videos."""
    made = [clip for direction, size in enumerate(SIZES) for clip in clips(size, direction)]
    made_up_library.make(tmp_path / "library", made, info=INFO)
    opened = Library.open(tmp_path / "library", works_here=True)
    yield opened
    opened.close()


def found(library: Library, scope: ClusterScope = VIDEOS) -> Clustering:
    clustering = library.clusters.stored(scope)
    assert clustering is not None
    return clustering


def by_size(library: Library) -> tuple[Cluster, ...]:
    library.clusters.find(VIDEOS, n_clusters=3)
    return found(library).clusters


def matching(library: Library, text: str) -> set[int]:
    return set(library.filters.ids(library.filters.check(text)))


def test_nothing_is_stored_before_clusters_are_found(library: Library):
    assert library.clusters.stored(VIDEOS) is None

    library.clusters.find(VIDEOS)

    clustering = found(library)
    assert [len(cluster.members) for cluster in clustering.clusters] == list(SIZES)
    assert (clustering.n_videos, clustering.n_clustered, clustering.n_new) == (15, 15, 0)
    assert not clustering.is_outdated
    assert library.clusters.stored(MOMENTS) is None


def test_what_was_found_is_there_at_the_next_start(library: Library):
    before = by_size(library)
    with_another = Library.open(library.folder)
    try:
        assert found(with_another).clusters == before
    finally:
        with_another.close()


def test_new_videos_make_clusters_outdated_until_they_are_found_again(library: Library):
    before = by_size(library)
    (folder,) = library.folders.list_all()
    new = made_up_library.add(library, folder.id, clips(2, 1, seed=9), info=INFO)

    stale = found(library)
    assert (stale.n_new, stale.is_outdated) == (2, True)

    library.clusters.find(VIDEOS)

    assert not found(library).is_outdated
    (grown,) = (cluster for cluster in found(library).clusters if set(new) <= set(cluster.video_ids))
    assert grown.id == before[1].id


def test_window_does_not_find_clusters_itself(library: Library):
    window = Library.open(library.folder)
    try:
        with pytest.raises(WorkerError):
            window.clusters.find(VIDEOS)
    finally:
        window.close()


def test_name_that_a_person_gave_stays(library: Library):
    first = by_size(library)[0]

    change = library.clusters.rename(first.id, "  Sea   and sky ")

    library.clusters.find(VIDEOS)
    library.clusters.find(VIDEOS, n_clusters=3, is_new_start=True)
    named = found(library).clusters[0]
    assert (named.id, named.name, named.is_renamed) == (first.id, "Sea and sky", True)
    assert change.undo is not None
    library.undo(change.undo)
    assert not found(library).clusters[0].is_renamed


def test_two_groups_cannot_have_one_name(library: Library):
    first, second, _ = by_size(library)
    library.clusters.rename(first.id, "Sea")

    with pytest.raises(UsageError, match="'Sea' already exists"):
        library.clusters.rename(second.id, "SEA")
    library.clusters.rename(first.id, "sea")


def test_hidden_group_stays_hidden(library: Library):
    first = by_size(library)[0]

    change = library.clusters.set_hidden([first.id], is_hidden=True)

    library.clusters.find(VIDEOS)
    assert [cluster.is_hidden for cluster in found(library).clusters] == [True, False, False]
    assert change.undo is not None
    library.undo(change.undo)
    assert not any(cluster.is_hidden for cluster in found(library).clusters)


def test_merged_groups_stay_merged_and_can_be_separated(library: Library):
    first, second, third = by_size(library)

    library.clusters.merge([second.id, third.id], into=first.id)
    library.clusters.find(VIDEOS)
    library.clusters.find(VIDEOS, n_clusters=3, is_new_start=True)

    (merged,) = found(library).clusters
    assert (merged.id, len(merged.members), set(merged.parts)) == (first.id, 15, {second.id, third.id})
    library.clusters.separate(first.id)
    assert {cluster.id for cluster in found(library).clusters} == {first.id, second.id, third.id}
    with pytest.raises(UsageError):
        library.clusters.separate(first.id)


def test_merge_of_merged_groups_is_undone_exactly(library: Library):
    first, second, third = by_size(library)
    library.clusters.merge([third.id], into=second.id)
    before = found(library).clusters

    change = library.clusters.merge([second.id], into=first.id)
    assert len(found(library).clusters) == 1

    assert change.undo is not None
    library.undo(change.undo)
    assert found(library).clusters == before


def test_split_group_stays_split(library: Library):
    (folder,) = library.folders.list_all()
    made_up_library.add(library, folder.id, clips(3, 7), info=INFO)
    library.clusters.find(VIDEOS, n_clusters=3)
    mixed = next(cluster for cluster in found(library).clusters if set(cluster.video_ids) & {16, 17, 18})
    assert len(mixed.members) > 3

    change = library.clusters.split(mixed.id)
    library.clusters.find(VIDEOS)

    groups = {cluster.id: set(cluster.video_ids) for cluster in found(library).clusters}
    assert len(groups) == 4
    assert groups[mixed.id] == set(mixed.video_ids) - {16, 17, 18}
    assert {16, 17, 18} in groups.values()
    assert change.undo is not None
    again = library.undo(change.undo)
    assert set(mixed.video_ids) in [set(cluster.video_ids) for cluster in found(library).clusters]
    assert again.undo is not None
    library.undo(again.undo)
    assert len(found(library).clusters) == 4


def test_what_cannot_be_split_says_so(tmp_path: Path):
    made_up_library.make(tmp_path / "library", [*clips(1, 0), *clips(3, 1)], info=INFO)
    library = Library.open(tmp_path / "library", works_here=True)
    try:
        library.clusters.find(VIDEOS, n_clusters=2)
        alone = found(library).clusters[1]
        with pytest.raises(UsageError, match="cannot be split"):
            library.clusters.split(alone.id)
        with pytest.raises(UsageError, match="no group 99"):
            library.clusters.split(99)
        assert len(found(library).clusters) == 2
    finally:
        library.close()


def test_edited_group_returns_when_the_number_allows_it(library: Library):
    smallest = by_size(library)[2]
    library.clusters.rename(smallest.id, "Boats")

    library.clusters.find(VIDEOS, n_clusters=1)
    assert [cluster.name for cluster in found(library).clusters] != ["Boats"]
    library.clusters.find(VIDEOS, n_clusters=3)

    (back,) = (cluster for cluster in found(library).clusters if cluster.name == "Boats")
    assert (back.id, back.video_ids) == (smallest.id, smallest.video_ids)


def test_restored_catalog_does_not_mix_with_newer_centres(library: Library):
    first = by_size(library)[0]
    library.clusters.rename(first.id, "Sea")
    with library.database.write() as session:
        session.connection().exec_driver_sql("UPDATE clusterings SET mark = 'of another time'")

    library.clusters.find(VIDEOS)

    assert found(library).clusters[0].name == "Sea"
    assert [len(cluster.members) for cluster in found(library).clusters] == list(SIZES)


def test_deleting_the_analysis_keeps_what_people_made_of_groups(library: Library):
    first = by_size(library)[0]
    library.clusters.rename(first.id, "Sea")

    library.delete_analysis()

    assert library.clusters.stored(VIDEOS) is None
    with pytest.raises(QueryError):
        library.clusters.find(VIDEOS)
    made = [clip for direction, size in enumerate(SIZES) for clip in clips(size, direction)]
    with library.database.write() as session:
        encoder_id = made_up_library.embedding_rows.put_encoder(session, INFO)
        made_up_library.embedding_rows.use(session, encoder_id)
    made_up_library.vectors(library, encoder_id, dict(enumerate(made, start=1)), info=INFO)
    library.clusters.find(VIDEOS, n_clusters=3)
    assert (found(library).clusters[0].id, found(library).clusters[0].name) == (first.id, "Sea")


def test_neighbouring_moments_are_one_member(tmp_path: Path):
    there, here = clips(2, 0, n_frames=30), clips(2, 1, n_frames=30)
    both = np.concatenate([there[1][:20], here[1][:20]])
    made_up_library.make(tmp_path / "library", [there[0], here[0], both], info=INFO)
    library = Library.open(tmp_path / "library", works_here=True)
    try:
        library.clusters.find(MOMENTS, n_clusters=2)
        spans = {
            (one.video_id, one.start_seconds, one.end_seconds)
            for cluster in found(library, MOMENTS).clusters
            for one in cluster.members
        }
        assert spans == {(1, 0.0, 15.0), (2, 0.0, 15.0), (3, 0.0, 10.0), (3, 10.0, 20.0)}
    finally:
        library.close()


def test_group_filters_by_name_number_and_pattern(library: Library):
    first, second, third = by_size(library)
    library.clusters.rename(first.id, "Red boats")
    library.clusters.rename(second.id, "Blue boats")

    assert matching(library, 'cluster:"red BOATS"') == set(first.video_ids)
    assert matching(library, f"cluster:{third.id}") == set(third.video_ids)
    assert matching(library, "cluster:*boats") == {*first.video_ids, *second.video_ids}
    assert matching(library, 'cluster:"red boats",' + str(third.id)) == {*first.video_ids, *third.video_ids}
    assert matching(library, '-cluster:"red boats"') == {*second.video_ids, *third.video_ids}
    with pytest.raises(UsageError, match="Did you mean 'Red boats'"):
        matching(library, 'cluster:"red boots"')
    assert [one.text for one in library.filters.complete("cluster:bo", 10)] == ['"Blue boats"', '"Red boats"']


def test_filter_by_a_merged_group_includes_its_parts(library: Library):
    first, second, third = by_size(library)
    library.clusters.rename(first.id, "Sea")
    library.clusters.rename(third.id, "Boats")

    library.clusters.merge([second.id, third.id], into=first.id)

    assert matching(library, "cluster:sea") == set(range(1, 16))
    with pytest.raises(UsageError):
        matching(library, "cluster:boats")


def test_saved_search_follows_the_name_of_its_group(library: Library):
    first, second, _ = by_size(library)
    library.clusters.rename(first.id, "Sea")
    library.saved_searches.put("My search", "cluster:sea tag:x")

    change = library.clusters.rename(first.id, "Sea and sky")
    assert library.saved_searches.list_all()[0].rule == 'cluster:"Sea and sky" tag:x'
    assert change.undo is not None
    library.undo(change.undo)
    assert library.saved_searches.list_all()[0].rule == "cluster:sea tag:x"

    library.clusters.rename(second.id, "Beach")
    library.clusters.merge([first.id], into=second.id)
    assert library.saved_searches.list_all()[0].rule == "cluster:Beach tag:x"


def test_number_can_be_asked_for_and_found_again(library: Library):
    library.clusters.find(VIDEOS, n_clusters=2)
    assert found(library).n_requested == 2
    library.clusters.find(VIDEOS)
    assert len(found(library).clusters) == 2

    library.clusters.find(VIDEOS, n_clusters=0)

    assert found(library).n_requested is None
    assert [len(cluster.members) for cluster in found(library).clusters] == list(SIZES)
    library.clusters.find(VIDEOS)
    assert len(found(library).clusters) == len(SIZES)
