"""Finds the colours of the points: by group, tag, folder, date or match with the last search."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QDate, QLocale, QObject, Qt

from app.bridge.session import Session
from app.map import operations
from app.map.models import colouring
from app.map.models.colouring import ColourBy, Colouring
from app.map.models.scene import Label, labels
from app.stage.stage import Stage
from app.ui.localization.text import display_name, tr
from app.ui.paint import theme
from app.ui.paint.tag_paint import tag_colour
from core.domain.clusters import Clustering
from core.domain.groups import Grouping
from core.domain.maps import VideoMap
from core.domain.search import MomentHit

_EVERY_GROUP = 10_000

Done = Callable[[Colouring, tuple[Label, ...]], object]


class ColourController(QObject):
    """Computes colourings; only the latest request is answered.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        Knows the tags.
    hits : callable
        Returns the hits of the last search.
    parent : QObject
        Qt parent.
    """

    def __init__(
        self, session: Session, stage: Stage, *, hits: Callable[[], Sequence[MomentHit]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._stage, self._hits = session, stage, hits
        self._newest = 0
        self._groups: Clustering | None = None

    def find(self, found: VideoMap, by: ColourBy, done: Done) -> None:
        """Find the colours of a map and the names of its groups; `done` is called with both."""
        self._newest += 1
        number = self._newest

        def _go_on(groups: Clustering | None) -> None:
            if number == self._newest:
                self._groups = groups
                self._colour(found, by, lambda made: self._finish(number, found, made, done))

        work = operations.groups(found.scope)
        self._session.run(work.then(_go_on).otherwise(lambda _error: _go_on(None)))

    def _finish(self, number: int, found: VideoMap, made: Colouring, done: Done) -> None:
        if number != self._newest:
            return
        groups = self._groups
        names = () if groups is None else labels(found, groups, found.clusters_of_points(groups))
        done(made, names)

    def _colour(self, found: VideoMap, by: ColourBy, done: Callable[[Colouring], object]) -> None:
        plain = colouring.plain(len(found), theme.current().accent)
        if by is ColourBy.GROUP:
            done(plain if self._groups is None else self._by_group(found, self._groups))
        elif by is ColourBy.SCORE:
            done(self._by_score(found))
        elif by is ColourBy.TAG:
            ids = list(dict.fromkeys(found.video_ids.tolist()))
            self._session.run(operations.tags(ids).then(lambda tags: done(self._by_tag(found, tags))))
        elif by is ColourBy.FOLDER:
            work = operations.keys(Grouping.FOLDER)
            self._session.run(work.then(lambda keys: done(self._by_folder(found, keys))))
        elif by is ColourBy.DATE:
            self._session.run(
                operations.keys(Grouping.RECORDED).then(lambda days: self._add_file_days(found, days, done))
            )
        else:
            done(plain)

    def _add_file_days(self, found: VideoMap, recorded: dict[int, str], done: Callable[[Colouring], object]) -> None:
        """Use the date of the file where no recording date is known."""
        work = operations.keys(Grouping.MODIFIED)
        self._session.run(work.then(lambda written: done(self._by_date(found, written | recorded))))

    def _by_group(self, found: VideoMap, groups: Clustering) -> Colouring:
        names = {cluster.id: cluster.name or tr("Map", "Without a name") for cluster in groups.clusters}
        is_dark = theme.is_dark()
        return colouring.by_kind(
            found.clusters_of_points(groups),
            names,
            lambda key: colouring.hue(key, is_dark=is_dark),
            other=theme.current().faint,
            most=_EVERY_GROUP,
        )

    def _by_tag(self, found: VideoMap, tags_of: dict[int, tuple[int, ...]]) -> Colouring:
        """Colour by tag; of several, the one that the fewest points have says the most."""
        book, is_dark = self._stage.tags, theme.is_dark()
        counts: dict[int, int] = {}
        for tag_ids in tags_of.values():
            for tag_id in tag_ids:
                counts[tag_id] = counts.get(tag_id, 0) + 1
        rarest = {
            video_id: min(tag_ids, key=lambda one: (counts[one], one))
            for video_id, tag_ids in tags_of.items()
            if tag_ids
        }
        tags = {tag.id: tag for tag in book.tags}
        return colouring.by_kind(
            [rarest.get(video_id) for video_id in found.video_ids.tolist()],
            {tag_id: tag.name for tag_id, tag in tags.items()},
            lambda tag_id: tag_colour(tags[tag_id], is_dark=is_dark).name(),
            other=theme.current().faint,
        )

    @staticmethod
    def _by_folder(found: VideoMap, folders: dict[int, str]) -> Colouring:
        places = {key: place for place, key in enumerate(sorted(set(folders.values())))}
        is_dark = theme.is_dark()
        return colouring.by_kind(
            [folders.get(video_id) for video_id in found.video_ids.tolist()],
            {key: display_name(Path(key)) for key in places},
            lambda key: colouring.hue(places[key], is_dark=is_dark),
            other=theme.current().faint,
        )

    @staticmethod
    def _by_date(found: VideoMap, days: dict[int, str]) -> Colouring:
        numbers = {day: number for number, day in enumerate(sorted(set(days.values())))}
        ordered = list(numbers)
        values = np.array(
            [numbers[days[video_id]] if video_id in days else np.nan for video_id in found.video_ids.tolist()], float
        )
        ends = (_day(ordered[0]), _day(ordered[-1])) if ordered else ("", "")
        return colouring.by_range(values, ends, is_dark=theme.is_dark())

    def _by_score(self, found: VideoMap) -> Colouring:
        best: dict[int, float] = {}
        spans: dict[int, list[MomentHit]] = {}
        for hit in self._hits():
            best[hit.video_id] = max(hit.score, best.get(hit.video_id, -np.inf))
            spans.setdefault(hit.video_id, []).append(hit)
        values = np.full(len(found), np.nan)
        rows = zip(found.video_ids.tolist(), found.start_seconds.tolist(), found.end_seconds.tolist(), strict=True)
        for number, (video_id, start, end) in enumerate(rows):
            scores = [
                hit.score for hit in spans.get(video_id, ()) if hit.start_seconds < end and hit.end_seconds > start
            ]
            if scores:
                values[number] = max(scores)
            elif video_id in best and end <= start:
                values[number] = best[video_id]
        ends = (tr("Map", "Weakest match"), tr("Map", "Best match"))
        return colouring.by_range(values, ends, is_dark=theme.is_dark())


def _day(key: str) -> str:
    day = QDate.fromString(key, Qt.DateFormat.ISODate)
    return QLocale().toString(day, QLocale.FormatType.ShortFormat) if day.isValid() else key
