"""Searching by example: a picture, a video, a moment, a frame."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from app.bridge.session import Session
from app.browse.models.cards import MomentCard, VideoCard
from app.search.controllers import searches
from app.search.controllers.pasted import PastedPictures
from app.search.controllers.searches import Search
from app.search.operations import pictures


class ExampleSearches(QObject):
    """Makes searches of what the person points at.

    Parameters
    ----------
    session : Session
        Writes pictures that are no files.
    ask : callable
        Given the `Search` that is to be in force.
    parent : QObject
        Owner.
    """

    def __init__(self, session: Session, ask: Callable[[Search], object], *, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._ask = ask
        self._pasted = PastedPictures()

    def by_picture_file(self, path: Path) -> None:
        """Search by a picture file.

        Parameters
        ----------
        path : Path
            Whatever was dropped or pasted; the library says if it is no picture.
        """
        self._ask(searches.of_picture_file(path))

    def by_picture(self, image: QImage) -> None:
        """Search by a picture that is no file; it is kept in one until the window closes.

        Parameters
        ----------
        image : QImage
            Not empty.
        """
        path = self._pasted.next_path()
        search = searches.of_pasted_picture(path)
        self._session.run(pictures.save(image, path).then(lambda _is_saved: self._ask(search)))

    def by_video(self, card: VideoCard) -> None:
        """Find videos that look like one as a whole.

        Parameters
        ----------
        card : VideoCard
            The example.
        """
        self._ask(searches.of_video(card))

    def by_moment(self, moment: MomentCard) -> None:
        """Find moments that look like one.

        Parameters
        ----------
        moment : MomentCard
            The example.
        """
        self.by_frame(moment.card.video.id, moment.card.video.path, moment.hit.best_seconds)

    def by_frame(self, video_id: int, path: Path, at_seconds: float) -> None:
        """Find moments that look like a frame.

        Parameters
        ----------
        video_id : int
            Catalog id.
        path : Path
            The video's file, for its name.
        at_seconds : float
            Time of the frame.
        """
        self._ask(searches.of_frame(video_id, path, at_seconds))

    def close(self) -> None:
        """Drop pasted pictures."""
        self._pasted.close()
