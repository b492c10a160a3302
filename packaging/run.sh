#!/usr/bin/env bash
# Opens the window where there is a display; says so and shows the demo in the terminal where there is none.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

has_display() {
  [ "$(uname -s)" = Darwin ] && return 0
  [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 1
  # A variable may name a display that is gone: Qt is asked in a process of its own, because it aborts where there is none.
  # 2>/dev/null on the group keeps bash's own word about that abort away, too.
  { .venv/bin/python -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])'; } >/dev/null 2>&1
}

if has_display; then
  exec .venv/bin/clipshelf-window "$@"
fi
echo "There is no display here, so the window stays closed: this is the demo in the terminal." >&2
exec .venv/bin/clipshelf demo
