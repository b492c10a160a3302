"""The playback commands, which work in the player panel and in its own window."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.player.views.motion import SPEEDS, PlayedSpan
from app.player.views.panel import PlayerPanel
from app.stage.commands import COMMANDS
from app.stage.context_menu import GAP, Row, fill, submenu
from app.stage.stage import Stage

_LOUDER_PERCENT = 5
_TENTH = 0.1
_SKIPS = {"second_back": -1.0, "second_on": 1.0, "seconds_back": -5.0, "seconds_on": 5.0}
_FRAME = ("copy_frame", "save_frame", "search_by_frame", "set_cover", "reset_cover")
_MENU = "&Playback"
_ONCE = ("play_pause", "faster", "slower", "loop", "mute", "player_full_screen", "player_window", "set_cover")
"""Commands whose keys do not repeat while held down."""
_SCOPES_IN_OWN_WINDOW = ("hits", "tagging")
_ALSO_IN_OWN_WINDOW = ("undo", "redo", "rate_", "help")
"""Names, or their beginnings, of main-window commands that also work in the player's window."""


def _more() -> tuple[Row, ...]:
    """Return the menu of all playback commands, for when there is no room for buttons."""
    parts = [submenu(_MENU, title) for title in ("&Go", "&Speed", "So&und", "Current &frame")]
    videos = ("previous_video", "next_video")
    return ("play_pause", "slower", "faster", "loop", GAP, *videos, *parts, GAP, "player_full_screen", "player_window")


class PlaybackController(QObject):
    """Carries out the playback commands.

    Parameters
    ----------
    stage : Stage
        Shared by the window's features.
    player : PlayerPanel
        The player.
    play_selected : callable
        Called for "play" while the player is empty.
    """

    def __init__(self, stage: Stage, *, play_selected: Callable[[], object], player: PlayerPanel) -> None:
        super().__init__(stage.frame)
        self._player = player
        self._stage = stage
        self._engine = player.engine
        self._play_selected = play_selected
        self._attach()
        self._tie_motion()
        self._tie_places()
        self._tie_states()

    def _attach(self) -> None:
        player, actions = self._player, self._stage.actions
        actions.attach("player", player, player.own_window)
        actions.attach("hits", player)
        actions.attach("tagging", player)
        for scope in {command.scope for command in COMMANDS} & set(_SCOPES_IN_OWN_WINDOW):
            actions.attach(scope, player.own_window)
        shared = [one.name for one in COMMANDS if not one.scope and one.name.startswith(_ALSO_IN_OWN_WINDOW)]
        player.own_window.addActions(actions.pick(*shared))
        player.commandWanted.connect(actions.run)
        self._speeds = {speed: actions[f"speed_{round(speed * 100)}"] for speed in SPEEDS}
        for controls in (player.controls, player.own_window.controls):
            fill(controls.more, actions, _more())
            controls.use(frames=actions.pick(*_FRAME), speeds=list(self._speeds.values()))
        player.head.commandWanted.connect(actions.run)
        for part in (player.head, player.controls, player.own_window.controls):
            for name, button in part.buttons.items():
                button.show_keys(actions[name])
        player.head.close_button.show_keys(actions["leave"])

    def _tie_motion(self) -> None:
        actions, engine = self._stage.actions, self._engine
        actions.on("play_pause", self._on_play)
        actions.on("faster", lambda: engine.drive.shuttle(is_up=True))
        actions.on("slower", lambda: engine.drive.shuttle(is_up=False))
        actions.on("loop", self._on_loop)
        actions.on("mute", engine.sound.toggle_mute)
        actions.on("louder", lambda: engine.sound.set_percent(engine.sound.percent + _LOUDER_PERCENT))
        actions.on("quieter", lambda: engine.sound.set_percent(engine.sound.percent - _LOUDER_PERCENT))
        actions.on("player_full_screen", self._player.toggle_full_screen)
        actions.on("player_window", self._player.toggle_window)
        for name in _ONCE:
            actions[name].setAutoRepeat(False)
        for speed, action in self._speeds.items():
            action.triggered.connect(lambda _checked, speed=speed: engine.drive.set_speed(speed))
        for name, is_up in (("speed_up", True), ("speed_down", False)):
            actions.on(name, lambda is_up=is_up: engine.drive.step_speed(is_up=is_up))

    def _tie_places(self) -> None:
        actions, engine = self._stage.actions, self._engine
        actions.on("frame_back", lambda: engine.step(-1))
        actions.on("frame_on", lambda: engine.step(1))
        for name, seconds in _SKIPS.items():
            actions.on(name, lambda seconds=seconds: engine.seek(engine.position + seconds))
        actions.on("tenth_back", lambda: engine.seek(engine.position - _TENTH * engine.duration))
        actions.on("tenth_on", lambda: engine.seek(engine.position + _TENTH * engine.duration))
        actions.on("go_start", lambda: engine.seek(0.0))
        actions.on("go_end", lambda: engine.seek(engine.duration))
        actions.on("go_to_time", self._on_go_to_time)

    def _tie_states(self) -> None:
        engine = self._engine
        engine.spanChanged.connect(self._show_states)
        engine.sound.changed.connect(self._show_states)
        engine.drive.pace.changed.connect(self._show_states)
        self._player.homeChanged.connect(self._show_states)
        self._stage.selection.momentChanged.connect(self._on_moment)
        self._show_states()

    def _show_states(self) -> None:
        actions, engine = self._stage.actions, self._engine
        actions["loop"].setChecked(engine.span is not None and engine.span.does_loop)
        actions["mute"].setChecked(engine.sound.is_muted)
        actions["player_window"].setChecked(self._player.own_window.is_open)
        for speed, action in self._speeds.items():
            action.setChecked(speed == engine.drive.pace.usual)

    def _on_play(self) -> None:
        if not self._engine.video_id:
            self._play_selected()
        elif self._player.sentence:
            self._player.againWanted.emit()
        else:
            self._engine.drive.toggle()

    def _on_go_to_time(self) -> None:
        if self._engine.video_id:
            self._player.open_time()

    def _on_loop(self) -> None:
        engine = self._engine
        if not engine.video_id or (engine.span is not None and engine.span.does_loop):
            engine.set_span(None)
        else:
            self._loop(*(self._moment() or (0.0, engine.duration)))
        self._show_states()

    def _loop(self, start: float, end: float) -> None:
        engine = self._engine
        engine.set_span(PlayedSpan(start, end, does_loop=True))
        if not start <= engine.position < end:
            engine.seek(start)

    def _moment(self) -> tuple[float, float] | None:
        moment = self._stage.selection.moment
        is_here = moment is not None and moment.video_id == self._engine.video_id
        return (moment.start_seconds, moment.end_seconds) if moment is not None and is_here else None

    def _on_moment(self) -> None:
        # Moving an edge during a loop takes effect at once.
        span, moment = self._engine.span, self._moment()
        if span is not None and span.does_loop and moment is not None:
            self._loop(*moment)
