"""The page of search results."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.search.models.moment_frames import MomentFrames
from app.search.models.moments import MatchHeadings, MomentsModel
from app.search.views.moment_list import MomentDelegate, MomentList, MomentScrollPosition
from app.stage.thumbnails import ThumbnailCache
from app.ui.localization.direction import margins
from app.ui.localization.text import display_text, tr
from app.ui.paint import icons, theme
from app.ui.paint.tag_paint import paint_mark
from app.ui.tokens import Space
from app.ui.widgets.buttons import IconButton, TextButton
from app.ui.widgets.empty_state import ContentStack, EmptyState
from app.ui.widgets.labels import ElidedLabel, PlainLabel, Role
from core.domain.tags import Tag

_SIGN_PX = 16
_ROUNDING_PX = 4


class GuessLine(QWidget):
    """Says that the results are guesses.

    Parameters
    ----------
    on_click : callable
        Called without arguments to choose another search model.
    parent : QWidget
        Qt parent.
    """

    def __init__(self, on_click: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._label = PlainLabel(role=Role.MUTED, does_wrap=True, parent=self)
        words = self.tr("Search model\N{HORIZONTAL ELLIPSIS}")
        self.button = TextButton(words, on_click, kind="link", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(Space.LARGE, 0, Space.LARGE, Space.SMALL))
        row.setSpacing(Space.SMALL)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._label, 1000)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence; empty while hidden."""
        return "" if self.isHidden() else self._label.text()

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence, plain text; empty hides the line."""
        self._label.setText(sentence)
        # No wider than its text, so that the button is next to it.
        self._label.setMaximumWidth(self._label.fontMetrics().horizontalAdvance(sentence) + _ROUNDING_PX)
        self._label.setAccessibleName(sentence)
        self.button.setAccessibleDescription(sentence)
        colour, ratio = theme.current().muted, self.devicePixelRatioF()
        self._sign.setPixmap(icons.pixmap("info", _SIGN_PX, colour=colour, ratio=ratio))
        self.setVisible(bool(sentence))


_MARK_PX, _RATIO = 16, 2


class TagLine(QWidget):
    """A line with one button: the tag with the same name as the search.

    Parameters
    ----------
    on_click : callable
        Called without arguments.
    parent : QWidget
        Qt parent.
    """

    def __init__(self, on_click: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.button = TextButton("", on_click, kind="quiet", parent=self)
        self.button.setObjectName("tagLine")
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(Space.SMALL, 0, Space.LARGE, Space.TIGHT))
        row.addWidget(self.button)
        row.addStretch(1)
        self.hide()

    def show_tag(self, tag: Tag | None, words: str) -> None:
        """Show a tag, or nothing; see `ResultsPage.show_tag`."""
        self.setVisible(tag is not None)
        if tag is None:
            return
        # A single & would be taken for a mnemonic.
        self.button.setText(words.replace("&", "&&"))
        self.button.setAccessibleName(words)
        self.button.setIcon(_icon(tag))


def _icon(tag: Tag) -> QIcon:
    picture = QPixmap(_MARK_PX * _RATIO, _MARK_PX * _RATIO)
    picture.setDevicePixelRatio(_RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, QRectF(3, 3, _MARK_PX - 6, _MARK_PX - 6), tag, is_dark=theme.is_dark())
    painter.end()
    return QIcon(picture)


_BACK, _NAMES, _MODEL = "back", "names", "model"


class ResultsPage(QWidget):
    """Heading, the note on what was searched, and the moments; or one sentence.

    Attributes
    ----------
    backWanted, newWanted, modelWanted, namesWanted : Signal
        Buttons: back to the grid; bring in new results; choose a search model; search file names instead.
    tagWanted : Signal
        Show the videos with the tag of the same name as the search.
    copiesWanted : Signal
        Hide near-copies, or show them again.
    """

    backWanted = Signal()
    copiesWanted = Signal()
    tagWanted = Signal()
    newWanted = Signal()
    modelWanted = Signal()
    namesWanted = Signal()

    def __init__(self, model: MomentsModel, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._title = ElidedLabel(role=Role.HEADING, parent=self)
        self._note = ElidedLabel(role=Role.MUTED, mode=Qt.TextElideMode.ElideRight, parent=self)
        self._tag = TagLine(self.tagWanted.emit, self)
        self._new = TextButton("", self.newWanted.emit, kind="link", parent=self)
        self._new.hide()
        self._copies = TextButton("", self.copiesWanted.emit, kind="quiet", parent=self)
        self.set_copies(is_hidden=False)
        self._expand = TextButton(self.tr("Show all moments"), self._on_expand, kind="quiet", parent=self)
        self.frames = MomentFrames(parent=self)
        self.list_view = MomentList(MomentDelegate(thumbnails, self.frames, self), thumbnails, parent=self)
        self.frames.arrived.connect(self.list_view.viewport().update)
        self.list_view.setModel(model)
        self.list_view.setAccessibleName(self.tr("Moments found"))
        self.list_view.toggled.connect(model.toggle)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._divide)
        self.back = IconButton("back", self.tr("Back to all videos"), self.backWanted.emit, parent=self)
        self.empty = EmptyState(self)
        self.empty.actionChosen.connect(self._on_way)
        self.guess = GuessLine(self.modelWanted.emit, self)
        self._is_expanded = False
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(margins(Space.SMALL, Space.SMALL, Space.LARGE, Space.SMALL))
        head.setSpacing(Space.SMALL)
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        for label in (self._title, self._note):  # if narrow, both shrink rather than the title alone
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for widget in (self._note, self._copies, self._expand):
            head.addWidget(widget)
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(margins(Space.SMALL, 0, 0, 0))
        inner.addWidget(self.list_view)
        self._stack = ContentStack(self.empty, body)
        self._stack.show_content(is_there=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        line = QHBoxLayout()
        line.setContentsMargins(margins(Space.LARGE, 0, Space.LARGE, 0))
        line.addWidget(self._new)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.guess)
        column.addWidget(self._tag)
        column.addLayout(self._stack, 1)

    @property
    def sentence(self) -> str:
        """The sentence in place of moments; empty while there are some."""
        return self.empty.sentence if self._stack.is_empty else ""

    @property
    def note(self) -> str:
        """What was searched."""
        return self._note.text()

    @property
    def place(self) -> MomentScrollPosition:
        """The position in the results."""
        return self.list_view.moment_place(self.model)

    def go_to(self, place: MomentScrollPosition | None) -> None:
        """Restore a position in the results; None goes to the best moment."""
        self.list_view.go_to(self.model, place)

    def show_moments(self, title: str, *, scope: str, guess: str = "") -> None:
        """Show the model's moments.

        Parameters
        ----------
        title : str
            What was searched by.
        scope : str
            Among which videos, plain text.
        guess : str
            Why the results are only guesses; empty if they are not.
        """
        self._set_heading(title, scope)
        self.guess.show_sentence(guess)
        self._copies.show()
        self._is_expanded = False
        self._expand.setText(self.tr("Show all moments"))
        self._expand.setVisible(self.model.n_moments > self.model.n_videos)
        self._stack.show_content(is_there=True)

    def show_sentence(
        self, title: str, sentence: str, *, scope: str = "", has_ways_on: bool = False, is_waiting: bool = False
    ) -> None:
        """Show a sentence, plain text, in place of moments.

        `has_ways_on` offers another search model and the search in file names instead of the way back, `is_waiting`
        nothing, because results are to come; for the others see `show_moments`.
        """
        self._set_heading(title, scope)
        self.guess.show_sentence("")
        self._expand.hide()
        self._copies.hide()
        back = (_BACK, self.tr("Back to all videos"))
        names = (_NAMES, self.tr("Search file names"))
        model = (_MODEL, self.tr("Search model\N{HORIZONTAL ELLIPSIS}"))
        actions = () if is_waiting else (names, model) if has_ways_on else (back,)
        self.empty.set_text(display_text(sentence), actions)
        self._stack.show_content(is_there=False)

    def show_tag(self, tag: Tag | None, words: str) -> None:
        """Offer the videos with the tag of the same name as the search; None hides the offer."""
        self._tag.show_tag(tag, words)

    def show_new(self, n_new: int) -> None:
        """Offer to bring in results that were found since; 0 hides the offer. What is shown does not move by itself."""
        self._new.setText(tr("ResultsPage", "%n new results", n=n_new))
        self._new.setVisible(n_new > 0)

    def set_copies(self, *, is_hidden: bool) -> None:
        """Say whether near-copies are hidden."""
        self._copies.setText(self.tr("Show near-copies") if is_hidden else self.tr("Hide near-copies"))

    def set_scope(self, scope: str) -> None:
        """Say among which videos was searched; empty hides the note."""
        self._note.setText(scope)
        self._note.setVisible(bool(scope))

    def _set_heading(self, title: str, scope: str) -> None:
        self._title.setText(title)
        self._new.hide()
        self.set_scope(scope)

    def _on_way(self, name: str) -> None:
        {_BACK: self.backWanted, _NAMES: self.namesWanted, _MODEL: self.modelWanted}[name].emit()

    def _divide(self) -> None:
        n_exact, n_strong = self.model.n_exact_rows, self.model.n_strong_rows
        n_weak = self.model.rowCount() - n_exact - n_strong
        self.list_view.set_headings(MatchHeadings(n_exact, n_strong, n_weak))

    def _on_expand(self) -> None:
        self._is_expanded = not self._is_expanded
        self.model.set_all_expanded(is_expanded=self._is_expanded)
        self._expand.setText(self.tr("Show best only") if self._is_expanded else self.tr("Show all moments"))
