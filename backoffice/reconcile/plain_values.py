"""Frozen values as JSON and back: canonical bytes, and a reader that takes nothing but what was written so. S-05.

Boundary: pure. Dataclasses of text, whole numbers, days, ids, fractions, enums and tuples of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints
from uuid import UUID


def canonical(told: object) -> bytes:
    """JSON that is the same bytes wherever it is written."""
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def plain(value: object) -> Any:
    """A frozen value as JSON knows it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, UUID | Fraction):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(type(value).__name__)


def rich(kind: Any, value: Any) -> Any:
    """The inverse of `plain`: takes what it made and nothing else. Raises ValueError, TypeError and KeyError."""
    return _reader(kind)(value)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What reads one kind of value, made once: a log holds a million of them."""
    if get_origin(kind) is tuple:
        return _tuple_reader(_reader(get_args(kind)[0]))
    if get_origin(kind) is UnionType:
        inner = _reader(get_args(kind)[0])
        return lambda value: None if value is None else inner(value)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return _record_reader(cast(Any, kind), tuple((name, _reader(hint)) for name, hint in hints.items()))
    if kind is date:
        return _exact_reader(date.fromisoformat, date.isoformat)
    if kind in (Fraction, UUID):
        return _exact_reader(kind, str)
    if issubclass(kind, StrEnum):
        return _exact_reader(kind, str)
    return _plain_reader(kind)


def _tuple_reader(inner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not list:
            raise TypeError(value)
        return tuple([inner(part) for part in value])

    return read


def _record_reader(kind: Any, parts: tuple[tuple[str, Callable[[Any], Any]], ...]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if len(value) != len(parts):
            raise KeyError(kind)
        return kind(*[inner(value[name]) for name, inner in parts])

    return read


def _exact_reader(make: Callable[[Any], Any], back: Callable[[Any], str]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        made = make(value)
        if back(made) != value:
            raise ValueError(value)
        return made

    return read


def _plain_reader(kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(kind)
        return value

    return read
