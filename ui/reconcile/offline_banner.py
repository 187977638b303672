"""The inverted banner of the offline window, the only black region in light mode: nobody forgets where they are."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.kyc.wording import Wording
from ui.reconcile.offline_seat import OfflineSeat
from ui.shell import icons, theme
from ui.shell.text import sentence
from ui.widgets.label import Label

HEIGHT = 36
_BEAT_MS = 1_000


class OfflineBanner(QFrame):
    """Says since when, what is proved, and until when; `expired` once that is over."""

    expired = Signal()

    def __init__(self, seat: OfflineSeat) -> None:
        super().__init__()
        self._seat = seat
        self._words = Wording(seat.language)
        self._decisions = 0
        self.setFixedHeight(HEIGHT)
        offline = Label(self.tr("Offline"), 13, 600, "inv_text")
        made = seat.bench.manifest.made_at
        self._taken = Label(self.tr("Snapshot of {at}").format(at=self._words.moment(made)), 13, 400, "inv_text")
        self.proof = Label("", 13, 400, "inv_text")
        self.expiry = Label("", 13, 400, "inv_text")
        self.waiting = Label("", 13, 400, "inv_text")
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 0, 16, 0)
        row.setSpacing(20)
        for label in (offline, self._taken, self.proof):
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self.expiry)
        row.addWidget(self.waiting)
        self.waiting.hide()
        self._beat = QTimer(self, interval=_BEAT_MS)
        self._beat.timeout.connect(self.show_time)
        self._beat.start()
        seat.proof.changed.connect(self.show_proof)
        self.show_time()
        self.show_proof()

    def say_waiting(self, decisions: int) -> None:
        """How many decisions wait for check-in, or since when none does."""
        at = self._seat.bench.checked_in_at
        if at is not None:
            self.waiting.setText(self.tr("Checked in at {at}, read only").format(at=self._words.moment(at)))
            self.waiting.show()
            return
        if decisions == self._decisions:
            return
        self._decisions = decisions
        self.waiting.setText(self.tr("%n decisions wait for check-in", "", decisions))
        self.waiting.setVisible(decisions > 0)

    @Slot()
    def show_time(self) -> None:
        """How long the snapshot opens yet, and how many decisions wait."""
        book = self._seat.bench.workbook
        self.say_waiting(0 if book is None else book.standing.count)
        left = self._seat.bench.manifest.expires_at - self._seat.clock.now()
        if left <= timedelta(0):
            self.expiry.setText(self.tr("Expired"))
            self._beat.stop()
            self.expired.emit()
        else:
            self.expiry.setText(self.tr("Expires in {left}").format(left=self._span(left)))

    @Slot()
    def show_proof(self) -> None:
        """Whether the rows give the root that the firm signed."""
        proof = self._seat.proof
        if proof.failed is not None:
            self.proof.setText(sentence(proof.failed))
        elif proof.is_proved:
            said = self.tr("Proved, root {root}")
            self.proof.setText(said.format(root=f"{proof.root[:4]} … {proof.root[-4:]}"))
        else:
            self.proof.setText(self.tr("Whole and signed; rows being proved"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("inv"))
        picture = icons.pixmap("offline", "inv_text", 16, self.devicePixelRatioF())
        painter.drawPixmap(16, round((self.height() - 16) / 2), picture)
        painter.end()

    def _span(self, left: timedelta) -> str:
        minutes = int(left.total_seconds()) // 60
        days, minutes = divmod(minutes, 24 * 60)
        clock = f"{minutes // 60}:{minutes % 60:02}"
        return self.tr("{days} d {time}").format(days=days, time=clock) if days else clock
