"""How the window looks to its person: light or dark, the rail folded or not. Kept in the window's memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QApplication

from ui.shell import theme
from ui.shell.memory import Memory

if TYPE_CHECKING:
    from ui.shell.window import Window


class Looks(QObject):
    def __init__(self, memory: Memory, parent: QObject) -> None:
        super().__init__(parent)
        self._memory = memory
        self.window: Window | None = None

    def put_on(self, dark: bool) -> None:
        """Dress the application."""
        application = QCoreApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, dark)

    @Slot()
    def change(self) -> None:
        """Light to dark, or back."""
        self._memory.dark = not theme.is_dark()
        self.put_on(self._memory.dark)

    @Slot()
    def fold_rail(self) -> None:
        """Fold the rail, or unfold it."""
        window = self.window
        frame = None if window is None else window.away or window.frame
        if window is not None and frame is not None:
            self._memory.rail = "open" if frame.rail.is_folded() else "folded"
            window.fold_rail()
