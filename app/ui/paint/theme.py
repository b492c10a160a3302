"""Colours, spacing and the style sheet: one accent, a light and a dark scheme, following the system by default."""

import importlib.resources
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.tokens import Radius, Space, TextSize

_FORCED = "clipshelfIsDark"
_COMPACT = "clipshelfIsCompact"
_IMAGES = ("check", "down", "up")
"""Pictures used in the style sheet, one for each scheme."""
_PADS = {"pad": (Space.TIGHT, Space.TIGHT // 2), "pad_ends": (Space.MEDIUM, Space.SMALL)}
"""Paddings of controls in pixels, above and at the ends: comfortable, compact.

The names with ``ringed`` are those of a control with the focus, whose border is a pixel thicker.
"""
_CELL_TEXT_PX = 3
"""What Qt adds beside the text of a table's cell, but not of its heading."""
_LINE_PX = 18
"""Least height of what is in a control, so that those side by side are equally high: 28 px, compact 24 px."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of a scheme, as ``#rrggbb``.

    Attributes
    ----------
    window, surface, raised : str
        Backgrounds of panels, of content and of controls. They are neutral, so that pictures keep their colours.
    line : str
        Separators and quiet borders, which carry no meaning.
    text, muted, faint : str
        Text, text of less weight, and text of what is disabled. The first two have a contrast of at least 4.5 on every
        background.
    accent, on_accent, tint : str
        The accent colour, text on it, and its light form behind selected items. As focus ring and as text it stands
        out from every background.
    warning, error : str
        Marks; never without a word or shape beside them.
    hover : str
        Background of a control under the pointer.
    """

    window: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    tint: str
    warning: str
    error: str
    hover: str


LIGHT = Theme(
    window="#f6f6f7",
    surface="#ffffff",
    raised="#ffffff",
    line="#dfe0e3",
    text="#1d1e20",
    muted="#5d6168",
    faint="#9a9da3",
    accent="#245bd1",
    on_accent="#ffffff",
    tint="#e4ebfa",
    warning="#8a5600",
    error="#b3261e",
    hover="#ececee",
)
DARK = Theme(
    window="#212225",
    surface="#18191b",
    raised="#2c2d31",
    line="#3a3b40",
    text="#e7e7ea",
    muted="#a6a8ae",
    faint="#6f7177",
    accent="#82aaff",
    on_accent="#0d1a33",
    tint="#2b3850",
    warning="#f0b45a",
    error="#ff8f85",
    hover="#323338",
)


_dressed: Theme | None = None
"""The applied theme, cached: painting reads it a thousand times a second, and asking Qt is slow."""


def is_dark() -> bool:
    """Return whether the dark scheme is in use."""
    return _find_out() if _dressed is None else _dressed is DARK


def _find_out() -> bool:
    application = QGuiApplication.instance()
    forced = application.property(_FORCED) if application else None
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark if forced is None else bool(forced)


def force(application: QApplication, *, is_dark: bool) -> None:
    """Keep one scheme whatever the system says; for screenshots."""
    application.setProperty(_FORCED, is_dark)
    _dress(application)


def follow(application: QApplication) -> None:
    """Follow the system again after `force`."""
    application.setProperty(_FORCED, None)
    _dress(application)


def set_compact(application: QApplication, *, is_compact: bool) -> None:
    """Switch between compact and comfortable spacing."""
    if bool(application.property(_COMPACT)) is not is_compact:
        application.setProperty(_COMPACT, is_compact)
        _dress(application)


def current() -> Theme:
    """Return `LIGHT` or `DARK`, whichever is in use."""
    return _dressed or (DARK if is_dark() else LIGHT)


def apply(application: QApplication) -> None:
    """Apply the current scheme to the application, now and whenever the system changes it."""
    application.setStyle("Fusion")
    _dress(application)
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: _dress(application))


def _dress(application: QApplication) -> None:
    global _dressed
    _dressed = theme = DARK if _find_out() else LIGHT
    application.setPalette(_palette(theme))
    is_compact = bool(application.property(_COMPACT))
    application.setStyleSheet(_style_sheet(theme, application.font().pointSizeF(), is_compact=is_compact))


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.Base: theme.surface,
        role.AlternateBase: theme.window,
        role.Button: theme.raised,
        role.ToolTipBase: theme.raised,
        role.WindowText: theme.text,
        role.Text: theme.text,
        role.ButtonText: theme.text,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.Accent: theme.accent,
        role.Mid: theme.line,
        role.Midlight: theme.line,
    }
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.faint))
    return palette


def _style_sheet(theme: Theme, base_pt: float, *, is_compact: bool = False) -> str:
    text = importlib.resources.files("resources").joinpath("styles/window.qss").read_text(encoding="utf-8")
    values = asdict(theme) | {f"{size.name.lower()}_pt": f"{base_pt * size.value:.1f}pt" for size in TextSize}
    values |= {f"{space.name.lower()}_px": f"{space.value}px" for space in Space}
    values |= {f"{radius.name.lower()}_radius": f"{radius.value}px" for radius in Radius}
    values |= {name: f"{pads[is_compact]}px" for name, pads in _PADS.items()}
    values |= {f"{name}_ringed": f"{pads[is_compact] - 1}px" for name, pads in _PADS.items()}
    values |= {"line_px": f"{_LINE_PX}px", "small_ringed_px": f"{Space.SMALL - 1}px"}
    values["cell_px"] = f"{Space.SMALL - _CELL_TEXT_PX}px"
    scheme = "dark" if theme is DARK else "light"
    for name in _IMAGES:
        image = importlib.resources.files("resources").joinpath(f"styles/{name}-{scheme}.svg")
        values[f"{name}_image"] = Path(str(image)).as_posix()
    # Longest first, so that no name matches the beginning of another.
    for name in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{name}", values[name])
    return text
