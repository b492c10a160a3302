"""Every command of the program: its words, its keys, and where they work."""

from app.stage.command import Command

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
_EDIT_COMMANDS = (
    Command("undo", _EDIT_MENU, "&Undo", ("Ctrl+Z",)),
    Command("redo", _EDIT_MENU, "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("select_all", _EDIT_MENU, "Select &all", ("Ctrl+A",), follows_gap=True),
    Command("select_none", _EDIT_MENU, "Select n&othing", ("Ctrl+Shift+A",)),
    Command("select_group", _EDIT_MENU, "Select this &group", ("Ctrl+Alt+A",)),
    Command("focus_search", _EDIT_MENU, "&Search", ("Ctrl+F", "/"), follows_gap=True),
    Command("paste_picture", _EDIT_MENU, "Search by picture in &clipboard", ("Ctrl+V",)),
    Command("choose_picture", _EDIT_MENU, "Search &by picture\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+F",)),
    Command("save_search", _EDIT_MENU, "&Keep this search\N{HORIZONTAL ELLIPSIS}", ("Ctrl+S",)),
    Command("rename_saved", _EDIT_MENU, "&Rename\N{HORIZONTAL ELLIPSIS}", ("F2",), scope="saved", submenu=_SAVED),
    Command("saved_up", _EDIT_MENU, "Move &up", ("Alt+Up",), scope="saved", submenu=_SAVED),
    Command("saved_down", _EDIT_MENU, "Move &down", ("Alt+Down",), scope="saved", submenu=_SAVED),
    Command("remove_saved", _EDIT_MENU, "Re&move", ("Del",), scope="saved", submenu=_SAVED),
    Command("next_hit", _EDIT_MENU, "&Next moment found", ("F3",), follows_gap=True),
    Command("previous_hit", _EDIT_MENU, "&Previous moment found", ("Shift+F3",)),
    Command("next_by_letter", _EDIT_MENU, "&Next by letter", ("N",), scope="hits", submenu=_HITS),
    Command("previous_by_letter", _EDIT_MENU, "&Previous by letter", ("P",), scope="hits", submenu=_HITS),
    Command("dismiss_notice", _EDIT_MENU, "&Dismiss message", ("Ctrl+Shift+X",), follows_gap=True),
)

_VIEW_MENU = "&View"
_SORT, _GROUP = "S&ort by", "Gro&up by"
_VIEW_COMMANDS = (
    Command("show_grid", _VIEW_MENU, "&Grid", ("Alt+1",)),
    Command("show_filmstrips", _VIEW_MENU, "&Filmstrips", ("Alt+2",)),
    Command("show_list", _VIEW_MENU, "&List", ("Alt+3",)),
    Command("show_results", _VIEW_MENU, "&Moments found", ("Alt+4",)),
    Command("sort_name", _VIEW_MENU, "Sort by &name", ("Alt+Shift+1",), submenu=_SORT, follows_gap=True),
    Command("sort_added", _VIEW_MENU, "Sort by day &added, newest first", ("Alt+Shift+2",), submenu=_SORT),
    Command("sort_recorded", _VIEW_MENU, "Sort by day &recorded, last first", ("Alt+Shift+3",), submenu=_SORT),
    Command("sort_longest", _VIEW_MENU, "Sort by duration, &longest first", ("Alt+Shift+4",), submenu=_SORT),
    Command("sort_shortest", _VIEW_MENU, "Sort by duration, &shortest first", ("Alt+Shift+5",), submenu=_SORT),
    Command("sort_rating", _VIEW_MENU, "Sort by ra&ting, best first", ("Alt+Shift+6",), submenu=_SORT),
    Command("sort_decided", _VIEW_MENU, "Sort by last &decision", ("Alt+Shift+7",), submenu=_SORT),
    Command("sort_likeness", _VIEW_MENU, "Sort by li&keness to the chosen video", ("Ctrl+Alt+D",), submenu=_SORT),
    Command("group_nothing", _VIEW_MENU, "&No groups", submenu=_GROUP),
    Command("group_folder", _VIEW_MENU, "Group by &folder", submenu=_GROUP),
    Command("group_recorded", _VIEW_MENU, "Group by day &recorded", submenu=_GROUP),
    Command("group_added", _VIEW_MENU, "Group by day &added", submenu=_GROUP),
    Command("hide_offline", _VIEW_MENU, "&Hide offline videos", ("Ctrl+Alt+H",), is_checkable=True),
    Command("back", _VIEW_MENU, "&Back", ("Alt+Left",), follows_gap=True),
    Command("forward", _VIEW_MENU, "For&ward", ("Alt+Right",)),
    Command("leave", _VIEW_MENU, "Leave moments, ta&ke filters off", ("Esc",)),
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
    Command("next_part", _VIEW_MENU, "Next part of the window", ("Ctrl+F6",), follows_gap=True),
    Command("previous_part", _VIEW_MENU, "Part of the window before", ("Ctrl+Shift+F6",)),
    Command("reset_layout", _VIEW_MENU, "&Reset layout", ("Ctrl+Alt+0",), follows_gap=True),
    Command("full_screen", _VIEW_MENU, "Full &screen", ("F11",), is_checkable=True),
)

