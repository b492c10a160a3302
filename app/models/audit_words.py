"""What checking a tag's suggestions has shown, and what has changed since."""

from PySide6.QtCore import QDateTime, QLocale

from app.support.text import filled, number, percent, tr
from core.domain.audits import Audit, Since


def unknown() -> str:
    """Say that nobody has checked yet."""
    return tr("Audit", "How many of the suggestions are right is not known. Check 12 at random to find out.")


def short(audit: Audit) -> str:
    """Say in a few words what was right, such as ``3 of 10 checked were right``."""
    if audit.is_partial:
        figures = number(audit.n_right), number(audit.n_answered), number(audit.n_drawn)
        return filled(tr("Audit", "%1 right, %2 of %3 checked"), *figures)
    return filled(tr("Audit", "%1 of %2 checked were right"), number(audit.n_right), number(audit.n_answered))


def sentence(audit: Audit) -> str:
    """Say what was right and, while that holds, of how many suggestions; else what has changed since.

    Parameters
    ----------
    audit : Audit
        With answers.

    Returns
    -------
    str
        One or two sentences.
    """
    figures = _day(audit), number(audit.n_right), number(audit.n_answered)
    if audit.is_current:
        words = tr("Audit", "Checked on %1: %2 of %3 right. So %4 to %5 of what is suggested is right (90 % certain).")
        return " ".join([filled(words, *figures, percent(audit.low), percent(audit.high)), *_left_open(audit)])
    words = filled(tr("Audit", "Checked on %1: %2 of %3 right."), *figures)
    return " ".join([words, *_left_open(audit), *changes(audit)])


def _left_open(audit: Audit) -> list[str]:
    words = tr("Audit", "%1 of the %2 that were drawn are checked; the others may be right or wrong.")
    return [filled(words, number(audit.n_answered), number(audit.n_drawn))] if audit.is_partial else []


def changes(audit: Audit) -> list[str]:
    """Say what has changed since, a sentence each."""
    said = {
        Since.TRAINING: tr("Audit", "Since then it works with another training."),
        Since.THRESHOLD: tr("Audit", "Since then another threshold was chosen."),
        Since.WORDS: tr("Audit", "Since then the words of the tag were changed."),
        Since.GREW: tr("Audit", "Since then many more videos are suggested."),
    }
    said[Since.DECISIONS] = tr("Audit", "Since then decisions were taken back.")
    if audit.n_decisions_since:
        said[Since.DECISIONS] = tr(
            "Audit", "Since then the tag learned from %n more decisions.", n=audit.n_decisions_since
        )
    return [said[one] for one in audit.since]


def _day(audit: Audit) -> str:
    locale = QLocale()
    if locale.language() is QLocale.Language.C:  # of programs started without a country: nobody writes dates so
        locale = QLocale(QLocale.Language.English)
    when = QDateTime.fromSecsSinceEpoch(int(audit.started_at.timestamp()))
    return locale.toString(when.date(), QLocale.FormatType.ShortFormat)
