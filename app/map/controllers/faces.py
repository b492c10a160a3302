"""Pictures and names of the points in view."""

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.browse import operations as videos
from app.browse.models.cards import VideoCard
from app.map.models.choice import PointFace
from app.map.views.canvas import MapCanvas
from app.stage.stage import Stage
from app.stage.thumbnails import PictureKey
from app.ui.localization.text import display_name, filled, tr
from app.ui.localization.times import clock
from core.domain.clusters import ClusterScope

_KEPT = 400
_PICTURE_PX = 208


class FaceController(QObject):
    """Fetches the cards of videos whose points are in view, and their pictures."""

    def __init__(self, session: Session, stage: Stage, *, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._session, self._stage, self._canvas = session, stage, canvas
        self._cards: OrderedDict[int, VideoCard] = OrderedDict()
        self._asked: set[int] = set()
        canvas.face = self.face
        canvas.facesWanted.connect(self._fetch)
        stage.thumbnails.arrived.connect(self._on_picture)

    def forget(self) -> None:
        """Read the cards again: videos or pictures have changed."""
        self._cards.clear()
        self._asked.clear()

    def face(self, number: int) -> PointFace:
        """Return what is known of a point."""
        scene = self._canvas.scene
        assert scene is not None
        card = self._cards.get(int(scene.map.video_ids[number]))
        if card is None:
            return PointFace(None, "")
        name = display_name(card.video.path)
        start, end = float(scene.map.start_seconds[number]), float(scene.map.end_seconds[number])
        if scene.map.scope is ClusterScope.MOMENTS:
            name = filled(tr("Map", "%1, %2"), name, clock(start))
        key = self._key(card, (start + end) / 2 if scene.map.scope is ClusterScope.MOMENTS else None)
        return PointFace(None if key is None else self._stage.thumbnails.pixmap(key), name)

    def _key(self, card: VideoCard, at_seconds: float | None) -> PictureKey | None:
        width = round(_PICTURE_PX * self._canvas.devicePixelRatioF())
        seconds = card.video.media.duration_seconds if card.video.media is not None else 0.0
        if at_seconds is not None and card.strip is not None and seconds:
            cell = card.cell_at(at_seconds / seconds)
            if cell is not None:
                return PictureKey(card.strip, cell, width)
        return None if card.poster is None else PictureKey(card.poster, None, width)

    def _fetch(self, numbers: Sequence[int]) -> None:
        scene = self._canvas.scene
        if scene is None:
            return
        wanted = np.unique(scene.map.video_ids[np.array(numbers, np.int64)]).tolist()
        missing = [one for one in wanted if one not in self._cards and one not in self._asked]
        for video_id in wanted:
            if video_id in self._cards:
                self._cards.move_to_end(video_id)
        if missing:
            self._asked.update(missing)
            work = videos.cards(missing)
            self._session.run(
                work.then(lambda cards: self._take(missing, cards)).otherwise(lambda _error: self._take(missing, []))
            )

    def _take(self, asked: Sequence[int], cards: Sequence[VideoCard]) -> None:
        self._asked.difference_update(asked)
        self._cards.update({card.video.id: card for card in cards})
        while len(self._cards) > _KEPT:
            self._cards.popitem(last=False)
        self._canvas.update()

    def _on_picture(self) -> None:
        if self._canvas.isVisible():
            self._canvas.update()
