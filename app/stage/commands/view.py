"""Commands of the menu "View"."""

from app.stage.commands.command import Command

_MENU = "&View"
_SORT, _GROUP = "S&ort by", "Gro&up by"
COMMANDS = (
    Command("show_grid", _MENU, "&Grid", ("Alt+1",)),
    Command("show_filmstrips", _MENU, "&Filmstrips", ("Alt+2",)),
    Command("show_list", _MENU, "&List", ("Alt+3",)),
    Command("show_results", _MENU, "&Moments found", ("Alt+4",)),
    Command("sort_name", _MENU, "Sort by &name", ("Alt+Shift+1",), submenu=_SORT, follows_gap=True),
    Command("sort_added", _MENU, "Sort by day &added, newest first", ("Alt+Shift+2",), submenu=_SORT),
    Command("sort_recorded", _MENU, "Sort by day &recorded, last first", ("Alt+Shift+3",), submenu=_SORT),
    Command("sort_longest", _MENU, "Sort by duration, &longest first", ("Alt+Shift+4",), submenu=_SORT),
    Command("sort_shortest", _MENU, "Sort by duration, &shortest first", ("Alt+Shift+5",), submenu=_SORT),
    Command("sort_rating", _MENU, "Sort by ra&ting, best first", ("Alt+Shift+6",), submenu=_SORT),
    Command("sort_decided", _MENU, "Sort by last &decision", ("Alt+Shift+7",), submenu=_SORT),
    Command("sort_likeness", _MENU, "Sort by li&keness to the chosen video", ("Ctrl+Alt+D",), submenu=_SORT),
    Command("group_nothing", _MENU, "&No groups", submenu=_GROUP),
    Command("group_folder", _MENU, "Group by &folder", submenu=_GROUP),
    Command("group_recorded", _MENU, "Group by day &recorded", submenu=_GROUP),
    Command("group_added", _MENU, "Group by day &added", submenu=_GROUP),
    Command("hide_offline", _MENU, "&Hide offline videos", ("Ctrl+Alt+H",), is_checkable=True),
    Command("back", _MENU, "&Back", ("Alt+Left",), follows_gap=True),
    Command("forward", _MENU, "For&ward", ("Alt+Right",)),
    Command("leave", _MENU, "Leave moments, ta&ke filters off", ("Esc",)),
    Command("larger", _MENU, "L&arger cards", ("Ctrl++", "Ctrl+="), follows_gap=True),
    Command("smaller", _MENU, "Smaller &cards", ("Ctrl+-",)),
    Command("show_folders", _MENU, "Fol&ders", ("F9",), is_checkable=True, follows_gap=True),
    Command("show_tags", _MENU, "&Tags", ("Shift+F9",), is_checkable=True),
    Command("show_saved", _MENU, "Sa&ved searches", ("Ctrl+F9",), is_checkable=True),
    Command("show_inspector", _MENU, "&Inspector", ("F7",), is_checkable=True),
    Command("show_player", _MENU, "&Player", ("F10",), is_checkable=True),
    Command("show_timeline", _MENU, "Tim&eline", ("F6",), is_checkable=True),
    Command("show_jobs", _MENU, "&Jobs", ("Ctrl+J",), is_checkable=True),
    Command("show_failed", _MENU, "Files that could &not be read", ("F8",), is_checkable=True),
    Command("show_history", _MENU, "Histor&y of changes", ("Ctrl+H",), is_checkable=True),
    Command("next_part", _MENU, "Next part of the window", ("Ctrl+F6",), follows_gap=True),
    Command("previous_part", _MENU, "Part of the window before", ("Ctrl+Shift+F6",)),
    Command("reset_layout", _MENU, "&Reset layout", ("Ctrl+Alt+0",), follows_gap=True),
    Command("full_screen", _MENU, "Full &screen", ("F11",), is_checkable=True),
)
