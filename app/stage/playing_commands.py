"""The commands of the player and of moments."""

from app.stage.command import Command

_PLAY = "&Playback"
_GO, _SPEED, _SOUND, _FRAME = "&Go", "&Speed", "So&und", "Current &frame"
PLAYBACK_COMMANDS = (
    Command("play_pause", _PLAY, "&Play or pause", ("Space", "K"), scope="player"),
    Command("faster", _PLAY, "Fas&ter", ("L",), scope="player"),
    Command("slower", _PLAY, "Slower, then &backwards", ("J",), scope="player"),
    Command("loop", _PLAY, "L&oop", ("R",), is_checkable=True, scope="player"),
    Command("previous_video", _PLAY, "Pre&vious video", ("Up", "PgUp"), scope="single", follows_gap=True),
    Command("next_video", _PLAY, "Ne&xt video", ("Down", "PgDown"), scope="single"),
    Command("frame_back", _PLAY, "One frame &back", (",",), scope="player", submenu=_GO, follows_gap=True),
    Command("frame_on", _PLAY, "One frame f&orward", (".",), scope="player", submenu=_GO),
    Command("second_back", _PLAY, "1 second back", ("Shift+Left",), scope="player", submenu=_GO),
    Command("second_on", _PLAY, "1 second forward", ("Shift+Right",), scope="player", submenu=_GO),
    Command("seconds_back", _PLAY, "5 seconds back", ("Left",), scope="player", submenu=_GO),
    Command("seconds_on", _PLAY, "5 seconds forward", ("Right",), scope="player", submenu=_GO),
    Command("tenth_back", _PLAY, "A tenth of the video back", ("Ctrl+Left",), scope="player", submenu=_GO),
    Command("tenth_on", _PLAY, "A tenth of the video forward", ("Ctrl+Right",), scope="player", submenu=_GO),
    Command("go_start", _PLAY, "To the &first frame", ("Home",), scope="player", submenu=_GO),
    Command("go_end", _PLAY, "To the &last frame", ("End",), scope="player", submenu=_GO),
    Command("go_to_time", _PLAY, "To a &time\N{HORIZONTAL ELLIPSIS}", ("G",), scope="player", submenu=_GO),
    Command("speed_up", _PLAY, "&Increase speed", ("Shift+.", ">"), scope="player", submenu=_SPEED),
    Command("speed_down", _PLAY, "&Decrease speed", ("Shift+,", "<"), scope="player", submenu=_SPEED),
    Command("speed_25", _PLAY, "0.25\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_50", _PLAY, "0.5\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_75", _PLAY, "0.75\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command(
        "speed_100",
        _PLAY,
        "1\N{MULTIPLICATION SIGN}",
        ("Backspace",),
        is_checkable=True,
        scope="player",
        submenu=_SPEED,
    ),
    Command("speed_125", _PLAY, "1.25\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_150", _PLAY, "1.5\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_200", _PLAY, "2\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_400", _PLAY, "4\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("mute", _PLAY, "&Mute", ("M",), is_checkable=True, scope="player", submenu=_SOUND),
    Command("louder", _PLAY, "&Louder", ("Ctrl+Up",), scope="player", submenu=_SOUND),
    Command("quieter", _PLAY, "&Quieter", ("Ctrl+Down",), scope="player", submenu=_SOUND),
    Command("copy_frame", _PLAY, "&Copy", ("Ctrl+Shift+C",), scope="player", submenu=_FRAME, follows_gap=True),
    Command("save_frame", _PLAY, "&Save\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+S",), scope="player", submenu=_FRAME),
    Command("search_by_frame", _PLAY, "Find &moments like this frame", ("Shift+D",), scope="player", submenu=_FRAME),
    Command("set_cover", _PLAY, "&Use as cover", ("C",), scope="player", submenu=_FRAME),
    Command("reset_cover", _PLAY, "&Reset cover", scope="player", submenu=_FRAME),
    Command("player_full_screen", _PLAY, "Full s&creen", ("F",), scope="player", follows_gap=True),
    Command("player_window", _PLAY, "On the seco&nd screen", ("Shift+F11",), is_checkable=True, scope="player"),
)

