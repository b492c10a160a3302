"""The learning service: all calls to the part that learns, wherever it runs.

`core.jobs.learning.service.LocalLearning` does the work in its own process, `RemoteLearning` of
`core.worker.client` sends each call to the worker, and `core.api.learning.Learning` picks one of the two for
each call, holding the library where no worker runs. Both sides of the connection to the worker read `METHODS`.
"""

import dataclasses
from abc import abstractmethod
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from typing_extensions import override

from core.domain.health import TagHealth
from core.domain.learning import LearnReport, Question, ReviewMode, ScoredTag, TagCompared, TrainReport

Progress = Callable[[float], object]
"""Called with the share that is done, 0 to 1."""


def ignore_progress(_share: float) -> None:
    """Do nothing with the progress of a training."""


class LearningService(Protocol):
    """Learns the tags of one library. Any thread may call; each call blocks until it is done.

    Raises
    ------
    UsageError
        By any call: if there is no such tag or version, or nothing has been analysed yet.
    WorkerError
        By any call that goes to the worker: if no worker runs or it goes away. No decision is lost.
    """

    def catch_up(self, tag_ids: Collection[int] | None = None) -> LearnReport:
        """Learn from the decisions made since the last call and update suggestions; takes hundredths of a second.

        The worker does this by itself within seconds, too; call it where somebody waits.

        Parameters
        ----------
        tag_ids : collection of int or None
            Only these tags; None for all, and for videos that were analysed since.

        Returns
        -------
        LearnReport
            Empty where everything was up to date or nothing has been analysed yet.

        Raises
        ------
        LibraryLockedError
            If another command has been learning for half a minute.
        """
        ...

    def scores(self, tag_ids: Collection[int] | None = None, *, with_moments: bool = True) -> list[ScoredTag]:
        """Return the score of each tag, or of some, on every video; for a whole library that is a lot.

        Parameters
        ----------
        tag_ids : collection of int or None
            Only these; None for all.
        with_moments : bool
            Score the moments of each video too.

        Returns
        -------
        list of ScoredTag
            Videos first, each followed by its moments; empty where nothing was analysed.
        """
        ...

    def questions(
        self, tag_id: int, *, mode: ReviewMode = ReviewMode.MIXED, n_wanted: int = 12, seed: int = 0
    ) -> list[Question]:
        """Choose what to ask next about a tag, at most one moment of each video.

        Parameters
        ----------
        tag_id : int
            Catalog id.
        mode : ReviewMode
            What the page is made of; not `ReviewMode.AUDIT`, which `Learning.start_audit` draws.
        n_wanted : int
            The most questions.
        seed : int
            Another number draws another page.

        Returns
        -------
        list of Question
            In the order to ask in; empty where nothing is left to ask.

        Raises
        ------
        UsageError
            If it is for an audit.
        """
        ...

    def health(self, tag_id: int) -> TagHealth:
        """Measure how well a tag is learned, and what each threshold would suggest; takes up to a second."""
        ...

    def preview(
        self, name: str, description: str = "", aliases: Sequence[str] = (), *, n_wanted: int = 12
    ) -> list[Question]:
        """Return the best moments of a tag that is still being typed, at most one of each video.

        Returns
        -------
        list of Question
            With ``tag_id`` 0, best first; empty where the encoder has no meaning for the words.
        """
        ...

    def train(self, *, full: bool, on_progress: Progress = ignore_progress) -> TrainReport:
        """Train on all decisions and use the result; takes seconds, with ``full`` minutes.

        Tags that got worse, or that cannot be measured, keep what they have. A new shared part is left out where it
        would make any tag worse, or suggest one far more often. Other calls go on meanwhile.

        Parameters
        ----------
        full : bool
            Train the shared temporal part too.
        on_progress : callable
            Called now and then on this thread.

        Returns
        -------
        TrainReport
            With each tag before and after.

        Raises
        ------
        UsageError
            If nothing has been analysed yet, it was stopped, or another training is running.
        """
        ...

    def propose(self, *, full: bool, on_progress: Progress = ignore_progress) -> TrainReport:
        """Train on all decisions and keep the result as a proposal; takes as long as `train`.

        Nothing changes before `adopt_head`. A proposal that nobody adopts is replaced by the next one.

        Parameters
        ----------
        full, on_progress
            As in `train`.

        Returns
        -------
        TrainReport
            With each tag before and after, and the number of videos that it is, and would be, suggested for.

        Raises
        ------
        UsageError
            As in `train`.
        """
        ...

    def stop_training(self) -> None:
        """Stop the training that is running, if any: the head stays as it was, and `train` raises."""
        ...

    def proposal(self, version: int) -> TrainReport:
        """Return what `propose` returned for a version."""
        ...

    def adopt_head(self, version: int, keep_old: Collection[int] = ()) -> None:
        """Use a proposal, with all decisions made since, and update suggestions; takes seconds in a large library.

        `use_head` with ``BEFORE_TRAINING`` undoes it.

        Parameters
        ----------
        version : int
            A version that ``is_proposal``.
        keep_old : collection of int
            Tags that keep exactly what they have.

        Raises
        ------
        UsageError
            If there is no such proposal, or single tags cannot keep what they have under it.
        HeadError
            If its file is gone or changed, or it belongs to another encoder.
        """
        ...

    def drop_head(self, version: int) -> None:
        """Delete a proposal; a similar one is not proposed again before there is more to learn."""
        ...

    def use_head(self, version: int) -> None:
        """Use a version as it was kept and update suggestions; takes seconds in a large library.

        A proposal is adopted as `train` would: tags that got worse, or cannot be measured, keep what they have.

        Parameters
        ----------
        version : int
            A kept version; or ``BEFORE_TRAINING`` for the head before the last training, with all decisions.

        Raises
        ------
        UsageError
            If there is no such version.
        HeadError
            If its file is gone or changed, or it belongs to another encoder.
        """
        ...

    def compare(self, first: int, second: int) -> tuple[TagCompared, ...]:
        """Compare two versions tag by tag; the first counts as before."""
        ...

    def export_head(self, version: int, target: Path) -> None:
        """Write a version to a file."""
        ...

    def import_head(self, source: Path) -> tuple[int, tuple[str, ...]]:
        """Read a head from a file and use it as a new version; its tags are matched by name.

        Parameters
        ----------
        source : Path
            Not trusted: everything in it is checked, and nothing in it can run.

        Returns
        -------
        version : int
            Of the new head.
        unknown : tuple of str
            Tags in the file that this library does not have.

        Raises
        ------
        HeadError
            If it is not a head for the encoder in use.
        """
        ...


