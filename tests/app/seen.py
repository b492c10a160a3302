"""Every text of a window: on widgets, in item models, and for screen readers."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QWidget,
)

from app.ui.widgets.labels import ElidedLabel

_ROLES = (
    *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole),
    *(Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole),
)


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """List every text within a window with its location, including hidden widgets.

    Parameters
    ----------
    root : QWidget
        A window or dialog.

    Yields
    ------
    str
        Its location.
    str
        The text as it is shown.
    """
    for widget in (root, *root.findChildren(QWidget)):
        where = _where(widget)
        yield from ((where, text) for text in _of_widget(widget))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from ((f"{where} {index}", text) for index, text in of_model(widget.model()))
    yield from ((f"action {action.objectName()}", action.text()) for action in root.findChildren(QAction))


def _where(widget: QWidget) -> str:
    names = []
    one: QWidget | None = widget
    while one is not None and len(names) < 4:
        names.append(one.objectName() or type(one).__name__)
        one = one.parentWidget()
    return " < ".join(names)


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield from (_plain(widget.toolTip()), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QMenu | QGroupBox):
        yield widget.title()
    if isinstance(widget, QDockWidget) or widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))


def _plain(text: str) -> str:
    return QTextDocumentFragment.fromHtml(text).toPlainText() if text.startswith("<") else text


def of_model(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[tuple[str, str]]:
    """List every text of an item model, with row and column."""
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        for column in range(_n_columns(model, parent)):
            index = model.index(row, column, parent)
            for role in _ROLES:
                if isinstance(text := index.data(role), str):
                    yield f"{row},{column}", _plain(text)
        yield from of_model(model, model.index(row, 0, parent))
    if not parent.isValid():
        sides = [(Qt.Orientation.Horizontal, _n_columns(model, parent)), (Qt.Orientation.Vertical, 0)]
        headings = [model.headerData(n, side) for side, count in sides for n in range(count)]
        yield from (("heading", text) for text in headings if isinstance(text, str))


def _n_columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    # List models have no such headers.
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


def cut_off(root: QWidget) -> Iterator[str]:
    """List the visible texts that have less room than they need, except those that may be elided.

    Parameters
    ----------
    root : QWidget
        A window or dialog, laid out.

    Yields
    ------
    str
        Location and full text.
    """
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, QPushButton | QLabel | QCheckBox | QRadioButton) or isinstance(widget, ElidedLabel):
            continue
        if not widget.isVisible() or not widget.text() or _is_behind(widget):
            continue
        does_wrap = isinstance(widget, QLabel) and widget.wordWrap()
        wanted = widget.heightForWidth(widget.width()) if does_wrap else widget.sizeHint().width()
        if (widget.height() if does_wrap else widget.width()) < wanted or not _is_within(widget):
            yield f"{_where(widget)}: {widget.text()!r}"


def _is_behind(widget: QWidget) -> bool:
    """Return whether it is in a panel hidden behind another tab."""
    around: QWidget | None = widget
    while around is not None and not isinstance(around, QDockWidget):
        around = around.parentWidget()
    return around is not None and around.visibleRegion().isEmpty()


def _is_within(widget: QWidget) -> bool:
    """Return whether no ancestor cuts it off at its sides; vertical scrolling is allowed."""
    around = widget.parentWidget()
    while around is not None and not widget.isWindow():
        left = widget.mapTo(around, QPoint(0, 0)).x()
        if left < 0 or left + widget.width() > around.width():
            return False
        if around.isWindow():
            return True
        around = around.parentWidget()
    return True
