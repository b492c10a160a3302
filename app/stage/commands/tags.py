"""Commands of the menu "Tags"."""

from app.stage.commands.command import Command

_MENU = "&Tags"
_GIVE, _REJECT, _REVIEW = "Give by number &key", "&Reject by number key", "In t&he review"
SLOTS = tuple(range(1, 10))
"""The number keys that tags lie on."""
COMMANDS = (
    Command("tag_bar", _MENU, "&Give tags\N{HORIZONTAL ELLIPSIS}", ("Ctrl+T",)),
    Command("tag_bar_by_letter", _MENU, "&Type a tag\N{HORIZONTAL ELLIPSIS}", ("T",), scope="tagging", submenu=_GIVE),
    *(
        Command(
            f"toggle_{slot}", _MENU, f"Tag of key &{slot}", (f"{slot}", f"Num+{slot}"), scope="tagging", submenu=_GIVE
        )
        for slot in SLOTS
    ),
    *(
        Command(f"reject_{slot}", _MENU, f"Tag of key &{slot}", (f"Shift+{slot}",), scope="tagging", submenu=_REJECT)
        for slot in SLOTS
    ),
    Command("find_tag", _MENU, "&Find a tag", ("Ctrl+Shift+T",), follows_gap=True),
    Command("new_tag", _MENU, "&New tag\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+N",)),
    Command("filter_tag", _MENU, "&Show only videos with it", ("Space",), scope="tags", follows_gap=True),
    Command("hide_tag", _MENU, "Hide videos wi&th it", ("Ctrl+Shift+H",), scope="tags"),
    Command("show_suggested", _MENU, "Sh&ow where it is suggested", ("Shift+Space",), scope="tags"),
    Command("rename_tag", _MENU, "Ren&ame", ("F2",), scope="tags"),
    Command("edit_tag", _MENU, "&Edit tag\N{HORIZONTAL ELLIPSIS}", ("Alt+Return",), scope="tags"),
    Command("merge_tags", _MENU, "&Merge tags\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+M",), scope="tags"),
    Command("delete_tags", _MENU, "&Delete tags", ("Del",), scope="tags"),
    Command("tag_health", _MENU, "Ho&w well is it known\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Shift+K",), scope="tags"),
    Command("review", _MENU, "Re&view suggestions\N{HORIZONTAL ELLIPSIS}", ("Ctrl+K",), follows_gap=True),
    Command("review_right", _MENU, "It &fits", ("A",), scope="review", submenu=_REVIEW),
    Command("review_wrong", _MENU, "It does &not fit", ("X",), scope="review", submenu=_REVIEW),
    Command("review_open", _MENU, "Leave it &undecided", ("U",), scope="review", submenu=_REVIEW),
    Command("review_all_right", _MENU, "All f&it", ("Shift+A",), scope="review", submenu=_REVIEW),
    Command("review_all_wrong", _MENU, "None fi&ts", ("Shift+X",), scope="review", submenu=_REVIEW),
    Command("review_play", _MENU, "&Play or pause the clip", ("Space",), scope="review", submenu=_REVIEW),
    Command("review_commit", _MENU, "&Keep these answers", ("Return", "Enter"), scope="review", submenu=_REVIEW),
    Command("review_back", _MENU, "Page &before", ("Backspace",), scope="review", submenu=_REVIEW),
    Command("review_single", _MENU, "&One by one", ("O",), is_checkable=True, scope="review", submenu=_REVIEW),
    Command("train", _MENU, "Tra&in", ("Ctrl+L",)),
    Command("heads", _MENU, "What was &learned\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Alt+L",)),
)
