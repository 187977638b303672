"""Snapshots for tests that need no server: written, signed and sealed as a check-out does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from keyring.backend import KeyringBackend

from backoffice.audit.merkle import root
from backoffice.documents.signature import make_firm_certificate
from backoffice.reconcile import snapshot_file, snapshot_key
from backoffice.reconcile.carried import Carried
from backoffice.reconcile.choices import CHOICES, choices_told
from backoffice.reconcile.house_rules import RULES, RulesByPlace, rules_note
from backoffice.reconcile.problems import CARRIED, carried_told
from backoffice.reconcile.snapshot import MANIFEST, SNAPSHOT, folder_of
from backoffice.reconcile.snapshot_manifest import SignedManifest, Vouched, as_file, canonical, firm_id, vouching
from backoffice.reconcile.snapshot_rules import AccountHead, EntryRow, KeyCustody, Manifest, leaf_hash
from backoffice.reconcile.snapshot_signer import SLOT, signing_slot
from backoffice.reconcile.words import word_marks
from backoffice.vault.certificates import certify_person
from backoffice.vault.passphrase import Cost
from backoffice.vault.person_keys import PersonKeys, SoftSigner, make_person_keys
from backoffice.vault.root_pin import pin_root
from tests.given import AIKO, CHEAP, JONAS, KEYS

PASSPHRASE = "four sleepers on the night train"
PASSWORD = "correct horse battery staple"
BANK = "Assets:Bank:EUR"
MADE_AT = datetime(2026, 11, 19, 17, 40, tzinfo=UTC)
SINCE, UNTIL = date(2026, 11, 1), date(2026, 11, 19)
NAMES = ("F Holmqvist", "O Kovalchuk", "T Wierzba", "N Abishev", "L Marchetti", "欧阳雨桐")


@dataclass(frozen=True)
class Booked:
    """One entry to be: minor units, and the words of which the snapshot keeps marks alone."""

    on: date
    amount: int
    reference: str = ""
    words: str = ""
    kind: str = "deposit"


def made_up(count: int) -> list[Booked]:
    """So many entries of the period, the same each time."""
    span = (UNTIL - SINCE).days + 1
    return [
        Booked(
            SINCE + timedelta(days=at * span // count),
            (at * 7919 % 90_000 + 100) * (-1 if at % 3 == 0 else 1),
            f"REF-{at:06d}",
            f"SEPA IN {NAMES[at % len(NAMES)]}",
        )
        for at in range(count)
    ]


@dataclass(frozen=True)
class Firm:
    """Who signs: the tests' root, a document key, and the keys of one person."""

    root: SoftSigner
    documents: ec.EllipticCurvePrivateKey
    certificate: bytes
    keys: PersonKeys
    person: str = JONAS


def firm(root: SoftSigner = KEYS.root) -> Firm:
    documents = ec.generate_private_key(ec.SECP256R1())
    return Firm(root, documents, make_firm_certificate(documents, "Test Firm", MADE_AT), make_person_keys())


def laptop(home: Path, books: Mapping[tuple[str, str], Iterable[Booked]], rules: RulesByPlace | None = None) -> Path:
    """A home that knows the firm's root and holds one snapshot, made now; the snapshot's file."""
    pin_root(home, KEYS.root.public)
    folder_of(home).mkdir()
    return write_snapshot(folder_of(home), firm(), books, made_at=datetime.now(UTC), rules=rules)


def write_snapshot(
    folder: Path,
    of: Firm,
    books: Mapping[tuple[str, str], Iterable[Booked]],
    *,
    opening: int = 1_000_000,
    made_at: datetime = MADE_AT,
    lasts: timedelta = timedelta(days=7),
    passphrase: str | None = PASSPHRASE,
    name: str = "november",
    cost: Cost = CHEAP,
    ring: KeyringBackend | None = None,
    rules: RulesByPlace | None = None,
    carried: Mapping[tuple[str, str], tuple[Carried, ...]] | None = None,
) -> Path:
    """A snapshot of these accounts (path and asset) in `folder`; its key lies in the keyring without a passphrase."""
    which, key = uuid4(), snapshot_key.new_key()
    slot = (
        snapshot_key.put_into_keyring(key, which, ring)
        if passphrase is None
        else snapshot_key.seal_under_passphrase(key, which, passphrase, cost)
    )
    heads, rows = [], []
    first = 90_417_000
    for number, ((path, asset), booked) in enumerate(sorted(books.items()), 1):
        lines = list(_rows(list(booked), first, opening, key.marks))
        first += len(lines)
        closing = lines[-1].balance if lines else opening
        heads.append(AccountHead(number, path, "bank", asset, 2, opening, closing, len(lines)))
        rows.append(lines)
    path = folder / f"{name}{SNAPSHOT}"
    slot_of_signer = signing_slot(of.person, of.keys, PASSWORD, None, CHEAP)
    paths = {head.path for head in heads}
    choices = choices_told((of.person, AIKO), {asset: (*paths, "Expenses:Bank:EUR") for _, asset in books})
    meta = {
        SLOT: slot_of_signer.hex(),
        CHOICES: choices,
        RULES: rules_note(rules or {}),
        CARRIED: carried_told(carried or {}),
    }
    snapshot_file.write(path, key.database, meta, zip(heads, rows, strict=True))
    sha256, size = snapshot_file.file_sha256(path)
    leaves = [leaf_hash(head.path, head.asset, row) for head, lines in zip(heads, rows, strict=True) for row in lines]
    manifest = Manifest(
        id=which,
        firm="Test Firm",
        firm_id=firm_id(of.root.public),
        person=of.person,
        made_at=made_at,
        expires_at=made_at + lasts,
        house_ahead=timedelta(0),
        since=SINCE,
        until=UNTIL,
        horizon=1000,
        rows=len(leaves),
        root=root(leaves).hex(),
        file_sha256=sha256,
        size=size,
        custody=KeyCustody.KEYRING if passphrase is None else KeyCustody.PASSPHRASE,
        slot=slot,
        checkpoint=None,
        accounts=tuple(heads),
    )
    path.with_suffix(MANIFEST).write_bytes(as_file(signed(of, manifest)))
    return path


def signed(of: Firm, manifest: Manifest) -> SignedManifest:
    content = canonical(manifest)
    vouched = Vouched(
        of.keys.public,
        MADE_AT,
        certify_person(of.root, of.person, of.keys.public, MADE_AT),
        of.keys.signing.sign(vouching(content, of.certificate)),
    )
    return SignedManifest(
        manifest, content, of.certificate, of.documents.sign(content, ec.ECDSA(hashes.SHA256())), vouched
    )


def resigned(of: Firm, told: SignedManifest, **changes: object) -> SignedManifest:
    """The manifest with these changes, signed anew by that firm."""
    return signed(of, replace(told.manifest, **changes))  # type: ignore[arg-type]


def _rows(booked: list[Booked], first: int, opening: int, marks: bytes) -> Iterator[EntryRow]:
    balances = accumulate((each.amount for each in booked), initial=opening)
    next(balances)
    for place, (each, balance) in enumerate(zip(booked, balances, strict=True)):
        transaction = first + place
        yield EntryRow(
            id=f"{transaction}.1",
            place=place,
            transaction=transaction,
            seq=1,
            booked_on=each.on,
            happened_on=each.on,
            amount=each.amount,
            balance=balance,
            kind=each.kind,
            reference=each.reference,
            other_side=f"Liabilities:Wallet:{UUID(int=transaction)}:EUR",
            marks=word_marks(each.words, marks),
        )
