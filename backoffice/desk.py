"""One signed-in person's way to the services: `ask` reads, `do` changes, each in one transaction.

Boundary: the only begin, commit and rollback of the product. Recorder, command book and keys are handed in by `app`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast, get_args, get_type_hints
from uuid import UUID

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from backoffice.errors import BackofficeError, Conflict, NotAllowed, Refused, Unavailable, error_for

P = ParamSpec("P")
T = TypeVar("T")

_GUARD_STATE = "BO001"
# A connection that is refused carries no state, only these words, which PostgreSQL says in English to everybody.
_NO_ENTRY = ("is not permitted to log in", "authentication failed", "permission denied for database")


class DatabaseGone(Unavailable):
    code = "desk.database_gone"


class DatabaseBusy(Unavailable):
    code = "desk.database_busy"


class DatabaseFull(Unavailable):
    code = "desk.database_full"


class ShutOut(NotAllowed):
    """The database lets this person in no more: they were suspended or ended, or have another password now."""

    code = "desk.shut_out"


class DutyMissing(NotAllowed):
    """The database refused: none of the person's duties allows this."""

    code = "desk.duty_missing"


class KeyReused(Conflict):
    """A command key came back with another command, other arguments or another actor."""

    code = "desk.key_reused"


class DatabaseRefused(Refused):
    """A constraint of the database said no where no rule had spoken before it."""

    code = "desk.database_refused"


class TransactionTooOld(Refused):
    """A transaction was open for over an hour, and its hour would be one of somebody's choice."""

    code = "store.transaction_too_old"


class ReadsThePast(Conflict):
    """A rule about what stands now is not judged in a transaction that sees an earlier state."""

    code = "store.reads_the_past"


class OnlyGrows(Refused):
    """What was entered there is neither changed nor taken out. Facts: `table`."""

    code = "store.only_grows"


class ClockNotShiftable(Refused):
    """Only a sample or a test house lives at another time than its server."""

    code = "store.clock_not_shiftable"


@dataclass(frozen=True, slots=True)
class Begun:
    """What a transaction starts with: who the server says is asking, its clock, and an earlier answer to the key."""

    actor: str
    now: datetime
    earlier: Earlier | None


@dataclass(frozen=True, slots=True)
class Earlier:
    fingerprint: bytes
    answer: object


class CommandBook(Protocol):
    """Keeps the answer of every command key for seven days."""

    def begin(self, session: Session, key: UUID | None) -> Begun: ...

    def note(
        self, session: Session, key: UUID, begun: Begun, command: str, fingerprint: bytes, answer: object
    ) -> None: ...


class Recorder(Protocol):
    """Writes audit rows in the command's own transaction and returns the entry's number."""

    def record(self, session: Session, action: str, facts: Mapping[str, object]) -> int: ...


class FieldKey(Protocol):
    """One customer's key of one class of fields."""

    @property
    def field_class(self) -> str: ...

    def seal(self, value: bytes, column: bytes, row: UUID) -> bytes: ...

    def open(self, envelope: bytes, column: bytes, row: UUID) -> bytes: ...


class PublicKey(Protocol):
    """The certified public half of a class's key."""

    @property
    def id(self) -> UUID: ...

    @property
    def public(self) -> bytes: ...


class Keys(Protocol):
    """The keys this person may use; the session shows which of them."""

    def for_opening(self, session: Session, customer: UUID, key_id: bytes) -> FieldKey: ...

    def for_sealing(self, session: Session, customer: UUID, field_class: str) -> FieldKey: ...

    def class_key(self, session: Session, field_class: str) -> PublicKey: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class ReadWork:
    """What a query gets: a session that cannot write, the actor, the server's clock and the keys."""

    session: Session
    actor: str
    now: datetime
    keys: Keys


@dataclass(frozen=True, slots=True)
class Work(ReadWork):
    """What a command gets: as ReadWork, writable, with the audit trail."""

    recorder: Recorder

    def record(self, action: str, **facts: object) -> int:
        """Add one audit row to this transaction; `subject` and `case` name whom and what it is about."""
        return self.recorder.record(self.session, action, facts)


@dataclass(slots=True)
class WayIn:
    """The password a desk's next connections come in with; its person may change it meanwhile."""

    password: str = field(repr=False)


