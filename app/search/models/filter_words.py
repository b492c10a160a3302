"""Filters in plain words: what a field means, and the text of a condition."""

from app.ui.localization.text import display_text, inline_name, isolated, tr
from app.ui.localization.times import clock
from core.domain.query.filters import Clause, Comparison, Condition, Field, Group, Joint, Kind
from core.domain.query.values import BETWEEN, parse_duration
from core.domain.tags import Tag


def explain(field: Field) -> str:
    """Return the short explanation of a field that is shown beside its completion."""
    words = {
        Field.TAG: tr("Filter", "with this tag or one below it"),
        Field.REJECTED: tr("Filter", "where you rejected this tag"),
        Field.SUGGESTED: tr("Filter", "where this tag is suggested"),
        Field.CONFIDENCE: tr("Filter", "by confidence of the suggestion"),
        Field.NAME: tr("Filter", "text in the file name"),
        Field.PATH: tr("Filter", "text in the folder or file name"),
        Field.NOTE: tr("Filter", "text in the note"),
        Field.SOURCE: tr("Filter", "tagged by you or by an import"),
        Field.DURATION: tr("Filter", "by duration"),
        Field.RATING: tr("Filter", "by rating, 0 to 5"),
        Field.HEIGHT: tr("Filter", "by height in pixels"),
        Field.SIZE: tr("Filter", "by file size"),
        Field.FPS: tr("Filter", "by frames per second"),
        Field.CODEC: tr("Filter", "by video codec"),
        Field.ORIENTATION: tr("Filter", "landscape, portrait or square"),
        Field.ADDED: tr("Filter", "by date added"),
        Field.RECORDED: tr("Filter", "by recording date"),
        Field.MODIFIED: tr("Filter", "by file date"),
        Field.DECIDED: tr("Filter", "by date last tagged"),
        Field.UNTAGGED: tr("Filter", "without any tag"),
        Field.UNREVIEWED: tr("Filter", "not reviewed yet"),
        Field.OFFLINE: tr("Filter", "not available now"),
        Field.FAILED: tr("Filter", "could not be read"),
        Field.ANALYSED: tr("Filter", "analysed with the current search model"),
        Field.AUDIO: tr("Filter", "with sound"),
        Field.CLUSTER: tr("Filter", "in this group of what looks alike"),
        Field.DUPLICATE: tr("Filter", "has copies"),
    }
    return words[field]


def explain_word(word: str) -> str:
    """Return the short explanation of a word of the language that is no filter; empty if it is none."""
    words = {
        "like:": tr("Filter", "looks like this video"),
        "is:": tr("Filter", "what it is, such as offline"),
        "has:": tr("Filter", "what it has, such as a note"),
        "no:": tr("Filter", "what it lacks, such as a tag"),
        "moment(": tr("Filter", "all of this at one moment"),
        "OR": tr("Filter", "one or the other"),
        "AND": tr("Filter", "both; may be left out"),
        "NOT": tr("Filter", "excludes what follows"),
        "THEN": tr("Filter", "one after the other"),
        "WITHIN": tr("Filter", "at most so long after"),
    }
    return words.get(word, "")


def clause_words(clause: Clause) -> str:
    """Return the text of a clause for its chip, one line; alternatives are joined by "or"."""
    if isinstance(clause, Condition):
        return condition_words(clause)
    words = _group_words(clause)
    return tr("Filter", "not: %1").replace("%1", words) if clause.is_negated else words


def _group_words(group: Group) -> str:
    parts = [_part_words(part) for part in group.clauses]
    if group.joint is Joint.ANY:
        return _or(parts)
    words = tr("Filter", " and ").join(parts)
    return tr("Filter", "at one moment: %1").replace("%1", words) if group.joint is Joint.MOMENT else words


def _part_words(clause: Clause) -> str:
    is_whole = isinstance(clause, Condition) or clause.joint is Joint.MOMENT
    return clause_words(clause) if is_whole else f"({clause_words(clause)})"


