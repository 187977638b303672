"""Erasures: previewed, proposed to a second person, carried out, searched after, explained; and legal holds.

Boundary: guards count and carry out; opened values of a person pass through memory alone. R-03, D-06 to D-10, K-10.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from backoffice.desk import Desk, ReadWork, Work
from backoffice.retention import queries
from backoffice.retention.identifiers import Known, patterns
from backoffice.retention.rules import (
    OF_AGE,
    BadReference,
    Block,
    Erasure,
    ErasureBlocked,
    Finding,
    Found,
    Hold,
    HoldReason,
    MinorShown,
    MinorUnproven,
    NoSuchErasure,
    NothingToErase,
    Obstacle,
    Preview,
    PreviewLine,
    PreviewMovedOn,
    Rule,
    Way,
)
from backoffice.retention.tables import ErasureRow
from backoffice.staff import seconding
from backoffice.staff.rules import Action

# One processor of the server looks through a table; two leave the others to those who work.
_TABLES_AT_ONCE = 2
_REFERENCE = re.compile(r"[0-9A-Za-z./ -]{0,40}")


@dataclass(frozen=True, slots=True)
class Proposed:
    """An erasure that waits for a second person, and how many rows it would take and keep."""

    proposal: UUID
    goes: int
    kept: int


def rules(work: ReadWork) -> tuple[Rule, ...]:
    """The rules in force, in the order in which they are carried out."""
    return tuple(
        Rule(row.id, row.table_name, tuple(row.columns), Way(row.way), row.keep, row.bound)
        for row in queries.rules(work.session)
    )


def preview(work: ReadWork, customer: UUID, *, minor: bool = False) -> Preview:
    """What an erasure would do now, by table, and what stands in its way. Raises NoSuchCustomer."""
    return _preview(work, customer, queries.preview(work.session, customer, minor))


def propose(
    work: Work,
    customer: UUID,
    request: UUID | None,
    seen: str,
    *,
    minor: MinorShown | None = None,
    age: int | None = None,
) -> Proposed:
    """Put an erasure before a second person, line by line as it was shown: `seen` is the hash of the preview.

    `minor` says what shows that the person is one, and `age` how old they are by the birth date on file, in years.
    Raises ErasureBlocked, NothingToErase, PreviewMovedOn, AlreadyProposed, MinorUnproven where the birth date on file
    is named and says otherwise.
    """
    if minor is MinorShown.ON_FILE and (age is None or age >= OF_AGE):
        raise MinorUnproven
    told = queries.preview(work.session, customer, minor is not None)
    now = _preview(work, customer, told)
    if now.blocks:
        raise ErasureBlocked(what=now.blocks[0].what.value)
    if now.goes == 0:
        raise NothingToErase
    if now.hash != seen:
        raise PreviewMovedOn
    ends = [line.until for line in now.lines if line.until is not None]
    facts = {
        "request": str(request) if request else None,
        "hash": now.hash,
        "minor": minor is not None,
        "goes": now.goes,
        "kept": now.kept,
        "kept_until": max(ends).isoformat() if ends else None,
        "lines": told["lines"],
    }
    if minor is not None:
        facts |= {"shown_by": minor.value, "age": age}
    return Proposed(seconding.propose(work, Action.RIGHTS_ERASE, customer, facts), now.goes, now.kept)


def erase(work: Work, erasure: UUID, proposal: UUID) -> datetime:
    """Carry out what a second person agreed to, whole or not at all. `erasure` is the id it gets.

    Raises NoSuchProposal, NotAgreedYet, ProposalExpired, ErasureBlocked, PreviewMovedOn.
    """
    return queries.erase(work.session, erasure, proposal)


def erasure(work: ReadWork, which: UUID) -> Erasure:
    """Raises NoSuchErasure."""
    row = queries.erasure(work.session, which)
    if row is None:
        raise NoSuchErasure(erasure=str(which))
    return _erasure(work, row)


def last_erasure(work: ReadWork, customer: UUID) -> Erasure | None:
    """The newest of a customer."""
    row = queries.last_erasure(work.session, customer)
    return None if row is None else _erasure(work, row)


def search(desk: Desk, which: UUID, known: Known, step: Callable[[int, int], None]) -> int:
    """Look through every table of every schema for what is known of the person; how many tables were looked through.

    `step` hears how much of how much (in kB) is done, and may raise to end it; nothing of `known` is kept. Raises
    NothingToLookFor, NoSuchErasure, SearchNotThrough.
    """
    wanted, round_ = patterns(known), uuid4()
    places = desk.ask(lambda work: queries.places(work.session))
    total, done = sum(_weight(size) for _, size in places), 0

    def look_through(place: str) -> None:
        # A closure: what a command is given is hashed for its key, and these values are not to be kept even so.
        def look(work: Work) -> int:
            return queries.find(work.session, which, round_, place, wanted)

        desk.do(uuid4(), look)

    step(done, total)
    with ThreadPoolExecutor(_TABLES_AT_ONCE) as pool:
        # The largest first, so that no long one is left alone at the end.
        running = {pool.submit(look_through, place): size for place, size in sorted(places, key=lambda each: -each[1])}
        try:
            for looked in as_completed(running):
                looked.result()
                done += _weight(running[looked])
                step(done, total)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    desk.do(uuid4(), end_search, which, round_)
    return len(places)


def end_search(work: Work, which: UUID, round_: UUID) -> datetime:
    """The command that ends `search`."""
    return queries.end_search(work.session, which, round_)


def explain(work: Work, which: UUID, table: str, column: str, reason: str) -> None:
    """Say why what was found there stays; at most 300 signs, no name. Raises ExplanationNeeded, NoSuchErasure."""
    queries.explain(work.session, which, table, column, reason.strip())


def holds(work: ReadWork, customer: UUID) -> tuple[Hold, ...]:
    """All there ever were, the newest first."""
    return tuple(
        Hold(row.id, HoldReason(row.reason), row.reference, row.set_by, row.set_at, row.released_by, row.released_at)
        for row in queries.holds(work.session, customer)
    )


def set_hold(work: Work, hold: UUID, customer: UUID, reason: HoldReason, reference: str) -> None:
    """Stop every erasure of a customer until it is released; `reference` is the file number.

    Raises HeldAlready, BadReference.
    """
    if not _REFERENCE.fullmatch(reference.strip()):
        raise BadReference
    queries.set_hold(work.session, hold, customer, reason.value, reference.strip())


def propose_release(work: Work, hold: UUID) -> UUID:
    """Put before a second person that a hold ends; it does when they agree. Raises NoSuchHold, AlreadyProposed."""
    return queries.propose_release(work.session, hold)


def close_account(work: Work, customer: UUID) -> datetime:
    """Close an account at its person's wish; the seven years begin. Raises ErasureBlocked with what comes first."""
    return queries.close_account(work.session, customer)


