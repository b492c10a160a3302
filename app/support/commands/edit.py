"""Commands of the menu "Edit"."""

from app.support.commands.command import Command

_MENU = "&Edit"
COMMANDS = (
    Command("undo", _MENU, "&Undo", ("Ctrl+Z",)),
    Command("redo", _MENU, "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("select_all", _MENU, "Select &all", ("Ctrl+A",), follows_gap=True),
    Command("select_none", _MENU, "Select &nothing", ("Ctrl+Shift+A",)),
    Command("focus_search", _MENU, "&Search", ("Ctrl+F", "/"), follows_gap=True),
    Command("paste_picture", _MENU, "Search by picture in &clipboard", ("Ctrl+V",)),
    Command("choose_picture", _MENU, "Search by &picture\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+F",)),
    Command("dismiss_notice", _MENU, "&Dismiss message", ("Ctrl+Shift+X",), follows_gap=True),
)