def condition_words(condition: Condition) -> str:
    """Return the text of a condition for its chip, one line; starts with "not" if negated."""
    words = _positive(condition)
    return tr("Filter", "not: %1").replace("%1", words) if condition.is_negated else words


def tag_words(tag: Tag, n_videos: int) -> str:
    """Return a tag with its number of videos, as shown above the moments found."""
    words = tr("Filter", "Tag %1 (%n videos)", n=n_videos)
    return words.replace("%1", inline_name(tag.name))


def _positive(condition: Condition) -> str:
    field = condition.field
    if field.kind is Kind.FLAG:
        return _flag(field)
    if field.kind in {Kind.TEXT, Kind.SHAPE}:
        values = _shapes(condition.values) if field is Field.ORIENTATION else condition.values
        return _pattern(field).replace("%1", _listed(values))
    comparison, values = condition.comparison, condition.values
    if field is Field.RATING and comparison is Comparison.IS and values == ("0",):
        return tr("Filter", "not rated")
    shown = [_range(value, is_clock=field is Field.DURATION) for value in values]
    return _compared(field, comparison).replace("%1", _or(shown))


def _flag(field: Field) -> str:
    words = {
        Field.UNTAGGED: tr("Filter", "untagged"),
        Field.UNREVIEWED: tr("Filter", "not reviewed"),
        Field.OFFLINE: tr("Filter", "offline"),
        Field.FAILED: tr("Filter", "could not be read"),
        Field.ANALYSED: tr("Filter", "analysed"),
        Field.AUDIO: tr("Filter", "with sound"),
        Field.DUPLICATE: tr("Filter", "has copies"),
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
        Field.SOURCE: tr("Filter", "tagged by: %1"),
        Field.CODEC: tr("Filter", "codec: %1"),
        Field.ORIENTATION: "%1",
        Field.CLUSTER: tr("Filter", "group: %1"),
    }
    return words[field]


def _compared(field: Field, comparison: Comparison) -> str:
    if field.kind is Kind.DATE:
        return _dated(field).replace("%2", _sign(comparison)).replace("  ", " ")
    words = {
        Field.DURATION: tr("Filter", "duration %2 %1"),
        Field.RATING: tr("Filter", "rating %2 %1"),
        Field.HEIGHT: tr("Filter", "height %2 %1"),
        Field.SIZE: tr("Filter", "size %2 %1"),
        Field.FPS: tr("Filter", "frames per second %2 %1"),
        Field.CONFIDENCE: tr("Filter", "confidence %2 %1"),
    }
    return words[field].replace("%2", _sign(comparison)).replace("  ", " ")


def _dated(field: Field) -> str:
    words = {
        Field.ADDED: tr("Filter", "added %2 %1"),
        Field.RECORDED: tr("Filter", "recorded %2 %1"),
        Field.MODIFIED: tr("Filter", "file date %2 %1"),
        Field.DECIDED: tr("Filter", "last tagged %2 %1"),
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


def _range(value: str, *, is_clock: bool) -> str:
    first, is_range, last = value.partition(BETWEEN)
    ends = [_clock(end) if is_clock and end else end for end in (first, last)]
    return "\N{EN DASH}".join(ends) if is_range else ends[0]


def _shapes(values: tuple[str, ...]) -> tuple[str, ...]:
    words = {
        "landscape": tr("Filter", "landscape"),
        "portrait": tr("Filter", "portrait"),
        "square": tr("Filter", "square"),
    }
    return tuple(words[value.lower()] for value in values)


def _clock(value: str) -> str:
    seconds = parse_duration(value)
    return clock(seconds) if seconds == int(seconds) else value


def _listed(values: tuple[str, ...]) -> str:
    return _or([isolated(display_text(value)) for value in values])


def _or(values: list[str]) -> str:
    return tr("Filter", " or ").join(values)
