"""The box in which a list is narrowed: every part of a filter as a field, and filters kept under a name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backoffice.ledger.views import NotASize, Wanted, check_size
from backoffice.money import NotAnAmount
from backoffice.typed_amounts import TwoReadings, typed_decimal
from ui.ledger.kept import KeptLedger
from ui.ledger.wording import LedgerWording
from ui.shell import text
from ui.shell.keys import Keys
from ui.shell.overlay import Overlay
from ui.widgets.action_button import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.labelled import labelled

_WIDE = 620


class FilterBox(Overlay):
    """`narrowed` carries the filter that was made; the fields begin with the one that holds."""

    narrowed = Signal(object)

    def __init__(self, frame: QWidget, keys: Keys, kept: KeptLedger, wording: LedgerWording) -> None:
        super().__init__(frame, _WIDE, "")
        self._keys = keys
        self._kept = kept
        self._wording = wording
        self.setAccessibleName(self.tr("Narrow the postings"))
        self.title = Label(self.tr("Narrow the postings"), 15, 600)
        self.saved = Choice(self.tr("Kept filters"), quiet=True)
        self.forget = ActionButton(self.tr("Forget"))
        self.account = Field(self.tr("Account, with all under it"))
        self.account.edit.setPlaceholderText("Assets:Bank")
        self.holder = Field(self.tr("Customer’s pseudonym, or its end"))
        self.kind = _labelled(self.tr("Kind"))
        self.asset = _labelled(self.tr("Asset"))
        self.least = Field(self.tr("Amount from, whatever its sign"))
        self.most = Field(self.tr("Amount to"))
        self.since = Field(self.tr("From day"))
        self.until = Field(self.tr("To day, that day included"))
        for field in (self.since, self.until):
            field.edit.setPlaceholderText("2026-11-19")
        self.reference = Field(self.tr("Reference begins with"))
        self.words = Field(self.tr("Words of the description"))
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Name, to keep this filter"))
        self.name.setAccessibleName(self.tr("Name, to keep this filter"))
        self.keep = ActionButton(self.tr("Keep"), keys=("Ctrl", "S"))
        self.done = ActionButton(self.tr("Show"), keys=("Enter",))
        self._scales: dict[str, int] = {}
        self._lay_out()
        for field in (self.least, self.most):
            field.edit.textChanged.connect(self._read)
        self.asset[1].currentIndexChanged.connect(self._read)
        self.saved.activated.connect(self._take_saved)
        self.forget.clicked.connect(self._forget)
        self.keep.clicked.connect(self._keep)
        self.done.clicked.connect(self._finish)

    def open_with(self, wanted: Wanted, kinds: Sequence[str], assets: Sequence[tuple[str, int]]) -> None:
        """Show the box with what the list is narrowed to now; `assets` with their decimals."""
        self._scales = dict(assets)
        self._offer(self.kind[1], [(self._wording.kind(kind), kind) for kind in kinds], self.tr("Every kind"))
        self._offer(self.asset[1], [(asset, asset) for asset, _ in assets], self.tr("Every asset"))
        self._show_saved("")
        self._fill(wanted)
        self.open()
        self.words.edit.setFocus()

    def about_to_open(self) -> None:
        self._keys.confine(self)

    def close_box(self) -> None:
        self._keys.confine(None)
        super().close_box()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            if self.name.hasFocus():
                self._keep()
            self._finish()
            event.accept()
            return
        if event.key() == Qt.Key.Key_S and ctrl:
            self._keep()
            event.accept()
            return
        super().keyPressEvent(event)

    def made(self) -> Wanted | None:
        """The filter in the fields; None, with a word under the field, where one cannot be read."""
        found: dict[str, Any] = {
            "account": self.account.text().strip().replace(" / ", ":").strip(":"),
            "holder": self.holder.text().strip(),
            "kind": self.kind[1].currentData() or "",
            "asset": self.asset[1].currentData() or "",
            "reference": self.reference.text().strip(),
            "words": " ".join(self.words.text().split()),
        }
        good = True
        for field, name in ((self.least, "least"), (self.most, "most")):
            typed = field.text().strip()
            field.fail("")
            try:
                found[name] = check_size(self._size(typed)) if typed else ""
            except (NotASize, NotAnAmount, TwoReadings) as error:
                field.fail(text.sentence(error))
                good = False
        for field, name in ((self.since, "since"), (self.until, "until")):
            typed = field.text().strip()
            field.fail("")
            try:
                found[name] = date.fromisoformat(typed) if typed else None
            except ValueError:
                field.fail(self.tr("“{text}” is no day. Write 2026-11-19.").format(text=typed))
                good = False
        return Wanted(**found) if good else None

    def _size(self, typed: str) -> str:
        return typed_decimal(typed, self._scales.get(self.asset[1].currentData() or ""))

    @Slot()
    def _read(self) -> None:
        """Say under each amount what is read."""
        for field in (self.least, self.most):
            typed = field.text().strip()
            field.fail("")
            try:
                field.say(f"= {self._size(typed)}" if typed else "")
            except (NotAnAmount, TwoReadings) as error:
                field.say(text.sentence(error))
        if self.isVisible():
            self.settle()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.saved)
        head.addWidget(self.forget)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.addWidget(self.words, 0, 0)
        grid.addWidget(self.reference, 0, 1)
        grid.addWidget(self.account, 1, 0)
        grid.addWidget(self.holder, 1, 1)
        grid.addWidget(self.kind[0], 2, 0)
        grid.addWidget(self.asset[0], 2, 1)
        grid.addWidget(self.least, 3, 0)
        grid.addWidget(self.most, 3, 1)
        grid.addWidget(self.since, 4, 0)
        grid.addWidget(self.until, 4, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.name, 1)
        foot.addWidget(self.keep)
        foot.addSpacing(16)
        foot.addWidget(self.done)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 16, 20, 16)
        inner.setSpacing(16)
        inner.addLayout(head)
        inner.addLayout(grid)
        inner.addLayout(foot)
        self.content.addLayout(inner)

    def _offer(self, choice: Choice, offers: Sequence[tuple[str, str]], every: str) -> None:
        choice.clear()
        choice.addItem(every, "")
        for words, value in offers:
            choice.addItem(words, value)

    def _fill(self, wanted: Wanted) -> None:
        for field, value in (
            (self.account, wanted.account),
            (self.holder, wanted.holder),
            (self.least, _plain(wanted.least)),
            (self.most, _plain(wanted.most)),
            (self.since, "" if wanted.since is None else wanted.since.isoformat()),
            (self.until, "" if wanted.until is None else wanted.until.isoformat()),
            (self.reference, wanted.reference),
            (self.words, wanted.words),
        ):
            field.edit.setText(value)
            field.fail("")
        self.kind[1].setCurrentIndex(max(0, self.kind[1].findData(wanted.kind)))
        self.asset[1].setCurrentIndex(max(0, self.asset[1].findData(wanted.asset)))

    def _show_saved(self, chosen: str) -> None:
        names = list(self._kept.filters)
        self.saved.clear()
        self.saved.addItem(self.tr("Kept filters"), "")
        for name in names:
            self.saved.addItem(name, name)
        self.saved.setCurrentIndex(max(0, self.saved.findData(chosen)))
        self.saved.setVisible(bool(names))
        self.forget.setVisible(bool(chosen))

    @Slot()
    def _take_saved(self) -> None:
        name = self.saved.currentData()
        wanted = self._kept.filters.get(name)
        self.forget.setVisible(wanted is not None)
        if wanted is not None:
            self._fill(wanted)
            self.name.setText(name)

    @Slot()
    def _keep(self) -> None:
        name, wanted = self.name.text().strip(), self.made()
        if name and wanted is not None:
            self._kept.keep(name, wanted)
            self._show_saved(name)
            self.settle()
        elif not name:
            self.name.setFocus()

    @Slot()
    def _forget(self) -> None:
        self._kept.forget(self.saved.currentData())
        self._show_saved("")

    @Slot()
    def _finish(self) -> None:
        wanted = self.made()
        if wanted is not None:
            self.close_box()
            self.narrowed.emit(wanted)
        else:
            self.settle()


def _plain(size: str) -> str:
    """A size as it is read again without doubt: three decimals alone could be thousands."""
    return f"{size}0" if len(size.partition(".")[2]) == 3 else size


def _labelled(words: str) -> tuple[QWidget, Choice]:
    """A choice with its label above it, as fields have theirs."""
    whole, choice = QWidget(), Choice(words)
    whole.setLayout(labelled(choice))
    return whole, choice
