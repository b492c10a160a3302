"""The two families of error: what the world did, and what we did wrong.

A `KnownError` is the environment's or the user's doing (a file that is gone, a disk that is full, a word
that is misspelt). It carries one sentence that says what is wrong and, where there is something to do, one
that says what, each as template and values, see `core.sentence`. Programs show both and nothing else. Everything that
is not a `KnownError` is a bug and keeps its traceback.
"""

from typing import LiteralString

from core import sentence
from core.sentence import Sentence


class KnownError(Exception):
    """Something outside the program is wrong, and can be said in a sentence.

    Parameters
    ----------
    problem : str or Sentence
        What is wrong, in plain words, without a final full stop: a template such as ``{path} cannot be read``, written
        out where it is raised, or a sentence made elsewhere.
    advice : str or Sentence
        What the person can do about it, with its full stop, over the same values; empty where nothing can be done.
    **values
        What is filled in, see `Sentence`.
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
    # Only what it names: the window asks no more of a sentence than to be shown.
    return Sentence(template, **{name: values[name] for name in sentence.places(template)})


class UsageError(KnownError):
    """The command or request itself cannot be carried out as it is worded."""

    exit_code = 2


class PathError(KnownError):
    """A path is not there, cannot be read, or is of the wrong kind."""


class MediaError(KnownError):
    """A file cannot be used as a video; ``problem`` is the reason shown to the person."""


class PictureError(KnownError):
    """A file offered as a picture is none."""


class EncoderError(KnownError):
    """An encoder's name, files or weights cannot be used."""


class EncoderAbsentError(EncoderError):
    """An encoder is not where it was chosen from; it may be on a drive that comes back."""


class DownloadError(KnownError):
    """A download broke off or brought something other than what was promised."""


class QueryError(KnownError):
    """A query means nothing to the current encoder."""


class HeadError(KnownError):
    """A head file cannot be used."""


class LibraryError(KnownError):
    """The library folder cannot be opened or written."""


class LibraryLockedError(LibraryError):
    """Another worker holds this library."""


class LibraryInUseError(LibraryLockedError):
    """A worker, or a command that learns, holds this library; it can be waited for."""


class LibraryTooNewError(LibraryError):
    """The library was written by a newer Clipshelf."""


class LibraryDamagedError(LibraryError):
    """The catalog does not pass its integrity check."""


class StorageError(LibraryError):
    """The disk is full, read-only or failing; the work can be resumed once it is not."""


class WorkerError(KnownError):
    """The worker process is gone or does not answer."""


class BugError(Exception):
    """An assumption of ours does not hold; never shown as the user's fault."""
