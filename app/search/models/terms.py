"""What a search looks for, part by part: words, examples and alternatives, each with a weight."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.ui.localization.text import display_text, filled, isolated, tr
from app.ui.localization.times import clock, exact_clock
from core.domain.query.filters import Example, Filter, Step, Wanted, Weighted
from core.domain.query.text import write_wanted
from core.domain.query.values import parse_duration
from core.errors import UsageError

MOST_WEIGHT = 100.0
LEAST_WEIGHT = 0.1


@dataclass(frozen=True, slots=True)
class TermPart:
    """One part of what to look for.

    Attributes
    ----------
    wanted : tuple of Wanted
        Words that belong together, or one example, or alternatives.
    weight : float
        How much it counts beside the others; negative where it is subtracted.
    """

    wanted: tuple[Wanted, ...]
    weight: float = 1.0

    @property
    def example(self) -> Example | None:
        """The example, if it is one."""
        only = self.wanted[0] if len(self.wanted) == 1 else None
        return only if isinstance(only, Example) else None

    @property
    def words(self) -> str:
        """What it is, for its chip; plain text."""
        if (example := self.example) is not None:
            return _example_words(example)
        text = isolated(display_text(write_wanted(self.wanted, is_alone=True)))
        is_plain = all(isinstance(one, str) for one in self.wanted)
        return tr("Search", "“%1”").replace("%1", text) if is_plain else text


def parts_of(asked: Filter) -> tuple[TermPart, ...]:
    """Return the parts of a search that has more than plain words; none for a sequence, which has steps."""
    return () if asked.is_plain or asked.then else _split(asked.words)


def title_of(parts: Sequence[TermPart]) -> str:
    """Return parts as a heading: what is looked for, and after minus signs, what is subtracted."""
    signs = ("\N{MINUS SIGN}" if part.weight < 0 else "" for part in parts)
    return ", ".join(sign + part.words for sign, part in zip(signs, parts, strict=True))


def steps_of(asked: Filter) -> tuple[str, ...]:
    """Return the steps of a sequence, each for its chip; none if it is no sequence. Plain text."""
    if not asked.then:
        return ()
    return (title_of(_split(asked.words)), *map(_step_words, asked.then))


def _step_words(step: Step) -> str:
    words = title_of(_split(step.words))
    if step.within_seconds is None:
        return filled(tr("Search", "then %1"), words)
    is_whole = step.within_seconds.is_integer()
    time = clock(step.within_seconds) if is_whole else exact_clock(step.within_seconds)
    return filled(tr("Search", "then %1 within %2"), words, time)


def without_step(asked: Filter, number: int) -> Filter:
    """Return a sequence without a step; without its first, it begins with the second."""
    if number == 0:
        return Filter(asked.then[0].words, asked.conditions, asked.then[1:])
    return Filter(asked.words, asked.conditions, (*asked.then[: number - 1], *asked.then[number:]))


def with_parts(asked: Filter, parts: Iterable[TermPart]) -> Filter:
    """Return a search for other parts; conditions and steps that follow stay."""
    words = [
        one for part in parts for one in (part.wanted if part.weight == 1 else (Weighted(part.wanted, part.weight),))
    ]
    return Filter(tuple(words), asked.conditions, asked.then)


def with_examples(asked: Filter, examples: Sequence[Example], *, weight: float) -> Filter:
    """Return a search with more examples; one that it has already gets the new weight."""
    new = {example.video: TermPart((example,), weight) for example in examples}
    parts = [part for part in _split(asked.words) if part.example is None or part.example.video not in new]
    return with_parts(asked, [*parts, *new.values()])


def _split(words: Sequence[Wanted]) -> tuple[TermPart, ...]:
    # Words side by side are one description, wherever they stand.
    together = tuple(word for word in words if isinstance(word, str))
    parts: list[TermPart] = []
    for word in words:
        if isinstance(word, Weighted):
            parts.append(TermPart(word.wanted, word.weight))
        elif not isinstance(word, str):
            parts.append(TermPart((word,)))
        elif not any(part.wanted == together for part in parts):
            parts.append(TermPart(together))
    return tuple(parts)


def _example_words(example: Example) -> str:
    name, at, time = example.video.rpartition("@")
    seconds = _seconds(time) if at else None
    if seconds is None:
        name = example.video
    name = isolated(display_text(name.replace("\\", "/").rpartition("/")[2]))
    return name if seconds is None else f"{name} \N{MIDDLE DOT} {clock(seconds)}"


def _seconds(time: str) -> float | None:
    try:
        return float(time)
    except ValueError:
        try:
            return parse_duration(time)
        except UsageError:
            return None