# Arguments of each call. Fields are the parameters of the method, except `on_progress`, which is not sent.


@dataclass(frozen=True, slots=True)
class NoArguments:
    """Arguments of `stop_training`: none."""


@dataclass(frozen=True, slots=True)
class TagsAsked:
    """Arguments of `catch_up`."""

    tag_ids: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class ScoresAsked:
    """Arguments of `scores`."""

    tag_ids: tuple[int, ...] | None
    with_moments: bool


@dataclass(frozen=True, slots=True)
class QuestionsAsked:
    """Arguments of `questions`."""

    tag_id: int
    mode: ReviewMode
    n_wanted: int
    seed: int


@dataclass(frozen=True, slots=True)
class TagAsked:
    """Arguments of `health`."""

    tag_id: int


@dataclass(frozen=True, slots=True)
class PreviewAsked:
    """Arguments of `preview`."""

    name: str
    description: str
    aliases: tuple[str, ...]
    n_wanted: int


@dataclass(frozen=True, slots=True)
class TrainingAsked:
    """Arguments of `train` and `propose`."""

    full: bool


@dataclass(frozen=True, slots=True)
class VersionAsked:
    """Arguments of `proposal`, `drop_head` and `use_head`."""

    version: int


@dataclass(frozen=True, slots=True)
class AdoptionAsked:
    """Arguments of `adopt_head`."""

    version: int
    keep_old: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ComparisonAsked:
    """Arguments of `compare`."""

    first: int
    second: int


@dataclass(frozen=True, slots=True)
class ExportAsked:
    """Arguments of `export_head`."""

    version: int
    target: Path


@dataclass(frozen=True, slots=True)
class ImportAsked:
    """Arguments of `import_head`."""

    source: Path


