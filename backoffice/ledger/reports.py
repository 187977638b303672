"""Reports as commands and queries: announced, summed and checked, streamed line by line, entered in the register.

Boundary: reads by the reader's own grants, in one transaction, so that the lines are those of the sums. L-02, S-05.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from backoffice.audit.history import firm
from backoffice.audit.signing import enter_document
from backoffice.desk import ReadWork, Work
from backoffice.documents.drawn import AT_MOST, Progress
from backoffice.ledger import pages, queries, report_lines
from backoffice.ledger.report import (
    FIRST_DAY,
    Asked,
    Entry,
    NotAPeriod,
    NothingUnder,
    Report,
    ReportDisagrees,
    ReportKind,
    ReportTooLong,
    Sums,
    decimals,
)
from backoffice.ledger.rules import AccountKind
from backoffice.ledger.stopping import stoppable
from backoffice.staff import service as staff


def announce_report(work: Work, asked: Asked) -> int:
    """Enter into the audit trail that a report is being written; the entry's number."""
    told: dict[str, object] = {
        "kind": f"ledger.{asked.kind}",
        "account": asked.account,
        "holder": asked.holder,
        "since": asked.since.isoformat() if asked.since else None,
        "until": asked.until.isoformat() if asked.until else None,
    }
    facts = {name: value for name, value in told.items() if value}
    return work.record("ledger.report_written", subject=_subject(asked), **facts)


def register_report(
    work: Work, asked: Asked, document: UUID, sha256: bytes, size: int, to_sign: bytes | None = None
) -> int:
    """Enter the drawn file into the export register, asking for the firm's signature over `to_sign` if it is given.

    The number of its audit entry. Raises NotYourDocument.
    """
    return enter_document(
        work,
        document=document,
        kind=f"ledger.{asked.kind}",
        subject=_subject(asked),
        sha256=sha256,
        size=size,
        to_sign=to_sign,
    )


def report(
    work: ReadWork,
    asked: Asked,
    audit_entry: int,
    begin: Callable[[Report], Callable[[list[Entry]], None]],
    progress: Progress,
    *,
    signed: bool = False,
) -> Report:
    """Sum up and check a report, hand it to `begin`, and what that answers is given the lines, 1,000 at once.

    Raises NothingUnder, NotAPeriod, ReportTooLong, ReportDisagrees, and what `progress` raises.
    """
    until = asked.until or work.now.date()
    since = asked.since or FIRST_DAY
    if since > until:
        raise NotAPeriod(since=since.isoformat(), until=until.isoformat())
    queries.take_time(work.session)
    pages.steady(work.session)
    ids = _accounts(work, asked)
    with stoppable(work.session, lambda: progress(0, 0)):
        found = report_lines.sums(work.session, asked, ids, since, until)
    sign = -1 if asked.kind is ReportKind.CUSTOMER else 1
    sums = tuple(_summed(row, sign) for row in found)
    for row, each in zip(found, sums, strict=True):
        each.check()
        if row.disagrees is not None:
            # Two wallets of one line may be wrong by the same amount.
            raise ReportDisagrees(account=row.disagrees, asset=each.asset, **_no_figures())
    made = Report(
        asked=asked,
        firm=firm(work),
        maker=staff.colleagues(work).get(work.actor, work.actor),
        written_at=work.now,
        audit_entry=audit_entry,
        since=since,
        until=until,
        sums=sums,
        signed=signed,
    )
    if ids is None:
        _check_assets(made)
    lines = made.count if made.lists_entries else len(sums)
    if lines > AT_MOST[asked.form]:
        raise ReportTooLong(count=lines, at_most=AT_MOST[asked.form], form=asked.form.upper())
    send = begin(made)
    if made.lists_entries:
        known = {(row.account_id, row.asset): place for place, row in enumerate(found)}
        done = 0
        with closing(_entries(work, ids, made, known, sign)) as parts:
            for part in parts:
                send(part)
                done += len(part)
                progress(done, lines)
    return made


def _accounts(work: ReadWork, asked: Asked) -> list[int] | None:
    if asked.kind is ReportKind.JOURNAL or (asked.kind is ReportKind.TRIAL_BALANCE and not asked.account):
        return None
    ids = report_lines.accounts(work.session, asked)
    if not ids:
        raise NothingUnder(what=asked.account or asked.holder)
    return ids


def _summed(row: Row[Any], sign: int) -> Sums:
    debit, credit = sign * int(row.debit), sign * int(row.credit)
    return Sums(
        account=row.path,
        account_kind=AccountKind(row.kind),
        asset=row.asset,
        scale=row.scale,
        opening=sign * int(row.opening),
        debit=max(debit, credit),
        credit=min(debit, credit),
        count=int(row.postings),
        closing=sign * int(row.closing),
        accounts=int(row.accounts),
    )


def _check_assets(made: Report) -> None:
    """Over all accounts each asset comes to zero, before the period, in it and after it."""
    for each in made.of_assets():
        if each.opening or each.closing or each.debit + each.credit:
            raise ReportDisagrees(
                account=_largest(made, each.asset),
                asset=each.asset,
                opening=decimals(each.opening, each.scale),
                debit=decimals(each.debit, each.scale),
                credit=decimals(each.credit, each.scale),
                closing=decimals(each.closing, each.scale),
            )


def _largest(made: Report, asset: str) -> str:
    """Where to look first: all accounts of the asset are meant, the one that moved most is named."""
    return max((each for each in made.sums if each.asset == asset), key=lambda each: each.debit - each.credit).account


def _no_figures() -> dict[str, str]:
    return {"opening": "", "debit": "", "credit": "", "closing": ""}


def _entries(
    work: ReadWork, ids: list[int] | None, made: Report, known: dict[tuple[int, str], int], sign: int
) -> Generator[list[Entry], None, None]:
    """The lines with their balances; at the end every account must have come to its closing balance."""
    balances = [each.opening for each in made.sums]
    with closing(report_lines.entries(work.session, ids, made.since, made.until)) as found:
        for page in report_lines.pages_of(found):
            part: list[Entry] = []
            for row in page:
                account_id, asset, booked_on, happened_on, number, kind, amount, reference, words = tuple(row)
                of = known[account_id, asset]
                minor = sign * int(amount)
                balances[of] += minor
                part.append(
                    Entry(of, booked_on, happened_on, number, kind, reference or "", words or "", minor, balances[of])
                )
            yield part
    for each, balance in zip(made.sums, balances, strict=True):
        if balance != each.closing:
            raise ReportDisagrees(
                account=each.account,
                asset=each.asset,
                opening=decimals(each.opening, each.scale),
                debit=decimals(each.debit, each.scale),
                credit=decimals(each.credit, each.scale),
                closing=decimals(balance, each.scale),
            )


def _subject(asked: Asked) -> UUID | None:
    """The customer a history is of, where the platform's pseudonym is the customer's own."""
    try:
        return UUID(asked.holder) if asked.holder else None
    except ValueError:
        return None
