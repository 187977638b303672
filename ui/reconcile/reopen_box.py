"""The box in which a closed account is reopened: only for a reason, which is signed with it. L-02, S-05."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from backoffice.reconcile import deciding
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.deciding import EXPLANATION_AT_LEAST, NOTE_AT_MOST
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.field import Field


class ReopenBox(Box):
    """Calls `decided` once it is on the disk."""

    def __init__(self, frame: QWidget, seat: Seat, bench: Bench, decided: Callable[[], None]) -> None:
        super().__init__(frame, seat, self.tr("Reopen the account"), self.tr("Reopen"), 520)
        self._bench, self._decided = bench, decided
        self._place = ("", "")
        self.about = hint("")
        self.why = Field(self.tr("Why it is opened again"))
        self.why.edit.setMaxLength(NOTE_AT_MOST)
        self.body.addWidget(self.about)
        self.body.addWidget(self.why)

    def ask(self, account: str, asset: str) -> None:
        """Ask about one account and asset."""
        self._place = (account, asset)
        said = self.tr("{account} in {asset} is closed. Reopened it has to be closed anew; both stand in the log.")
        self.about.setText(said.format(account=account, asset=asset))
        self.why.edit.setText("")
        self.why.fail("")
        self.open()
        self.why.setFocus()

    def submit(self) -> None:
        why = self.why.text().strip()
        if sum(mark.isalpha() for mark in why) < EXPLANATION_AT_LEAST:
            self.why.fail(self.tr("Say in a few words why."))
            self.settle()
            return
        bench, place = self._bench, self._place

        def decide() -> None:
            bench.do(deciding.reopen_account, *place, why)

        self.run(decide, self._done, self.tr("Being signed"))

    def forget(self) -> None:
        self.why.edit.setText("")

    def _done(self, _answer: None) -> None:
        self.close_box()
        self._decided()
