"""Commands of the menu "Video"."""

from app.support.commands.command import Command

_MENU = "&Video"
COMMANDS = (
    Command("play", _MENU, "&Play", ("Ctrl+Return",)),
    Command("similar_moment", _MENU, "Find similar &moments", ("Ctrl+D",), follows_gap=True),
    Command("similar_video", _MENU, "Find similar &videos", ("Ctrl+Shift+D",)),
    Command("reveal", _MENU, "Show in &folder", ("Ctrl+Shift+R",), follows_gap=True),
    Command("retry", _MENU, "&Analyse again", ("Ctrl+R",)),
)
