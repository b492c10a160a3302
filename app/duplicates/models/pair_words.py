"""Texts about pairs of videos: their kinds, the answers about them, and why two videos are a pair."""

from collections.abc import Mapping

from app.ui.localization.text import display_name, filled, inline_name, number, percent, tr
from app.ui.localization.times import exact_clock, short_span
from core.domain.duplicates import DuplicatesFound, PairAnswer, PairKind, VideoPair
from core.domain.jobs import JobKind, JobsSummary

_SAME_SPEED = 0.004
_STILL = 0.002
"""Share of motion below which nothing is said about what moves."""
_WORTH_NAMING_SECONDS = 0.05


def kind_title(kind: PairKind) -> str:
    """Return the heading of the pairs of one kind."""
    return {
        PairKind.SAME: tr("Duplicates", "Same file twice"),
        PairKind.REENCODED: tr("Duplicates", "Copies"),
        PairKind.PIECE: tr("Duplicates", "Pieces of others"),
        PairKind.SHARES: tr("Duplicates", "Shared parts"),
        PairKind.ALIKE: tr("Duplicates", "Look alike"),
    }[kind]


def kind_entry(kind: PairKind, n_pairs: int) -> str:
    """Return the heading with the number of pairs."""
    return filled(tr("Duplicates", "%1 (%2)"), kind_title(kind), number(n_pairs))


def kind_sentence(pair: VideoPair) -> str:
    """Return what is claimed of a pair: a possibility until a person has answered."""
    return {
        PairKind.SAME: tr("Duplicates", "These are two files with the same content."),
        PairKind.REENCODED: tr("Duplicates", "These may be copies: they show the same pictures throughout."),
        PairKind.PIECE: tr("Duplicates", "The video on the left may be a piece of the one on the right."),
        PairKind.SHARES: tr("Duplicates", "These may share a part: it shows the same pictures in both."),
        PairKind.ALIKE: tr("Duplicates", "These look alike, but they do not show the same pictures."),
    }[pair.kind]


def answer_words(pair: VideoPair) -> str:
    """Return what a person said about a pair; empty if nobody has."""
    if pair.given is None:
        return ""
    if pair.given.answer is PairAnswer.ALTERNATE:
        return tr("Duplicates", "Both wanted")
    if pair.given.answer is PairAnswer.UNRELATED:
        return tr("Duplicates", "Not related")
    if pair.kind is PairKind.SAME:
        return tr("Duplicates", "One is enough")
    is_left = pair.given.kept_video_id == pair.a_video_id
    return tr("Duplicates", "Left is better") if is_left else tr("Duplicates", "Right is better")


def names(pair: VideoPair) -> tuple[str, str]:
    """Return the names of both files on one line each."""
    return inline_name(display_name(pair.a)), inline_name(display_name(pair.b))


def note(pair: VideoPair) -> str:
    """Return how much of a pair matches, and the answer."""
    is_same = pair.kind is PairKind.SAME
    parts = [tr("Duplicates", "same content") if is_same else filled(tr("Duplicates", "%1 match"), percent(pair.share))]
    if pair.is_mirrored:
        parts.append(tr("Duplicates", "mirrored"))
    if answer := answer_words(pair):
        parts.append(answer)
    return " \N{MIDDLE DOT} ".join(parts)


def reasons(pair: VideoPair) -> list[tuple[str, str]]:
    """Return why two videos are a pair, as pairs of label and value."""
    if pair.kind is PairKind.SAME:
        return [(tr("Duplicates", "Content"), tr("Duplicates", "Equal size, and equal samples of their bytes"))]
    if pair.kind is PairKind.ALIKE:
        return [
            (tr("Duplicates", "Similar frames"), percent(pair.share)),
            (tr("Duplicates", "Same pictures"), tr("Duplicates", "No: what moves is different")),
        ]
    seen = pair.evidence
    found = [
        (tr("Duplicates", "Matching part on the left"), short_span(pair.a_start_seconds, pair.a_end_seconds)),
        (tr("Duplicates", "Matching part on the right"), short_span(pair.b_start_seconds, pair.b_end_seconds)),
        (tr("Duplicates", "Covers of the shorter video"), percent(pair.share)),
        (tr("Duplicates", "Offset"), _offset(pair)),
        (tr("Duplicates", "Speed"), _speed(pair)),
        (tr("Duplicates", "Mirrored"), tr("Duplicates", "Yes") if pair.is_mirrored else tr("Duplicates", "No")),
        (tr("Duplicates", "Frames compared"), number(seen.n_frames)),
        (tr("Duplicates", "Pictures agree"), percent(max(0.0, seen.likeness))),
    ]
    moves = tr("Duplicates", "Next to nothing moves; the pictures are equal")
    if seen.motion >= _STILL:
        moves = filled(tr("Duplicates", "Yes, by %1"), percent(max(0.0, seen.likeness_of_motion)))
    found.append((tr("Duplicates", "What moves agrees"), moves))
    return found


def _offset(pair: VideoPair) -> str:
    seconds = pair.b_start_seconds - pair.a_start_seconds
    if abs(seconds) < _WORTH_NAMING_SECONDS:
        return tr("Duplicates", "None")
    later = tr("Duplicates", "%1 later on the right")
    return filled(
        later if seconds > 0 else tr("Duplicates", "%1 later on the left"), exact_clock(abs(seconds), n_digits=1)
    )


def _speed(pair: VideoPair) -> str:
    if abs(pair.speed - 1) < _SAME_SPEED:
        return tr("Duplicates", "The same")
    if pair.speed < 1:
        return filled(tr("Duplicates", "%1 faster on the right"), percent(1 / pair.speed - 1))
    return filled(tr("Duplicates", "%1 faster on the left"), percent(pair.speed - 1))


def state(found: DuplicatesFound, summary: JobsSummary) -> str:
    """Return how far the search for copies is."""
    counts = next((count for count in summary.counts if count.kind is JobKind.DUPLICATES), None)
    if counts is not None and counts.queued + counts.running:
        done, total = counts.done + counts.failed, counts.queued + counts.running + counts.done + counts.failed
        words = tr("Duplicates", "Looking for copies: %1 of %2 videos compared")
        return filled(words, number(done), number(total))
    if found.n_waiting:
        return tr("Duplicates", "%n videos have not been compared yet", n=found.n_waiting)
    if not found.n_compared:
        return ""
    words = tr("Duplicates", "%n videos compared", n=found.n_compared)
    n_open = sum(pair.given is None and pair.kind is not PairKind.ALIKE for pair in found.pairs)
    return f"{words} \N{MIDDLE DOT} {tr('Duplicates', '%n pairs to answer', n=n_open)}" if n_open else words


def counts(found: DuplicatesFound, *, with_answered: bool) -> Mapping[PairKind, int]:
    """Count the pairs of each kind."""
    shown = [pair.kind for pair in found.pairs if with_answered or pair.given is None]
    return {kind: shown.count(kind) for kind in PairKind}
