"""Commands of the menu "Tags"."""

from app.support.commands.command import Command

_MENU = "&Tags"
COMMANDS: tuple[Command, ...] = ()
