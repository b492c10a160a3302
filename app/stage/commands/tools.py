"""Commands of the menu "Tools"."""

from app.stage.commands.command import Command

_MENU = "T&ools"
COMMANDS = (
    Command("command_palette", _MENU, "&Command palette\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+P",)),
    Command("settings", _MENU, "&Settings\N{HORIZONTAL ELLIPSIS}", ("Ctrl+,",)),
)
