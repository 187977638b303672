"""A wrapped key opens for its holder, in its context, to the key its maker committed to. S-02, S-03."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import assume, settings
from hypothesis import given as any_of
from hypothesis import strategies as st

from backoffice.vault import hpke
from backoffice.vault.committed import SealBroken
from backoffice.vault.person_keys import SoftAgreement, make_agreement
from backoffice.vault.wraps import WrapContext, WrapKind, unwrap_key, wrap_key
from tests.vault.colliding import right_under_both
from tests.vault.test_committed import cut, flipped, longer

KEY = bytes(range(100, 132))
HOLDER, STRANGER = make_agreement(), make_agreement()
CONTEXT = WrapContext(WrapKind.CUSTOMER_KEY, UUID(int=1), "identity", UUID(int=2), "anna")
CONTEXTS = [
    replace(CONTEXT, kind=WrapKind.CLASS_KEY),
    replace(CONTEXT, kind=WrapKind.INDEX_KEY),
    replace(CONTEXT, key_id=UUID(int=3)),
    replace(CONTEXT, field_class="contact"),
    replace(CONTEXT, field_class="identityanna", holder=""),
    replace(CONTEXT, customer=UUID(int=3)),
    replace(CONTEXT, customer=None),
    replace(CONTEXT, holder="tomasz"),
    replace(CONTEXT, holder=""),
]
WRAP = wrap_key(KEY, HOLDER.public, CONTEXT)
OTHERS = [
    wrap_key(bytes(32), HOLDER.public, CONTEXT),
    wrap_key(KEY, STRANGER.public, CONTEXT),
    *(wrap_key(KEY, HOLDER.public, context) for context in CONTEXTS),
]


@pytest.mark.promise("S-02", "S-03")
@any_of(st.binary(min_size=16, max_size=64))
def test_a_wrapped_key_opens_again(key: bytes) -> None:
    wrap = wrap_key(key, HOLDER.public, CONTEXT)
    assert len(wrap) == len(key) + 114
    assert unwrap_key(wrap, HOLDER, CONTEXT) == key


def spliced(data: st.DataObject, wrap: bytes) -> bytes:
    """The head of one and the tail of another, both rightly made."""
    other = data.draw(st.sampled_from(OTHERS))
    at = data.draw(st.integers(2, len(wrap) - 1))
    return wrap[:at] + other[at:]


@pytest.mark.promise("S-03")
@settings(max_examples=1000)
@any_of(st.data(), st.sampled_from([flipped, cut, longer, spliced]))
def test_of_a_thousand_changed_cut_and_spliced_wraps_none_opens(data: st.DataObject, change: object) -> None:
    assert callable(change)
    changed = change(data, WRAP)
    assume(changed != WRAP)  # a splice near the end may by chance bring back the very same bytes
    with pytest.raises(SealBroken):
        unwrap_key(changed, HOLDER, CONTEXT)


@pytest.mark.promise("S-03")
@pytest.mark.parametrize("context", CONTEXTS, ids=str)
def test_a_wrap_replayed_in_another_context_does_not_open(context: WrapContext) -> None:
    with pytest.raises(SealBroken):
        unwrap_key(WRAP, HOLDER, context)


@pytest.mark.promise("S-03")
def test_a_wrap_for_somebody_else_does_not_open() -> None:
    with pytest.raises(SealBroken):
        unwrap_key(WRAP, STRANGER, CONTEXT)


TEXTS = st.text(max_size=4)
ANY_CONTEXT = st.builds(
    WrapContext,
    st.sampled_from(WrapKind),
    st.uuids(),
    TEXTS,
    st.none() | st.uuids(),
    TEXTS,
)


@any_of(ANY_CONTEXT, ANY_CONTEXT)
def test_no_two_contexts_share_their_bytes(one: WrapContext, other: WrapContext) -> None:
    assert (one.info() == other.info()) == (one == other)


@pytest.mark.promise("S-03")
def test_one_wrap_cannot_give_two_holders_two_keys() -> None:
    """Whoever makes a wrap knows what each holder derives from it, so HPKE alone can be made to say two things."""
    sender = SoftAgreement(ec.generate_private_key(ec.SECP256R1()))
    commitment = bytes(32)
    info = CONTEXT.info() + commitment
    derived = []
    for holder in (HOLDER, STRANGER):
        exchanged = sender._key.exchange(ec.ECDH(), hpke.point(holder.public))
        derived.append(hpke._schedule(hpke._shared_secret(exchanged, sender.public, holder.public), info))
    (one, one_nonce), (other, other_nonce) = derived
    sealed = sender.public + right_under_both(one, other, one_nonce, other_nonce)
    told = HOLDER.opened(sealed, info), STRANGER.opened(sealed, info)
    assert told[0] != told[1], "HPKE alone gives each holder another key"
    for holder in (HOLDER, STRANGER):
        with pytest.raises(SealBroken):
            unwrap_key(b"\x01" + commitment + sealed, holder, CONTEXT)


def test_a_key_short_enough_to_guess_is_not_wrapped() -> None:
    with pytest.raises(ValueError, match="guessed"):
        wrap_key(b"1234", HOLDER.public, CONTEXT)


def test_the_class_s_own_private_key_travels_as_a_wrap() -> None:
    of_class = make_agreement()
    context = WrapContext(WrapKind.CLASS_KEY, UUID(int=9), "identity", holder="anna")
    wrap = wrap_key(of_class.private_bytes(), HOLDER.public, context)
    opened = SoftAgreement.from_bytes(unwrap_key(wrap, HOLDER, context))
    assert opened.public == of_class.public
    for_class = wrap_key(KEY, of_class.public, CONTEXT)
    assert unwrap_key(for_class, opened, CONTEXT) == KEY
