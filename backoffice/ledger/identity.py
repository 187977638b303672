"""The night's proof: what clients and the house own is what banks, processors and custodians hold, in each asset.

Boundary: the guards compute and keep the result; the worker asks for it once a day, finance and auditors read it. L-05.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from backoffice.desk import ReadWork, Work
from backoffice.ledger import approvals, draft_queries, queries
from backoffice.ledger.rules import AccountKind

_HELD = (AccountKind.BANK, AccountKind.PROCESSOR, AccountKind.CUSTODIAN)
_OWNED = (AccountKind.WALLET, AccountKind.HOUSE)


@dataclass(frozen=True, slots=True)
class AssetProof:
    """One asset, in minor units. Wallets include programmes, the house its fees; what is owned is shown positive."""

    asset: str
    scale: int
    wallets: int
    house: int
    banks: int
    processors: int
    custodians: int

    @property
    def owned(self) -> int:
        return self.wallets + self.house

    @property
    def held(self) -> int:
        return self.banks + self.processors + self.custodians

    @property
    def difference(self) -> int:
        """What is held beyond what is owned; zero where the books agree."""
        return self.held - self.owned


@dataclass(frozen=True, slots=True)
class Lopsided:
    """A transaction that does not come to zero in an asset: the postings behind a difference."""

    transaction: int
    asset: str
    total: int


@dataclass(frozen=True, slots=True)
class WrongCheckpoint:
    """A sealed month's balance that is not the one before it and the movements since; `month` as 2026-10."""

    month: str
    account: str
    asset: str


@dataclass(frozen=True, slots=True)
class NightProof:
    """What was proved at an instant; at most 100 transactions and checkpoints are named."""

    at: datetime
    holds: bool
    assets: tuple[AssetProof, ...]
    transactions: tuple[Lopsided, ...]
    checkpoints: tuple[WrongCheckpoint, ...]


def prove_if_due(work: Work) -> bool:
    """For the worker: prove the books where today's proof is still to be made; whether it was made."""
    if not draft_queries.proof_is_due(work.session):
        return False
    queries.take_time(work.session)
    draft_queries.prove_night(work.session)
    approvals.prove_approvals(work)
    return True


def last_proof(work: ReadWork) -> NightProof | None:
    """The newest; None before the first night."""
    found = draft_queries.nights(work.session, 1)
    return _proof(found[0]) if found else None


def _proof(row: Row[Any]) -> NightProof:
    found = row.found
    return NightProof(
        at=row.at,
        holds=row.holds,
        assets=tuple(_asset(each) for each in found["assets"]),
        transactions=tuple(Lopsided(number, asset, int(total)) for number, asset, total in found["transactions"]),
        checkpoints=tuple(WrongCheckpoint(month, path or "", asset) for month, path, asset in found["checkpoints"]),
    )


def _asset(told: dict[str, Any]) -> AssetProof:
    owned = [-int(told.get(kind, 0)) for kind in _OWNED]
    held = [int(told.get(kind, 0)) for kind in _HELD]
    return AssetProof(told["asset"], told["scale"], *owned, *held)
