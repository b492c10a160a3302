"""Open the window over a hostile library, then close every dialog and the window.

Prints one JSON list of the texts of the dialogs and the window.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from app.main import Arguments, make_application, run
from app.shell.main_window import MainWindow
from app.ui.widgets.questions import ReportDialog

_STEP_MS = 50
_LOOKS = 20
"""Number of steps before the window is closed; by then all views have read their data."""


def main() -> None:
    """Open the library in the first argument."""
    application = make_application(sys.argv[:1])
    said: list[str] = []
    looks = iter(range(_LOOKS))

    def step() -> None:
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        for box in shown:
            if isinstance(box, QMessageBox):
                said.append(f"{box.text()} {box.informativeText()}")
                box.close()
            elif isinstance(box, ReportDialog):
                said.append("a crash report is shown")
                box.close()
            elif isinstance(box, MainWindow) and next(looks, None) is None:
                said.append(box.notice_bar.text or "The library is open")
                box.close()

    timer = QTimer(application)
    timer.timeout.connect(step)
    timer.start(_STEP_MS)
    code = run(Arguments(Path(sys.argv[1])))
    print(json.dumps(said))  # noqa: T201
    sys.exit(code)


if __name__ == "__main__":
    main()
