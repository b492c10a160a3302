"""Making, renaming, moving, merging and deleting tags."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from app.bridge.session import Session
from app.stage.stage import Stage
from app.tags.controllers.tag_previewing import TagPreviewing
from app.tags.models import tag_words
from app.tags.operations import tags
from app.tags.views.merge_dialog import MergeDialog
from app.tags.views.tag_dialog import TagDialog
from app.tags.views.tags_panel import TagsPanel
from app.ui.questions import confirm
from app.ui.text import filled, tr
from core.domain.tags import Tag, TagEffect
from core.errors import KnownError

_NEW_ID = 0


class TagEditing(QObject):
    """Carries out what changes tags themselves; all of it can be taken back.

    Parameters
    ----------
    session : Session
        The library.
    stage : Stage
        What the window's features share.
    tags_panel : TagsPanel
        The views it fills and listens to.
    parent : QObject
        Owner.
    """

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
        panel.tree.addAction(actions["new_tag"])
        actions.attach("tags", panel.tree)
        actions.on("new_tag", self._ask_new)
        actions.on("rename_tag", lambda: self._with_chosen(lambda chosen: panel.rename(chosen[0])))
        actions.on("edit_tag", lambda: self._with_chosen(lambda chosen: self.ask_edit(chosen[0])))
        actions.on("merge_tags", lambda: self._with_chosen(self.ask_merge))
        actions.on("delete_tags", lambda: self._with_chosen(self.ask_removal))

    def _with_chosen(self, call: Callable[[list[Tag]], object]) -> None:
        chosen = self._tags_panel.chosen
        if chosen:
            call(chosen)
        else:
            self._session.board.inform(tr("Tags", "Choose a tag in the tags panel first."))

    def _create_by_name(self, name: str) -> None:
        panel = self._tags_panel
        # What was typed stays in the field until the tag is there.
        self._session.run(tags.create(Tag(_NEW_ID, name)).then(lambda made: self._on_made(made[0])))
        panel.field.setFocus()

    def _on_made(self, tag: Tag) -> None:
        panel = self._tags_panel
        if panel.field.text().strip() == tag.name:
            panel.field.setText("")  # not `clear`: Ctrl+Z takes the tag back, not its name into the field
        panel.choose(tag.id)

    def _ask_new(self) -> None:
        chosen = self._tags_panel.chosen
        word = self._tags_panel.field.text().strip()
        is_free = not tag_words.problem_with(word, self._book)
        self.ask_new(word if is_free else "", parent_id=chosen[0].parent_id if len(chosen) == 1 else None)

    def ask_new(self, name: str = "", *, parent_id: int | None = None) -> TagDialog:
        """Let a new tag be described.

        Parameters
        ----------
        name : str
            To begin with.
        parent_id : int or None
            The tag above it, to begin with.

        Returns
        -------
        TagDialog
            On show; deletes itself when closed.
        """
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
        """Let everything about a tag be changed.

        Parameters
        ----------
        tag : Tag
            As it is.

        Returns
        -------
        TagDialog
            On show; deletes itself when closed.
        """
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
        """Let it be said which tag others are merged into.

        Parameters
        ----------
        chosen : list of Tag
            One or more; of several, one stays.

        Returns
        -------
        MergeDialog
            On show; deletes itself when closed.
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
        """Delete tags; where that takes something along, it is said and asked first.

        Parameters
        ----------
        chosen : list of Tag
            One or more.
        """
        found = tags.preview_remove([tag.id for tag in chosen])
        self._session.run(found.then(lambda effect: self._confirm_removal(chosen, effect)))

    def _confirm_removal(self, chosen: list[Tag], effect: TagEffect) -> None:
        lines = tag_words.removal(effect)
        if not lines:
            self._session.run(tags.remove(chosen))
            return
        question = filled(tr("Tags", "Delete the tag “%1”?"), tag_words.spoken(chosen[0].name))
        if len(chosen) > 1:
            question = tr("Tags", "Delete %n tags?", n=len(chosen))
            lines.insert(0, tag_words.listed(chosen))
        lines.append(tr("Tags", "Edit \N{RIGHTWARDS ARROW} Undo brings everything back."))
        box = confirm(self._stage.frame, question, "\n".join(lines), verb=tr("Tags", "Delete"))
        box.accepted.connect(lambda: self._session.run(tags.remove(chosen)))


def _close(dialog: QDialog) -> None:
    # The person may have closed it while it was being written.
    if shiboken6.isValid(dialog):
        dialog.accept()
