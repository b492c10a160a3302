"""Pictures for tests, each of its own colours."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage, QPainter


def paint_picture(path: Path, hue: int, *, size: tuple[int, int] = (480, 270), words: str = "") -> Path:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(hue % 360, 90, 190))
    painter = QPainter(image)
    painter.fillRect(0, size[1] * 2 // 3, size[0], size[1] // 3, QColor.fromHsv((hue + 40) % 360, 120, 120))
    painter.setBrush(QColor.fromHsv((hue + 180) % 360, 60, 240))
    painter.drawEllipse(size[0] // 4 + hue % 120, size[1] // 4, size[1] // 3, size[1] // 3)
    if words:
        painter.drawText(10, 20, words)
    painter.end()
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(path))
    return path
