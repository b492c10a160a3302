"""Text for video and moment cards: second line, tooltip, screen reader."""

from app.browse.models.cards import MomentCard, VideoCard
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import byte_size, display_name, display_text, inline_name, number, plain_tooltip, tr
from app.ui.localization.times import clock, span
from core.domain.search import Channel, MomentHit
from core.domain.videos import VideoStage


def stage(card: VideoCard) -> str:
    """Return the processing stage of a video in a few words."""
    video = card.video
    if video.stage is VideoStage.FAILED:
        return tr("Card", "could not be read")
    words = {
        1: tr("Card", "found"),
        2: tr("Card", "found, details read"),
        3: tr("Card", "waiting"),
        4: tr("Card", "ready"),
    }
    return words[card.n_stages]


def state(card: VideoCard) -> str:
    """Return the status of a video in a word or two: offline, failed, or its stage."""
    return tr("Card", "Offline") if card.video.is_offline else stage(card)


def second_line(card: VideoCard) -> str:
    """Return the line below the name; the card shows an icon beside it where the video is offline or failed."""
    video = card.video
    if video.stage is VideoStage.FAILED:
        return display_text(in_own_words(video.reason)) or tr("Card", "Could not be read")
    if video.is_offline:
        return tr("Card", "Offline")
    if video.media is None:
        return byte_size(video.content.size_bytes)
    size = second_line_size(card)
    if video.n_copies > 1:
        return f"{size} · " + tr("Card", "%n copies", n=video.n_copies)
    return size


def accessible_text(card: VideoCard) -> str:
    """Return the text of a card for screen readers: name, duration, tags, rating, status."""
    parts = [display_name(card.video.path)]
    if card.video.media is not None:
        parts.append(clock(card.video.media.duration_seconds))
    parts += user_marks(card)
    parts.append(stage(card))
    if card.video.stage is VideoStage.FAILED:
        parts.append(display_text(in_own_words(card.video.reason)))
    if card.video.is_offline:
        parts.append(tr("Card", "offline"))
    return ", ".join(parts)


def user_marks(card: VideoCard) -> list[str]:
    """Return what the user added to a video: number of tags, rating, whether it has a note; may be empty."""
    parts = []
    if card.tag_ids:
        parts.append(tr("Card", "%n tags", n=len(card.tag_ids)))
    if card.video.rating:
        parts.append(tr("Card", "rated %1 of 5").replace("%1", number(card.video.rating)))
    if card.video.note:
        parts.append(tr("Card", "has a note"))
    return parts


def tooltip(card: VideoCard) -> str:
    """Return all details of a card, escaped for Qt's tooltips."""
    video, media = card.video, card.video.media
    lines = [display_name(video.path), display_text(str(video.path.parent))]
    if media is not None:
        rate = f" · {media.frames_per_second:.3g} fps" if media.frames_per_second else ""
        lines.append(f"{clock(media.duration_seconds)} · {second_line_size(card)} · {display_text(media.codec)}{rate}")
    lines.append(f"{byte_size(video.content.size_bytes)} · {stage(card)}")
    if words := user_marks(card):
        lines.append(" · ".join(words))
    if video.note:
        lines.append(display_text(video.note))
    if video.reason:
        lines.append(display_text(in_own_words(video.reason)))
    if video.is_offline:
        lines.append(tr("Card", "Offline: its drive or folder is not available"))
    return plain_tooltip("\n".join(lines))


def second_line_size(card: VideoCard) -> str:
    """Return the resolution, width by height; empty where it is not known."""
    media = card.video.media
    return "" if media is None else f"{media.width_px} \N{MULTIPLICATION SIGN} {media.height_px}"


def moment_tooltip(moment: MomentCard) -> str:
    """Return all details of a moment, escaped for Qt's tooltips."""
    hit = moment.hit
    lines = [
        display_name(moment.card.video.path),
        span(hit.start_seconds, hit.end_seconds),
        tr("Moment", "Found by: %1").replace("%1", reason_words(hit)),
        tr("Moment", "Similarity %1 (comparable within this search only)").replace("%1", f"{hit.score:.3f}"),
        *filter(None, [copies_words(hit)]),
    ]
    if moment.cell_seconds is not None and not moment.is_picture_near:
        words = tr("Moment", "Nearest preview picture, from about %1").replace("%1", clock(moment.cell_seconds))
        lines.append(words)
    return plain_tooltip("\n".join(lines))


def reason_words(hit: MomentHit) -> str:
    """Return why a moment was found, in a few words."""
    words = {
        Channel.NAME: tr("Moment", "name"),
        Channel.TAG: tr("Moment", "tag %1"),
        Channel.FILTER: tr("Moment", "filter"),
        Channel.LOOKS: tr("Moment", "looks like it"),
    }
    return ", ".join(words[reason.channel].replace("%1", inline_name(reason.tag)) for reason in hit.reasons)


def copies_words(hit: MomentHit) -> str:
    """Return how many near-copies a moment stands for; empty for none."""
    return tr("Moment", "and %n near-copies", n=hit.n_copies) if hit.n_copies else ""


def moment_accessible_text(moment: MomentCard) -> str:
    """Return the text of a moment for screen readers: name, span, match, how many more."""
    hit = moment.hit
    parts = [
        display_name(moment.card.video.path),
        span(hit.start_seconds, hit.end_seconds),
        tr("Moment", "match %1 of 100").replace("%1", number(round(moment.match * 100))),
        tr("Moment", "moment %1 of %2").replace("%1", str(moment.place)).replace("%2", str(moment.n_places)),
        reason_words(hit),
        *filter(None, [copies_words(hit)]),
    ]
    return ", ".join(parts)
