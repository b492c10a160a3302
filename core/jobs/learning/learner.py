"""Keep the head of a library in step with people's decisions: corrections in, suggestions out.

There is one per process, used by one thread at a time. Only the worker, or the command line where no worker runs, has
one. Nothing here writes a decision. If the process dies in between, the decisions stay, and the next call sees from
their marks which tags are out of date.
"""

import contextlib
import logging
import threading
import time
from collections.abc import Collection
from pathlib import Path
from types import TracebackType

from core.catalog.store import meta
from core.domain.learning import LearnReport
from core.errors import HeadError, UsageError
from core.jobs.context import JobContext
from core.jobs.encoder_host import EncoderHost
from core.jobs.learning import bank, head_files, training_data
from core.jobs.learning.bank import Bank, LibraryFrames
from core.jobs.learning.classifier_builder import ClassifierBuilder
from core.jobs.learning.head_files import StoredHead
from core.jobs.learning.suggestion_book import TAGS_AT_ONCE, SuggestionBook
from core.jobs.learning.training_data import TagsToFit
from core.tagging import head, predict
from core.tagging.calibration import Aim
from core.tagging.feature_table import FeatureTable
from core.tagging.head import Head
from core.tagging.predict import Scores
from core.tagging.training_set import Example

log = logging.getLogger(__name__)

GROWN = 1.25
"""Growth of the library beyond which it is measured again."""