_VIDEO_MENU = "V&ideo"
_RATING = "Ratin&g"
_VIDEO_COMMANDS = (
    Command("play", _VIDEO_MENU, "&Play", ("Ctrl+Return",)),
    Command("similar_moment", _VIDEO_MENU, "Find similar &moments", ("Ctrl+D",), follows_gap=True),
    Command("similar_video", _VIDEO_MENU, "Find similar &videos", ("Ctrl+Shift+D",)),
    Command(
        "open_elsewhere", _VIDEO_MENU, "&Open in other player", ("Shift+Return",), follows_gap=True, scope="videos"
    ),
    Command("reveal", _VIDEO_MENU, "Show in &file manager", ("Ctrl+Shift+R",)),
    Command("copy_paths", _VIDEO_MENU, "&Copy path", ("Ctrl+C",), scope="videos"),
    Command("rate_0", _VIDEO_MENU, "&No rating", ("Ctrl+0",), submenu=_RATING, follows_gap=True),
    Command("rate_1", _VIDEO_MENU, "&1 star", ("Ctrl+1",), submenu=_RATING),
    Command("rate_2", _VIDEO_MENU, "&2 stars", ("Ctrl+2",), submenu=_RATING),
    Command("rate_3", _VIDEO_MENU, "&3 stars", ("Ctrl+3",), submenu=_RATING),
    Command("rate_4", _VIDEO_MENU, "&4 stars", ("Ctrl+4",), submenu=_RATING),
    Command("rate_5", _VIDEO_MENU, "&5 stars", ("Ctrl+5",), submenu=_RATING),
    Command("note", _VIDEO_MENU, "&Write a note", ("Ctrl+Alt+N",)),
    Command("retry", _VIDEO_MENU, "&Analyse again", ("Ctrl+R",)),
    Command("remove_videos", _VIDEO_MENU, "Remove from &library", ("Del",), follows_gap=True, scope="videos"),
    Command("trash_videos", _VIDEO_MENU, "Move files to &trash\N{HORIZONTAL ELLIPSIS}", ("Shift+Del",), scope="videos"),
    Command("removed_videos", _VIDEO_MENU, "&Removed videos\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Alt+R",)),
)

