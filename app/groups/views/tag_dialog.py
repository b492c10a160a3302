"""The dialog that tags a whole group, after showing how different its videos are."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.browse.views.flow_list import FlowList
from app.groups.models import GroupCard, Sample, SamplesModel
from app.groups.views.group_list import SampleDelegate
from app.stage.thumbnails import ThumbnailCache
from app.ui.localization.text import filled, tr
from app.ui.tokens import Space
from app.ui.widgets.labels import PlainLabel, Role
from core.domain.clusters import ClusterScope

_SIZE_PX = (760, 560)


class GroupTagDialog(QDialog):
    """Shows videos from the most typical to the least; those that do not belong can be left out.

    Attributes
    ----------
    wanted : Signal
        The tag's name, and the IDs of the videos to leave out.

    Parameters
    ----------
    card : GroupCard
        The group.
    tag_names : sequence of str
        Existing tags.
    thumbnails : ThumbnailCache
        Pictures of videos.
    parent : QWidget
        The window.
    """

    wanted = Signal(str, object)

    def __init__(self, card: GroupCard, tag_names: Sequence[str], thumbnails: ThumbnailCache, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("groupTag")
        self.setWindowTitle(self.tr("Tag group"))
        self.resize(*_SIZE_PX)
        self._card = card
        heading = PlainLabel(
            filled(
                self.tr("Tag everything in \N{LEFT DOUBLE QUOTATION MARK}%1\N{RIGHT DOUBLE QUOTATION MARK} with"),
                card.name,
            ),
            role=Role.HEADING,
            does_wrap=True,
            parent=self,
        )
        self.name = QLineEdit(card.cluster.name, self)
        self.name.setAccessibleName(self.tr("Tag"))
        self.name.setPlaceholderText(self.tr("Name of the tag"))
        completer = QCompleter(list(tag_names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.name.setCompleter(completer)
        self.name.selectAll()
        hint = self.tr(
            "The most typical come first, the least typical last. Click what does not belong, to leave it out."
        )
        self._hint = PlainLabel(hint, role=Role.MUTED, does_wrap=True, parent=self)
        self.model = SamplesModel(self)
        self.samples = FlowList(SampleDelegate(thumbnails, self), thumbnails, parent=self)
        self.samples.setModel(self.model)
        self.samples.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.samples.setDragEnabled(False)
        self.samples.setAccessibleName(self.tr("Videos to tag"))
        self.samples.set_size_px(FlowList.sizes.least_px)
        self._summary = PlainLabel(role=Role.MUTED, parent=self)
        self._make_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        for widget in (heading, self.name, self._hint):
            column.addWidget(widget)
        column.addWidget(self.samples, 1)
        column.addWidget(self._summary)
        column.addWidget(self.buttons)
        self.name.textChanged.connect(lambda _text: self._show_state())
        self.samples.selectionModel().selectionChanged.connect(lambda *_: self._show_state())
        self._show_state()

    def _make_buttons(self) -> None:
        self.buttons = QDialogButtonBox(self)
        self.apply = QPushButton("", self)
        self.apply.setProperty("kind", "primary")
        self.apply.setDefault(True)
        self.buttons.addButton(self.apply, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)

    @property
    def left_out(self) -> list[int]:
        """IDs of the videos that are not selected."""
        chosen = {index.row() for index in self.samples.selectionModel().selectedIndexes()}
        return [one.card.video.id for row, one in enumerate(self.model.rows) if row not in chosen]

    @property
    def summary(self) -> str:
        """How many will be tagged."""
        return self._summary.text()

    def show_samples(self, cards: Sequence[Sample]) -> None:
        """Show videos of the group, all of them selected."""
        self.model.set_rows(cards)
        self.samples.selectAll()
        self._show_state()

    def _show_state(self) -> None:
        left_out = set(self.left_out)
        n_all = len(self._card.cluster.members)
        n = sum(member.video_id not in left_out for member in self._card.cluster.members)
        is_moments = self._card.scope is ClusterScope.MOMENTS
        self.apply.setText(tr("Groups", "Tag %n moments", n=n) if is_moments else tr("Groups", "Tag %n videos", n=n))
        self.apply.setEnabled(n > 0 and bool(self.name.text().strip()))
        words = tr("Groups", "%n left out", n=n_all - n) if n < n_all else ""
        n_shown = self.model.rowCount()
        is_cut = n_shown < len(self._card.cluster.video_ids)
        shown = tr("Groups", "%n of them are shown.", n=n_shown) if is_cut and n_shown else ""
        self._summary.setText(f"{shown} {words}".strip())

    def _on_accepted(self) -> None:
        self.wanted.emit(self.name.text().strip(), self.left_out)
        self.accept()
