"""What a person disputes, field by field: what is to stand instead, on what evidence, or why it stays as it is.

Boundary: pure. R-02; GDPR Art. 5(1)(d), 16, 19.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from backoffice.errors import Conflict, Missing, NotAllowed, Refused
from backoffice.outbox.letter import AddressUnusableError, usable_address
from backoffice.people.correction_rules import SCREENED, SECONDED, Act, Evidence, Field, Ground
from backoffice.rights.rules import Outcome

_AT_MOST = 500
_BORN_AFTER = date(1900, 1, 1)
_DIGITS_OF_A_PHONE = 7
_LETTERS_OF_A_CODE = 2
# Of a document: what a machine has read, which is a record of it unless the officer says that it was misread.
READ_FROM_PAPERS = frozenset({Field.LEGAL_NAME, Field.BIRTH_ON, Field.DOCUMENT_NUMBER})


class Lack(StrEnum):
    """What a decision about a field still needs."""

    NEW = "new"
    STATEMENT = "statement"
    REASON = "reason"
    GROUND = "ground"


class Place(StrEnum):
    """Where a value stands, and what follows when it changes."""

    ACCOUNT = "account"
    MASKED = "masked"
    NAME_WORDS = "name_words"
    INDEX = "index"
    READINGS = "readings"
    LETTERS = "letters"
    DRAFT = "draft"
    RESCREEN = "rescreen"
    OLD_ADDRESS = "old_address"
    TRANSACTIONS = "transactions"


class State(StrEnum):
    BEGUN = "begun"
    PROPOSED = "proposed"
    DONE = "done"


class NothingToRectify(Refused):
    """Only what a customer's open request for rectification disputes is corrected. Facts: `number`."""

    code = "rights.nothing_to_rectify"


class SecondPersonFirst(NotAllowed):
    """Who a person is, and to which address everything goes, change when a second person has agreed."""

    code = "rights.second_person_first"


class NotThatValue(Refused):
    """A field cannot hold that. Facts: `field`."""

    code = "rights.not_that_value"


class HeldAlready(Refused):
    """What is to stand instead is what is held. Facts: `field`."""

    code = "rights.held_already"


class NotWhole(Refused):
    """Something about a field is still to be said. Facts: `field`, `lacks`, a Lack."""

    code = "rights.correction_not_whole"


class EvidenceNeeded(Refused):
    """A decision names what it rests on, and that is this person's. Facts: `field`."""

    code = "rights.evidence_needed"


class DataMovedOn(Conflict):
    """Somebody changed the value meanwhile. Facts: `field`."""

    code = "rights.data_moved_on"


class CorrectionWaits(Conflict):
    """An answer does not leave while a second person looks at a correction."""

    code = "rights.correction_waits"


class OldAddressUntold(Refused):
    """An e-mail address is changed together with the letter that tells the old one."""

    code = "rights.old_address_untold"


class SecondUnseen(NotAllowed):
    """A second person agrees to a correction when they have read all of it, and what it rests on."""

    code = "rights.second_unseen"


class SecondDiffers(NotAllowed):
    """What is shown to a second person is not what would be written, or rests on another paper."""

    code = "rights.second_differs"


class NoSuchRecipient(Missing):
    code = "rights.no_such_recipient"


class RecipientSettled(Conflict):
    """That recipient was told, or it was recorded why not."""

    code = "rights.recipient_settled"


