"""A house with a sealed trail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.sealed import Sealed
from tests.given import Given


@pytest.fixture
def sealed(given: Given, tmp_path: Path) -> Sealed:
    return Sealed(given, tmp_path)
