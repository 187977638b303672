"""The box that takes accounts along: which, of which days, for how long, and where the key of the snapshot lies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from backoffice.reconcile.check_out_rules import Reconcilable, Wanted
from backoffice.reconcile.snapshot_key import PASSPHRASE_AT_LEAST
from backoffice.reconcile.snapshot_rules import KeyCustody
from ui.kyc.wording import Wording
from ui.ledger.wording import LedgerWording
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.labelled import labelled
from ui.widgets.tick_box import TickBox

_DAYS = (1, 3, 7, 14, 30)
_USUAL = 7
_LIST = 168
_ROW = 26


class CheckOutBox(Box):
    """`started` is called with what is wanted and the passphrase, once all of it makes sense.

    Then the box closes; `come_back` opens it again with what was typed, where it could not be done.
    """

    def __init__(self, frame: QWidget, seat: Seat, started: Callable[[Wanted, str], None]) -> None:
        super().__init__(frame, seat, "", "", wide=560)
        self.title.setText(self.tr("Check out accounts"))
        self.go.set_label(self.tr("Check out"))
        self.setAccessibleName(self.tr("Check out accounts"))
        self._started = started
        self._words = LedgerWording(Wording(seat.language))
        self.ticks: dict[str, TickBox] = {}
        self._rows = QVBoxLayout()
        self.since = Field(self.tr("From day"))
        self.until = Field(self.tr("To day, that day included"))
        self.days = Choice(self.tr("Opens for"))
        for days in _DAYS:
            self.days.addItem(self.tr("%n days", "", days), days)
        self.days.setCurrentIndex(_DAYS.index(_USUAL))
        self.custody = Choice(self.tr("Key of the snapshot"))
        self.custody.addItem(self.tr("in the keyring of this computer"), KeyCustody.KEYRING)
        self.custody.addItem(self.tr("under a passphrase, for another computer"), KeyCustody.PASSPHRASE)
        self.passphrase = Field(self.tr("Passphrase"))
        self.again = Field(self.tr("The same again"))
        for field in (self.passphrase, self.again):
            field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.say(self.tr("At least %n signs. Who loses it loses the snapshot.", "", PASSPHRASE_AT_LEAST))
        self.custody.currentIndexChanged.connect(self._fit)
        self._fill_body()
        self._fit()

    def show_accounts(self, found: Sequence[Reconcilable], today: date, keyring: bool) -> None:
        """Offer these accounts; the period begins with the month of the last booking.

        Without a `keyring` on this computer the key goes under a passphrase.
        """
        custody = KeyCustody.KEYRING if keyring else KeyCustody.PASSPHRASE
        self.custody.setCurrentIndex(self.custody.findData(custody))
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.ticks.clear()
        for one in found:
            kind = self._words.words.say(f"ledger.account.{one.kind}")
            tick = TickBox(self._words.words.listed(self._words.short(one.path), kind))
            tick.setEnabled(one.last_on is not None)
            self.ticks[one.path] = tick
            self._rows.addWidget(tick)
        self._rows.addStretch(1)
        self._rolling.setFixedHeight(min(_LIST, len(found) * _ROW + 8))
        last = max((one.last_on for one in found if one.last_on is not None), default=today)
        self.since.edit.setText(last.replace(day=1).isoformat())
        self.until.edit.setText(min(last, today).isoformat())
        if not found:
            self.fail(self.tr("The books have no account at a bank, processor or custodian yet."))

    def wanted(self) -> Wanted | None:
        """What was asked for; None, and said under its field, for what is not clear."""
        chosen = tuple(path for path, tick in self.ticks.items() if tick.isChecked())
        since, until = _day(self.since), _day(self.until)
        for field, day in ((self.since, since), (self.until, until)):
            field.fail("" if day is not None else self.tr("A day such as 2026-11-19."))
        if not chosen:
            self.fail(self.tr("Choose at least one account."))
        elif since is not None and until is not None and since > until:
            self.until.fail(self.tr("The period ends before it begins."))
        elif since is not None and until is not None:
            custody = self.custody.currentData()
            return Wanted(chosen, since, until, int(self.days.currentData()), KeyCustody(custody))
        return None

    def submit(self) -> None:
        self.fail("")
        wanted = self.wanted()
        if wanted is None:
            self.settle()
            return
        passphrase = self.passphrase.text() if wanted.custody is KeyCustody.PASSPHRASE else ""
        if wanted.custody is KeyCustody.PASSPHRASE:
            short = len(passphrase.strip()) < PASSPHRASE_AT_LEAST
            said = self.tr("At least %n signs.", "", PASSPHRASE_AT_LEAST)
            self.passphrase.fail(said if short else "")
            self.again.fail("" if self.again.text() == passphrase else self.tr("That is not the same."))
            if short or self.again.text() != passphrase:
                self.settle()
                return
        self.close_box()
        self._started(wanted, passphrase)

    def come_back(self, sentence: str, passphrase: str) -> None:
        """Stand there again as it was left, and say what went wrong."""
        self.open()
        for field in (self.passphrase, self.again):
            field.edit.setText(passphrase)
        self.fail(sentence)

    def forget(self) -> None:
        for field in (self.passphrase, self.again):
            field.edit.clear()
            field.fail("")

    def about_to_open(self) -> None:
        super().about_to_open()
        next(iter(self.ticks.values()), self.since).setFocus()

    def _fit(self) -> None:
        sealed = self.custody.currentData() == KeyCustody.PASSPHRASE
        self.passphrase.setVisible(sealed)
        self.again.setVisible(sealed)
        if self.isVisible():
            self.settle()

    def _fill_body(self) -> None:
        what = hint(
            self.tr(
                "Entries travel encrypted, by amount, day and reference. Customers stand in them as pseudonyms; of "
                "words only keyed marks go along."
            )
        )
        self.body.addWidget(what)
        rows = QWidget()
        # Room for the ring of focus.
        self._rows.setContentsMargins(4, 4, 4, 4)
        self._rows.setSpacing(6)
        rows.setLayout(self._rows)
        rolling = self._rolling = QScrollArea()
        rolling.setWidgetResizable(True)
        rolling.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rolling.setWidget(rows)
        rows.setAutoFillBackground(False)
        rolling.viewport().setAutoFillBackground(False)
        rolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(Label(self.tr("Accounts"), 12, 500))
        self.body.addWidget(rolling)
        for pair in ((self.since, self.until), (self.passphrase, self.again)):
            row = QHBoxLayout()
            row.setSpacing(12)
            for field in pair:
                row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(row)
            if pair[0] is self.since:
                self.body.addLayout(self._choices())

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(labelled(self.days))
        row.addLayout(labelled(self.custody), 1)
        return row


def _day(field: Field) -> date | None:
    try:
        return date.fromisoformat(field.text().strip())
    except ValueError:
        return None
