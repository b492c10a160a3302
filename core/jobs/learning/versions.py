"""The versions of a library's head: compared, put to use again, exported and imported.

The catalog says which head is in use. If the process dies before that is written, the old head stays; if it dies
after, the next start regenerates the suggestions (see `head_files.read_working`).

Quality is average precision on decisions that were held out. It tells how well a tag ranks what was decided, not how
many of its suggestions are right: people decide about what is shown to them.
"""

import dataclasses
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from sqlalchemy.orm import Session

from core import private, sentence, whole_file
from core.catalog import heads
from core.catalog.store import meta
from core.domain.changes import Changes
from core.domain.learning import TagComparison, TrainReport
from core.domain.tags import HeadVersion, Tag, fold
from core.errors import HeadError, UsageError
from core.jobs.context import JobContext
from core.jobs.learning import head_files, training_data
from core.jobs.learning.classifier_builder import ClassifierBuilder
from core.jobs.learning.head_files import VERSION, of_card
from core.jobs.learning.learner import Learner
from core.jobs.learning.suggestion_book import SuggestionBook
from core.jobs.learning.training_data import TagsToFit
from core.tagging import checkpoint
from core.tagging.feature_table import FeatureTable
from core.tagging.head import Head
from core.tagging.training_set import Example

if TYPE_CHECKING:
    from core.tagging.refresh import RefreshOutcome


REPORT = "report"
"""Key of the training report in the card of a head."""


def use(context: JobContext, learner: Learner, version: int) -> None:
    """Use a kept version as it was; tags with later decisions are fitted again as they come.

    Rows that an older version of this program fitted in another way are fitted again at once, since their scores cannot
    be trusted.

    Parameters
    ----------
    context : JobContext
        What every job works with.
    learner : Learner
        Holds the head in use.
    version : int
        One that `heads.list_all` lists for the encoder in use.

    Raises
    ------
    HeadError
        If its file is gone or changed, or it is for another encoder.
    UsageError
        If there is no such version.
    """
    with learner.lock:
        card = find(context, learner, version)
        key = learner.frames.info.identity.key
        kept, facts = head_files.read_version(context.paths, card.file_name, checksum=card.checksum, encoder_key=key)
        with context.database.read() as session:
            wanted = training_data.tags_to_fit(session, aim=learner.aim.value)
        kept = kept.without(kept.rows.keys() - wanted.tags.keys())
        # Missing rows are fitted; existing ones count as up to date, or it would not be the version that was asked for.
        known = of_card(kept, facts).marks
        marks = _marks(wanted, {tag_id: known.get(tag_id, "") for tag_id in kept.rows})
        activate_head(context, learner, kept, marks=marks, version=version)


def _marks(wanted: TagsToFit, known: Mapping[int, str]) -> dict[int, str]:
    """Return current marks for rows, so that they stay as they are, except those that were fitted in another way."""
    return {
        tag_id: wanted.marks[tag_id]
        if training_data.has_current_recipe(mark)
        else training_data.outdated(wanted.marks[tag_id])
        for tag_id, mark in known.items()
    }


def go_back(context: JobContext, learner: Learner) -> int:
    """Use the head from before the last training again, with everything decided since.

    Returns
    -------
    int
        Its version; 0 if that was before the first training.

    Raises
    ------
    UsageError
        If there was no training with this encoder, or nothing was analysed.
    """
    with learner.lock:
        learner.require()
        info = learner.frames.info
        path = head_files.before_path(context.paths, info.identity.key)
        found = head_files.read_own(path, info.identity.key, n_dims=info.n_dims)
        if found is None:
            raise UsageError("There is no training to undo", "`clipshelf heads list` lists the versions.")
        kept, facts = found
        version = int(facts.get(VERSION, 0))
        with context.database.read() as session:
            known = training_data.tags_to_fit(session, aim=learner.aim.value).tags
        kept = kept.without(kept.rows.keys() - known.keys())
        marks = {tag_id: mark for tag_id, mark in of_card(kept, facts).marks.items() if tag_id in kept.rows}
        activate_head(context, learner, kept, marks=marks, version=version)
        learner.catch_up()
    return version


def find(context: JobContext, learner: Learner, version: int) -> HeadVersion:
    """Return a version of the encoder in use.

    Raises
    ------
    UsageError
        If there is none, or nothing was analysed.
    HeadError
        If it is for another encoder.
    """
    learner.require()
    with context.database.read() as session:
        cards = {card.version: card for card in heads.list_all(session)}
    if version not in cards:
        raise UsageError("There is no version {version}", "`clipshelf heads list` lists the versions.", version=version)
    if cards[version].encoder_id != learner.frames.encoder_id:
        raise HeadError(
            "Version {version} was trained for another search model",
            "Switch to that search model first.",
            version=version,
        )
    return cards[version]


