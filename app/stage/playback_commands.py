"""The commands of the Playback menu: player, moments and timeline."""

from app.stage.command import Command

_MENU = "&Playback"
_GO, _SPEED, _SOUND, _FRAME = "&Go", "&Speed", "So&und", "Current &frame"
PLAYBACK_COMMANDS = (
    Command("play_pause", _MENU, "&Play or pause", ("Space", "K"), scope="player"),
    Command("faster", _MENU, "Fas&ter", ("L",), scope="player"),
    Command("slower", _MENU, "Slower, then &backwards", ("J",), scope="player"),
    Command("loop", _MENU, "L&oop", ("R",), is_checkable=True, scope="player"),
    Command("previous_video", _MENU, "Pre&vious video", ("Up", "PgUp"), scope="single", follows_gap=True),
    Command("next_video", _MENU, "Ne&xt video", ("Down", "PgDown"), scope="single"),
    Command("frame_back", _MENU, "One frame &back", (",",), scope="player", submenu=_GO, follows_gap=True),
    Command("frame_on", _MENU, "One frame f&orward", (".",), scope="player", submenu=_GO),
    Command("second_back", _MENU, "1 second back", ("Shift+Left",), scope="player", submenu=_GO),
    Command("second_on", _MENU, "1 second forward", ("Shift+Right",), scope="player", submenu=_GO),
    Command("seconds_back", _MENU, "5 seconds back", ("Left",), scope="player", submenu=_GO),
    Command("seconds_on", _MENU, "5 seconds forward", ("Right",), scope="player", submenu=_GO),
    Command("tenth_back", _MENU, "A tenth of the video back", ("Ctrl+Left",), scope="player", submenu=_GO),
    Command("tenth_on", _MENU, "A tenth of the video forward", ("Ctrl+Right",), scope="player", submenu=_GO),
    Command("go_start", _MENU, "To the &first frame", ("Home",), scope="player", submenu=_GO),
    Command("go_end", _MENU, "To the &last frame", ("End",), scope="player", submenu=_GO),
    Command("go_to_time", _MENU, "To a &time\N{HORIZONTAL ELLIPSIS}", ("G",), scope="player", submenu=_GO),
    Command("speed_up", _MENU, "&Increase speed", ("Shift+.", ">"), scope="player", submenu=_SPEED),
    Command("speed_down", _MENU, "&Decrease speed", ("Shift+,", "<"), scope="player", submenu=_SPEED),
    Command("speed_25", _MENU, "0.25\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_50", _MENU, "0.5\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_75", _MENU, "0.75\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command(
        "speed_100",
        _MENU,
        "1\N{MULTIPLICATION SIGN}",
        ("Backspace",),
        is_checkable=True,
        scope="player",
        submenu=_SPEED,
    ),
    Command("speed_125", _MENU, "1.25\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_150", _MENU, "1.5\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_200", _MENU, "2\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_400", _MENU, "4\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("mute", _MENU, "&Mute", ("M",), is_checkable=True, scope="player", submenu=_SOUND),
    Command("louder", _MENU, "&Louder", ("Ctrl+Up",), scope="player", submenu=_SOUND),
    Command("quieter", _MENU, "&Quieter", ("Ctrl+Down",), scope="player", submenu=_SOUND),
    Command("copy_frame", _MENU, "&Copy", ("Ctrl+Shift+C",), scope="player", submenu=_FRAME, follows_gap=True),
    Command("save_frame", _MENU, "&Save\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+S",), scope="player", submenu=_FRAME),
    Command("search_by_frame", _MENU, "Find &moments like this frame", ("Shift+D",), scope="player", submenu=_FRAME),
    Command("set_cover", _MENU, "&Use as cover", ("C",), scope="player", submenu=_FRAME),
    Command("reset_cover", _MENU, "&Reset cover", scope="player", submenu=_FRAME),
    Command("player_full_screen", _MENU, "Full s&creen", ("F",), scope="player", follows_gap=True),
    Command("player_window", _MENU, "On the seco&nd screen", ("Shift+F11",), is_checkable=True, scope="player"),
)

