"""What ``clipshelf search`` is asked, from its text and options: a filter, or a picture."""

import contextlib
import dataclasses
from collections.abc import Sequence
from pathlib import Path

from core.api.library import Library
from core.domain.query.filters import Example, Filter
from core.domain.query.grammar import FilterError
from core.domain.query.text import parse, write, write_wanted
from core.domain.query.values import parse_duration
from core.errors import PathError, UnknownVideoError, UsageError
from core.paths import full

_PLACE = "x"
"""Holds the place of a step that is already known."""


def ask(
    library: Library,
    text: str,
    *,
    likes: Sequence[str] = (),
    minus: Sequence[str] = (),
    then: Sequence[str] = (),
    within: str | None = None,
) -> Filter:
    """Return the search that a text and options ask for together, in the language of the search box.

    Parameters
    ----------
    library : Library
        Has the tags and videos that they name.
    text : str
        In the language; may be empty.
    likes : sequence of str
        Videos, or videos with ``@`` and seconds: what to look like.
    minus : sequence of str
        What to subtract, or to exclude.
    then : sequence of str
        What follows.
    within : str or None
        How long after the step before each of these may come.

    Raises
    ------
    KnownError
        If one of them is not in the language, or names something that does not exist.
    """
    asked = _parse(library, text)
    words = [*asked.words, *(Example(find_video(library, like)) for like in likes)]
    conditions = list(asked.conditions)
    for one in minus:
        if _parse(library, one).then:
            raise UsageError("A sequence cannot be subtracted: {text}", text=repr(one))
        excluded = parse(f"-({one})")
        words.extend(excluded.words)
        conditions.extend(excluded.conditions)
    whole = Filter(tuple(words), tuple(conditions), asked.then)
    for step in then:
        _parse(library, step)
        whole = _followed_by(whole, step)
    return whole if within is None else _within(whole, within)


def _followed_by(asked: Filter, step: str) -> Filter:
    if not asked.words and not asked.conditions:
        raise UsageError("There is nothing that --then could follow", "Write first what comes before it.")
    added = parse(f"{_PLACE} THEN {step}")
    # Read again, so that filters alone are taken for a moment.
    before = asked if asked.then else parse(f"{write(asked)} THEN {_PLACE}")
    earlier = asked.then
    return Filter(before.words, (*before.conditions, *added.conditions), (*earlier, *added.then))


def _within(asked: Filter, within: str) -> Filter:
    if not asked.then:
        raise UsageError("--within says how long after something --then comes", "Add --then TEXT.")
    gap = parse_duration(within)
    then = (dataclasses.replace(step, within_seconds=step.within_seconds or gap) for step in asked.then)
    return dataclasses.replace(asked, then=tuple(then))


def find_video(library: Library, like: str) -> str:
    """Return how ``like:`` names a video or frame given on the command line: by its path from here, or by its name.

    Raises
    ------
    KnownError
        If the library has no such video, or the time is none.
    """
    for name in (str(full(Path(like))), like):
        with contextlib.suppress(UnknownVideoError):
            library.filters.example(Example(name))
            return name
    raise PathError("The library has no video {video}", "Add it first: clipshelf add PATH.", video=like)


def subtracted(library: Library, text: str) -> str:
    """Return what to subtract as text of the language: a video or frame of the library if it is one, else as it is."""
    try:
        return write_wanted((Example(find_video(library, text)),))
    except PathError:
        return text


def _parse(library: Library, text: str) -> Filter:
    try:
        return library.filters.check(text)
    except FilterError as error:
        raise UsageError(
            "{problem}, at character {number} of {text}",
            error.remedy,
            problem=error.sentence,
            number=error.position + 1,
            text=repr(text),
        ) from error
