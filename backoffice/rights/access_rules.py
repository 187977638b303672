"""What a copy of a person's data is: what will be in it, what stays out and why, and what it came to.

Boundary: pure. R-01, R-05; GDPR Art. 15, 20.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from backoffice.errors import NotAllowed, Refused, Unavailable

LANGUAGES = ("en", "zh")

Progress = Callable[[int, int], None]
"""Told how much is done, of how much; what it raises ends the work."""


class Ground(StrEnum):
    """Why something stays out, as the person is told. UNREADABLE: the keys of it were destroyed.

    BY_LAW and NOT_GIVEN are grounds against taking it elsewhere alone (Art. 20(1)).
    """

    THIRD_PARTIES = "third_parties"
    CORRECTIONS = "corrections"
    STAFF = "staff"
    INTERNAL = "internal"
    DERIVED = "derived"
    FACES_NOT_WANTED = "faces_not_wanted"
    FACES_OTHERS = "faces_others"
    UNREADABLE = "unreadable"
    BY_LAW = "by_law"
    NOT_GIVEN = "not_given"


class FacesOut(StrEnum):
    """Why faces stay out of a person's own copy; that they need a second person's agreement is no reason."""

    NOT_WANTED = "not_wanted"
    OTHERS = "others"

    @property
    def ground(self) -> Ground:
        return Ground(f"faces_{self.value}")


class Agreement(StrEnum):
    """How far a second person's agreement to faces is (D-04). NOT_NEEDED where there is no face."""

    NOT_NEEDED = "not_needed"
    NONE = "none"
    WAITING = "waiting"
    STANDS = "stands"


class NoCopyNow(Refused):
    """A copy is made for a customer's open request for access or portability. Facts: `number`."""

    code = "rights.no_copy_now"


class NotOpened(NotAllowed):
    """Access to the customer's data was not taken, or has ended."""

    code = "rights.not_opened"


class FacesNotAgreed(NotAllowed):
    """Faces are opened for a copy only when a second person has agreed (D-04)."""

    code = "rights.faces_not_agreed"


class PackageNotWritten(Unavailable):
    """The folder would not take the package; nothing half of it is left. Facts: `path`, `reason`."""

    code = "rights.package_not_written"


@dataclass(frozen=True, slots=True)
class Withheld:
    """What stays out: on which ground, and how many."""

    ground: Ground
    count: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of what is held that is not portable, with how many records it has."""

    part: str
    count: int
    ground: Ground


@dataclass(frozen=True, slots=True)
class Preview:
    """What an answer will hold, before anything is opened.

    `parts` are how many rows of each part, in the order of the copy; `movements` and `faces` are not among them.
    `agreement_id` is the proposal that stands, if one does. `left_out` is what a portable copy does not hold.
    """

    request: UUID
    number: int
    customer: UUID
    name: str
    language: str
    portability: bool
    parts: tuple[tuple[str, int], ...]
    movements: int
    faces: int
    withheld: tuple[Withheld, ...]
    agreement: Agreement
    agreement_id: UUID | None
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class PackageAsked:
    """What is to be made. `language` is "en" or "zh"; faces, without `faces_out`, need a standing agreement."""

    request: UUID
    language: str
    faces_out: FacesOut | None = None


@dataclass(frozen=True, slots=True)
class FileMade:
    """A file of the package; `sha256` in hex."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class AssetTotal:
    """What moved in one asset: minor units, and the days of the first and last movement."""

    asset: str
    scale: int
    count: int
    came_in: int
    went_out: int
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class CopyMade:
    """What the copying process has written: its files, sums of the movements, and counts."""

    files: tuple[FileMade, ...]
    totals: tuple[AssetTotal, ...]
    movements: int


@dataclass(frozen=True, slots=True)
class PackageMade:
    """Where the package lies. `sha256` is that of the ZIP, in hex; `pdf` its answer, for a preview (None without)."""

    path: str
    size: int
    sha256: str
    records: int
    signed: bool
    pdf: bytes | None
    made_at: datetime


class Movement(NamedTuple):
    """One posting of the customer's wallets, in their direction: what came in is positive.

    A tuple, because a hundred thousand of them go to another process.
    """

    number: int
    seq: int
    booked_on: date
    happened_on: date
    kind: str
    reverses: int | None
    account: str
    asset: str
    scale: int
    amount: int
    reference: str
    description: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a copy on its way to its file: a row of a table, or a file's content."""

    part: str
    values: Mapping[str, object]
    name: str = ""
    content: bytes = b""


def package_name(number: int, *, portability: bool) -> str:
    """How the package of a request is called."""
    return f"{'portability' if portability else 'access'}-R-{number}.zip"