def compare(context: JobContext, learner: Learner, first: int, second: int) -> tuple[TagComparison, ...]:
    """Compare two versions tag by tag, by their quality on the same decisions.

    A version and the one that it was trained from are compared as in training. Otherwise the figures of a tag are based
    on the same decisions only if it was fitted to as many in both; if not, they are left out.

    Parameters
    ----------
    context : JobContext
        What every job works with.
    learner : Learner
        Knows the encoder in use.
    first, second : int
        Versions; the first counts as before.

    Returns
    -------
    tuple of TagComparison
        The existing tags that either version knows, by id.

    Raises
    ------
    HeadError
        If a file is gone or changed, or is for another encoder.
    UsageError
        If there is no such version.
    """
    with learner.lock:
        cards = [find(context, learner, version) for version in (first, second)]
        key = learner.frames.info.identity.key
        (before, _facts), (after, facts) = (
            head_files.read_version(context.paths, card.file_name, checksum=card.checksum, encoder_key=key)
            for card in cards
        )
        with context.database.read() as session:
            known = training_data.tags_to_fit(session, aim=learner.aim.value).tags
    tag_ids = sorted((before.rows.keys() | after.rows.keys()) & known.keys())
    report = report_in(facts) if cards[1].figures.get("parent") == first else None
    told = {} if report is None else {tag.tag_id: tag.as_used for tag in report.tags}
    return tuple(told.get(tag_id) or _compared(before, after, tag_id) for tag_id in tag_ids)


def report_in(facts: Mapping[str, Any]) -> TrainReport | None:
    """Return the training report in the card of a head; None if there is none."""
    try:
        report = facts[REPORT]
        if isinstance(report.get("reason"), str):  # as older versions wrote it
            report = report | {"reason": msgspec.to_builtins(sentence.literal(report["reason"]))}
        return msgspec.convert(report, TrainReport)
    except (KeyError, msgspec.ValidationError):
        return None


def _compared(before: Head, after: Head, tag_id: int) -> TagComparison:
    rows = [kept.rows.get(tag_id) for kept in (before, after)]
    counts = {None if row is None else (row.n_accepted, row.n_rejected) for row in rows}
    if len(counts) > 1:
        return TagComparison(tag_id, None, None)
    first, second = (None if row is None else known(row.average_precision) for row in rows)
    return TagComparison(tag_id, first, second)


def export_version(context: JobContext, learner: Learner, version: int, target: Path) -> None:
    """Write a version to a file, for another library or another person.

    Raises
    ------
    HeadError
        If its file is gone or changed, or the target cannot be written.
    """
    with learner.lock:
        card = find(context, learner, version)
        key = learner.frames.info.identity.key
        head_files.read_version(context.paths, card.file_name, checksum=card.checksum, encoder_key=key)
        try:
            data = (context.paths.heads / card.file_name).read_bytes()
            with whole_file.written(target) as file:
                file.write(data)
            private.share(target)
        except OSError as error:
            raise HeadError(
                "{path} cannot be written ({reason})", "Choose another location.", path=target, reason=error.strerror
            ) from error


def import_version(context: JobContext, learner: Learner, source: Path) -> tuple[int, tuple[str, ...]]:
    """Read a head from a file, match its tags by name and alias, and use it as a new version.

    Parameters
    ----------
    context : JobContext
        What every job works with.
    learner : Learner
        Holds the head in use.
    source : Path
        Not trusted.

    Returns
    -------
    version : int
        Of the new head.
    unknown : tuple of str
        Tags in the file that this library does not have, or has under another of their names; they are left out.

    Raises
    ------
    HeadError
        If it is not a head for the encoder in use.
    UsageError
        If nothing was analysed.
    """
    with learner.lock:
        learner.require()
        info = learner.frames.info
        foreign, names, card = checkpoint.read(source, encoder_key=info.identity.key, n_dims=info.n_dims)
        with context.database.read() as session:
            wanted = training_data.tags_to_fit(session, aim=learner.aim.value)
        known, unknown = _matched(names, wanted.tags.values())
        rows = {own: dataclasses.replace(foreign.rows[theirs], tag_id=own) for own, theirs in known.items()}
        imported = Head(
            foreign.encoder_key,
            foreign.background,
            foreign.general,
            foreign.pooling,
            foreign.halfway,
            rows,
            foreign.temporal,
        )
        theirs = of_card(foreign, card).marks
        learner.adopt(imported, marks=_marks(wanted, {own: theirs.get(one, "") for own, one in known.items()}))
        learner.renew()
        version = keep(context, learner, {"imported": 1.0, "n_tags": float(len(rows))})
        learner.suggest_all()
        learner.save()
    return version, unknown


def _matched(names: Mapping[int, str], tags: Collection[Tag]) -> tuple[dict[int, int], tuple[str, ...]]:
    """Match the tags of a file with those of a library, by name or else by alias, each once; the rest is unknown."""
    own: dict[str, int] = {}
    for tag in tags:
        own |= {fold(alias): tag.id for alias in tag.aliases}
    own |= {fold(tag.name): tag.id for tag in tags}
    known: dict[int, int] = {}
    # A match by name goes before a match by alias.
    by_name = {fold(tag.name) for tag in tags}
    for theirs, name in sorted(names.items(), key=lambda one: (fold(one[1]) not in by_name, one[0])):
        tag_id = own.get(fold(name))
        if tag_id is not None:
            known.setdefault(tag_id, theirs)
    return known, tuple(sorted(name for theirs, name in names.items() if theirs not in known.values()))


