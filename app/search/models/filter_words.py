"""Filters in plain words: what a field means, and what a condition says."""

from app.ui.text import display_text, isolated, tr
from app.ui.times import clock
from core.domain.filters import Comparison, Condition, Field, Kind, parse_duration
from core.domain.tags import Tag


def explain(field: Field) -> str:
    """Say what a field narrows down to.

    Parameters
    ----------
    field : Field
        Any.

    Returns
    -------
    str
        A few words, as they stand beside the token that is offered.
    """
    words = {
        Field.TAG: tr("Filter", "with this tag or one below it"),
        Field.REJECTED: tr("Filter", "for which you rejected this tag"),
        Field.SUGGESTED: tr("Filter", "that this tag is suggested for"),
        Field.CONFIDENCE: tr("Filter", "by how sure a suggestion is"),
        Field.NAME: tr("Filter", "letters in the file's name"),
        Field.PATH: tr("Filter", "letters in the folder or name"),
        Field.NOTE: tr("Filter", "letters in the note"),
        Field.SOURCE: tr("Filter", "decided by you or by an import"),
        Field.DURATION: tr("Filter", "by length"),
        Field.RATING: tr("Filter", "by rating, 0 to 5"),
        Field.HEIGHT: tr("Filter", "by height of the picture in pixels"),
        Field.ADDED: tr("Filter", "by the day they were added"),
        Field.RECORDED: tr("Filter", "by the day of the file"),
        Field.DECIDED: tr("Filter", "by the day of the last decision"),
        Field.UNTAGGED: tr("Filter", "without any tag"),
        Field.UNREVIEWED: tr("Filter", "nothing decided yet"),
        Field.OFFLINE: tr("Filter", "cannot be reached now"),
        Field.FAILED: tr("Filter", "could not be read"),
        Field.ANALYSED: tr("Filter", "analysed with the search model in use"),
    }
    return words[field]


def condition_words(condition: Condition) -> str:
    """Say a condition, as on its chip.

    Parameters
    ----------
    condition : Condition
        Any.

    Returns
    -------
    str
        Plain text of one line; begins with "not" where it must not hold.
    """
    words = _positive(condition)
    return tr("Filter", "not: %1").replace("%1", words) if condition.is_negated else words


def tag_words(tag: Tag, n_videos: int) -> str:
    """Say a tag with its count, as above the moments found.

    Parameters
    ----------
    tag : Tag
        Any.
    n_videos : int
        Videos that have it.

    Returns
    -------
    str
        Plain text.
    """
    words = tr("Filter", "Tag %1 (%n videos)", n=n_videos)
    return words.replace("%1", isolated(display_text(tag.name)))


def _positive(condition: Condition) -> str:
    field = condition.field
    if field.kind is Kind.FLAG:
        return _flag(field)
    if field.kind is Kind.TEXT:
        return _pattern(field).replace("%1", _listed(condition.values))
    comparison, values = condition.comparison, condition.values
    if field is Field.RATING and comparison is Comparison.IS and values == ("0",):
        return tr("Filter", "not rated")
    shown = [_clock(value) for value in values] if field is Field.DURATION else list(values)
    return _compared(field, comparison).replace("%1", _or(shown))


def _flag(field: Field) -> str:
    words = {
        Field.UNTAGGED: tr("Filter", "untagged"),
        Field.UNREVIEWED: tr("Filter", "not reviewed"),
        Field.OFFLINE: tr("Filter", "offline"),
        Field.FAILED: tr("Filter", "could not be read"),
        Field.ANALYSED: tr("Filter", "analysed"),
    }
    return words[field]


def _pattern(field: Field) -> str:
    words = {
        Field.TAG: "%1",
        Field.REJECTED: tr("Filter", "rejected: %1"),
        Field.SUGGESTED: tr("Filter", "suggested: %1"),
        Field.NAME: tr("Filter", "name: %1"),
        Field.PATH: tr("Filter", "path: %1"),
        Field.NOTE: tr("Filter", "note: %1"),
        Field.SOURCE: tr("Filter", "decided by: %1"),
    }
    return words[field]


def _compared(field: Field, comparison: Comparison) -> str:
    if field.kind is Kind.DATE:
        return _dated(field).replace("%2", _sign(comparison)).replace("  ", " ")
    words = {
        Field.DURATION: tr("Filter", "length %2 %1"),
        Field.RATING: tr("Filter", "rating %2 %1"),
        Field.HEIGHT: tr("Filter", "height %2 %1"),
        Field.CONFIDENCE: tr("Filter", "suggested with %2 %1"),
    }
    return words[field].replace("%2", _sign(comparison)).replace("  ", " ")


def _dated(field: Field) -> str:
    words = {
        Field.ADDED: tr("Filter", "added %2 %1"),
        Field.RECORDED: tr("Filter", "recorded %2 %1"),
        Field.DECIDED: tr("Filter", "decided %2 %1"),
    }
    return words[field]


def _sign(comparison: Comparison) -> str:
    signs = {
        Comparison.IS: "",
        Comparison.LESS: "<",
        Comparison.AT_MOST: "\N{LESS-THAN OR EQUAL TO}",
        Comparison.MORE: ">",
        Comparison.AT_LEAST: "\N{GREATER-THAN OR EQUAL TO}",
    }
    return signs[comparison]


def _clock(value: str) -> str:
    seconds = parse_duration(value)
    return clock(seconds) if seconds == int(seconds) else value


def _listed(values: tuple[str, ...]) -> str:
    return _or([isolated(display_text(value)) for value in values])


def _or(values: list[str]) -> str:
    return tr("Filter", " or ").join(values)
