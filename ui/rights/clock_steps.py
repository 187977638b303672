"""How the days of a request come about, a line for each rule applied.

Boundary: pure; made in a pool's thread. R-09, R-10.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backoffice.rights.deadline import Deadline, Step
from backoffice.rights.views import Line
from ui.rights.at_once import AtOnce
from ui.rights.wording import RightsWording
from ui.widgets.shapes import Shape

_STEP_SHAPES = {
    "promise": Shape.PROMISE,
    "promise_extended": Shape.PROMISE,
    "promise_broken": Shape.LATE,
    "extension_void": Shape.CONFLICTS,
    "not_begun": Shape.UNKNOWN,
    "start": Shape.AGREES,
}


@dataclass(frozen=True, slots=True)
class StepLine:
    """One rule applied: the day that came out of it ("" for none), what it did, its number and source."""

    shape: Shape
    day: str
    what: str
    source: str
    decides: bool


def steps_of(found: Deadline, line: Line, wording: RightsWording, effect: AtOnce) -> tuple[StepLine, ...]:
    """In the order of their days, what has none first; at the end what comes out of them."""

    def shape(step: Step) -> Shape:
        code = step.said.partition(" ")[0]
        if code == "at_once":
            return effect.shape
        if code in _STEP_SHAPES:
            return _STEP_SHAPES[code]
        if code == "operative":
            return Shape.PROMISE if found.operative == found.promise else Shape.STATUTE
        if code == "work_by":
            return Shape.UNDER_FOUR_HOURS
        return Shape.STATUTE

    def place(step: Step) -> tuple[int, bool, date]:
        ends = ("operative", "work_by")
        last = ends.index(step.said) + 1 if step.said in ends else 0
        return (last, step.date is not None, step.date or line.received_on)

    return tuple(
        StepLine(
            shape(step),
            wording.short_day(step.date) if step.date is not None else "",
            effect.words if step.said == "at_once" else wording.step(step),
            wording.rule(step),
            step.said == "operative",
        )
        for step in sorted(found.steps, key=place)
    )