def _erasure(work: ReadWork, row: ErasureRow) -> Erasure:
    return Erasure(
        id=row.id,
        customer=row.customer_id,
        request=row.request_id,
        minor=row.is_minor,
        lines=_lines(rules(work), row.told),
        keys=row.keys,
        by=row.erased_by,
        at=row.erased_at,
        searched_at=row.searched_at,
        cleared_at=row.cleared_at,
        findings=tuple(
            Finding(
                each.table_name,
                each.column_name,
                each.own,
                each.others,
                Found(each.state),
                each.reason or "",
                each.explained_by or "",
            )
            for each in queries.findings(work.session, row.id)
        ),
        searched_by=row.searched_by or "",
    )


def _preview(work: ReadWork, customer: UUID, told: dict[str, Any]) -> Preview:
    return Preview(
        customer=customer,
        minor=bool(told["minor"]),
        lines=_lines(rules(work), told),
        blocks=tuple(_block(each) for each in told["blocks"]),
        hash=str(told["hash"]),
    )


def _lines(known: Sequence[Rule], told: dict[str, Any]) -> tuple[PreviewLine, ...]:
    by_id = {rule.id: rule for rule in known}
    return tuple(
        PreviewLine(by_id[each["rule"]], each["goes"], each["kept"], _day(each["until"]))
        for each in told["lines"]
        if each["rule"] in by_id
    )


def _day(told: str | None) -> date | None:
    return None if told in (None, "infinity") else date.fromisoformat(str(told))


def _block(told: dict[str, Any]) -> Block:
    return Block(
        what=Obstacle(told["what"]),
        number=told.get("number"),
        asset=told.get("asset", ""),
        amount=int(told.get("amount", 0)),
        scale=told.get("scale", 0),
        reason=told.get("reason", "") or told.get("state", ""),
        reference=told.get("reference", ""),
    )


def _weight(size: int) -> int:
    """Of a table, in kB; a small one takes a moment too."""
    return 64 + size // 1024
