"""Which span of time a list is narrowed to: some common ones, or from and to as typed in the reader's zone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.widgets.choice import Choice
from ui.widgets.label import Label

_FORMS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d")


class Span(Enum):
    """The common spans; days are civil days of the reader's zone."""

    ANY = 0
    TODAY = 1
    WEEK = 7
    MONTH = 30
    BETWEEN = -1


class TimeChoice(QWidget):
    """`changed` when another span is meant, `failed` with what cannot be read (empty when all can).

    `fields`, where from and to are typed, stand where the strip has room for them.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, now: Callable[[], datetime], zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._zone = ZoneInfo(zone)
        self.span = Choice(self.tr("Narrow by time"), quiet=True)
        for span, words in (
            (Span.ANY, self.tr("Any time")),
            (Span.TODAY, self.tr("Today")),
            (Span.WEEK, self.tr("Last 7 days")),
            (Span.MONTH, self.tr("Last 30 days")),
            (Span.BETWEEN, self.tr("Between…")),
        ):
            self.span.addItem(words, span)
        self.since = QLineEdit()
        self.until = QLineEdit()
        to = Label(self.tr("to"), 12, 400, "text3")
        for edit, name in ((self.since, self.tr("From")), (self.until, self.tr("To, that day included"))):
            edit.setPlaceholderText(self.tr("2026-11-19"))
            edit.setAccessibleName(name)
            edit.setToolTip(self.tr("{name}, in the zone {zone}").format(name=name, zone=zone))
            edit.setMinimumWidth(136)
            edit.editingFinished.connect(self._typed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.span)
        self.fields = QWidget()
        typed = QHBoxLayout(self.fields)
        typed.setContentsMargins(0, 0, 0, 0)
        typed.setSpacing(6)
        for part in (self.since, to, self.until):
            typed.addWidget(part)
        self._shown: tuple[datetime | None, datetime | None] = (None, None)
        self._show_fields()
        self.span.currentIndexChanged.connect(self._chosen)

    def bounds(self) -> tuple[datetime | None, datetime | None]:
        """From (inclusive) and to (exclusive), aware; what cannot be read bounds nothing."""
        span = self.span.currentData()
        if span is Span.BETWEEN:
            return self._read(self.since.text(), after=False), self._read(self.until.text(), after=True)
        if span is Span.ANY:
            return None, None
        today = self._now().astimezone(self._zone).replace(hour=0, minute=0, second=0, microsecond=0)
        return today - timedelta(days=span.value - 1), None

    def clear(self) -> None:
        """Narrow to nothing."""
        self.since.clear()
        self.until.clear()
        self.span.setCurrentIndex(0)
        self._shown = (None, None)

    def _read(self, typed: str, *, after: bool) -> datetime | None:
        """What was typed, in the reader's zone; a day or a minute that ends a span is meant with all of it."""
        text = " ".join(typed.split())
        for form in _FORMS:
            try:
                read = datetime.strptime(text, form).replace(tzinfo=self._zone)
            except ValueError:
                continue
            if not after:
                return read
            return read + (timedelta(days=1) if form == "%Y-%m-%d" else timedelta(minutes=1))
        return None

    @Slot()
    def _chosen(self) -> None:
        self._show_fields()
        if self.span.currentData() is Span.BETWEEN:
            self.since.setFocus()
        self._typed()

    @Slot()
    def _typed(self) -> None:
        bad = next(
            (
                edit.text()
                for edit in (self.since, self.until)
                if edit.text() and not self._read(edit.text(), after=False)
            ),
            "",
        )
        between = self.span.currentData() is Span.BETWEEN
        words = self.tr("“{text}” is no day or time. Write 2026-11-19, or 2026-11-19 14:00.").format(text=bad)
        self.failed.emit(words if bad and between else "")
        if self.bounds() != self._shown:
            self._shown = self.bounds()
            self.changed.emit()

    def _show_fields(self) -> None:
        self.fields.setVisible(self.span.currentData() is Span.BETWEEN)
