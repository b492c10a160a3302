"""The player: a head, the picture and controls; the picture can move to a separate window."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.player.views.controls import PlayerControls
from app.player.views.engine import PlayerEngine
from app.player.views.head import PlayerHead
from app.player.views.motion import PlayedSpan
from app.player.views.picture_area import PictureArea
from app.player.views.window import PlayerWindow
from app.ui.localization.text import display_name, filled, inline_name
from app.ui.tokens import Space


class PlayerPanel(QWidget):
    """Plays one video.

    Attributes
    ----------
    positionChanged, durationChanged : Signal
        Seconds.
    videoChanged : Signal
        Catalog id; 0 when the file was closed.
    playingChanged : Signal
        Whether the picture moves.
    failed : Signal
        A sentence: the video cannot be played.
    commandWanted : Signal
        Name of a command whose button was pressed.
    homeChanged : Signal
        The picture moved to its own window, or back.
    otherPlayerWanted, againWanted : Signal
        Open the file in another player; load it once more.
    engine : PlayerEngine
        The playback engine.
    head : PlayerHead
        The line above the picture.
    picture_area : PictureArea
        The picture in the panel.
    controls : PlayerControls
        The controls in the panel.
    own_window : PlayerWindow
        The separate window; hidden unless the picture is there.
    """

    positionChanged = Signal(float)
    durationChanged = Signal(float)
    videoChanged = Signal(int)
    playingChanged = Signal(bool)
    failed = Signal(str)
    commandWanted = Signal(str)
    homeChanged = Signal()
    otherPlayerWanted = Signal()
    againWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("player")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(240)
        self.setAccessibleName(self.tr("Player"))
        self.engine = PlayerEngine(self)
        self._path = Path()
        self._trouble = ""
        self._poster = QImage()
        self._has_frame = False
        self.head = PlayerHead(self)
        self.picture_area = PictureArea(self)
        self.controls = PlayerControls(self.engine, self)
        self.own_window = PlayerWindow(self.engine, self)
        column = QVBoxLayout(self)
        # Room for the focus frame.
        column.setContentsMargins(0, Space.TIGHT, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.picture_area, 1)
        column.addWidget(self.controls)
        self._tie()

    def _tie(self) -> None:
        engine, own = self.engine, self.own_window
        engine.positionChanged.connect(self.positionChanged)
        engine.durationChanged.connect(self.durationChanged)
        engine.videoChanged.connect(self._on_video)
        engine.drive.playingChanged.connect(self.playingChanged)
        engine.failed.connect(self._on_failed)
        engine.media.opened.connect(self._on_opened)
        engine.media.frameShown.connect(lambda _start, _end: self._on_frame())
        own.left.connect(self._on_home)
        own.gone.connect(self._take_keys)
        for area, controls in ((self.picture_area, self.controls), (own.picture_area, own.controls)):
            area.doubleClicked.connect(self.toggle_full_screen)
            area.menuWanted.connect(controls.more.popup)
            area.backWanted.connect(own.close)
            area.againWanted.connect(self.againWanted)
            area.otherPlayerWanted.connect(self.otherPlayerWanted)
            controls.commandWanted.connect(self.commandWanted)
            controls.time.closed.connect(own.setFocus if controls is own.controls else self.setFocus)

    @property
    def video_id(self) -> int:
        """Catalog id of the video; 0 if there is none."""
        return self.engine.video_id

    @property
    def position_seconds(self) -> float:
        """Start of the current frame, or the target while seeking."""
        return self.engine.position

    @property
    def duration_seconds(self) -> float:
        """Duration of the video; 0 until it is known."""
        return self.engine.duration

    @property
    def frame_seconds(self) -> float:
        """Usual duration of a frame."""
        return self.engine.frame_seconds

    @property
    def is_playing(self) -> bool:
        """Whether the picture moves."""
        return self.engine.drive.is_playing

    @property
    def path(self) -> Path:
        """The video's file."""
        return self._path

    @property
    def sentence(self) -> str:
        """Why there is no picture; empty if nothing is wrong."""
        return self._trouble

    def play(
        self,
        video_id: int,
        path: Path,
        *,
        at_seconds: float,
        frames_per_second: float = 0.0,
        does_play: bool = True,
        poster: QImage | None = None,
    ) -> None:
        """Open a video at a time, and play it unless `does_play` is false.

        Parameters
        ----------
        video_id : int
            Catalog id.
        path : Path
            Its file.
        at_seconds : float
            Start time.
        frames_per_second : float
            From the catalog; 0 if not known, or if the file is open already.
        does_play : bool
            False shows the frame and pauses.
        poster : QImage, optional
            What stands in for the picture until its first frame comes.
        """
        if not self.engine.has_file(video_id, path):
            self._poster = poster or QImage()
        self._path, self._trouble = path, ""
        self.engine.media.set_sink(self._home.sink())
        self.engine.open(
            video_id, path, at_seconds=at_seconds, does_play=does_play, frames_per_second=frames_per_second
        )
        self._place_picture()

    def expect(self, video_id: int, path: Path, still: QImage) -> None:
        """Show the name of a video, and a still or nothing, until `play` opens its file.

        `path` is empty if not known yet.
        """
        self._path, self._trouble, self._poster = path, "", still
        self.engine.expect(video_id)

    @property
    def _home(self) -> PictureArea:
        return self.own_window.picture_area if self.own_window.is_open else self.picture_area

    def seek(self, seconds: float) -> None:
        """Go to a time, clamped to the video; playback goes on from there."""
        self.engine.seek(seconds)

    def play_span(self, start_seconds: float, end_seconds: float, *, does_loop: bool) -> None:
        """Play a span of the video, once or in a loop."""
        self.engine.set_span(PlayedSpan(start_seconds, end_seconds, does_loop))
        self.engine.seek(start_seconds)
        self.engine.drive.resume()

    def grab_frame(self) -> QImage:
        """Return the current frame, upright and at the video's resolution; null if there is none."""
        return self.engine.media.image

    def stop(self) -> None:
        """Stop and close the file; the picture returns to the panel."""
        self.engine.close()
        self.own_window.close()

    def toggle_full_screen(self) -> None:
        """Enter or leave full screen."""
        if self.own_window.is_open:
            self.own_window.toggle_full()
        else:
            self.own_window.open_full(self.screen())
            self._on_home()
            self.own_window.take_focus()

    def toggle_window(self) -> None:
        """Move the picture to its own window, on another screen if there is one, or back."""
        if self.own_window.is_open:
            self.own_window.close()
        else:
            self.own_window.open_beside(self.screen())
            self._on_home()
            self.own_window.take_focus()

    def open_time(self) -> None:
        """Open the field for a time to go to, wherever the focus is."""
        own = self.own_window
        (own if own.is_open and own.isActiveWindow() else self).controls.open_time()

    def lose(self, sentence: str) -> None:
        """Let go of the file and show why, in place of the picture."""
        self.engine.let_go()
        self._has_frame = False
        self.show_trouble(sentence)

    def show_trouble(self, sentence: str) -> None:
        """Show a sentence, plain text, in place of the picture."""
        self._trouble = sentence
        self._place_picture()

    def _take_keys(self) -> None:
        if self.isVisible():
            self.window().activateWindow()
            self.setFocus()

    def _on_home(self) -> None:
        self._place_picture()
        self.homeChanged.emit()

    def _place_picture(self) -> None:
        home, own = self._home, self.own_window
        if self._trouble:
            home.show_trouble(self._trouble)
        elif self.video_id:
            self.engine.media.set_sink(home.sink())
            if self._has_frame:
                home.show_picture()
            else:
                home.show_still(self._poster)
        else:
            home.show_nothing()
        if home is own.picture_area:
            self.picture_area.show_elsewhere()
            own.arrange()
        elif own.picture_area.has_sink:
            self.engine.media.set_sink(home.sink())
            own.picture_area.release()
        file_name = display_name(self._path) if self._path.name else ""
        name = file_name if self.video_id else self.tr("Player")
        self.head.name.setText(name)
        self.setAccessibleDescription(name if self.video_id else "")
        own.setWindowTitle(f"{name} \N{EN DASH} Clipshelf")

    def _on_video(self, video_id: int) -> None:
        if not video_id:
            self._trouble = ""
        self._has_frame = False
        self._place_picture()
        self.videoChanged.emit(video_id)

    def _on_frame(self) -> None:
        if not self._has_frame:
            self._has_frame = True
            self._place_picture()

    def _on_opened(self) -> None:
        self._trouble = ""
        self._place_picture()

    def _on_failed(self, words: str) -> None:
        why = words or self.tr("the player does not support its format")
        self.show_trouble(filled(self.tr("%1 cannot be played here: %2"), inline_name(display_name(self._path)), why))
        self.failed.emit(self._trouble)

    @override
    def sizeHint(self) -> QSize:
        return QSize(460, 360)
