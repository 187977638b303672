"""The trail is proved from the screen: sound, tampered with, stopped, and where nothing can be proved."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.audit.sealed import Sealed
from tests.given import Given
from tests.ui.audit.conftest import Auditor


@pytest.fixture
def sealed(given: Given) -> Sealed:
    """The house's own sealer, with its keys and checkpoints where the window looks for them."""
    return Sealed(given, given.house.settings.home)


def result(auditor: Auditor) -> tuple[str, list[str]]:
    """The verdict and the findings that the panel shows."""
    panel = auditor.page.view.proof
    auditor.until(panel.isVisible)
    return panel.accessibleName(), [words for label, words in panel.findings.facts() if not label]


def proof(auditor: Auditor) -> str:
    """What stands beside the entry under the cursor."""
    auditor.opened()
    sheet = auditor.page.view.drawer.sheet
    return "" if sheet is None else sheet.proof


@pytest.mark.promise("S-05")
def test_a_sound_trail_is_proved_with_one_key_and_its_entries_say_so(sealed: Sealed, auditor: Auditor) -> None:
    sealed.write(3)
    sealed.seal()
    auditor.go()
    # The newest tells of this very reading and waits to be sealed.
    assert "not yet provable" in proof(auditor)
    auditor.press(Qt.Key.Key_J)
    # In which batch is the sealer's affair: it waits for whatever transaction is open anywhere.
    assert re.fullmatch(r"Sealed in batch \d+, provable", proof(auditor))
    auditor.press(Qt.Key.Key_V)
    verdict, findings = result(auditor)
    assert "as it was sealed" in verdict
    assert findings == []


@pytest.mark.promise("S-05")
def test_what_was_changed_is_named_by_its_entry(sealed: Sealed, auditor: Auditor) -> None:
    numbers = sealed.write(3)
    sealed.seal()
    with sealed.tampering() as connection:
        connection.execute("update audit.event set actor = 'nobody' where id = %s", [numbers[1]])
    auditor.go()
    auditor.press(Qt.Key.Key_V)
    verdict, findings = result(auditor)
    assert "not as it was sealed" in verdict
    assert any(str(numbers[1]) in words for words in findings)
    auditor.press(Qt.Key.Key_J)
    auditor.until(lambda: auditor.page.view.drawer.isVisible())


def test_a_proof_that_is_stopped_proves_nothing(given: Given, sealed: Sealed, auditor: Auditor) -> None:
    sealed.write()
    sealed.seal()
    page = auditor.go()
    with given.sql("bootstrap") as connection:
        connection.execute("lock table audit.batch in access exclusive mode")
        page.proving.verify()
        assert page.proving.running
        assert auditor.page.seat.keys.run("audit.verify") is False
        auditor.desk.application.tasks.cancel_long()
    verdict, _ = result(auditor)
    assert "Stopped" in verdict
    assert not page.proving.running


def test_without_the_firms_key_on_this_computer_nothing_is_claimed(given: Given, auditor: Auditor) -> None:
    page = auditor.go()
    auditor.press(Qt.Key.Key_V)
    assert auditor.desk.frame.banner.isVisible()
    assert not page.view.proof.isVisible()
    assert not Path(given.house.settings.home / "sealer").exists()
