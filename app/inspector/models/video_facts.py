"""The details of videos as pairs of label and value."""

from app.browse.models import card_words
from app.inspector.models.inspected import ManyVideos, OneVideo
from app.ui.localization.dates import moment_at_place, moment_in_time
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import byte_size, display_text, filled, left_to_right, number, tr
from app.ui.localization.times import clock
from core.domain.videos import Video

Fact = tuple[str, str]
_TIMES = "\N{MULTIPLICATION SIGN}"


def facts_of_one(one: OneVideo) -> list[Fact]:
    """Return what is known of a video as pairs of label and value."""
    video, media = one.card.video, one.card.video.media
    facts: list[Fact] = []
    if media is not None:
        facts.append((tr("Facts", "Duration"), clock(media.duration_seconds)))
        facts.append((tr("Facts", "Resolution"), left_to_right(card_words.second_line_size(one.card))))
        facts.append((tr("Facts", "Codec"), _coding(media.codec, media.frames_per_second)))
    facts.append((tr("Facts", "Size"), byte_size(video.content.size_bytes)))
    if video.is_date_read:
        facts.append((tr("Facts", "Recorded"), _recorded(video)))
    if video.modified_at is not None:
        facts.append((tr("Facts", "File date"), moment_in_time(video.modified_at)))
    facts.append((tr("Facts", "Added"), moment_in_time(video.added_at)))
    facts.append((tr("Facts", "Status"), _state(one)))
    if video.reason:
        facts.append((tr("Facts", "Reason"), display_text(in_own_words(video.reason))))
    if len(one.paths) > 1:
        facts.extend((tr("Facts", "Copy"), left_to_right(display_text(str(path)))) for path in one.paths)
    return facts


def facts_of_many(many: ManyVideos) -> list[Fact]:
    """Return totals and common properties of many videos as pairs of label and value."""
    sums = many.sums
    facts: list[Fact] = []
    if sums.n_timed:
        length = clock(sums.duration_seconds)
        n_missing = sums.n_videos - sums.n_timed
        if n_missing:
            length = filled(tr("Facts", "%1, plus %2 of unknown duration"), length, number(n_missing))
        facts.append((tr("Facts", "Duration"), length))
    facts.append((tr("Facts", "Size"), byte_size(sums.size_bytes)))
    if sums.width_px is not None and sums.height_px is not None:
        facts.append((tr("Facts", "Resolution"), left_to_right(f"{sums.width_px} {_TIMES} {sums.height_px}")))
    if sums.codec is not None:
        facts.append((tr("Facts", "Codec"), _coding(sums.codec, sums.frames_per_second)))
    return facts


def _recorded(video: Video) -> str:
    if video.recorded_at is None:
        return tr("Facts", "no date in the file")
    return moment_at_place(video.recorded_at, video.recorded_zone_minutes)


def _coding(codec: str, rate: float | None) -> str:
    parts = [display_text(codec)]
    if rate:
        parts.append(f"{rate:.3g} fps")
    return " \N{MIDDLE DOT} ".join(parts)


def _state(one: OneVideo) -> str:
    words = card_words.stage(one.card)
    if one.card.video.is_offline:
        words = f"{tr('Facts', 'offline')} \N{MIDDLE DOT} {words}"
    return words
