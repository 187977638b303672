"""How each table that speaks of a customer gets into the copy of their data, or why it stays out.

Boundary: declarations over the data map; what is read is its columns, so a new column is in the copy at once. R-01,
D-01; GDPR Art. 15(3), 15(4); Directive (EU) 2015/849 Art. 39.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Column, Table

from backoffice.store.areas import load_areas
from backoffice.store.base import Row
from backoffice.store.datamap import Basis, Personal, Source, classification

_PORTABLE = frozenset({Basis.CONSENT, Basis.CONTRACT})


class StaysOut(StrEnum):
    """Why a table is not in the copy. SILENT is not told to anybody either: that it is there would tip off."""

    SILENT = "silent"
    THIRD_PARTIES = "third_parties"
    DERIVED = "derived"
    """Made from what is in the copy, only to find it again or to seal it."""
    WORKINGS = "workings"
    """What the firm keeps of its own people's acts, or of the person only while somebody works on it."""


@dataclass(frozen=True, slots=True)
class Own:
    """Rows whose `column` is the customer, read by the officer's own rights under a ticket.

    `files` are the sealed columns that go out as files whatever is in them, and not as words; `derived` are made from
    what is in the copy, until somebody has decided.
    """

    column: str = "customer_id"
    hides: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    derived: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Under:
    """Rows whose `column` is the id of a row of `parent`, which is collected, too."""

    column: str
    parent: str
    hides: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """Rows that a guard function tells for an open request."""

    hides: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Told in a part of the copy of its own: the movements of the books, who read the data, who received it."""


Way = Own | Under | Told | Elsewhere | StaysOut


def _hides(*names: str) -> frozenset[str]:
    """Who of the staff did it (CJEU C-579/21), and what only keeps rows in order."""
    return frozenset(names) | {"version", "salt"}


WAYS: Mapping[str, Way] = {
    "people.customer": Own("id", _hides()),
    "people.identity": Own(),
    "people.particulars": Own(),
    # That an account stands still is seen by its holder; a reason could tell of a suspicion.
    "people.account_freeze": Own(hides=_hides("frozen_by", "lifted_by", "reason")),
    "people.consent": Own(hides=_hides("done_by", "number")),
    "people.restriction": Own(hides=_hides("set_by", "lifted_by")),
    "people.objection": Own(hides=_hides("recorded_by", "assessed_by")),
    "people.correction": Own(hides=_hides("done_by")),
    "people.name_token": StaysOut.DERIVED,
    "people.disclosure": Elsewhere(),
    "kyc.case": Told(_hides("claimed_by", "claimed_until", "claimed_at", "last_decision", "level")),
    "kyc.attempt": Own(hides=_hides()),
    "kyc.provider_check": Told(_hides("required")),
    "kyc.picture": Own(hides=_hides(), files=frozenset({"face", "image"})),
    "kyc.decision": Told(_hides("decided_by", "note_commitment", "level", "case_version")),
    "kyc.decision_note": Own(hides=_hides()),
    "kyc.rescreen": StaysOut.SILENT,
    "outbox.message": Told(_hides("last_fault", "tries", "locked_at")),
    "ledger.account": Elsewhere(),
    "ledger.posting": Elsewhere(),
    "ledger.transaction": Elsewhere(),
    "ledger.particulars": Elsewhere(),
    "ledger.draft_words": StaysOut.THIRD_PARTIES,
    "ledger.feed_note": StaysOut.THIRD_PARTIES,
    "reconcile.words": StaysOut.THIRD_PARTIES,
    "ledger.alert": StaysOut.SILENT,
    "ledger.alert_words": StaysOut.SILENT,
    "ledger.watch_due": StaysOut.SILENT,
    "rights.letter": Own("subject_id", _hides("recorded_by", "agent_id")),
    "rights.request": Own("subject_id", _hides("holder", "pack", "calendar")),
    "rights.event": Under("request_id", "rights.request", _hides("done_by")),
    "rights.paper": Own("subject_id", files=frozenset({"content"})),
    "rights.identity_paper": Own("subject_id", _hides("received_by", "seen_by", "decided_by")),
    # The paper itself is the person's own, and is gone when an answer leaves.
    "rights.identity_content": StaysOut.WORKINGS,
    "rights.letter_sender": StaysOut.DERIVED,
    # What a second person reads while they decide; the correction itself is in the copy.
    "rights.second_view": StaysOut.WORKINGS,
    "rights.second_evidence": StaysOut.WORKINGS,
    # A letter that somebody still writes; sent, it is in the copy.
    "rights.reply_draft": StaysOut.WORKINGS,
    "rights.reply": Own("subject_id", _hides("made_by")),
    "rights.rectification": Own(hides=_hides("made_by", "done_by", "proposal_id"), derived=frozenset({"plan"})),
    "rights.recipient_notice": Own(hides=_hides("done_by")),
    "rights.complaint": Own("subject_id", _hides("recorded_by", "closed_by", "answer_id", "reply_id")),
    # After what they are the words of.
    "rights.words": Own("subject_id"),
    "rights.posting": Own("subject_id", _hides("done_by", "proved")),
    # An order to keep data may be one not to speak of; what an erasure did, its letter tells.
    "retention.hold": StaysOut.SILENT,
    "retention.erasure": StaysOut.WORKINGS,
    "audit.event": Elsewhere(),
    "audit.export": Elsewhere(),
    "screening.act": StaysOut.SILENT,
    "screening.draft": StaysOut.SILENT,
    "screening.event": StaysOut.SILENT,
    "screening.file": StaysOut.SILENT,
    "screening.referral": StaysOut.SILENT,
    "screening.words": StaysOut.SILENT,
    "staff.break_glass": StaysOut.WORKINGS,
    "staff.proposal": StaysOut.WORKINGS,
    "vault.customer_key": StaysOut.DERIVED,
    "vault.destroyed_key": StaysOut.DERIVED,
    "vault.index_queue": StaysOut.DERIVED,
    "vault.blind_index": StaysOut.DERIVED,
    "vault.ticket": StaysOut.WORKINGS,
}


def tables() -> Iterable[Table]:
    """Every mapped table of every area, in an order of its own."""
    load_areas()
    return Row.metadata.sorted_tables


def tables_by_name() -> Mapping[str, Table]:
    return {table.fullname: table for table in tables()}


def collected() -> tuple[tuple[Table, Own | Under | Told], ...]:
    """The tables whose rows are in the copy, in the order in which they are told. Raises KeyError for none mapped."""
    mapped = tables_by_name()
    return tuple((mapped[name], way) for name, way in WAYS.items() if isinstance(way, Own | Under | Told))


def told_columns(table: Table, way: Own | Under | Told) -> tuple[Column[object], ...]:
    """The columns of a table that are in the copy; a personal one always is, unless it is derived."""
    derived = way.derived if isinstance(way, Own) else frozenset[str]()
    return tuple(
        column
        for column in table.columns
        if column.name not in derived and (column.name not in way.hides or isinstance(classification(column), Personal))
    )


def portable_columns() -> tuple[tuple[Table, tuple[Column[object], ...]], ...]:
    """What a person may take elsewhere (Art. 20): declared portable, told by them, on consent or contract."""
    found = []
    for table, _way in collected():
        chosen = tuple(column for column in table.columns if is_portable(classification(column)))
        if chosen:
            found.append((table, chosen))
    return tuple(found)


def is_portable(told: object) -> bool:
    """Whether Art. 20 covers a column as it is declared."""
    return (
        isinstance(told, Personal)
        and told.portable
        and told.source is Source.PERSON
        and not {told.basis, told.also}.isdisjoint(_PORTABLE)
    )