_PLAYBACK_MENU = "&Playback"
_GO, _SPEED, _SOUND, _FRAME = "&Go", "&Speed", "So&und", "&Frame on show"
_PLAYBACK_COMMANDS = (
    Command("play_pause", _PLAYBACK_MENU, "&Play or pause", ("Space", "K"), scope="player"),
    Command("faster", _PLAYBACK_MENU, "Fas&ter", ("L",), scope="player"),
    Command("slower", _PLAYBACK_MENU, "Slower, then &backwards", ("J",), scope="player"),
    Command("loop", _PLAYBACK_MENU, "Play &over and over", ("R",), is_checkable=True, scope="player"),
    Command("frame_back", _PLAYBACK_MENU, "One frame &back", (",",), scope="player", submenu=_GO, follows_gap=True),
    Command("frame_on", _PLAYBACK_MENU, "One frame &on", (".",), scope="player", submenu=_GO),
    Command("second_back", _PLAYBACK_MENU, "1 second back", ("Shift+Left",), scope="player", submenu=_GO),
    Command("second_on", _PLAYBACK_MENU, "1 second on", ("Shift+Right",), scope="player", submenu=_GO),
    Command("seconds_back", _PLAYBACK_MENU, "5 seconds back", ("Left",), scope="player", submenu=_GO),
    Command("seconds_on", _PLAYBACK_MENU, "5 seconds on", ("Right",), scope="player", submenu=_GO),
    Command("tenth_back", _PLAYBACK_MENU, "A tenth of the video back", ("Ctrl+Left",), scope="player", submenu=_GO),
    Command("tenth_on", _PLAYBACK_MENU, "A tenth of the video on", ("Ctrl+Right",), scope="player", submenu=_GO),
    Command("go_start", _PLAYBACK_MENU, "To the &first frame", ("Home",), scope="player", submenu=_GO),
    Command("go_end", _PLAYBACK_MENU, "To the &last frame", ("End",), scope="player", submenu=_GO),
    Command("go_to_time", _PLAYBACK_MENU, "To a &time\N{HORIZONTAL ELLIPSIS}", ("G",), scope="player", submenu=_GO),
    Command("speed_up", _PLAYBACK_MENU, "&Faster from now on", ("Shift+.", ">"), scope="player", submenu=_SPEED),
    Command("speed_down", _PLAYBACK_MENU, "&Slower from now on", ("Shift+,", "<"), scope="player", submenu=_SPEED),
    Command(
        "speed_25", _PLAYBACK_MENU, "0.25\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED
    ),
    Command(
        "speed_50", _PLAYBACK_MENU, "0.5\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED
    ),
    Command(
        "speed_75", _PLAYBACK_MENU, "0.75\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED
    ),
    Command(
        "speed_100",
        _PLAYBACK_MENU,
        "1\N{MULTIPLICATION SIGN}",
        ("Backspace",),
        is_checkable=True,
        scope="player",
        submenu=_SPEED,
    ),
    Command(
        "speed_125", _PLAYBACK_MENU, "1.25\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED
    ),
    Command(
        "speed_150", _PLAYBACK_MENU, "1.5\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED
    ),
    Command("speed_200", _PLAYBACK_MENU, "2\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_400", _PLAYBACK_MENU, "4\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("mute", _PLAYBACK_MENU, "&Mute", ("M",), is_checkable=True, scope="player", submenu=_SOUND),
    Command("louder", _PLAYBACK_MENU, "&Louder", ("Ctrl+Up",), scope="player", submenu=_SOUND),
    Command("quieter", _PLAYBACK_MENU, "&Quieter", ("Ctrl+Down",), scope="player", submenu=_SOUND),
    Command("copy_frame", _PLAYBACK_MENU, "&Copy", ("Ctrl+Shift+C",), scope="player", submenu=_FRAME, follows_gap=True),
    Command(
        "save_frame", _PLAYBACK_MENU, "&Save\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+S",), scope="player", submenu=_FRAME
    ),
    Command("search_by_frame", _PLAYBACK_MENU, "Find &moments like it", ("Shift+D",), scope="player", submenu=_FRAME),
    Command("set_cover", _PLAYBACK_MENU, "&Use as the video's picture", ("C",), scope="player", submenu=_FRAME),
    Command("reset_cover", _PLAYBACK_MENU, "Use the video's &own picture again", scope="player", submenu=_FRAME),
    Command("player_full_screen", _PLAYBACK_MENU, "Full s&creen", ("F",), scope="player", follows_gap=True),
    Command(
        "player_window", _PLAYBACK_MENU, "On the seco&nd screen", ("Shift+F11",), is_checkable=True, scope="player"
    ),
)

