"""The table of commands: their text, shortcuts and scopes."""

from app.stage.command import Command
from app.stage.playing_commands import MOMENTS_COMMANDS, PLAYBACK_COMMANDS

MENUS = ("&File", "&Edit", "&View", "V&ideo", "&Playback", "&Tags", "&Library", "T&ools", "&Help")

_FILE_MENU = "&File"
_FILE_COMMANDS = (
    Command("add_folder", _FILE_MENU, "Add &folder\N{HORIZONTAL ELLIPSIS}", ("Ctrl+O",)),
    Command("add_files", _FILE_MENU, "Add f&iles\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+O",)),
    Command("export", _FILE_MENU, "&Export\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Alt+E",), follows_gap=True),
    Command("quit", _FILE_MENU, "&Quit", ("Ctrl+Q",), follows_gap=True),
)

_EDIT_MENU = "&Edit"
_SAVED = "Sa&ved searches"
_HITS = "&Moments found"
_CLUSTERS = "Groups o&f what looks alike"
_EDIT_COMMANDS = (
    Command("undo", _EDIT_MENU, "&Undo", ("Ctrl+Z",)),
    Command("redo", _EDIT_MENU, "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("select_all", _EDIT_MENU, "Select &all", ("Ctrl+A",), follows_gap=True),
    Command("select_none", _EDIT_MENU, "Select n&one", ("Ctrl+Shift+A",)),
    Command("select_group", _EDIT_MENU, "Select &group", ("Ctrl+Alt+A",)),
    Command("focus_search", _EDIT_MENU, "&Search", ("Ctrl+F", "/"), follows_gap=True),
    Command("paste_picture", _EDIT_MENU, "Search by picture from &clipboard", ("Ctrl+V",)),
    Command("choose_picture", _EDIT_MENU, "Search &by picture\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+F",)),
    Command("save_search", _EDIT_MENU, "Save s&earch\N{HORIZONTAL ELLIPSIS}", ("Ctrl+S",)),
    Command("rename_saved", _EDIT_MENU, "&Rename\N{HORIZONTAL ELLIPSIS}", ("F2",), scope="saved", submenu=_SAVED),
    Command("saved_up", _EDIT_MENU, "Move &up", ("Alt+Up",), scope="saved", submenu=_SAVED),
    Command("saved_down", _EDIT_MENU, "Move &down", ("Alt+Down",), scope="saved", submenu=_SAVED),
    Command("remove_saved", _EDIT_MENU, "Re&move", ("Del",), scope="saved", submenu=_SAVED),
    Command("open_group", _EDIT_MENU, "&Show videos", (), scope="groups", submenu=_CLUSTERS),
    Command("tag_group", _EDIT_MENU, "&Tag all\N{HORIZONTAL ELLIPSIS}", ("T",), scope="groups", submenu=_CLUSTERS),
    Command("rename_group", _EDIT_MENU, "&Rename", ("F2",), scope="groups", submenu=_CLUSTERS),
    Command("merge_groups", _EDIT_MENU, "&Merge", ("M",), scope="groups", submenu=_CLUSTERS),
    Command("split_group", _EDIT_MENU, "S&plit", ("S",), scope="groups", submenu=_CLUSTERS),
    Command("hide_groups", _EDIT_MENU, "&Hide or show again", ("Del",), scope="groups", submenu=_CLUSTERS),
    Command("next_hit", _EDIT_MENU, "&Next result", ("F3",), follows_gap=True),
    Command("previous_hit", _EDIT_MENU, "&Previous result", ("Shift+F3",)),
    Command("next_by_letter", _EDIT_MENU, "&Next result", ("N",), scope="hits", submenu=_HITS),
    Command("previous_by_letter", _EDIT_MENU, "&Previous result", ("P",), scope="hits", submenu=_HITS),
    Command("dismiss_notice", _EDIT_MENU, "&Dismiss message", ("Ctrl+Shift+X",), follows_gap=True),
)

