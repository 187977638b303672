"""The books as the command line tells them: decimal strings, ISO dates, codes.

Boundary: values in, plain values out.
"""

from __future__ import annotations

from backoffice.ledger.rules import Booked, Proof, TrialBalance
from backoffice.money import Amount


def told_balance(found: TrialBalance) -> dict[str, object]:
    """Accounts and their sum by asset, as decimal strings; `later` where postings lie after today."""
    assets: dict[str, dict[str, object]] = {}
    sums: dict[str, Amount] = {}
    for each in found.balances:
        asset = each.amount.asset
        told = assets.setdefault(asset.code, {"accounts": {}})
        accounts = told["accounts"]
        assert isinstance(accounts, dict)
        accounts[each.path] = str(each.amount)
        sums[asset.code] = sums.get(asset.code, Amount(0, asset)) + each.amount
    for code, total in sums.items():
        assets[code]["sum"] = str(total)
    return {"as_of": found.as_of.isoformat(), "assets": assets, **({"later": found.later} if found.later else {})}


def told_import(booked: Booked) -> dict[str, object]:
    """Counts, and under `new` what the books had not before, where there is any."""
    new = {
        "accounts": booked.new_accounts,
        "named": list(booked.named),
        "kinds": list(booked.new_kinds),
        "misplaced": list(booked.misplaced),
    }
    told = {"transactions": booked.transactions, "postings": booked.postings, "already": booked.already}
    return {**told, **({"new": new} if any(new.values()) else {})}


def told_proof(proof: Proof) -> dict[str, object]:
    return {
        "transactions": proof.transactions,
        "postings": proof.postings,
        "months_sealed": proof.months_sealed,
        "faults": [{"code": fault.code, "what": fault.what} for fault in proof.faults],
    }
