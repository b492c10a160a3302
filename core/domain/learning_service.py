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

from core.domain.learning import LearnReport, Question, ReviewMode, ScoredTag, TagComparison, TrainReport
from core.domain.tag_quality import TagQuality

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

    def tag_quality(self, tag_id: int) -> TagQuality:
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

        Nothing changes before `adopt_version`. A proposal that nobody adopts is replaced by the next one.

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

    def adopt_version(self, version: int, keep_old: Collection[int] = ()) -> None:
        """Use a proposal, with all decisions made since, and update suggestions; takes seconds in a large library.

        `use_version` with ``BEFORE_TRAINING`` undoes it.

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

    def discard_version(self, version: int) -> None:
        """Delete a proposal; a similar one is not proposed again before there is more to learn."""
        ...

    def use_version(self, version: int) -> None:
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

    def compare(self, first: int, second: int) -> tuple[TagComparison, ...]:
        """Compare two versions tag by tag; the first counts as before."""
        ...

    def export_version(self, version: int, target: Path) -> None:
        """Write a version to a file."""
        ...

    def import_version(self, source: Path) -> tuple[int, tuple[str, ...]]:
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
class TagsArguments:
    """Arguments of `catch_up`."""

    tag_ids: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class ScoresArguments:
    """Arguments of `scores`."""

    tag_ids: tuple[int, ...] | None
    with_moments: bool


@dataclass(frozen=True, slots=True)
class QuestionsArguments:
    """Arguments of `questions`."""

    tag_id: int
    mode: ReviewMode
    n_wanted: int
    seed: int


@dataclass(frozen=True, slots=True)
class TagArguments:
    """Arguments of `tag_quality`."""

    tag_id: int


@dataclass(frozen=True, slots=True)
class PreviewArguments:
    """Arguments of `preview`."""

    name: str
    description: str
    aliases: tuple[str, ...]
    n_wanted: int


@dataclass(frozen=True, slots=True)
class TrainingArguments:
    """Arguments of `train` and `propose`."""

    full: bool


@dataclass(frozen=True, slots=True)
class VersionArguments:
    """Arguments of `proposal`, `discard_version` and `use_version`."""

    version: int


@dataclass(frozen=True, slots=True)
class AdoptionArguments:
    """Arguments of `adopt_version`."""

    version: int
    keep_old: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ComparisonArguments:
    """Arguments of `compare`."""

    first: int
    second: int


@dataclass(frozen=True, slots=True)
class ExportArguments:
    """Arguments of `export_version`."""

    version: int
    target: Path


@dataclass(frozen=True, slots=True)
class ImportArguments:
    """Arguments of `import_version`."""

    source: Path


METHODS: dict[str, tuple[type, Any]] = {
    "catch_up": (TagsArguments, LearnReport),
    "scores": (ScoresArguments, list[ScoredTag]),
    "questions": (QuestionsArguments, list[Question]),
    "tag_quality": (TagArguments, TagQuality),
    "preview": (PreviewArguments, list[Question]),
    "train": (TrainingArguments, TrainReport),
    "propose": (TrainingArguments, TrainReport),
    "stop_training": (NoArguments, None),
    "proposal": (VersionArguments, TrainReport),
    "adopt_version": (AdoptionArguments, None),
    "discard_version": (VersionArguments, None),
    "use_version": (VersionArguments, None),
    "compare": (ComparisonArguments, tuple[TagComparison, ...]),
    "export_version": (ExportArguments, None),
    "import_version": (ImportArguments, tuple[int, tuple[str, ...]]),
}
"""By name of the method: the type of its arguments, and of its result."""


def call(service: object, name: str, arguments: Any, on_progress: Progress | None = None) -> Any:
    """Call a method of a service by its name and return its result.

    Parameters
    ----------
    service : object
        The learning service, or another with such a table.
    name : str
        One of `METHODS`.
    arguments : dataclass
        The arguments.
    on_progress : callable or None
        For a training.
    """
    keywords = {field.name: getattr(arguments, field.name) for field in dataclasses.fields(arguments)}
    if on_progress is not None:
        keywords["on_progress"] = on_progress
    return getattr(service, name)(**keywords)


class LearningCalls(LearningService):
    """A learning service that forwards each call as a name and its arguments; subclasses send it."""

    @abstractmethod
    def _call(self, name: str, arguments: object, on_progress: Progress | None = None) -> Any:
        """Make a call; the parameters are those of `call`."""

    @override
    def catch_up(self, tag_ids: Collection[int] | None = None) -> LearnReport:
        return self._call("catch_up", TagsArguments(_all_or(tag_ids)))

    @override
    def scores(self, tag_ids: Collection[int] | None = None, *, with_moments: bool = True) -> list[ScoredTag]:
        return self._call("scores", ScoresArguments(_all_or(tag_ids), with_moments))

    @override
    def questions(
        self, tag_id: int, *, mode: ReviewMode = ReviewMode.MIXED, n_wanted: int = 12, seed: int = 0
    ) -> list[Question]:
        return self._call("questions", QuestionsArguments(tag_id, mode, n_wanted, seed))

    @override
    def tag_quality(self, tag_id: int) -> TagQuality:
        return self._call("tag_quality", TagArguments(tag_id))

    @override
    def preview(
        self, name: str, description: str = "", aliases: Sequence[str] = (), *, n_wanted: int = 12
    ) -> list[Question]:
        return self._call("preview", PreviewArguments(name, description, tuple(aliases), n_wanted))

    @override
    def train(self, *, full: bool, on_progress: Progress = ignore_progress) -> TrainReport:
        return self._call("train", TrainingArguments(full), on_progress)

    @override
    def propose(self, *, full: bool, on_progress: Progress = ignore_progress) -> TrainReport:
        return self._call("propose", TrainingArguments(full), on_progress)

    @override
    def stop_training(self) -> None:
        self._call("stop_training", NoArguments())

    @override
    def proposal(self, version: int) -> TrainReport:
        return self._call("proposal", VersionArguments(version))

    @override
    def adopt_version(self, version: int, keep_old: Collection[int] = ()) -> None:
        self._call("adopt_version", AdoptionArguments(version, _ids(keep_old)))

    @override
    def discard_version(self, version: int) -> None:
        self._call("discard_version", VersionArguments(version))

    @override
    def use_version(self, version: int) -> None:
        self._call("use_version", VersionArguments(version))

    @override
    def compare(self, first: int, second: int) -> tuple[TagComparison, ...]:
        return self._call("compare", ComparisonArguments(first, second))

    @override
    def export_version(self, version: int, target: Path) -> None:
        self._call("export_version", ExportArguments(version, target))

    @override
    def import_version(self, source: Path) -> tuple[int, tuple[str, ...]]:
        return self._call("import_version", ImportArguments(source))


def _ids(tag_ids: Collection[int]) -> tuple[int, ...]:
    return tuple(int(tag_id) for tag_id in tag_ids)  # JSON cannot hold NumPy's integers


def _all_or(tag_ids: Collection[int] | None) -> tuple[int, ...] | None:
    return None if tag_ids is None else _ids(tag_ids)