_MOMENTS, _TIMELINE = "&Moments", "Timel&ine"
MOMENTS_COMMANDS = (
    # The in and out points also work in the player: its shortcuts work in the timeline, too.
    Command("mark_in", _PLAY, "Set &in point", ("I",), scope="player", submenu=_MOMENTS, follows_gap=True),
    Command("mark_out", _PLAY, "Set &out point", ("O",), scope="player", submenu=_MOMENTS),
    # On a selected suggestion, X rejects it.
    Command("clear_marks", _PLAY, "&Clear in and out points", ("X",), scope="player", submenu=_MOMENTS),
    Command(
        "tag_moment",
        _PLAY,
        "&Tag this moment\N{HORIZONTAL ELLIPSIS}",
        ("S", "Return"),
        scope="player",
        submenu=_MOMENTS,
    ),
    Command("accept_span", _PLAY, "&Accept suggestion", ("A",), scope="player", submenu=_MOMENTS),
    Command("reject_span", _PLAY, "Reject su&ggestion", ("Shift+X",), scope="player", submenu=_MOMENTS),
    Command("previous_span", _PLAY, "&Previous moment", ("Up",), scope="timeline", submenu=_MOMENTS),
    Command("next_span", _PLAY, "&Next moment", ("Down",), scope="timeline", submenu=_MOMENTS),
    Command("loop_span", _PLAY, "Loop this &moment", ("Shift+Return",), scope="timeline", submenu=_MOMENTS),
    Command(
        "mark_span", _PLAY, "Set in an&d out points to this moment", ("Shift+I",), scope="timeline", submenu=_MOMENTS
    ),
    Command("split_span", _PLAY, "&Split at the playhead", ("B",), scope="timeline", submenu=_MOMENTS),
    Command("join_spans", _PLAY, "&Join with adjacent moments", ("Shift+B",), scope="timeline", submenu=_MOMENTS),
    Command("set_times", _PLAY, "Set e&xact times", ("F2",), scope="timeline", submenu=_MOMENTS),
    Command("other_edge", _PLAY, "Select &edge to move", ("E",), scope="timeline", submenu=_MOMENTS),
    Command("nudge_back", _PLAY, "Move edge one &frame earlier", ("[",), scope="timeline", submenu=_MOMENTS),
    Command("nudge_on", _PLAY, "Move edge one frame &later", ("]",), scope="timeline", submenu=_MOMENTS),
    Command(
        "nudge_back_more", _PLAY, "Move edge 1 second earlier", ("Shift+[", "{"), scope="timeline", submenu=_MOMENTS
    ),
    Command("nudge_on_more", _PLAY, "Move edge 1 second later", ("Shift+]", "}"), scope="timeline", submenu=_MOMENTS),
    Command("withdraw_span", _PLAY, "Remo&ve tag from this moment", ("Del",), scope="timeline", submenu=_MOMENTS),
    Command("timeline_zoom_in", _PLAY, "Zoom &in", ("+", "="), scope="timeline", submenu=_TIMELINE),
    Command("timeline_zoom_out", _PLAY, "Zoom &out", ("-",), scope="timeline", submenu=_TIMELINE),
    Command("timeline_fit", _PLAY, "Show whole &video", ("Shift+F",), scope="timeline", submenu=_TIMELINE),
    Command(
        "show_rejected",
        _PLAY,
        "Show &rejected moments",
        ("Shift+R",),
        is_checkable=True,
        scope="timeline",
        submenu=_TIMELINE,
    ),
    Command(
        "show_suggestions",
        _PLAY,
        "Show s&uggestions",
        ("Shift+S",),
        is_checkable=True,
        scope="timeline",
        submenu=_TIMELINE,
    ),
    Command("span_list", _PLAY, "Show as &list", ("Shift+T",), is_checkable=True, scope="timeline", submenu=_TIMELINE),
)
