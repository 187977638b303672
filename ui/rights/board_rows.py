"""Rows of the board, formatted off the GUI thread: what is written, and the days its bar is drawn from.

Boundary: pure; painting only looks at them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from backoffice.rights.narrowing import LETTERS_WITHIN, NEVER_PUT_OFF
from backoffice.rights.rules import State
from backoffice.rights.views import Line
from ui.kyc.wording import isolated
from ui.rights.wording import RightsWording, group_of, translate
from ui.widgets.shapes import URGENT_DAYS, Shape, month_shape, shape_token, shape_word

URGENT = timedelta(days=URGENT_DAYS)


@dataclass(frozen=True, slots=True)
class Bar:
    """The days of one row as ordinals; 0 where there is none. `waiting` is where a pause that goes on began."""

    received: int
    promise: int
    statute: int
    waiting: int
    extended: int
    ended: int


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One request. `left` is the figure of days, or for what has ended the day of its clock it ended on."""

    line: Line
    shape: Shape
    left: str
    token: str
    name: str
    under: str
    right: str
    state: str
    state_token: str
    holder: str
    letter: str
    letter_token: str
    bar: Bar

    def spoken(self, column: int) -> str:
        """A cell as a screen reader says it."""
        told = (
            f"{shape_word(self.shape)}, {self.left}",
            f"{self.name}, {self.under}",
            f"{self.right}, {self.holder}",
            f"{self.state}, {self.letter}" if self.letter else self.state,
            "",
        )
        return told[column]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The head of the rows below it."""

    title: str
    shape: Shape


Row = BoardRow | GroupRow


def rows_of(
    lines: Iterable[Line],
    wording: RightsWording,
    names: dict[str, str],
    me: str,
    today: date,
    after: Line | None = None,
) -> tuple[Row, ...]:
    """Rows with a head before each group; `after` is the line shown last, whose group goes on without one."""
    rows: list[Row] = []
    group = "" if after is None else _group(after, wording)
    for line in lines:
        if line.ended_at is None and _group(line, wording) != group:
            group = _group(line, wording)
            rows.append(GroupRow(group, Shape.CONFLICTS if line.rank == 1 else month_shape(line.days_left)))
        rows.append(row_of(line, wording, names, me, today))
    return tuple(rows)


def _group(line: Line, wording: RightsWording) -> str:
    """What takes effect on receipt and has not yet stands before all that is not late or due today."""
    if line.days_left == 0:
        return translate("Rights", "Due today")
    if line.rank == 1:
        return translate("Rights", "Takes effect on receipt, and has not yet")
    return wording.urgency(group_of(line))


def row_of(line: Line, wording: RightsWording, names: dict[str, str], me: str, today: date) -> BoardRow:
    ended_on = line.ended_at.date() if line.ended_at is not None else None
    in_time = ended_on is None or ended_on <= line.operative_on
    shape = month_shape(line.days_left) if ended_on is None else (Shape.AGREES if in_time else Shape.LATE)
    left = wording.figure(line.days_left)
    if ended_on is not None:
        left = translate("Rights", "day {count}").format(count=(ended_on - line.received_on).days)
    holder = ""
    if line.holder == me:
        holder = translate("Rights", "with you")
    elif line.holder is not None:
        holder = translate("Rights", "with {name}").format(name=isolated(names.get(line.holder, line.holder)))
    elif ended_on is None:
        holder = translate("Rights", "nobody’s yet")
    if ended_on is not None:
        holder = wording.day(ended_on)
    return BoardRow(
        line=line,
        shape=shape,
        left=left,
        token=shape_token(shape) if ended_on is None else "text3",
        name=wording.name(line),
        under=" · ".join(
            part
            for part in (wording.number(line.number), wording.country(line.country) if line.country else "")
            if part
        ),
        right=wording.right(line.right),
        state=wording.state(line),
        state_token=_state_token(line),
        holder=holder,
        letter=_letter(line, wording, today),
        letter_token="warn" if line.letter_by_on <= today + URGENT and line.extended_on is None else "text3",
        bar=Bar(
            line.received_on.toordinal(),
            line.promise_on.toordinal(),
            line.statute_on.toordinal() if line.statute_on else 0,
            line.waiting_since.toordinal() if line.waiting_since and line.waits_for else 0,
            line.extended_on.toordinal() if line.extended_on and not line.extended_in_vain else 0,
            ended_on.toordinal() if ended_on else 0,
        ),
    )


def _state_token(line: Line) -> str:
    if line.undone or (line.state is State.OPEN and line.came_back):
        return "danger"
    return "text2" if line.state is State.OPEN and line.waits_for is None else "text"


def _letter(line: Line, wording: RightsWording, today: date) -> str:
    """By when a letter could still extend the request; nothing where that is far, done, over or nothing to put off."""
    if line.ended_at is not None or line.state is State.LEAVING:
        return ""
    if line.extended_in_vain:
        return translate("Rights", "extension without effect")
    if line.extended_on is not None:
        return translate("Rights", "extended {day}").format(day=wording.short_day(line.extended_on))
    if line.right not in NEVER_PUT_OFF and today <= line.letter_by_on <= today + LETTERS_WITHIN:
        return translate("Rights", "extend by {day}").format(day=wording.short_day(line.letter_by_on))
    return ""
