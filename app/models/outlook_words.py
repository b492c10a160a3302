"""What to expect of a tag, in words: what it suggests, how many more there may be, what helps where it is silent."""

from dataclasses import dataclass

from app.models import audit_words
from app.models.tag_words import spoken
from app.support.text import filled, number, tr
from core.domain.audits import Audit
from core.domain.learning import ReviewMode
from core.domain.outlook import OutlookReason, TagOutlook
from core.domain.tags import Tag

_HALF = 0.5
_NOTHING_KNOWN = {OutlookReason.NOTHING_ANALYSED, OutlookReason.WAITS, OutlookReason.KNOWS_NOTHING}


@dataclass(frozen=True, slots=True)
class Offer:
    """A way on.

    Attributes
    ----------
    words : str
        For a button.
    mode : ReviewMode
        What the review then asks.
    """

    words: str
    mode: ReviewMode


@dataclass(frozen=True, slots=True)
class OutlookFace:
    """What is shown of one tag.

    Attributes
    ----------
    title : str
        What it suggests, or why nothing.
    detail : str
        How many more there probably are; empty where nothing can be said.
    offers : tuple of Offer
        Ways on, the best first.
    """

    title: str
    detail: str
    offers: tuple[Offer, ...]


def face(tag: Tag, outlook: TagOutlook, audit: Audit | None) -> OutlookFace:
    """Put an outlook into words.

    Parameters
    ----------
    tag : Tag
        Which.
    outlook : TagOutlook
        Of the tag.
    audit : Audit or None
        The last one.

    Returns
    -------
    OutlookFace
        See there.
    """
    if outlook.reason is not OutlookReason.SUGGESTS:
        why = filled(_why_nothing(outlook.reason), spoken(tag.name))
        if audit is not None:
            why = filled(tr("Outlook", "%1 (%2)"), why, audit_words.short(audit))
        return OutlookFace(why, left(outlook), _ways_on(outlook.reason))
    title = filled(tr("Outlook", "“%1” suggests %n videos", n=outlook.n_suggested), spoken(tag.name))
    is_checked = audit is not None and audit.is_current
    if audit is not None and is_checked:
        title = filled(tr("Outlook", "%1 (%2)"), title, audit_words.short(audit))
    look = Offer(tr("Outlook", "Look through them"), ReviewMode.CONFIDENT)
    check = Offer(tr("Outlook", "Check 12 at random"), ReviewMode.AUDIT)
    return OutlookFace(title, left(outlook), (look,) if is_checked else (look, check))


def left(outlook: TagOutlook) -> str:
    """Say how many undecided videos a tag probably fits; empty where that is not known."""
    if outlook.reason in _NOTHING_KNOWN or not outlook.n_open:
        return ""
    low, high = number(round(outlook.left_low)), number(round(outlook.left_high))
    if outlook.left_estimate < _HALF:
        return filled(tr("Outlook", "Probably no more are left (%1 to %2)"), low, high)
    if outlook.reason is OutlookReason.SUGGESTS:
        words = tr("Outlook", "Probably fits about %n undecided videos (%1 to %2)", n=round(outlook.left_estimate))
    else:
        words = tr("Outlook", "Probably about %n more (%1 to %2)", n=round(outlook.left_estimate))
    return filled(words, low, high)


def hardly_worth_it(tag: Tag, outlook: TagOutlook) -> str:
    """Say that looking on would hardly find more, for the review.

    Parameters
    ----------
    tag : Tag
        Which.
    outlook : TagOutlook
        Of it.

    Returns
    -------
    str
        One sentence; empty where looking on is worth it, or nothing is known.
    """
    if not outlook.is_hardly_worth_it:
        return ""
    if outlook.reason is OutlookReason.ALL_DECIDED:
        return filled(tr("Outlook", "Everything is decided about “%1”."), spoken(tag.name))
    words = tr("Outlook", "Looking for more of “%1” is hardly worth it: %2.")
    sentence = left(outlook)
    return filled(words, spoken(tag.name), sentence[:1].lower() + sentence[1:])


def _why_nothing(reason: OutlookReason) -> str:
    return {
        OutlookReason.SUGGESTS: "",
        OutlookReason.NOTHING_ANALYSED: tr("Outlook", "“%1” suggests nothing: no video has been analysed yet."),
        OutlookReason.WAITS: tr("Outlook", "“%1” is learned in a moment."),
        OutlookReason.ALL_DECIDED: tr("Outlook", "“%1” suggests nothing: everything is decided."),
        OutlookReason.KNOWS_NOTHING: tr(
            "Outlook", "“%1” suggests nothing: neither its words nor an example say what it looks like."
        ),
        OutlookReason.ONLY_ACCEPTED: tr(
            "Outlook", "“%1” suggests nothing: you have only accepted. Reject a few, so that it learns where to stop."
        ),
        OutlookReason.ONLY_REJECTED: tr(
            "Outlook", "“%1” suggests nothing: you have only rejected. Accept an example of what it looks like."
        ),
        OutlookReason.NOTHING_LIKELY: tr("Outlook", "“%1” suggests nothing: what is left is hard to tell apart."),
    }[reason]


def _ways_on(reason: OutlookReason) -> tuple[Offer, ...]:
    ways = {
        # Nothing is likelier than anything else yet.
        OutlookReason.KNOWS_NOTHING: Offer(tr("Outlook", "Accept one example"), ReviewMode.RANDOM),
        OutlookReason.ONLY_ACCEPTED: Offer(tr("Outlook", "Reject a few"), ReviewMode.CONFIDENT),
        OutlookReason.ONLY_REJECTED: Offer(tr("Outlook", "Accept one example"), ReviewMode.CONFIDENT),
        OutlookReason.NOTHING_LIKELY: Offer(tr("Outlook", "Look at the likeliest"), ReviewMode.CONFIDENT),
    }
    return (ways[reason],) if reason in ways else ()
