"""Keys behind a passphrase open with it, for their person, and with nothing else. S-03, S-04."""

from __future__ import annotations

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from backoffice.vault.custody import CustodyKind, SlotBroken, kind_of, make_slot
from backoffice.vault.passphrase import LEAST, STRONG, Cost, PassphraseCustody, PassphraseWrong
from backoffice.vault.person_keys import make_person_keys, private_bytes
from backoffice.vault.token import TokenCustody

# What a guess costs is no part of what is tested here, but for the one test of it.
CHEAP = Cost(64, 1, 1)
ANNA = PassphraseCustody("räven raskar över isen", CHEAP)
KEYS, SLOT = ANNA.make("anna")


@pytest.mark.promise("S-04")
def test_the_keys_come_back_with_the_passphrase() -> None:
    assert kind_of(SLOT) is CustodyKind.PASSPHRASE
    assert private_bytes(ANNA.unlock("anna", SLOT)) == private_bytes(KEYS)


@pytest.mark.promise("S-04")
@any_of(st.text(max_size=30))
def test_another_passphrase_opens_nothing(guess: str) -> None:
    with pytest.raises(PassphraseWrong):
        PassphraseCustody(guess).unlock("anna", SLOT)


def test_the_same_words_typed_on_another_system_are_the_same_passphrase() -> None:
    assert PassphraseCustody("ra\u0308ven raskar o\u0308ver isen").unlock("anna", SLOT).public == KEYS.public


@pytest.mark.promise("S-03")
def test_another_person_s_slot_does_not_pass_for_one_s_own() -> None:
    with pytest.raises(SlotBroken):
        ANNA.unlock("tomasz", SLOT)


@pytest.mark.promise("S-03")
@settings(max_examples=300)
@any_of(st.data())
def test_a_changed_slot_is_refused(data: st.DataObject) -> None:
    # Of the cost only the passes: more memory would be asked for in earnest.
    changed = bytearray(SLOT)
    at = data.draw(st.sampled_from([0, 1, *range(8, len(SLOT))]))
    changed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises((SlotBroken, PassphraseWrong)):
        ANNA.unlock("anna", bytes(changed))


@any_of(st.integers(0, len(SLOT) - 1))
def test_a_cut_slot_is_refused(length: int) -> None:
    with pytest.raises((SlotBroken, PassphraseWrong)):
        ANNA.unlock("anna", SLOT[:length])


@pytest.mark.parametrize("cost", [Cost(1 << 31, 1, 1), Cost(64, 255, 1), Cost(64, 1, 0), Cost(64, 0, 1), Cost(8, 1, 2)])
def test_a_slot_cannot_make_this_machine_work_without_end(cost: Cost) -> None:
    head = cost.memory_kib.to_bytes(4, "big") + bytes([cost.passes, cost.lanes])
    with pytest.raises(SlotBroken):
        ANNA.unlock("anna", SLOT[:2] + head + SLOT[8:])


def test_a_slot_of_another_custody_is_refused() -> None:
    with pytest.raises(SlotBroken):
        ANNA.unlock("anna", make_slot(CustodyKind.KEYRING, SLOT[2:]))


def test_a_new_passphrase_takes_the_same_keys() -> None:
    renewed = PassphraseCustody("another", CHEAP)
    slot = renewed.store("anna", ANNA.unlock("anna", SLOT))
    assert renewed.unlock("anna", slot).public == KEYS.public
    with pytest.raises(PassphraseWrong):
        ANNA.unlock("anna", slot)


def test_a_slot_says_what_its_guess_costs_so_that_raising_it_leaves_old_ones_readable() -> None:
    for cost in (STRONG, LEAST):
        slot = PassphraseCustody("x", cost).store("anna", KEYS)
        assert PassphraseCustody("x", CHEAP).unlock("anna", slot).public == KEYS.public


def test_no_two_slots_of_the_same_keys_look_alike() -> None:
    slots = [ANNA.store("anna", KEYS)[8:] for _ in range(8)]
    assert len(set(slots)) == 8


def test_keys_in_a_token_are_not_taken_out() -> None:
    from backoffice.vault.person_keys import PersonKeys

    keys = make_person_keys()
    with pytest.raises(TypeError, match="cannot leave"):
        ANNA.store("anna", PersonKeys(_Elsewhere(keys.agreement.public), keys.signing))


class _Elsewhere:
    def __init__(self, public: bytes) -> None:
        self.public = public

    def opened(self, sealed: bytes, info: bytes) -> bytes:
        raise AssertionError("not asked")


def test_no_passphrase_or_pin_is_shown() -> None:
    from pathlib import Path

    assert "secret" not in repr(PassphraseCustody("secret")) + repr(TokenCustody(Path("/lib.so"), "secret"))
