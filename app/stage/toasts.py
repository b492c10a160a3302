"""Short messages on what was just done, over the foot of the page, with an undo button."""

from PySide6.QtCore import QObject

from app.bridge.session import Session
from app.stage.stage import Stage
from app.ui.widgets.toast import Toast
from core.domain.changes import Change


class Toasts(QObject):
    """Shows what was done.

    Attributes
    ----------
    toast : Toast
        The widget.
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(stage.frame)
        self._history = session.history
        self._stack = session.history.stack
        self.toast = Toast(stage.centre, area=lambda: stage.centre.message_area)
        self._step = -1
        self.toast.acted.connect(self._on_undo)
        self._stack.indexChanged.connect(self._on_index)
        stage.centre.changed.connect(self.toast.place)

    def show(self, text: str, change: Change | None = None) -> None:
        """Show a few words of plain text, from the `then` of the operation.

        If `change` has an undo, the message offers it until the next step.
        """
        can_undo = change is not None and change.undo is not None
        limit = self._stack.undoLimit()
        # The step is pushed after this; a full history drops its oldest step then.
        self._step = min(self._stack.index() + 1, limit or self._stack.index() + 1) if can_undo else -1
        self.toast.show_text(text, has_action=can_undo)

    def _on_index(self, index: int) -> None:
        if self._step >= 0 and index != self._step:
            self._step = -1
            self.toast.dismiss()

    def _on_undo(self) -> None:
        if self._step >= 0:
            self._history.undo_step(self._step)