class Desk:
    """One signed-in person's way to the services."""

    def __init__(
        self, engine: Engine, book: CommandBook, recorder: Recorder, keys: Keys, way_in: WayIn | None = None
    ) -> None:
        self.way_in = way_in
        self._engine = engine
        self._book = book
        self._recorder = recorder
        self._keys = keys
        self._line: Connection | None = None

    def ask(self, query: Callable[Concatenate[ReadWork, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run in one REPEATABLE READ, READ ONLY transaction (execution options, so they travel with BEGIN).

        Asks once more on a fresh connection when the old one turns out to be dead. Raises what the query raises,
        and DatabaseGone, DatabaseBusy or DutyMissing for the database's own refusals.
        """
        with _words_for_database():
            return _twice_if_gone(lambda: self._ask(query, *args, **kwargs))

    def do(self, key: UUID, command: Callable[Concatenate[Work, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run once: the same key returns the first answer; with another actor or arguments it is a Conflict.

        A commit whose reply was lost has still happened, so a broken connection is followed by the same key again.
        """
        name = f"{command.__module__}.{command.__qualname__}"
        fingerprint = _fingerprint(name, args, kwargs)
        with _words_for_database():
            return _twice_if_gone(lambda: self._do(key, name, fingerprint, command, *args, **kwargs))

    def hold_line(self) -> int:
        """The file number of a connection of its own on which nothing is said: it wakes when the database ends it."""
        self._drop_line()
        with _words_for_database():
            line = self._line = self._engine.connect()
        number = int(cast(Any, line.connection.driver_connection).fileno())
        line.detach()
        return number

    @property
    def keys(self) -> Keys:
        """The keys of this desk, for whoever locks it and opens it again."""
        return self._keys

    def close(self) -> None:
        """Let go of connections and keys."""
        self._drop_line()
        self._keys.close()
        self._engine.dispose()

    def _drop_line(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.close()

    def _ask(self, query: Callable[Concatenate[ReadWork, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self._engine.connect().execution_options(**options) as connection, Session(connection) as session:
            begun = self._book.begin(session, None)
            return query(ReadWork(session, begun.actor, begun.now, self._keys), *args, **kwargs)

    def _do(
        self,
        key: UUID,
        name: str,
        fingerprint: bytes,
        command: Callable[Concatenate[Work, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        try:
            with Session(self._engine) as session, session.begin():
                begun = self._book.begin(session, key)
                if begun.earlier is None:
                    work = Work(session, begun.actor, begun.now, self._keys, self._recorder)
                    answer = command(work, *args, **kwargs)
                    session.flush()
                    self._book.note(session, key, begun, name, fingerprint, _plain(answer))
                    return answer
        except (BackofficeError, IntegrityError, DBAPIError) as fault:
            if isinstance(fault, DBAPIError) and fault.connection_invalidated:
                raise
            # The same key may have been committed by a twin while this one ran: its answer is then the answer.
            earlier = self._earlier(key)
            if earlier is None:
                raise
            begun = earlier
        if begun.earlier is None or begun.earlier.fingerprint != fingerprint:
            raise KeyReused(key=str(key))
        return cast(T, _rich(get_type_hints(command).get("return", NoneType), begun.earlier.answer))

    def _earlier(self, key: UUID) -> Begun | None:
        with Session(self._engine) as session:
            begun = self._book.begin(session, key)
            return begun if begun.earlier is not None else None


def _twice_if_gone(attempt: Callable[[], T]) -> T:
    try:
        return attempt()
    except DBAPIError as fault:
        if not _gone(fault):
            raise
    return attempt()


def _gone(fault: DBAPIError) -> bool:
    state = _sqlstate(fault)
    return fault.connection_invalidated or state is None or state.startswith(("08", "57P"))


def _sqlstate(fault: DBAPIError) -> str | None:
    return getattr(fault.orig, "sqlstate", None)


@contextmanager
def _words_for_database() -> Iterator[None]:
    """Turn the database's refusals into coded errors; a guard's own code comes back as the error of that code."""
    try:
        yield
    except DBAPIError as fault:
        raise _coded(fault) from fault


def _coded(fault: DBAPIError) -> BackofficeError:
    state = _sqlstate(fault)
    diagnosis = getattr(fault.orig, "diag", None)
    if state == _GUARD_STATE and diagnosis is not None:
        facts = json.loads(diagnosis.message_detail or "{}")
        return error_for(diagnosis.message_primary, facts)
    if state == "42501":
        return DutyMissing(what=getattr(diagnosis, "message_primary", "") or "")
    if state in ("55P03", "57014", "40001", "40P01", "53300"):
        return DatabaseBusy(state=state)
    if state in ("53100", "58030"):
        return DatabaseFull(state=state)
    if state is None and any(words in str(fault.orig) for words in _NO_ENTRY):
        return ShutOut()
    if _gone(fault):
        return DatabaseGone()
    return DatabaseRefused(state=state or "", what=getattr(diagnosis, "message_primary", "") or "")


def _fingerprint(name: str, args: tuple[object, ...], kwargs: Mapping[str, object]) -> bytes:
    told = json.dumps([name, [_plain(value) for value in args], _plain(dict(kwargs))], sort_keys=True)
    return hashlib.sha256(told.encode()).digest()


def _plain(value: object) -> object:
    """A command's arguments and answer as JSON; bytes stand by their hash, so nothing large or personal is kept."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    raise TypeError(f"a command neither takes nor returns {type(value).__name__}")


def _rich(kind: Any, value: Any) -> Any:
    """The inverse of `_plain` for answers: ids, versions, instants and frozen dataclasses of them."""
    if value is None:
        return None
    if isinstance(kind, UnionType):
        return _rich(next(part for part in get_args(kind) if part is not NoneType), value)
    if kind is UUID or (isinstance(kind, type) and issubclass(kind, Enum)):
        return kind(value)
    if kind in (datetime, date):
        return kind.fromisoformat(value)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(**{name: _rich(hints[name], part) for name, part in value.items()})
    return value
