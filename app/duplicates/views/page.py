"""The page that compares videos which may be copies of one another."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListView,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.duplicates.models import pair_words
from app.duplicates.models.pair_list import PairList
from app.duplicates.views.comparison import ComparisonView
from app.ui.localization.direction import margins
from app.ui.paint import painting, theme
from app.ui.tokens import Space
from app.ui.widgets.buttons import IconButton, TextButton, with_keys
from app.ui.widgets.combos import Choice
from app.ui.widgets.empty_state import ContentStack, EmptyState
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import ElidedLabel, PlainLabel, Role
from core.domain.duplicates import PairKind, VideoPair

_LIST_SHARE, _REST_SHARE = 1, 3
_LEAST_LIST_PX = 150


class PairDelegate(QStyledItemDelegate):
    """Paints a pair: both names, and how much of them matches."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_LEAST_LIST_PX, 3 * option.fontMetrics.lineSpacing() + 2 * Space.MEDIUM)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        pair = model.row(index) if isinstance(model, PairList) else None
        if pair is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state, colours = option.state, theme.current()
        painting.paint_ground(
            painter,
            QRectF(option.rect.adjusted(Space.TIGHT, 0, -Space.TIGHT, 0)),
            is_selected=bool(state & QStyle.StateFlag.State_Selected),
            is_hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            has_focus=bool(state & QStyle.StateFlag.State_HasFocus),
            is_row=True,
        )
        inner = QRectF(option.rect.adjusted(Space.MEDIUM, Space.SMALL, -Space.MEDIUM, -Space.SMALL))
        lines = [(name, colours.text) for name in pair_words.names(pair)] + [(pair_words.note(pair), colours.muted)]
        painter.setFont(option.font)
        height = inner.height() / len(lines)
        for number, (text, colour) in enumerate(lines):
            place = QRectF(inner.x(), inner.y() + number * height, inner.width(), height)
            if number == len(lines) - 1:
                painter.setFont(painting.small_font(option.font))
            painting.write_line(painter, place, text, colour=colour, mode=Qt.TextElideMode.ElideMiddle)
        painter.restore()


