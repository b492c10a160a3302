"""Clusters of real labelled clips: how well they agree with the labels, how stable they are, and their names.

Beside plain k-means on the mean vectors of the videos, with the same number of clusters and in the same run. Nothing in
the program is tuned on these clips.
"""

import contextlib
import csv
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.api.library import Library
from core.domain.clusters import Clustering, ClusterScope
from core.jobs.searching.searcher import read_snapshot
from core.search.clusters import clustering
from tests.benchmarks.harness import Figure, Finding, Goal, Note, Size
from tests.benchmarks.map import make_rows
from tests.support.libraries import opened, work_off

_CLIPS = Path(__file__).resolve().parents[3] / "shared" / "videos"
_FIGHTS = ("fight", "no_fight")
_N_DRAWS = {Size.FULL: 5, Size.QUICK: 1, Size.TINY: 1}
_N_EACH = {Size.FULL: None, Size.QUICK: 3, Size.TINY: 2}
_N_MANY = {Size.FULL: 100_000, Size.QUICK: 5_000, Size.TINY: 500}
_NEW_SHARE = 0.1
_SHORT = 3
"""Words up to this length, such as "the", say nothing."""
_STABLE = Goal(0.95, of_ratio=False)


@dataclass(frozen=True, slots=True)
class _Labelled:
    """An analysed library of labelled clips.

    Attributes
    ----------
    library : Library
        The library.
    labels, captions : dict of int to str
        Label and caption of each video; the caption may be empty.
    means : dict of int to ndarray
        Mean vector of each video.
    """

    library: Library
    labels: dict[int, str]
    captions: dict[int, str]
    means: dict[int, NDArray[np.float32]]

    @property
    def n_labels(self) -> int:
        return len(set(self.labels.values()))


def run(size: Size) -> Iterator[Finding]:
    """Analyse the clips with the built-in encoder, cluster them, and compare with their labels."""
    yield from _many(size)
    manifest = _CLIPS / "manifest.csv"
    if not manifest.exists():
        yield Note("there are no labelled clips beside the checkout")
        return
    with manifest.open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["label"]]
    labels = {row["file"]: row["label"] for row in rows}
    captions = {row["file"]: row["caption"] for row in rows}
    for title, is_wanted in (
        ("categories", lambda label: label not in _FIGHTS),
        ("fights", lambda label: label in _FIGHTS),
    ):
        chosen = _first_of_each({file: label for file, label in labels.items() if is_wanted(label)}, _N_EACH[size])
        with tempfile.TemporaryDirectory() as folder, _analysed(Path(folder), chosen, captions) as labelled:
            yield from _agreement(title, labelled)
            yield from _stability(title, labelled, _N_DRAWS[size])
            yield from _names(title, labelled)


def _many(size: Size) -> Iterator[Finding]:
    """Cluster the mean vectors of many videos, from scratch and from the clusters of last time."""
    from sklearn.cluster import KMeans
    from sklearn.metrics import adjusted_rand_score

    vectors, groups = make_rows(_N_MANY[size])
    vectors = vectors.astype(np.float32)
    started = time.perf_counter()
    centres, first = clustering.find(vectors)
    seconds = time.perf_counter() - started
    started = time.perf_counter()
    clustering.find(vectors, last=centres)
    again = time.perf_counter() - started
    started = time.perf_counter()
    KMeans(len(centres.ids), n_init=1, max_iter=20, random_state=0).fit(vectors)
    plain = time.perf_counter() - started
    title = f"{len(vectors):,} videos"
    found = f"{title}: finding {len(centres.ids)} clusters"
    yield Figure(found, seconds, "s", plain, "k-means of scikit-learn, number given")
    yield Figure(f"{title}: finding them again", again, "s", seconds, "the first time")
    yield Figure(
        f"{title}: ARI with their {len(np.unique(groups))} groups", adjusted_rand_score(groups, first.places), ""
    )


def _first_of_each(labels: dict[str, str], n_each: int | None) -> dict[str, str]:
    seen: Counter[str] = Counter()
    chosen = {}
    for file, label in labels.items():
        seen[label] += 1
        if n_each is None or seen[label] <= n_each:
            chosen[file] = label
    return chosen


@contextlib.contextmanager
def _analysed(folder: Path, labels: dict[str, str], captions: dict[str, str]) -> Iterator[_Labelled]:
    clips = folder / "clips"
    clips.mkdir()
    by_name, caption_of = {}, {}
    for number, (file, label) in enumerate(labels.items()):
        target = clips / f"{number:03}{Path(file).suffix}"
        shutil.copy(_CLIPS / file, target)
        by_name[target.name], caption_of[target.name] = label, captions[file]
    with opened(folder / "library") as library:
        library.folders.add([clips], is_watched=False)
        work_off(library.folder)
    with contextlib.closing(Library.open(folder / "library", works_here=True)) as library:
        snapshot = read_snapshot(library.paths, library.database)
        assert snapshot is not None
        names = {video.id: video.path.name for video in library.videos.get_many(library.videos.ids())}
        means = {
            video_id: np.asarray(snapshot.data.rows[part], np.float32).mean(axis=0)
            for video_id, part in snapshot.data.spans.select(set(names))
        }
        described = {video_id: caption_of[name] for video_id, name in names.items()}
        yield _Labelled(
            library,
            {video_id: by_name[name] for video_id, name in names.items() if video_id in means},
            described,
            means,
        )


