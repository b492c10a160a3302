"""Tags and ratings by keyboard: tag bar, number keys, rating keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.bridge.work import Read
from app.stage.commands import SLOTS
from app.stage.stage import Stage
from app.stage.toasts import Toasts
from app.tags.controllers.deciding import Tagger
from app.tags.models.chips import TagTarget, described, target_of
from app.tags.models.tag_offers import TagOffersModel
from app.tags.operations import tags as tag_operations
from app.tags.views.bar import TagBar
from app.tags.views.entry import Verb
from app.tags.views.menu import TagsMenu
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import display_text, filled, inline_name, shortened, tr
from core.domain.changes import Change
from core.domain.tags import Tag
from core.domain.videos import MAX_RATING, Video
from core.errors import KnownError

_SCOPE = "tagging"


class NumberKeys(QObject):
    """Assigns the number keys to tags; they work in the video pages, the player and the timeline.

    Parameters
    ----------
    tagger : Tagger
        Carries out decisions.
    stage : Stage
        Shared by the window's features.
    on_empty : callable
        Called with the number of a key that has no tag.
    """

    def __init__(self, tagger: Tagger, stage: Stage, *, on_empty: Callable[[int], object]) -> None:
        super().__init__(stage.frame)
        self._tagger = tagger
        self._stage = stage
        self._book = stage.tags
        self._on_empty = on_empty
        actions = stage.actions
        for slot in SLOTS:
            actions.on(f"toggle_{slot}", lambda slot=slot: self._on_key(slot))
            actions.on(f"reject_{slot}", lambda slot=slot: self._on_reject(slot))
        actions.attach(_SCOPE, *stage.pages.main_views)
        self._book.changed.connect(self._name)
        self._name()

    def _on_key(self, slot: int) -> None:
        tag = self._book.in_slot(slot)
        if tag is None:
            self._on_empty(slot)
        else:
            self._tagger.toggle(tag, self._tagger.target)

    def _on_reject(self, slot: int) -> None:
        tag = self._book.in_slot(slot)
        if tag is None:
            self._on_empty(slot)
        else:
            self._tagger.reject([tag], self._tagger.target)

    def _name(self) -> None:
        for slot in SLOTS:
            tag = self._book.in_slot(slot)
            name = shortened(display_text(tag.name)).replace("&", "&&") if tag else tr("NumberKeys", "choose a tag")
            for command in ("toggle", "reject"):
                self._stage.actions[f"{command}_{slot}"].setText(f"&{slot}  {name}")
                self._stage.actions.offer(f"{command}_{slot}", is_offered=tag is not None)


class TaggingController(QObject):
    """Applies tags and ratings to the selection: the current moment, or the videos.

    Attributes
    ----------
    tagger : Tagger
        Carries out decisions.
    bar, menu : TagBar, TagsMenu
        Where tags are typed; the menu is part of the context menu of videos.
    toasts : Toasts
        Shows what was done.
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(stage.frame)
        self._session = session
        self._stage = stage
        self._selection = stage.selection
        self._book = stage.tags
        self._offers = TagOffersModel(self._book, self)
        self._wants_whole = False
        self._slot = 0
        self._entered = ""
        self._known_name: tuple[int, str] = (0, "")
        self.bar = TagBar(self._offers, stage.centre, area=lambda: stage.centre.bar_area)
        stage.centre.keep_free_for(self.bar)
        stage.centre.changed.connect(lambda: None if self.bar.isHidden() else self.bar.place())
        self._offers_in_menu = TagOffersModel(self._book, self)
        self.menu = TagsMenu(self._offers_in_menu, stage.actions["tag_bar"], stage.frame)
        self.toasts = Toasts(session, stage)
        self.toasts.toast.stay_above(self.bar)
        self.tagger = Tagger(session, self._selection, self)
        self._number_keys = NumberKeys(self.tagger, stage, on_empty=self.choose_for_slot)
        self._tie()

    def _tie(self) -> None:
        actions = self._stage.actions
        actions.on("tag_bar", self.open_bar)
        actions.on("tag_bar_by_letter", self.open_bar)
        for stars in range(MAX_RATING + 1):
            actions.on(f"rate_{stars}", lambda stars=stars: self.rate(stars))
        self.bar.entered.connect(self._on_entered)
        self.tagger.reported.connect(self._show_result)
        self.tagger.refused.connect(self._complain)
        for offers in (self._offers, self._offers_in_menu):
            self.tagger.used.connect(lambda tag, offers=offers: offers.note_used(tag.id))
        self.menu.entered.connect(self._on_chosen)
        self.bar.switched.connect(self._on_switched)
        self._selection.changed.connect(self._refresh)
        self._selection.momentChanged.connect(self._refresh)

    def open_bar(self) -> None:
        """Open the tag bar."""
        self._open(slot=0)

    def choose_for_slot(self, slot: int) -> None:
        """Open the tag bar to choose a tag for a number key, 1 to 9."""
        self._open(slot=slot)

    def _open(self, *, slot: int) -> None:
        self._slot = slot
        self._wants_whole = False
        self.toasts.toast.dismiss()
        self.bar.open()
        self._refresh()
        self.bar.set_message(self._help())

    def _help(self) -> str:
        if self._slot:
            return tr(
                "TagBar",
                "Enter assigns it to the key, and creates it if no tag is like it."
                " Shift+Enter creates it in any case, Esc leaves the key unassigned.",
            )
        if not self._bar_target():
            return tr("TagBar", "Select videos or a moment first: tags apply to the selection")
        return tr(
            "TagBar",
            "Enter applies a tag, and creates it if no tag is like it."
            " Shift+Enter creates it in any case, Ctrl+Enter rejects, Alt+Enter removes.",
        )

    def _bar_target(self) -> TagTarget:
        return target_of(self._selection, wants_whole=self._wants_whole)

    def _refresh(self) -> None:
        if self.bar.isHidden():
            return
        if self._slot:
            self.bar.show_target(filled(tr("TagBar", "Tag for key %1"), str(self._slot)))
            return
        target = self._bar_target()
        switch = ""
        if self._selection.moment is not None:
            switch = tr("TagBar", "Tag the moment") if self._wants_whole else tr("TagBar", "Tag the whole video")
        self.bar.show_target(described(target, self._name_of(target)), switch_words=switch)

    def _name_of(self, target: TagTarget) -> str:
        """Return the name of the single target video; empty while it is being read."""
        if len(target.video_ids) != 1:
            return ""
        (video_id,) = target.video_ids
        if self._known_name[0] == video_id:
            return self._known_name[1]
        self._session.run(Read(lambda library: library.videos.get_many([video_id])).then(self._take_name))
        return ""

    def _take_name(self, videos: Sequence[Video]) -> None:
        for video in videos:
            self._known_name = (video.id, video.path.name)
            # Only if still selected; do not ask again for a video that is gone.
            if video.id in self._bar_target().video_ids:
                self._refresh()

    def _on_switched(self) -> None:
        if self._selection.moment is not None and not self._slot:
            self._wants_whole = not self._wants_whole
            self._refresh()

    def _on_entered(self, verb: Verb, names: list[str]) -> None:
        if refusal := self._refusal(verb, names):
            self.bar.set_message(refusal)
        elif self._slot:
            self._put_on_key(names[-1], self._book.find(names[-1]))
        elif not (target := self._bar_target()):
            self.bar.set_message(self._help())
        else:
            # At once: by the time it is saved, the next tag may have been typed.
            self._entered = self.bar.line.text()
            self.bar.clear()
            self._decide(verb, names, target)

    def _on_chosen(self, verb: Verb, names: list[str]) -> None:
        """Do with the selection what was chosen in the menu."""
        if refusal := self._refusal(verb, names):
            self.toasts.show(refusal)
        else:
            self._decide(verb, names, self.tagger.target)

    def _refusal(self, verb: Verb, names: list[str]) -> str:
        """Return why nothing is done with these names; empty if they are known or to be created."""
        unknown = [inline_name(name) for name in names if self._book.find(name) is None]
        if not unknown or verb is Verb.CREATE:
            return ""
        return filled(tr("TagBar", "There is no tag %1. Press Shift+Enter to create it."), ", ".join(unknown))

    def _decide(self, verb: Verb, names: list[str], target: TagTarget) -> None:
        """Do with a target what was entered; `_refusal` has nothing against it."""
        tagger, tags = self.tagger, [tag for tag in map(self._book.find, names) if tag is not None]
        if len(tags) < len(names):
            tagger.apply_by_name(names, target)
        else:
            {Verb.REJECT: tagger.reject, Verb.TAKE_BACK: tagger.remove}.get(verb, tagger.apply)(tags, target)

    def _put_on_key(self, name: str, tag: Tag | None) -> None:
        slot = self._slot
        if tag is None:
            work = tag_operations.create(Tag(0, name, shortcut_slot=slot))
        else:
            work = tag_operations.put_on_key(tag, slot)
        words = filled(tr("TagBar", "Key %1 now applies %2"), str(slot), inline_name(tag.name if tag else name))
        self._session.run(work.then(lambda _done: self.toasts.show(words)))
        self.bar.leave()

    def apply(self, tag: Tag) -> None:
        """Apply a tag to the selection."""
        self.tagger.apply([tag], self.tagger.target)

    def rate(self, rating: int) -> None:
        """Rate the selected videos, 0 (none) to 5."""
        self.tagger.rate(TagTarget(self._selection.ids), rating)

    def _show_result(self, words: str, change: Change | None) -> None:
        if self.bar.isHidden():
            self.toasts.show(words, change)
            return
        self.bar.set_message(words)

    def _complain(self, error: KnownError) -> None:
        if self.bar.isHidden():
            self._session.board.complain(error)
            return
        self.bar.set_message(in_own_words(error))
        if not self.bar.line.text():
            self.bar.clear(text=self._entered)
