"""Controller of the groups: reads and finds them, and carries out what the page asks for."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.bridge.work import Operation
from app.groups import operations
from app.groups.models import N_PREVIEWED, GroupCard, spread, status_words
from app.groups.operations import GroupsRead
from app.groups.views.page import GroupsPage
from app.groups.views.tag_dialog import GroupTagDialog
from app.search.controllers.search import SearchController
from app.stage.context_menu import GAP, ContextMenu
from app.stage.stage import Stage
from app.stage.toasts import Toasts
from app.ui.localization.text import filled, inline_name, tr
from app.ui.throttle import Throttle
from core.domain.changes import Change, Changes
from core.domain.clusters import ClusterScope
from core.domain.jobs import JobsSummary
from core.domain.query.filters import Filter
from core.errors import KnownError

_AFFECTING = Changes.CLUSTERS | Changes.VIDEOS | Changes.EMBEDDINGS | Changes.THUMBNAILS
_READ_MS = 400
_MENU = ("open_group", "tag_group", GAP, "rename_group", "merge_groups", "split_group", "hide_groups")
_NEED_ONE = ("open_group", "tag_group", "rename_group", "split_group")
_ADD, _FIND, _SHOW_HIDDEN = "add_folder", "find", "hidden"


class GroupsController(QObject):
    """Shows groups, and changes them."""

    def __init__(
        self, session: Session, stage: Stage, *, page: GroupsPage, search: SearchController, toasts: Toasts
    ) -> None:
        super().__init__(stage.frame)
        self._session, self._stage, self._page = session, stage, page
        self._search, self._toasts = search, toasts
        self._scope = ClusterScope.VIDEOS
        self._read: GroupsRead | None = None
        self._is_dirty, self._is_finding = True, False
        self._progress: float | None = None
        self._read_soon = Throttle(_READ_MS, self._load, parent=self)
        self._tie()

    def _tie(self) -> None:
        page, actions = self._page, self._stage.actions
        actions.on("show_groups", self.show)
        for name, call in {
            "open_group": self.open,
            "tag_group": self.tag,
            "rename_group": self._rename,
            "merge_groups": self.merge,
            "split_group": self.split,
            "hide_groups": self.hide,
        }.items():
            actions.on(name, call)
        actions.attach("groups", page.list_view)
        ContextMenu(page.list_view, actions, lambda: _MENU if page.selected else ())
        page.head.back.show_keys(actions["leave"])
        page.head.leaveWanted.connect(self.leave)
        page.head.findWanted.connect(self.find)
        page.head.scopeChosen.connect(self._choose_scope)
        page.head.hiddenToggled.connect(lambda _is_on: self._show())
        page.bar.commandWanted.connect(actions.run)
        page.bar.renamed.connect(self.rename)
        page.bar.nameChosen.connect(self.rename)
        page.actionChosen.connect(self._on_way)
        page.list_view.opened.connect(lambda _index: self.open())
        page.list_view.selectionModel().selectionChanged.connect(lambda *_: self._show_selected())
        self._stage.pages.currentChanged.connect(lambda _page: self._on_page())
        self._session.changed.connect(self._on_changed)
        self._session.summaryChanged.connect(self._on_summary)
        self._show_selected()

    @property
    def is_shown(self) -> bool:
        """Whether the page of groups is shown."""
        return self._stage.pages.currentWidget() is self._page

    @property
    def is_busy(self) -> bool:
        """Whether groups are being found or read."""
        return self._is_finding or self._is_dirty

    def show(self) -> None:
        """Show the page."""
        self._stage.pages.setCurrentWidget(self._page)
        self._page.list_view.setFocus()

    def leave(self) -> None:
        """Go back to the videos."""
        self._stage.pages.show_videos()
        if (view := self._stage.pages.main_view) is not None:
            view.setFocus()

    def find(self) -> None:
        """Find as many groups as the page says, in the background."""
        self._is_finding = True
        self._show()
        work = operations.find(self._scope, self._page.head.count.value())
        self._session.run_beside(work.then(lambda _done: self._on_found()).otherwise(self._on_not_found))

    def open(self) -> None:
        """Show the videos of the selected group."""
        if len(cards := self._page.selected) == 1:
            self._search.ask(Filter().having(cards[0].condition))
            self.leave()

    def rename(self, name: str) -> None:
        """Rename the selected group; an empty name returns to the one that was found."""
        if len(cards := self._page.selected) == 1:
            cluster = cards[0].cluster
            if not name.strip() and not cluster.is_renamed:
                self._page.bar.name.show_name(cluster.name)
                return
            work = operations.rename(cluster, name)
            self._session.run(work.otherwise(lambda error: self._on_refused(error, cluster.name)))

    def hide(self) -> None:
        """Hide the selected groups; show them again if all are hidden."""
        if cards := self._page.selected:
            is_hidden = not all(card.cluster.is_hidden for card in cards)
            n = len(cards)
            words = tr("Groups", "%n groups hidden", n=n) if is_hidden else tr("Groups", "%n groups shown again", n=n)
            self._run(operations.set_hidden([card.cluster for card in cards], is_hidden=is_hidden), words)

    def merge(self) -> None:
        """Merge the selected groups into the current one."""
        if len(cards := self._page.selected) > 1:
            words = filled(tr("Groups", "Merged into %1"), inline_name(cards[0].name))
            self._run(operations.merge([card.cluster for card in cards]), words)

    def split(self) -> None:
        """Split the selected group."""
        if len(cards := self._page.selected) == 1:
            words = filled(tr("Groups", "%1 was split"), inline_name(cards[0].name))
            self._run(operations.split(cards[0].cluster), words, is_long=True)

    def tag(self) -> None:
        """Ask which tag to apply to the selected group, showing how different its videos are."""
        if len(cards := self._page.selected) != 1:
            return
        card = cards[0]
        names = [tag.name for tag in self._stage.tags.tags]
        dialog = GroupTagDialog(card, names, self._stage.thumbnails, self._stage.frame)
        dialog.wanted.connect(lambda name, without: self._apply(card, name, without))
        shown = operations.previewed(spread(card.cluster.members, N_PREVIEWED), card.scope)
        dialog.open()
        self._session.run(shown.then(dialog.show_samples))

    def close(self) -> None:
        """Stop reading."""
        self._read_soon.end()

    def _apply(self, card: GroupCard, name: str, without: list[int]) -> None:
        words = filled(tr("Groups", "%1 tagged with %2"), inline_name(card.name), inline_name(name))
        self._run(operations.tag(card.cluster, name, without, scope=card.scope), words)

    def _run(self, work: Operation[Change], words: str, *, is_long: bool = False) -> None:
        run: Callable[[Operation[Change]], None] = self._session.run_long if is_long else self._session.run
        run(work.then(lambda change: self._toasts.show(words, change)))

    def _rename(self) -> None:
        if len(self._page.selected) == 1:
            self._page.bar.name.setFocus()
            self._page.bar.name.selectAll()

    def _choose_scope(self, scope: ClusterScope) -> None:
        self._scope = scope
        self._read = None
        self._load()

    def _on_way(self, name: str) -> None:
        if name == _FIND:
            self.find()
        elif name == _SHOW_HIDDEN:
            self._page.head.hidden.setChecked(True)
        else:
            self._stage.actions.run(name)

    def _on_page(self) -> None:
        if self.is_shown:
            self._stage.selection.choose((), current_id=0)
            if self._is_dirty:
                self._load()

    def _on_changed(self, changes: Changes) -> None:
        if changes & _AFFECTING:
            self._is_dirty = True
            if self.is_shown:
                self._read_soon.request()

    def _on_summary(self, summary: JobsSummary) -> None:
        if summary.clustering != self._progress:
            self._progress = summary.clustering
            self._show_head()

    def _load(self) -> None:
        scope = self._scope
        self._session.run(operations.load(scope).then(self._take))

    def _take(self, read: GroupsRead) -> None:
        if read.scope is self._scope:
            self._is_dirty = self._read_soon.is_waiting
            if self._read is None or _found_at(read) != _found_at(self._read):
                # Not after each change: a number that is being typed must stay.
                self._page.head.set_count(read.clustering.n_requested if read.clustering is not None else None)
            self._read = read
            self._show()

    def _on_found(self) -> None:
        self._is_finding = False
        self._is_dirty = True
        self._load()

    def _on_not_found(self, error: KnownError) -> None:
        self._is_finding = False
        self._show()
        self._session.board.complain(error, again=self.find)

    def _on_refused(self, error: KnownError, name: str) -> None:
        self._page.bar.name.show_name(name)
        self._session.board.complain(error)

    def _show(self) -> None:
        self._show_head()
        read, page = self._read, self._page
        if read is None:
            return
        visible = [card for card in read.cards if page.head.hidden.isChecked() or not card.cluster.is_hidden]
        if visible:
            page.show_groups(visible)
        else:
            page.show_sentence(*_empty_words(read, is_finding=self._is_finding))
        # Not after each reset of the model: a name that is being typed must stay.
        self._show_selected()

    def _show_head(self) -> None:
        read = self._read
        if read is None:
            return
        progress = (self._progress or 0.0) if self._is_finding else self._progress
        n_hidden = sum(card.cluster.is_hidden for card in read.cards)
        clustering = read.clustering
        self._page.head.set_status(status_words(clustering, len(read.cards) - n_hidden, progress))
        self._page.head.set_state(
            has_groups=bool(read.cards),
            is_outdated=clustering is not None and clustering.is_outdated,
            can_find=progress is None and read.n_analysed > 0,
            n_hidden=n_hidden,
        )

    def _show_selected(self) -> None:
        cards, actions = self._page.selected, self._stage.actions
        self._page.bar.show_groups(cards)
        for name in _NEED_ONE:
            actions[name].setEnabled(len(cards) == 1)
        actions["merge_groups"].setEnabled(len(cards) > 1)
        actions["hide_groups"].setEnabled(bool(cards))


def _found_at(read: GroupsRead) -> datetime | None:
    return None if read.clustering is None else read.clustering.found_at


def _empty_words(read: GroupsRead, *, is_finding: bool) -> tuple[str, tuple[tuple[str, str], ...]]:
    if is_finding:
        return tr("Groups", "Looking for groups of what looks alike\N{HORIZONTAL ELLIPSIS}"), ()
    if read.cards:
        return tr("Groups", "All groups are hidden."), ((_SHOW_HIDDEN, tr("Groups", "Show hidden")),)
    if not read.n_analysed:
        words = tr("Groups", "Groups appear here once videos have been analysed.")
        return words, ((_ADD, tr("Groups", "Add folder\N{HORIZONTAL ELLIPSIS}")),)
    words = tr(
        "Groups",
        "Groups show what is in the library: what looks alike is put together, with a name. Tags are not needed.",
    )
    return words, ((_FIND, tr("Groups", "Find groups")),)
