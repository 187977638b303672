"""The steps of the tour, in their order: a reviewer's case from sign-in to case file, then a look around.

Boundary: says what a person does and what must come of it; hands and eyes are the Visitor's. K-07, K-08.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import psutil  # type: ignore[import-untyped]
from PySide6.QtWidgets import QWidget

from backoffice.config import Settings
from backoffice.kyc.rules import reasons_for
from backoffice.kyc.views import CasePage
from backoffice.staff.rules import Duty
from backoffice.store.embedded import EmbeddedServer
from ui.kyc.case_file_window import CaseFileWindow
from ui.kyc.case_sheet import Sheet
from ui.kyc.kyc_page import KycPage
from ui.shell import theme
from ui.shell.sample_row import SampleRow
from ui.tour.album import Album, read_letter
from ui.tour.judgements import UNSURE, Judgement, judgement
from ui.tour.visitor import TourStoppedError, Visitor
from ui.widgets.link_button import LinkButton
from ui.widgets.track import Track

WIDE, HIGH = 1440, 900
_PREPARED_WITHIN_SECONDS = 600.0
_MAIL_WITHIN_SECONDS = 180.0
_ENDED_WITHIN_SECONDS = 60.0
_STOPPED_WITHIN_SECONDS = 130.0
_LOOKS_AT_MOST = 40

Lines = list[str]


class Step(NamedTuple):
    """`run` does it and returns lines worth reading in the terminal."""

    title: str
    run: Callable[[], Lines]


class Journey:
    """One tour of the house of `settings`; `steps` in their order."""

    def __init__(self, visitor: Visitor, settings: Settings, album: Album) -> None:
        self._visitor = visitor
        self._settings = settings
        self._album = album
        self._is_ready = False
        self._has_ended = False
        self._letters_before: frozenset[Path] = frozenset()
        self._case: UUID | None = None
        self._number = 0
        visitor.application.ready.connect(self._note_ready)
        visitor.application.ended.connect(self._note_ended)

    def steps(self) -> tuple[Step, ...]:
        return (
            Step("Sign in as a reviewer and see what is urgent", self._begin_the_day),
            Step("Look for a person with Ctrl+K, and at all keys with ?", self._look_around),
            Step("Take the most urgent case with N and enlarge its pictures", self._take),
            Step("Decide it with a reason and a note; the next case comes", self._decide),
            Step("Give a second verdict and take it back with Z", self._take_back),
            Step("Wait for the mail and for its line in the case's history", self._see_mail),
            Step("Write the case file as PDF", self._write_case_file),
            Step("Change to dark colours, then to Chinese", self._change_looks),
            Step("Sign in as a lead and look at a second review", self._second_review),
            Step("Sign out", self._leave),
        )

    def close_window(self) -> Lines:
        """Close it as a person does and wait until what it had started has ended; nothing if that was done before."""
        if self._has_ended:
            return []
        self._visitor.window.close()
        self._visitor.until("the end of the window", lambda: self._has_ended, _ENDED_WITHIN_SECONDS)
        server = EmbeddedServer(self._settings.home)
        try:
            self._visitor.until(
                "the end of worker and database",
                lambda: not psutil.Process().children() and not server.running(),
                _STOPPED_WITHIN_SECONDS,
            )
        except TourStoppedError:
            return ["Worker or database run on: another window uses them, or a mail is about to leave."]
        return ["Worker and database have stopped"]

    def open_window(self) -> Lines:
        """Open it and wait until the sample firm is there, on a first start longer. Raises TourStoppedError."""
        visitor = self._visitor
        visitor.application.start()
        visitor.window.resize(WIDE, HIGH)
        visitor.turn_to(visitor.window)
        visitor.until("the database", self._is_well_under_way, _PREPARED_WITHIN_SECONDS)
        if not self._is_ready:
            caption = "The first start makes the database and invents the sample firm"
            self._album.put_picture("00-preparing", caption, visitor.look())
            visitor.until("the sample firm", self._is_ready_or_refused, _PREPARED_WITHIN_SECONDS)
        house = visitor.application.house
        if not self._is_ready or house is None:
            raise TourStoppedError("The database could not be opened or prepared; the window says why.")
        if house.state.house != "sample":
            raise TourStoppedError(
                "This is no sample firm. The tour decides cases, so it is made in the sample firm only."
            )
        self._choose_english()
        self.picture("01-sign-in", "Sign-in; people of the sample firm can be filled in")
        return [f"PostgreSQL {house.state.version}, {house.state.firm}, in {self._settings.home}"]

    def _begin_the_day(self) -> Lines:
        who = self.sign_in(Duty.KYC_REVIEWER)
        self.picture("02-home", "Today: what is late, what is soon, what to take first")
        return [f"Signed in as {who}"]

    def _look_around(self) -> Lines:
        visitor, frame = self._visitor, self._visitor.frame
        visitor.act("window.palette")
        visitor.write(self._somebody())
        palette = frame.palette_box
        visitor.until("people in the palette", lambda: any(row.icon == "person" for row in palette.model.rows))
        self.picture("03-palette", "Ctrl+K finds people, cases, places and commands")
        visitor.press("Esc")
        visitor.act("window.keys")
        visitor.until("the cheat sheet", frame.cheat_sheet.isVisible)
        self.picture("04-cheat-sheet", "? shows every key, and gives an action other keys")
        visitor.press("Esc")
        visitor.until("the page behind", lambda: not frame.cheat_sheet.isVisible() and not palette.isVisible())
        return []

    def _take(self) -> Lines:
        visitor = self._visitor
        visitor.act("kyc.next")
        sheet = self._case_to_decide(None)
        self._case, self._number = sheet.case, sheet.page.number
        self.picture("05-case", "The most urgent case: pictures, three attempts side by side, what differs")
        for _ in range(3):
            visitor.act("kyc.zoom_in")
        self.picture("06-case-zoomed", "All pictures through one lens")
        visitor.act("kyc.whole")
        return [f"Case K-{self._number}, {sheet.page.name}"]

    def _decide(self) -> Lines:
        self._letters_before = self._letters()
        sheet = self._sheet()
        given = judgement(sheet.page.headline)
        self._judge(given, ("07-reasons", "A verdict key opens its reasons; a digit chooses"), "08-note")
        self._case_to_decide(sheet.case)
        self.picture("09-decided", "Decided: the next case is on the screen already")
        return [f"K-{self._number}: {given.verdict.value}, {given.reason}"]

    def _take_back(self) -> Lines:
        visitor, page = self._visitor, self._page()
        second = self._sheet()
        self._judge(UNSURE)
        self._case_to_decide(second.case)
        visitor.until("the undo box", page.queue.undo.isVisible)
        self.picture("10-undo", "At the foot of the list a verdict can be taken back while its bar runs")
        visitor.act("kyc.undo")
        visitor.until("the case taken back", lambda: page.cases.case == second.case and page.view.may_decide())
        visitor.settle()
        return [f"K-{second.page.number} was escalated and taken back"]

    def _see_mail(self) -> Lines:
        lines: Lines = []
        if self._settings.smtp_url is None:
            self._visitor.until("the customer's mail", lambda: bool(self._new_letters()), _MAIL_WITHIN_SECONDS)
            (letter,) = self._new_letters()
            self._album.put_mail("11-mail", "The mail as the customer gets it", letter)
            lines = read_letter(letter)
        for _ in range(_LOOKS_AT_MOST):
            page = self._open_decided()
            if any(line.what == "mail_accepted" for line in page.history):
                self.picture("11-mail-accepted", "The decided case: its history says when the customer was told")
                return lines
        raise TourStoppedError("The case's history does not say that the customer was told.")

    def _write_case_file(self) -> Lines:
        visitor = self._visitor
        visitor.act("kyc.case_file")
        self.look_through("case file", "12-case-file-window", "The case file as the window shows it")
        written = self._settings.exports_folder.glob(f"case-file-K-{self._number}-v*.pdf")
        newest = max(written, key=lambda file: file.stat().st_mtime_ns)
        self._album.put_document("12-case-file", "The case file", "case file", newest)
        return [str(newest)]

    def _change_looks(self) -> Lines:
        visitor = self._visitor
        visitor.act("go.kyc.queue")
        self._case_to_decide(None)
        visitor.act("window.theme")
        visitor.until("dark colours", theme.is_dark)
        self.picture("13-dark", "The same in dark colours; pictures stay as sent")
        visitor.act("window.theme")
        self._change_language()
        self._case_to_decide(None)
        self.picture("14-chinese", "The same in Chinese, changed while working")
        self._change_language()
        self._case_to_decide(None)
        return []

    def _second_review(self) -> Lines:
        visitor = self._visitor
        self.sign_out()
        who = self.sign_in(Duty.KYC_LEAD)
        visitor.act("go.kyc.second_review")
        page = self._page()
        visitor.until("a list of second reviews", lambda: page.queue.model.rowCount() > 0)
        visitor.act("kyc.down")
        sheet = self._case_to_decide(None)
        self.picture("15-second-review", "A lead sees what a colleague proposes and answers as second person")
        return [f"Signed in as {who}; K-{sheet.page.number} waits for a second person"]

    def _leave(self) -> Lines:
        self.sign_out()
        self.picture("16-signed-out", "Signed out: nothing of the firm is left on the screen")
        return []

    def _judge(self, given: Judgement, reasons: tuple[str, str] | None = None, note: str = "") -> None:
        """Give a verdict by keys; with names take pictures of the reasons and of the note."""
        visitor, view = self._visitor, self._page().view
        visitor.act(f"kyc.{given.verdict.value}")
        visitor.until("the reasons", view.reasons.isVisible)
        if reasons is not None:
            self.picture(*reasons)
        codes = [reason.code for reason in reasons_for(given.verdict)]
        visitor.press(str(codes.index(given.reason) + 1))
        visitor.until("the reason chosen", lambda: view.verdict.chosen_reason == given.reason)
        if not view.verdict.note.hasFocus():
            visitor.act("kyc.note")
        visitor.write(given.note)
        if note:
            self.picture(note, "The note; Enter gives the verdict")
        visitor.press("Return")

    def _case_to_decide(self, before: UUID | None) -> Sheet:
        """Wait for a case other than `before` that is held, with all of its pictures painted and its row marked."""
        page = self._page()
        self._visitor.until("a case to decide", lambda: page.cases.case != before and page.view.may_decide())
        sheet = self._sheet()
        self._visitor.until("its row in the list", lambda: _is_marked(page, sheet))
        self._visitor.settle()
        return sheet

    def _open_decided(self) -> CasePage:
        """Find the decided case by its number and open it as it stands now."""
        visitor, palette, number = self._visitor, self._visitor.frame.palette_box, f"K-{self._number}"
        visitor.act("window.palette")
        visitor.write(number)
        visitor.until("the case in the palette", lambda: any(number in row.about for row in palette.model.rows))
        visitor.press("Return")
        view = self._page().view
        visitor.until("the decided case", lambda: view.sheet is not None and view.sheet.case == self._case)
        visitor.settle()
        return self._sheet().page

    def sign_in(self, duty: Duty) -> str:
        """Sign in as the first of the sample firm with this duty; their name."""
        visitor, house = self._visitor, self._visitor.application.house
        people = house.sample_people() if house is not None else ()
        name, shown = next((name, shown) for name, shown, its_duty in people if its_duty == duty)
        row = visitor.sign_in_page.findChild(SampleRow, name)
        if row is None:
            raise TourStoppedError(f"The sign-in page does not offer {shown}.")
        visitor.click(row)
        visitor.press("Return")
        visitor.until(f"the desk of {shown}", lambda: visitor.window.frame is not None)
        if visitor.frame.seat.language != "en":
            self._change_language()
        if theme.is_dark():
            visitor.act("window.theme")
        visitor.until("the figures of today", lambda: visitor.frame.seat.pulse.last is not None)
        return shown

    def sign_out(self) -> None:
        visitor = self._visitor
        visitor.act("window.sign_out")
        visitor.until("the sign-in page", lambda: visitor.window.sign_in is not None)
        visitor.settle()

    def _choose_english(self) -> None:
        link = self._visitor.sign_in_page.findChild(LinkButton, "en")
        if link is not None and not link.isChecked():
            self._visitor.click(link)

    def _change_language(self) -> None:
        visitor, before = self._visitor, self._visitor.frame
        visitor.act("window.language")
        visitor.until("the other language", lambda: visitor.window.frame is not before)

    def _somebody(self) -> str:
        """Part of the name of somebody who waits, in letters that any keyboard has."""
        look = self._visitor.frame.seat.pulse.last
        today = look.today if look is not None else None
        names = [line.name for line in today.first] if today is not None else []
        words = (word for name in names for word in name.split() if word.isascii() and len(word) > 3)
        return next(words, "anna")

    def _page(self) -> KycPage:
        return self._visitor.page(KycPage)

    def _sheet(self) -> Sheet:
        sheet = self._page().view.sheet
        if sheet is None:
            raise TourStoppedError("No case is on the screen.")
        return sheet

    def look_through(self, what: str, name: str, caption: str) -> None:
        """Take a picture of the document that opens in a window of its own, and put it away."""
        visitor = self._visitor
        visitor.until(f"the {what}", lambda: any(each.pages for each in self._documents()))
        (shown,) = self._documents()
        self.picture(name, caption, shown)
        visitor.turn_to(shown)
        visitor.press("Esc")
        visitor.until(f"the {what} put away", lambda: not self._documents())
        visitor.turn_to(visitor.window)

    def _documents(self) -> list[CaseFileWindow]:
        return [each for each in self._visitor.frame.findChildren(CaseFileWindow) if each.isVisible()]

    def _letters(self) -> frozenset[Path]:
        return frozenset(self._settings.mail_folder.glob(f"{self._number}-*.eml"))

    def _new_letters(self) -> frozenset[Path]:
        return self._letters() - self._letters_before

    def picture(self, name: str, caption: str, of: QWidget | None = None) -> None:
        """A picture of the window as it should be: one that shows an error stops the tour."""
        if of is None:
            self._visitor.settle()
        self._look_for_trouble()
        self._album.put_picture(name, caption, self._visitor.look(of))

    def _look_for_trouble(self) -> None:
        frame = self._visitor.window.frame
        if frame is None:
            return
        for bar in (frame.banner.connection, *(page.view.trouble for page in frame.findChildren(KycPage))):
            if bar.isVisible():
                raise TourStoppedError(f"The window says: {bar.accessibleName()}")

    def _is_well_under_way(self) -> bool:
        """Whether the database is ready, or its making shows how far it is, or what stopped it."""
        page = self._visitor.sign_in_page
        track = page.preparation.findChild(Track)
        return self._is_ready_or_refused() or (track is not None and track.isVisible() and track.part > 0.5)

    def _is_ready_or_refused(self) -> bool:
        return self._is_ready or self._visitor.sign_in_page.preparation.again.isVisible()

    def _note_ready(self) -> None:
        self._is_ready = True

    def _note_ended(self) -> None:
        self._has_ended = True


def _is_marked(page: KycPage, sheet: Sheet) -> bool:
    """Whether the current row of the list is this case, with who holds it."""
    row = page.queue.model.row_at(page.queue.cases.currentIndex().row())
    return row is not None and row.case == sheet.case and row.holder == (sheet.page.holder or "")
