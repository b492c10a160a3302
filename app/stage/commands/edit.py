"""Commands of the menu "Edit"."""

from app.stage.commands.command import Command

_MENU = "&Edit"
_SAVED = "Sa&ved searches"
_HITS = "&Moments found"
COMMANDS = (
    Command("undo", _MENU, "&Undo", ("Ctrl+Z",)),
    Command("redo", _MENU, "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("select_all", _MENU, "Select &all", ("Ctrl+A",), follows_gap=True),
    Command("select_none", _MENU, "Select n&othing", ("Ctrl+Shift+A",)),
    Command("select_group", _MENU, "Select this &group", ("Ctrl+Alt+A",)),
    Command("focus_search", _MENU, "&Search", ("Ctrl+F", "/"), follows_gap=True),
    Command("paste_picture", _MENU, "Search by picture in &clipboard", ("Ctrl+V",)),
    Command("choose_picture", _MENU, "Search &by picture\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+F",)),
    Command("save_search", _MENU, "&Keep this search\N{HORIZONTAL ELLIPSIS}", ("Ctrl+S",)),
    Command("rename_saved", _MENU, "&Rename\N{HORIZONTAL ELLIPSIS}", ("F2",), scope="saved", submenu=_SAVED),
    Command("saved_up", _MENU, "Move &up", ("Alt+Up",), scope="saved", submenu=_SAVED),
    Command("saved_down", _MENU, "Move &down", ("Alt+Down",), scope="saved", submenu=_SAVED),
    Command("remove_saved", _MENU, "Re&move", ("Del",), scope="saved", submenu=_SAVED),
    Command("next_hit", _MENU, "&Next moment found", ("F3",), follows_gap=True),
    Command("previous_hit", _MENU, "&Previous moment found", ("Shift+F3",)),
    Command("next_by_letter", _MENU, "&Next by letter", ("N",), scope="hits", submenu=_HITS),
    Command("previous_by_letter", _MENU, "&Previous by letter", ("P",), scope="hits", submenu=_HITS),
    Command("dismiss_notice", _MENU, "&Dismiss message", ("Ctrl+Shift+X",), follows_gap=True),
)
