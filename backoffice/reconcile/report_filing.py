"""Write the report of a check-in as PDF: announced, drawn in a process of its own, registered, signed and put in place.

Boundary: touches a folder; a report that fails leaves nothing there. L-02, S-05, S-08.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

from backoffice import outlet
from backoffice.audit.history import firm
from backoffice.audit.signing import enter_document
from backoffice.desk import Desk, ReadWork, Work
from backoffice.errors import Refused, Unavailable
from backoffice.reconcile import check_in, reversing
from backoffice.reconcile import report_queries as queries
from backoffice.reconcile.carried import entry_of
from backoffice.reconcile.carrying import carried_along, late_by_place
from backoffice.reconcile.check_in_rules import CheckIn, Contested
from backoffice.reconcile.decisions import AccountClosed
from backoffice.reconcile.house import HOUSE
from backoffice.reconcile.report import ReconcileReport, match_of, report_account
from backoffice.reconcile.report_naming import Sides, transaction_of
from backoffice.reconcile.report_verdicts import Judged, Judgements, ReportRefused, ReportReversed, ReportVerdicts
from backoffice.reconcile.reversing import Reversal, Took
from backoffice.reconcile.standing import Standing
from backoffice.staff import service as staff


class NothingClosed(Refused):
    """No account was closed in these decisions."""

    code = "reconcile.nothing_closed"


class ReportNotWritten(Unavailable):
    """The document was made but the folder would not take it. Facts: `path`, `reason`."""

    code = "reconcile.report_not_written"


def write_report(desk: Desk, which: UUID, zone: str, language: str, folder: Path) -> Path:
    """Write the report of a check-out's decisions into `folder`; where it lies now.

    `zone` is an IANA name. Raises NoSuchCheckIn, NothingClosed, LogBroken, ReportNotWritten, NotSignedYet, PressFailed.
    """
    from backoffice.documents import firm_signature
    from backoffice.documents.press import press
    from backoffice.reconcile.pdf import report_pdf

    entry = desk.do(uuid4(), announce_report, which)
    certificate = desk.ask(firm_signature.certificate)
    told = desk.ask(report_of, which, entry, zone, language, signed=certificate is not None)
    pdf, document = press(report_pdf, told), uuid4()
    drawn = (hashlib.sha256(pdf).digest(), len(pdf))
    if certificate is None:
        desk.do(uuid4(), register_report, document, *drawn)
    else:
        prepared = firm_signature.prepare(pdf, certificate_der=certificate, signing_time=told.written_at)
        desk.do(uuid4(), register_report, document, *drawn, to_sign=prepared.digest)
        pdf = firm_signature.signed(desk, document, prepared)
    return _saved(folder / f"reconciliation-{which.hex[:8]}-{entry}.pdf", pdf)


def announce_report(work: Work, which: UUID) -> int:
    """Enter into the trail that a report is being written; the entry's number. Raises NoSuchCheckIn."""
    return work.record("reconcile.report_written", check_out=which, number=check_in.check_in_of(work, which).number)


def register_report(work: Work, document: UUID, sha256: bytes, size: int, to_sign: bytes | None = None) -> int:
    """Enter the drawn file into the export register, asking for the firm's signature over `to_sign` if it is given."""
    return enter_document(
        work, document=document, kind="reconcile.report", subject=None, sha256=sha256, size=size, to_sign=to_sign
    )


def report_of(
    work: ReadWork, which: UUID, audit_entry: int, zone: str, language: str, *, signed: bool = False
) -> ReconcileReport:
    """Everything the document says. Raises NoSuchCheckIn, NothingClosed, LogBroken."""
    told = check_in.check_in_of(work, which)
    standing, _ = check_in.standing_of(work, which)
    if not standing.closed:
        raise NothingClosed()
    along = carried_along(work, which)
    words = check_in.words_of(work, which, _hashes(standing))
    # What an earlier closing left open has its words with the check-out it was first seen on.
    before = [*_carried(standing), *(item.words for each in along.values() for item in each if item.words)]
    words = {**words, **queries.words(work.session, [each for each in before if each not in words])}
    house = queries.house_entries(work.session, _house(standing))
    late = late_by_place(work, which)
    sides = {
        row.part: Sides(row.words, str(row.number), row.more)
        for row in queries.sides(work.session, _matched_before(standing))
    }
    numbers = [int(transaction_of(entry)) for each in late.values() for entry in each]
    numbers += [int(each.transaction) for each in sides.values()]
    references = queries.references(work.session, [*_transactions(standing), *map(int, house.values()), *numbers])
    names = staff.colleagues(work)
    judged = _named(check_in.judged(work, which), names)
    closed: list[AccountClosed] = [standing.closed[place] for place in sorted(standing.closed)]
    return ReconcileReport(
        firm=firm(work),
        check_out=which,
        person=names.get(told.person, told.person),
        decisions=standing.count,
        head=standing.head.hex(),
        countersigned_at=check_in.prove(work, which).countersigned_at,
        accounts=tuple(
            report_account(
                standing,
                each,
                lambda hash_: words.get(hash_, ""),
                judged,
                references,
                house,
                {item.finding: item for item in along.get((each.account, each.asset), ())},
                late.get((each.account, each.asset)),
                sides,
            )
            for each in closed
        ),
        verdicts=_verdicts(work, told),
        written_at=work.now,
        written_by=names.get(work.actor, work.actor),
        zone=zone,
        language=language,
        audit_entry=audit_entry,
        signed=signed,
    )


