"""Whether the right video comes first, on real clips and on films that are joined from them.

Frames of a video are pooled by mean, maximum and query-weighted mean, side by side. Constants were chosen on the clips
of one half, by a hash of the file name; the films, and all figures that have a goal, are of the other half. Each film
has a twin that shows the same clips in the opposite order, and all single clips are in the library too.
"""

import csv
import random
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.api.library import Library
from core.domain.query.text import parse
from core.domain.search import ComposedQuery, MomentHit, Restriction, SearchRequest
from core.jobs.context import JobContext
from core.jobs.encoder_host import EncoderHost
from core.jobs.searching.searcher import Searcher, read_snapshot
from core.search import query, video_ranking
from core.search.index.row_scan import similarities
from core.search.video_ranking import Pooling
from core.settings import load
from tests.benchmarks.duplicates import is_held_out
from tests.benchmarks.harness import Figure, Finding, Goal, Note, Size
from tests.support import copies
from tests.support.libraries import opened, work_off

_SHARED = Path(__file__).resolve().parents[3] / "shared"
_N_FILMS = {Size.FULL: 8, Size.QUICK: 2, Size.TINY: 1}
_CLIPS_PER_FILM = 4


@dataclass(frozen=True, slots=True)
class _Part:
    """A clip in a film.

    Attributes
    ----------
    clip : Path
        The clip.
    start_seconds, end_seconds : float
        Where it is in the film.
    """

    clip: Path
    start_seconds: float
    end_seconds: float


_Films = dict[Path, tuple[_Part, ...]]


@dataclass(slots=True)
class _Told:
    ranks: list[int] = field(default_factory=list)
    errors_seconds: list[float] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return float(np.mean([rank == 0 for rank in self.ranks])) if self.ranks else 0.0


def run(size: Size) -> Iterator[Finding]:
    """Measure with the built-in encoder, and with the stand-in for a CLIP model."""
    captions = _read_captions()
    if not captions:
        yield Note("there are no clips beside the checkout")
        return
    with tempfile.TemporaryDirectory() as name:
        films = _make_films([clip for clip in captions if is_held_out(clip)], Path(name) / "films", _N_FILMS[size])
        for title, encoder in (("built-in", "builtin"), ("stand-in", f"local-dir:{_SHARED}/models/standin-nouns")):
            if encoder != "builtin" and not (_SHARED / "models" / "standin-nouns").exists():
                continue
            with opened(Path(name) / title, encoder=encoder) as library:
                paths = (_SHARED / "videos" / "captioned", Path(name) / "films")
                ids = {folder.path: folder.id for folder in library.folders.add(paths).folders}
                work_off(library.folder)
                yield from _measure(title, library, captions, films, [ids[path] for path in paths])


def _measure(
    title: str, library: Library, captions: dict[Path, str], films: _Films, folder_ids: Sequence[int]
) -> Iterator[Finding]:
    host = EncoderHost(JobContext(library.paths, library.database, load(library.paths.settings)))
    with closing(host), closing(Searcher(library.paths, library.database, host)) as searcher:
        asker = _Asker(library, searcher, host)
        yield from _pooled(title, asker, captions)
        yield from _subtracted(title, asker, captions, films, folder_ids)
        by_words = {clip: f'"{caption}"' for clip, caption in captions.items()}
        by_frames = {clip: f'like:"{clip.name}@{asker.middle_of(clip):.2f}"' for clip in captions}
        for what, query_of in (("captions", by_words), ("frames of the clips", by_frames)):
            yield from _followed(f"{title}: A then B, {what}", asker, query_of, films, folder_ids)


