"""What is known about two files, side by side, and which of them is better off."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.ui.localization.dates import moment_in_time
from app.ui.localization.text import byte_size, display_text, figure, filled, left_to_right, number, tr
from app.ui.localization.times import clock
from core.domain.videos import Video

_TIMES = "\N{MULTIPLICATION SIGN}"
_UNKNOWN = "\N{EN DASH}"
_SAME = 0.05
"""Relative difference up to which two values are equal."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the comparison.

    Attributes
    ----------
    label, a, b : str
        What it is, and its value for each file.
    better : int
        -1 if the first is better, 1 if the second is, 0 if neither.
    """

    label: str
    a: str
    b: str
    better: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """One of two files.

    Attributes
    ----------
    video : Video
        Its video.
    path : Path
        The file.
    n_tags : int
        Tags of the video.
    """

    video: Video
    path: Path
    n_tags: int = 0

    @property
    def bits_per_second(self) -> float | None:
        """Size by duration; None if the duration is unknown."""
        media = self.video.media
        return 8 * self.video.content.size_bytes / media.duration_seconds if media and media.duration_seconds else None


def facts(a: Side, b: Side) -> list[Fact]:
    """Return what is known about two files, with the better value marked where one is better for certain."""
    return [
        Fact(tr("Duplicates", "Folder"), _folder(a), _folder(b)),
        _compared(tr("Duplicates", "Resolution"), a, b, _n_pixels, _resolution),
        _compared(tr("Duplicates", "Bit rate"), a, b, lambda side: side.bits_per_second, _rate, is_marked=_same_codec),
        _compared(tr("Duplicates", "Duration"), a, b, _seconds, _duration),
        _compared(tr("Duplicates", "Frame rate"), a, b, _frame_rate, _frame_rate_words),
        _compared(tr("Duplicates", "Size"), a, b, _size, _size_words, is_marked=_never),
        Fact(tr("Duplicates", "Codec"), _codec(a), _codec(b)),
        Fact(tr("Duplicates", "Sound"), _sound(a), _sound(b), _more(_has_sound(a), _has_sound(b))),
        Fact(tr("Duplicates", "File date"), _date(a.video.modified_at), _date(b.video.modified_at)),
        Fact(tr("Duplicates", "Recorded"), _date(a.video.recorded_at), _date(b.video.recorded_at)),
        Fact(tr("Duplicates", "Rating"), _stars(a), _stars(b)),
        Fact(tr("Duplicates", "Tags"), number(a.n_tags), number(b.n_tags)),
    ]


def _compared(
    label: str,
    a: Side,
    b: Side,
    value: Callable[[Side], float | None],
    words: Callable[[Side], str],
    *,
    is_marked: Callable[[Side, Side], bool] = lambda _a, _b: True,
) -> Fact:
    return Fact(label, words(a), words(b), _more(value(a), value(b)) if is_marked(a, b) else 0)


def _more(a: float | None, b: float | None) -> int:
    if a is None or b is None or abs(a - b) <= _SAME * max(abs(a), abs(b)):
        return 0
    return -1 if a > b else 1


def _never(_a: Side, _b: Side) -> bool:
    return False


def _same_codec(a: Side, b: Side) -> bool:
    # A newer codec needs fewer bits for the same picture.
    return a.video.media is not None and b.video.media is not None and a.video.media.codec == b.video.media.codec


def _folder(side: Side) -> str:
    return left_to_right(display_text(str(side.path.parent)))


def _n_pixels(side: Side) -> float | None:
    media = side.video.media
    return media.width_px * media.height_px if media else None


def _resolution(side: Side) -> str:
    media = side.video.media
    return left_to_right(f"{media.width_px} {_TIMES} {media.height_px}") if media else _UNKNOWN


def _rate(side: Side) -> str:
    rate = side.bits_per_second
    return filled(tr("Duplicates", "%1 Mbit/s"), figure(round(rate / 1e6, 2))) if rate is not None else _UNKNOWN


def _seconds(side: Side) -> float | None:
    return side.video.media.duration_seconds if side.video.media else None


def _duration(side: Side) -> str:
    return clock(side.video.media.duration_seconds) if side.video.media else _UNKNOWN


def _frame_rate(side: Side) -> float | None:
    return side.video.media.frames_per_second if side.video.media else None


def _frame_rate_words(side: Side) -> str:
    rate = _frame_rate(side)
    return f"{rate:.3g} fps" if rate else _UNKNOWN


def _size(side: Side) -> float:
    return side.video.content.size_bytes


def _size_words(side: Side) -> str:
    return byte_size(side.video.content.size_bytes)


def _codec(side: Side) -> str:
    return display_text(side.video.media.codec) if side.video.media else _UNKNOWN


def _has_sound(side: Side) -> int | None:
    return int(side.video.media.has_audio) if side.video.media else None


def _sound(side: Side) -> str:
    if side.video.media is None:
        return _UNKNOWN
    return tr("Duplicates", "Yes") if side.video.media.has_audio else tr("Duplicates", "No")


def _date(when: datetime | None) -> str:
    return moment_in_time(when) if when is not None else _UNKNOWN


def _stars(side: Side) -> str:
    return "\N{BLACK STAR}" * side.video.rating or _UNKNOWN
