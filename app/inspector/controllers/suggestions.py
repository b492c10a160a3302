"""Suggestions in the inspector: accept or reject them one by one, or all that are shown."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.bridge.session import Session
from app.inspector.models.inspected import ManyVideos, OneVideo
from app.inspector.views.panel import InspectorPanel
from app.stage.stage import Stage
from app.tags.controllers.deciding import Tagger
from app.tags.models.chips import Chip, TagTarget
from app.tags.models.suggested import SuggestedMoment
from app.tags.models.tag_words import listed
from app.tags.operations import suggestions
from app.ui.localization.text import filled, inline_name, tr
from core.domain.changes import Change
from core.domain.moments import Moment
from core.domain.tags import Tag, Verdict
from core.errors import KnownError

_Offer = tuple[str, Callable[[], object]]


class InspectorSuggestedController(QObject):
    """Carries out decisions about suggestions in the inspector.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        Shared by the window's features.
    inspector : InspectorPanel
        The panel.
    tagger : Tagger
        Applies single decisions.
    on_play : callable
        Called with a `Moment`.
    """

    def __init__(
        self,
        session: Session,
        stage: Stage,
        *,
        tagger: Tagger,
        on_play: Callable[[Moment], object],
        inspector: InspectorPanel,
    ) -> None:
        super().__init__(stage.frame)
        self._inspector = inspector
        self._session = session
        self._stage = stage
        self._tagger = tagger
        self._on_play = on_play
        self._more: Callable[[Tag], list[_Offer]] = lambda _tag: []
        section = inspector.tags.suggested
        section.chips.decided.connect(self._decide)
        section.chips.menuWanted.connect(self._open_menu)
        section.moments.decided.connect(self._decide_moment)
        section.moments.played.connect(lambda one: on_play(one.moment))
        section.moments.menuWanted.connect(self._open_moment_menu)
        section.menuWanted.connect(self._open_all_menu)
        tagger.refused.connect(lambda _error: section.reopen())

    def offer_more(
        self, *, on_known: Callable[[Tag], object], on_check: Callable[[Tag], object], on_show: Callable[[Tag], object]
    ) -> None:
        """Add entries to the menu of a suggestion; each callable takes its `Tag`.

        Parameters
        ----------
        on_known : callable
            Shows the tag's quality.
        on_check : callable
            Opens a check of the next dozen suggestions.
        on_show : callable
            Toggles the filter for videos with the suggestion.
        """
        self._more = lambda tag: [
            (tr("ChipMenu", "&Show only videos with %1 suggested"), lambda: on_show(tag)),
            (tr("ChipMenu", "&Check 12 suggestions for %1"), lambda: on_check(tag)),
            (tr("ChipMenu", "Tag &quality of %1\N{HORIZONTAL ELLIPSIS}"), lambda: on_known(tag)),
        ]

    @property
    def _video_ids(self) -> tuple[int, ...]:
        shown = self._inspector.shown
        if isinstance(shown, OneVideo):
            return (shown.card.video.id,)
        return shown.video_ids if isinstance(shown, ManyVideos) else ()

    def _decide(self, chip: Chip, verdict: Verdict) -> None:
        if chip.n_of == 1:
            call = self._tagger.apply if verdict is Verdict.ACCEPTED else self._tagger.reject
            call([chip.tag], TagTarget(self._video_ids))
        else:
            self._decide_all([chip], [], verdict)

    def _decide_moment(self, one: SuggestedMoment, verdict: Verdict) -> None:
        call = self._tagger.apply if verdict is Verdict.ACCEPTED else self._tagger.reject
        call([one.tag], TagTarget((one.moment.video_id,), one.moment))

    def _decide_all(self, chips: Sequence[Chip], moments: Sequence[SuggestedMoment], verdict: Verdict) -> None:
        tags = [chip.tag for chip in chips]
        named = list({tag.id: tag for tag in [*tags, *(one.tag for one in moments)]}.values())

        def _report(result: tuple[int, Change]) -> None:
            n, change = result
            for tag in named:
                self._tagger.used.emit(tag)
            words = tr("Tagger", "%n suggestions accepted: %1", n=n)
            if verdict is Verdict.REJECTED:
                words = tr("Tagger", "%n suggestions rejected: %1", n=n)
            self._tagger.reported.emit(filled(words, listed(named)), change)

        work = suggestions.decide(self._video_ids, tags, moments, verdict)
        self._session.run(work.then(_report).otherwise(self._give_up))

    def _give_up(self, error: KnownError) -> None:
        self._tagger.refused.emit(error)

    def _open_menu(self, chip: Chip, place: QPoint) -> None:
        offers: list[_Offer] = [
            (tr("ChipMenu", "&Accept"), lambda: self._decide(chip, Verdict.ACCEPTED)),
            (tr("ChipMenu", "Re&ject"), lambda: self._decide(chip, Verdict.REJECTED)),
        ]
        if chip.n_of > 1:
            offers[0] = (tr("ChipMenu", "&Accept where suggested"), offers[0][1])
            offers[1] = (tr("ChipMenu", "Re&ject where suggested"), offers[1][1])
        self._open(offers, chip.tag, place)

    def _open_moment_menu(self, one: SuggestedMoment, place: QPoint) -> None:
        whole = TagTarget((one.moment.video_id,))
        offers: list[_Offer] = [
            (tr("ChipMenu", "&Play"), lambda: self._on_play(one.moment)),
            (tr("ChipMenu", "&Accept"), lambda: self._decide_moment(one, Verdict.ACCEPTED)),
            (tr("ChipMenu", "Re&ject"), lambda: self._decide_moment(one, Verdict.REJECTED)),
            (tr("ChipMenu", "Apply to &whole video"), lambda: self._tagger.apply([one.tag], whole)),
        ]
        self._open(offers, one.tag, place)

    def _open(self, offers: Sequence[_Offer], tag: Tag, place: QPoint) -> None:
        menu = self._menu(offers)
        menu.addSeparator()
        name = inline_name(tag.name).replace("&", "&&")
        for words, call in self._more(tag):
            menu.addAction(filled(words, name)).triggered.connect(lambda _checked, call=call: call())
        menu.popup(place)

    def _open_all_menu(self, place: QPoint) -> None:
        section = self._inspector.tags.suggested
        chips, moments = section.chips.open_chips, section.moments.rows.open_moments
        n = len(chips) + len(moments)
        accept = (
            tr("ChipMenu", "&Accept all %n shown", n=n),
            lambda: self._decide_all(chips, moments, Verdict.ACCEPTED),
        )
        reject = (
            tr("ChipMenu", "&Reject all %n shown", n=n),
            lambda: self._decide_all(chips, moments, Verdict.REJECTED),
        )
        menu = self._menu([accept, reject])
        for action in menu.actions():
            action.setEnabled(n > 0)
        menu.popup(place)

    def _menu(self, offers: Sequence[_Offer]) -> QMenu:
        menu = QMenu(self._stage.frame)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, call in offers:
            menu.addAction(words).triggered.connect(lambda _checked, call=call: call())
        return menu
