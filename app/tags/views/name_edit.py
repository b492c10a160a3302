"""A field for a tag's name, which says at once why a name cannot be."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.ui.labels import PlainLabel, Role


class NameEdit(QLineEdit):
    """A line that knows its objection.

    Attributes
    ----------
    problemChanged : Signal
        The objection, or an empty text.

    Parameters
    ----------
    problem_with : callable
        Given the text; a sentence where it cannot be.
    parent : QWidget
        Owner.
    """

    problemChanged = Signal(str)

    def __init__(self, problem_with: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._problem_with = problem_with
        self._problem = ""
        self.textChanged.connect(lambda _text: self.check())

    @property
    def problem(self) -> str:
        """Why the text cannot be; empty where it can."""
        return self._problem

    def check(self) -> None:
        """Look at the text again, also because what is taken may have changed."""
        problem = self._problem_with(self.text())
        if problem == self._problem:
            return
        self._problem = problem
        self.setProperty("isWrong", bool(problem))
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleDescription(problem)
        self.problemChanged.emit(problem)


class FloatingNameEdit(NameEdit):
    """A name typed in a row of a list; the objection floats below it, or above where there is no room."""

    def __init__(self, problem_with: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(problem_with, parent)
        self._label = PlainLabel(role=Role.SMALL, does_wrap=True, parent=parent)
        self._label.setObjectName("fieldProblem")
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label.hide()
        self.problemChanged.connect(self._on_problem)
        self.destroyed.connect(self._label.deleteLater)
        self._has_begun = False

    def begin_with(self, text: str) -> None:
        """Show the name as it is, to be typed over; only once.

        Parameters
        ----------
        text : str
            The name.
        """
        if not self._has_begun:
            self._has_begun = True
            self.setText(text)
            self.selectAll()

    def _on_problem(self, problem: str) -> None:
        self._label.setText(problem)
        self._place()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None or not self.problem or not self.isVisible():
            self._label.hide()
            return
        left, width = 4, parent.width() - 8
        height = self._label.heightForWidth(width)
        below, above = self.geometry().bottom() + 2, self.geometry().top() - height - 2
        self._label.setGeometry(left, below if below + height <= parent.height() else max(0, above), width, height)
        self._label.raise_()
        self._label.show()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._label.hide()
        super().hideEvent(event)
