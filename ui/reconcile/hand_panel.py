"""The panel of matching by hand, in the place of the queue: marks, sums, confirming, and taking back. L-01, L-02.

Boundary: asks `by_hand` through the bench in the background; what was matched leaves the lists at once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from backoffice.reconcile.rules import FindingKind
from ui.kyc.wording import isolated
from ui.ledger.wording import money
from ui.reconcile.hand_view import HandView
from ui.reconcile.offline_seat import OfflineSeat, Panel
from ui.widgets.shapes import Shape

if TYPE_CHECKING:
    from backoffice.reconcile.snapshot_rules import AccountHead
    from ui.reconcile.hand_rows import HandRow, HandSeen
    from ui.reconcile.matching_panel import MatchingPanel


class HandPanel(Panel):
    """Hidden until it is asked for; `queue` is what stands in its place until then."""

    def __init__(self, seat: OfflineSeat, queue: MatchingPanel) -> None:
        super().__init__(seat)
        self._queue = queue
        self.view = HandView(seat.keys, seat.language)
        self._front = False
        self._seen: HandSeen | None = None
        self._filled: set[bool] = set()
        self._stale = True
        self._shown = 0
        self._busy = ""
        self._done: list[str] = []
        self._rows: dict[str, HandRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._bind()
        self._say()
        self.hide()

    def show_account(self, account: AccountHead) -> None:
        if self.account is None or (account.path, account.asset) != (self.account.path, self.account.asset):
            self._done.clear()
            self._rows = {}
            self._clear()
        super().show_account(account)
        self._stale = True
        if self._front:
            self._load()

    def entered(self) -> None:
        if self._front:
            self._focus()

    @Slot()
    def open(self) -> None:
        """Come to the front, or give it back to the queue."""
        self._front = not self._front
        # What comes is shown before what goes is hidden, so that the focus has somewhere to be.
        first, second = (self, self._queue) if self._front else (self._queue, self)
        first.show()
        second.hide()
        if not self._front:
            self._queue.entered()
            return
        self.view.show_decided(False)
        self._load()
        self._focus()

    @Slot()
    def show_decided(self) -> None:
        """Show what was decided, or what is open again."""
        self.view.show_decided(not self.view.shows_decided)
        if self._stale:
            self._load()
        else:
            self._fill()
        self._focus()
        self._say()

    @Slot()
    def confirm(self) -> None:
        """Match what is marked; where its difference has no name yet, ask for one."""
        view, seen = self.view, self._seen
        if seen is None or self._why_not_confirm():
            return
        kind = None
        if self._must_name():
            if not view.kind.currentData():
                view.kind.setFocus()
                return
            if not view.note.text().strip():
                view.note.setFocus()
                return
            kind = FindingKind(view.kind.currentData())
        lines, entries = tuple(view.lines.table.rows.marked), tuple(view.entries.table.rows.marked)
        bench, work, note = self.seat.bench, seen.sides.work, view.note.text()

        def decide() -> str:
            from backoffice.reconcile.by_hand import match_by_hand

            return bench.do(match_by_hand, work.problem, work.books, lines, entries, kind, note)

        self._decide(decide, partial(self._was_matched, lines, entries))

    @Slot()
    def clear(self) -> None:
        """Unmark everything."""
        self._clear()
        self._focus()

    @Slot()
    def undo(self) -> None:
        """Take back what is in front among the decided, or the last match made here."""
        if self._why_not_undo():
            return
        bench, row = self.seat.bench, self.view.decided.table.current()
        decided = self.view.shows_decided
        match = row.id if decided and row is not None else self._done[-1]
        rejected = decided and row is not None and row.rejected

        def decide() -> None:
            from backoffice.reconcile import by_hand, deciding

            if rejected:
                bench.do(by_hand.take_rejection_back, match)
            else:
                bench.do(deciding.undo, match)

        said = self.tr("Taken back. It may be proposed again.") if rejected else self.tr("Taken back, and open again.")
        self._decide(decide, partial(self._was_taken_back, match, said))

    @Slot()
    def keep_apart(self) -> None:
        """Take a match back and say that it is none."""
        row, bench = self.view.decided.table.current(), self.seat.bench
        if row is None or self._why_not_apart():
            return
        match = row.id

        def decide() -> None:
            from backoffice.reconcile import by_hand

            bench.do(by_hand.keep_apart, match)

        self._decide(decide, partial(self._was_taken_back, match, self.tr("Taken back, and not proposed again.")))

    def _load(self) -> None:
        head, bench, language, rows = self.account, self.seat.bench, self.seat.language, self._rows
        if head is None:
            return
        self._shown += 1
        self._stale = False

        def look() -> HandSeen:
            from ui.reconcile.hand_rows import hand_seen

            return hand_seen(bench, head.path, head.asset, language, rows)

        self.seat.tasks.quick(self, look, partial(self._show, self._shown), self._failed)

    def _show(self, number: int, seen: HandSeen) -> None:
        if number != self._shown:
            return
        self._seen, view = seen, self.view
        self._filled.clear()
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._fill()
        if seen.sides.closed:
            why = self.tr("This account is closed. Reopen it to match again.")
        elif not seen.sides.all_lines:
            why = self.tr("No statement of this account is here yet. Take one in under Statements.")
        else:
            why = self.tr("Every line found its other side.")
        view.lines.say(why)
        view.entries.say(self.tr("Every entry found its other side."))
        view.decided.say(self.tr("Nothing was matched or rejected yet."))
        if had_focus or self.window().focusWidget() is None:
            self._focus()
        self._say()

    def _fill(self) -> None:
        """Give the lists in front their rows; those behind get theirs when they come, which takes as long again."""
        view, seen = self.view, self._seen
        if seen is None or view.shows_decided in self._filled:
            return
        self._filled.add(view.shows_decided)
        if view.shows_decided:
            view.decided.table.show_rows(seen.decided)
        else:
            view.lines.table.show_rows(seen.lines)
            view.entries.table.show_rows(seen.entries)
        for side in (view.lines, view.entries, view.decided):
            side.refresh()

    def _focus(self) -> None:
        side = self.view.side()
        if side.table.isVisibleTo(self.view):
            side.table.setFocus()
        else:
            side.edit.setFocus()

    def _clear(self) -> None:
        for side in (self.view.lines, self.view.entries):
            side.table.clear_marks()
        self.view.forget_name()

    def _decide(self, decide: Callable[[], object], done: Callable[..., None]) -> None:
        self._busy = self.tr("Being signed")
        self._say()
        self.seat.tasks.quick(self, decide, done, self._failed)

    def _was_matched(self, lines: tuple[str, ...], entries: tuple[str, ...], match: str) -> None:
        self._busy, self._stale = "", True
        self._done.append(match)
        view = self.view
        for side, keys in ((view.lines, lines), (view.entries, entries)):
            side.table.drop(keys)
            side.edit.clear()
            side.refresh()
        view.forget_name()
        view.lines.table.setFocus()
        self._say()
        self.seat.doors.tell(self.tr("Matched by hand, signed."))
        self.changed.emit()

    def _was_taken_back(self, match: str, said: str, _answer: None) -> None:
        self._busy = ""
        if match in self._done:
            self._done.remove(match)
        self.seat.doors.tell(said)
        self._load()
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        from backoffice.errors import BackofficeError

        self._busy = ""
        self._say()
        if isinstance(error, BackofficeError):
            self.seat.doors.complain(error)

    def _fee(self) -> tuple[int, str]:
        """What the processor kept of what is marked, and the payout its report calls that."""
        lines, entries = self.view.lines.table.rows.marked, self.view.entries.table.rows.marked
        if self._seen is None or not entries:
            return 0, ""
        told = self._seen.sides.work.problem.told
        payout = told.of(lines, entries)
        return (0, "") if payout is None else (told.fees[next(iter(lines))], payout.id)

    def _must_name(self) -> bool:
        from backoffice.reconcile.differences import must_be_named

        rows, others = self.view.lines.table.rows, self.view.entries.table.rows
        if self._seen is None or not rows.marked or not others.marked:
            return False
        difference = rows.total - others.total + self._fee()[0]
        return must_be_named(self._seen.sides.work.problem.rules, rows.total, difference)

    def _why_not(self) -> str:
        if self._busy:
            return self._busy
        if self.seat.read_only:
            return self.seat.read_only
        if self._seen is None:
            return self.tr("Being looked at")
        return self.tr("The account is closed") if self._seen.sides.closed else ""

    def _why_not_confirm(self) -> str:
        view = self.view
        if view.shows_decided:
            return self.tr("Go back to what is open")
        if why := self._why_not():
            return why
        sides = view.lines.table.rows, view.entries.table.rows
        if all(side.marked for side in sides):
            return ""
        if any(len(side.marked) > 1 and not side.total for side in sides):
            return self.tr("A match needs a line and an entry. What cancels itself out is explained under Findings.")
        return self.tr("Mark on both sides")

    def _why_not_undo(self) -> str:
        if self.view.shows_decided:
            row = self.view.decided.table.current()
            if row is not None and row.house:
                return self.tr("Matched in the house: it is taken back there")
            return self._why_not() or ("" if row is not None else self.tr("Nothing is chosen"))
        return self._why_not() or ("" if self._done else self.tr("Nothing was decided just now"))

    def _why_not_apart(self) -> str:
        row = self.view.decided.table.current() if self.view.shows_decided else None
        if row is None:
            return self.tr("Choose a match first")
        if row.house:
            return self.tr("Matched in the house: it is taken back there")
        return self.tr("It is rejected") if row.rejected else self._why_not()

    @Slot()
    def _say(self) -> None:
        """Sums, difference and what can be done, after every mark."""
        view, head = self.view, self.account
        scale, asset = (head.scale, head.asset) if head is not None else (2, "")
        stated, booked = view.lines.table.rows, view.entries.table.rows
        said = self.tr("Lines: {count}, {amount}")
        view.stated.setText(said.format(count=f"{len(stated.marked):,}", amount=money(stated.total, scale)))
        said = self.tr("Entries: {count}, {amount}")
        view.booked.setText(said.format(count=f"{len(booked.marked):,}", amount=money(booked.total, scale)))
        fee, payout = self._fee()
        difference = stated.total - booked.total + fee
        both, must = bool(stated.marked and booked.marked), self._must_name()
        said = self.tr("Difference {amount} {asset}").format(amount=money(difference, scale), asset=asset)
        if both and difference and not must:
            said = self.tr("{difference}, tolerated").format(difference=said)
        if payout:
            told = self.tr("Payout {id}, fee {amount}").format(id=isolated(payout), amount=money(fee, scale))
            said = f"{told}: {said}"
        found = Shape.CONFLICTS if must else Shape.CLOSE if difference else Shape.AGREES
        view.difference.show_mark(found if both else Shape.UNKNOWN, said)
        view.needs_name(must)
        view.confirm.set_why(self._why_not_confirm())
        view.why.setText(view.confirm.toolTip() if bool(stated.marked) != bool(booked.marked) else "")
        view.clear.setEnabled(bool(stated.marked or booked.marked))
        view.undo.setEnabled(bool(self._done) and not self._why_not())
        view.take_back.setEnabled(not self._why_not_undo())
        view.apart.setEnabled(not self._why_not_apart())

    def _bind(self) -> None:
        keys, view = self.seat.keys, self.view
        keys.bind("hand.open", self._queue, self.open)
        keys.bind("hand.open", self, self.open)
        for name, run, why in (
            ("decided", self.show_decided, None),
            ("down", partial(self._step, 1), None),
            ("up", partial(self._step, -1), None),
            ("find", self._find, None),
            ("confirm", self.confirm, self._why_not_confirm),
            ("clear", self.clear, None),
            ("undo", self.undo, self._why_not_undo),
            ("apart", self.keep_apart, self._why_not_apart),
        ):
            keys.bind(f"hand.{name}", self, run, why)
        for button, run in (
            (self._queue.view.by_hand, self.open),
            (view.back, self.open),
            (view.decided_button, self.show_decided),
            (view.confirm, self.confirm),
            (view.clear, self.clear),
            (view.undo, self.undo),
            (view.take_back, self.undo),
            (view.apart, self.keep_apart),
        ):
            button.clicked.connect(run)
        for side in (view.lines, view.entries):
            side.table.marked.connect(self._say)
            side.table.entered.connect(self.confirm)
        view.note.returnPressed.connect(self.confirm)
        view.decided.table.selectionModel().currentRowChanged.connect(self._say)

    def _step(self, by: int) -> None:
        self.view.side().table.step(by)

    def _find(self) -> None:
        edit = self.view.side().edit
        edit.setFocus()
        edit.selectAll()