_VIEW_MENU = "&View"
_SORT, _GROUP = "S&ort by", "Gro&up by"
_VIEW_COMMANDS = (
    Command("show_grid", _VIEW_MENU, "&Grid", ("Alt+1",)),
    Command("show_filmstrips", _VIEW_MENU, "&Filmstrips", ("Alt+2",)),
    Command("show_list", _VIEW_MENU, "&List", ("Alt+3",)),
    Command("show_results", _VIEW_MENU, "&Moments found", ("Alt+4",)),
    Command("show_map", _VIEW_MENU, "Map", ("Alt+6",)),
    Command("show_groups", _VIEW_MENU, "Groups", ("Alt+5",)),
    Command("sort_name", _VIEW_MENU, "Sort by &name", ("Alt+Shift+1",), submenu=_SORT, follows_gap=True),
    Command("sort_added", _VIEW_MENU, "Sort by date &added, newest first", ("Alt+Shift+2",), submenu=_SORT),
    Command("sort_recorded", _VIEW_MENU, "Sort by &recording date, newest first", ("Alt+Shift+3",), submenu=_SORT),
    Command("sort_longest", _VIEW_MENU, "Sort by duration, &longest first", ("Alt+Shift+4",), submenu=_SORT),
    Command("sort_shortest", _VIEW_MENU, "Sort by duration, &shortest first", ("Alt+Shift+5",), submenu=_SORT),
    Command("sort_rating", _VIEW_MENU, "Sort by ra&ting, highest first", ("Alt+Shift+6",), submenu=_SORT),
    Command("sort_decided", _VIEW_MENU, "Sort by &date last tagged, newest first", ("Alt+Shift+7",), submenu=_SORT),
    Command("sort_modified", _VIEW_MENU, "Sort by &file date, newest first", ("Alt+Shift+8",), submenu=_SORT),
    Command("sort_likeness", _VIEW_MENU, "Sort by si&milarity to the selected video", ("Ctrl+Alt+D",), submenu=_SORT),
    Command("group_nothing", _VIEW_MENU, "&No grouping", submenu=_GROUP),
    Command("group_folder", _VIEW_MENU, "Group by &folder", submenu=_GROUP),
    Command("group_recorded", _VIEW_MENU, "Group by &recording date", submenu=_GROUP),
    Command("group_modified", _VIEW_MENU, "Group by file &date", submenu=_GROUP),
    Command("group_added", _VIEW_MENU, "Group by date &added", submenu=_GROUP),
    Command("hide_offline", _VIEW_MENU, "&Hide offline videos", ("Ctrl+Alt+H",), is_checkable=True),
    Command("hide_copies", _VIEW_MENU, "Hide near-copies among results", ("Ctrl+Alt+C",), is_checkable=True),
    Command("back", _VIEW_MENU, "&Back", ("Alt+Left",), follows_gap=True),
    Command("forward", _VIEW_MENU, "For&ward", ("Alt+Right",)),
    Command("leave", _VIEW_MENU, "Clear search and filters", ("Esc",)),
    Command("larger", _VIEW_MENU, "L&arger cards", ("Ctrl++", "Ctrl+="), follows_gap=True),
    Command("smaller", _VIEW_MENU, "Smaller &cards", ("Ctrl+-",)),
    Command("show_folders", _VIEW_MENU, "Fol&ders", ("F9",), is_checkable=True, follows_gap=True),
    Command("show_tags", _VIEW_MENU, "&Tags", ("Shift+F9",), is_checkable=True),
    Command("show_saved", _VIEW_MENU, "Sa&ved searches", ("Ctrl+F9",), is_checkable=True),
    Command("show_inspector", _VIEW_MENU, "&Inspector", ("F7",), is_checkable=True),
    Command("show_player", _VIEW_MENU, "&Player", ("F10",), is_checkable=True),
    Command("show_timeline", _VIEW_MENU, "Tim&eline", ("F6",), is_checkable=True),
    Command("show_jobs", _VIEW_MENU, "&Jobs", ("Ctrl+J",), is_checkable=True),
    Command("show_failed", _VIEW_MENU, "Files that could &not be read", ("F8",), is_checkable=True),
    Command("show_history", _VIEW_MENU, "Histor&y of changes", ("Ctrl+H",), is_checkable=True),
    Command("next_part", _VIEW_MENU, "Focus next pane", ("Ctrl+F6",), follows_gap=True),
    Command("previous_part", _VIEW_MENU, "Focus previous pane", ("Ctrl+Shift+F6",)),
    Command("reset_layout", _VIEW_MENU, "&Reset layout", ("Ctrl+Alt+0",), follows_gap=True),
    Command("full_screen", _VIEW_MENU, "Full &screen", ("F11",), is_checkable=True),
)

