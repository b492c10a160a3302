"""What is asked of the part of the worker that learns, and who answers it there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from core.domain.learning import ReviewMode
from core.jobs.learning.service import Desk
from core.worker import protocol


class TagsAsked(msgspec.Struct, frozen=True):
    """Some tags, or all."""

    tag_ids: tuple[int, ...] | None = None


class ScoresAsked(msgspec.Struct, frozen=True):
    """Scores of some tags, or all."""

    tag_ids: tuple[int, ...] | None = None
    with_moments: bool = True


class QuestionsAsked(msgspec.Struct, frozen=True):
    """A page of questions about a tag."""

    tag_id: int
    mode: ReviewMode
    n_wanted: int
    seed: int = 0


class TagAsked(msgspec.Struct, frozen=True):
    """One tag."""

    tag_id: int


class PreviewAsked(msgspec.Struct, frozen=True):
    """A tag that is only being typed."""

    name: str
    description: str
    n_wanted: int
    aliases: list[str] = []


class TrainAsked(msgspec.Struct, frozen=True):
    """A training."""

    full: bool


class HeadAsked(msgspec.Struct, frozen=True):
    """A version of the head; for a comparison, the other one; for an export, where to."""

    version: int
    other: int = 0
    path: Path | None = None


class AdoptionAsked(msgspec.Struct, frozen=True):
    """A proposal that is to go to work, and tags that keep what they have."""

    version: int
    keep_old: tuple[int, ...] = ()


class HeadFileAsked(msgspec.Struct, frozen=True):
    """A file with a head."""

    path: Path


def _export(desk: Desk, asked: HeadAsked) -> None:
    if asked.path is None:
        raise ValueError("an export without a file")
    desk.export_head(asked.version, asked.path)


_ANSWERS: dict[str, tuple[type[msgspec.Struct], Callable[[Desk, Any], Any]]] = {
    "learn": (TagsAsked, lambda desk, asked: desk.learn(asked.tag_ids)),
    "scores": (ScoresAsked, lambda desk, asked: desk.scores(asked.tag_ids, with_moments=asked.with_moments)),
    "questions": (
        QuestionsAsked,
        lambda desk, asked: desk.questions(asked.tag_id, mode=asked.mode, n_wanted=asked.n_wanted, seed=asked.seed),
    ),
    "health": (TagAsked, lambda desk, asked: desk.health(asked.tag_id)),
    "preview": (
        PreviewAsked,
        lambda desk, asked: desk.preview(asked.name, asked.description, asked.aliases, n_wanted=asked.n_wanted),
    ),
    "train": (TrainAsked, lambda desk, asked: desk.train(full=asked.full)),
    "propose": (TrainAsked, lambda desk, asked: desk.propose(full=asked.full)),
    "heads_proposal": (HeadAsked, lambda desk, asked: desk.proposal(asked.version)),
    "heads_adopt": (AdoptionAsked, lambda desk, asked: desk.adopt_head(asked.version, asked.keep_old)),
    "heads_drop": (HeadAsked, lambda desk, asked: desk.drop_head(asked.version)),
    "heads_use": (HeadAsked, lambda desk, asked: desk.use_head(asked.version)),
    "heads_compare": (HeadAsked, lambda desk, asked: desk.compare_heads(asked.version, asked.other)),
    "heads_export": (HeadAsked, _export),
    "heads_import": (HeadFileAsked, lambda desk, asked: desk.import_head(asked.path)),
}


def methods(desk: Desk) -> dict[str, Callable[[Any], Any]]:
    """Give the methods of a server that a desk answers.

    Parameters
    ----------
    desk : Desk
        The library's.

    Returns
    -------
    dict of str to callable
        Body of the request to body of the answer.
    """

    def method(kind: type[msgspec.Struct], answer: Callable[[Desk, Any], Any]) -> Callable[[Any], Any]:
        return lambda body: answer(desk, protocol.convert(body, kind))

    found = {name: method(*both) for name, both in _ANSWERS.items()}
    return found | {"stop_training": lambda _body: desk.stop_training()}
