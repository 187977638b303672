"""What can go wrong with a token: absent, locked, the wrong PIN, taken out meanwhile; PKCS#11's words as coded errors.

Boundary: the library's own messages are not repeated, only the name of its return value. S-04.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from backoffice.errors import Conflict, Missing, Refused, Unavailable


class TokenLibraryMissing(Unavailable):
    """The token's PKCS#11 library is not there or does not load. Facts: `library`."""

    code = "vault.token_library_missing"


class TokenAbsent(Unavailable):
    """No reader holds this token now. Facts: `token`."""

    code = "vault.token_absent"


class TokenRemoved(Unavailable):
    """The token was there at sign-in and is gone, or ended the session by itself. Facts: `token`."""

    code = "vault.token_removed"


class TokenInUse(Conflict):
    """Somebody is signed in to this token in this very process; their PIN would answer for ours. Facts: `token`."""

    code = "vault.token_in_use"


class TokenPinWrong(Refused):
    """The PIN is wrong; the token says nothing of a last try. Facts: `token`."""

    code = "vault.token_pin_wrong"


class TokenPinLastTry(Refused):
    """The PIN is wrong, and one more wrong one locks the token. Facts: `token`."""

    code = "vault.token_pin_last_try"


class TokenPinLocked(Refused):
    """Too many wrong PINs; only the token's own software can unlock it. Facts: `token`."""

    code = "vault.token_pin_locked"


class TokenPinUnset(Refused):
    """The token's PIN was never set, or has to be changed first. Facts: `token`."""

    code = "vault.token_pin_unset"


class TokenKeysMissing(Missing):
    """The token is there and does not hold the keys of this slot. Facts: `token`."""

    code = "vault.token_keys_missing"


class TokenUnfit(Refused):
    """The token cannot do what is needed: P-256 keys that never leave it, ECDH, ECDSA. Facts: `token`, `lacks`."""

    code = "vault.token_unfit"


class TokenFailed(Unavailable):
    """The token answered with a fault of its own. Facts: `token`, `fault`."""

    code = "vault.token_failed"


_GONE = {
    "DeviceError", "DeviceRemoved", "KeyHandleInvalid", "ObjectHandleInvalid", "SessionClosed", "SessionHandleInvalid",
    "SlotIDInvalid", "TokenNotPresent", "TokenNotRecognised", "UserNotLoggedIn",
}  # fmt: skip
_TAKEN = {"AnotherUserAlreadyLoggedIn", "UserAlreadyLoggedIn", "UserTooManyTypes"}
_WRONG_PIN = {"PinIncorrect", "PinInvalid", "PinLenRange"}
_PIN_UNSET = {"PinExpired", "UserPinNotInitialized"}
_UNABLE = {
    "AttributeTypeInvalid", "AttributeValueInvalid", "DomainParamsInvalid", "FunctionNotSupported", "KeySizeRange",
    "MechanismInvalid", "MechanismParamInvalid", "TemplateInconsistent", "TokenWriteProtected",
}  # fmt: skip


@contextmanager
def coded(token: str) -> Iterator[None]:
    """Turn the faults of PKCS#11 into the errors above; `token` is the label people know it by."""
    from pkcs11.exceptions import PKCS11Error

    try:
        yield
    except PKCS11Error as fault:
        name = type(fault).__name__
        if name in _GONE:
            raise TokenRemoved(token=token) from None
        if name in _TAKEN:
            raise TokenInUse(token=token) from None
        if name in _WRONG_PIN:
            raise TokenPinWrong(token=token) from None
        if name == "PinLocked":
            raise TokenPinLocked(token=token) from None
        if name in _PIN_UNSET:
            raise TokenPinUnset(token=token) from None
        if name in ("NoSuchKey", "MultipleObjectsReturned"):
            raise TokenKeysMissing(token=token) from None
        if name in _UNABLE:
            raise TokenUnfit(token=token, lacks=name) from None
        raise TokenFailed(token=token, fault=name) from None
