"""The declared matrix: which role may do what with which column, and call which function.

Boundary: declarations only; migrations grant, a test holds every cell against a real server, and the window shows a
person what this says their duties open. Reading of personal columns is the data map's to say. S-05, D-04.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from backoffice.staff.can import Can
from backoffice.staff.matrix_functions import FUNCTIONS
from backoffice.staff.matrix_tables import TABLES
from backoffice.staff.rules import Duty

# A role may what the roles it stands on may.
STANDS_ON: Mapping[str, tuple[str, ...]] = {
    Duty.KYC_REVIEWER: ("staff",),
    Duty.KYC_LEAD: (Duty.KYC_REVIEWER, "staff"),
    Duty.DPO: ("staff",),
    Duty.FINANCE: ("staff",),
    Duty.FINANCE_LEAD: (Duty.FINANCE, "staff"),
    Duty.MLRO: ("staff",),
    Duty.AUDITOR: ("staff",),
    Duty.ADMINISTRATOR: ("staff",),
    "worker": (),
    "sealer": (),
    "endpoint": (),
}
ROLES = tuple(STANDS_ON)


class Command(StrEnum):
    SELECT = "select"
    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the matrix looks at it: `readers` is None for one that holds nothing personal."""

    table: str
    name: str
    readers: frozenset[str] | None


def may(role: str, command: Command, column: Column) -> bool:
    """Whether `role` may do `command` with this column; of DELETE, with its table."""
    return any(_may_itself(each, command, column) for each in (role, *STANDS_ON[role]))


def may_call(role: str, function: str) -> bool:
    """Whether `role` may execute the function of that signature, such as "store.now()"."""
    return any(each in FUNCTIONS.get(function, ()) for each in (role, *STANDS_ON[role]))


def duties_that(command: Command, table: str) -> frozenset[Duty]:
    """The duties that may do `command` with any column of `table`; what the window offers is asked here."""
    return frozenset(duty for duty in Duty if any(_granted(each, command, table) for each in (duty, *STANDS_ON[duty])))


def duties_calling(function: str) -> frozenset[Duty]:
    """The duties that may execute the function of that name, such as "people.search"."""
    signatures = [each for each in FUNCTIONS if each.partition("(")[0] == function]
    return frozenset(duty for duty in Duty if any(may_call(duty, each) for each in signatures))


def _may_itself(role: str, command: Command, column: Column) -> bool:
    if command is Command.SELECT and column.readers is not None:
        return role in column.readers
    granted = _granted(role, command, column.table)
    return bool(granted) and (granted == Can.ALL or column.name in granted)


def _granted(role: str, command: Command, table: str) -> Iterable[str]:
    can = TABLES.get(table, {}).get(role)
    return () if can is None else can.of(command)
