"""Fills the inspector with the selected videos, and carries out edits made in it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.bridge.session import Session
from app.inspector import operations as inspection
from app.inspector.controllers.suggestions import InspectorSuggestedController
from app.inspector.models.inspected import (
    DecidedMoment,
    ManyVideos,
    OneVideo,
    TagSections,
    sections_of_many,
    sections_of_one,
)
from app.inspector.views.panel import InspectorPanel
from app.player.controllers.playing import PlayingController
from app.search.controllers.search import SearchController
from app.stage.centre import CentreView
from app.stage.panels import Dock
from app.stage.stage import Stage
from app.tags.controllers.deciding import Tagger
from app.tags.models.chips import Chip, ChipState, TagTarget
from app.tags.operations import remarks
from app.ui.localization.text import filled, inline_name, tr
from app.ui.throttle import Throttle
from core.domain.changes import Changes
from core.domain.moments import Moment
from core.domain.query.filters import Condition, Field
from core.domain.tags import Tag, Verdict
from core.errors import KnownError

_Offer = tuple[str, Callable[[], object]]


class InspectorMenus(QObject):
    """Context menus of tags and moments.

    Parameters
    ----------
    stage : Stage
        Shared by the window's features.
    tagger : Tagger
        Applies decisions.
    search : SearchController
        Filters by a tag.
    on_play, on_mark : callable
        Called with a `DecidedMoment`.
    """

    def __init__(
        self,
        stage: Stage,
        *,
        tagger: Tagger,
        search: SearchController,
        on_play: Callable[[DecidedMoment], object],
        on_mark: Callable[[DecidedMoment], object],
    ) -> None:
        super().__init__(stage.frame)
        self._stage = stage
        self._tagger = tagger
        self._search = search
        self._on_play = on_play
        self._on_mark = on_mark

    def filter_by(self, tag: Tag) -> None:
        """Toggle the filter by a tag."""
        self._search.toggle(_condition(tag))

    def of_chip(self, chip: Chip, target: TagTarget, place: QPoint) -> None:
        """Open the menu of a chip about the target's videos, at a global position."""
        tagger, tags, is_one = self._tagger, [chip.tag], len(target.video_ids) == 1
        apply: _Offer = (tr("ChipMenu", "&Apply to all"), lambda: tagger.apply(tags, target))
        if is_one:
            apply = (tr("ChipMenu", "Apply to &whole video"), apply[1])
        accepted: _Offer = (
            tr("ChipMenu", "&Remove"),
            lambda: tagger.remove(tags, target, verdict=Verdict.ACCEPTED),
        )
        rejected: _Offer = (
            tr("ChipMenu", "&Clear rejection"),
            lambda: tagger.remove(tags, target, verdict=Verdict.REJECTED),
        )
        reject: _Offer = (tr("ChipMenu", "Re&ject"), lambda: tagger.reject(tags, target))
        offers = {
            ChipState.GIVEN: [accepted, reject],
            ChipState.PARTLY: [apply, accepted, reject],
            ChipState.DERIVED: [apply, reject],
            ChipState.REJECTED: [apply, rejected],
        }
        self._open(offers[chip.state], chip.tag, place)

    def of_moment(self, one: DecidedMoment, place: QPoint) -> None:
        """Open the menu of a moment at a global position."""
        tagger, tags = self._tagger, [one.tag]
        target = TagTarget((one.moment.video_id,), one.moment)
        offers: list[_Offer] = [
            (tr("ChipMenu", "&Play"), lambda: self._on_play(one)),
            (tr("ChipMenu", "&Mark this moment"), lambda: self._on_mark(one)),
            (tr("ChipMenu", "&Remove"), lambda: tagger.remove(tags, target)),
        ]
        if one.is_rejected:
            offers.insert(2, (tr("ChipMenu", "&Apply to this moment"), lambda: tagger.apply(tags, target)))
        else:
            offers.append((tr("ChipMenu", "Re&ject"), lambda: tagger.reject(tags, target)))
            whole = TagTarget(target.video_ids)
            offers.append((tr("ChipMenu", "Apply to &whole video"), lambda: tagger.apply(tags, whole)))
        self._open(offers, one.tag, place)

    def _open(self, offers: Sequence[_Offer], tag: Tag, place: QPoint) -> None:
        menu = QMenu(self._stage.frame)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, call in offers:
            menu.addAction(words).triggered.connect(lambda _checked, call=call: call())
        menu.addSeparator()
        words = filled(tr("ChipMenu", "&Show only videos with %1"), inline_name(tag.name).replace("&", "&&"))
        only = menu.addAction(words)
        only.setCheckable(True)
        only.setChecked(self._search.has(_condition(tag)))
        only.triggered.connect(lambda _checked: self.filter_by(tag))
        menu.popup(place)


