#!/usr/bin/env bash
# Opens the window; without a display, says so and runs the demo in the terminal.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

has_display() {
  [ "$(uname -s)" = Darwin ] && return 0
  [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 1
  # A variable may name a display that is gone. Qt is tried in its own process, because it aborts without a display.
  # 2>/dev/null on the group also hides bash's message about that abort.
  { .venv/bin/python -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])'; } >/dev/null 2>&1
}

if has_display; then
  exec .venv/bin/clipshelf-window "$@"
fi
echo "There is no display, so the window cannot open. Running the demo in the terminal instead." >&2
exec .venv/bin/clipshelf demo
