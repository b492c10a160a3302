"""Commands of the menu "View"."""

from app.support.commands.command import Command

_MENU = "&View"
COMMANDS = (
    Command("show_grid", _MENU, "&Grid", ("Alt+1",)),
    Command("show_filmstrips", _MENU, "&Filmstrips", ("Alt+2",)),
    Command("show_list", _MENU, "&List", ("Alt+3",)),
    Command("show_results", _MENU, "&Moments found", ("Alt+4",)),
    Command("back", _MENU, "&Back", ("Alt+Left", "Esc"), follows_gap=True),
    Command("forward", _MENU, "F&orward", ("Alt+Right",)),
    Command("larger", _MENU, "&Larger cards", ("Ctrl++", "Ctrl+="), follows_gap=True),
    Command("smaller", _MENU, "&Smaller cards", ("Ctrl+-",)),
    Command("show_folders", _MENU, "&Folders", ("F9",), is_checkable=True, follows_gap=True),
    Command("show_tags", _MENU, "&Tags", ("Shift+F9",), is_checkable=True),
    Command("show_saved", _MENU, "Sa&ved searches", ("Ctrl+F9",), is_checkable=True),
    Command("show_inspector", _MENU, "&Inspector", ("F7",), is_checkable=True),
    Command("show_player", _MENU, "&Player", ("F10",), is_checkable=True),
    Command("show_timeline", _MENU, "Time&line", ("F6",), is_checkable=True),
    Command("show_jobs", _MENU, "&Jobs", ("Ctrl+J",), is_checkable=True),
    Command("show_failed", _MENU, "Files that could &not be read", ("F8",), is_checkable=True),
    Command("show_history", _MENU, "&History of changes", ("Ctrl+H",), is_checkable=True),
    Command("reset_layout", _MENU, "&Reset layout", ("Ctrl+Alt+0",), follows_gap=True),
    Command("full_screen", _MENU, "Full &screen", ("F11",), is_checkable=True),
)
