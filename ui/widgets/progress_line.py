"""Progress in the status bar: what is done, a 3 px bar, count, rate, time left and Cancel."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.label import Label
from ui.widgets.link_button import LinkButton
from ui.widgets.track import Track

_LONG_SECONDS = 10


class ProgressLine(QWidget):
    """Hidden until `show_progress`; `cancelled` is sent by its button."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label("", 11, 500, "text2")
        self._track = Track()
        self._numbers = Label("", 11, 400, "text2")
        self.cancel = LinkButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._label, self._track, self._numbers, self.cancel):
            row.addWidget(part)
        self.hide()

    def show_progress(
        self, label: str, done: int, total: int | None, per_second: float, seconds: float, step: str = ""
    ) -> None:
        """Show how far `label` is after `seconds`; without a total there is a count and no bar, with a step a share."""
        self._label.setText(label)
        self._track.setVisible(total is not None)
        self._track.part = min(1.0, done / total) if total else 0.0
        self._track.update()
        self._numbers.setText(progress_words(done, total, per_second, seconds, step))
        self.setAccessibleName(f"{label}, {self._numbers.text()}")
        self.show()

    def clear(self) -> None:
        """Take the line away."""
        self.hide()


def progress_words(done: int, total: int | None, per_second: float, seconds: float, step: str = "") -> str:
    """Count and rate, or the share and its step; after ten seconds also the time left, where it can be told."""
    translate = QCoreApplication.translate
    count = f"{done:,}"
    if total is not None:
        count = translate("ProgressLine", "{done} of {total}").format(done=count, total=f"{total:,}")
    words = [count, translate("ProgressLine", "{rate} a second").format(rate=f"{per_second:,.0f}")]
    if step and total:
        words = [f"{done * 100 // total} %", step]
    if total is not None and per_second > 0 and seconds > _LONG_SECONDS:
        minutes, rest = divmod(int((total - done) / per_second), 60)
        words.append(translate("ProgressLine", "{time} left").format(time=f"{minutes}:{rest:02}"))
    return ", ".join(words)
