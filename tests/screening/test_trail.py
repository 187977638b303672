"""The officer's trail is sealed like the shared one, and proved by the officer alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from backoffice.audit.findings import Kind
from tests.audit.sealed import Sealed
from tests.given import OLGA, PAVEL, RUTH, Given
from tests.screening.matters import file_about

STREAM = "screening.event"


@pytest.mark.promise("S-05")
def test_a_bent_trail_of_suspicions_is_found_by_the_officer_and_nobody_else_learns_of_it(
    given: Given, tmp_path: Path
) -> None:
    sealed = Sealed(given, tmp_path)
    file_about(given, given.customer())
    sealed.seal()
    told = sealed.verify(RUTH)
    assert told.sound
    assert {each.stream: each.rows for each in told.streams}[STREAM] == 2
    with sealed.tampering() as connection:
        connection.execute("update screening.event set actor = 'somebody' where action = 'screening.referred'")
    assert [kind for kind, _, _ in sealed.found(RUTH)] == [Kind.ROW_CHANGED]
    for who in (PAVEL, OLGA):
        told = sealed.verify(who)
        assert told.findings == ()
        assert STREAM not in [each.stream for each in told.streams]
