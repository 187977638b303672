"""The strip above the trail that narrows it: person, kind of entry, customer, document, time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backoffice.audit.rules import Filter, Group
from ui.audit.offer_list import OfferList
from ui.audit.time_choice import TimeChoice
from ui.kyc.wording import Wording
from ui.widgets.choice import Choice
from ui.widgets.label import Label

_READS = "reads"
_SERVICES = ("worker", "sealer", "endpoint")
_HEX_OF_SHA256 = 64


class FilterBar(QWidget):
    """`changed` carries a Filter, `sought` the text of a customer to be looked for, `left` when Esc is pressed."""

    changed = Signal(object)
    sought = Signal(str)
    left = Signal()

    def __init__(
        self,
        names: Mapping[str, str],
        wording: Wording,
        now: Callable[[], datetime],
        zone: str,
        parent: QWidget | None = None,
        *,
        by_name: bool = True,
    ) -> None:
        super().__init__(parent)
        self._by_name = by_name
        self._customer: UUID | None = None
        self._quiet = False
        self.person = Choice(self.tr("Narrow by person"), quiet=True)
        self.person.addItem(self.tr("Everybody"), None)
        for name, shown in sorted(names.items(), key=lambda each: each[1].casefold()):
            self.person.addItem(shown, name)
        for service in _SERVICES:
            self.person.addItem(wording.say(f"audit.service.{service}"), service)
        self.kind = Choice(self.tr("Narrow by kind of entry"), quiet=True)
        self.kind.addItem(self.tr("Every kind"), None)
        self.kind.addItem(self.tr("Read or carried out data"), _READS)
        for group in Group:
            self.kind.addItem(wording.say(f"audit.group.{group}"), group)
        offered = self.tr("Customer: name, e-mail or case") if by_name else self.tr("Customer: number of a case")
        self.customer = _field(offered, self.tr("Look for a customer, then Enter"), 210)
        self.document = _field(
            self.tr("Document or SHA-256"), self.tr("A document's number or SHA-256, then Enter"), 160
        )
        self.time = TimeChoice(now, zone)
        self.offers = OfferList()
        self.error = Label("", 12, 400, "danger")
        self._lay_out()
        self.person.currentIndexChanged.connect(self._tell)
        self.kind.currentIndexChanged.connect(self._tell)
        self.customer.textEdited.connect(self._customer_edited)
        self.customer.returnPressed.connect(self._seek)
        self.document.returnPressed.connect(self._document_typed)
        self.document.textEdited.connect(self._document_edited)
        self.offers.taken.connect(self._take_offered)
        self.offers.left.connect(self.customer.setFocus)
        self.time.changed.connect(self._tell)
        self.time.failed.connect(self.fail)

    def wanted(self) -> Filter:
        """What is asked for now."""
        since, until = self.time.bounds()
        kind = self.kind.currentData()
        document, sha256 = _document(self.document.text())
        return Filter(
            actor=self.person.currentData(),
            group=Group(kind) if kind not in (None, _READS) else None,
            reads=kind == _READS,
            subject=self._customer,
            document=document,
            sha256=sha256,
            since=since,
            until=until,
        )

    def show_customer(self, customer: UUID, label: str) -> None:
        """Name the customer to whom the list is narrowed, without narrowing it anew."""
        self._customer = customer
        self.customer.setText(label)
        self.customer.setCursorPosition(0)
        self.fail("")

    def narrow_to(
        self, *, customer: UUID | None = None, label: str = "", actor: str | None = None, reads: bool = False
    ) -> None:
        """Narrow to one customer or one person alone, and perhaps to what read data."""
        self._quiet = True
        self._empty()
        if customer is not None:
            self.show_customer(customer, label)
        if actor is not None:
            if self.person.findData(actor) < 0:
                self.person.addItem(actor, actor)
            self.person.setCurrentIndex(self.person.findData(actor))
        self.kind.setCurrentIndex(self.kind.findData(_READS) if reads else 0)
        self._quiet = False
        self._tell()

    def clear(self) -> None:
        """Narrow to nothing."""
        self.narrow_to()

    def offer_customers(self, found: Sequence[tuple[UUID, str]]) -> None:
        """Let one of several customers be chosen, under the field."""
        self.offers.offer(found, self.customer)

    @Slot(str)
    def fail(self, sentence: str) -> None:
        """Say below the fields what is wrong with one of them; an empty sentence takes it away."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.person)
        row.addWidget(self.kind)
        row.addWidget(self.customer, 2)
        row.addWidget(self.document, 1)
        row.addWidget(self.time)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        below = QHBoxLayout()
        below.addWidget(self.error, 1)
        below.addWidget(self.time.fields, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)
        column.addLayout(below)
        self.error.hide()

    def _empty(self) -> None:
        self._customer = None
        self.customer.clear()
        self.document.clear()
        self.person.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        self.time.clear()
        self.fail("")

    @Slot()
    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit(self.wanted())

    @Slot()
    def _customer_edited(self) -> None:
        """A changed name is no longer the customer's; an emptied field narrows to nobody."""
        had, self._customer = self._customer, None
        self.fail("")
        if had is not None and not self.customer.text():
            self._tell()

    @Slot()
    def _seek(self) -> None:
        text = self.customer.text().strip()
        if not text:
            self._tell()
        elif self._customer is None and not self._by_name and not _is_number(text):
            self.fail(self.tr("Your duties find customers by the number of a case, such as K-48001, not by name."))
        elif self._customer is None:
            self.sought.emit(text)

    @Slot()
    def _document_typed(self) -> None:
        text = self.document.text().strip()
        if text and _document(text) == (None, None):
            self.fail(self.tr("A document's number has 32 hexadecimal digits, its SHA-256 has 64."))
            return
        self.fail("")
        self._tell()

    @Slot()
    def _document_edited(self) -> None:
        if not self.document.text():
            self._document_typed()

    @Slot(object, str)
    def _take_offered(self, customer: UUID, label: str) -> None:
        self.show_customer(customer, label)
        self._tell()


def _field(placeholder: str, name: str, wide: int) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(name)
    field.setToolTip(name)
    field.setClearButtonEnabled(True)
    field.setMinimumWidth(wide)
    return field


def _is_number(typed: str) -> bool:
    """Whether this is the number of a case, or a customer's own id."""
    number = typed.upper().removeprefix("K-")
    return (number.isascii() and number.isdigit()) or _document(typed)[0] is not None


def _document(typed: str) -> tuple[UUID | None, bytes | None]:
    """The id or the digest that was typed, with or without spaces; neither when it is none."""
    text = "".join(typed.split())
    try:
        if len(text) == _HEX_OF_SHA256:
            return None, bytes.fromhex(text)
        return (UUID(text), None) if text else (None, None)
    except ValueError:
        return None, None
