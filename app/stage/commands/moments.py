"""Commands of the submenu "Moments" of the menu "Playback": in and out point, and what lies on the timeline."""

from app.stage.commands.command import Command

_MENU, _MOMENTS, _TIMELINE = "&Playback", "&Moments", "Timel&ine"
COMMANDS = (
    # In and out point count in the player too: its keys are those of the timeline as well.
    Command("mark_in", _MENU, "Set &in point", ("I",), scope="player", submenu=_MOMENTS, follows_gap=True),
    Command("mark_out", _MENU, "Set &out point", ("O",), scope="player", submenu=_MOMENTS),
    # On a suggestion that is chosen, X rejects it.
    Command("clear_marks", _MENU, "&Clear in and out point", ("X",), scope="player", submenu=_MOMENTS),
    Command(
        "tag_moment",
        _MENU,
        "&Tag this moment\N{HORIZONTAL ELLIPSIS}",
        ("S", "Return"),
        scope="player",
        submenu=_MOMENTS,
    ),
    Command("accept_span", _MENU, "&Accept the suggestion", ("A",), scope="player", submenu=_MOMENTS),
    Command("reject_span", _MENU, "Reject the su&ggestion", ("Shift+X",), scope="player", submenu=_MOMENTS),
    Command("previous_span", _MENU, "&Previous moment", ("Up",), scope="timeline", submenu=_MOMENTS),
    Command("next_span", _MENU, "&Next moment", ("Down",), scope="timeline", submenu=_MOMENTS),
    Command("loop_span", _MENU, "Play it over and o&ver", ("Shift+Return",), scope="timeline", submenu=_MOMENTS),
    Command("mark_span", _MENU, "In and out point aroun&d it", ("Shift+I",), scope="timeline", submenu=_MOMENTS),
    Command("split_span", _MENU, "&Split at the playhead", ("B",), scope="timeline", submenu=_MOMENTS),
    Command("join_spans", _MENU, "&Join with what touches it", ("Shift+B",), scope="timeline", submenu=_MOMENTS),
    Command("set_times", _MENU, "Set e&xact times", ("F2",), scope="timeline", submenu=_MOMENTS),
    Command("other_edge", _MENU, "Move another &edge by keys", ("E",), scope="timeline", submenu=_MOMENTS),
    Command("nudge_back", _MENU, "Edge a &frame earlier", ("[",), scope="timeline", submenu=_MOMENTS),
    Command("nudge_on", _MENU, "Edge a frame &later", ("]",), scope="timeline", submenu=_MOMENTS),
    Command("nudge_back_more", _MENU, "Edge a second earlier", ("Shift+[", "{"), scope="timeline", submenu=_MOMENTS),
    Command("nudge_on_more", _MENU, "Edge a second later", ("Shift+]", "}"), scope="timeline", submenu=_MOMENTS),
    Command("withdraw_span", _MENU, "&Withdraw the tag here", ("Del",), scope="timeline", submenu=_MOMENTS),
    Command("timeline_zoom_in", _MENU, "Zoom &in", ("+", "="), scope="timeline", submenu=_TIMELINE),
    Command("timeline_zoom_out", _MENU, "Zoom &out", ("-",), scope="timeline", submenu=_TIMELINE),
    Command("timeline_fit", _MENU, "Show the whole &video", ("Shift+F",), scope="timeline", submenu=_TIMELINE),
    Command(
        "show_rejected",
        _MENU,
        "Show what was &rejected",
        ("Shift+R",),
        is_checkable=True,
        scope="timeline",
        submenu=_TIMELINE,
    ),
    Command(
        "show_suggestions",
        _MENU,
        "Show what is s&uggested",
        ("Shift+S",),
        is_checkable=True,
        scope="timeline",
        submenu=_TIMELINE,
    ),
    Command("span_list", _MENU, "As a &list", ("Shift+T",), is_checkable=True, scope="timeline", submenu=_TIMELINE),
)
