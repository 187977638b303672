"""What the palette lists: actions first, then places, then people and cases, each row ready to paint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from backoffice.kyc.rules import CaseState
from backoffice.kyc.views import Found
from backoffice.words import say
from ui.shell.keys import Keys, Offer
from ui.shell.workspace import Seat
from ui.widgets.time_left import hours_minutes

_ACTIONS_UNASKED = 7
_ISOLATED = "\u2068{}\u2069"
WORKSPACE_OF = {
    CaseState.WAITING: "kyc.queue",
    CaseState.WITH_CUSTOMER: "kyc.with_customer",
    CaseState.SECOND_REVIEW: "kyc.second_review",
    CaseState.DECIDED: "kyc.decided",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line. Without `run` it is a heading, or, with a `reason`, something that cannot be done now.

    `hits` are (start, length) of the letters in `title` that were searched for.
    """

    title: str
    icon: str = ""
    about: str = ""
    keys: tuple[str, ...] = ()
    reason: str = ""
    hits: tuple[tuple[int, int], ...] = ()
    run: Callable[[], object] | None = None

    @property
    def is_heading(self) -> bool:
        return not self.icon


class Doing:
    """Runs one action; a value a row can hold."""

    def __init__(self, keys: Keys, action_id: str) -> None:
        self._keys = keys
        self._action_id = action_id

    def __call__(self) -> None:
        self._keys.run(self._action_id)


class Opening:
    """Opens one found case where it stands."""

    def __init__(self, seat: Seat, found: Found) -> None:
        self._seat = seat
        self._found = found

    def __call__(self) -> None:
        if self._found.state is not None:
            self._seat.doors.go(WORKSPACE_OF[self._found.state], self._found.case)


def command_rows(seat: Seat, text: str) -> list[Row]:
    """Actions and places whose words hold every word of `text`, what can be done first."""
    words = text.lower().split()
    actions: list[Row] = []
    places: list[Row] = []
    for offer in seat.keys.offers():
        title = offer.action.say()
        if not offer.action.in_palette or not all(word in title.lower() for word in words):
            continue
        made = _command_row(seat.keys, offer, title, words)
        (places if offer.action.id.startswith("go.") else actions).append(made)
    actions.sort(key=lambda row: bool(row.reason))
    if not words:
        actions = [row for row in actions if not row.reason][:_ACTIONS_UNASKED]
    rows: list[Row] = []
    if actions:
        rows += [Row(QCoreApplication.translate("Palette", "Do")), *actions]
    if places:
        rows += [Row(QCoreApplication.translate("Palette", "Go to")), *places]
    return rows


def found_rows(seat: Seat, found: tuple[Found, ...], text: str) -> list[Row]:
    """People, each with their newest case."""
    if not found:
        return []
    words = text.lower().split()
    heading = Row(QCoreApplication.translate("Palette", "People and cases"))
    with_case_first = sorted(found, key=lambda one: one.case is None)
    return [heading, *(_found_row(seat, one, words) for one in with_case_first)]


def _command_row(keys: Keys, offer: Offer, title: str, words: list[str]) -> Row:
    run = None if offer.reason else Doing(keys, offer.action.id)
    return Row(title, offer.action.icon, offer.about, offer.keys, offer.reason, hits(title, words), run)


def _found_row(seat: Seat, one: Found, words: list[str]) -> Row:
    if one.case is None or one.state is None:
        reason = QCoreApplication.translate("Palette", "no case")
        return Row(one.name, "person", reason=reason, hits=hits(one.name, words))
    about = QCoreApplication.translate("Palette", "case K-{number}").format(number=one.number)
    if one.state is CaseState.WAITING and one.due_at is not None:
        seconds = seat.clock.seconds_left(one.due_at)
        if seconds < 0:
            about = QCoreApplication.translate("Palette", "{case}, {time} late").format(case=about, time=_late(seconds))
        else:
            left = hours_minutes(seconds)
            about = QCoreApplication.translate("Palette", "{case}, {time} left").format(case=about, time=left)
    else:
        about = f"{about}, {say(f'kyc.state.{one.state.value}', seat.language).lower()}"
    return Row(one.name, "person", about, hits=hits(one.name, words), run=Opening(seat, one))


def _late(seconds: float) -> str:
    """How late, in words: "6 min", "1:20 h"."""
    minutes = int(-seconds // 60)
    if minutes < 60:
        return QCoreApplication.translate("Palette", "{minutes} min").format(minutes=minutes)
    return QCoreApplication.translate("Palette", "{time} h").format(time=hours_minutes(-seconds))


def hits(title: str, words: list[str]) -> tuple[tuple[int, int], ...]:
    """Where the words stand in the title, not overlapping, in order."""
    lower = title.lower()
    if len(lower) != len(title):
        return ()
    found: list[tuple[int, int]] = []
    end = 0
    for start, length in sorted((lower.find(word), len(word)) for word in words if word in lower):
        if start >= end:
            found.append((start, length))
            end = start + length
    return tuple(found)
