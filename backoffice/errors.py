"""What can be refused: one class per kind, each with a code and facts.

Boundary: no sentences for people live here; the edges (`ui/shell/text.py`, the endpoint) say them, one per code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar


class BackofficeError(Exception):
    """A refusal with a stable `code` and the `facts` a sentence about it needs (plain values, by name)."""

    code: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code, facts)
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code


class Refused(BackofficeError):
    """A rule says no; asking again the same way will not help."""

    code = "refused"


class Conflict(BackofficeError):
    """Somebody else was first, or the thing changed meanwhile; look again."""

    code = "conflict"


class Unavailable(BackofficeError):
    """Something outside is not there now; trying later may help."""

    code = "unavailable"


class NotAllowed(BackofficeError):
    """This person may not do this."""

    code = "not_allowed"


class Missing(BackofficeError):
    """What was asked for is not there, or not for this person."""

    code = "missing"


def every_error() -> Iterator[type[BackofficeError]]:
    """All errors whose modules are loaded; a test keeps the sentences of the edges equal to their codes."""
    waiting: list[type[BackofficeError]] = [BackofficeError]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            yield kind
            waiting.append(kind)


def error_for(code: str, facts: Mapping[str, object]) -> BackofficeError:
    """The error a guard in the database named by its code."""
    for kind in every_error():
        if kind.code == code:
            return kind(**facts)
    return Refused(guard=code, **facts)
