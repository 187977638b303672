"""The line above the pictures: the guard's word on what has been painted, and what can be done to the lens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kyc.actions import WORDS
from ui.shell.keys import Keys
from ui.widgets.action_button import ActionButton
from ui.widgets.label import Label, SectionLabel
from ui.widgets.link_button import IconButton
from ui.widgets.mark import Mark
from ui.widgets.shapes import Shape

HEIGHT = 36


class PictureTools(QWidget):
    """Buttons only; what they do is connected by the row they stand over."""

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.guard = Mark(Shape.UNKNOWN, "")
        self.lock = ActionButton(self.tr("Panes linked"), icon="link", keys=keys.caps("kyc.panes_lock"))
        self.lock.setCheckable(True)
        self.blink = ActionButton(self.tr("Blink"), icon="blink", keys=keys.caps("kyc.blink"))
        self.blink.setCheckable(True)
        self.zoom_out = self._icon(keys, "kyc.zoom_out", "zoom_out")
        self.zoom_in = self._icon(keys, "kyc.zoom_in", "zoom_in")
        self.rotate = self._icon(keys, "kyc.rotate", "rotate")
        self.brightness = self._icon(keys, "kyc.brightness", "brightness")
        self.brightness.setCheckable(True)
        self.veil = self._icon(keys, "kyc.veil", "blur")
        self.veil.setCheckable(True)
        self._zoom = Label("", 13, 400, "text2")
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom.setFixedWidth(46)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(4)
        row.addWidget(SectionLabel(self.tr("Pictures")))
        row.addSpacing(8)
        row.addWidget(self.guard)
        row.addStretch(1)
        row.addWidget(self.lock)
        row.addSpacing(6)
        for part in (self.zoom_out, self._zoom, self.zoom_in, self.rotate, self.brightness, self.veil):
            row.addWidget(part)
        row.addSpacing(6)
        row.addWidget(self.blink)
        self.setTabOrder(self.lock, self.zoom_out)

    def show_zoom(self, zoom: float) -> None:
        """Say how much is enlarged, in percent of the whole picture."""
        self._zoom.setText(f"{round(zoom * 100)} %")
        self._zoom.setAccessibleName(self.tr("Enlarged to {percent} percent").format(percent=round(zoom * 100)))

    def show_locked(self, locked: bool) -> None:
        self.lock.setChecked(locked)
        self.lock.set_label(self.tr("Panes linked") if locked else self.tr("Panes apart"))

    def _icon(self, keys: Keys, action: str, icon: str) -> IconButton:
        return IconButton(icon, WORDS[action].say(), keys.caps(action))
