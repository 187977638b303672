"""Who asks: a customer found by name, e-mail, phone or number without opening who it is, or nobody of ours."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from ui.shell.tasks import Task
from ui.shell.text import sentence
from ui.shell.workspace import Seat
from ui.staff.customer_finder import FoundCustomer, find_customers
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.tick_box import TickBox

_SETTLED_MS = 300
_LEAST_LETTERS = 2


class PersonChoice(QWidget):
    """`chosen` at every change of who it is. Settled once a customer or “nobody of ours” was chosen."""

    chosen = Signal()

    def __init__(self, seat: Seat, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._search: Task | None = None
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Name, e-mail, phone or customer number"))
        self.text.setAccessibleName(name or self.tr("Find the customer who asks"))
        self.text.setClearButtonEnabled(True)
        self.nobody = TickBox(self.tr("nobody of ours"))
        self.found = Choice(self.tr("The customer"))
        self.found.setPlaceholderText(self.tr("Choose the customer"))
        self.words = Label("", 12, 400, "text3")
        self.words.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.text, 1)
        line.addWidget(self.nobody)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self.found)
        column.addWidget(self.words)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._look)
        self.text.textChanged.connect(self._typed)
        self.found.currentIndexChanged.connect(self.chosen)
        self.nobody.toggled.connect(self._nobody_changed)
        self._show(())

    def customer(self) -> UUID | None:
        """Who was chosen; None for nobody of ours, and while nobody was."""
        if self.nobody.isChecked():
            return None
        found = self.found.currentData()
        return found if isinstance(found, UUID) else None

    def is_settled(self) -> bool:
        return self.nobody.isChecked() or self.customer() is not None

    def look_for(self, words: str) -> None:
        """Search for somebody, as for the sender of a mail."""
        self.text.setText(words)
        self._look()

    def clear(self) -> None:
        self.text.clear()
        self.nobody.setChecked(False)
        self._settled.stop()
        self._show(())

    @Slot()
    def _typed(self) -> None:
        """Whoever was chosen for other words is chosen no more."""
        self.found.setCurrentIndex(-1)
        self._settled.start()

    @Slot()
    def _look(self) -> None:
        self._settled.stop()
        if self._search is not None:
            self._search.drop()
            self._search = None
        wanted = self.text.text().strip()
        if len(wanted) < _LEAST_LETTERS:
            self._show(())
            return
        work = partial(find_customers, self._seat.desk, wanted)
        self._search = self._seat.tasks.quick(self, work, self._show, self._fail)

    def _show(self, found: tuple[FoundCustomer, ...]) -> None:
        self._search = None
        self.found.blockSignals(True)
        self.found.clear()
        for each in found:
            self.found.addItem(each.label, each.customer)
        # One is proposed, many are chosen from by hand.
        self.found.setCurrentIndex(0 if len(found) == 1 else -1)
        self.found.blockSignals(False)
        self.found.setVisible(bool(found))
        self.words.setText(self._said(found))
        self.words.setVisible(bool(self.words.text()))
        self.chosen.emit()

    def _fail(self, error: BackofficeError) -> None:
        self._show(())
        self.words.setText(sentence(error))
        self.words.show()

    def _said(self, found: tuple[FoundCustomer, ...]) -> str:
        if found or self.nobody.isChecked() or len(self.text.text().strip()) < _LEAST_LETTERS:
            return ""
        return self.tr("No customer is found by that. If it is nobody of ours, tick so: they have the same rights.")

    @Slot(bool)
    def _nobody_changed(self, nobody: bool) -> None:
        self.text.setEnabled(not nobody)
        self.found.setEnabled(not nobody)
        self.words.setVisible(not nobody and bool(self.words.text()))
        self.chosen.emit()
