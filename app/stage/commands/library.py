"""Commands of the menu "Library"."""

from app.stage.commands.command import Command

_MENU = "&Library"
COMMANDS = (
    Command("rescan", _MENU, "&Rescan all folders", ("F5",)),
    Command("rescan_folder", _MENU, "Rescan this &folder", ("Shift+F5",)),
    Command("find_folder", _MENU, "Find &moved folder\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Alt+F",)),
    Command("watch_folder", _MENU, "&Watch this folder", ("Ctrl+Alt+W",), is_checkable=True),
    Command("remove_folder", _MENU, "Remo&ve this folder\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+Del",)),
    Command("pause", _MENU, "&Pause analysis", ("Ctrl+P",), is_checkable=True, follows_gap=True),
    Command("cancel_jobs", _MENU, "&Cancel queued work", ("Ctrl+Alt+P",)),
    Command("encoder", _MENU, "&Search model\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+E",), follows_gap=True),
)
