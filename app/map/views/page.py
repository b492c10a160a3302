"""The page of the map: what its points are and their colours, the map itself, and how far it is arranged."""

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStyle, QVBoxLayout, QWidget
from typing_extensions import override

from app.map.models.colouring import ColourBy
from app.map.views.canvas import MapCanvas
from app.map.views.frame import PICTURE_PX
from app.map.views.legend import Legend
from app.ui.localization.direction import margins
from app.ui.tokens import Space
from app.ui.widgets.buttons import IconButton, TextButton
from app.ui.widgets.combos import Choice
from app.ui.widgets.empty_state import ContentStack, EmptyState, NamedAction
from app.ui.widgets.labels import ElidedLabel, Role
from core.domain.clusters import ClusterScope

_ZOOM_STEP = 1.5


class MapPage(QWidget):
    """The map and what surrounds it.

    Attributes
    ----------
    scopeChosen, colourChosen : Signal
        A `ClusterScope` and a `ColourBy`.
    redrawWanted, stopWanted, backWanted : Signal
        Buttons: arrange the map anew, stop that, go back to the videos.
    actionChosen : Signal
        Name of a command of the empty state.
    canvas, legend : MapCanvas, Legend
        The map and its colours.
    """

    scopeChosen = Signal(object)
    colourChosen = Signal(object)
    redrawWanted = Signal()
    stopWanted = Signal()
    backWanted = Signal()
    actionChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = MapCanvas(self)
        self.legend = Legend(self.canvas)
        self._corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        self.canvas.installEventFilter(self)
        self.back = IconButton("back", self.tr("Back to all videos"), self.backWanted.emit, parent=self)
        self._title = ElidedLabel(self.tr("Map"), role=Role.HEADING, parent=self)
        self.status = ElidedLabel(role=Role.MUTED, mode=Qt.TextElideMode.ElideRight, parent=self)
        self.scopes = Choice(self)
        self.scopes.setAccessibleName(self.tr("Points of the map"))
        self.scopes.setToolTip(self.tr("Points of the map"))
        for scope, words in (
            (ClusterScope.VIDEOS, self.tr("Videos")),
            (ClusterScope.MOMENTS, self.tr("Moments")),
        ):
            self.scopes.addItem(words, scope)
        self.colours = Choice(self)
        self.colours.setAccessibleName(self.tr("Colour of the points"))
        self.colours.setToolTip(self.tr("Colour of the points"))
        for by, words in (
            (ColourBy.NOTHING, self.tr("One colour")),
            (ColourBy.GROUP, self.tr("Colour by group")),
            (ColourBy.TAG, self.tr("Colour by tag")),
            (ColourBy.FOLDER, self.tr("Colour by folder")),
            (ColourBy.DATE, self.tr("Colour by date")),
            (ColourBy.SCORE, self.tr("Colour by search match")),
        ):
            self.colours.addItem(words, by)
        self.redraw = TextButton(self.tr("Redraw"), self.redrawWanted.emit, parent=self)
        self.redraw.setToolTip(self.tr("Arrange all points anew, new ones included"))
        self.stop = TextButton(self.tr("Stop"), self.stopWanted.emit, parent=self)
        self.stop.setAccessibleName(self.tr("Stop arranging the map"))
        self.stop.hide()
        self.mover = IconButton("move", self.tr("Move the map by dragging"), self._on_mover, parent=self)
        self.mover.setCheckable(True)
        self.zoomers = [
            IconButton("zoom-out", self.tr("Zoom out"), lambda: self.canvas.zoom(1 / _ZOOM_STEP), parent=self),
            IconButton("zoom-in", self.tr("Zoom in"), lambda: self.canvas.zoom(_ZOOM_STEP), parent=self),
            IconButton("fit", self.tr("Show the whole map"), self.canvas.fit, parent=self),
        ]
        self.empty = EmptyState(self)
        self.empty.actionChosen.connect(self.actionChosen)
        self.scopes.activated.connect(lambda row: self.scopeChosen.emit(ClusterScope(self.scopes.itemData(row))))
        self.colours.activated.connect(lambda row: self.colourChosen.emit(ColourBy(self.colours.itemData(row))))
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(margins(Space.SMALL, Space.SMALL, Space.LARGE, Space.SMALL))
        head.setSpacing(Space.SMALL)
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        for widget in (self.scopes, self.colours, self.mover):
            head.addWidget(widget)
        zoom = QHBoxLayout()
        zoom.setSpacing(Space.NONE)
        for button in self.zoomers:
            zoom.addWidget(button)
        head.addLayout(zoom)
        foot = QHBoxLayout()
        foot.setContentsMargins(margins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL))
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self.status, 1)
        for button in (self.stop, self.redraw):
            foot.addWidget(button)
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.canvas, 1)
        inner.addLayout(foot)
        self._stack = ContentStack(self.empty, body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._stack, 1)

    @property
    def sentence(self) -> str:
        """The sentence in place of the map; empty while there is one."""
        return self.empty.sentence if self._stack.is_empty else ""

    def show_map(self) -> None:
        """Show the points."""
        self._stack.show_content(is_there=True)

    def show_sentence(self, sentence: str, actions: tuple[NamedAction, ...] = ()) -> None:
        """Show a sentence, plain text, and what helps, in place of the map."""
        self.empty.set_text(sentence, actions)
        self._stack.show_content(is_there=False)

    def show_state(self, words: str, *, is_arranging: bool, can_redraw: bool) -> None:
        """Say how far the map is arranged, and what can be done about it."""
        self.status.setText(words)
        self.stop.setVisible(is_arranging)
        self.redraw.setVisible(not is_arranging)
        self.redraw.setEnabled(can_redraw)

    def choose_colours(self, by: ColourBy) -> None:
        """Show which colours are in use."""
        self.colours.setCurrentIndex(self.colours.findData(by))

    def _on_mover(self) -> None:
        self.canvas.does_move = self.mover.isChecked()
        self.canvas.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.canvas and event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self.place_legend()
        return super().eventFilter(watched, event)

    def place_legend(self) -> None:
        """Move the legend into the corner where it hides the fewest points; first come those far from the title.

        It keeps its corner while only a part of the map is in view.
        """
        inside = self.canvas.rect().marginsRemoved(QMargins(*[Space.MEDIUM] * 4))
        if self.canvas.view.zoom == 1:
            sides = (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft)  # mirrored where text runs leftwards
            corners = [
                row | side for row in (Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom) for side in sides
            ]
            self._corner = min(corners, key=lambda corner: self.n_points_in(self._legend_place(corner, inside)))
        self.legend.move(self._legend_place(self._corner, inside).topLeft())

    def n_points_in(self, area: QRect) -> int:
        """Return how many points are within a part of the map, or so near that their pictures reach into it."""
        if self.canvas.scene is None:
            return 0
        across, down = PICTURE_PX.width() / 2, PICTURE_PX.height() / 2
        near = QRectF(area).adjusted(-across, -down, across, down)
        x, y = self.canvas.points_px().T
        is_in = (x > near.left()) & (x < near.right()) & (y > near.top()) & (y < near.bottom())
        return int(is_in.sum())

    def _legend_place(self, corner: Qt.AlignmentFlag, inside: QRect) -> QRect:
        return QStyle.alignedRect(self.layoutDirection(), corner, self.legend.size(), inside)
