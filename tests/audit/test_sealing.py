"""Sealing: batches older than every open transaction, chained, signed, written outside, never losing a row."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audit.sealed import Sealed
from tests.given import Given


@pytest.fixture
def sealed(given: Given, tmp_path: Path) -> Iterator[Sealed]:
    yield Sealed(given, tmp_path)


@pytest.mark.promise("S-05")
def test_what_is_sealed_verifies(sealed: Sealed) -> None:
    numbers = sealed.write(3)
    sealed.seal()
    sealed.write(2)
    sealed.seal()
    waiting = sealed.write(1)
    told = sealed.verify()
    assert told.sound
    print(told)
