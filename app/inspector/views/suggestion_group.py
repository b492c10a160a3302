"""Chips that are suggested, best first: what is decided stays at its place until the next look."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.inspector.views.suggestion_chip import SuggestionChip
from app.tags.models.chips import Chip
from app.tags.views.chip_group import ChipGroup
from app.ui.text import tr
from core.domain.tags import Verdict

MOST_SUGGESTIONS = 12


class SuggestionGroup(ChipGroup):
    """Shows suggestions.

    Attributes
    ----------
    decided : Signal
        `Chip`, and the `Verdict` about it.

    Parameters
    ----------
    name : str
        See `ChipGroup`.
    parent : QWidget, optional
        Owner.
    """

    decided = Signal(object, object)
    most = MOST_SUGGESTIONS

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._n_all = 0
        self._written: set[int] = set()

    @property
    def suggestions(self) -> list[SuggestionChip]:
        """The chips on show, those just decided too."""
        return [widget for widget in self.chips if isinstance(widget, SuggestionChip)]

    @property
    def open_chips(self) -> list[Chip]:
        """What is on show and can be decided."""
        return [widget.chip for widget in self.suggestions if widget.is_open]

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show suggestions; all of them are open again.

        Parameters
        ----------
        chips : sequence of Chip
            Best first.
        """
        self._n_all = len(chips)
        self.reopen()
        super().set_chips(chips)

    def update_in_place(self, chips: Sequence[Chip]) -> None:
        """Take newer scores, but let nothing move: what is not suggested any more fades.

        Parameters
        ----------
        chips : sequence of Chip
            What is suggested now.
        """
        new = {chip.tag.id: chip for chip in chips}
        for widget in self.suggestions:
            tag_id, verdict = widget.chip.tag.id, widget.verdict
            found = new.get(tag_id)
            if found is None and verdict is not None:
                self._written.add(tag_id)
            elif found is not None:
                widget.set_chip(found)
                # Suggested though decided here: it was read before that was written, or it has been taken back since.
                verdict = None if tag_id in self._written else verdict
            widget.settle(verdict, is_gone=found is None and verdict is None)

    def reopen(self) -> None:
        """Let what was decided here be open again, as where it could not be written."""
        self._written.clear()
        for widget in self.suggestions:
            widget.settle(None)

    def _make(self, chip: Chip) -> SuggestionChip:
        widget = SuggestionChip(chip, self)
        widget.decided.connect(lambda verdict: self._decide(widget, verdict))
        return widget

    def _decide(self, widget: SuggestionChip, verdict: Verdict) -> None:
        widget.settle(verdict)
        if widget.hasFocus():
            self._pass_focus_on(widget)
        self.decided.emit(widget.chip, verdict)

    def _pass_focus_on(self, widget: SuggestionChip) -> None:
        """Give the focus to the next that is open, so that a row of them is decided key by key."""
        shown = self.suggestions
        place = shown.index(widget)
        following = next((one for one in [*shown[place:], *shown[:place]] if one.is_open), None)
        if following is not None:
            following.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def _more_words(self, n_more: int) -> str:
        return tr("SuggestionGroup", "Show all %n", n=self._n_all)
