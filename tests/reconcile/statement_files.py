"""Statements for tests, written by hand: one camt message of any bookings, and the samples' bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from backoffice.errors import Refused
from backoffice.reconcile.statement_file import read_source
from backoffice.reconcile.statement_profile import Profile, shipped_profiles
from backoffice.reconcile.statement_source import source_of
from backoffice.reconcile.statement_values import Statement

STRIPE_HEAD = (
    "automatic_payout_id,automatic_payout_effective_at_utc,balance_transaction_id,created_utc,available_on_utc,currency"
    ",gross,fee,net,reporting_category,source_id,description"
)
SAMPLES = Path(__file__).parents[1] / "data" / "statements"


def entry(amount: str, details: str = "", currency: str = "EUR", direction: str = "CRDT", status: str = "BOOK") -> str:
    return (
        f'<Ntry><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd><Sts>{status}</Sts>'
        f"<BookgDt><Dt>2026-10-05</Dt></BookgDt><AcctSvcrRef>B1</AcctSvcrRef><NtryDtls>{details}</NtryDtls></Ntry>"
    )


def detail(amount: str, reference: str, currency: str = "EUR") -> str:
    return f'<TxDtls><Refs><EndToEndId>{reference}</EndToEndId></Refs><Amt Ccy="{currency}">{amount}</Amt></TxDtls>'


def balance(code: str, amount: str, currency: str = "EUR") -> str:
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="{currency}">{amount}</Amt>'
        "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-10-05</Dt></Dt></Bal>"
    )


def camt(
    entries: Iterable[str], opening: str = "0.00", closing: str | None = None, before: str = "", extra: str = ""
) -> bytes:
    balances = balance("OPBD", opening) + (balance("CLBD", closing) if closing is not None else "")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>S1</Id><Acct><Id>'
        f"<IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>{balances}{extra}{''.join(entries)}"
        "</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def stripe(payout: str, on: date, source: str, gross: str, fee: str) -> str:
    """One row of an itemised payout report under `STRIPE_HEAD`: of what was charged `fee` is kept."""
    net = Decimal(gross) - Decimal(fee)
    return f"{payout},{on if payout else ''},txn_{source},{on},{on},eur,{gross},{fee},{net},charge,{source},Sale"


def lasting(data: bytes, until: date) -> bytes:
    """The same, whose closing balance is of that day: it speaks of the days to then."""
    return re.sub(rb"(<Cd>CLBD</Cd>.*?<Dt><Dt>)[0-9-]{10}", rb"\g<1>" + until.isoformat().encode(), data)


def statements(data: bytes | str, *profiles: Profile) -> tuple[Statement, ...]:
    """What the bytes hold, read by the shipped profiles and these."""
    return read_source(source_of(data.encode() if isinstance(data, str) else data), (*shipped_profiles(), *profiles))


def statements_or_refused(data: bytes) -> tuple[Statement, ...]:
    """The same; none where the bytes are refused."""
    try:
        return statements(data)
    except Refused:
        return ()


def damaged(data: bytes, at: int, to: int, cut: bool) -> bytes:
    """The bytes with the one at `at` (modulo their length) made `to`, or cut off from there on."""
    at %= len(data)
    return data[:at] if cut else data[:at] + bytes([to]) + data[at + 1 :]
