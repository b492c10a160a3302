"""A page of the settings dialog: heading, fields, notes, and a button that resets them."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.settings.views.editors import LinesEditor, SwitchEditor, TextEditor, editor_for
from app.ui.localization.direction import margins
from app.ui.preferences import Declared, declared, words
from app.ui.tokens import Space
from app.ui.widgets.buttons import TextButton
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import PlainLabel, Role

_LABEL_EM = 13
_EDITOR_EM = 12
_EDITOR_MORE_PX = 10


class SettingField(QWidget):
    """An editor with label and description, generated from a declaration.

    Attributes
    ----------
    edited : Signal
        Name and new value.
    one : Declared
        The declaration.
    editor : Editor
        The editor.
    """

    edited = Signal(str, object)

    def __init__(self, one: Declared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.one = one
        self.editor = editor_for(one, self)
        self._label = PlainLabel(words(one.label), parent=self)
        self._label.setBuddy(self.editor)
        self._description = PlainLabel(words(one.description), role=Role.SMALL, does_wrap=True, parent=self)
        self._refusal = PlainLabel(does_wrap=True, parent=self)
        self._refusal.setObjectName("refusal")
        self._refusal.hide()
        self.editor.setAccessibleName(words(one.label))
        self.editor.setAccessibleDescription(words(one.description))
        self.editor.changed.connect(self._on_changed)
        self.editor.refused.connect(self.refuse)
        self._lay_out()

    def _lay_out(self) -> None:
        em = self.fontMetrics().horizontalAdvance("m")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnMinimumWidth(0, _LABEL_EM * em)
        grid.setColumnStretch(1, 1)
        if isinstance(self.editor, SwitchEditor):
            self._label.hide()
            grid.addWidget(self.editor, 0, 0, 1, 2)
            self._description.setIndent(self.editor.sizeHint().height() + 2)
            grid.addWidget(self._description, 1, 0, 1, 2)
            grid.addWidget(self._refusal, 2, 0, 1, 2)
            return
        if isinstance(self.editor, TextEditor | LinesEditor):
            grid.addWidget(self.editor, 0, 1)
        else:
            self.editor.setMinimumSize(_EDITOR_EM * em, self._label.sizeHint().height() + _EDITOR_MORE_PX)
            grid.addWidget(self.editor, 0, 1, Qt.AlignmentFlag.AlignLeading)
        grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._label.setMinimumHeight(min(self.editor.sizeHint().height(), 2 * self._label.sizeHint().height()))
        grid.addWidget(self._description, 1, 1)
        grid.addWidget(self._refusal, 2, 1)

    @property
    def text(self) -> str:
        """The text in which searches look."""
        one = self.one
        return " ".join([words(one.label), words(one.description), *map(words, one.choices.values())])

    @property
    def refusal(self) -> str:
        """The error shown beside it; empty for none."""
        return self._refusal.text() if not self._refusal.isHidden() else ""

    def put(self, value: Any) -> None:
        """Show a value."""
        self.editor.put(value)

    def refuse(self, sentence: str) -> None:
        """Show why a value was rejected; an empty text clears the error."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence or words(self.one.description))

    def _on_changed(self, value: Any) -> None:
        self.refuse("")
        self.edited.emit(self.one.name, value)


class _Ground(QWidget):
    """Is as tall as its wrapped texts need at its width; a scroll area would squeeze them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("scrollGround")

    @override
    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        layout = self.layout()
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize} and layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))
        return is_done


class Page(QScrollArea):
    """Base class of the pages, sufficient for those with fields only.

    Attributes
    ----------
    edited : Signal
        Name and new value of a setting of the page.
    restartWanted : Signal
        The worker should restart to apply changes.
    title : str
        Translated title in the list.
    body : QVBoxLayout
        Layout of its parts, from the top.
    """

    edited = Signal(str, object)
    restartWanted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.fields: dict[str, SettingField] = {}
        ground = _Ground(self)
        self.body = QVBoxLayout(ground)
        self.body.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        self.body.setSpacing(Space.LARGE)
        self.body.addWidget(PlainLabel(title, role=Role.HEADING, parent=ground))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(ground)
        self._stale: QWidget | None = None

    def add_fields(self, settings: type, names: Iterable[str]) -> None:
        """Add fields for the named settings of a class with declarations."""
        known = declared(settings)
        for name in names:
            field = SettingField(known[name], self.widget())
            field.edited.connect(self.edited)
            self.fields[name] = field
            self.body.addWidget(field)

    def add_note(self, sentence: str) -> PlainLabel:
        """Add a plain-text paragraph and return its label."""
        label = PlainLabel(sentence, role=Role.MUTED, does_wrap=True, parent=self.widget())
        self.body.addWidget(label)
        return label

    def add_row(self, *widgets: QWidget) -> None:
        """Add widgets side by side, wrapping if there is no space."""
        row = QWidget(self.widget())
        flow = FlowLayout(row, gap_px=Space.SMALL)
        for widget in widgets:
            flow.addWidget(widget)
        self.body.addWidget(row)

    def finish(self) -> None:
        """Add the parts at the bottom; call this last."""
        if any(not field.one.is_live for field in self.fields.values()):
            self._stale = self._make_stale_bar()
            self.body.addWidget(self._stale)
        self.body.addStretch(1)
        if self.fields:
            self.add_row(TextButton(self.tr("Reset to defaults"), self.reset, parent=self.widget()))

    def _make_stale_bar(self) -> QWidget:
        bar = QWidget(self.widget())
        bar.setObjectName("staleBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(margins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL))
        row.setSpacing(Space.MEDIUM)
        row.addWidget(
            PlainLabel(self.tr("Takes effect when the analysis process restarts."), does_wrap=True, parent=bar), 1
        )
        row.addWidget(TextButton(self.tr("Restart now"), self.restartWanted.emit, parent=bar))
        bar.hide()
        return bar

    @property
    def is_stale(self) -> bool:
        """Whether it says that changes apply after a restart."""
        return self._stale is not None and not self._stale.isHidden()

    def set_stale(self, *, is_stale: bool) -> None:
        """Show whether changes apply only after the worker restarts."""
        if self._stale is not None:
            self._stale.setVisible(is_stale)

    def put(self, values: Any) -> None:
        """Show the values of settings, given as attributes; missing ones are left alone."""
        for name, field in self.fields.items():
            if hasattr(values, name):
                field.put(getattr(values, name))

    def reset(self) -> None:
        """Request the defaults of all fields."""
        for name, field in self.fields.items():
            field.refuse("")
            field.put(field.one.default)
            self.edited.emit(name, field.one.default)

    def jump_to(self, name: str) -> None:
        """Scroll to one of `fields` and focus it."""
        field = self.fields[name]
        self.ensureWidgetVisible(field)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
