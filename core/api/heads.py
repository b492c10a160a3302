"""The versions of what the tags of a library have learned: proposed, used, compared, written to files and taken in."""

import contextlib
import math
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from core.api.learning_here import DeskHere
from core.catalog import heads, meta
from core.catalog.database import Database
from core.domain.learning import TagCompared, TrainReport
from core.domain.library import LibraryPaths
from core.domain.tags import HeadCard
from core.errors import LibraryInUseError, WorkerError
from core.paths import full as full_path
from core.worker import lock
from core.worker.client import connect
from core.worker.remote_learning import RemoteDesk

if TYPE_CHECKING:
    from core.jobs.learning.service import Desk

TURN_SECONDS = 30.0
"""What has been said is kept: learning from it is not worth a longer wait for another command that learns."""
_SAY_SECONDS = 1.0
_ASK_SECONDS = 0.1


class HeadVersions:
    """The versions of one library, in its worker or here; a part of `core.api.learning.Learning`.

    Parameters
    ----------
    paths : LibraryPaths
        The library.
    database : Database
        Its catalog.
    works_here : bool
        Learn in this process where no worker runs; else that is an error.
    on_wait : callable
        Told, in a sentence, for whom it waits where another process holds the library.
    """

    def __init__(
        self,
        paths: LibraryPaths,
        database: Database,
        *,
        works_here: bool = False,
        on_wait: Callable[[str], object] = lambda _: None,
    ) -> None:
        self._paths, self._database = paths, database
        self._works_here, self._on_wait = works_here, on_wait
        self._here = DeskHere(paths, database)

    def heads(self) -> list[HeadCard]:
        """List the versions of the head that were kept, newest first."""
        with self._database.read() as session:
            return heads.list_all(session)

    def head_in_use(self) -> int:
        """Give the version that suggestions come from; 0 before the first training."""
        with self._database.read() as session:
            return int(meta.get(session, meta.HEAD_VERSION) or 0)

    def waiting(self) -> int:
        """Give the version that is proposed for the encoder in use; 0 where nothing waits to be chosen."""
        with self._database.read() as session:
            encoder_id = int(meta.get(session, meta.CURRENT_ENCODER) or 0)
            return next(
                (card.version for card in heads.list_all(session, encoder_id=encoder_id) if card.is_proposal), 0
            )

    def proposal(self, version: int) -> TrainReport:
        """Give what `propose` gave for a version; blocks for a moment."""
        with self._desk() as desk:
            return desk.proposal(version)

    def adopt_head(self, version: int, keep_old: Collection[int] = ()) -> None:
        """Put a proposal to work, and suggest anew; blocks, seconds in a large library.

        What was decided since it was made counts. `use_head` with ``BEFORE_TRAINING`` takes it back.

        Parameters
        ----------
        version : int
            From `heads`, one that ``is_proposal``.
        keep_old : collection of int
            Tags that keep what they have, to the last digit.

        Raises
        ------
        UsageError
            If there is no such proposal, or single tags cannot keep what they have under it.
        HeadError
            If its file is gone or changed, or it is of another encoder.
        """
        with self._desk() as desk:
            desk.adopt_head(version, keep_old)

    def drop_head(self, version: int) -> None:
        """Take a proposal away: what is in use stays, and the like is not proposed before there is more to learn."""
        with self._desk() as desk:
            desk.drop_head(version)

    def compare(self, first: int, second: int) -> tuple[TagCompared, ...]:
        """Compare two versions tag by tag, the first as before; blocks for a moment."""
        with self._desk() as desk:
            return desk.compare_heads(first, second)

    def use_head(self, version: int) -> None:
        """Put a version to work as it was kept, and suggest anew; blocks, seconds in a large library.

        Parameters
        ----------
        version : int
            From `heads`; or ``BEFORE_TRAINING`` for what was at work before the last training, with all decisions.

        Raises
        ------
        UsageError
            If there is no such version.
        HeadError
            If its file is gone or changed, or it is of another encoder.
        """
        with self._desk() as desk:
            desk.use_head(version)

    def export_head(self, version: int, target: Path) -> None:
        """Write a version to a file; blocks for a moment."""
        with self._desk() as desk:
            desk.export_head(version, full_path(target))

    def import_head(self, source: Path) -> tuple[int, tuple[str, ...]]:
        """Take a head from a file, by the names of its tags; it becomes a new version and goes to work. Blocks.

        Parameters
        ----------
        source : Path
            Whoever wrote it is not trusted: it is checked through and through, and nothing in it can run.

        Returns
        -------
        version : int
            Of the new head.
        unknown : tuple of str
            Tags in it that this library does not have.

        Raises
        ------
        HeadError
            If it is no head for the encoder in use.
        """
        with self._desk() as desk:
            return desk.import_head(full_path(source))

    def close(self) -> None:
        """Let go what learning here has loaded."""
        self._here.close()

    @contextlib.contextmanager
    def _desk(self, *, limit_seconds: float = math.inf) -> "Iterator[Desk | RemoteDesk]":
        with contextlib.ExitStack() as stack:
            yield self._reach(stack, limit_seconds)

    def _reach(self, stack: contextlib.ExitStack, limit_seconds: float) -> "Desk | RemoteDesk":
        since, has_told = time.monotonic(), False
        while True:
            client = connect(self._paths)
            if client is not None:
                stack.enter_context(contextlib.closing(client))
                return RemoteDesk(client, lambda: connect(self._paths))
            if not self._works_here:
                raise WorkerError("The analysis is not running yet", "Try again in a moment.")
            try:
                return stack.enter_context(self._here.held())
            except LibraryInUseError:
                # A worker that has just started, or another command that learns: both mostly take a moment.
                waited = time.monotonic() - since
                if waited > limit_seconds:
                    raise
                if waited > _SAY_SECONDS and not has_told:
                    has_told = True
                    self._on_wait(lock.say_who(self._paths))
                time.sleep(_ASK_SECONDS)