_MOMENTS, _TIMELINE = "&Moments", "Timel&ine"
MOMENTS_COMMANDS = (
    # The in and out points also work in the player: its shortcuts work in the timeline, too.
    Command("mark_in", _MENU, "Set &in point", ("I",), scope="player", submenu=_MOMENTS, follows_gap=True),
    Command("mark_out", _MENU, "Set &out point", ("O",), scope="player", submenu=_MOMENTS),
    # On a selected suggestion, X rejects it.
    Command("clear_marks", _MENU, "&Clear in and out points", ("X",), scope="player", submenu=_MOMENTS),
    Command(
        "tag_moment",
        _MENU,
        "&Tag this moment\N{HORIZONTAL ELLIPSIS}",
        ("S", "Return"),
        scope="player",
        submenu=_MOMENTS,
    ),
    Command("accept_span", _MENU, "&Accept suggestion", ("A",), scope="player", submenu=_MOMENTS),
    Command("reject_span", _MENU, "Reject su&ggestion", ("Shift+X",), scope="player", submenu=_MOMENTS),
    Command("previous_span", _MENU, "&Previous moment", ("Up",), scope="timeline", submenu=_MOMENTS),
    Command("next_span", _MENU, "&Next moment", ("Down",), scope="timeline", submenu=_MOMENTS),
    Command("loop_span", _MENU, "Loop this &moment", ("Shift+Return",), scope="timeline", submenu=_MOMENTS),
    Command(
        "mark_span", _MENU, "Set in an&d out points to this moment", ("Shift+I",), scope="timeline", submenu=_MOMENTS
    ),
    Command("split_span", _MENU, "&Split at the playhead", ("B",), scope="timeline", submenu=_MOMENTS),
    Command("join_spans", _MENU, "&Join with adjacent moments", ("Shift+B",), scope="timeline", submenu=_MOMENTS),
    Command("set_times", _MENU, "Set e&xact times", ("F2",), scope="timeline", submenu=_MOMENTS),
    Command("other_edge", _MENU, "Select &edge to move", ("E",), scope="timeline", submenu=_MOMENTS),
    Command("nudge_back", _MENU, "Move edge one &frame earlier", ("[",), scope="timeline", submenu=_MOMENTS),
    Command("nudge_on", _MENU, "Move edge one frame &later", ("]",), scope="timeline", submenu=_MOMENTS),
    Command(
        "nudge_back_more", _MENU, "Move edge 1 second earlier", ("Shift+[", "{"), scope="timeline", submenu=_MOMENTS
    ),
    Command("nudge_on_more", _MENU, "Move edge 1 second later", ("Shift+]", "}"), scope="timeline", submenu=_MOMENTS),
    Command("withdraw_span", _MENU, "Remo&ve tag from this moment", ("Del",), scope="timeline", submenu=_MOMENTS),
    Command("timeline_zoom_in", _MENU, "Zoom &in", ("+", "="), scope="timeline", submenu=_TIMELINE),
    Command("timeline_zoom_out", _MENU, "Zoom &out", ("-",), scope="timeline", submenu=_TIMELINE),
    Command("timeline_fit", _MENU, "Show whole &video", ("Shift+F",), scope="timeline", submenu=_TIMELINE),
    Command(
        "show_rejected",
        _MENU,
        "Show &rejected moments",
        ("Shift+R",),
        is_checkable=True,
        scope="timeline",
        submenu=_TIMELINE,
    ),
    Command(
        "show_suggestions",
        _MENU,
        "Show s&uggestions",
        ("Shift+S",),
        is_checkable=True,
        scope="timeline",
        submenu=_TIMELINE,
    ),
    Command("span_list", _MENU, "Show as &list", ("Shift+T",), is_checkable=True, scope="timeline", submenu=_TIMELINE),
)
