"""Which requests are asked for identity first, and which take effect without that question.

Boundary: pure. R-07, R-11; GDPR Art. 7(3), 11(2), 12(2), 12(6); EDPB Guidelines 01/2022, 58 to 79; rule C11.
"""

from __future__ import annotations

from collections.abc import Iterable

from backoffice.errors import Refused
from backoffice.rights.rules import Asker, Channel, Kind, Right, Topic

# They give nothing away and take nothing from the person: whoever forged the mail would have won nothing by it, while a
# question would keep from the person what takes effect on receipt. Withdrawing is as easy as giving (Art. 7(3)).
_TAKES_EFFECT_AT_ONCE = frozenset({Right.WITHDRAWAL, Right.OBJECTION, Right.RESTRICTION})


class IdentityRefused(Refused):
    """The papers of who asks were refused: nothing is handed out or changed until another proof. Facts: `number`."""

    code = "rights.identity_refused"


def is_asked_who(right: Right, channel: Channel, asker: Asker, *, from_held_address: bool) -> bool:
    """Whether there is reasonable doubt about who asks, so that identity may be asked for (Art. 12(6)).

    The account itself vouches for whoever asks in it. A mail from the address held does so only for what takes effect
    on receipt: a sender can be forged, and a copy would give the data away, a correction or an erasure change it.
    """
    if channel is Channel.ACCOUNT:
        return False
    return asker is Asker.AGENT or not from_held_address or right not in _TAKES_EFFECT_AT_ONCE


def identity_shown(events: Iterable[tuple[Kind, Topic | None]]) -> bool | None:
    """Whether who asks has shown it, by kind and topic of what happened, oldest first; None where nothing was shown.

    False where papers were refused and no other proof came after them.
    """
    shown = None
    for kind, topic in events:
        if kind is Kind.CONFIRMED or (kind is Kind.GOT and topic is Topic.IDENTITY):
            shown = True
        elif kind is Kind.UNCONFIRMED:
            shown = False
    return shown
