"""A chosen file before anything of it is kept: its statements, what is odd about each, first lines, whose they are."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.reconcile.snapshot_rules import AccountHead
from backoffice.reconcile.statement_import import Part, Previewed
from backoffice.reconcile.statement_values import StatementHead
from backoffice.reconcile.statement_whose import Whose
from ui.kyc.wording import isolated
from ui.ledger.wording import LedgerWording
from ui.reconcile.statement_rows import head_rows, line_rows, odd_rows
from ui.shell.keys import Keys
from ui.staff.cells import CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar, Tone
from ui.widgets.choice import Choice
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label, SectionLabel
from ui.widgets.tick_box import TickBox

# Rows shown before a table scrolls.
_HEADS, _ODD = 6, 5


class StatementPreview(QWidget):
    """`taken_in` carries the accounts chosen by statement's id; `mapping_wanted` for a table's columns.

    A processor's report may serve to match by instead of being a statement of an account: `payouts_wanted`.
    """

    taken_in = Signal(object, object)
    payouts_wanted = Signal()
    mapping_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, keys: Keys, words: LedgerWording) -> None:
        super().__init__()
        self._words = words
        self._seen: Previewed | None = None
        self._reports: Collection[str] = ()
        self._chosen: dict[str, str] = {}
        self._vouched: set[tuple[str, str]] = set()
        self.file = Label("", 15, 600)
        self.facts = Label("", 12, 400, "text2")
        self.mapping = ActionButton(self.tr("Columns"), icon="columns", keys=keys.caps("statements.mapping"))
        self.back = ActionButton(self.tr("Back"), icon="prev", keys=keys.caps("statements.back"))
        self.payouts = ActionButton(self.tr("Match by its payouts"), icon="tick", keys=keys.caps("statements.payouts"))
        self.go = ActionButton(self.tr("Take in"), icon="tick", keys=keys.caps("statements.take_in"), primary=True)
        self.heads = CellTable(
            self.tr("Statements in this file"),
            (
                self.tr("Account as stated"),
                self.tr("Days"),
                self.tr("Opening"),
                self.tr("Lines"),
                self.tr("Their sum"),
                self.tr("Closing"),
                self.tr("Asset"),
            ),
        )
        self.account = Choice(self.tr("Statement of"))
        self.remembered = Label("", 12, 400, "text3")
        self.other = Bar()
        self.vouches = TickBox("")
        self.vouch_key = KeyCap(keys.caps("statements.vouch")[0])
        self.odd = CellTable(self.tr("What there is to know"), (self.tr("What there is to know"), self.tr("Figures")))
        self.lines = CellTable(
            self.tr("First lines"), (self.tr("Day"), self.tr("Name and text"), self.tr("Reference"), self.tr("Amount"))
        )
        self.lines_title = SectionLabel("")
        self._lay_out()
        self.mapping.clicked.connect(self.mapping_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.payouts.clicked.connect(self.use_payouts)
        self.go.clicked.connect(self.take_in)
        self.account.currentIndexChanged.connect(self._account_chosen)
        self.vouches.toggled.connect(self._was_vouched)
        self.heads.selectionModel().currentRowChanged.connect(self._show_one)
        self.heads.rows.modelReset.connect(self._show_one)

    def show_file(self, seen: Previewed, reports: Collection[str]) -> None:
        """Show another file; `reports` are the ids of those whose payouts were taken in before."""
        self._seen, self._reports = seen, reports
        looked = seen.looked
        self._chosen = {id_: part.account for part in seen.parts for id_ in part.statements}
        self._vouched = set()
        self.file.setText(looked.path.name)
        told = [looked.format.value, looked.heads[0].version] if looked.profile is None else [looked.format.value]
        if looked.files:
            told.append(self.tr("%n files in an archive", "", looked.files))
        if looked.left_out:
            told.append(self.tr("left out: {names}").format(names=", ".join(map(isolated, looked.left_out[:3]))))
        if looked.profile is not None:
            told.append(self.tr("read by “{mapping}”").format(mapping=looked.profile.name))
        told.append(self.tr("SHA-256 {hash}").format(hash=f"{looked.source.sha256[:4]} … {looked.source.sha256[-4:]}"))
        self.facts.setText(self._words.words.listed(*dict.fromkeys(told)))
        self.mapping.setVisible(looked.profile is not None)
        self.heads.show_rows(head_rows(seen, self._words), grows=0)
        _fit(self.heads, len(looked.heads), _HEADS)
        self.busy("")

    def busy(self, words: str) -> None:
        """Say in the button what is waited for; empty when it may be pressed, or why not."""
        self.go.set_reason(words or self._why_not())
        self.payouts.setVisible(any(head.payouts for head in self._seen.looked.heads) if self._seen else False)
        self.payouts.set_reason(words or self._why_no_payouts())

    @Slot()
    def take_in(self) -> None:
        """Ask for the statements that have an account and are not there yet."""
        seen = self._seen
        if seen is None or self._why_not():
            return
        wanted = {
            head.id: self._account_of(head)
            for head in seen.looked.heads
            if head.id not in seen.known and self._account_of(head) is not None
        }
        self.taken_in.emit(wanted, frozenset(id_ for id_ in wanted if (id_, self._chosen[id_]) in self._vouched))

    @Slot()
    def vouch(self) -> None:
        """Tick that the statement is of the chosen account, or take the tick away."""
        if self.vouches.isVisible():
            self.vouches.toggle()

    @Slot()
    def use_payouts(self) -> None:
        """Ask for the payouts of a processor's report, to match a bank's lines by."""
        if self._seen is not None and not self._why_no_payouts():
            self.payouts_wanted.emit()

    @property
    def seen(self) -> Previewed | None:
        """What is shown."""
        return self._seen

    def choose_account(self, path: str) -> None:
        """Say whose statement the current one is."""
        part = self._part()
        for at, head in enumerate(part.accounts if part is not None else ()):
            if head.path == path:
                self.account.setCurrentIndex(at)

    def _why_not(self) -> str:
        seen = self._seen
        if seen is None:
            return ""
        new = [head for head in seen.looked.heads if head.id not in seen.known]
        if not new:
            return self.tr("Taken in before")
        # Of many accounts in one file, those this snapshot cannot hold are left.
        ours = {id_ for part in seen.parts if part.accounts for id_ in part.statements}
        waiting = [head for head in new if head.id in ours]
        if not waiting:
            return self.tr("No account of this snapshot is in that asset")
        if any(head.stops for head in waiting):
            return self.tr("A statement contradicts itself")
        if any(self._account_of(head) is None for head in waiting):
            return self.tr("Choose the account first")
        seen_as = {head.id: self._whose(head) for head in waiting}
        if Whose.OTHER in seen_as.values():
            return self.tr("Of another account")
        unsure = [id_ for id_, each in seen_as.items() if each is not Whose.KNOWN]
        if any((id_, self._chosen[id_]) not in self._vouched for id_ in unsure):
            return self.tr("Say whose statement it is first")
        return ""

    def _why_no_payouts(self) -> str:
        told = [head for head in self._seen.looked.heads if head.payouts] if self._seen is not None else []
        ours = {id_ for part in self._seen.parts if part.accounts for id_ in part.statements} if self._seen else set()
        fitting = [head for head in told if head.id in ours]
        if not fitting:
            return self.tr("No account of this snapshot is in that asset")
        if all(head.id in self._reports for head in fitting):
            return self.tr("Its payouts were taken in before")
        return self.tr("A statement contradicts itself") if any(head.stops for head in fitting) else ""

    def _account_of(self, head: StatementHead) -> AccountHead | None:
        seen, path = self._seen, self._chosen.get(head.id, "")
        part = next((each for each in seen.parts if head.id in each.statements), None) if seen else None
        return next((each for each in part.accounts if each.path == path), None) if part is not None else None

    def _whose(self, head: StatementHead) -> Whose:
        parts = self._seen.parts if self._seen is not None else ()
        part = next((each for each in parts if head.id in each.statements), None)
        return Whose.UNNAMED if part is None else part.whose(self._chosen.get(head.id, ""))

    def _head(self) -> StatementHead | None:
        key = self.heads.current_key()
        return next((each for each in self._seen.looked.heads if each.id == key), None) if self._seen else None

    def _part(self) -> Part | None:
        head = self._head()
        if head is None or self._seen is None:
            return None
        return next(each for each in self._seen.parts if head.id in each.statements)

    @Slot()
    def _show_one(self) -> None:
        seen, head, part = self._seen, self._head(), self._part()
        if seen is None or head is None or part is None:
            return
        odd = odd_rows(seen, head, self._words)
        self.odd.show_rows(odd, grows=0)
        _fit(self.odd, len(odd), _ODD)
        # What stands below the list moves before the next picture, not after it.
        if (layout := self.layout()) is not None:
            layout.activate()
        shown = seen.looked.first_lines(head)
        self.lines.show_rows(line_rows(shown, head.scale, self._words), grows=1)
        self.lines_title.setText(self.tr("First lines") if len(shown) < head.count else self.tr("All lines"))
        self.account.blockSignals(True)
        self.account.clear()
        for each in part.accounts:
            self.account.addItem(self._words.words.listed(self._words.short(each.path), each.asset), each.path)
        self.account.setCurrentIndex(self.account.findData(self._chosen.get(head.id, "")))
        self.account.setPlaceholderText(self.tr("Choose an account"))
        self.account.setEnabled(bool(part.accounts))
        self.account.blockSignals(False)
        self._say_whose(part, self._chosen.get(head.id, ""))

    def _say_whose(self, part: Part, path: str) -> None:
        """Before anything is taken in: of which account the file says it is, and whether that is the chosen one."""
        seen = part.whose(path) if path else None
        stated, ours = isolated(part.stated.called), self._words.short(path)
        self.remembered.setText(
            self.tr("No account of this snapshot is in that asset")
            if not part.accounts
            else self.tr("as its statements name it")
            if seen is Whose.KNOWN
            else ""
        )
        if seen is Whose.OTHER:
            known = isolated(part.called(path))
            words = self.tr("This statement is of {stated}. You chose {account}, whose statements are of {known}.")
            self.other.say(Tone.ERROR, words.format(stated=stated, account=ours, known=known))
        else:
            self.other.clear()
        holder = next((each for each in part.holders if each.path != path), None)
        words = (
            self.tr("The file says {stated}, which so far is {other}. I have looked: it is {account}.")
            if seen is Whose.UNKNOWN and holder is not None
            else self.tr("The file says {stated}, and nobody knows it yet. I have looked: it is {account}.")
            if seen is Whose.UNKNOWN
            else self.tr("The file names no account. I have looked: it is {account}.")
        )
        other = self._words.short(holder.path) if holder is not None else ""
        self.vouches.setText(words.format(stated=stated, account=ours, other=other))
        for each in (self.vouches, self.vouch_key):
            each.setVisible(seen in (Whose.UNKNOWN, Whose.UNNAMED))
        self.vouches.blockSignals(True)
        self.vouches.setChecked(all((id_, path) in self._vouched for id_ in part.statements))
        self.vouches.blockSignals(False)
        self.vouches.updateGeometry()

    @Slot(bool)
    def _was_vouched(self, on: bool) -> None:
        part, head = self._part(), self._head()
        if part is not None and head is not None:
            told = {(id_, self._chosen.get(head.id, "")) for id_ in part.statements}
            self._vouched = self._vouched | told if on else self._vouched - told
            self.busy("")

    @Slot(int)
    def _account_chosen(self, at: int) -> None:
        part = self._part()
        if part is not None and at >= 0:
            for id_ in part.statements:
                self._chosen[id_] = part.accounts[at].path
            self._say_whose(part, part.accounts[at].path)
            self.busy("")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 8)
        top.setSpacing(8)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self.file)
        told.addWidget(self.facts)
        top.addLayout(told, 1)
        for button in (self.mapping, self.back, self.payouts, self.go):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        whose = QHBoxLayout()
        whose.setContentsMargins(16, 10, 16, 10)
        whose.setSpacing(8)
        whose.addWidget(Label(self.tr("Statement of"), 13, 500))
        whose.addWidget(self.account)
        whose.addWidget(self.remembered)
        whose.addStretch(1)
        sure = QHBoxLayout()
        sure.setContentsMargins(16, 0, 16, 10)
        sure.setSpacing(8)
        sure.addWidget(self.vouches)
        sure.addWidget(self.vouch_key)
        sure.addStretch(1)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 0, 16, 10)
        bar.addWidget(self.other)
        for table in (self.odd, self.lines):
            table.setSelectionMode(CellTable.SelectionMode.NoSelection)
        title = QHBoxLayout()
        title.setContentsMargins(16, 12, 16, 4)
        title.addWidget(self.lines_title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.heads)
        column.addLayout(whose)
        column.addLayout(bar)
        column.addLayout(sure)
        column.addWidget(self.odd)
        column.addLayout(title)
        column.addWidget(self.lines, 1)


def _fit(table: CellTable, rows: int, at_most: int) -> None:
    """As high as its rows, up to so many."""
    shown = min(rows, at_most)
    table.setFixedHeight(table.horizontalHeader().sizeHint().height() + 28 * shown + 4)