@dataclass(frozen=True, slots=True)
class Disputed:
    """One field. `old` is what was held, `new` what is to stand (an ISO date or code where the field is one).

    `reference` names the evidence in words; `readings` says that the papers were misread as well.
    """

    field: Field
    act: Act
    old: str = ""
    new: str = ""
    statement: str = ""
    reason: str = ""
    evidence: Evidence = Evidence.LETTER
    evidence_id: UUID | None = None
    reference: str = ""
    ground: Ground | None = None
    readings: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What is decided of a request; `asks_recipients` where the person wants to know who had the old values."""

    lines: tuple[Disputed, ...] = ()
    asks_recipients: bool = False

    def line(self, field: Field) -> Disputed | None:
        return next((each for each in self.lines if each.field is field), None)

    def with_line(self, line: Disputed) -> Form:
        """With this line in the place of an earlier one of its field."""
        rest = tuple(each for each in self.lines if each.field is not line.field)
        order = list(Field)
        return Form(tuple(sorted((*rest, line), key=lambda each: order.index(each.field))), self.asks_recipients)

    def without(self, field: Field) -> Form:
        return Form(tuple(each for each in self.lines if each.field is not field), self.asks_recipients)

    def corrected(self, field: Field) -> Disputed | None:
        """The line that corrects this field, if one does."""
        line = self.line(field)
        return line if line is not None and line.act is Act.CORRECTED else None

    @property
    def needs_second(self) -> bool:
        """Whether two people agree first: who somebody is, and to which address everything goes (SECONDED says why)."""
        return any(self.corrected(field) for field in SECONDED)

    @property
    def rescreens(self) -> bool:
        return any(self.corrected(field) for field in SCREENED)


@dataclass(frozen=True, slots=True)
class Stands:
    """One place of a value: how many rows, and whether they change or stay as a record."""

    place: Place
    count: int
    changes: bool = True


def to_bytes(form: Form) -> bytes:
    """As it is sealed, and as the person's copy tells it: one JSON object with a part for each field."""
    told: dict[str, object] = {
        line.field.value: {
            name: value for name, value in asdict(line).items() if name != "field" and value not in ("", None, False)
        }
        for line in form.lines
    }
    if form.asks_recipients:
        told["asks_recipients"] = True
    return json.dumps(told, ensure_ascii=False, default=str).encode()


def from_bytes(sealed: bytes) -> Form:
    told = json.loads(sealed)
    asks = bool(told.pop("asks_recipients", False))
    return Form(tuple(_line(Field(name), part) for name, part in told.items()), asks)


def _line(field: Field, part: dict[str, str]) -> Disputed:
    given = part.get("evidence_id")
    return Disputed(
        field=field,
        act=Act(part["act"]),
        old=part.get("old", ""),
        new=part.get("new", ""),
        statement=part.get("statement", ""),
        reason=part.get("reason", ""),
        evidence=Evidence(part["evidence"]),
        evidence_id=UUID(given) if given else None,
        reference=part.get("reference", ""),
        ground=Ground(part["ground"]) if part.get("ground") else None,
        readings=bool(part.get("readings")),
    )


def check_whole(form: Form) -> None:
    """Raises NotWhole, EvidenceNeeded, NotThatValue, HeldAlready for the first field that cannot be done so."""
    for line in form.lines:
        told = {"field": line.field.value}
        if line.act is Act.CORRECTED:
            if not line.new.strip():
                raise NotWhole(**told, lacks=Lack.NEW.value)
            if line.new == line.old:
                raise HeldAlready(**told)
            if not is_possible(line.field, line.new):
                raise NotThatValue(**told)
        if line.act is Act.COMPLETED and not line.statement.strip():
            raise NotWhole(**told, lacks=Lack.STATEMENT.value)
        if line.act is Act.REFUSED and line.ground is None:
            raise NotWhole(**told, lacks=Lack.GROUND.value)
        if not line.reason.strip():
            raise NotWhole(**told, lacks=Lack.REASON.value)
        named = line.evidence_id is not None
        if (line.evidence in (Evidence.PAPER, Evidence.CASE)) != named or (
            line.evidence is Evidence.NOTE and not line.reference.strip()
        ):
            raise EvidenceNeeded(**told)


def is_possible(field: Field, value: str) -> bool:
    """Whether a field can hold that value: a line of text, a date of birth, an address mail reaches, a code."""
    if not value.strip() or value != value.strip() or len(value) > _AT_MOST or not value.isprintable():
        return False
    match field:
        case Field.BIRTH_ON:
            try:
                return date.fromisoformat(value) > _BORN_AFTER
            except ValueError:
                return False
        case Field.EMAIL:
            try:
                return bool(usable_address(value))
            except AddressUnusableError:
                return False
        case Field.MOBILE:
            return sum(sign.isdecimal() for sign in value) >= _DIGITS_OF_A_PHONE and not any(map(str.isalpha, value))
        case Field.COUNTRY:
            return len(value) == _LETTERS_OF_A_CODE and value.isascii() and value.isupper() and value.isalpha()
        case Field.LANGUAGE:
            return len(value) == _LETTERS_OF_A_CODE and value.isascii() and value.islower() and value.isalpha()
        case Field.OTHER:
            return False
    return True


def outcome(form: Form) -> Outcome:
    """How the request ends."""
    refused = [line.act is Act.REFUSED for line in form.lines]
    if all(refused):
        return Outcome.REFUSED
    return Outcome.PARTLY if any(refused) else Outcome.FULFILLED
