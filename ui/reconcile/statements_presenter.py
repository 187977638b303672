"""Statements in the offline window: reading a file, learning its columns, taking it in, and taking it out again.

Boundary: files are read by `statement_import` in a long task with progress and Cancel; the workbook decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QFileDialog

from backoffice.errors import BackofficeError
from backoffice.reconcile.snapshot_rules import AccountHead
from ui.ledger.wording import LedgerWording
from ui.reconcile.offline_seat import OfflinePresenter, OfflineSeat
from ui.shell.tasks import Cancelled, Progress
from ui.shell.text import sentence
from ui.staff.cells import CellRow, CellTable
from ui.widgets.bar import Tone

if TYPE_CHECKING:
    from backoffice.reconcile.payout_reports import PayoutsTaken
    from backoffice.reconcile.statement_import import Previewed, TakenIn
    from backoffice.reconcile.statement_learning import Guess
    from backoffice.reconcile.statement_profile import Profile
    from backoffice.reconcile.workbook import WorkbookLook
    from ui.reconcile.statements_page import StatementsPage

_MAPPING_NEEDED = frozenset({"reconcile.statement_profile_needed", "reconcile.statement_profile_misfits"})


class StatementsPresenter(OfflinePresenter):
    """One file at a time: `path` is the one that is open."""

    def __init__(self, seat: OfflineSeat, page: StatementsPage, words: LedgerWording) -> None:
        super().__init__(seat, page)
        self._page, self._words = page, words
        self.path: Path | None = None
        self._working = False
        self._learning: Profile | None = None
        self._folder = ""
        page.list.choose_wanted.connect(self.choose)
        page.list.out_wanted.connect(self.take_out)
        page.preview.taken_in.connect(self._take_in)
        page.preview.payouts_wanted.connect(self._take_payouts)
        page.preview.mapping_wanted.connect(self.open_mapping)
        page.preview.back_wanted.connect(self.back)
        page.mapping.learnt.connect(self._read_so)
        page.mapping.back_wanted.connect(self.back)

    def show_list(self) -> None:
        """Look anew which statements were taken in."""
        book, words = self.seat.bench, self._words

        def work() -> tuple[CellRow, ...]:
            from ui.reconcile.statement_rows import taken_rows

            def rows(look: WorkbookLook) -> tuple[CellRow, ...]:
                statements = [(each, look.words_of(each.file)) for each in look.standing.statements.values()]
                reports = [(each, look.words_of(each.file)) for each in look.standing.reports.values()]
                return taken_rows(statements, reports, words)

            return book.look(rows)

        self.seat.tasks.quick(self, work, self._show_rows)

    def focus(self) -> None:
        """Put the focus where work goes on; the mapping has put it on what is not settled."""
        page = self._page
        if self._here is page.preview:
            page.preview.heads.setFocus()
        elif self._here is page.list:
            (page.list.table if page.list.table.isVisibleTo(page) else page.list.choose).setFocus()

    @Slot()
    def down(self) -> None:
        self._table.step(1)

    @Slot()
    def up(self) -> None:
        self._table.step(-1)

    @Slot()
    def choose(self) -> None:
        """Ask for a file."""
        kinds = (
            self.tr("Statements")
            + " (*.xml *.camt *.sta *.mt940 *.940 *.txt *.ofx *.qfx *.csv *.tsv *.xlsx *.zip *.gz)"
        )
        every = self.tr("All files") + " (*)"
        title = self.tr("Choose a statement’s file")
        path, _ = QFileDialog.getOpenFileName(self._page.window(), title, self._folder, f"{kinds};;{every}")
        if path:
            self.open_file(Path(path))

    def open_file(self, path: Path, profile: Profile | None = None) -> None:
        """Read a file and show what it holds; `profile` is a mapping a person just confirmed for it."""
        if self._working:
            return
        self.path, self._folder, self._learning = path, str(path.parent), profile
        bench, home = self.seat.bench, self.seat.settings.home

        def work(progress: Progress) -> Previewed:
            from backoffice.reconcile.statement_import import preview, settings_file
            from backoffice.reconcile.statement_kept import remembered

            kept = remembered(settings_file(home))
            return preview(bench, path, kept, (*kept.profiles, *([profile] if profile else [])), progress.step)

        self._working = True
        self._page.list.said.clear()
        self.long(self.tr("Reading {file}").format(file=path.name), work, self._seen, self._unread)

    @Slot()
    def open_mapping(self) -> None:
        """Show what each column of the table in the preview means, to be changed."""
        seen = self._page.preview.seen
        if self._here is self._page.preview and seen is not None and seen.looked.profile is not None:
            self._learn(seen.looked.path, seen.looked.profile)

    @Slot()
    def go_on(self) -> None:
        """The button of the face in front."""
        if self._here is self._page.preview:
            self._page.preview.take_in()
        elif self._here is self._page.mapping:
            self._page.mapping.confirm()

    @Slot()
    def use_payouts(self) -> None:
        """Match by the payouts of the report in the preview."""
        if self._here is self._page.preview:
            self._page.preview.use_payouts()

    @Slot()
    def vouch(self) -> None:
        """Say that the statement is of the chosen account, or take that back."""
        if self._here is self._page.preview:
            self._page.preview.vouch()

    @Slot()
    def back(self) -> None:
        """To the list; nothing of the file is kept."""
        if not self._working:
            self._show(self._page.list)

    @Slot()
    def take_out(self) -> None:
        """Take the chosen statement or report out of the workbook again."""
        key = self._page.list.table.current_key()
        if self._here is not self._page.list or key is None or self._working:
            return
        bench = self.seat.bench

        def work() -> None:
            from backoffice.reconcile.payout_reports import take_out

            bench.do(take_out, key)

        self.seat.tasks.quick(self, work, lambda _none: self.show_list(), self._refused)

    @property
    def _here(self) -> object:
        return self._page.faces.currentWidget()

    @property
    def _table(self) -> CellTable:
        page = self._page
        if self._here is page.preview:
            return page.preview.heads
        return page.mapping.table if self._here is page.mapping else page.list.table

    def _show_rows(self, rows: tuple[CellRow, ...]) -> None:
        chosen = self._page.list.isAncestorOf(QApplication.focusWidget() or self._page)
        self._page.list.show_rows(rows)
        if chosen:
            self.focus()

    def _seen(self, seen: Previewed) -> None:
        self._working = False
        self._page.preview.show_file(seen, self.seat.bench.book.standing.reports.keys())
        self._show(self._page.preview)

    def _learn(self, path: Path, profile: Profile | None) -> None:
        """Show what the columns of a table look like, or what `profile` says of them."""
        if self._working:
            return

        home = self.seat.settings.home

        def work() -> Guess:
            from backoffice.reconcile.statement_file import learn
            from backoffice.reconcile.statement_import import settings_file
            from backoffice.reconcile.statement_kept import remembered

            return learn(path, remembered(settings_file(home)).profiles if profile is None else ())

        def done(made: Guess) -> None:
            self._page.mapping.show_guess(made, profile, path.stem)
            self._show(self._page.mapping)

        self.seat.tasks.quick(self, work, done, self._refused)

    def _unread(self, error: BackofficeError) -> None:
        self._working = False
        if isinstance(error, Cancelled):
            return
        if self._here is self._page.mapping and self._learning is not None:
            self._page.mapping.complain(error)
        elif error.code in _MAPPING_NEEDED and self.path is not None:
            self._learn(self.path, None)
        else:
            self._refused(error)

    def _refused(self, error: BackofficeError) -> None:
        self._show(self._page.list)
        self._page.list.said.say(Tone.ERROR, sentence(error), code=error.code)

    @Slot(object)
    def _read_so(self, profile: Profile) -> None:
        """Read the file by a mapping, and keep the mapping once it does."""
        if self.path is not None:
            self.open_file(self.path, profile)

    @Slot(object, object)
    def _take_in(self, accounts: Mapping[str, AccountHead], vouched: frozenset[str]) -> None:
        seen = self._page.preview.seen
        if seen is None or self._working:
            return
        bench, home, learning = self.seat.bench, self.seat.settings.home, self._learning

        def work(progress: Progress) -> TakenIn:
            from backoffice.reconcile.statement_import import settings_file, take_in
            from backoffice.reconcile.statement_kept import remember, remembered

            place = settings_file(home)
            kept = remembered(place)
            done = take_in(bench, seen.looked, accounts, kept, progress.step, vouched)
            for head in seen.looked.heads:
                if head.id in accounts:
                    kept = kept.with_account((accounts[head.id].path, accounts[head.id].asset), head.account)
            remember(place, kept if learning is None else kept.with_profile(learning))
            return done

        self._working = True
        self._page.preview.busy(self.tr("Being taken in"))
        self.long(self.tr("Taking {file} in").format(file=seen.looked.path.name), work, self._taken, self._not_taken)

    @Slot()
    def _take_payouts(self) -> None:
        seen = self._page.preview.seen
        if seen is None or self._working:
            return
        bench, home, learning = self.seat.bench, self.seat.settings.home, self._learning

        def work(_progress: Progress) -> PayoutsTaken:
            from backoffice.reconcile.payout_reports import take_payouts_in
            from backoffice.reconcile.statement_import import settings_file
            from backoffice.reconcile.statement_kept import remember, remembered

            done = take_payouts_in(bench, seen.looked)
            if learning is not None:
                place = settings_file(home)
                remember(place, remembered(place).with_profile(learning))
            return done

        self._working = True
        self._page.preview.busy(self.tr("Being taken in"))
        self.long(
            self.tr("Taking {file} in").format(file=seen.looked.path.name), work, self._payouts_taken, self._not_taken
        )

    def _payouts_taken(self, done: PayoutsTaken) -> None:
        self._is_in(self.tr("%n payouts taken in. Match again to use them.", "", done.payouts))

    def _taken(self, done: TakenIn) -> None:
        self._is_in(self._said(done))

    def _is_in(self, said: str) -> None:
        self._working = False
        self._learning = None
        self._show(self._page.list)
        self.show_list()
        self.seat.doors.tell(said)

    def _not_taken(self, error: BackofficeError) -> None:
        self._working = False
        self._page.preview.busy("")
        if isinstance(error, Cancelled):
            self._show(self._page.list)
            self.show_list()
        else:
            self._refused(error)

    def _said(self, done: TakenIn) -> str:
        told = [self.tr("%n lines taken in.", "", done.lines)]
        if done.lines_known:
            told.append(self.tr("%n were known already and left out.", "", done.lines_known))
        if done.statements_known:
            told.append(self.tr("%n statements were there before.", "", done.statements_known))
        return " ".join(told)

    def _show(self, face: object) -> None:
        page = self._page
        for each in (page.list, page.preview, page.mapping):
            if each is face:
                page.faces.setCurrentWidget(each)
        self.focus()
