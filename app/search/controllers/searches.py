"""What is searched by, with the words it goes by in heading and box."""

from dataclasses import dataclass
from pathlib import Path

from app.browse.models.cards import VideoCard
from app.ui.text import display_name, display_text, isolated, tr
from app.ui.times import clock
from core.domain.search import FrameQuery, ImageQuery, Query, TextQuery, VideoQuery


@dataclass(frozen=True, slots=True)
class Search:
    """One search as the person sees it.

    Attributes
    ----------
    query : Query
        For the library.
    title : str
        For the heading.
    words : str
        For the box: the words themselves, or what the example is called.
    picture : Path or None
        File that shows how the example looks.
    """

    query: Query
    title: str
    words: str
    picture: Path | None = None

    @property
    def is_text(self) -> bool:
        """Whether it is by words."""
        return isinstance(self.query, TextQuery)


def of_text(text: str) -> Search:
    """Search by words.

    Parameters
    ----------
    text : str
        Not empty.

    Returns
    -------
    Search
        See there.
    """
    return Search(TextQuery(text), _titled(tr("Search", "“%1”"), display_text(text)), text)


def of_picture_file(path: Path) -> Search:
    """Search by a picture file.

    Parameters
    ----------
    path : Path
        Whatever it is; the library says if it is no picture.

    Returns
    -------
    Search
        See there.
    """
    name = display_name(path)
    return Search(ImageQuery(path), _titled(tr("Search", "Like %1"), name), name, path)


def of_pasted_picture(path: Path) -> Search:
    """Search by a picture that has no name of its own.

    Parameters
    ----------
    path : Path
        Where it was written.

    Returns
    -------
    Search
        See there.
    """
    title, words = tr("Search", "Like the pasted picture"), tr("Search", "Pasted picture")
    return Search(ImageQuery(path), title, words, path)


def of_video(card: VideoCard) -> Search:
    """Search for videos like one as a whole.

    Parameters
    ----------
    card : VideoCard
        The example.

    Returns
    -------
    Search
        See there.
    """
    name = display_name(card.video.path)
    return Search(VideoQuery(card.video.id), _titled(tr("Search", "Videos like %1"), name), name, card.poster)


def of_frame(video_id: int, path: Path, at_seconds: float) -> Search:
    """Search for moments like a frame.

    Parameters
    ----------
    video_id : int
        Catalog id.
    path : Path
        The video's file, for its name.
    at_seconds : float
        Time of the frame.

    Returns
    -------
    Search
        See there.
    """
    words = f"{display_name(path)} · {clock(at_seconds)}"
    return Search(FrameQuery(video_id, at_seconds), _titled(tr("Search", "Moments like %1"), words), words)


def _titled(pattern: str, name: str) -> str:
    return pattern.replace("%1", isolated(name))