def activate_head(
    context: JobContext,
    learner: Learner,
    head: Head,
    *,
    marks: Mapping[int, str],
    version: int,
    record: Callable[[Session], object] = lambda _session: None,
) -> None:
    """Use another head from now on.

    Parameters
    ----------
    context : JobContext
        What every job works with.
    learner : Learner
        Its lock is held.
    head, marks
        As in `Learner.adopt`.
    version : int
        Of the head.
    record : callable
        Called with the transaction that names it, for changes that must be written together with it or not at all.

    Raises
    ------
    HeadError
        If it cannot be used; then nothing has changed.
    """
    learner.adopt(head, marks=dict(marks))
    try:
        learner.renew()
        with context.database.write() as session:
            meta.put(session, meta.HEAD_VERSION, value=str(version))
            record(session)
        # Its rows count as up to date: suggestions are made from them as they are.
        learner.book.covered, learner.book.is_complete = learner.listed() & learner.feature_table.places.keys(), False
        learner.save()
        learner.suggest_all()
        learner.save()
    except BaseException:
        learner.close()  # the files on the disk say what is in use
        raise
    context.events.changed(Changes.HEADS | Changes.SUGGESTIONS)


def keep(context: JobContext, learner: Learner, figures: Mapping[str, float]) -> int:
    """Keep the head in use as a version, use its number from now on, and return it.

    Parameters
    ----------
    context : JobContext
        What every job works with.
    learner : Learner
        Holds the head.
    figures : mapping of str to float
        For its card.
    """
    encoder_id, key = learner.frames.encoder_id, learner.head.encoder_key
    with context.database.read() as session:
        wanted = training_data.tags_to_fit(session, aim=learner.aim.value)
        version = heads.next_version(session)
    names = {tag_id: tag.name for tag_id, tag in wanted.tags.items()}
    name = head_files.version_name(key, version)
    card = {"version": version, **figures, **head_files.card_of(learner.marks, learner.book.covered)}
    checksum = head_files.write(context.paths.heads / name, learner.head, names=names, card=card)
    with context.database.write() as session:
        kept = heads.put(session, encoder_id, file_name=name, checksum=checksum, figures=figures)
        meta.put(session, meta.HEAD_VERSION, value=str(kept.version))
    learner.save()
    context.events.changed(Changes.HEADS | Changes.SUGGESTIONS)
    return kept.version


def compare_heads(
    before: FeatureTable,
    after: FeatureTable,
    *,
    tags: Mapping[int, Tag],
    examples_by_tag: Mapping[int, Sequence[Example]],
    maker: ClassifierBuilder,
    book: SuggestionBook,
    outcome: "RefreshOutcome | None",
) -> tuple[TagComparison, ...]:
    """Compare the tags under two heads: quality on the same decisions, and number of suggested videos.

    Parameters
    ----------
    before, after : FeatureTable
        Everything analysed, under the head in use and under the new one.
    tags : mapping of int to Tag
        By id.
    examples_by_tag : mapping of int to sequence of Example
        Decisions by tag.
    maker : ClassifierBuilder
        Fits a tag under the head in use to the current decisions. Its row may be older and measured on other decisions
        than the new one.
    book : SuggestionBook
        Counts what would be suggested.
    outcome : RefreshOutcome or None
        Of a new temporal part: decisions that it learned from are left out of the comparison.

    Returns
    -------
    tuple of TagComparison
        All tags that have anything to score by, by id.
    """
    tag_ids = sorted(tags)
    qualities = _held_out_of(outcome) if outcome is not None else _in_turn(before, after, tags, examples_by_tag, maker)
    n_before, n_after = book.counts(before, tag_ids), book.counts(after, tag_ids)
    return tuple(
        TagComparison(tag_id, *qualities.get(tag_id, (None, None)), n_before[tag_id], n_after[tag_id])
        for tag_id in tag_ids
        if tag_id in examples_by_tag or n_before[tag_id] or n_after[tag_id]
    )


def _held_out_of(outcome: "RefreshOutcome") -> dict[int, tuple[float | None, float | None]]:
    return {one.tag_id: (known(one.before), known(one.after)) for one in outcome.tags}


def _in_turn(
    before: FeatureTable,
    after: FeatureTable,
    tags: Mapping[int, Tag],
    examples_by_tag: Mapping[int, Sequence[Example]],
    maker: ClassifierBuilder,
) -> dict[int, tuple[float | None, float | None]]:
    found = {}
    for tag_id, examples in examples_by_tag.items():
        new = known(after.head.rows[tag_id].average_precision)
        old = None if new is None else known(maker.row(before, tags[tag_id], examples).average_precision)
        found[tag_id] = (old, new)
    return found


def known(value: float) -> float | None:
    """Return a figure; None if it is NaN."""
    return None if math.isnan(value) else value


def mean(values: Sequence[float | None]) -> float | None:
    """Return the mean of the known values; None if there are none."""
    found = [value for value in values if value is not None]
    return float(np.mean(found)) if found else None
