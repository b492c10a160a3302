"""Commands of the menu "Video"."""

from app.stage.commands.command import Command

_MENU = "V&ideo"
_RATING = "Ratin&g"
COMMANDS = (
    Command("play", _MENU, "&Play", ("Ctrl+Return",)),
    Command("similar_moment", _MENU, "Find similar &moments", ("Ctrl+D",), follows_gap=True),
    Command("similar_video", _MENU, "Find similar &videos", ("Ctrl+Shift+D",)),
    Command("open_elsewhere", _MENU, "&Open in other player", ("Shift+Return",), follows_gap=True, scope="videos"),
    Command("reveal", _MENU, "Show in &file manager", ("Ctrl+Shift+R",)),
    Command("copy_paths", _MENU, "&Copy path", ("Ctrl+C",), scope="videos"),
    Command("rate_0", _MENU, "&No rating", ("Ctrl+0",), submenu=_RATING, follows_gap=True),
    Command("rate_1", _MENU, "&1 star", ("Ctrl+1",), submenu=_RATING),
    Command("rate_2", _MENU, "&2 stars", ("Ctrl+2",), submenu=_RATING),
    Command("rate_3", _MENU, "&3 stars", ("Ctrl+3",), submenu=_RATING),
    Command("rate_4", _MENU, "&4 stars", ("Ctrl+4",), submenu=_RATING),
    Command("rate_5", _MENU, "&5 stars", ("Ctrl+5",), submenu=_RATING),
    Command("note", _MENU, "&Write a note", ("Ctrl+Alt+N",)),
    Command("retry", _MENU, "&Analyse again", ("Ctrl+R",)),
    Command("remove_videos", _MENU, "Remove from &library", ("Del",), follows_gap=True, scope="videos"),
    Command("trash_videos", _MENU, "Move files to &trash\N{HORIZONTAL ELLIPSIS}", ("Shift+Del",), scope="videos"),
    Command("removed_videos", _MENU, "&Removed videos\N{HORIZONTAL ELLIPSIS}", ("Ctrl+Alt+R",)),
)
