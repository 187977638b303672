"""How fast sealed fields open with a key that is kept ready, beside the bare AES-GCM call; and what a wrap costs.

Run: python -m tests.bench.bench_vault
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from uuid import uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backoffice.vault.committed import CommittedKey, before_id, length_prefixed
from backoffice.vault.passphrase import LEAST, STRONG, PassphraseCustody
from backoffice.vault.person_keys import make_agreement
from backoffice.vault.wraps import WrapContext, WrapKind, unwrap_key, wrap_key

FIELDS, ROUNDS = 40_000, 15
SIZES = (12, 200, 100_000)
WANTED, WANTED_SHARE = 5_000, 0.5


def rates(*works: Callable[[], object], times: int) -> list[float]:
    """Calls in a second of each: the best of rounds in turns, as what else the machine does only ever takes away."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, rounds in zip(works, taken, strict=True):
            began = time.perf_counter()
            for _ in range(times):
                work()
            rounds.append(times / (time.perf_counter() - began))
    return [max(rounds) for rounds in taken]


def fields(size: int) -> None:
    key, value = os.urandom(32), os.urandom(size)
    row, customer, key_id = uuid4(), uuid4().bytes, uuid4().bytes
    ready, bare, nonce = CommittedKey(key, b"bench"), AESGCM(key), os.urandom(12)

    parts = b"\x02", b"people.particulars", b"mobile", customer, key_id
    before = before_id(*parts)

    def context() -> bytes:
        return before + row.bytes

    def written_out() -> bytes:
        return length_prefixed(*parts, row.bytes)

    sealed, told = ready.seal(value, context()), context()
    by_hand = bare.encrypt(nonce, value, told)

    raw, kernel, whole, longhand, cold = rates(
        lambda: bare.decrypt(nonce, by_hand, told),
        lambda: ready.open(sealed, told),
        lambda: ready.open(sealed, context()),
        lambda: ready.open(sealed, written_out()),
        lambda: CommittedKey(key, b"bench").open(sealed, context()),
        times=max(100, FIELDS // max(1, size // 200)) // ROUNDS,
    )
    print(f"fields of {size:,} bytes: bare AES-GCM {raw:,.0f} a second")
    for name, rate in (("kept key", kernel), ("and its row", whole), ("all parts", longhand), ("key anew", cold)):
        print(f"  {name:<12} {rate:>9,.0f} a second, {rate / raw:.2f} of the bare call")
    print(f"  wanted: {WANTED:,} a second and {WANTED_SHARE} of the bare call:"
          f" {'met' if whole >= WANTED and whole >= WANTED_SHARE * raw else 'NOT met'}")  # fmt: skip


def wraps() -> None:
    holder, key = make_agreement(), os.urandom(32)
    context = WrapContext(WrapKind.CUSTOMER_KEY, uuid4(), "identity", uuid4())
    wrap = wrap_key(key, holder.public, context)
    wrapped, unwrapped, made = rates(
        lambda: wrap_key(key, holder.public, context),
        lambda: unwrap_key(wrap, holder, context),
        make_agreement,
        times=300,
    )
    print(f"wraps: {wrapped:,.0f} made and {unwrapped:,.0f} opened a second; {made:,.0f} key pairs a second")


def slots() -> None:
    for name, cost in (("strong", STRONG), ("least", LEAST)):
        custody = PassphraseCustody("a passphrase of some length", cost)
        _, slot = custody.make("anna")
        began = time.perf_counter()
        custody.unlock("anna", slot)
        print(f"passphrase, {name}: {(time.perf_counter() - began) * 1000:.0f} ms, {cost.memory_kib // 1024} MiB")


if __name__ == "__main__":
    for length in SIZES:
        fields(length)
    wraps()
    slots()
