"""Creates, renames, moves, merges and deletes tags."""

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from app.bridge.session import Session
from app.stage.context_menu import GAP, ContextMenu, Row
from app.stage.stage import Stage
from app.tags.models import tag_words
from app.tags.operations import tag_preview, tags
from app.tags.operations.tag_preview import Previewed
from app.tags.views.dialog import TagDialog
from app.tags.views.merge_dialog import MergeDialog
from app.tags.views.panel import TagsPanel
from app.tags.views.preview import TagPreview
from app.ui.localization.engine_words import in_own_words
from app.ui.localization.text import filled, inline_name, tr
from app.ui.throttle import Throttle
from app.ui.widgets.questions import confirm
from core.domain.events import WorkerState
from core.domain.tags import Tag, TagEffect
from core.errors import KnownError

_SOON_MS = 300

_Typed = tuple[str, str, tuple[str, ...]]
_NOTHING: _Typed = "", "", ()


class TagPreviewing(QObject):
    """Fills the preview of a new tag; lives as long as the dialog."""

    def __init__(self, session: Session, dialog: TagDialog, preview: TagPreview) -> None:
        super().__init__(dialog)
        self._session = session
        self._dialog = dialog
        self._preview = preview
        self._asked = _NOTHING
        self._is_asking = self._is_warm = False
        self._ask_soon = Throttle(_SOON_MS, self._ask, parent=self)
        dialog.name.textChanged.connect(lambda _text: self._ask_soon.request())
        dialog.description.textChanged.connect(lambda _text: self._ask_soon.request())
        dialog.aliases.textChanged.connect(self._ask_soon.request)
        session.workerChanged.connect(self._on_worker)
        if self._typed[0]:
            self._ask_soon.request()
        elif session.worker_state is WorkerState.RUNNING:
            self._warm_up()

    @property
    def _typed(self) -> _Typed:
        tag = self._dialog.tag
        return tag.name.strip(), tag.description.strip(), tag.aliases

    def _warm_up(self) -> None:
        self._is_asking = True
        work = tag_preview.warm_up().then(lambda has_text: self._on_warm(has_text=has_text))
        self._session.run(work.otherwise(lambda _error: self._on_warm(has_text=True)))

    def _on_warm(self, *, has_text: bool) -> None:
        if self._is_of_now(_NOTHING) and not has_text:
            self._preview.show_found((), {}, has_text=False)

    def _ask(self) -> None:
        # One at a time: a search model that is still loading must not keep the grid waiting.
        if self._is_asking or self._typed == self._asked:
            if self._is_asking and self._typed[0]:
                self._show_looking()
            return
        self._asked = typed = self._typed
        if not typed[0]:
            self._preview.set_message(tr("TagPreviewing", "The best matches appear here as you type."))
            return
        self._is_asking = True
        self._show_looking()
        work = tag_preview.preview(*typed).then(lambda found: self._take(typed, found))
        self._session.run(work.otherwise(lambda error: self._fail(typed, error)))

    def _show_looking(self) -> None:
        # Once it is loaded, results arrive so fast that the message would only flicker.
        if not self._is_warm:
            self._preview.set_message(tr("TagPreviewing", "Finding the best matches\N{HORIZONTAL ELLIPSIS}"))

    def _take(self, typed: _Typed, found: Previewed) -> None:
        if self._is_of_now(typed):
            self._preview.show_found(found.found, found.cards, has_text=found.has_text)

    def _fail(self, typed: _Typed, error: KnownError) -> None:
        if self._is_of_now(typed):
            self._asked = _NOTHING
            self._preview.set_message(in_own_words(error))

    def _is_of_now(self, typed: _Typed) -> bool:
        """Return whether a preview is still for the current fields; if not, request one that is."""
        if not shiboken6.isValid(self) or not shiboken6.isValid(self._dialog):
            return False
        self._is_asking, self._is_warm = False, True
        if typed != self._typed:
            self._ask_soon.request()
            return False
        return True

    def _on_worker(self, state: WorkerState) -> None:
        if state is WorkerState.RUNNING:
            self._ask_soon.request()


_NEW_ID = 0
_FILTERS = ("filter_tag", "hide_tag")
_MENU = (
    *(*_FILTERS, "show_suggested", GAP, "review", "tag_health", GAP),
    *("rename_tag", "edit_tag", "merge_tags", "delete_tags", GAP, "new_tag"),
)
"""The context menu of the tags."""


