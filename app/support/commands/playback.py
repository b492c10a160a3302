"""Commands of the menu "Playback"."""

from app.support.commands.command import Command

_MENU = "&Playback"
_GO, _SPEED, _SOUND, _FRAME = "&Go", "&Speed", "So&und", "&Frame on show"
COMMANDS = (
    Command("play_pause", _MENU, "&Play or pause", ("Space", "K"), scope="player"),
    Command("faster", _MENU, "Fas&ter", ("L",), scope="player"),
    Command("slower", _MENU, "Slower, then &backwards", ("J",), scope="player"),
    Command("loop", _MENU, "Play &over and over", ("R",), is_checkable=True, scope="player"),
    Command("frame_back", _MENU, "One frame &back", (",",), scope="player", submenu=_GO, follows_gap=True),
    Command("frame_on", _MENU, "One frame &on", (".",), scope="player", submenu=_GO),
    Command("second_back", _MENU, "1 second back", ("Shift+Left",), scope="player", submenu=_GO),
    Command("second_on", _MENU, "1 second on", ("Shift+Right",), scope="player", submenu=_GO),
    Command("seconds_back", _MENU, "5 seconds back", ("Left",), scope="player", submenu=_GO),
    Command("seconds_on", _MENU, "5 seconds on", ("Right",), scope="player", submenu=_GO),
    Command("tenth_back", _MENU, "A tenth of the video back", ("Ctrl+Left",), scope="player", submenu=_GO),
    Command("tenth_on", _MENU, "A tenth of the video on", ("Ctrl+Right",), scope="player", submenu=_GO),
    Command("go_start", _MENU, "To the &first frame", ("Home",), scope="player", submenu=_GO),
    Command("go_end", _MENU, "To the &last frame", ("End",), scope="player", submenu=_GO),
    Command("go_to_time", _MENU, "To a &time\N{HORIZONTAL ELLIPSIS}", ("G",), scope="player", submenu=_GO),
    Command("speed_25", _MENU, "0.25\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_50", _MENU, "0.5\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_75", _MENU, "0.75\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_100", _MENU, "1\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_125", _MENU, "1.25\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_150", _MENU, "1.5\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_200", _MENU, "2\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("speed_400", _MENU, "4\N{MULTIPLICATION SIGN}", is_checkable=True, scope="player", submenu=_SPEED),
    Command("mute", _MENU, "&Mute", ("M",), is_checkable=True, scope="player", submenu=_SOUND),
    Command("louder", _MENU, "&Louder", ("Ctrl+Up",), scope="player", submenu=_SOUND),
    Command("quieter", _MENU, "&Quieter", ("Ctrl+Down",), scope="player", submenu=_SOUND),
    Command("copy_frame", _MENU, "&Copy", ("Ctrl+Shift+C",), scope="player", submenu=_FRAME, follows_gap=True),
    Command("save_frame", _MENU, "&Save\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+S",), scope="player", submenu=_FRAME),
    Command("search_by_frame", _MENU, "Find &moments like it", ("Shift+D",), scope="player", submenu=_FRAME),
    Command("set_cover", _MENU, "&Use as the video's picture", ("C",), scope="player", submenu=_FRAME),
    Command("reset_cover", _MENU, "Use the video's &own picture again", scope="player", submenu=_FRAME),
    Command("player_full_screen", _MENU, "Full s&creen", ("F",), scope="player", follows_gap=True),
    Command("player_window", _MENU, "On the seco&nd screen", ("Shift+F11",), is_checkable=True, scope="player"),
)
