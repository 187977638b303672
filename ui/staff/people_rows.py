"""People and the access review as table rows, and as lines of a file.

Boundary: pure; made in a pool's thread.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from backoffice.staff.rules import PersonState
from backoffice.staff.views import PersonLine, ReviewLine, Use
from ui.kyc.wording import isolated
from ui.staff.cells import CellRow
from ui.staff.wording import StaffWording
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

# A right that nobody has used for a quarter of a year is asked about.
UNUSED_AFTER = timedelta(days=90)
_STATES = {
    PersonState.ACTIVE: (Shape.AGREES, "text2"),
    PersonState.SUSPENDED: (Shape.CLOSE, "warn"),
    PersonState.ENDED: (Shape.LATER, "text3"),
}


def person_row(line: PersonLine, wording: StaffWording, yes: str, waits: str) -> CellRow:
    """Name, sign-in name, duties, state, last seen, keys. `waits` stands for who has not chosen a password yet."""
    gone = line.state is PersonState.ENDED
    ink = "text3" if gone else "text"
    state = Cell(wording.state(line.state), mark=_STATES[line.state][0], token=_STATES[line.state][1])
    if line.must_change_password and line.state is PersonState.ACTIVE:
        state = Cell(waits, mark=Shape.UNKNOWN, token="text2")
    return CellRow(
        line.name,
        (
            Cell(isolated(line.display_name), 400 if gone else 500, ink),
            Cell(line.name, token="text2"),
            Cell(wording.duties(line.given), token=ink),
            state,
            Cell(wording.moment_of_year(line.seen_at) if line.seen_at else "–", token="text2"),
            Cell(yes if line.has_keys else "–", token="text2"),
        ),
    )


def review_row(line: ReviewLine, wording: StaffWording, now: datetime) -> CellRow:
    """Name, duties, and when each use was made last."""
    person = line.person
    gone = person.state is PersonState.ENDED
    # What an ended person did belongs to the review as well; of their duties nothing is left.
    holds = wording.state(person.state) if gone else wording.duties(person.given)
    name = Cell(isolated(person.display_name), 400 if gone else 500, "text3" if gone else "text")
    cells = [name, Cell(holds, mark=_STATES[person.state][0] if gone else None, token="text3" if gone else "text2")]
    for use in Use:
        at = line.last.get(use)
        if at is None:
            cells.append(Cell("–", token="text3"))
        else:
            old = now - at > UNUSED_AFTER and not gone
            cells.append(
                Cell(wording.moment_of_year(at), mark=Shape.CLOSE if old else None, token="warn" if old else "text2")
            )
    return CellRow(person.name, tuple(cells))


def review_lines(lines: tuple[ReviewLine, ...], wording: StaffWording, heads: list[str]) -> list[list[str]]:
    """The access review for a file; instants in UTC."""
    rows = [heads]
    for line in lines:
        person = line.person
        used = [at.isoformat(timespec="seconds") if (at := line.last.get(use)) else "" for use in Use]
        told = [person.name, person.display_name, wording.duties(person.given), wording.state(person.state)]
        rows.append([*told, *used])
    return rows