_MOMENTS_MENU = "&Playback"
_MOMENTS, _TIMELINE = "&Moments", "Timel&ine"
_MOMENTS_COMMANDS = (
    # In and out point count in the player too: its keys are those of the timeline as well.
    Command("mark_in", _MOMENTS_MENU, "Set &in point", ("I",), scope="player", submenu=_MOMENTS, follows_gap=True),
    Command("mark_out", _MOMENTS_MENU, "Set &out point", ("O",), scope="player", submenu=_MOMENTS),
    # On a suggestion that is chosen, X rejects it.
    Command("clear_marks", _MOMENTS_MENU, "&Clear in and out point", ("X",), scope="player", submenu=_MOMENTS),
    Command(
        "tag_moment",
        _MOMENTS_MENU,
        "&Tag this moment\N{HORIZONTAL ELLIPSIS}",
        ("S", "Return"),
        scope="player",
        submenu=_MOMENTS,
    ),
    Command("accept_span", _MOMENTS_MENU, "&Accept the suggestion", ("A",), scope="player", submenu=_MOMENTS),
    Command("reject_span", _MOMENTS_MENU, "Reject the su&ggestion", ("Shift+X",), scope="player", submenu=_MOMENTS),
    Command("previous_span", _MOMENTS_MENU, "&Previous moment", ("Up",), scope="timeline", submenu=_MOMENTS),
    Command("next_span", _MOMENTS_MENU, "&Next moment", ("Down",), scope="timeline", submenu=_MOMENTS),
    Command(
        "loop_span", _MOMENTS_MENU, "Play it over and o&ver", ("Shift+Return",), scope="timeline", submenu=_MOMENTS
    ),
    Command(
        "mark_span", _MOMENTS_MENU, "In and out point aroun&d it", ("Shift+I",), scope="timeline", submenu=_MOMENTS
    ),
    Command("split_span", _MOMENTS_MENU, "&Split at the playhead", ("B",), scope="timeline", submenu=_MOMENTS),
    Command(
        "join_spans", _MOMENTS_MENU, "&Join with what touches it", ("Shift+B",), scope="timeline", submenu=_MOMENTS
    ),
    Command("set_times", _MOMENTS_MENU, "Set e&xact times", ("F2",), scope="timeline", submenu=_MOMENTS),
    Command("other_edge", _MOMENTS_MENU, "Move another &edge by keys", ("E",), scope="timeline", submenu=_MOMENTS),
    Command("nudge_back", _MOMENTS_MENU, "Edge a &frame earlier", ("[",), scope="timeline", submenu=_MOMENTS),
    Command("nudge_on", _MOMENTS_MENU, "Edge a frame &later", ("]",), scope="timeline", submenu=_MOMENTS),
    Command(
        "nudge_back_more", _MOMENTS_MENU, "Edge a second earlier", ("Shift+[", "{"), scope="timeline", submenu=_MOMENTS
    ),
    Command(
        "nudge_on_more", _MOMENTS_MENU, "Edge a second later", ("Shift+]", "}"), scope="timeline", submenu=_MOMENTS
    ),
    Command("withdraw_span", _MOMENTS_MENU, "&Withdraw the tag here", ("Del",), scope="timeline", submenu=_MOMENTS),
    Command("timeline_zoom_in", _MOMENTS_MENU, "Zoom &in", ("+", "="), scope="timeline", submenu=_TIMELINE),
    Command("timeline_zoom_out", _MOMENTS_MENU, "Zoom &out", ("-",), scope="timeline", submenu=_TIMELINE),
    Command("timeline_fit", _MOMENTS_MENU, "Show the whole &video", ("Shift+F",), scope="timeline", submenu=_TIMELINE),
    Command(
        "show_rejected",
        _MOMENTS_MENU,
        "Show what was &rejected",
        ("Shift+R",),
        is_checkable=True,
        scope="timeline",
        submenu=_TIMELINE,
    ),
    Command(
        "show_suggestions",
        _MOMENTS_MENU,
        "Show what is s&uggested",
        ("Shift+S",),
        is_checkable=True,
        scope="timeline",
        submenu=_TIMELINE,
    ),
    Command(
        "span_list", _MOMENTS_MENU, "As a &list", ("Shift+T",), is_checkable=True, scope="timeline", submenu=_TIMELINE
    ),
)

