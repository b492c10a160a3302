"""Commands of the menu "File"."""

from app.stage.commands.command import Command

_MENU = "&File"
COMMANDS = (
    Command("add_folder", _MENU, "Add &folder\N{HORIZONTAL ELLIPSIS}", ("Ctrl+O",)),
    Command("add_files", _MENU, "Add f&iles\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+O",)),
    Command("export", _MENU, "&Export\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Alt+E",), follows_gap=True),
    Command("quit", _MENU, "&Quit", ("Ctrl+Q",), follows_gap=True),
)
