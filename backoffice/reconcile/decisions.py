"""What a person decides offline: each decision as canonical bytes, chained to the one before and signed. S-02, S-05.

Boundary: pure. A decision names entries by id and content, lines by id and amount; every word of a person stands in it
as a salted commitment alone, so that the words can be erased and the log still proves.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import TypeAlias, cast, get_args
from uuid import UUID

from backoffice.errors import Refused
from backoffice.reconcile.plain_values import canonical, plain, rich
from backoffice.reconcile.rules import Days, FindingKind, Reason, Shape
from backoffice.vault.committed import length_prefixed

DOMAIN = b"backoffice offline decision"
MATCHES_AT_ONCE = 1_000
CARRIED = "carried:"
"""What the id of a line begins with that stands for an item left open by the closing before."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class LogBroken(Refused):
    """A log of decisions is not as it was written: changed, reordered, or of another check-out. Facts: `at`, `why`."""

    code = "reconcile.log_broken"


class DecisionKind(StrEnum):
    STATEMENT_IMPORTED = "statement_imported"
    STATEMENT_REMOVED = "statement_removed"
    MATCHES_CONFIRMED = "matches_confirmed"
    MATCH_REJECTED = "match_rejected"
    MATCH_UNDONE = "match_undone"
    FINDING_CLASSIFIED = "finding_classified"
    FINDING_OWNED = "finding_owned"
    FINDING_NOTED = "finding_noted"
    ADJUSTMENT_PROPOSED = "adjustment_proposed"
    ACCOUNT_CLOSED = "account_closed"
    ACCOUNT_REOPENED = "account_reopened"
    CLOCK_SET_RIGHT = "clock_set_right"
    REJECTION_UNDONE = "rejection_undone"
    PAYOUTS_IMPORTED = "payouts_imported"
    PAYOUTS_REMOVED = "payouts_removed"


@dataclass(frozen=True, slots=True)
class StatementImported:
    """`statement` is the file's SHA-256 in hex, a dot, and the statement's number in it; `content` hashes its lines.

    Its lines are `count` of those numbered `first` to `last` in the file: some may be left out as known already. The
    balances are None where the file states none. `file` commits to the file's name, `stated` is the account as the file
    calls it, `archive` the SHA-256 in hex of the archive the file came in. `vouched`: the person said that it is this
    account's, as nobody knew or the file names none.
    """

    statement: str
    format: str
    account: str
    asset: str
    scale: int
    opening: int | None
    closing: int | None
    from_on: date
    to_on: date
    first: int
    last: int
    count: int
    content: str
    file: str = ""
    stated: str = ""
    archive: str = ""
    vouched: bool = False


@dataclass(frozen=True, slots=True)
class StatementRemoved:
    statement: str


@dataclass(frozen=True, slots=True)
class LineFacts:
    """A line as it was matched; `words` commits to its text, `reference` to what it says beside that, if anything."""

    id: str
    on: date
    amount: int
    words: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """An entry as it was matched; `leaf` is the hash of its row in the snapshot, in hex."""

    id: str
    amount: int
    leaf: str


@dataclass(frozen=True, slots=True)
class MatchFacts:
    """A match with what proves it; `rules` is the version of the rules it was found by, empty for one made by hand.

    `payout` commits to what a processor calls it in `report`, which was taken in; both are empty where none told of it.
    """

    id: str
    account: str
    asset: str
    lines: tuple[LineFacts, ...]
    entries: tuple[EntryFacts, ...]
    shape: Shape
    reasons: tuple[Reason, ...]
    solutions: int
    complete: bool
    fee: int
    difference: int
    rules: str
    report: str = ""
    payout: str = ""


