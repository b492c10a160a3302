"""What can be taken out of a library: the formats there are, and what came of writing one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A kind of file that a library can be exported to.

    Attributes
    ----------
    name : str
        The word on the command line: ``clipshelf export NAME``.
    title : str
        The words in a menu.
    extension : str
        With its dot, such as ``.csv``.
    help : str
        What it writes: one sentence, then a paragraph with the form of the file.
    """

    name: str
    title: str
    extension: str
    help: str

    def __post_init__(self) -> None:
        if not (self.name.isidentifier() and self.title and self.extension.startswith(".") and self.help):
            raise ValueError(f"no export format: {self}")


@dataclass(frozen=True, slots=True)
class ExportOutcome:
    """What was written.

    Attributes
    ----------
    contents : str
        For a sentence, such as ``12 decisions``.
    n_left_out : int
        Entries about videos that have no file any more, and so cannot be named.
    """

    contents: str
    n_left_out: int = 0
