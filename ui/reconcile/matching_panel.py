"""The panel of matching: what is certain was confirmed, the rest is decided here with keys alone. L-02.

Boundary: asks `proposing` and `deciding` through the bench; matching runs in a process of its own and can be stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from ui.reconcile.matching_actions import CHOICES
from ui.reconcile.matching_view import MatchingView
from ui.reconcile.offline_seat import OfflinePresenter, OfflineSeat, Panel
from ui.shell.tasks import Progress
from ui.shell.workspace import Seat

if TYPE_CHECKING:
    from backoffice.reconcile.proposing import Proposed
    from backoffice.reconcile.rules import MatchRules
    from backoffice.reconcile.snapshot_rules import AccountHead
    from ui.reconcile.difference_box import DifferenceBox
    from ui.reconcile.matching_rows import Queue
    from ui.reconcile.matching_rules_box import MatchingRulesBox

_STEPS = ("reading", "pairing", "payouts", "parts", "amounts", "sums", "done")
_FINE = 100


class MatchingPanel(Panel):
    """The queue of one account. Everything it decides is signed and on the disk before the next row comes."""

    def __init__(self, seat: OfflineSeat) -> None:
        super().__init__(seat)
        self.view = MatchingView(seat.keys)
        self.presenter = OfflinePresenter(seat, self)
        self._queue: Queue | None = None
        self._shown = 0
        self._busy = ""
        self._done: list[tuple[str, bool]] = []
        self._put_off: list[str] = []
        self._was_matched: AccountHead | None = None
        self._box: MatchingRulesBox | None = None
        self._naming: DifferenceBox | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        view = self.view
        for button, run in (
            (view.match, self.match),
            (view.rules, self.open_rules),
            (view.confirm, self.confirm),
            (view.reject, self.reject),
            (view.other, self.choose_other),
            (view.later, self.later),
            (view.undo, self.undo),
        ):
            button.clicked.connect(run)
        view.moved.connect(self._show_reasons)
        self._bind()
        self._show_reasons()

    def show_account(self, account: AccountHead) -> None:
        if self.account is None or (account.path, account.asset) != (self.account.path, self.account.asset):
            self._done.clear()
            self._put_off.clear()
        super().show_account(account)
        self._load()

    def look_again(self) -> None:
        if self._queue is not None:
            self._show_queue(self._queue)

    def entered(self) -> None:
        self.view.table.setFocus()

    @Slot()
    def match(self) -> None:
        """Match what is open, in a process of its own."""
        head = self.account
        if head is None or self._why_not():
            return
        bench = self.seat.bench

        def work(progress: Progress) -> Proposed:
            from backoffice.reconcile.proposing import propose

            def moved(step: str, done: float) -> None:
                at = _STEPS.index(step) if step in _STEPS else 0
                progress.step(int((at + done) * _FINE), len(_STEPS) * _FINE)

            return propose(bench, head.path, head.asset, moved)

        self._be_busy(self.tr("Matching"))
        self.presenter.long(self.tr("Matching"), work, self._matched, self._failed)

    @Slot()
    def confirm(self) -> None:
        """Confirm the solution that is chosen."""
        asked, queue = self.view.current(), self._queue
        if asked is None or queue is None or self._why_not():
            return
        bench, work, chosen = self.seat.bench, queue.waiting.work, asked.solutions[self.view.chosen]
        match = chosen.match
        if chosen.beyond:
            self._difference_box().ask(work, match)
            return

        def decide() -> str:
            from backoffice.reconcile import deciding

            return bench.do(deciding.confirm, work.problem, match, work.books)

        self._decide(decide, self._was_confirmed)

    @Slot()
    def reject(self) -> None:
        """Say that these do not belong together; the next solution, if there is one, comes with the next matching."""
        asked = self.view.current()
        if asked is None or self._why_not():
            return
        bench, match = self.seat.bench, asked.solutions[self.view.chosen].match

        def decide() -> str:
            from backoffice.reconcile import deciding
            from backoffice.reconcile.decisions import match_id

            bench.do(deciding.reject, match)
            return match_id(match.lines, match.entries)

        self._decide(decide, self._was_rejected)

    @Slot()
    def choose_other(self) -> None:
        """Choose the next of the equal solutions, and after the last the first."""
        asked = self.view.current()
        if asked is not None and len(asked.solutions) > 1:
            self.view.choose((self.view.chosen + 1) % len(asked.solutions))

    @Slot()
    def later(self) -> None:
        """Put the proposal behind the others."""
        asked = self.view.current()
        if asked is not None and len(self.view.asked) > 1:
            self._put_off = [*(each for each in self._put_off if each != asked.row.key), asked.row.key]
            at = self.view.asked.index(asked)
            self.look_again()
            self.view.table.selectRow(min(at, len(self.view.asked) - 1))

    @Slot()
    def undo(self) -> None:
        """Take the last match or the last rejection back."""
        if not self._done or self._busy:
            return
        match, rejected = self._done.pop()
        bench = self.seat.bench

        def decide() -> None:
            from backoffice.reconcile import by_hand, deciding

            bench.do(by_hand.take_rejection_back if rejected else deciding.undo, match)

        self._decide(decide, self._was_undone)

    @Slot()
    def open_rules(self) -> None:
        """Ask how this account is matched."""
        head, queue = self.account, self._queue
        if head is None or queue is None or self._why_not():
            return
        if self._box is None:
            from ui.reconcile.matching_rules_box import MatchingRulesBox

            self._box = MatchingRulesBox(self.window(), cast(Seat, self.seat), self._rules_wanted)
        problem = queue.waiting.work.problem
        self._box.ask(problem.rules, head.scale, problem.allowed)

    def _difference_box(self) -> DifferenceBox:
        if self._naming is None:
            from ui.reconcile.difference_box import DifferenceBox

            seat = cast(Seat, self.seat)
            self._naming = DifferenceBox(self.window(), seat, self.seat.bench, self._was_confirmed)
        return self._naming

    def _rules_wanted(self, rules: MatchRules) -> None:
        head, bench = self.account, self.seat.bench
        if head is None:
            return

        def decide() -> None:
            from backoffice.reconcile.problems import keep_rules

            keep_rules(bench, head.path, head.asset, rules)

        def kept(_answer: None) -> None:
            self._be_busy("")
            self.match()

        self._decide(decide, kept)

    def _load(self) -> None:
        head, bench, language = self.account, self.seat.bench, self.seat.language
        if head is None:
            return
        self._shown += 1

        def look() -> Queue:
            from backoffice.reconcile.proposing import waiting
            from ui.reconcile.matching_rows import queue_of

            return queue_of(waiting(bench, head.path, head.asset), language)

        self.seat.tasks.quick(self, look, partial(self._show, self._shown))

    def _show(self, number: int, queue: Queue) -> None:
        if number == self._shown:
            self._show_queue(queue)

    def _show_queue(self, before: Queue) -> None:
        """Show what waits by now; what was put off stands behind the rest, in the order in which it was."""
        queue = before.after(self.seat.bench.book.standing)
        later = {key: place for place, key in enumerate(self._put_off, 1)}
        ordered = sorted(queue.asked, key=lambda each: later.get(each.row.key, 0))
        self._queue = queue = replace(queue, asked=tuple(ordered))
        self._say_empty(queue)
        self.view.show_queue(queue)
        self._show_reasons()

    def _say_empty(self, queue: Queue) -> None:
        told, keys = queue.waiting, self.seat.keys
        if told.closed:
            self.view.empty.say(self.tr("This account is closed. Reopen it to match again."))
        elif not told.work.lines:
            said = self.tr("No statement of this account is here yet. Take one in under Statements.")
            self.view.empty.say(said, keys.caps("go.offline.statements"))
        elif not told.confirmed and told.open_lines and self.account != self._was_matched:
            self.view.empty.say(self.tr("Nothing was matched yet. Match now."), keys.caps("matching.match"))
        elif told.open_lines or told.open_entries:
            self.view.empty.say(self.tr("Nothing waits for you. What found no other side stands among the findings."))
        else:
            self.view.empty.say(self.tr("Every line and every entry found its other side."))

    def _matched(self, told: Proposed) -> None:
        self._be_busy("")
        self._was_matched = self.account
        said = self.tr("{confirmed} confirmed themselves, {waiting} wait for you")
        self.seat.doors.tell(said.format(confirmed=f"{told.confirmed:,}", waiting=f"{told.waiting:,}"))
        self._load()
        self.changed.emit()

    def _decide(self, decide: Callable[[], object], done: Callable[..., None]) -> None:
        self._be_busy(self.tr("Being signed"))
        self.seat.tasks.quick(self, decide, done, self._failed)

    def _was_confirmed(self, match: str) -> None:
        self._done.append((match, False))
        self._decided()

    def _was_rejected(self, match: str) -> None:
        self._done.append((match, True))
        self._decided()

    def _was_undone(self, _answer: None) -> None:
        self._decided()

    def _decided(self) -> None:
        self._busy = ""
        self.look_again()
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        from backoffice.errors import BackofficeError
        from ui.shell.tasks import Cancelled

        self._be_busy("")
        if isinstance(error, Cancelled):
            self.seat.doors.tell(self.tr("Matching was stopped. Nothing was decided."))
        elif isinstance(error, BackofficeError):
            self.seat.doors.complain(error)

    def _be_busy(self, words: str) -> None:
        self._busy = words
        self._show_reasons()

    def _why_not(self) -> str:
        """Why nothing can be decided just now; empty when it can."""
        if self._busy:
            return self._busy
        if self.seat.read_only:
            return self.seat.read_only
        if self._queue is not None and self._queue.waiting.closed:
            return self.tr("The account is closed")
        return ""

    def _why_no_match(self) -> str:
        return self._why_not() or ("" if self.view.current() is not None else self.tr("Nothing is proposed"))

    def _show_reasons(self) -> None:
        view, asked = self.view, self.view.current()
        for button in (view.match, view.rules):
            button.set_why(self._why_not() if button is view.match else "")
        alone = asked is None or len(asked.solutions) < 2
        view.other.setVisible(not alone)
        for button in (view.confirm, view.reject):
            button.setEnabled(not self._why_no_match())
        view.later.setEnabled(len(view.asked) > 1)
        view.undo.setEnabled(bool(self._done) and not self._busy)

    def _bind(self) -> None:
        keys, why = self.seat.keys, self._why_no_match
        keys.bind("matching.match", self, self.match, self._why_not)
        keys.bind("matching.rules", self, self.open_rules, self._why_not)
        keys.bind("matching.down", self, partial(self.view.table.step, 1))
        keys.bind("matching.up", self, partial(self.view.table.step, -1))
        for name, run in (("confirm", self.confirm), ("reject", self.reject), ("other", self.choose_other)):
            keys.bind(f"matching.{name}", self, run, why)
        keys.bind("matching.later", self, self.later, why)
        keys.bind("matching.undo", self, self.undo, self._why_no_undo)
        for number in range(1, CHOICES + 1):
            keys.bind(f"matching.solution_{number}", self, partial(self.view.choose, number - 1), why)

    def _why_no_undo(self) -> str:
        return self._busy or ("" if self._done else self.tr("Nothing was decided just now"))