class Learner:
    """Fits tags and suggests them.

    Parameters
    ----------
    context : JobContext
        What every job works with.
    host : EncoderHost
        Loads the encoder for the words of tags.
    """

    def __init__(self, context: JobContext, host: EncoderHost) -> None:
        self._context, self._host = context, host
        self._lock = FairLock()
        self._frames: LibraryFrames | None = None
        self._head: Head | None = None
        self._bank: Bank | None = None
        self._marks: dict[int, str] = {}
        self._book = SuggestionBook(context)
        self._stamp: tuple[int, ...] = ()

    @property
    def lock(self) -> "FairLock":
        """Held while a caller works with the head for longer than one call."""
        return self._lock

    @property
    def aim(self) -> Aim:
        """The aim of thresholds."""
        return Aim(self._context.settings.suggestion_aim)

    @property
    def head(self) -> Head:
        """The head in use; only after `ready` has returned a number."""
        if self._head is None:
            raise RuntimeError("no head was made ready")
        return self._head

    @property
    def frames(self) -> LibraryFrames:
        """The vectors; only after `ready` has returned a number."""
        if self._frames is None:
            raise RuntimeError("no vectors were made ready")
        return self._frames

    @property
    def feature_table(self) -> FeatureTable:
        """Everything analysed, under the head in use; only after `ready` has returned a number."""
        if self._bank is None:
            raise RuntimeError("no bank was made ready")
        return self._bank.feature_table(self.head)

    @property
    def book(self) -> SuggestionBook:
        """The suggestions."""
        return self._book

    @property
    def marks(self) -> dict[int, str]:
        """What the rows in use were fitted to; see `training_data.TagsToFit`."""
        return dict(self._marks)

    def version(self) -> int:
        """Return the version of the head in use; 0 before the first was kept."""
        with self._context.database.read() as session:
            return int(meta.get(session, meta.HEAD_VERSION) or 0)

    def catch_up(self, tag_ids: Collection[int] | None = None) -> LearnReport:
        """Fit the tags that are out of date, and update their suggestions.

        Parameters
        ----------
        tag_ids : collection of int or None
            Only these; None for all, and for newly analysed videos.

        Returns
        -------
        LearnReport
            Empty if nothing was out of date.
        """
        report, is_done = LearnReport(), False
        while not is_done:
            part, is_done = self._catch_up_some(tag_ids)
            report = report.followed_by(part)
        return report

    def _catch_up_some(self, tag_ids: Collection[int] | None) -> tuple[LearnReport, bool]:
        """Catch up on some tags, and return whether these were all; others may ask and correct in between."""
        started = time.perf_counter()
        with self._lock:
            if self.ready() is None:
                return LearnReport(), True
            with self._context.database.read() as session:
                wanted = training_data.tags_to_fit(session, tag_ids, aim=self.aim.value)
            if tag_ids is None:
                self._forget(wanted)
                self._take_in_new(wanted)
            behind = self._behind(wanted)
            some = behind[:TAGS_AT_ONCE]
            if not some:
                return LearnReport(version=self.version()), True
            n_decisions = self._fit(some, wanted)
            n_suggestions = self._book.write(self.feature_table, some, version=self.version())
            self._marks |= {tag_id: wanted.marks[tag_id] for tag_id in some}
            self.save()
        seconds = time.perf_counter() - started
        log.info("%d tags fitted to %d decisions in %.2f s", len(some), n_decisions, seconds)
        return LearnReport(tuple(some), n_decisions, n_suggestions, seconds, self.version()), some == behind

    def _behind(self, wanted: TagsToFit) -> list[int]:
        return [tag_id for tag_id, mark in wanted.marks.items() if self._marks.get(tag_id) != mark]

    def ready(self) -> int | None:
        """Load or update head and moments; return the number of new videos, None if nothing has been analysed yet."""
        stamp = bank.stamp(self._context.database)
        if stamp != self._stamp or self._frames is None:
            self._frames = bank.read_frames(self._context.paths, self._context.database)
            self._stamp = stamp
        frames = self._frames
        if frames is None:
            return None
        key = frames.info.identity.key
        if self._head is None or self._head.encoder_key != key:
            self._open(key, frames)
        elif len(frames.spans) > GROWN * max(self._head.background.n_videos, 1) and not self._head.temporal:
            # A background measured on a few videos is too narrow. With a temporal part it waits for the next training.
            self.adopt(head.blank(key, bank.background_of(frames, {})), marks={})
        assert self._bank is not None
        return self._bank.extend(frames)

    def require(self) -> None:
        """Load or update head and moments; raise a `UsageError` if nothing has been analysed yet."""
        if self.ready() is None:
            raise UsageError("No video has been analysed yet", "Add a folder first.")

    def listed(self) -> set[int]:
        """Return the videos that the library shows."""
        return self._book.listed()

    def _open(self, key: str, frames: LibraryFrames) -> None:
        paths, database = self._context.paths, self._context.database
        kept = head_files.read_working(paths, database, key=key, n_dims=frames.info.n_dims, version=self.version())
        if kept is not None:
            with contextlib.suppress(HeadError):  # an invalid temporal part: handled like a damaged file
                self.adopt(kept.head, marks=kept.marks)
                self._book.covered, self._book.is_complete = kept.covered, kept.is_suggested
                return
        self.adopt(head.blank(key, bank.background_of(frames, {})), marks={})

    def adopt(self, new: Head, *, marks: dict[int, str]) -> None:
        """Use another head from now on.

        Parameters
        ----------
        new : Head
            For the vectors in use.
        marks : dict of int to str
            What its rows were fitted to; see `training_data.TagsToFit`.
        """
        is_seen_otherwise = (
            self._head is None or new.background is not self._head.background or new.temporal is not self._head.temporal
        )
        if is_seen_otherwise or self._bank is None:
            fresh = Bank(new, n_moments=self._frames.n_moments if self._frames else 0)
            if self._frames is not None:
                fresh.extend(self._frames)  # may reject the head, before anything has changed
            self._bank = fresh
        self._head, self._marks, self._book.covered, self._book.is_complete = new, dict(marks), set(), True

    def suggest_all(self) -> None:
        """Write the suggestions of every tag again."""
        self._book.write(self.feature_table, list(self.head.rows), version=self.version())
        self._book.covered, self._book.is_complete = self._book.listed() & self.feature_table.places.keys(), True

    def _forget(self, wanted: TagsToFit) -> None:
        gone = self.head.rows.keys() - wanted.tags.keys()
        self._head = self.head.without(gone)
        self._marks = {tag_id: mark for tag_id, mark in self._marks.items() if tag_id not in gone}

    def _fit(self, tag_ids: Collection[int], wanted: TagsToFit) -> int:
        examples_by_tag, feature_table, maker = self.examples(tag_ids), self.feature_table, self.maker()
        is_same = wanted.same_apart_from_recipe(self._marks)
        learned = {tag_id: row for tag_id, row in self.head.rows.items() if row.n_accepted and tag_id in is_same}
        self._head = self.head.having([
            maker.row(feature_table, wanted.tags[tag_id], examples_by_tag.get(tag_id, []), learned=learned.get(tag_id))
            for tag_id in tag_ids
        ])
        return sum(map(len, examples_by_tag.values()))

    def renew(self) -> None:
        """Fit rows again that an older recipe made: what their scores mean must not be used for suggestions."""
        with self._context.database.read() as session:
            wanted = training_data.tags_to_fit(session, aim=self.aim.value)
        rows = self.head.rows.keys() & wanted.tags.keys()
        old = sorted(one for one in rows if not training_data.has_current_recipe(self._marks.get(one, "")))
        self._fit(old, wanted)
        self._marks |= {tag_id: wanted.marks[tag_id] for tag_id in old}

    def examples(self, tag_ids: Collection[int]) -> dict[int, list[Example]]:
        """Read the decisions about tags, as far as the videos are analysed."""
        return self.examples_of(tag_ids, self.feature_table.places.keys())

    def examples_of(self, tag_ids: Collection[int], video_ids: Collection[int]) -> dict[int, list[Example]]:
        """Read the decisions about tags on some videos."""
        with self._context.database.read() as session:
            return training_data.examples(session, tag_ids, analysed=video_ids)

    def maker(self) -> ClassifierBuilder:
        """Return a maker of rows under the head in use."""
        return ClassifierBuilder(self._host, self.frames.info, self.aim, listed=self.listed())

    def scores(self, tag_ids: Collection[int]) -> Scores:
        """Score those tags that have rows over everything analysed."""
        return predict.over(self.feature_table, tag_ids)

    def _take_in_new(self, wanted: TagsToFit) -> None:
        """Suggest tags for new videos; tags with decisions about these videos are out of date from now on."""
        if not self._book.is_complete:
            self.renew()
            self._book.write(self.feature_table, list(self.head.rows), version=self.version())
            self._book.is_complete = True
            self.save()
        # Compared with the videos that suggestions were last written for, not with what is in the bank: a lookup in
        # the meantime may have added new videos there.
        listed = self._book.listed() & self.feature_table.places.keys()
        new, is_other = listed - self._book.covered, listed != self._book.covered
        if new:
            with self._context.database.read() as session:
                examples_by_tag = training_data.examples(session, wanted.tags.keys(), analysed=new)
            self._marks = {tag_id: mark for tag_id, mark in self._marks.items() if tag_id not in examples_by_tag}
        behind = set(self._behind(wanted))  # their suggestions are rewritten everywhere
        others = [tag_id for tag_id in self.head.rows if tag_id not in behind]
        self._book.follow(self.feature_table, others, version=self.version())
        self._book.covered = listed  # a video that is removed and comes back is new
        if is_other:
            self.save()

    def save(self) -> None:
        """Write the head in use, with what its rows were fitted to."""
        self._write(head_files.working_path(self._context.paths, self.head.encoder_key))

    def set_aside(self) -> None:
        """Write it a second time, to go back to after a training; see `versions.go_back`."""
        self._write(head_files.before_path(self._context.paths, self.head.encoder_key))

    def _write(self, path: Path) -> None:
        kept = StoredHead(self.head, self._marks, self._book.covered, is_suggested=self._book.is_complete)
        head_files.write_working(path, kept, version=self.version())

    def close(self) -> None:
        """Free the head and the vectors; the next call loads them again."""
        with self._lock:
            self._frames, self._head, self._bank, self._stamp = None, None, None, ()


class FairLock:
    """A fair, re-entrant lock for ``with``.

    Python's own locks go to the first thread that asks once they are free, which mostly is the one that just had it.
    Long work that releases its lock now and then would let nobody in.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._next = threading.Lock()
        self._owner = 0
        self._n_entered = 0

    def __enter__(self) -> None:
        me = threading.get_ident()
        if self._owner == me:  # only this thread can have set that
            self._lock.acquire()
        else:
            with self._next:
                self._lock.acquire()
        self._owner = me
        self._n_entered += 1

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._n_entered -= 1
        if not self._n_entered:
            self._owner = 0
        self._lock.release()