class TagEditing(QObject):
    """Carries out changes to tags; all can be undone."""

    def __init__(self, session: Session, stage: Stage, *, parent: QObject, tags_panel: TagsPanel) -> None:
        super().__init__(parent)
        self._tags_panel = tags_panel
        self._session = session
        self._stage = stage
        self._book = stage.tags
        panel, actions = tags_panel, stage.actions
        panel.createWanted.connect(self._create_by_name)
        panel.renamed.connect(self._rename)
        panel.tagsDropped.connect(self._move)
        actions.attach("tags", panel.tree)
        ContextMenu(panel.tree, actions, self._menu_rows)
        actions.on("new_tag", self._ask_new)
        actions.on("rename_tag", lambda: self._with_chosen(lambda chosen: panel.rename(chosen[0])))
        actions.on("edit_tag", lambda: self._with_chosen(lambda chosen: self.ask_edit(chosen[0])))
        actions.on("merge_tags", lambda: self._with_chosen(self.ask_merge))
        actions.on("delete_tags", lambda: self._with_chosen(self.ask_removal))

    def _menu_rows(self) -> Sequence[Row]:
        if self._tags_panel.chosen:
            return _MENU
        # Rows such as "untagged" can only be filtered by.
        has_row = self._tags_panel.tree.selectionModel().hasSelection()
        return (*_FILTERS, GAP, "new_tag") if has_row else ("new_tag",)

    def _with_chosen(self, call: Callable[[list[Tag]], object]) -> None:
        chosen = self._tags_panel.chosen
        if chosen:
            call(chosen)
        else:
            self._session.board.inform(tr("Tags", "Select a tag in the Tags panel first."))

    def _create_by_name(self, name: str) -> None:
        panel = self._tags_panel
        # Keep the typed name in the field until the tag exists.
        self._session.run(tags.create(Tag(_NEW_ID, name)).then(lambda made: self._on_made(made[0])))
        panel.field.setFocus()

    def _on_made(self, tag: Tag) -> None:
        panel = self._tags_panel
        if panel.field.text().strip() == tag.name:
            panel.field.setText("")  # not `clear`: Ctrl+Z must undo the tag, not restore its name in the field
        panel.choose(tag.id)

    def _ask_new(self) -> None:
        chosen = self._tags_panel.chosen
        word = self._tags_panel.field.text().strip()
        is_free = not tag_words.problem_with(word, self._book)
        self.ask_new(word if is_free else "", parent_id=chosen[0].parent_id if len(chosen) == 1 else None)

    def ask_new(self, name: str = "", *, parent_id: int | None = None) -> TagDialog:
        """Open a dialog for a new tag, with an initial name and parent; it deletes itself when closed."""
        thumbnails = self._stage.thumbnails
        dialog = TagDialog(
            self._book, Tag(_NEW_ID, name, parent_id=parent_id), self._stage.frame, thumbnails=thumbnails
        )
        if dialog.preview is not None:
            TagPreviewing(self._session, dialog, dialog.preview)
        dialog.wanted.connect(
            lambda tag: self._session.run(
                tags
                .create(tag)
                .then(lambda made: self._on_created(dialog, made[0]))
                .otherwise(lambda error: self._object(dialog, error))
            )
        )
        dialog.open()
        return dialog

    def _on_created(self, dialog: TagDialog, tag: Tag) -> None:
        _close(dialog)
        self._on_made(tag)

    def _object(self, dialog: TagDialog | MergeDialog, error: KnownError) -> None:
        if shiboken6.isValid(dialog):
            dialog.object_to(error)
        else:
            self._session.board.complain(error)

    def ask_edit(self, tag: Tag) -> TagDialog:
        """Open a dialog to edit a tag; it deletes itself when closed."""
        dialog = TagDialog(self._book, tag, self._stage.frame)
        dialog.wanted.connect(
            lambda new: self._session.run(
                tags.edit(new).then(lambda _change: _close(dialog)).otherwise(lambda error: self._object(dialog, error))
            )
        )
        dialog.open()
        return dialog

    def _rename(self, tag_id: int, name: str) -> None:
        tag = self._book.tag(tag_id)
        if tag is None or name == tag.name:
            return

        self._session.run(tags.rename(tag, name))

    def _move(self, tag_ids: list[int], parent_id: int) -> None:
        moved = [tag for tag_id in tag_ids if (tag := self._book.tag(tag_id)) is not None]
        if moved:
            self._session.run(tags.move(moved, self._book.tag(parent_id)))

    def ask_merge(self, chosen: list[Tag]) -> MergeDialog:
        """Open a dialog to choose which tag others are merged into; it deletes itself when closed.

        Of several tags, one of them stays.
        """
        dialog = MergeDialog(self._book, chosen, self._stage.frame)
        dialog.previewWanted.connect(
            lambda going, into: self._session.run(
                tags.preview_merge([tag.id for tag in going], into.id).then(
                    lambda effect: dialog.show_effect(going, into, effect) if shiboken6.isValid(dialog) else None
                )
            )
        )
        dialog.wanted.connect(
            lambda going, into: self._session.run(
                tags
                .merge(going, into)
                .then(lambda _change: self._on_merged(dialog, into))
                .otherwise(lambda error: self._object(dialog, error))
            )
        )
        dialog.open()
        dialog.ask_preview()
        return dialog

    def _on_merged(self, dialog: MergeDialog, into: Tag) -> None:
        _close(dialog)
        self._tags_panel.choose(into.id)

    def ask_removal(self, chosen: list[Tag]) -> None:
        """Delete tags; ask first if that also deletes or moves anything else."""
        found = tags.preview_remove([tag.id for tag in chosen])
        self._session.run(found.then(lambda effect: self._confirm_removal(chosen, effect)))

    def _confirm_removal(self, chosen: list[Tag], effect: TagEffect) -> None:
        lines = tag_words.removal(effect)
        if not lines:
            self._session.run(tags.remove(chosen))
            return
        question = filled(tr("Tags", "Delete the tag “%1”?"), inline_name(chosen[0].name))
        if len(chosen) > 1:
            question = tr("Tags", "Delete %n tags?", n=len(chosen))
            lines.insert(0, tag_words.listed(chosen))
        lines.append(tr("Tags", "Edit \N{RIGHTWARDS ARROW} Undo restores everything."))
        box = confirm(self._stage.frame, question, "\n".join(lines), verb=tr("Tags", "Delete"))
        box.accepted.connect(lambda: self._session.run(tags.remove(chosen)))


def _close(dialog: QDialog) -> None:
    # The user may have closed it while saving.
    if shiboken6.isValid(dialog):
        dialog.accept()
