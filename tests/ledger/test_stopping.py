"""Long work over the books is stopped in the middle of a statement, and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from backoffice.desk import DatabaseBusy, ReadWork, Work
from backoffice.errors import Refused
from backoffice.ledger import service as ledger
from backoffice.ledger.intake import import_folder
from backoffice.ledger.stopping import stoppable
from tests.given import JONAS, Given
from tests.ledger.test_intake import DEPOSIT, write


class Stopped(Refused):
    code = "window.cancelled"


def never() -> None:
    """Go on."""


def now() -> None:
    raise Stopped()


def asleep(read: ReadWork) -> None:
    with stoppable(read.session, now):
        read.session.execute(text("select pg_sleep(600)"))


@pytest.mark.promise("L-01")
def test_a_statement_ends_when_somebody_says_so(given: Given) -> None:
    with pytest.raises(Stopped):
        given.desk(JONAS).ask(asleep)
    assert given.desk(JONAS).ask(ledger.prove).faults == ()


def test_another_end_of_a_statement_stays_what_it_is(given: Given) -> None:
    def timed_out(work: Work) -> None:
        work.session.execute(text("set local statement_timeout = 50"))
        with stoppable(work.session, never):
            work.session.execute(text("select pg_sleep(600)"))

    with pytest.raises(DatabaseBusy):
        given.desk(JONAS).do(uuid4(), timed_out)


@pytest.mark.promise("L-01")
@pytest.mark.parametrize("stop_at", ["read", "book"])
def test_an_import_that_is_stopped_books_nothing_and_can_be_repeated(
    given: Given, tmp_path: Path, stop_at: str
) -> None:
    def told(step: str, done: float) -> None:
        assert 0 <= done <= 1
        if step == stop_at:
            raise Stopped()

    desk = given.desk(JONAS)
    folder = write(tmp_path, *DEPOSIT)
    with pytest.raises(Stopped):
        import_folder(desk, folder, told)
    assert desk.ask(ledger.prove).transactions == 0
    assert import_folder(desk, folder).transactions == 2


def test_a_proof_tells_how_far_it_is_and_ends_where_it_is_told(given: Given) -> None:
    steps: list[tuple[str, float]] = []
    given.desk(JONAS).ask(ledger.prove, lambda proof, done: steps.append((proof, done)))
    assert [done for _, done in steps] == sorted(done for _, done in steps)
    assert len({proof for proof, _ in steps}) == 14

    def told(proof: str, done: float) -> None:
        if done:
            raise Stopped()

    with pytest.raises(Stopped):
        given.desk(JONAS).ask(ledger.prove, told)
