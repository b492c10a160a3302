"""Design tokens: distances, corners, text sizes and control sizes. Views use these names, never numbers of their own.

``tests/architecture/test_design_rules.py`` checks that.
"""

import enum

GRID_PX = 4
"""Distances are multiples of this."""


class Space(enum.IntEnum):
    """Margins and gaps in pixels."""

    NONE = 0
    TIGHT = 4
    """Between the parts of one thing, such as a name and its note."""
    SMALL = 8
    """Between things that belong together, such as buttons."""
    MEDIUM = 12
    """The edge of a panel, and between its groups."""
    LARGE = 16
    """The edge of a page or dialog, and between its groups."""
    WIDE = 24
    """Between sections, and around what stands alone."""


class Radius(enum.IntEnum):
    """Rounded corners in pixels; what stands inside something is never rounder than it."""

    MARK = 4
    """Badges, check boxes, spans of the timeline."""
    CONTROL = 6
    """Buttons, fields, chips, rows."""
    CARD = 8
    """Pictures, popups, cards."""
    SHEET = 12
    """Around a card with its picture, and the place to drop folders."""


class TextSize(enum.Enum):
    """Text sizes as shares of the user's own; a weight belongs to each role of `app.ui.labels.Role`."""

    SMALL = 0.92
    BODY = 1.0
    HEADING = 1.2
    TITLE = 1.8


ICON_PX = 16
"""Icons beside text; those of buttons are `BUTTON_ICON_PX`."""
BUTTON_ICON_PX = 18
SMALL_ICON_PX = 14
"""In small buttons: close, remove."""


def row_px(line_px: int) -> int:
    """Return the height of a row with one line of text, on the grid.

    Parameters
    ----------
    line_px : int
        Height of the line.
    """
    return -(-(line_px + Space.SMALL) // GRID_PX) * GRID_PX