_VIDEO_MENU = "V&ideo"
_RATING, _FILES = "Ratin&g", "&Files"
_VIDEO_COMMANDS = (
    Command("play", _VIDEO_MENU, "&Play", ("Ctrl+Return",)),
    Command("similar_moment", _VIDEO_MENU, "Find similar &moments", ("Ctrl+D",), follows_gap=True),
    Command("similar_video", _VIDEO_MENU, "Find similar &videos", ("Ctrl+Shift+D",)),
    Command("more_like", _VIDEO_MENU, "More li&ke this", ("Ctrl+Alt+M",)),
    Command("less_like", _VIDEO_MENU, "Less like t&his", ("Ctrl+Alt+Shift+M",)),
    Command(
        "open_elsewhere", _VIDEO_MENU, "&Open in another player", ("Shift+Return",), scope="videos", submenu=_FILES
    ),
    Command("reveal", _VIDEO_MENU, "Show in &file manager", ("Ctrl+Shift+R",), submenu=_FILES),
    Command("copy_paths", _VIDEO_MENU, "&Copy path", ("Ctrl+C",), scope="videos", submenu=_FILES),
    Command("rate_0", _VIDEO_MENU, "&No rating", ("Ctrl+0",), submenu=_RATING, follows_gap=True),
    Command("rate_1", _VIDEO_MENU, "&1 star", ("Ctrl+1",), submenu=_RATING),
    Command("rate_2", _VIDEO_MENU, "&2 stars", ("Ctrl+2",), submenu=_RATING),
    Command("rate_3", _VIDEO_MENU, "&3 stars", ("Ctrl+3",), submenu=_RATING),
    Command("rate_4", _VIDEO_MENU, "&4 stars", ("Ctrl+4",), submenu=_RATING),
    Command("rate_5", _VIDEO_MENU, "&5 stars", ("Ctrl+5",), submenu=_RATING),
    Command("note", _VIDEO_MENU, "&Edit note", ("Ctrl+Alt+N",)),
    Command("retry", _VIDEO_MENU, "&Analyse again", ("Ctrl+R",)),
    Command("remove_videos", _VIDEO_MENU, "Remove from &library", ("Del",), follows_gap=True, scope="videos"),
    Command("trash_videos", _VIDEO_MENU, "Move files to &trash\N{HORIZONTAL ELLIPSIS}", ("Shift+Del",), scope="videos"),
    Command("removed_videos", _VIDEO_MENU, "&Removed videos\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Alt+R",)),
)

_TAGS_MENU = "&Tags"
_GIVE, _REJECT, _REVIEW = "Apply by number &key", "&Reject by number key", "W&hile reviewing"
SLOTS = tuple(range(1, 10))
"""The number keys that can be assigned to tags."""
_TAGS_COMMANDS = (
    Command("tag_bar", _TAGS_MENU, "Add ta&gs\N{HORIZONTAL ELLIPSIS}", ("Ctrl+T",)),
    Command(
        "tag_bar_by_letter", _TAGS_MENU, "&Type a tag\N{HORIZONTAL ELLIPSIS}", ("T",), scope="tagging", submenu=_GIVE
    ),
    *(
        Command(
            f"toggle_{slot}",
            _TAGS_MENU,
            f"Tag for key &{slot}",
            (f"{slot}", f"Num+{slot}"),
            scope="tagging",
            submenu=_GIVE,
        )
        for slot in SLOTS
    ),
    *(
        Command(
            f"reject_{slot}", _TAGS_MENU, f"Tag for key &{slot}", (f"Shift+{slot}",), scope="tagging", submenu=_REJECT
        )
        for slot in SLOTS
    ),
    Command("find_tag", _TAGS_MENU, "&Find a tag", ("Ctrl+Shift+T",), follows_gap=True),
    Command("new_tag", _TAGS_MENU, "&New tag\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+N",)),
    Command("filter_tag", _TAGS_MENU, "&Show only videos with this tag", ("Space",), scope="tags", follows_gap=True),
    Command("hide_tag", _TAGS_MENU, "Hide videos with &this tag", ("Ctrl+Shift+H",), scope="tags"),
    Command("show_suggested", _TAGS_MENU, "Sh&ow only suggested videos", ("Shift+Space",), scope="tags"),
    Command("rename_tag", _TAGS_MENU, "Ren&ame", ("F2",), scope="tags"),
    Command("edit_tag", _TAGS_MENU, "&Edit tag\N{HORIZONTAL ELLIPSIS}", ("Alt+Return",), scope="tags"),
    Command("merge_tags", _TAGS_MENU, "&Merge tags\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+M",), scope="tags"),
    Command("delete_tags", _TAGS_MENU, "&Delete tags", ("Del",), scope="tags"),
    Command("tag_health", _TAGS_MENU, "Tag &quality\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+K",), scope="tags"),
    Command("review", _TAGS_MENU, "Re&view suggestions\N{HORIZONTAL ELLIPSIS}", ("Ctrl+K",), follows_gap=True),
    Command("review_right", _TAGS_MENU, "&Accept", ("A",), scope="review", submenu=_REVIEW),
    Command("review_wrong", _TAGS_MENU, "&Reject", ("X",), scope="review", submenu=_REVIEW),
    Command("review_open", _TAGS_MENU, "&Undecided", ("U",), scope="review", submenu=_REVIEW),
    Command("review_all_right", _TAGS_MENU, "Accept a&ll", ("Shift+A",), scope="review", submenu=_REVIEW),
    Command("review_all_wrong", _TAGS_MENU, "Re&ject all", ("Shift+X",), scope="review", submenu=_REVIEW),
    Command("review_play", _TAGS_MENU, "&Play or pause clip", ("Space",), scope="review", submenu=_REVIEW),
    Command("review_commit", _TAGS_MENU, "&Save answers", ("Return", "Enter"), scope="review", submenu=_REVIEW),
    Command("review_back", _TAGS_MENU, "Previous pa&ge", ("Backspace",), scope="review", submenu=_REVIEW),
    Command("review_single", _TAGS_MENU, "&One at a time", ("O",), is_checkable=True, scope="review", submenu=_REVIEW),
    Command("train", _TAGS_MENU, "Tra&in", ("Ctrl+L",)),
    Command("heads", _TAGS_MENU, "Training histor&y\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Alt+L",)),
)

