"""What finance has done in the sample firm: months sealed, a transaction reversed, a correction that waits, and crypto
withdrawals whose approvals are valid, missing, broken, or by a key that was ended.

Boundary: by the guards alone, in the names of the two who work there; the keys are in software and say so. L-05, L-06.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Connection, text

from backoffice.ledger.approval_rules import Leaving, approval_bytes
from backoffice.sample.ledger import as_person
from backoffice.vault.committed import length_prefixed
from backoffice.vault.person_keys import SoftSigner, make_signer

_OPEN_MONTHS = 3
_KEY, _ENDED = "Sample key in software, no HSM", "Sample key given up"
# Days before today, thousandths of a bitcoin, and how its approval stands.
_LEAVING = (
    (2, 610, "missing"), (3, 540, "valid"), (5, 725, "broken"), (8, 880, "valid"), (13, 560, "valid"),
    (17, 905, "ended"), (24, 650, "valid"),
)  # fmt: skip
_CUSTODIAN = "Assets:Custodian:BTC"
_HOLDERS = text("select id from people.customer where state <> 'closed' order by id limit :count")
_MONTHS = text("""
    select distinct date_trunc('month', booked_on)::date as month from ledger.transaction
     where booked_on < date_trunc('month', cast(:last as date)) - make_interval(months => :open) order by 1
""")
_ONE = text("""
    select t.id from ledger.transaction t
      join ledger.reference r on r.transaction_id = t.id and r.booked_on = t.booked_on
     where r.source = 'sample' and t.kind = :kind and t.booked_on <= :until order by t.booked_on desc, t.id desc limit 1