@dataclass(frozen=True, slots=True)
class MatchesConfirmed:
    """`alone`: each was unique and confirmed itself; otherwise a person confirmed it."""

    matches: tuple[MatchFacts, ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class MatchRejected:
    match: str
    lines: tuple[str, ...]
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatchUndone:
    match: str


@dataclass(frozen=True, slots=True)
class FindingClassified:
    """`amount` is what the finding puts between statement and ledger, in minor units."""

    finding: str
    account: str
    asset: str
    kind: FindingKind
    amount: int


@dataclass(frozen=True, slots=True)
class FindingOwned:
    """`owner` is a sign-in name; empty takes the owner away."""

    finding: str
    owner: str


@dataclass(frozen=True, slots=True)
class FindingNoted:
    """`words` commits to the note."""

    finding: str
    words: str


@dataclass(frozen=True, slots=True)
class LegFacts:
    account: str
    asset: str
    amount: int


@dataclass(frozen=True, slots=True)
class AdjustmentProposed:
    """An adjusting entry for a lead to agree to; `words` commits to why, `cause` is one of the ledger's reasons."""

    adjustment: UUID
    finding: str
    booked_on: date
    cause: str
    legs: tuple[LegFacts, ...]
    words: str


@dataclass(frozen=True, slots=True)
class OpenItem:
    """What a closing leaves open: it is carried to the next period.

    `words` commits to a line's text; `reference` and `leaf` are an entry's.
    """

    finding: str
    kind: FindingKind
    amount: int
    since: date
    words: str
    reference: str
    leaf: str


@dataclass(frozen=True, slots=True)
class ReasonSum:
    kind: FindingKind
    amount: int


@dataclass(frozen=True, slots=True)
class AccountClosed:
    """The identity of one account and asset: `statement` − `ledger` is the sum of `reasons`, and none is unexplained.

    `root` is the proved root of the snapshot's rows in hex. `gaps` are closed over for a `gap_reason` of `coverage`;
    `gap_words` commits to what was said of it.
    """

    account: str
    asset: str
    scale: int
    from_on: date
    to_on: date
    statement: int
    ledger: int
    reasons: tuple[ReasonSum, ...]
    open_items: tuple[OpenItem, ...]
    root: str
    rules: str
    gaps: tuple[Days, ...] = ()
    gap_reason: str = ""
    gap_words: str = ""


@dataclass(frozen=True, slots=True)
class AccountReopened:
    """`words` commits to the reason."""

    account: str
    asset: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class RejectionUndone:
    """What was rejected may be proposed again."""

    match: str


@dataclass(frozen=True, slots=True)
class ClockSetRight:
    """The laptop's clock had been ahead, the person says; `seen_at`: the latest time it had shown, ISO 8601, UTC."""

    seen_at: str


@dataclass(frozen=True, slots=True)
class PayoutsImported:
    """A processor's report of what it paid out, taken in to match by: `count` payouts of `parts` lines.

    `report` is its file's SHA-256 in hex, a dot, and its number in the file; `content` hashes the payouts. `file`
    commits to the file's name, `archive` is the SHA-256 in hex of the archive the file came in.
    """

    report: str
    format: str
    asset: str
    scale: int
    from_on: date
    to_on: date
    count: int
    parts: int
    content: str
    file: str = ""
    archive: str = ""


@dataclass(frozen=True, slots=True)
class PayoutsRemoved:
    report: str


Act: TypeAlias = (
    StatementImported
    | StatementRemoved
    | MatchesConfirmed
    | MatchRejected
    | MatchUndone
    | FindingClassified
    | FindingOwned
    | FindingNoted
    | AdjustmentProposed
    | AccountClosed
    | AccountReopened
    | ClockSetRight
    | RejectionUndone
    | PayoutsImported
    | PayoutsRemoved
)
_KINDS: dict[type, DecisionKind] = dict(zip(get_args(Act), DecisionKind, strict=True))
_ACTS = {kind: act for act, kind in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the log: `before` is the link of the entry before, `at` the instant of the laptop's clock."""

    check_out: UUID
    person: str
    seq: int
    before: bytes
    at: datetime
    act: Act

    @property
    def kind(self) -> DecisionKind:
        return _KINDS[type(self.act)]


@dataclass(frozen=True, slots=True)
class SignedDecision:
    """A decision's canonical bytes and the person's signature over `message`."""

    content: bytes
    signature: bytes

    @property
    def link(self) -> bytes:
        """What the next entry names as the one before."""
        return sha256(self.content + self.signature).digest()


def message(content: bytes) -> bytes:
    """What a person signs of a decision."""
    return length_prefixed(DOMAIN, content)


def first_link(check_out: UUID) -> bytes:
    """What the first entry names as the one before."""
    return sha256(check_out.bytes).digest()


def encoded(decision: Decision) -> bytes:
    """Canonical bytes: JSON with sorted names, no spaces, instants as microseconds since 1970."""
    return canonical({**_head(decision), "act": plain(decision.act)})


def decoded(content: bytes) -> Decision:
    """The decision of canonical bytes. Raises LogBroken for any others, also such as say the same in another way."""
    try:
        told = json.loads(content)
        decision = Decision(
            UUID(told["check_out"]),
            told["person"],
            told["seq"],
            bytes.fromhex(told["before"]),
            _EPOCH + timedelta(microseconds=told["at"]),
            cast(Act, rich(_ACTS[DecisionKind(told["kind"])], told["act"])),
        )
        # What is read is strict about each value; then the same JSON has one way to be written.
        head = _head(decision)
        if {**told, "act": None} == head and canonical(told) == content:
            return decision
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        pass
    raise LogBroken(at=0, why="form")


def _head(decision: Decision) -> dict[str, object]:
    return {
        "check_out": str(decision.check_out),
        "person": decision.person,
        "seq": decision.seq,
        "before": decision.before.hex(),
        "at": (decision.at - _EPOCH) // timedelta(microseconds=1),
        "kind": decision.kind.value,
        "act": None,
    }


def match_id(lines: tuple[str, ...], entries: tuple[str, ...]) -> str:
    """The same 32 hex digits for the same lines and entries in whatever order."""
    parts = [*sorted(lines), "", *sorted(entries)]
    return sha256(length_prefixed(*(part.encode() for part in parts))).hexdigest()[:32]


def commitment(salt: bytes, text: str) -> str:
    """What stands in a decision for words: hex. Without `salt` (16 random bytes) nobody can guess at them."""
    return sha256(length_prefixed(b"backoffice reconcile words", salt, text.encode())).hexdigest()
