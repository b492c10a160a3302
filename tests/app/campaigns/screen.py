"""A screen of its own, read by its pixels, and worked with by a real mouse and real keys (Xvfb and xdotool)."""

import mmap
import os
import shutil
import struct
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter

from app.ui.tokens import TextSize

Pixels = NDArray[np.uint8]
Grey = NDArray[np.float64]
Found = TypeVar("Found")

PROGRAMS = ("Xvfb", "xdotool")
SIZE = (1280, 800)
_PATIENCE_SECONDS = 90.0
_STILL_SECONDS = 0.4
_POLL_SECONDS = 0.05
_BLINKING_PX = 400
"""More pixels than a blinking caret has."""
_THE_SAME = 0.97
"""Correlation of a text with itself, drawn here and there; one letter less is below 0.9."""
_GREY = np.array([0.299, 0.587, 0.114])
_DROP_STEPS = 6


def missing_programs() -> list[str]:
    """Return which of the needed programs are not installed."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


def wait_for(ask: Callable[[], Found], what: str) -> Found:
    """Ask until the answer is true, and return it."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not (found := ask()):
        assert time.monotonic() < deadline, f"not seen within {_PATIENCE_SECONDS:.0f} s: {what}"
        time.sleep(_POLL_SECONDS)
    return found


@dataclass(frozen=True, slots=True)
class Style:
    """A kind of text in the window, black or white, on any ground.

    Attributes
    ----------
    size_px : int
        Size of the font.
    is_bold : bool
        Whether it is bold.
    """

    size_px: int
    is_bold: bool = False


_BODY_PX = 12
TEXT, SMALL = Style(_BODY_PX), Style(round(_BODY_PX * TextSize.SMALL.value))
BOLD, HEADING = Style(_BODY_PX, is_bold=True), Style(round(_BODY_PX * TextSize.HEADING.value), is_bold=True)
TITLE = Style(round(_BODY_PX * TextSize.TITLE.value), is_bold=True)


