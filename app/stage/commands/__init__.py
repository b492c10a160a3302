"""Every command once, one file for each menu: its words, its keys, where its keys count."""

from app.stage.commands import edit, file, help_menu, library, moments, playback, tags, tools, video, view
from app.stage.commands.command import Command

MENUS = ("&File", "&Edit", "&View", "V&ideo", "&Playback", "&Tags", "&Library", "T&ools", "&Help")
COMMANDS: tuple[Command, ...] = (
    *file.COMMANDS,
    *edit.COMMANDS,
    *view.COMMANDS,
    *video.COMMANDS,
    *playback.COMMANDS,
    *moments.COMMANDS,
    *tags.COMMANDS,
    *library.COMMANDS,
    *tools.COMMANDS,
    *help_menu.COMMANDS,
)

__all__ = ["COMMANDS", "MENUS", "Command"]
