"""What to expect of a tag, in words: what it suggests, how many more there may be, and what to do next."""

from dataclasses import dataclass

from app.learning.models import audit_words
from app.ui.localization.text import filled, inline_name, number, tr
from core.domain.audits import Audit
from core.domain.learning import ReviewMode
from core.domain.outlook import OutlookReason, TagOutlook
from core.domain.tags import Tag

_HALF = 0.5
_NOTHING_KNOWN = {OutlookReason.NOTHING_ANALYSED, OutlookReason.WAITS, OutlookReason.KNOWS_NOTHING}


@dataclass(frozen=True, slots=True)
class OutlookAction:
    """A button that opens a review.

    Attributes
    ----------
    words : str
        The button's label.
    mode : ReviewMode
        The kind of review.
    """

    words: str
    mode: ReviewMode


@dataclass(frozen=True, slots=True)
class OutlookText:
    """What is shown of one tag.

    Attributes
    ----------
    title : str
        How many videos it suggests, in one line.
    detail : str
        Why it suggests nothing, what a check showed, how many more there probably are; may be empty.
    offers : tuple of OutlookAction
        Best first.
    """

    title: str
    detail: str
    offers: tuple[OutlookAction, ...]


def face(outlook: TagOutlook, audit: Audit | None) -> OutlookText:
    """Return an outlook, and the last check if there is one, in words."""
    shown = f"{audit_words.short(audit)}." if audit is not None else ""
    if outlook.reason is not OutlookReason.SUGGESTS:
        detail = _join(_why_nothing(outlook.reason), shown, _sentence(left(outlook)))
        title = tr("Outlook", "No suggestions")
        if outlook.reason is OutlookReason.WAITS:
            title = tr("Outlook", "Learning\N{HORIZONTAL ELLIPSIS}")
        return OutlookText(title, detail, _ways_on(outlook.reason))
    is_checked = audit is not None and audit.is_current
    title = tr("Outlook", "%n videos suggested", n=outlook.n_suggested)
    detail = _join(shown if is_checked else "", _sentence(left(outlook)))
    offers = [OutlookAction(tr("Outlook", "Review"), ReviewMode.CONFIDENT)]
    if not is_checked and (check := audit_words.offer(outlook.n_suggested)):
        offers.append(OutlookAction(check, ReviewMode.AUDIT))
    return OutlookText(title, detail, tuple(offers))


def left(outlook: TagOutlook) -> str:
    """Return how many undecided videos a tag probably fits, in words; empty where that is not known."""
    if outlook.reason in _NOTHING_KNOWN or not outlook.n_open:
        return ""
    low, high = number(round(outlook.left_low)), number(round(outlook.left_high))
    if outlook.left_estimate < _HALF:
        return filled(tr("Outlook", "Probably none left (%1 to %2)"), low, high)
    if outlook.reason is OutlookReason.SUGGESTS:
        words = tr("Outlook", "Probably fits about %n undecided videos (%1 to %2)", n=round(outlook.left_estimate))
    else:
        words = tr("Outlook", "Probably about %n more (%1 to %2)", n=round(outlook.left_estimate))
    return filled(words, low, high)


def hardly_worth_it(tag: Tag, outlook: TagOutlook) -> str:
    """Return a sentence saying that further review would hardly find more; empty where it would, or where unknown."""
    if not outlook.is_hardly_worth_it:
        return ""
    if outlook.reason is OutlookReason.ALL_DECIDED:
        return filled(tr("Outlook", "You have decided about every video for “%1”."), inline_name(tag.name))
    words = tr("Outlook", "It is hardly worth looking for more of “%1”: %2.")
    sentence = left(outlook)
    return filled(words, inline_name(tag.name), sentence[:1].lower() + sentence[1:])


def _why_nothing(reason: OutlookReason) -> str:
    return {
        OutlookReason.SUGGESTS: "",
        OutlookReason.WAITS: "",
        OutlookReason.NOTHING_ANALYSED: tr("Outlook", "No videos have been analysed yet."),
        OutlookReason.ALL_DECIDED: tr("Outlook", "You have decided about every video."),
        OutlookReason.KNOWS_NOTHING: tr(
            "Outlook", "The search model does not know these words, and there is no example yet."
        ),
        OutlookReason.ONLY_ACCEPTED: tr(
            "Outlook", "You have only accepted so far. Reject a few videos to show what does not belong."
        ),
        OutlookReason.ONLY_REJECTED: tr(
            "Outlook", "You have only rejected so far. Accept one example to show what it looks like."
        ),
        OutlookReason.NOTHING_LIKELY: tr("Outlook", "None of the remaining videos is a clear match."),
    }[reason]


def _join(*sentences: str) -> str:
    return " ".join(one for one in sentences if one)


def _sentence(words: str) -> str:
    return f"{words}." if words else ""


def _ways_on(reason: OutlookReason) -> tuple[OutlookAction, ...]:
    actions = {
        # No video is more likely than another yet.
        OutlookReason.KNOWS_NOTHING: OutlookAction(tr("Outlook", "Accept one example"), ReviewMode.RANDOM),
        OutlookReason.ONLY_ACCEPTED: OutlookAction(tr("Outlook", "Reject a few"), ReviewMode.CONFIDENT),
        OutlookReason.ONLY_REJECTED: OutlookAction(tr("Outlook", "Accept one example"), ReviewMode.CONFIDENT),
        OutlookReason.NOTHING_LIKELY: OutlookAction(tr("Outlook", "Review the most likely"), ReviewMode.CONFIDENT),
    }
    return (actions[reason],) if reason in actions else ()
