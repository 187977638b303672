"""How fast a desk opens sealed fields, beside the bare AES-GCM call over the same bytes, and renews a class.

Run: python -m tests.bench.bench_vault_service
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from statistics import median
from types import SimpleNamespace
from typing import cast
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.orm import Session

from backoffice.desk import Keys, ReadWork
from backoffice.kyc.tables import AttemptRow, PictureRow
from backoffice.people.tables import ParticularsRow
from backoffice.store.base import new_id
from backoffice.vault import open_sealed
from backoffice.vault.envelope import FieldKey, column_context
from backoffice.vault.held_keys import KEPT_SECONDS, ClassKey, HeldKeys, new_field_key
from backoffice.vault.person_keys import make_agreement, make_person_keys
from backoffice.vault.wraps import WrapContext, WrapKind, unwrap_key, wrap_key

# A case: birth date, phone and address, three cards and their numbers; its pictures are counted apart.
FIELDS = (
    (ParticularsRow.birth_on, "identity", 10),
    (ParticularsRow.mobile, "contact", 13),
    (ParticularsRow.address, "contact", 60),
    *((AttemptRow.card, "identity", 420),) * 3,
    *((AttemptRow.document_number, "identity", 9),) * 3,
)
PICTURES = ((PictureRow.face, "biometric", 90_000),) * 6 + ((PictureRow.image, "identity_image", 120_000),) * 6
ROUNDS, CASES = 25, 100


def seconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure(name: str, fields: tuple[tuple[object, str, int], ...], times: int) -> None:
    customer = new_id()
    held = HeldKeys("bench", None, make_person_keys())
    until = time.monotonic() + KEPT_SECONDS
    keys = {each: FieldKey(new_id(), customer, each, os.urandom(32), until) for _, each, _ in fields}
    held._kept.update({key.id.bytes: key for key in keys.values()})
    work = ReadWork(cast(Session, SimpleNamespace(info={})), "bench", cast("object", None), cast(Keys, held))  # type: ignore[arg-type]
    sealed: list[tuple[object, UUID, bytes]] = []
    bare: list[tuple[AESGCM, bytes, bytes, bytes]] = []
    for column, each, size in fields:
        mapped, row, value = column.property.columns[0], new_id(), os.urandom(size)  # type: ignore[attr-defined]
        sealed.append((column, row, keys[each].seal(value, column_context(mapped.table.fullname, mapped.name), row)))
        aead, nonce, context = AESGCM(os.urandom(32)), os.urandom(12), os.urandom(96)
        bare.append((aead, nonce, aead.encrypt(nonce, value, context), context))

    def service() -> None:
        for _ in range(times):
            for column, row, envelope in sealed:
                open_sealed(work, column, row=row, customer=customer, envelope=envelope)  # type: ignore[arg-type]

    def library() -> None:
        for _ in range(times):
            for aead, nonce, ciphertext, context in bare:
                aead.decrypt(nonce, ciphertext, context)

    # In turns, and the middle of the ratios: others use this machine too.
    rounds = [(seconds(service), seconds(library)) for _ in range(ROUNDS)]
    ratio = median(theirs / ours for ours, theirs in rounds)
    speed = times * len(fields) / min(ours for ours, _ in rounds)
    print(f"{name}: {speed:,.0f} fields a second and core, {ratio:.2f} of the bare AES-GCM call")


def renewing() -> None:
    """What a rotation does with each key outside the database: open the old wrap, seal the new one."""
    old, fresh = make_agreement(), make_agreement()
    customer, to = new_id(), ClassKey(new_id(), "identity", old.public)
    made = [new_field_key(to, customer) for _ in range(500)]

    def rewrap() -> None:
        for key, wrap in made:
            context = WrapContext(WrapKind.CUSTOMER_KEY, key.id, "identity", customer=customer)
            wrap_key(unwrap_key(wrap, old, context), fresh.public, context)

    best = min(seconds(rewrap) for _ in range(ROUNDS))
    print(f"renewing a class: {len(made) / best:,.0f} keys a second and core")


def main() -> None:
    measure("all of a case", FIELDS + PICTURES, 5)
    measure("a case's texts", FIELDS, CASES)
    measure("a case's pictures", PICTURES, 10)
    renewing()


if __name__ == "__main__":
    main()
