"""Colours, spacing and the style sheet: one accent, a light and a dark scheme, following the system by default."""

import importlib.resources
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

SPACE_PX = 8
"""Unit of all margins and gaps."""
_FORCED = "clipshelfIsDark"
_COMPACT = "clipshelfIsCompact"
_IMAGES = ("check", "down", "up")
"""Pictures used in the style sheet, one for each scheme."""
_PADS = {"pad_small": (3, 1), "pad": (4, 2), "pad_large": (5, 3), "pad_wide": (14, 10)}
"""Paddings of the style sheet in pixels: comfortable, compact."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of a scheme, as ``#rrggbb``.

    Attributes
    ----------
    window, surface, raised : str
        Backgrounds of the window, of content and of controls.
    line : str
        Borders and separators.
    text, muted : str
        Text; both have a contrast of at least 4.5 on every background.
    accent, on_accent, tint : str
        The accent colour, text on it, and its light form behind selected items.
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
    accent: str
    on_accent: str
    tint: str
    warning: str
    error: str
    hover: str


LIGHT = Theme(
    window="#f4f5f7",
    surface="#ffffff",
    raised="#ffffff",
    line="#d9dde3",
    text="#1c2128",
    muted="#59636e",
    accent="#2b62d9",
    on_accent="#ffffff",
    tint="#e3ebfc",
    warning="#8f5a00",
    error="#b3261e",
    hover="#eaedf2",
)
DARK = Theme(
    window="#17191d",
    surface="#1e2126",
    raised="#282c33",
    line="#363b44",
    text="#e6e9ee",
    muted="#a0a8b4",
    accent="#7aa5ff",
    on_accent="#0d1a33",
    tint="#27344f",
    warning="#f0b45a",
    error="#ff8f85",
    hover="#30353d",
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
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.muted))
    return palette


def _style_sheet(theme: Theme, base_pt: float, *, is_compact: bool = False) -> str:
    text = importlib.resources.files("resources").joinpath("styles/window.qss").read_text(encoding="utf-8")
    sizes = {"small_pt": base_pt * 0.92, "heading_pt": base_pt * 1.2, "title_pt": base_pt * 1.8}
    values = asdict(theme) | {name: f"{size:.1f}pt" for name, size in sizes.items()}
    values |= {name: f"{pads[is_compact]}px" for name, pads in _PADS.items()}
    scheme = "dark" if theme is DARK else "light"
    for name in _IMAGES:
        image = importlib.resources.files("resources").joinpath(f"styles/{name}-{scheme}.svg")
        values[f"{name}_image"] = Path(str(image)).as_posix()
    # Longest first, so that no name matches the beginning of another.
    for name in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{name}", values[name])
    return text