class Screen:
    """A screen with mouse and keyboard.

    Attributes
    ----------
    environment : dict of str to str
        What programs need in their environment to be shown on it.

    Parameters
    ----------
    display : str
        Its X display.
    content : Path
        The file that the X server keeps the pixels in.
    pictures : Path
        Folder for screenshots; they are kept for whoever looks into a failure.
    """

    def __init__(self, display: str, content: Path, pictures: Path) -> None:
        self.environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._pictures = pictures
        self._n_pictures = 0
        with content.open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def close(self) -> None:
        self._memory.close()

    def pixels(self) -> Pixels:
        """Return what is shown now as (H, W, 3), red first."""
        # The X window dump format: a header of big-endian words, a colour table, then the rows.
        header = struct.unpack(">25I", self._memory[:100])
        n_header, width, height, n_row, n_colours = header[0], header[4], header[5], header[12], header[19]
        begin = n_header + 12 * n_colours
        rows = np.frombuffer(self._memory[begin : begin + n_row * height], np.uint8).reshape(height, n_row)
        return rows[:, : 4 * width].reshape(height, width, 4)[..., 2::-1].copy()

    def save(self, name: str) -> Path:
        """Save a screenshot; they are numbered."""
        self._n_pictures += 1
        path = self._pictures / f"{self._n_pictures:02} {name}.png"
        Image.fromarray(self.pixels()).save(path)
        return path

    def wait_until_still(self, what: str) -> None:
        """Wait until nothing moves but a caret."""
        last, since = self.pixels(), time.monotonic()

        def _is_still() -> bool:
            nonlocal last, since
            now = self.pixels()
            if np.count_nonzero((now != last).any(axis=2)) > _BLINKING_PX:
                last, since = now, time.monotonic()
            return time.monotonic() - since > _STILL_SECONDS

        wait_for(_is_still, f"a still screen: {what}")

    def find(self, text: str, style: Style = TEXT) -> tuple[int, int] | None:
        """Read the screen: return the centre of a text; None if it is nowhere."""
        wanted = _drawn(text, style)
        likeness = _likeness(self.pixels() @ _GREY, wanted)
        top, left = np.unravel_index(int(likeness.argmax()), likeness.shape)
        if likeness[top, left] < _THE_SAME:
            return None
        return int(left) + wanted.shape[1] // 2, int(top) + wanted.shape[0] // 2

    def see(self, text: str, style: Style = TEXT) -> tuple[int, int]:
        """Wait until a text is shown, and return its centre."""
        return wait_for(lambda: self.find(text, style), f"{text!r}")

    def press(self, *keys: str) -> None:
        """Press keys, such as ``ctrl+f``, one after the other."""
        self._do("key", "--delay", "40", *keys)

    def write(self, text: str) -> None:
        self._do("type", "--delay", "20", text)

    def click(self, text: str, style: Style = TEXT, *, times: int = 1) -> None:
        """Click on a text as soon as it is shown."""
        self._do("mousemove", "--sync", *self.see(text, style), "click", "--repeat", times, "--delay", "60", 1)

    def drag(self, begin: tuple[int, int], end: tuple[int, int], sign: str, style: Style = TEXT) -> None:
        """Drag with the mouse, and let go when a text says that it may be dropped there."""
        self._do("mousemove", *begin, "mousedown", 1)
        for step in range(1, _DROP_STEPS + 1):
            self._do("mousemove", *(a + (b - a) * step // _DROP_STEPS for a, b in zip(begin, end, strict=True)))
        self.see(sign, style)
        self._do("mouseup", 1)

    def has_window(self, title: str) -> bool:
        """Return whether a window with this title is shown."""
        return bool(self._windows(title))

    def focus(self, title: str) -> None:
        """Give a window the focus, as a window manager would."""
        self._do("windowfocus", "--sync", self._windows(title)[0])

    def _windows(self, title: str) -> list[str]:
        done = self._run("search", "--onlyvisible", "--name", f"^{title}$")
        return done.stdout.split()

    def _do(self, *words: object) -> None:
        done = self._run(*words)
        assert done.returncode == 0, f"xdotool {words}: {done.stderr}"

    def _run(self, *words: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *map(str, words)],
            env={**os.environ, **self.environment}, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip


def _drawn(text: str, style: Style) -> Grey:
    """Draw a text as the window does."""
    font = QFont("Sans Serif")
    font.setPixelSize(style.size_px)
    font.setBold(style.is_bold)
    metrics = QFontMetrics(font)
    image = QImage(metrics.horizontalAdvance(text) + 2, metrics.height(), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(1, metrics.ascent(), text)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].astype(float)


def _likeness(scene: Grey, wanted: Grey) -> Grey:
    """Return the normalised correlation, 0 to 1, with every place of a scene; dark on light and light on dark alike."""
    height, width = wanted.shape
    wanted = wanted - wanted.mean()
    spectrum = np.fft.rfft2(scene)
    ones = np.conj(np.fft.rfft2(np.ones_like(wanted), scene.shape))
    sums, squares = (np.fft.irfft2(one * ones, scene.shape) for one in (spectrum, np.fft.rfft2(scene**2)))
    product = np.fft.irfft2(spectrum * np.conj(np.fft.rfft2(wanted, scene.shape)), scene.shape)
    # An even ground has no spread, but rounding errors.
    spread = np.maximum(squares - sums**2 / wanted.size, wanted.size)
    likeness = np.abs(product) / np.sqrt(spread * (wanted**2).sum())
    return likeness[: scene.shape[0] - height + 1, : scene.shape[1] - width + 1]


@contextmanager
def opened_screen(folder: Path, pictures: Path) -> Iterator[Screen]:
    """Start an X server with one screen, and end it afterwards."""
    reading, writing = os.pipe()
    with (folder / "xvfb.txt").open("w") as said:
        server = subprocess.Popen(
            [*("Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24"),
             *("-fbdir", str(folder), "-nolisten", "tcp", "-noreset")],
            pass_fds=[writing], stdout=said, stderr=subprocess.STDOUT,
        )  # fmt: skip
    os.close(writing)
    try:
        # The server writes its number once it can be connected to.
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, f"the X server did not start: {(folder / 'xvfb.txt').read_text()}"
        screen = Screen(f":{number}", folder / "Xvfb_screen0", pictures)
        try:
            yield screen
        finally:
            screen.close()
    finally:
        server.terminate()
        server.wait()
