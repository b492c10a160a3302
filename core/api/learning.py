"""How tags learn: corrections become suggestions, heads are trained and kept, and people see how good they are.

What is suggested is read from the catalog, at once. All else is done by the worker, which keeps the library's moments
in memory; those calls block, so make them off the window's thread. Each has a connection of its own.
"""

import contextlib
from collections.abc import Callable, Collection, Sequence

from core.api import heads as heads_here
from core.api.heads import HeadVersions
from core.api.outlooks import Outlooks
from core.catalog import decisions, heads, meta, suggestions
from core.domain.health import TagHealth
from core.domain.learning import AuditSheet, LearnReport, Question, ReviewMode, ScoredTag, TrainReport
from core.domain.tags import Suggestion, TagSuggested
from core.worker.client import connect
from core.worker.remote_learning import RemoteDesk


class Learning(HeadVersions, Outlooks):
    """Asks the worker of one library, or learns here."""

    def suggestions_of(self, video_id: int) -> list[Suggestion]:
        """List what is suggested for a video and its moments, best first; nothing that was decided already."""
        with self._database.read() as session:
            return suggestions.of_video(session, video_id)

    def suggestions_of_tag(self, tag_id: int, *, limit: int = 100, offset: int = 0) -> list[Suggestion]:
        """List what a tag is suggested for, best first, page by page; see `suggestions.of_tag`."""
        with self._database.read() as session:
            return suggestions.of_tag(session, tag_id, limit=limit, offset=offset)

    def suggestion_counts(self, tag_ids: Collection[int] | None = None) -> dict[int, int]:
        """Count the videos that each tag, or each of some, is suggested for, on the whole or at a moment, by tag."""
        with self._database.read() as session:
            return suggestions.counts(session, tag_ids)

    def suggested_among(self, video_ids: Collection[int]) -> list[TagSuggested]:
        """Count for how many of some videos each tag is suggested on the whole; see `suggestions.among`."""
        with self._database.read() as session:
            return suggestions.among(session, video_ids)

    def suggestions_among(self, video_ids: Collection[int], tag_ids: Collection[int]) -> list[Suggestion]:
        """List what is suggested of some tags for some videos on the whole; see `suggestions.whole_among`."""
        with self._database.read() as session:
            return suggestions.whole_among(session, video_ids, tag_ids)

    def n_new_decisions(self) -> int:
        """Count what stands decided since the head in use was trained; all of it before the first training."""
        with self._database.read() as session:
            encoder_id = int(meta.get(session, meta.CURRENT_ENCODER) or 0)
            version = int(meta.get(session, meta.HEAD_VERSION) or 0)
            return decisions.count_since(session, heads.last_training(session, encoder_id, version=version))

    def catch_up(self, tag_ids: Collection[int] | None = None) -> LearnReport:
        """Fit what was decided since, and suggest anew; blocks, a few hundredths of a second for a correction.

        The worker does this by itself within seconds, too; ask for it where somebody waits.

        Parameters
        ----------
        tag_ids : collection of int or None
            Look only at these tags; None for all, and for videos that were analysed since.

        Returns
        -------
        LearnReport
            Nothing where nothing was behind, or nothing has been analysed yet.

        Raises
        ------
        WorkerError
            If no worker runs or it goes away. No decision is lost.
        LibraryLockedError
            If another command has been learning for half a minute.
        """
        with self._desk(limit_seconds=heads_here.TURN_SECONDS) as desk:
            return desk.learn(tag_ids)

    def scores(self, tag_ids: Collection[int] | None = None, *, with_moments: bool = True) -> list[ScoredTag]:
        """Score every tag, or some, on every video and, if wished, moment; blocks. For a whole library it is a lot."""
        with self._desk() as desk:
            return desk.scores(tag_ids, with_moments=with_moments)

    def questions(
        self, tag_id: int, *, mode: ReviewMode = ReviewMode.MIXED, n_wanted: int = 12, seed: int = 0
    ) -> list[Question]:
        """Choose what to ask next about a tag, at most one moment of each video; blocks. For audits: `start_audit`.

        Parameters
        ----------
        tag_id : int
            Catalog id.
        mode : ReviewMode
            What the page is made of.
        n_wanted : int
            At most so many.
        seed : int
            Another number draws another random stream.

        Returns
        -------
        list of Question
            In the order to ask in; empty where nothing is left to ask.
        """
        with self._desk() as desk:
            return desk.questions(tag_id, mode=mode, n_wanted=n_wanted, seed=seed)

    def start_audit(self, tag_id: int, *, n_wanted: int = 12) -> AuditSheet:
        """Draw a random sample of what a tag is suggested for, to be answered with `Decisions.answer`; blocks.

        Returns
        -------
        AuditSheet
            At most `n_wanted` questions; empty where nothing is suggested.
        """
        from core.jobs.learning import outlooks

        self.catch_up([tag_id])
        with self._database.write(is_durable=True) as session:
            return outlooks.start_audit(session, tag_id, n_wanted=n_wanted)

    def health(self, tag_id: int) -> TagHealth:
        """Say how well a tag is learned, and what each threshold would give; blocks, up to a second."""
        with self._desk() as desk:
            return desk.health(tag_id)

    def preview(
        self, name: str, description: str = "", aliases: Sequence[str] = (), *, n_wanted: int = 12
    ) -> list[Question]:
        """Show the best moments of a tag that is not yet; blocks, some hundredths of a second once it is warm.

        Returns
        -------
        list of Question
            Empty where the encoder knows no meaning of the words. Their ``tag_id`` is 0.
        """
        with self._desk() as desk:
            return desk.preview(name, description, aliases, n_wanted=n_wanted)

    def train(self, *, full: bool, on_progress: Callable[[float], object] = lambda _share: None) -> TrainReport:
        """Train on all decisions and use what comes of it; blocks for seconds, with ``full`` for minutes.

        Tags that got worse, or that cannot be measured, keep what they have. A new shared part is left out where it
        would make any tag worse, or suggest one far more often. Corrections and questions go on meanwhile.

        Parameters
        ----------
        full : bool
            Train the shared temporal part, too.
        on_progress : callable
            Given the share that is done, 0 to 1, now and then, on this thread.

        Returns
        -------
        TrainReport
            With each tag before and after.

        Raises
        ------
        UsageError
            If nothing has been analysed yet, it was stopped, or another training is under way.
        """
        with self._desk() as desk:
            return desk.train(full=full, on_progress=on_progress)

    def propose(self, *, full: bool, on_progress: Callable[[float], object] = lambda _share: None) -> TrainReport:
        """Train on all decisions and keep what comes of it as a proposal; blocks as `train` does.

        Nothing that is in use changes before `adopt_head`. A proposal that nobody chose gives way to the next one.

        Parameters
        ----------
        full, on_progress
            See `train`.

        Returns
        -------
        TrainReport
            With each tag before and after, and with how many videos it is, and would be, suggested for.

        Raises
        ------
        UsageError
            See `train`.
        """
        with self._desk() as desk:
            return desk.propose(full=full, on_progress=on_progress)

    def stop_training(self) -> None:
        """Break off the training that is under way, if any: the head stays as it was, `train` raises."""
        self._here.stop_training()
        client = connect(self._paths)
        if client is not None:
            with contextlib.closing(client):
                RemoteDesk(client, lambda: None).stop_training()
