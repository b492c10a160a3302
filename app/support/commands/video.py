"""Commands of the menu "Video"."""

from app.support.commands.command import Command

_MENU = "&Video"
_RATING = "&Rating"
COMMANDS = (
    Command("play", _MENU, "&Play", ("Ctrl+Return",)),
    Command("similar_moment", _MENU, "Find similar &moments", ("Ctrl+D",), follows_gap=True),
    Command("similar_video", _MENU, "Find similar &videos", ("Ctrl+Shift+D",)),
    Command("reveal", _MENU, "Show in &folder", ("Ctrl+Shift+R",), follows_gap=True),
    Command("rate_0", _MENU, "&No rating", ("Ctrl+0",), submenu=_RATING, follows_gap=True),
    Command("rate_1", _MENU, "&1 star", ("Ctrl+1",), submenu=_RATING),
    Command("rate_2", _MENU, "&2 stars", ("Ctrl+2",), submenu=_RATING),
    Command("rate_3", _MENU, "&3 stars", ("Ctrl+3",), submenu=_RATING),
    Command("rate_4", _MENU, "&4 stars", ("Ctrl+4",), submenu=_RATING),
    Command("rate_5", _MENU, "&5 stars", ("Ctrl+5",), submenu=_RATING),
    Command("note", _MENU, "&Write a note", ("Ctrl+Alt+N",)),
    Command("retry", _MENU, "&Analyse again", ("Ctrl+R",)),
)