_TAGS_MENU = "&Tags"
_GIVE, _REJECT, _REVIEW = "Give by number &key", "&Reject by number key", "In t&he review"
SLOTS = tuple(range(1, 10))
"""The number keys that tags lie on."""
_TAGS_COMMANDS = (
    Command("tag_bar", _TAGS_MENU, "&Give tags\N{HORIZONTAL ELLIPSIS}", ("Ctrl+T",)),
    Command(
        "tag_bar_by_letter", _TAGS_MENU, "&Type a tag\N{HORIZONTAL ELLIPSIS}", ("T",), scope="tagging", submenu=_GIVE
    ),
    *(
        Command(
            f"toggle_{slot}",
            _TAGS_MENU,
            f"Tag of key &{slot}",
            (f"{slot}", f"Num+{slot}"),
            scope="tagging",
            submenu=_GIVE,
        )
        for slot in SLOTS
    ),
    *(
        Command(
            f"reject_{slot}", _TAGS_MENU, f"Tag of key &{slot}", (f"Shift+{slot}",), scope="tagging", submenu=_REJECT
        )
        for slot in SLOTS
    ),
    Command("find_tag", _TAGS_MENU, "&Find a tag", ("Ctrl+Shift+T",), follows_gap=True),
    Command("new_tag", _TAGS_MENU, "&New tag\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+N",)),
    Command("filter_tag", _TAGS_MENU, "&Show only videos with it", ("Space",), scope="tags", follows_gap=True),
    Command("hide_tag", _TAGS_MENU, "Hide videos wi&th it", ("Ctrl+Shift+H",), scope="tags"),
    Command("show_suggested", _TAGS_MENU, "Sh&ow where it is suggested", ("Shift+Space",), scope="tags"),
    Command("rename_tag", _TAGS_MENU, "Ren&ame", ("F2",), scope="tags"),
    Command("edit_tag", _TAGS_MENU, "&Edit tag\N{HORIZONTAL ELLIPSIS}", ("Alt+Return",), scope="tags"),
    Command("merge_tags", _TAGS_MENU, "&Merge tags\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+M",), scope="tags"),
    Command("delete_tags", _TAGS_MENU, "&Delete tags", ("Del",), scope="tags"),
    Command("tag_health", _TAGS_MENU, "Ho&w well is it known\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+K",), scope="tags"),
    Command("review", _TAGS_MENU, "Re&view suggestions\N{HORIZONTAL ELLIPSIS}", ("Ctrl+K",), follows_gap=True),
    Command("review_right", _TAGS_MENU, "It &fits", ("A",), scope="review", submenu=_REVIEW),
    Command("review_wrong", _TAGS_MENU, "It does &not fit", ("X",), scope="review", submenu=_REVIEW),
    Command("review_open", _TAGS_MENU, "Leave it &undecided", ("U",), scope="review", submenu=_REVIEW),
    Command("review_all_right", _TAGS_MENU, "All f&it", ("Shift+A",), scope="review", submenu=_REVIEW),
    Command("review_all_wrong", _TAGS_MENU, "None fi&ts", ("Shift+X",), scope="review", submenu=_REVIEW),
    Command("review_play", _TAGS_MENU, "&Play or pause the clip", ("Space",), scope="review", submenu=_REVIEW),
    Command("review_commit", _TAGS_MENU, "&Keep these answers", ("Return", "Enter"), scope="review", submenu=_REVIEW),
    Command("review_back", _TAGS_MENU, "Page &before", ("Backspace",), scope="review", submenu=_REVIEW),
    Command("review_single", _TAGS_MENU, "&One by one", ("O",), is_checkable=True, scope="review", submenu=_REVIEW),
    Command("train", _TAGS_MENU, "Tra&in", ("Ctrl+L",)),
    Command("heads", _TAGS_MENU, "What was &learned\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Alt+L",)),
)

_LIBRARY_MENU = "&Library"
_LIBRARY_COMMANDS = (
    Command("rescan", _LIBRARY_MENU, "&Rescan all folders", ("F5",)),
    Command("rescan_folder", _LIBRARY_MENU, "Rescan this &folder", ("Shift+F5",)),
    Command("find_folder", _LIBRARY_MENU, "Find &moved folder\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Alt+F",)),
    Command("watch_folder", _LIBRARY_MENU, "&Watch this folder", ("Ctrl+Alt+W",), is_checkable=True),
    Command("remove_folder", _LIBRARY_MENU, "Remo&ve this folder\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+Del",)),
    Command("pause", _LIBRARY_MENU, "&Pause analysis", ("Ctrl+P",), is_checkable=True, follows_gap=True),
    Command("cancel_jobs", _LIBRARY_MENU, "&Cancel queued work", ("Ctrl+Alt+P",)),
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
    Command("show_keys", _HELP_MENU, "&Keys", ("Ctrl+F1", "?")),
    Command("about", _HELP_MENU, "&About Clipshelf", ("Shift+F1",)),
)

COMMANDS: tuple[Command, ...] = (
    *_FILE_COMMANDS,
    *_EDIT_COMMANDS,
    *_VIEW_COMMANDS,
    *_VIDEO_COMMANDS,
    *_PLAYBACK_COMMANDS,
    *_MOMENTS_COMMANDS,
    *_TAGS_COMMANDS,
    *_LIBRARY_COMMANDS,
    *_TOOLS_COMMANDS,
    *_HELP_COMMANDS,
)
"""All commands, menu by menu."""
