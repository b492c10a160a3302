"""Heads that wait to be chosen: kept beside the one in use, adopted or deleted; see ADR 0019.

A proposal is a version whose card says so. Its file never changes: an adopted head is written to another file, and the
catalog names the one that counts.
"""

import contextlib
import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import msgspec
import numpy as np
from sqlalchemy.orm import Session

from core.catalog import heads
from core.catalog.store import meta
from core.domain.changes import Changes
from core.domain.learning import TrainReport
from core.domain.tags import HeadVersion, Tag
from core.errors import UsageError
from core.jobs.context import JobContext
from core.jobs.learning import head_files, training_data, versions
from core.jobs.learning.learner import Learner
from core.jobs.learning.training_data import TagsToFit
from core.jobs.learning.versions import REPORT, activate_head, find, report_in
from core.sentence import EMPTY, Sentence
from core.tagging.head import Head

PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A head made by training.

    Attributes
    ----------
    head : Head
        With rows for all tags.
    marks : dict of int to str
        What the rows were fitted to; see `training_data.TagsToFit`.
    counted : frozenset of int
        Videos whose decisions count in it.
    began : float
        Start of the training in seconds since 1970; it has not used later decisions.
    report : TrainReport
        Its version is 0.
    reason : Sentence
        The reason in its report, without the part about a library that has grown.
    """

    head: Head
    marks: Mapping[int, str]
    counted: frozenset[int]
    began: float
    report: TrainReport
    reason: Sentence = EMPTY


def keep(context: JobContext, learner: Learner, made: Proposal) -> TrainReport:
    """Keep a proposal in place of an earlier one that nobody chose, and return its report with its version.

    Parameters
    ----------
    context : JobContext
        What every job works with.
    learner : Learner
        Holds the head in use, which does not change.
    made : Proposal
        The proposal.
    """
    key = made.head.encoder_key
    with learner.lock:
        check_encoder(learner, key)
        with context.database.read() as session:
            version = heads.next_version(session)
            names = {
                tag_id: tag.name
                for tag_id, tag in training_data.tags_to_fit(session, aim=learner.aim.value).tags.items()
            }
            older = _waiting(session, learner.frames.encoder_id)
        report = dataclasses.replace(made.report, version=version, is_proposal=True)
        figures = {**_figures(made, report), "parent": float(learner.version()), PROPOSED: 1.0}
        name = head_files.proposal_name(key, version)
        card = {
            "version": version, **figures, **head_files.card_of(made.marks, made.counted),
            REPORT: msgspec.to_builtins(report),
        }  # fmt: skip
        checksum = head_files.write(context.paths.heads / name, made.head, names=names, card=card)
        with context.database.write() as session:
            heads.put(session, learner.frames.encoder_id, file_name=name, checksum=checksum, figures=figures)
            for card_of_older in older:
                heads.remove(session, card_of_older.version)
        for card_of_older in older:
            _unlink(context, card_of_older)
    context.events.changed(Changes.HEADS)
    return report


def check_encoder(learner: Learner, key: str) -> None:
    """Raise a `UsageError` if the vectors of another encoder are in use by now."""
    if learner.ready() is None or learner.head.encoder_key != key:
        raise UsageError(
            "The search model was changed meanwhile", "Train again: tags have to be learned for the new search model."
        )


def _figures(made: Proposal, report: TrainReport) -> dict[str, float]:
    figures = {
        "n_tags": float(report.n_tags),
        "n_decisions": float(report.n_decisions),
        "began": made.began,
        "share": report.share,
    }
    return figures | _qualities(report)


def _qualities(report: TrainReport) -> dict[str, float]:
    known = (("before", report.before), ("after", report.after))
    return {name: value for name, value in known if value is not None}


def _waiting(session: Session, encoder_id: int) -> list[HeadVersion]:
    return [card for card in heads.list_all(session, encoder_id=encoder_id) if card.is_proposal]


def report_of(context: JobContext, learner: Learner, version: int) -> TrainReport:
    """Return the report that a version was proposed with.

    Raises
    ------
    UsageError
        If there is no such version, or it was kept without a report.
    HeadError
        If its file is gone or changed, or it is for another encoder.
    """
    with learner.lock:
        card = find(context, learner, version)
        _head, facts = _read(context, card, learner.frames.info.identity.key)
    if (report := report_in(facts)) is None:
        raise UsageError("Version {version} is not a proposal", "Train again to get one.", version=version)
    return report


def _read(context: JobContext, card: HeadVersion, key: str) -> tuple[Head, dict]:
    return head_files.read_version(context.paths, card.file_name, checksum=card.checksum, encoder_key=key)


def drop(context: JobContext, learner: Learner, version: int) -> None:
    """Delete a proposal: the head in use stays; it is not proposed again before there are many more decisions.

    Raises
    ------
    UsageError
        If there is no such proposal.
    """
    with learner.lock:
        card = _proposed(context, learner, version)
        with context.database.write() as session:
            heads.remove(session, version)
            meta.put(session, meta.declined(card.encoder_id), value=str(int(card.figures.get("n_decisions", 0))))
        _unlink(context, card)
    context.events.changed(Changes.HEADS)


def _proposed(context: JobContext, learner: Learner, version: int) -> HeadVersion:
    learner.require()
    with context.database.read() as session:
        cards = heads.list_all(session, encoder_id=learner.frames.encoder_id)
    newer = [card.version for card in cards if card.is_proposal and card.version > version]
    if newer and version not in {card.version for card in cards}:
        raise UsageError(
            "Version {version} was replaced by a newer proposal, version {newer}",
            "Review that one first.",
            version=version,
            newer=newer[0],
        )
    card = find(context, learner, version)
    if not card.is_proposal:
        raise UsageError("Version {version} is not a proposal", "Train again to get one.", version=version)
    return card


def adopt(context: JobContext, learner: Learner, version: int, *, keep_old: Collection[int] = ()) -> None:
    """Adopt a proposal, with the decisions made since; `versions.go_back` undoes it.

    Parameters
    ----------
    context : JobContext
        What every job works with.
    learner : Learner
        Holds the head in use.
    version : int
        Of the proposal.
    keep_old : collection of int
        Tags whose rows stay exactly as they are.

    Raises
    ------
    UsageError
        If there is no such proposal, a newer one replaced it, or earlier rows mean nothing under it.
    HeadError
        If its file is gone or changed, or it is for another encoder.
    """
    with learner.lock:
        card = _proposed(context, learner, version)
        key = learner.frames.info.identity.key
        proposed, facts = _read(context, card, key)
        learner.catch_up()
        with context.database.read() as session:
            wanted = training_data.tags_to_fit(session, aim=learner.aim.value)
        kept = learner.head.rows.keys() & set(keep_old)
        head, marks = _mixed(learner, proposed, facts, wanted, kept)
        marks |= {tag_id: mark for tag_id, mark in learner.marks.items() if tag_id in kept}
        figures = {name: value for name, value in card.figures.items() if name != PROPOSED}
        if (report := report_in(facts)) is not None:
            report = adopted_report(report, kept)
            figures |= _qualities(report)
        if kept:
            figures["n_kept"] = float(len(kept))
        name = head_files.version_name(key, version)
        covered = learner.listed() & learner.feature_table.places.keys()
        written = {
            "version": version, **figures, **head_files.card_of(marks, covered),
            REPORT: msgspec.to_builtins(report),
        }  # fmt: skip
        names = {tag_id: tag.name for tag_id, tag in wanted.tags.items()}
        checksum = head_files.write(context.paths.heads / name, head, names=names, card=written)
        learner.set_aside()
        activate_head(
            context, learner, head, marks=marks, version=version,
            record=lambda session: heads.change(session, version, file_name=name, checksum=checksum, figures=figures),
        )  # fmt: skip
        _unlink(context, card)
        learner.catch_up()


def adopted_report(report: TrainReport, kept: Collection[int]) -> TrainReport:
    """Return the report of a proposal after its adoption.

    Parameters
    ----------
    report : TrainReport
        Of the proposal.
    kept : collection of int
        Tags that stayed as they were; they count with their old quality.
    """
    tags = tuple(dataclasses.replace(tag, is_kept=tag.tag_id in kept) for tag in report.tags)
    after = versions.mean([tag.as_used.after for tag in tags])
    return dataclasses.replace(report, tags=tags, after=after, is_proposal=False)


def _mixed(
    learner: Learner, proposed: Head, facts: Mapping, wanted: TagsToFit, kept: Collection[int]
) -> tuple[Head, dict[int, str]]:
    """Return the head to use, and the marks of the rows that come from the proposal."""
    old, known = learner.head, head_files.of_card(proposed, facts)
    proposed = proposed.without(proposed.rows.keys() - wanted.tags.keys())
    is_same = is_same_ground(old, proposed)
    if kept and not is_same:
        raise UsageError(
            "Single tags cannot keep their old state, because this version was measured again on the whole library",
            "Use it as a whole, or keep the old version.",
        )
    # Decisions about videos that were analysed since do not show in a mark.
    late = learner.examples_of(wanted.tags.keys(), learner.feature_table.places.keys() - known.covered)
    marks = {tag_id: mark for tag_id, mark in known.marks.items() if tag_id in proposed.rows and tag_id not in late}
    if is_same:  # the same objects, so that nothing has to be measured again
        proposed = dataclasses.replace(proposed, background=old.background, temporal=old.temporal)
    if kept and proposed.pooling != old.pooling:
        # Rows are only valid under the pooling they were learned with, and a head has one: the old rows keep theirs.
        proposed = _under(learner, dataclasses.replace(proposed, pooling=old.pooling), wanted.tags, kept)
        marks = {tag_id: wanted.marks[tag_id] for tag_id in proposed.rows}
    return proposed.having([old.rows[tag_id] for tag_id in kept]), marks


def _under(learner: Learner, head: Head, tags: Mapping[int, Tag], kept: Collection[int]) -> Head:
    """Fit the rows of a head again under its shared parts, except those that are kept."""
    feature_table, maker = dataclasses.replace(learner.feature_table, head=head), learner.maker()
    tag_ids = [tag_id for tag_id in head.rows if tag_id not in kept]
    examples_by_tag = learner.examples(tag_ids)
    return head.having([maker.row(feature_table, tags[tag_id], examples_by_tag.get(tag_id, [])) for tag_id in tag_ids])


def is_same_ground(first: Head, second: Head) -> bool:
    """Return whether rows of two heads mean the same: their backgrounds and temporal parts are identical."""
    if first.encoder_key != second.encoder_key or first.temporal.keys() != second.temporal.keys():
        return False
    names = [field.name for field in dataclasses.fields(first.background)]
    grounds = ((getattr(first.background, name), getattr(second.background, name)) for name in names)
    weights = ((first.temporal[name], second.temporal[name]) for name in first.temporal)
    return all(np.array_equal(one, other) for one, other in [*grounds, *weights])


def _unlink(context: JobContext, card: HeadVersion) -> None:
    with contextlib.suppress(OSError):  # nothing refers to it any more
        (context.paths.heads / card.file_name).unlink(missing_ok=True)