class _Asker:
    """Asks as the window does, and names the videos that are found."""

    def __init__(self, library: Library, searcher: Searcher, host: EncoderHost) -> None:
        self._searcher, self._host = searcher, host
        snapshot = read_snapshot(library.paths, library.database)
        assert snapshot is not None
        self.data, self._info = snapshot.data, snapshot.info
        ids = self.data.spans.video_ids.tolist()
        self.paths = {video.id: video.path for video in library.videos.get_many(ids)}
        self.ids = {path: video_id for video_id, path in self.paths.items()}

    def ask(self, text: str, *, folder_ids: Sequence[int] = (), per_video: bool = True) -> list[MomentHit]:
        restriction = Restriction(folder_ids=tuple(folder_ids))
        request = SearchRequest(
            ComposedQuery(parse(text).content), restriction, limit=len(self.paths), per_video=per_video
        )
        return list(self._searcher.run(request).hits)

    def vectors_of(self, captions: dict[Path, str]) -> dict[Path, NDArray[np.float32]]:
        encode, templates = self._host.serving_text(self._info).encode_texts, query.load_templates()
        found = {clip: query.of_text(text, encode=encode, templates=templates) for clip, text in captions.items()}
        return {clip: vector for clip, vector in found.items() if vector is not None}

    def middle_of(self, clip: Path) -> float:
        seconds = self.data.spans.seconds_of(self.ids[clip])
        return float(seconds[len(seconds) // 2])


def _pooled(title: str, asker: _Asker, captions: dict[Path, str]) -> Iterator[Finding]:
    vectors = asker.vectors_of(captions)
    clips = [clip for clip in captions if clip in asker.ids]
    parts = [asker.data.spans.rows_of(asker.ids[clip]) for clip in clips]
    order = np.argsort([part.start for part in parts])
    clips, parts = [clips[place] for place in order], [parts[place] for place in order]
    starts = np.cumsum([0] + [part.stop - part.start for part in parts])[:-1]
    told = {(pooling, half): _Told() for pooling in Pooling for half in (False, True)}
    for place, clip in enumerate(clips):
        vector = vectors.get(clip)
        if vector is None:
            continue
        scores = similarities(vector, rows=asker.data.rows, parts=parts)
        for pooling in Pooling:
            pooled = video_ranking.pool(scores, starts=starts, pooling=pooling)
            told[pooling, is_held_out(clip)].ranks.append(int(np.sum(pooled > pooled[place])))
    for half, name in ((False, "half it was chosen on"), (True, "other half")):
        base = _reciprocal(told[Pooling.MEAN, half])
        for pooling in Pooling:
            one = told[pooling, half]
            yield Figure(
                f"{title}: captions, {pooling.name.lower()}, {name}", _reciprocal(one), "MRR", base, "mean of frames"
            )
        ranks = {pooling.name.lower(): told[pooling, half] for pooling in Pooling}
        shares = ", ".join(f"{name} {one.recall:.3f}" for name, one in ranks.items())
        yield Note(f"recall@1 of {len(told[Pooling.MEAN, half].ranks)} captions: {shares}")


def _subtracted(
    title: str, asker: _Asker, captions: dict[Path, str], films: _Films, folder_ids: Sequence[int]
) -> Iterator[Finding]:
    """Measure captions from which that of the clip is subtracted that is most wrongly found by them."""
    plain, minus, is_known = _Told(), _Told(), {clip for parts in films.values() for clip in _clips(parts)}
    for clip in is_known:
        found = [asker.paths[hit.video_id] for hit in asker.ask(f'"{captions[clip]}"', folder_ids=folder_ids[:1])]
        wrong = next((path for path in found if path != clip), None)
        right = {film for film, parts in films.items() if clip in _clips(parts) and wrong not in _clips(parts)}
        if wrong is None or not right:
            continue
        for told, text in ((plain, ""), (minus, f' -"{captions[wrong]}"')):
            hits = asker.ask(f'"{captions[clip]}"{text}', folder_ids=folder_ids[1:])
            told.ranks.append(_first([asker.paths[hit.video_id] in right for hit in hits]))
    yield Figure(
        f"{title}: caption minus another, film with this and not that first",
        minus.recall,
        "recall@1",
        plain.recall,
        f"without the minus, of {len(plain.ranks)}",
        Goal(0.8, of_ratio=False),
    )


def _followed(
    title: str, asker: _Asker, query_of: dict[Path, str], films: _Films, folder_ids: Sequence[int]
) -> Iterator[Finding]:
    told, of_films, in_order = _Told(), _Told(), 0
    for film, parts in films.items():
        for place, one in enumerate(parts):
            for other in parts[place + 1 :]:
                if [path for path, shown in films.items() if _is_followed(shown, one.clip, other.clip)] != [film]:
                    continue
                text = f"{query_of[one.clip]} THEN {query_of[other.clip]}"
                hits = asker.ask(text)
                if not hits:
                    continue  # the encoder knows none of the words
                told.ranks.append(_first([asker.paths[hit.video_id] == film for hit in hits]))
                told.errors_seconds += [
                    abs(hit.start_seconds - one.start_seconds) for hit in hits if asker.paths[hit.video_id] == film
                ]
                among = [asker.paths[hit.video_id] for hit in asker.ask(text, folder_ids=folder_ids[1:])]
                of_films.ranks.append(_first([path == film for path in among]))
                pair = [path for path in among if set(_clips(films[path])) == set(_clips(parts))]
                in_order += pair[:1] == [film]
    if not told.ranks:
        return
    yield Figure(f"{title}: right film first", told.recall, "recall@1", None, "", Goal(0.8, of_ratio=False))
    yield Figure(f"{title}: right film first, of the films", of_films.recall, "recall@1")
    yield Figure(f"{title}: right film before its twin", in_order / len(told.ranks), "of all", 0.5, "chance")
    errors = statistics.median(told.errors_seconds)
    yield Figure(f"{title}: start, median error", errors, "s", None, "", Goal(5, is_upper=True, of_ratio=False))
    yield Note(f"{len(told.ranks)} queries, {len(films)} films among {len(asker.paths)} videos")


def _is_followed(parts: Sequence[_Part], one: Path, other: Path) -> bool:
    clips = _clips(parts)
    return one in clips and other in clips and clips.index(one) < clips.index(other)


def _clips(parts: Sequence[_Part]) -> list[Path]:
    return [part.clip for part in parts]


def _first(is_right: Sequence[bool]) -> int:
    return is_right.index(True) if True in is_right else len(is_right)


def _reciprocal(told: _Told) -> float:
    return float(np.mean([1 / (rank + 1) for rank in told.ranks])) if told.ranks else 0.0


def _make_films(clips: Sequence[Path], folder: Path, n_films: int) -> _Films:
    folder.mkdir(parents=True)
    draws, films = random.Random(1), _Films()
    for number in range(n_films):
        chosen = draws.sample(list(clips), _CLIPS_PER_FILM)
        for name, order in (("", chosen), (" twin", chosen[::-1])):
            film = folder / f"film {number}{name}.mp4"
            spans = copies.join(order, film)
            films[film] = tuple(_Part(clip, *span) for clip, span in zip(order, spans, strict=True))
    return films


def _read_captions() -> dict[Path, str]:
    manifest = _SHARED / "videos" / "manifest.csv"
    if not manifest.exists():
        return {}
    with manifest.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {_SHARED / "videos" / row["file"]: row["caption"].rstrip(".") for row in rows if row["caption"]}