class DuplicatesPage(QWidget):
    """Lists pairs of one kind, and compares the two videos of one pair.

    Attributes
    ----------
    model, list_view : PairList, QListView
        The pairs.
    comparison : ComparisonView
        The chosen pair.
    empty : EmptyState
        In place of both.
    kinds, answered : Choice, QCheckBox
        Which pairs are listed.
    kindChosen : Signal
        Another `PairKind`.
    answeredChosen : Signal
        Whether to list answered pairs, too.
    leaveWanted, searchWanted, stopWanted : Signal
        Go back to the videos; look for copies; stop looking.
    actionChosen : Signal
        Name of a button of the empty page.
    """

    kindChosen = Signal(object)
    answeredChosen = Signal(bool)
    leaveWanted = Signal()
    searchWanted = Signal()
    stopWanted = Signal()
    actionChosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = PairList(self)
        self.list_view = QListView(self)
        self.list_view.setObjectName("pairList")
        self.list_view.setModel(self.model)
        self.list_view.setItemDelegate(PairDelegate(self.list_view))
        self.list_view.setAccessibleName(self.tr("Pairs of videos"))
        self.list_view.setMouseTracking(True)
        self.list_view.setUniformItemSizes(True)
        self.list_view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list_view.setMinimumWidth(_LEAST_LIST_PX)
        self.comparison = ComparisonView(self)
        self.empty = EmptyState(self)
        self.empty.actionChosen.connect(self.actionChosen)
        self.kinds = Choice(self)
        self.kinds.setAccessibleName(self.tr("Pairs to show"))
        self.kinds.setToolTip(self.tr("Pairs to show"))
        self.kinds.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        for kind in PairKind:
            self.kinds.addItem(pair_words.kind_title(kind), kind)
        self.kinds.activated.connect(lambda row: self.kindChosen.emit(PairKind(self.kinds.itemData(row))))
        self.answered = QCheckBox(self.tr("Answered pairs, too"), self)
        self.answered.toggled.connect(self.answeredChosen)
        self.back = IconButton("back", self.tr("Back to all videos"), self.leaveWanted.emit, parent=self)
        self._title = ElidedLabel(self.tr("Copies of videos"), role=Role.HEADING, parent=self)
        self._state = ElidedLabel(role=Role.MUTED, mode=Qt.TextElideMode.ElideRight, parent=self)
        self.search = TextButton(self.tr("Look for copies"), self.searchWanted.emit, parent=self)
        self.stop = TextButton(self.tr("Stop"), self.stopWanted.emit, parent=self)
        self._claim = PlainLabel(does_wrap=True, parent=self)
        self._answers = QWidget(self)
        FlowLayout(self._answers)
        self.setFocusProxy(self.list_view)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        top.addWidget(self.back)
        top.addWidget(self._title, 1)
        top.addWidget(self.search)
        top.addWidget(self.stop)
        below = QHBoxLayout()
        below.setSpacing(Space.MEDIUM)
        below.addSpacing(Space.SMALL)
        below.addWidget(self.kinds)
        below.addWidget(self.answered)
        below.addWidget(self._state, 1)
        right = QWidget(self)
        inner = QVBoxLayout(right)
        inner.setContentsMargins(margins(Space.MEDIUM, 0, Space.LARGE, Space.MEDIUM))
        inner.setSpacing(Space.SMALL)
        inner.addWidget(self._claim)
        inner.addWidget(self.comparison, 1)
        inner.addWidget(self._answers)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list_view)
        split.addWidget(right)
        split.setStretchFactor(0, _LIST_SHARE)
        split.setStretchFactor(1, _REST_SHARE)
        self._stack = ContentStack(self.empty, split)
        head = QVBoxLayout()
        head.setContentsMargins(margins(Space.SMALL, Space.SMALL, Space.LARGE, Space.SMALL))
        head.setSpacing(Space.SMALL)
        head.addLayout(top)
        head.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._stack, 1)

    def offer_answers(self, *actions: QAction) -> None:
        """Add a button for each answer; called once."""
        layout = self._answers.layout()
        for action in actions:
            button = TextButton("", action.trigger, parent=self._answers)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

            def follow(button: TextButton = button, action: QAction = action) -> None:
                button.setText(action.text())
                button.setToolTip(with_keys(action.text().replace("&", ""), action))
                button.setVisible(action.isEnabled())

            action.changed.connect(follow)
            follow()
            if layout is not None:
                layout.addWidget(button)

    @property
    def pair(self) -> VideoPair | None:
        """The chosen pair."""
        return None if self._stack.is_empty else self.model.row(self.list_view.currentIndex())

    @property
    def state(self) -> str:
        """How far the search is."""
        return self._state.text()

    @property
    def claim(self) -> str:
        """What is claimed of the chosen pair."""
        return self._claim.text()

    def choose(self, row: int) -> None:
        """Choose the pair of a row, or the last one if there are fewer."""
        row = min(row, len(self.model.rows) - 1)
        self.list_view.setCurrentIndex(self.model.index(max(0, row), 0))

    def set_kinds(self, counts: Mapping[PairKind, int], chosen: PairKind) -> None:
        """Show how many pairs there are of each kind, and which kind is listed."""
        with QSignalBlocker(self.kinds):
            for row, kind in enumerate(PairKind):
                self.kinds.setItemText(row, pair_words.kind_entry(kind, counts[kind]))
                if kind is chosen:
                    self.kinds.setCurrentIndex(row)

    def set_state(self, words: str, *, can_search: bool, is_searching: bool) -> None:
        """Show how far the search is, and what can be done about it."""
        self._state.setText(words)
        self.search.setVisible(can_search and not is_searching)
        self.stop.setVisible(is_searching)

    def set_claim(self, words: str) -> None:
        """Show what is claimed of the chosen pair."""
        self._claim.setText(words)

    def show_pairs(self, *, are_there: bool) -> None:
        """Show the pairs, or the empty state in their place."""
        had_focus = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        self._stack.show_content(is_there=are_there)
        if had_focus and are_there and not self.list_view.hasFocus():
            self.list_view.setFocus()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return no minimum width: in narrow windows texts are cut, and the window does not grow."""
        return QSize(0, super().minimumSizeHint().height())
