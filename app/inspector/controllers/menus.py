"""The menus of chips and moments in the inspector."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.inspector.models.inspected import DecidedMoment
from app.search.controllers.search import SearchController
from app.stage.stage import Stage
from app.tags.controllers.giving import Giving
from app.tags.models.chips import Chip, ChipState
from app.tags.models.tag_words import spoken
from app.tags.models.target import Target
from app.ui.text import filled, tr
from core.domain.filters import Condition, Field
from core.domain.tags import Tag, Verdict

_Offer = tuple[str, Callable[[], object]]


class InspectorMenus(QObject):
    """Offers what can be done with a tag where it stands.

    Parameters
    ----------
    stage : Stage
        What the window's features share.
    giving : Giving
        For deciding.
    search : SearchController
        For filtering by a tag.
    on_play, on_mark : callable
        Given a `DecidedMoment`.
    """

    def __init__(
        self,
        stage: Stage,
        *,
        giving: Giving,
        search: SearchController,
        on_play: Callable[[DecidedMoment], object],
        on_mark: Callable[[DecidedMoment], object],
    ) -> None:
        super().__init__(stage.frame)
        self._stage = stage
        self._giving = giving
        self._search = search
        self._on_play = on_play
        self._on_mark = on_mark

    def filter_by(self, tag: Tag) -> None:
        """Show only videos with a tag, or no longer only those.

        Parameters
        ----------
        tag : Tag
            Which.
        """
        self._search.toggle(_condition(tag))

    def of_chip(self, chip: Chip, target: Target, place: QPoint) -> None:
        """Open the menu of a chip.

        Parameters
        ----------
        chip : Chip
            Which.
        target : Target
            The videos it is about.
        place : QPoint
            Where, on the screen.
        """
        giving, tags, is_one = self._giving, [chip.tag], len(target.video_ids) == 1
        give: _Offer = (tr("ChipMenu", "&Give to all"), lambda: giving.give(tags, target))
        if is_one:
            give = (tr("ChipMenu", "&Give to the whole video"), give[1])
        accepted: _Offer = (
            tr("ChipMenu", "&Take away"),
            lambda: giving.take_back(tags, target, verdict=Verdict.ACCEPTED),
        )
        rejected: _Offer = (
            tr("ChipMenu", "&Take the rejection back"),
            lambda: giving.take_back(tags, target, verdict=Verdict.REJECTED),
        )
        reject: _Offer = (tr("ChipMenu", "&Reject: it does not fit"), lambda: giving.reject(tags, target))
        offers = {
            ChipState.GIVEN: [accepted, reject],
            ChipState.PARTLY: [give, accepted, reject],
            ChipState.DERIVED: [give, reject],
            ChipState.REJECTED: [give, rejected],
        }
        self._open(offers[chip.state], chip.tag, place)

    def of_moment(self, one: DecidedMoment, place: QPoint) -> None:
        """Open the menu of a moment.

        Parameters
        ----------
        one : DecidedMoment
            Which.
        place : QPoint
            Where, on the screen.
        """
        giving, tags = self._giving, [one.tag]
        target = Target((one.moment.video_id,), one.moment)
        offers: list[_Offer] = [
            (tr("ChipMenu", "&Play"), lambda: self._on_play(one)),
            (tr("ChipMenu", "&Mark this moment"), lambda: self._on_mark(one)),
            (tr("ChipMenu", "&Take away"), lambda: giving.take_back(tags, target)),
        ]
        if one.is_rejected:
            offers.insert(2, (tr("ChipMenu", "&Give to this moment"), lambda: giving.give(tags, target)))
        else:
            offers.append((tr("ChipMenu", "&Reject: it does not fit"), lambda: giving.reject(tags, target)))
            whole = Target(target.video_ids)
            offers.append((tr("ChipMenu", "&Give to the whole video"), lambda: giving.give(tags, whole)))
        self._open(offers, one.tag, place)

    def _open(self, offers: Sequence[_Offer], tag: Tag, place: QPoint) -> None:
        menu = QMenu(self._stage.frame)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, call in offers:
            menu.addAction(words).triggered.connect(lambda _checked, call=call: call())
        menu.addSeparator()
        words = filled(tr("ChipMenu", "&Only videos with %1"), spoken(tag.name).replace("&", "&&"))
        only = menu.addAction(words)
        only.setCheckable(True)
        only.setChecked(self._search.has(_condition(tag)))
        only.triggered.connect(lambda _checked: self.filter_by(tag))
        menu.popup(place)


def _condition(tag: Tag) -> Condition:
    return Condition(Field.TAG, (tag.name,))