def _agreement(title: str, labelled: _Labelled) -> Iterator[Finding]:
    from sklearn.cluster import KMeans

    ids = sorted(labelled.labels)
    truth = [labelled.labels[video_id] for video_id in ids]
    points = np.stack([labelled.means[video_id] for video_id in ids])
    plain = [KMeans(labelled.n_labels, n_init=10, random_state=seed).fit_predict(points).tolist() for seed in range(5)]
    found = _found(labelled.library, n_clusters=labelled.n_labels)
    own = _places(found, ids)
    for name, measure in _MEASURES.items():
        reference = float(np.mean([measure(truth, places) for places in plain]))
        goal = Goal(1.0)
        yield Figure(
            f"{title}: {name}, {labelled.n_labels} clusters", measure(truth, own), "", reference, "plain k-means", goal
        )
    free = _found_freely(labelled.library)
    for name, measure in _MEASURES.items():
        yield Figure(f"{title}: {name}, {len(free.clusters)} clusters found", measure(truth, _places(free, ids)), "")


def _stability(title: str, labelled: _Labelled, n_draws: int) -> Iterator[Finding]:
    from sklearn.metrics import adjusted_rand_score

    library, ids = labelled.library, sorted(labelled.labels)
    first = _places(_found(library, n_clusters=labelled.n_labels), ids)
    again = _places(_found(library), ids)
    anew = _places(_found(library, n_clusters=labelled.n_labels, is_new_start=True), ids)
    yield Figure(f"{title}: ARI of two runs", adjusted_rand_score(first, again), "", goal=_STABLE)
    yield Figure(f"{title}: ARI of two new starts", adjusted_rand_score(first, anew), "", goal=_STABLE)
    warm, cold = [], []
    for seed in range(n_draws):
        new = np.random.default_rng(seed).permutation(ids)[: max(1, round(_NEW_SHARE * len(ids)))].tolist()
        old = [video_id for video_id in ids if video_id not in new]
        library.videos.remove_from_library(new)
        before = _places(_found(library, n_clusters=labelled.n_labels, is_new_start=True), old)
        library.videos.put_back(new)
        warm.append(adjusted_rand_score(before, _places(_found(library), old)))
        after = _found(library, n_clusters=labelled.n_labels, is_new_start=True)
        cold.append(adjusted_rand_score(before, _places(after, old)))
    yield Figure(
        f"{title}: ARI after 10 % new videos", float(np.mean(warm)), "", float(np.mean(cold)), "from scratch", _STABLE
    )


def _names(title: str, labelled: _Labelled) -> Iterator[Finding]:
    found = _found(labelled.library, n_clusters=labelled.n_labels, is_new_start=True)
    named = [
        any(_is_said(name, labelled.captions[video_id]) for name in (cluster.name, *cluster.other_names))
        for cluster in found.clusters
        for video_id in cluster.video_ids
        if labelled.captions[video_id]
    ]
    if named:
        share = float(np.mean(named))
        yield Figure(f"{title}: captions with a word of the names of their group", share, "")
    for cluster in found.clusters:
        label, n = Counter(labelled.labels[video_id] for video_id in cluster.video_ids).most_common(1)[0]
        others = ", ".join(cluster.other_names)
        yield Note(f"{title}: {cluster.name!r} (or {others}): {n} of {len(cluster.video_ids)} are {label}")


def _is_said(name: str, caption: str) -> bool:
    words = {word.strip(".,").rstrip("s") for word in caption.lower().split()}
    return any(word.rstrip("s") in words for word in name.split() if len(word) > _SHORT)


def _found(library: Library, *, n_clusters: int | None = None, is_new_start: bool = False) -> Clustering:
    library.clusters.find(ClusterScope.VIDEOS, n_clusters=n_clusters, is_new_start=is_new_start)
    found = library.clusters.stored(ClusterScope.VIDEOS)
    assert found is not None
    return found


def _found_freely(library: Library) -> Clustering:
    with library.database.write() as session:
        session.connection().exec_driver_sql("DELETE FROM clusterings")
    return _found(library)


def _places(clustering: Clustering, ids: Sequence[int]) -> list[int]:
    place = {video_id: cluster.id for cluster in clustering.clusters for video_id in cluster.video_ids}
    return [place[video_id] for video_id in ids]


def _purity(truth: Sequence[str], places: Sequence[int]) -> float:
    by_place: dict[int, Counter[str]] = {}
    for label, place in zip(truth, places, strict=True):
        by_place.setdefault(place, Counter())[label] += 1
    return sum(counts.most_common(1)[0][1] for counts in by_place.values()) / len(truth)


def _nmi(truth: Sequence[str], places: Sequence[int]) -> float:
    from sklearn.metrics import normalized_mutual_info_score

    return float(normalized_mutual_info_score(truth, places))


def _ari(truth: Sequence[str], places: Sequence[int]) -> float:
    from sklearn.metrics import adjusted_rand_score

    return float(adjusted_rand_score(truth, places))


_MEASURES = {"purity": _purity, "NMI": _nmi, "ARI": _ari}
