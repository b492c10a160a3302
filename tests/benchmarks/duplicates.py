"""Copies of real clips, as people make them, among all the clips: which are found, and which pairs are false.

Copies are made of clips in one half, chosen by a hash of the file name; the constants of the comparison were tuned on
the other half. All clips are in the library, so that every copy can be mistaken for every clip.
"""

import hashlib
import math
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.domain.duplicates import PairKind, VideoPair
from tests.benchmarks.harness import Figure, Finding, Goal, Note, Size
from tests.support import copies
from tests.support.copies import Change
from tests.support.libraries import opened, work_off

_CLIPS = Path(__file__).resolve().parents[3] / "shared" / "videos"
_SUFFIXES = {".mp4", ".avi", ".mkv", ".webm", ".mov"}
_N_COPIED = {Size.FULL: 40, Size.QUICK: 3, Size.TINY: 1}
_N_FILMS = {Size.FULL: 4, Size.QUICK: 1, Size.TINY: 0}
_CLIPS_PER_FILM, _PIECES_PER_FILM, _PIECE_SECONDS = 10, 10, 5.0
CHANGES = {
    "VP9": ("webm", Change("libvpx-vp9")),
    "MPEG-4": ("mp4", Change("mpeg4")),
    "half size": ("mp4", Change(scale=0.5)),
    "without the first 20 %": ("mp4", Change(start=0.2)),
    "without the last 20 %": ("mp4", Change(end=0.8)),
    "without 20 % at both ends": ("mp4", Change(start=0.2, end=0.8)),
    "letterboxed": ("mp4", Change(bars=1 / 3)),
    "4 % faster": ("mp4", Change(speed=1.04)),
    "mirrored": ("mp4", Change(is_mirrored=True)),
}


_Parts = tuple[tuple[Path, float, float], ...]
"""What a file shows: parts of clips, in seconds."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A file that was made from others.

    Attributes
    ----------
    name : str
        What was done.
    parts : _Parts
        What it shows.
    sources : tuple of Path
        The files that it should be paired with.
    """

    name: str
    parts: _Parts
    sources: tuple[Path, ...]


def run(size: Size) -> Iterator[Finding]:
    """Make the copies, analyse them with the built-in encoder, and compare."""
    clips = sorted(path for path in _CLIPS.rglob("*") if path.suffix in _SUFFIXES)
    if not clips:
        yield Note("there are no clips beside the checkout")
        return
    held_out = [path for path in clips if is_held_out(path)]
    random.Random(0).shuffle(held_out)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "copies"
        folder.mkdir()
        made = _make_copies(held_out[: _N_COPIED[size]], folder) | _make_films(held_out, folder, _N_FILMS[size])
        with opened(Path(name) / "library") as library:
            library.folders.add([_CLIPS, folder])
            work_off(library.folder)
            started = time.perf_counter()
            found = library.duplicates.find()
            seconds = time.perf_counter() - started
    yield Note(
        f"{len(clips)} clips and {len(made)} files made from {len(held_out)} of them; {found.n_compared} compared"
    )
    yield from _figures(clips, made, [pair for pair in found.pairs if pair.kind not in {PairKind.SAME, PairKind.ALIKE}])
    yield Figure("comparing them all", seconds, "s")


def is_held_out(path: Path) -> bool:
    """Return whether a clip is in the half that nothing was chosen on."""
    return int(hashlib.sha256(path.name.encode()).hexdigest(), 16) % 2 == 1


def _make_copies(clips: Sequence[Path], folder: Path) -> dict[Path, _Made]:
    made: dict[Path, _Made] = {}
    for clip in clips:
        for number, (name, (suffix, change)) in enumerate(CHANGES.items()):
            target = folder / f"{clip.stem} {number}.{suffix}"
            copies.copy(clip, target, change)
            made[target] = _Made(name, ((clip, 0.0, math.inf),), (clip,))
    return made


def _make_films(clips: Sequence[Path], folder: Path, n_films: int) -> dict[Path, _Made]:
    draws = random.Random(1)
    made: dict[Path, _Made] = {}
    for number in range(n_films):
        film, chosen = folder / f"film {number}.mp4", draws.sample(clips, _CLIPS_PER_FILM)
        spans = list(zip(chosen, copies.join(chosen, film), strict=True))
        made[film] = _Made("clip in a film", tuple((clip, 0.0, math.inf) for clip, _ in spans), tuple(chosen))
        for piece in range(_PIECES_PER_FILM):
            start = draws.uniform(0.0, spans[-1][1][1] - _PIECE_SECONDS)
            end = start + _PIECE_SECONDS
            target = copies.cut(
                film, folder / f"film {number} piece {piece}.mp4", start_seconds=start, seconds=_PIECE_SECONDS
            )
            parts = [(clip, max(first, start) - first, min(last, end) - first) for clip, (first, last) in spans]
            shown = tuple(part for part in parts if part[2] > part[1])
            made[target] = _Made("5 s piece in its film", shown, (film,))
    return made


def _figures(clips: Sequence[Path], made: dict[Path, _Made], pairs: Sequence[VideoPair]) -> Iterator[Finding]:
    by_files = {frozenset((pair.a, pair.b)): pair for pair in pairs}
    parts: dict[Path, _Parts] = {clip: ((clip, 0.0, math.inf),) for clip in clips}
    parts |= {path: one.parts for path, one in made.items()}
    found: dict[str, list[VideoPair | None]] = defaultdict(list)
    for path, one in made.items():
        for source in one.sources:
            found[one.name].append(by_files.get(frozenset((source, path))))
            if found[one.name][-1] is None:
                yield Note(f"missed: {one.name}, {source.name} and {path.name}")
    for name, results in found.items():
        hits = [pair for pair in results if pair is not None]
        kinds = ", ".join(f"{count} {kind.value}" for kind, count in Counter(pair.kind for pair in hits).items())
        wrong = sum(pair.is_mirrored is not (name == "mirrored") for pair in hits)
        note = f"of {len(results)}: {kinds}" + (f"; {wrong} with the wrong side" if wrong else "")
        yield Figure(name, len(hits) / len(results), "found", reference_name=note, goal=Goal(0.95, of_ratio=False))
    false = [pair for pair in pairs if not _share(parts[pair.a], parts[pair.b])]
    for pair in false:
        yield Note(f"false: {pair.kind.value}, {pair.a.name} and {pair.b.name}, {pair.share:.0%}")
    yield Figure("false pairs", len(false), "pairs", goal=Goal(0, is_upper=True, of_ratio=False))
    yield Figure("pairs in all", len(pairs), "pairs")


def _share(one: _Parts, other: _Parts) -> bool:
    return any(
        mine == theirs and max(start, since) < min(end, until)
        for mine, start, end in one
        for theirs, since, until in other
    )
