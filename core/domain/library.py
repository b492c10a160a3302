"""Paths inside a library's folder."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class LibraryPaths:
    """Names inside a library folder.

    A library has no files outside its folder, so the folder can be copied and opened elsewhere.

    Attributes
    ----------
    folder : Path
        Absolute.
    """

    folder: Path

    @property
    def catalog(self) -> Path:
        """The one file that cannot be rebuilt."""
        return self.folder / "catalog.sqlite"

    @property
    def backups(self) -> Path:
        """Dated copies of the catalog."""
        return self.folder / "backups"

    @property
    def thumbnails(self) -> Path:
        """Posters and filmstrips."""
        return self.folder / "thumbnails"

    @property
    def frames(self) -> Path:
        """Cached frames that were requested; the least recently used are deleted."""
        return self.thumbnails / "frames"

    @property
    def cuts(self) -> Path:
        """Cached shot boundaries."""
        return self.thumbnails / "cuts"

    @property
    def traces(self) -> Path:
        """Cached traces of videos that were compared."""
        return self.thumbnails / "traces"

    @property
    def logs(self) -> Path:
        """Log files of window and worker."""
        return self.folder / "logs"

    @property
    def settings(self) -> Path:
        """Settings of this library."""
        return self.folder / "settings.json"

    @property
    def lock(self) -> Path:
        """Held by the one worker of this library."""
        return self.folder / "worker.lock"

    @property
    def endpoint(self) -> Path:
        """How to connect to the worker that holds the lock."""
        return self.folder / "worker.json"

    @property
    def window_lock(self) -> Path:
        """Held by the one window of this library."""
        return self.folder / "window.lock"

    @property
    def window_endpoint(self) -> Path:
        """How to reach the window that holds the lock."""
        return self.folder / "window.json"

    def embeddings(self, encoder_key: str) -> Path:
        """Return the folder of one encoder's vectors."""
        return self.folder / "embeddings" / encoder_key

    @property
    def heads(self) -> Path:
        """Trained heads."""
        return self.folder / "heads"

    def index(self, encoder_key: str) -> Path:
        """Return the folder of one encoder's vector index."""
        return self.folder / "index" / encoder_key

    def poster(self, content_hash: str) -> Path:
        """Return the poster picture of a content."""
        return self.thumbnails / content_hash[:2] / f"{content_hash}-poster.jpg"

    def cover(self, content_hash: str, at_seconds: float) -> Path:
        """Return the picture of a frame that the user chose as the cover of a content."""
        return self.thumbnails / content_hash[:2] / f"{content_hash}-cover-{round(at_seconds * 1000)}.jpg"

    def filmstrip(self, content_hash: str) -> Path:
        """Return the filmstrip picture of a content."""
        return self.thumbnails / content_hash[:2] / f"{content_hash}-strip.jpg"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a worker or a window listens.

    Attributes
    ----------
    address : str
        Path of a Unix socket, or name of a Windows pipe.
    secret : str
        Hexadecimal key that both sides prove to know.
    pid : int
        Its process ID.
    doing : str
        What it holds the library for, such as ``"learning"``; empty if it serves all requests.
    """

    address: str
    secret: str
    pid: int
    doing: str = ""
