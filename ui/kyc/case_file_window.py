"""A window that shows a written case file page by page, and where the file lies."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QImage, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from backoffice.errors import Refused
from ui.shell import theme
from ui.shell.tasks import Tasks
from ui.widgets.action_button import ActionButton
from ui.widgets.label import Label

_A4 = 842 / 595
_GAP = 12
_PAGE_WIDTH = 800
_one_at_a_time = threading.Lock()


class FileNotSaved(Refused):
    """The copy could not be written. Facts: `path`, `reason`."""

    code = "window.file_not_saved"


class _Page(QWidget):
    """One page, white until it is rendered."""

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setFixedHeight(round(self.width() * _A4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self.image is not None:
            painter.drawImage(QRectF(self.rect()), self.image)
        painter.setPen(theme.color("line2"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class CaseFileWindow(QWidget):
    """`failed` carries an error for the bar of the main window."""

    failed = Signal(object)

    def __init__(
        self, tasks: Tasks, number: int, file: Path, parent: QWidget, *, title: str = "", at_most: int | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._tasks = tasks
        self._file = file
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title or self.tr("Case file K-{number}").format(number=number))
        self.pages: list[_Page] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(_GAP)
        self._column.addStretch(1)
        ground = QWidget()
        ground.setLayout(self._column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(ground)
        scroll.setAccessibleName(self.windowTitle())
        scroll.verticalScrollBar().setSingleStep(48)
        self._where = Label(file.name, 12, 400, "text2")
        self._where.setToolTip(str(file))
        self.folder = ActionButton(self.tr("Open folder"), icon="folder", keys=("Ctrl", "O"))
        self.save = ActionButton(self.tr("Save as…"), icon="download", keys=("Ctrl", "S"))
        self.folder.clicked.connect(self.open_folder)
        self.save.clicked.connect(self.save_as)
        for keys, run in (("Ctrl+O", self.open_folder), ("Ctrl+S", self.save_as), ("Esc", self.close)):
            QShortcut(QKeySequence(keys), self, run).setAutoRepeat(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(8)
        foot.addWidget(self._where, 1)
        foot.addWidget(self.folder)
        foot.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)
        self.resize(760, 900)
        ratio = self.devicePixelRatioF()
        tasks.quick(self, rendering(file, round(_PAGE_WIDTH * ratio), at_most), self._show_pages, self.failed.emit)

    def sizeHint(self) -> QSize:
        return QSize(760, 900)

    @Slot()
    def open_folder(self) -> None:
        """Show where the file lies."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))

    @Slot()
    def save_as(self) -> None:
        """Ask for another place and put a copy there."""
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("Save the case file"), self._file.name, "PDF (*.pdf)")
        if chosen:
            self.copy_to(Path(chosen))

    def copy_to(self, place: Path) -> None:
        """Put a copy at `place`; a copy that cannot be written is `failed`."""

        def work() -> None:
            try:
                place.write_bytes(self._file.read_bytes())
            except OSError as fault:
                raise FileNotSaved(path=str(place), reason=fault.strerror or str(fault)) from fault

        def done(_nothing: None) -> None:
            self._where.setText(self.tr("Saved as {name}").format(name=place.name))

        self._tasks.quick(self, work, done, self.failed.emit)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def _show_pages(self, images: list[QImage]) -> None:
        for at, image in enumerate(images):
            page = _Page()
            page.image = image
            page.setAccessibleName(self.tr("Page {page} of {pages}").format(page=at + 1, pages=len(images)))
            self._column.insertWidget(at, page)
            self.pages.append(page)


def rendering(file: Path | bytes, wide: int, at_most: int | None) -> Callable[[], list[QImage]]:
    """The pages of a PDF, all or the first, as pictures `wide` pixels wide; for a pool's thread."""

    def work() -> list[QImage]:
        import pypdfium2

        # PDFium may be in one thread at a time only.
        with _one_at_a_time, pypdfium2.PdfDocument(file) as document:
            images = []
            for page in islice(document, at_most):
                bitmap = page.render(scale=wide / page.get_width(), prefer_bgrx=True)
                image = QImage(
                    bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
                )
                images.append(image.copy())
            return images

    return work
