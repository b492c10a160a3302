"""The two kinds of error: problems of the outside world, and bugs.

A `KnownError` is caused by the environment or the user (a missing file, a full disk, a misspelt word). It carries one
sentence that says what is wrong and, if something can be done, one that says what, each as template and values, see
`core.sentence`. Programs show both and nothing else. Everything that is not a `KnownError` is a bug and keeps its
traceback.
"""

from typing import LiteralString

from core import sentence
from core.sentence import Sentence


class KnownError(Exception):
    """Something outside the program is wrong, and can be explained in a sentence.

    Parameters
    ----------
    problem : str or Sentence
        What is wrong, in plain words, without a final full stop: a template such as ``{path} cannot be read``, written
        out where it is raised, or an existing sentence.
    advice : str or Sentence
        What the person can do about it, with its full stop, using the same values; empty if there is nothing to do.
    **values
        Values for the templates, see `Sentence`.
    """

    exit_code = 1

    def __init__(
        self, problem: LiteralString | Sentence, advice: LiteralString | Sentence = "", /, **values: object
    ) -> None:
        self.sentence = problem if isinstance(problem, Sentence) else _of(problem, values)
        self.remedy = advice if isinstance(advice, Sentence) else _of(advice, values)
        super().__init__(self.problem)

    @property
    def problem(self) -> str:
        """What is wrong, in English."""
        return str(self.sentence)

    @property
    def advice(self) -> str:
        """What can be done about it, in English; may be empty."""
        return str(self.remedy)

    @property
    def whole(self) -> Sentence:
        """What is wrong and what can be done about it."""
        return sentence.joined(self.sentence, self.remedy)

    def __str__(self) -> str:
        return str(self.whole)

    def __reduce__(self) -> tuple[type, tuple[Sentence, Sentence]]:
        # Exceptions cross process boundaries; the default would drop the advice.
        return type(self), (self.sentence, self.remedy)


def _of(template: LiteralString, values: dict[str, object]) -> Sentence:
    # Keep only the values that this template names.
    return Sentence(template, **{name: values[name] for name in sentence.places(template)})


class UsageError(KnownError):
    """The command or request cannot be carried out as it is worded."""

    exit_code = 2


class UnknownVideoError(UsageError):
    """The library has no video of this name."""


class PathError(KnownError):
    """A path does not exist, cannot be read, or is of the wrong kind."""


class MediaError(KnownError):
    """A file cannot be used as a video; ``problem`` is the reason shown to the person."""


class PictureError(KnownError):
    """A file cannot be used as a picture."""


class EncoderError(KnownError):
    """An encoder's name, files or weights cannot be used."""


class EncoderAbsentError(EncoderError):
    """A chosen encoder is missing; it may be on a drive that comes back."""


class DownloadError(KnownError):
    """A download failed or delivered something else than promised."""


class QueryError(KnownError):
    """The current encoder cannot make a vector of a query."""


class HeadError(KnownError):
    """A head file cannot be used."""


class DatasetError(KnownError):
    """Files of a data set are missing or do not have its format."""


class LibraryError(KnownError):
    """The library folder cannot be opened or written."""


class LibraryLockedError(LibraryError):
    """Another program is using the catalog, or another process holds the library."""


class LibraryInUseError(LibraryLockedError):
    """A worker, or a command that learns, holds this library; waiting may help."""


class LibraryTooNewError(LibraryError):
    """The library was written by a newer Clipshelf."""


class LibraryDamagedError(LibraryError):
    """The catalog does not pass its integrity check."""


class StorageError(LibraryError):
    """The disk is full, read-only or failing; the work can resume when it is not."""


class WorkerError(KnownError):
    """The worker process has ended or does not respond."""


class BugError(Exception):
    """An assumption of ours is wrong; never shown as the user's fault."""
