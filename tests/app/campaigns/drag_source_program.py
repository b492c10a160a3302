"""A window "Files" as of a file manager: a drag that begins on it carries the paths in the arguments."""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel
from typing_extensions import override

SIZE_PX = (80, 30)


class Files(QLabel):
    """Begins a drag when the mouse is pressed."""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        drag, data = QDrag(self), QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(Path(path).absolute())) for path in sys.argv[1:]])
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


def main() -> None:
    """Show it in the lower right corner of the screen."""
    application = QApplication(sys.argv[:1])
    window = Files("Files")
    window.setWindowTitle("Files")
    screen = QGuiApplication.primaryScreen().geometry()
    window.setGeometry(screen.right() - SIZE_PX[0] + 1, screen.bottom() - SIZE_PX[1] + 1, *SIZE_PX)
    window.show()
    sys.exit(application.exec())


if __name__ == "__main__":
    main()
