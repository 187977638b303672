"""The register of erasures outside the database: a dump from before forgets its erased people again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import text

from backoffice.app import House
from backoffice.config import Settings
from backoffice.retention import service
from backoffice.retention.register import FILE, HEAD, Proven, Register, proven_in
from backoffice.rights.rules import Right
from backoffice.store.cluster import BOOTSTRAP
from backoffice.upkeep.backup import make_backup
from backoffice.upkeep.faults import ErasuresMissing
from backoffice.upkeep.keys import KEYS_FILE, KeyBook
from backoffice.upkeep.restore import restore
from tests.audit.sealed import Sealed
from tests.given import MARIA, PASSWORD, Given
from tests.retention.erased import erased
from tests.retention.test_searching import known_of, quiet
from tests.rights.asking import asked

pytestmark = pytest.mark.promise("R-03", "S-05")


@pytest.fixture
def sealed(given: Given, tmp_path: Path) -> Sealed:
    return Sealed(given, tmp_path)


@pytest.fixture
def empty(given: Given, tmp_path: Path) -> Iterator[House]:
    name = f"restored_{uuid4().hex}"
    with psycopg.connect(**given.server.connect_args(BOOTSTRAP, dbname="postgres"), autocommit=True) as connection:
        connection.execute(f"create database {name}".encode())
        yield House(Settings(home=tmp_path, firm="test"), given.server, None, name)
        connection.execute(f"drop database {name} with (force)".encode())


def test_who_was_erased_after_a_dump_is_erased_again_when_it_comes_back(
    given: Given, sealed: Sealed, empty: House, tmp_path: Path
) -> None:
    gone, other = given.customer(), given.customer("Nuno Ferreira Matos")
    request = asked(given, gone, Right.ERASURE)
    known = known_of(given, request)
    book = KeyBook(tmp_path / KEYS_FILE, in_file=True)
    make_backup(given.house, tmp_path / "before.dump", book, None, lambda _step, _done: None)
    given.clock_moves(timedelta(hours=3))
    done = erased(given, gone, request, minor=True)
    register = Register(sealed.folder)
    with sealed.raw() as raw:
        assert register.write_out(raw, sealed.keys) == 1
        assert Register(sealed.folder).write_out(raw, sealed.keys) == register.write_out(raw, sealed.keys) == 0
    line = (sealed.folder / FILE).read_text(encoding="ascii")
    assert str(gone) in line
    assert "Samira" not in line
    # Somebody would like another person forgotten, and cannot sign it; a half line is none.
    with (sealed.folder / FILE).open("a", encoding="ascii") as opened:
        opened.write(line.replace(str(gone), str(other)) + line[:40])
    assert proven_in([sealed.folder], None) == Proven((), 2, None)
    # A register cut short is not believed: its head knows how many there were.
    whole, head = ((sealed.folder / name).read_text(encoding="ascii") for name in (FILE, HEAD))
    for name, kept in ((FILE, whole.partition("\n")[2]), (HEAD, head.replace('"count":1', '"count":0')), (HEAD, "")):
        before = (sealed.folder / name).read_text(encoding="ascii")
        (sealed.folder / name).write_text(kept, encoding="ascii")
        with pytest.raises(ErasuresMissing):
            restore(empty, tmp_path / "before.dump", book, None, lambda _step, _done: None)
        (sealed.folder / name).write_text(before, encoding="ascii")

    told = restore(empty, tmp_path / "before.dump", book, None, lambda _step, _done: None)
    assert (told.erased_again, told.unproven) == (1, 1)
    with empty.keeper() as connection:
        assert connection.execute(text("select legal_name from people.identity")).scalars().all() == [
            "Nuno Ferreira Matos"
        ]
        assert connection.execute(
            text("select facts ->> 'erasure' from audit.event where action = 'retention.replayed'")
        ).scalars().all() == [str(done)]
    desk = empty.sign_in(MARIA, PASSWORD).desk
    service.search(desk, done, known, quiet)
    assert desk.ask(service.erasure, done).findings == ()
    desk.close()
