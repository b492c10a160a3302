"""What checking a tag's suggestions has shown, and what has changed since."""

from PySide6.QtCore import QDateTime, QLocale

from app.ui.text import filled, number, percent, tr
from core.domain.audits import N_ASKED, Audit, Since

LEAST = 4
"""Suggested videos below which looking at them all is less work than a check, and shows as much."""


def offer(n_suggested: int) -> str:
    """Name the check on a button.

    Parameters
    ----------
    n_suggested : int
        Videos that the tag is suggested for.

    Returns
    -------
    str
        With the number that is asked about; empty where so few are suggested that a check would show little.
    """
    if n_suggested < LEAST:
        return ""
    if n_suggested <= N_ASKED:
        return tr("Audit", "Check all %n", n=n_suggested)
    return tr("Audit", "Check %n at random", n=N_ASKED)


def unknown(n_suggested: int) -> str:
    """Say that nobody has checked yet, or that there is too little to check.

    Parameters
    ----------
    n_suggested : int
        Videos that the tag is suggested for.

    Returns
    -------
    str
        One sentence.
    """
    if not n_suggested:
        return tr("Audit", "No videos are suggested, so there is nothing to check.")
    if n_suggested < LEAST:
        return tr("Audit", "Only %n videos are suggested, which is too few to check.", n=n_suggested)
    return tr("Audit", "You have not checked yet how many of its suggestions are right.")


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
    figures = filled(
        tr("Audit", "Checked on %1: %2 of %3 right."), _day(audit), number(audit.n_right), number(audit.n_answered)
    )
    said = [figures, interval(audit)] if audit.is_current else [figures]
    return " ".join([*said, *_left_open(audit), *([] if audit.is_current else changes(audit))])


def _left_open(audit: Audit) -> list[str]:
    words = tr("Audit", "%1 of the %2 in the sample are checked; the others may be right or wrong.")
    return [filled(words, number(audit.n_answered), number(audit.n_drawn))] if audit.is_partial else []


def result(audit: Audit) -> str:
    """Say what a check that was just made has shown."""
    return f"{short(audit)}. {interval(audit)}"


def interval(audit: Audit) -> str:
    """Say of how many suggestions that holds."""
    words = tr("Audit", "So %1 to %2 of the suggestions are right (with 90 % confidence).")
    return filled(words, percent(audit.low), percent(audit.high))


def changes(audit: Audit) -> list[str]:
    """Say what has changed since, a sentence each."""
    said = {
        Since.TRAINING: tr("Audit", "The training in use has changed since then."),
        Since.THRESHOLD: tr("Audit", "Its threshold has changed since then."),
        Since.WORDS: tr("Audit", "The words of the tag have changed since then."),
        Since.GREW: tr("Audit", "Many more videos are suggested since then."),
    }
    said[Since.DECISIONS] = tr("Audit", "Your decisions about it have changed since then.")
    if audit.n_decisions_since:
        said[Since.DECISIONS] = tr(
            "Audit", "The tag has learned from %n more decisions since then.", n=audit.n_decisions_since
        )
    return [said[one] for one in audit.since]


def _day(audit: Audit) -> str:
    locale = QLocale()
    if locale.language() is QLocale.Language.C:  # of programs started without a country: nobody writes dates so
        locale = QLocale(QLocale.Language.English)
    when = QDateTime.fromSecsSinceEpoch(int(audit.started_at.timestamp()))
    return locale.toString(when.date(), QLocale.FormatType.ShortFormat)
