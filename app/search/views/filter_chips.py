"""The chips below the search box, in lines: what to look for, and the active conditions."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from app.search.views.filter_chip import ChipFace, FilterChip
from app.search.views.term_chip import TermChip
from app.ui.tokens import Space
from app.ui.widgets.flow_layout import FlowLayout
from core.domain.query.filters import Example

_MOST_LINES = 3
_GAP_PX = Space.SMALL


class FilterChips(QScrollArea):
    """All chips in lines, with at most three lines visible.

    Attributes
    ----------
    removed, edited : Signal
        Index of a chip, from 0.
    weighed : Signal
        Index of a chip, and its new weight.
    boxWanted : Signal
        The last chip is gone: focus the search box.
    """

    removed = Signal(int)
    edited = Signal(int)
    weighed = Signal(int, float)
    boxWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterChips")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground = QWidget(self)
        self._ground.setObjectName("scrollGround")
        self._ground.setAccessibleName(self.tr("Active filters"))
        self._flow = FlowLayout(self._ground, gap_px=_GAP_PX)
        self._chips: list[FilterChip] = []
        self._pictures: dict[Example, QPixmap] = {}
        self.setWidget(self._ground)
        self.hide()

    @property
    def chips(self) -> Sequence[FilterChip]:
        """The chips shown, in order."""
        return tuple(self._chips)

    def set_chips(self, faces: Sequence[ChipFace]) -> None:
        """Show chips in order."""
        shown = [chip.face for chip in self._chips]
        if shown == list(faces):
            return
        if [_unweighted(face) for face in shown] == [_unweighted(face) for face in faces]:
            self._show_weights(faces)
        else:
            self._replace(faces)

    def _show_weights(self, faces: Sequence[ChipFace]) -> None:
        # A chip whose weight is being edited must stay.
        for chip, face in zip(self._chips, faces, strict=True):
            if isinstance(chip, TermChip) and chip.face != face:
                chip.set_face(face)

    def _replace(self, faces: Sequence[ChipFace]) -> None:
        focused = next((number for number, chip in enumerate(self._chips) if _has_focus(chip)), None)
        old = self._chips
        self._chips = [self._make(number, face) for number, face in enumerate(faces)]
        while self._flow.takeAt(0):
            pass
        for widget in self._chips:
            self._flow.addWidget(widget)
            widget.show()
        self.setVisible(bool(faces))
        self._fit()
        if focused is not None:
            self._focus(focused)
        for chip in old:
            chip.hide()
            chip.deleteLater()

    def show_picture(self, example: Example, picture: QPixmap) -> None:
        """Show what an example looks like, also in later chips."""
        self._pictures[example] = picture
        for chip in self._chips:
            if isinstance(chip, TermChip) and chip.face.example == example:
                chip.set_picture(picture)
        self._fit()

    def has_picture(self, example: Example) -> bool:
        """Return whether it is known what an example looks like."""
        return example in self._pictures

    def _make(self, number: int, face: ChipFace) -> FilterChip:
        chip = FilterChip(face, self._ground) if face.weight is None else TermChip(face, self._ground)
        if isinstance(chip, TermChip):
            chip.set_picture(self._pictures.get(face.example) if face.example is not None else None)
            chip.weighed.connect(lambda weight: self.weighed.emit(number, weight))
        chip.removed.connect(lambda: self.removed.emit(number))
        chip.edited.connect(lambda: self.edited.emit(number))
        chip.stepped.connect(lambda steps: self._focus(number + steps))
        return chip

    def _focus(self, number: int) -> None:
        if self._chips:
            self._chips[max(0, min(number, len(self._chips) - 1))].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.boxWanted.emit()

    def _fit(self) -> None:
        if not self._chips:
            return
        line_px = max(chip.sizeHint().height() for chip in self._chips)
        most_px = _MOST_LINES * line_px + (_MOST_LINES - 1) * _GAP_PX
        # Measured without the scroll bar, whose width would cause the very wrapping that requires it.
        height_px = self._flow.heightForWidth(self.width())
        policy = Qt.ScrollBarPolicy
        is_more = height_px > most_px
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if is_more else policy.ScrollBarAlwaysOff)
        self.setFixedHeight(min(most_px, height_px))

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        moved = super().focusNextPrevChild(next)
        chip = self.focusWidget()
        if moved and chip is not None and self._ground.isAncestorOf(chip):
            self.ensureWidgetVisible(chip, 0, _GAP_PX)
        return moved


def _unweighted(face: ChipFace) -> ChipFace:
    return face if face.weight is None else dataclasses.replace(face, weight=1.0, is_negated=False)


def _has_focus(chip: FilterChip) -> bool:
    focused = chip.window().focusWidget()
    return focused is not None and (focused is chip or chip.isAncestorOf(focused))
