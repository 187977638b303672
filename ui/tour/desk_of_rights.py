"""The third part of the tour: a request for access on the DPO's board, answered with a signed copy.

Boundary: says what a person does and what must come of it. The letter is read, not sent. R-01, R-10.
"""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

from backoffice.rights.access_rules import FacesOut
from backoffice.rights.rules import Right
from backoffice.staff.rules import Duty
from ui.rights.board_rows import BoardRow
from ui.rights.package_box import PackageBox
from ui.rights.requests_page import RequestsPage
from ui.tour.album import Album
from ui.tour.journey import Journey, Lines, Step
from ui.tour.visitor import TourStoppedError, Visitor

_ROWS_AT_MOST = 200


class DeskOfRights:
    """Goes on where `journey` has opened the window and nobody is signed in; leaves it so again."""

    def __init__(self, journey: Journey, visitor: Visitor, album: Album) -> None:
        self._journey = journey
        self._visitor = visitor
        self._album = album

    def steps(self) -> tuple[Step, ...]:
        return (
            Step("Sign in as data protection officer and see what is due", self._see_the_board),
            Step("Open a request for access: its dates, and the rule of each", self._open),
            Step("Write the copy that answers it, and look at its pages", self._answer),
            Step("Read the letter that goes with it", self._read_letter),
        )

    def _see_the_board(self) -> Lines:
        visitor, journey = self._visitor, self._journey
        who = journey.sign_in(Duty.DPO)
        visitor.act("go.rights")
        page = self._page()
        visitor.until("the requests", lambda: page.board.table.current() is not None)
        journey.picture("30-requests", "Every open request by days left, with the promise and the statute on its line")
        visitor.act("requests.timeline")
        visitor.until("the days as a chart", page.board.is_charting)
        journey.picture("31-days", "The days to come: how many requests are due on each")
        visitor.act("requests.timeline")
        visitor.until("the board alone", lambda: not page.board.is_charting())
        return [f"Signed in as {who}"]

    def _open(self) -> Lines:
        visitor, page = self._visitor, self._page()
        row = self._down_to(Right.ACCESS)
        visitor.act("requests.open")
        visitor.until("the request", lambda: page.request.sheet is not None)
        visitor.settle()
        self._journey.picture("32-request", "A request: two dates side by side, what happened, what the person wrote")
        return [f"R-{row.line.number}, {row.line.days_left} days left"]

    def _answer(self) -> Lines:
        visitor, journey, page = self._visitor, self._journey, self._page()
        page.request.focus()
        visitor.act("requests.prepare")
        box = page.package
        visitor.until("what the answer would hold", box.isVisible)
        visitor.settle()
        _choose_without_faces(box)
        visitor.settle()
        journey.picture("33-counted", "What is held of the person, by the data map, and what is withheld and why")
        if not box.go.isEnabled():
            raise TourStoppedError(f"The copy cannot be written: {box.go.text()}.")
        box.write_to(self._album.folder)
        visitor.until("the copy", box.letter.isVisible)
        visitor.until("its pages", box.look.isVisible)
        (archive,) = self._album.folder.glob("access-R-*.zip")
        copy = archive.replace(self._album.folder / "34-copy.zip")
        self._album.put_file(copy, "The copy: the answer, the data, pictures and a manifest with hashes")
        with zipfile.ZipFile(copy) as inside, tempfile.TemporaryDirectory() as folder:
            answer = Path(inside.extract("answer.pdf", folder))
            self._album.put_document("34-answer", "The signed answer", "answer", answer)
        visitor.press("F4")
        journey.look_through("answer", "34-answer-window", "The signed answer as the window shows it")
        return [f"{archive.name} is written"]

    def _read_letter(self) -> Lines:
        visitor, journey, page = self._visitor, self._journey, self._page()
        visitor.click(page.package.letter)
        visitor.until("the letter", lambda: page.letters.isVisible() and bool(page.letters.letter().text))
        visitor.settle()
        journey.picture("35-letter", "The letter that ends the request, in the person's language, to be read and sent")
        visitor.press("Esc")
        visitor.until("the letter put away", lambda: not page.letters.isVisible())
        journey.sign_out()
        return []

    def _down_to(self, right: Right) -> BoardRow:
        """Go down the board by key to an open request of this right that a customer of ours made."""
        visitor, table = self._visitor, self._page().board.table
        for _ in range(_ROWS_AT_MOST):
            row = table.current()
            if row is not None and row.line.right is right and row.line.name and row.line.waits_for is None:
                return row
            visitor.act("requests.down")
        raise TourStoppedError(f"No request for {right.value} is on the board.")

    def _page(self) -> RequestsPage:
        return self._visitor.page(RequestsPage)


def _choose_without_faces(box: PackageBox) -> None:
    """Faces would need a second person; an unchecked asker, a word of the officer."""
    if box.unchecked.isVisible():
        box.unchecked.tick.setChecked(True)
    if box.faces.isVisible():
        box.faces.setChecked(False)
        box.without.setCurrentIndex(box.without.findData(FacesOut.NOT_WANTED))
