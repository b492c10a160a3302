"""Commands of the menu "Playback"."""

from app.support.commands.command import Command

_MENU = "&Playback"
COMMANDS: tuple[Command, ...] = ()