def _named(judged: Judgements, names: Mapping[str, str]) -> Judgements:
    courses = {
        which: replace(
            each,
            proposed_by=names.get(each.proposed_by, each.proposed_by),
            answered_by=names.get(each.answered_by, each.answered_by),
        )
        for which, each in judged.courses.items()
    }
    return replace(judged, courses=courses)


def _verdicts(work: ReadWork, told: CheckIn) -> ReportVerdicts | None:
    if told.ended_at is None:
        return None
    refused = tuple(_refused(each) for each in check_in.contested(work, told.check_out))
    back = reversing.took(work, told.check_out, only_reversals=True)
    names = staff.colleagues(work)
    gone = tuple(_reversed(each, each.reversal, names) for each in back if each.is_reversed and each.reversal)
    return ReportVerdicts(told.accepted, told.already_so, told.stale, told.conflicting, refused, gone)


def _reversed(one: Took, reversal: Reversal, names: Mapping[str, str]) -> ReportReversed:
    told = reversal.proposal
    text = next((line.text for line in one.lines if line.text), "")
    by, agreed = told.proposed_by, told.decided_by or ""
    return ReportReversed(
        seq=one.seq,
        kind="account_closed" if one.is_closing else "matches_confirmed",
        about=f"{one.account}: {text}" if text else one.account,
        day=one.day,
        asset=one.asset,
        scale=one.scale,
        amount=one.amount,
        proposed_by=names.get(by, by),
        agreed_by=names.get(agreed, agreed),
        reversed_at=told.decided_at or told.proposed_at,
        why=reversal.why,
    )


def _refused(one: Contested) -> ReportRefused:
    about, asset, amount = one.about, "", None
    if one.mine is not None:
        match = one.mine.match
        text = next((line.text for line in one.mine.lines if line.text), "")
        about, asset = f"{match.account}: {text}" if text else match.account, match.asset
        amount = sum(line.amount for line in match.lines)
    elif one.adjustment is not None:
        legs = one.adjustment.legs
        about, asset, amount = ", ".join(leg.account for leg in legs), legs[0].asset, legs[0].amount
    judged = check_in.judged_course(one.course, Judged(one.verdict.value, one.cause))
    return ReportRefused(one.seq, one.kind, about, asset, one.scale, amount, judged)


def _hashes(standing: Standing) -> list[str]:
    found = _carried(standing)
    found += [each.file for each in standing.statements.values() if each.file]
    found += [each.file for each in standing.reports.values() if each.file]
    found += [each.payout for each in standing.matches.values() if each.payout]
    found += [each.words for each in standing.adjustments.values()]
    lines = [line for each in standing.matches.values() for line in each.lines]
    found += [told for line in lines for told in (line.words, line.reference) if told]
    found += [each.gap_words for each in standing.closed.values() if each.gap_words]
    return found + [hash_ for each in standing.findings.values() for hash_ in each.notes]


def _carried(standing: Standing) -> list[str]:
    return [item.words for each in standing.closed.values() for item in each.open_items if item.words]


def _house(standing: Standing) -> list[str]:
    """The matches of the house of which one side lay outside a closing's period."""
    left = (item.finding for each in standing.closed.values() for item in each.open_items)
    return [key.removeprefix(HOUSE) for key in left if key.startswith(HOUSE)]


def _matched_before(standing: Standing) -> list[str]:
    """The matches of other check-outs between whose sides something is left open."""
    left = {match_of(item.finding) for each in standing.closed.values() for item in each.open_items}
    return sorted(left - {""} - standing.matches.keys())


def _transactions(standing: Standing) -> list[int]:
    matched = {entry.id for each in standing.matches.values() for entry in each.entries}
    left = {entry_of(item.finding) for each in standing.closed.values() for item in each.open_items}
    return sorted({int(number) for number in map(transaction_of, matched | left) if number.isdecimal()})


def _saved(path: Path, pdf: bytes) -> Path:
    try:
        outlet.write_whole(path, pdf)
    except OSError as fault:
        raise ReportNotWritten(path=str(path), reason=fault.strerror or str(fault)) from fault
    return path