def _condition(tag: Tag) -> Condition:
    return Condition(Field.TAG, (tag.name,))


_SOON_MS, _LATER_MS = 40, 400
_QUICK = Changes.DECISIONS | Changes.TAGS | Changes.SUGGESTIONS
_STALE_BY = _QUICK | Changes.VIDEOS | Changes.THUMBNAILS | Changes.FOLDERS | Changes.EMBEDDINGS


class InspectorController(QObject):
    """Fills the inspector and carries out edits made in it.

    Attributes
    ----------
    suggested : InspectorSuggestedController
        Carries out decisions about suggestions.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        tagger: Tagger,
        playing: PlayingController,
        search: SearchController,
        inspector: InspectorPanel,
        dock: Dock,
    ) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._stage = stage
        self._panel, self._dock = inspector, dock
        self._selection = stage.selection
        self._tagger = tagger
        self._playing = playing
        self._ids: tuple[int, ...] = ()
        self._paths: dict[int, Path] = {}
        self._is_reading = False
        self._is_stale = False
        self._menus = InspectorMenus(stage, tagger=tagger, search=search, on_play=self._play, on_mark=self._mark)
        self.suggested = InspectorSuggestedController(
            session, stage, tagger=tagger, on_play=self._play_moment, inspector=inspector
        )
        self._read_soon = Throttle(_SOON_MS, self.refresh, parent=self)
        self._read_later = Throttle(_LATER_MS, self.refresh, parent=self)
        self._panel.attach(stage.thumbnails)
        self._tie()
        stage.centre.changed.connect(self._show_played)
        playing.opened.connect(self._show_played)

    def _tie(self) -> None:
        panel = self._panel
        self._selection.changed.connect(self._on_selection)
        self._session.changed.connect(self._on_changed)
        self._stage.tags.changed.connect(self._show_tags)
        self._stage.audited.changed.connect(self._show_tags)
        self._dock.visibilityChanged.connect(lambda _visible: self._read_soon.request())
        self._stage.closing.connect(panel.note.flush)
        self._stage.actions.on("note", self._on_note_wanted)
        panel.head.stars.rated.connect(lambda rating: self._tagger.rate(TagTarget(self._ids), rating))
        panel.note.written.connect(self._on_note)
        panel.note.left.connect(self._leave_note)
        tags = panel.tags
        tags.add.show_keys(self._stage.actions["tag_bar"])
        tags.addWanted.connect(self._stage.actions["tag_bar"].trigger)
        tags.pressed.connect(self._on_pressed)
        tags.opened.connect(self._on_opened)
        tags.takeBackWanted.connect(self._on_take_back)
        tags.menuWanted.connect(lambda chip, place: self._menus.of_chip(chip, TagTarget(self._ids), place))
        tags.marked.connect(self._mark)
        tags.played.connect(self._play)
        tags.momentTakeBackWanted.connect(lambda one: self._tagger.remove([one.tag], _target(one)))
        tags.momentMenuWanted.connect(self._menus.of_moment)

    def _on_selection(self) -> None:
        # Typed text belongs to the video shown, not to the next one.
        self._panel.note.flush()
        self._is_stale = True
        self._read_soon.request()

    def _on_changed(self, changes: Changes) -> None:
        if changes & _STALE_BY:
            self._is_stale = True
            (self._read_soon if changes & _QUICK else self._read_later).request()

    def refresh(self) -> None:
        """Read the selection again; one read at a time, with one more afterwards if something changed meanwhile."""
        if self._is_reading or not self._panel.isVisible():
            return
        ids = self._selection.ids
        if not ids:
            self._ids = ()
            self._panel.show_none()
            return
        self._is_reading, self._is_stale = True, False
        if len(ids) == 1:
            work = inspection.one(ids[0]).then(lambda one: self._take(ids, one))
        else:
            work = inspection.many(ids).then(lambda many: self._take(ids, many))
        self._session.run(work.otherwise(self._give_up))

    def _give_up(self, error: KnownError) -> None:
        self._is_reading = False
        self._session.board.complain(error, again=self._read_soon.request)

    def _take(self, ids: tuple[int, ...], found: OneVideo | ManyVideos | None) -> None:
        self._is_reading = False
        is_of_now = ids == self._selection.ids
        # For one video, showing data read before a write would visually undo the last edit; for many, totals that are
        # a moment old are better than none during analysis.
        if is_of_now and not (self._is_stale and isinstance(found, OneVideo)):
            self._ids = ids
            self._show(found)
        if self._is_stale:
            self._read_soon.request()

    def _show(self, found: OneVideo | ManyVideos | None) -> None:
        if isinstance(found, OneVideo):
            # The note of the previous video may be saved only now.
            newest = list(self._paths.items())[-1:]
            self._paths = dict([*newest, (found.card.video.id, found.card.video.path)])
            self._panel.show_one(found, self._sections(found))
            self._show_played()
        elif found is not None:
            self._panel.show_many(found, self._sections(found))
        else:
            self._panel.show_none()

    def _show_played(self) -> None:
        """Do without the picture while the player shows the same one, larger."""
        view, shown = self._stage.centre.view, self._panel.shown
        is_same = isinstance(shown, OneVideo) and shown.card.video.id == self._playing.video_id
        # Alone with the player, the selection follows it a moment later; the picture must not flash up meanwhile.
        is_played = view is CentreView.SINGLE or (view is CentreView.BESIDE and is_same)
        self._panel.head.set_played(is_played=is_played)

    def _show_tags(self) -> None:
        shown = self._panel.shown
        if shown is not None:
            self._panel.show_tags(self._sections(shown))

    def _sections(self, found: OneVideo | ManyVideos) -> TagSections:
        book, audited = self._stage.tags, self._stage.audited
        if isinstance(found, OneVideo):
            return sections_of_one(found.decisions, book, audited.without(found.suggestions))
        return sections_of_many(found.states, book, audited.without(found.suggested))

    def _on_note(self, video_id: int, text: str, edit: int) -> None:
        def _refuse(error: KnownError) -> None:
            self._panel.note.settle(video_id)
            self._session.board.complain(error, again=lambda: self._on_note(video_id, text, edit))

        work = remarks.note(video_id, self._paths[video_id], text, edit=edit)
        self._session.run(work.then(lambda _change: self._panel.note.settle(video_id)).otherwise(_refuse))

    def _on_note_wanted(self) -> None:
        self._dock.bring_to_front()
        if isinstance(self._panel.shown, OneVideo):
            self._panel.note.setFocus()

    def _leave_note(self) -> None:
        view = self._stage.pages.main_view or self._stage.pages.currentWidget()
        if isinstance(view, QWidget):
            view.setFocus()

    def _on_pressed(self, chip: Chip) -> None:
        if len(self._ids) > 1 and chip.state in (ChipState.GIVEN, ChipState.PARTLY):
            self._tagger.toggle(chip.tag, TagTarget(self._ids))

    def _on_opened(self, chip: Chip) -> None:
        if len(self._ids) == 1:
            self._menus.filter_by(chip.tag)

    def _on_take_back(self, chip: Chip) -> None:
        if chip.state is not ChipState.DERIVED:
            verdict = Verdict.REJECTED if chip.state is ChipState.REJECTED else Verdict.ACCEPTED
            self._tagger.remove([chip.tag], TagTarget(self._ids), verdict=verdict)

    def _mark(self, one: DecidedMoment) -> None:
        if self._selection.current_id == one.moment.video_id:
            self._selection.mark(one.moment)

    def _play(self, one: DecidedMoment) -> None:
        self._play_moment(one.moment)

    def _play_moment(self, moment: Moment) -> None:
        shown = self._panel.shown
        if isinstance(shown, OneVideo) and shown.card.video.id == moment.video_id:
            if self._selection.current_id == moment.video_id:
                self._selection.mark(moment)
            self._playing.play_moment(moment, shown.card.video.path)


def _target(one: DecidedMoment) -> TagTarget:
    return TagTarget((one.moment.video_id,), one.moment)
