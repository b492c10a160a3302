"""What a check of a tag's suggestions showed, in words, and what has changed since."""

from PySide6.QtCore import QDateTime, QLocale

from app.ui.localization.text import filled, number, percent, tr
from core.domain.audits import N_ASKED, Audit, Since

LEAST = 4
"""With fewer suggestions, looking at all of them is less work than a check and shows as much."""


def offer(n_suggested: int) -> str:
    """Return the label of the check button; empty where too few videos are suggested for a check."""
    if n_suggested < LEAST:
        return ""
    if n_suggested <= N_ASKED:
        return tr("Audit", "Check all %n", n=n_suggested)
    return tr("Audit", "Check %n at random", n=N_ASKED)


def unknown(n_suggested: int) -> str:
    """Return a sentence saying that there was no check yet, or that there is too little to check."""
    if not n_suggested:
        return tr("Audit", "No videos are suggested, so there is nothing to check.")
    if n_suggested < LEAST:
        return tr("Audit", "Only %n videos are suggested, which is too few to check.", n=n_suggested)
    return tr("Audit", "You have not checked yet how many of its suggestions are right.")


def short(audit: Audit) -> str:
    """Return the result in a few words, such as ``3 of 10 checked were right``."""
    if audit.is_partial:
        figures = number(audit.n_right), number(audit.n_answered), number(audit.n_drawn)
        return filled(tr("Audit", "%1 right, %2 of %3 checked"), *figures)
    return filled(tr("Audit", "%1 of %2 checked were right"), number(audit.n_right), number(audit.n_answered))


def sentence(audit: Audit) -> str:
    """Return one or two sentences: the result and the interval while it holds, otherwise what has changed since.

    Parameters
    ----------
    audit : Audit
        Must have answers.
    """
    figures = filled(
        tr("Audit", "Checked on %1: %2 of %3 right."), _day(audit), number(audit.n_right), number(audit.n_answered)
    )
    sentences = [figures, interval(audit)] if audit.is_current else [figures]
    return " ".join([*sentences, *_left_open(audit), *([] if audit.is_current else changes(audit))])


def _left_open(audit: Audit) -> list[str]:
    words = tr("Audit", "%1 of the %2 in the sample are checked; the others may be right or wrong.")
    return [filled(words, number(audit.n_answered), number(audit.n_drawn))] if audit.is_partial else []


def result(audit: Audit) -> str:
    """Return the result of a check that was just finished."""
    return f"{short(audit)}. {interval(audit)}"


def interval(audit: Audit) -> str:
    """Return a sentence with the interval for all suggestions."""
    words = tr("Audit", "So %1 to %2 of the suggestions are right (with 90 % confidence).")
    return filled(words, percent(audit.low), percent(audit.high))


def changes(audit: Audit) -> list[str]:
    """Return a sentence for each thing that has changed since."""
    sentences = {
        Since.TRAINING: tr("Audit", "Since then, the training in use has changed."),
        Since.THRESHOLD: tr("Audit", "Since then, its threshold has changed."),
        Since.WORDS: tr("Audit", "Since then, the words of the tag have changed."),
        Since.GREW: tr("Audit", "Since then, many more videos have been suggested."),
    }
    sentences[Since.DECISIONS] = tr("Audit", "Since then, your decisions about it have changed.")
    if audit.n_decisions_since:
        sentences[Since.DECISIONS] = tr(
            "Audit", "Since then, the tag has learned from %n more decisions.", n=audit.n_decisions_since
        )
    return [sentences[one] for one in audit.since]


def _day(audit: Audit) -> str:
    locale = QLocale()
    if locale.language() is QLocale.Language.C:  # without a locale, Qt formats dates in a way that nobody uses
        locale = QLocale(QLocale.Language.English)
    when = QDateTime.fromSecsSinceEpoch(int(audit.started_at.timestamp()))
    return locale.toString(when.date(), QLocale.FormatType.ShortFormat)
