"""Going about among the suggestions of the timeline, and finding one again that has changed."""

from collections.abc import Sequence

from app.timeline.models.lanes import Span, SpanKey, SpanKind


def beside(spans: Sequence[Span], chosen: Span | None, step: int, *, at_seconds: float) -> Span | None:
    """Give the suggestion after or before the chosen one.

    Parameters
    ----------
    spans : sequence of Span
        All on show, by their start.
    chosen : Span or None
        Where one is; None for a time.
    step : int
        1 for the one after, -1 for the one before.
    at_seconds : float
        That time.

    Returns
    -------
    Span or None
        None where there is no more.
    """
    found = [span for span in spans if span.kind is SpanKind.SUGGESTED]
    if chosen in found:
        place = found.index(chosen) + step
    else:
        begin = chosen.start_seconds if chosen is not None else at_seconds
        n_before = sum(span.start_seconds < begin for span in found)
        place = n_before if step > 0 else n_before - 1
    return found[place] if 0 <= place < len(found) else None


def found_again(spans: Sequence[Span], key: SpanKey) -> Span | None:
    """Find the suggestion that took the place of one that is gone: the program has learned and draws it otherwise.

    Parameters
    ----------
    spans : sequence of Span
        All on show.
    key : tuple
        Of the one that is gone; of anything else, nothing is found.

    Returns
    -------
    Span or None
        The one of the same tag that shares most with it.
    """
    kind, tag_id, start, end = key
    if kind is not SpanKind.SUGGESTED or not isinstance(start, float | int) or not isinstance(end, float | int):
        return None
    shared = {
        span: min(span.end_seconds, end) - max(span.start_seconds, start)
        for span in spans
        if span.kind is SpanKind.SUGGESTED and span.tag is not None and span.tag.id == tag_id
    }
    best = max(shared, key=lambda span: shared[span], default=None)
    return best if best is not None and shared[best] > 0 else None