METHODS: dict[str, tuple[type, Any]] = {
    "catch_up": (TagsAsked, LearnReport),
    "scores": (ScoresAsked, list[ScoredTag]),
    "questions": (QuestionsAsked, list[Question]),
    "health": (TagAsked, TagHealth),
    "preview": (PreviewAsked, list[Question]),
    "train": (TrainingAsked, TrainReport),
    "propose": (TrainingAsked, TrainReport),
    "stop_training": (NoArguments, None),
    "proposal": (VersionAsked, TrainReport),
    "adopt_head": (AdoptionAsked, None),
    "drop_head": (VersionAsked, None),
    "use_head": (VersionAsked, None),
    "compare": (ComparisonAsked, tuple[TagCompared, ...]),
    "export_head": (ExportAsked, None),
    "import_head": (ImportAsked, tuple[int, tuple[str, ...]]),
}
"""By name of the method: the type of its arguments, and of its result."""


def call(service: LearningService, name: str, asked: Any, on_progress: Progress | None = None) -> Any:
    """Call a method of a learning service by its name and return its result.

    Parameters
    ----------
    service : LearningService
        The service.
    name : str
        One of `METHODS`.
    asked : dataclass
        The arguments.
    on_progress : callable or None
        For a training.
    """
    arguments = {field.name: getattr(asked, field.name) for field in dataclasses.fields(asked)}
    if on_progress is not None:
        arguments["on_progress"] = on_progress
    return getattr(service, name)(**arguments)


class LearningCalls(LearningService):
    """A learning service that forwards each call as a name and its arguments; subclasses send it."""

    @abstractmethod
    def _call(self, name: str, asked: object, on_progress: Progress | None = None) -> Any:
        """Make a call; the parameters are those of `call`."""

    @override
    def catch_up(self, tag_ids: Collection[int] | None = None) -> LearnReport:
        return self._call("catch_up", TagsAsked(_all_or(tag_ids)))

    @override
    def scores(self, tag_ids: Collection[int] | None = None, *, with_moments: bool = True) -> list[ScoredTag]:
        return self._call("scores", ScoresAsked(_all_or(tag_ids), with_moments))

    @override
    def questions(
        self, tag_id: int, *, mode: ReviewMode = ReviewMode.MIXED, n_wanted: int = 12, seed: int = 0
    ) -> list[Question]:
        return self._call("questions", QuestionsAsked(tag_id, mode, n_wanted, seed))

    @override
    def health(self, tag_id: int) -> TagHealth:
        return self._call("health", TagAsked(tag_id))

    @override
    def preview(
        self, name: str, description: str = "", aliases: Sequence[str] = (), *, n_wanted: int = 12
    ) -> list[Question]:
        return self._call("preview", PreviewAsked(name, description, tuple(aliases), n_wanted))

    @override
    def train(self, *, full: bool, on_progress: Progress = ignore_progress) -> TrainReport:
        return self._call("train", TrainingAsked(full), on_progress)

    @override
    def propose(self, *, full: bool, on_progress: Progress = ignore_progress) -> TrainReport:
        return self._call("propose", TrainingAsked(full), on_progress)

    @override
    def stop_training(self) -> None:
        self._call("stop_training", NoArguments())

    @override
    def proposal(self, version: int) -> TrainReport:
        return self._call("proposal", VersionAsked(version))

    @override
    def adopt_head(self, version: int, keep_old: Collection[int] = ()) -> None:
        self._call("adopt_head", AdoptionAsked(version, _ids(keep_old)))

    @override
    def drop_head(self, version: int) -> None:
        self._call("drop_head", VersionAsked(version))

    @override
    def use_head(self, version: int) -> None:
        self._call("use_head", VersionAsked(version))

    @override
    def compare(self, first: int, second: int) -> tuple[TagCompared, ...]:
        return self._call("compare", ComparisonAsked(first, second))

    @override
    def export_head(self, version: int, target: Path) -> None:
        self._call("export_head", ExportAsked(version, target))

    @override
    def import_head(self, source: Path) -> tuple[int, tuple[str, ...]]:
        return self._call("import_head", ImportAsked(source))


def _ids(tag_ids: Collection[int]) -> tuple[int, ...]:
    return tuple(int(tag_id) for tag_id in tag_ids)  # JSON cannot hold NumPy's integers


def _all_or(tag_ids: Collection[int] | None) -> tuple[int, ...] | None:
    return None if tag_ids is None else _ids(tag_ids)