_LIBRARY_MENU, _COPIES = "&Library", "While comparin&g copies"
_LIBRARY_COMMANDS = (
    Command("rescan", _LIBRARY_MENU, "&Rescan all folders", ("F5",)),
    Command("rescan_folder", _LIBRARY_MENU, "Rescan &this folder", ("Shift+F5",)),
    Command("find_folder", _LIBRARY_MENU, "Find &moved folder\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Alt+F",)),
    Command("watch_folder", _LIBRARY_MENU, "&Watch this folder", ("Ctrl+Alt+W",), is_checkable=True),
    Command("remove_folder", _LIBRARY_MENU, "Remo&ve this folder\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+Del",)),
    Command("pause", _LIBRARY_MENU, "&Pause analysis", ("Ctrl+P",), is_checkable=True, follows_gap=True),
    Command("cancel_jobs", _LIBRARY_MENU, "&Cancel queued jobs", ("Ctrl+Alt+P",)),
    Command("copies", _LIBRARY_MENU, "C&opies of videos\N{HORIZONTAL ELLIPSIS}", ("Alt+7",), follows_gap=True),
    Command("copies_keep_left", _LIBRARY_MENU, "Keep &left", ("1",), scope="copies", submenu=_COPIES),
    Command("copies_keep_right", _LIBRARY_MENU, "Keep &right", ("2",), scope="copies", submenu=_COPIES),
    Command("copies_both", _LIBRARY_MENU, "&Both wanted", ("B",), scope="copies", submenu=_COPIES),
    Command("copies_unrelated", _LIBRARY_MENU, "&Not related", ("N",), scope="copies", submenu=_COPIES),
    Command("copies_undecided", _LIBRARY_MENU, "&Withdraw answer", ("U",), scope="copies", submenu=_COPIES),
    Command("copies_earlier", _LIBRARY_MENU, "&Earlier in both", ("Left",), scope="copies", submenu=_COPIES),
    Command("copies_later", _LIBRARY_MENU, "L&ater in both", ("Right",), scope="copies", submenu=_COPIES),
    Command("encoder", _LIBRARY_MENU, "&Search model\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+E",), follows_gap=True),
)

_TOOLS_MENU = "T&ools"
_TOOLS_COMMANDS = (
    Command("command_palette", _TOOLS_MENU, "&Command palette\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+P",)),
    Command("settings", _TOOLS_MENU, "&Settings\N{HORIZONTAL ELLIPSIS}", ("Ctrl+,",)),
)

_HELP_MENU = "&Help"
_HELP_COMMANDS = (
    Command("help", _HELP_MENU, "&Manual", ("F1",)),
    Command("show_keys", _HELP_MENU, "&Keyboard shortcuts", ("Ctrl+F1", "?")),
    Command("about", _HELP_MENU, "&About Clipshelf", ("Shift+F1",)),
)

COMMANDS: tuple[Command, ...] = (
    *_FILE_COMMANDS,
    *_EDIT_COMMANDS,
    *_VIEW_COMMANDS,
    *_VIDEO_COMMANDS,
    *PLAYBACK_COMMANDS,
    *MOMENTS_COMMANDS,
    *_TAGS_COMMANDS,
    *_LIBRARY_COMMANDS,
    *_TOOLS_COMMANDS,
    *_HELP_COMMANDS,
)
"""All commands, menu by menu."""