""")
_BOOKED = text("select transaction_id from ledger.reference where source = 'sample' and reference = :reference")


def load_finance(connection: Connection, last: date, bookkeeper: str, lead: str) -> None:
    """`bookkeeper` proposes and `lead` agrees; nothing where the house has too few customers."""
    holders: list[UUID] = list(connection.execute(_HOLDERS, {"count": len(_LEAVING)}).scalars())
    if len(holders) < len(_LEAVING):
        return
    _withdraw(connection, last, bookkeeper, lead, holders)
    for month in connection.execute(_MONTHS, {"last": last, "open": _OPEN_MONTHS}).scalars().all():
        proposal = as_person(connection, bookkeeper, "select ledger.propose_seal(:month)", {"month": month})
        _agree(connection, lead, proposal)
    number = connection.execute(_ONE, {"kind": "fee", "until": last - timedelta(days=4)}).scalar_one()
    told: dict[str, object] = {"number": number, "on": last, "why": "Charged twice; the customer wrote to us"}
    sql = "select ledger.propose_reversal(:number, :on, 'booked_twice', :why, null)"
    _agree(connection, lead, _proposal_of(connection, as_person(connection, bookkeeper, sql, told)))
    number = connection.execute(_ONE, {"kind": "deposit", "until": last - timedelta(days=1)}).scalar_one()
    legs = [["Assets:Bank:EUR", "EUR", "-1250"], ["Income:Fees:Account", "EUR", "1250"]]
    told = {"number": number, "on": last, "why": "The bank kept its charge back", "legs": json.dumps(legs)}
    sql = "select ledger.propose_adjustment(:number, :on, 'wrong_amount', :why, null, cast(:legs as jsonb))"
    as_person(connection, bookkeeper, sql, told)


def _withdraw(connection: Connection, last: date, bookkeeper: str, lead: str, holders: list[UUID]) -> None:
    made = _book(connection, last, bookkeeper, holders)
    good, ended = make_signer(), make_signer()
    since, until = last - timedelta(days=200), last + timedelta(days=530)
    for key, label in ((good, _KEY), (ended, _KEY)):
        _enrol(connection, bookkeeper, lead, key, label, since, until)
    for at, (_, _, standing) in enumerate(_LEAVING):
        if standing == "missing":
            continue
        # A broken one is the signature of another withdrawal.
        signed = made[at] if standing != "broken" else made[at - 1]
        key = ended if standing == "ended" else good
        values = {
            "number": made[at].number,
            "key": key.public,
            "signature": key.sign(length_prefixed(*approval_bytes(signed))),
        }
        sql = "select ledger.bring_approval(:number, :key, :signature) is null"
        as_person(connection, lead, sql, values)
    _enrol(connection, bookkeeper, lead, ended, _ENDED, since, last - timedelta(days=100))


def _book(connection: Connection, last: date, bookkeeper: str, holders: list[UUID]) -> list[Leaving]:
    """What came in long before, and what left; each that left as it was booked."""
    batch = as_person(connection, bookkeeper, "select ledger.open_batch()", {})
    assert isinstance(batch, UUID)
    lines: list[tuple[str, date, str, str, int]] = []
    for at, (before, thousandths, _) in enumerate(_LEAVING):
        on, wallet = last - timedelta(days=before), f"Liabilities:Wallet:{holders[at]}:BTC"
        came = on - timedelta(days=30)
        lines.append((f"BTC-IN-{came:%y%m%d}-{at:03}", came, "deposit", wallet, -thousandths * 10**5))
        lines.append((f"BTC-OUT-{on:%y%m%d}-{at:03}", on, "withdrawal", wallet, thousandths * 10**5))
    for reference, on, kind, wallet, units in lines:
        connection.execute(
            text(f"insert into ledger_stage.tx_{batch.hex} (tx_id, date, kind, description, ref)"
                 " values (:ref, :on, :kind, '', :ref)"),
            {"ref": reference, "on": on.isoformat(), "kind": kind},
        )  # fmt: skip
        for account, amount in ((wallet, units), (_CUSTODIAN, -units)):
            sign = "-" if amount < 0 else ""
            connection.execute(
                text(f"insert into ledger_stage.posting_{batch.hex} (tx_id, account, currency, amount)"
                     " values (:ref, :account, 'BTC', :amount)"),
                {"ref": reference, "account": account, "amount": f"{sign}0.{abs(amount):08}"},
            )  # fmt: skip
    told = as_person(
        connection,
        bookkeeper,
        "select ledger.book_batch(:batch, 'sample', cast(:manifest as jsonb))",
        {"batch": batch, "manifest": json.dumps({"sample": {"withdrawals": True}})},
    )
    if not isinstance(told, dict) or "findings" in told:
        raise AssertionError(f"the sample's withdrawals are not in order: {told}")
    made = []
    for reference, on, kind, wallet, units in lines:
        if kind == "withdrawal":
            number = connection.execute(_BOOKED, {"reference": reference}).scalar_one()
            sides = ((wallet, "BTC", units), (_CUSTODIAN, "BTC", -units))
            made.append(Leaving(number, "sample", reference, kind, on, on, sides))
    return made


def _enrol(
    connection: Connection, bookkeeper: str, lead: str, key: SoftSigner, label: str, since: date, until: date
) -> None:
    facts = {"key": key.public.hex(), "label": label, "from": since.isoformat(), "until": until.isoformat()}
    sql = "select staff.propose('ledger.approval_key', null, cast(:facts as jsonb))"
    _agree(connection, lead, as_person(connection, bookkeeper, sql, {"facts": json.dumps(facts)}))


def _proposal_of(connection: Connection, draft: object) -> object:
    found: object = connection.execute(
        text("select proposal from ledger.draft where id = :draft"), {"draft": draft}
    ).scalar_one()
    return found


def _agree(connection: Connection, lead: str, proposal: object) -> None:
    told = connection.execute(text("select facts_hash from staff.proposal where id = :which"), {"which": proposal})
    values = {"which": proposal, "hash": told.scalar_one()}
    as_person(connection, lead, "select staff.decide_proposal(:which, true, :hash)", values)
