"""Export formats and the result of an export."""

from dataclasses import dataclass

from core.sentence import Sentence


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A file format that a library can be exported to.

    Attributes
    ----------
    name : str
        The word on the command line: ``clipshelf export NAME``.
    title : str
        The text in the menu.
    extension : str
        With its dot, such as ``.csv``.
    help : str
        What it writes: one sentence, then a paragraph about the file's format.
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
    """Result of an export.

    Attributes
    ----------
    contents : Sentence
        What was written, such as ``12 decisions``: part of a sentence.
    n_left_out : int
        Entries left out because their videos no longer have a file.
    """

    contents: Sentence
    n_left_out: int = 0
