"""Commands of the menu "Help"."""

from app.stage.commands.command import Command

_MENU = "&Help"
COMMANDS = (
    Command("help", _MENU, "&Manual", ("F1",)),
    Command("show_keys", _MENU, "&Keys", ("Ctrl+F1", "?")),
    Command("about", _MENU, "&About Clipshelf", ("Shift+F1",)),
)
