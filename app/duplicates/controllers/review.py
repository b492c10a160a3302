"""The page of copies: which pairs are listed, what is shown of one, and the answers about it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.browse.views.video_pages import VideoPages
from app.duplicates import operations
from app.duplicates.controllers.frames import PairFrames
from app.duplicates.models import pair_words
from app.duplicates.models.facts import facts
from app.duplicates.operations import Sides, Spare
from app.duplicates.views.page import DuplicatesPage
from app.folders.controllers.removing import RemovingController
from app.stage.commands import COMMANDS
from app.stage.context_menu import GAP, ContextMenu
from app.stage.stage import Stage
from app.stage.toasts import Toasts
from app.ui.localization.text import display_name, filled, inline_name, tr
from app.ui.throttle import Throttle
from core.domain.changes import Change, Changes
from core.domain.duplicates import DuplicatesFound, PairAnswer, PairKind, VideoPair
from core.domain.jobs import JobKind, JobsSummary

_LIST_MS = 300
_MENU = ("copies_keep_left", "copies_keep_right", "copies_both", "copies_unrelated", GAP, "copies_undecided")


class DuplicatesController(QObject):
    """Runs the page of copies.

    Attributes
    ----------
    page : DuplicatesPage
        The page.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        What the window's features share.
    removing : RemovingController
        Moves files to the trash.
    toasts : Toasts
        Shows what was done.
    video_pages : VideoPages
        The pages to go back to.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        removing: RemovingController,
        toasts: Toasts,
        video_pages: VideoPages,
    ) -> None:
        super().__init__(stage.frame)
        self._session, self._stage, self._toasts = session, stage, toasts
        self._removing, self._video_pages = removing, video_pages
        self._found = DuplicatesFound((), (), 0)
        self._summary = JobsSummary()
        self._kind = PairKind.REENCODED
        self._has_kind = False
        self._shown: VideoPair | None = None
        self.page = DuplicatesPage(stage.frame)
        stage.pages.add(self.page, is_chooser=True, does_stay=True)
        self._frames = PairFrames(session, self.page.comparison)
        self._list_soon = Throttle(_LIST_MS, self._list, parent=self)
        self._tie()

    def _tie(self) -> None:
        page, actions = self.page, self._stage.actions
        actions.on("copies", self.open)
        actions.attach("copies", page)
        actions.on("copies_keep_left", lambda: self._keep(is_left=True))
        actions.on("copies_keep_right", lambda: self._keep(is_left=False))
        actions.on("copies_both", lambda: self._answer(PairAnswer.ALTERNATE))
        actions.on("copies_unrelated", lambda: self._answer(PairAnswer.UNRELATED))
        actions.on("copies_undecided", lambda: self._answer(None))
        actions.on("copies_later", lambda: page.comparison.step(1))
        actions.on("copies_earlier", lambda: page.comparison.step(-1))
        page.offer_answers(*actions.pick(*(name for name in _MENU if name != GAP)))
        page.back.show_keys(actions["leave"])
        ContextMenu(page.list_view, actions, lambda: _MENU)
        page.leaveWanted.connect(self.leave)
        page.searchWanted.connect(self.search)
        page.stopWanted.connect(lambda: self._session.run(operations.cancel()))
        page.actionChosen.connect(self._on_way)
        page.kindChosen.connect(self._on_kind)
        page.answeredChosen.connect(lambda _is_on: self._show(0))
        page.list_view.selectionModel().currentChanged.connect(lambda *_: self._show_pair())
        self._session.changed.connect(self._on_changed)
        self._session.summaryChanged.connect(self._on_summary)
        self._stage.pages.currentChanged.connect(lambda _page: self._on_page())
        self._enable()

    @property
    def is_shown(self) -> bool:
        """Whether this is the current page."""
        return self._stage.pages.currentWidget() is self.page

    def open(self) -> None:
        """Show the page."""
        self._stage.pages.setCurrentWidget(self.page)
        self.page.setFocus()

    def leave(self) -> None:
        """Go back to the videos."""
        self._stage.pages.show_videos()
        self._video_pages.current.list_view.setFocus()

    def search(self) -> None:
        """Have the worker compare what has not been compared yet."""
        self._session.run(operations.request())

    def _on_page(self) -> None:
        if self.is_shown:
            self._list()
        self._enable()

    def _on_changed(self, changes: Changes) -> None:
        if self.is_shown and changes & (Changes.DUPLICATES | Changes.VIDEOS | Changes.FOLDERS | Changes.EMBEDDINGS):
            self._list_soon.request()

    def _on_summary(self, summary: JobsSummary) -> None:
        self._summary = summary
        if self.is_shown:
            self._show_state()

    def _list(self) -> None:
        self._session.run(operations.listed().then(self._take))

    def _take(self, found: DuplicatesFound) -> None:
        self._found = found
        if not self._has_kind and (first := self._other_kind()) is not None:
            self._has_kind, self._kind = True, first
        self._show(self.page.list_view.currentIndex().row())

    def _show(self, row: int) -> None:
        """List the pairs of the chosen kind; the chosen pair stays chosen, or its row if it is gone."""
        page, with_answered = self.page, self.page.answered.isChecked()
        chosen = self._shown
        pairs = [
            pair for pair in self._found.pairs if pair.kind is self._kind and (with_answered or pair.given is None)
        ]
        # The longest parts first: there is most to gain.
        pairs.sort(key=lambda pair: (pair.a_start_seconds - pair.a_end_seconds, pair.a, pair.b))
        page.set_kinds(pair_words.counts(self._found, with_answered=with_answered), self._kind)
        page.model.set_rows(pairs)
        if not pairs:
            page.empty.set_text(*self._why_none())
        page.show_pairs(are_there=bool(pairs))
        same = next((place for place, pair in enumerate(pairs) if chosen is not None and _is_same(pair, chosen)), row)
        page.choose(max(0, same))
        self._show_state()
        self._show_pair()

    def _why_none(self) -> tuple[str, Sequence[tuple[str, str]]]:
        found, search = self._found, ("search", tr("Duplicates", "Look for copies"))
        if self._is_searching:
            return tr("Duplicates", "Copies are listed here as they are found. You can do other things meanwhile."), ()
        if (other := self._other_kind()) is not None:
            title = pair_words.kind_entry(other, pair_words.counts(found, with_answered=False)[other])
            return tr("Duplicates", "There are no more pairs of this kind."), ((other.value, title),)
        if found.n_waiting:
            words = tr(
                "Duplicates",
                "Videos that were encoded again, trimmed or cut out of others are found by comparing their pictures."
                " That takes about as long as analysing them, and no file is changed.",
            )
            return words, (search,)
        if found.n_compared:
            return tr("Duplicates", "No copies were found that you have not answered."), ()
        return tr("Duplicates", "Once videos have been analysed, copies among them can be found here."), ()

    def _other_kind(self) -> PairKind | None:
        """Return the first kind with pairs to answer; what only looks alike has to be chosen."""
        counts = pair_words.counts(self._found, with_answered=False)
        return next((kind for kind in PairKind if counts[kind] and kind is not PairKind.ALIKE), None)

    @property
    def _is_searching(self) -> bool:
        counts = (count for count in self._summary.counts if count.kind is JobKind.DUPLICATES)
        return any(count.queued or count.running for count in counts)

    def _show_state(self) -> None:
        words = pair_words.state(self._found, self._summary)
        self.page.set_state(words, can_search=self._found.n_waiting > 0, is_searching=self._is_searching)

    def _on_kind(self, kind: PairKind) -> None:
        self._kind, self._has_kind, self._shown = kind, True, None
        self._show(0)
        self.page.setFocus()

    def _on_way(self, name: str) -> None:
        if name == "search":
            self.search()
        else:
            self._on_kind(PairKind(name))

    def _show_pair(self) -> None:
        page, pair = self.page, self.page.pair
        is_new = pair is not None and (self._shown is None or not _is_same(pair, self._shown))
        is_changed = pair != self._shown
        self._shown = pair
        self._enable()
        if pair is None:
            page.set_claim("")
            return
        answer = pair_words.answer_words(pair)
        claim = pair_words.kind_sentence(pair)
        page.set_claim(filled(tr("Duplicates", "%1 Your answer: %2."), claim, answer) if answer else claim)
        if is_changed:
            page.comparison.show_pair(pair)
            self._frames.show(pair, is_new=is_new)
            self._session.run(operations.sides(pair).then(lambda sides: self._take_sides(pair, sides)))
            if self.is_shown:
                self._stage.selection.choose(sorted({*pair.video_ids}), current_id=pair.a_video_id)

    def _take_sides(self, pair: VideoPair, sides: Sides | None) -> None:
        if pair is self._shown:
            self.page.comparison.show_facts(facts(sides.a, sides.b) if sides is not None else ())

    def _enable(self) -> None:
        pair = self._shown if self.is_shown else None
        allowed = {
            "copies_keep_left": pair is not None and pair.can_be_merged,
            "copies_keep_right": pair is not None and pair.can_be_merged,
            "copies_both": pair is not None,
            "copies_unrelated": pair is not None and pair.kind is not PairKind.SAME,
            "copies_undecided": pair is not None and pair.given is not None,
        }
        for command in COMMANDS:
            if command.scope == "copies":
                self._stage.actions[command.name].setEnabled(allowed.get(command.name, pair is not None))

    def _answer(self, given: PairAnswer | None) -> None:
        pair = self._shown
        if pair is not None:
            words = {
                PairAnswer.ALTERNATE: tr("Duplicates", "Noted that both videos are wanted"),
                PairAnswer.UNRELATED: tr("Duplicates", "Noted that these videos are not related"),
            }
            said = tr("Duplicates", "The answer was withdrawn") if given is None else words[given]
            self._session.run(operations.answer(pair, given).then(lambda change: self._toasts.show(said, change)))

    def _keep(self, *, is_left: bool) -> None:
        pair = self._shown
        if pair is None:
            return
        kept, kept_id = (pair.a, pair.a_video_id) if is_left else (pair.b, pair.b_video_id)
        words = (
            tr("Duplicates", "%1 is kept")
            if pair.kind is PairKind.SAME
            else tr("Duplicates", "%1 has the tags of both")
        )
        said = filled(words, inline_name(display_name(kept)))

        def _offer(change: Change) -> None:
            self._toasts.show(said, change)
            self._session.run_beside(operations.spare(pair, keeps_a=is_left).then(self._ask_to_trash))

        self._session.run(operations.keep(pair, kept_id).then(_offer))

    def _ask_to_trash(self, spare: Spare) -> None:
        if not spare.is_kept_there:
            self._session.board.inform(
                tr("Duplicates", "The file that is kept cannot be reached now, so the other one stays where it is.")
            )
        elif spare.files:
            self._removing.confirm_trash([spare.video_id], spare.files)


def _is_same(pair: VideoPair, other: VideoPair) -> bool:
    return (pair.kind, pair.a, pair.b) == (other.kind, other.a, other.b)
