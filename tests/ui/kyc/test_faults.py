"""What goes wrong in the middle of a case loses nothing and doubles nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from backoffice.kyc import service
from backoffice.kyc.rules import CaseState, Verdict
from backoffice.store.cluster import BOOTSTRAP
from backoffice.vault.held_keys import HeldKeys
from backoffice.vault.person_keys import make_person_keys
from tests.given import ANNA, TOMASZ, Given
from tests.ui.kyc.conftest import Reviewer, state_of
from ui.kyc.drafts import Draft, Drafts

HOUR = timedelta(hours=1)


@contextmanager
def database_gone(given: Given) -> Iterator[None]:
    """Nobody reaches the house's database; whoever was connected is thrown out."""
    arguments = given.server.connect_args(BOOTSTRAP, dbname="postgres")
    with psycopg.connect(**arguments, autocommit=True) as keeper:
        keeper.execute(f"alter database {given.database} allow_connections false")
        keeper.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", (given.database,))
        yield
        keeper.execute(f"alter database {given.database} allow_connections true")


def verdicts_in(given: Given) -> int:
    with given.sql(BOOTSTRAP) as connection:
        found = connection.execute("select count(*) from kyc.decision where act = 'verdict'").fetchone()
    assert found is not None
    return int(found[0])


def test_a_verdict_given_while_the_database_is_gone_is_applied_once_when_it_is_back(
    given: Given, reviewer: Reviewer
) -> None:
    case = given.case(9 * HOUR)
    page = reviewer.go()
    reviewer.take_next()
    reviewer.type_note("Card and MRZ agree.")
    reviewer.press(Qt.Key.Key_Escape)
    with database_gone(given):
        reviewer.press(Qt.Key.Key_A, Qt.Key.Key_1, Qt.Key.Key_Return)
        reviewer.until(page.view.trouble.isVisible)
        assert page.view.verdict.note.text() == "Card and MRZ agree."
        assert "Waits" in page.view.verdict.standing.accessibleName()
        reviewer.press(Qt.Key.Key_Return)
        page.cases.outgoing.try_again()
        reviewer.desk.settle()
        assert page.view.sheet is not None
    page.cases.outgoing.try_again()
    reviewer.until(lambda: state_of(given, case) is CaseState.DECIDED)
    assert verdicts_in(given) == 1
    assert not page.view.trouble.isVisible()


def test_a_list_that_cannot_be_asked_for_keeps_what_it_shows(given: Given, reviewer: Reviewer) -> None:
    given.case(9 * HOUR)
    page = reviewer.go()
    with database_gone(given):
        page.lines.refresh()
        reviewer.desk.settle()
        assert page.queue.model.rowCount() == 1


def test_a_lost_claim_keeps_the_note_and_can_be_taken_again(given: Given, reviewer: Reviewer) -> None:
    case = given.case(9 * HOUR)
    page = reviewer.go()
    reviewer.take_next()
    reviewer.type_note("My words.")
    reviewer.press(Qt.Key.Key_Escape)
    given.clock_moves(timedelta(minutes=11))
    theirs = given.desk(TOMASZ).do(uuid4(), service.claim_case, case)
    reviewer.desk.look()
    page.cases.claims.renew_due()
    reviewer.until(page.view.trouble.isVisible)
    assert not page.view.may_decide()
    assert page.view.verdict.note.text() == "My words."

    given.desk(TOMASZ).do(uuid4(), service.release_case, case, theirs.claimed_until)
    reviewer.desk.click(page.view.trouble.button)
    assert reviewer.shown().holder == ANNA
    assert page.view.verdict.note.text() == "My words."


def test_a_draft_survives_a_crash_and_goes_with_the_verdict(given: Given, reviewer: Reviewer) -> None:
    case = given.case(9 * HOUR)
    page = reviewer.go()
    reviewer.take_next()
    reviewer.type_note("Half a sentence")
    page.cases.drafts.flush()
    reviewer.desk.settle()
    assert "saved" in page.view.verdict.note._saved.text()
    home = given.house.settings.home
    after_the_crash = Drafts(home, ANNA, given.comes_back(ANNA).desk.keys)
    [file] = (home / "drafts" / ANNA / "cases").iterdir()
    assert b"Half a" not in file.read_bytes()
    assert Drafts(home, ANNA, given.desk(TOMASZ).keys).read(case) is None
    assert after_the_crash.read(case) == Draft("Half a sentence")

    reviewer.press(Qt.Key.Key_Escape, Qt.Key.Key_A, Qt.Key.Key_1, Qt.Key.Key_Return)
    reviewer.until(lambda: state_of(given, case) is CaseState.DECIDED)
    assert after_the_crash.read(case) is None


def test_a_draft_is_shown_again_to_who_opens_the_case_later(given: Given, reviewer: Reviewer) -> None:
    case = given.case(9 * HOUR)
    Drafts(given.house.settings.home, ANNA, given.desk(ANNA).keys).write(case, Draft("From yesterday."), 0)
    page = reviewer.go()
    reviewer.take_next()
    assert page.view.verdict.note.text() == "From yesterday."


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_drafts_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, ANNA, keys_of(ANNA))
    case = uuid4()
    drafts.write(case, Draft("note"), 1)
    file = next((tmp_path / "drafts" / ANNA / "cases").iterdir())
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_draft_written_late_does_not_overtake_a_newer_one(tmp_path: Path) -> None:
    drafts, case = Drafts(tmp_path, ANNA, keys_of(ANNA)), uuid4()
    drafts.write(case, Draft("newer"), 2)
    drafts.write(case, Draft("older"), 1)
    assert drafts.read(case) == Draft("newer")
    drafts.remove(case, 3)
    drafts.write(case, Draft("older"), 1)
    assert drafts.read(case) is None


def test_a_disk_that_refuses_a_draft_is_named_beside_the_note(given: Given, reviewer: Reviewer, tmp_path: Path) -> None:
    given.case(9 * HOUR)
    page = reviewer.go()
    reviewer.take_next()
    (given.house.settings.home / "drafts").write_text("a file where a folder should be")
    reviewer.type_note("words")
    page.cases.drafts.flush()
    reviewer.desk.settle()
    assert "not saved" in page.view.verdict.note._saved.text()
    assert page.view.verdict.note.text() == "words"
    assert QApplication.focusWidget() is page.view.verdict.note


def test_drafts_of_what_is_over_and_drafts_in_the_clear_go_at_sign_in(given: Given, reviewer: Reviewer) -> None:
    over, open_yet = given.case(10 * HOUR), given.case(9 * HOUR)
    home, keys = given.house.settings.home, given.desk(ANNA).keys
    claim = given.desk(TOMASZ).do(uuid4(), service.claim_case, over)
    given.desk(TOMASZ).do(uuid4(), service.decide, over, claim.version, Verdict.APPROVE, "A-01", "")
    for case in (over, open_yet):
        Drafts(home, ANNA, keys).write(case, Draft("Begun."), 0)
    clear = home / "drafts" / ANNA / f"{open_yet}.json"
    clear.write_text('{"note": "In the clear."}')
    reviewer.desk.frame.language_chosen.emit("zh")
    reviewer.desk.settle()
    assert not clear.exists()
    assert Drafts(home, ANNA, keys).kept() == (open_yet,)


def test_a_case_given_back_without_a_word_leaves_no_draft(given: Given, reviewer: Reviewer) -> None:
    given.case(9 * HOUR)
    page = reviewer.go()
    drafts = Drafts(given.house.settings.home, ANNA, given.desk(ANNA).keys)
    for words, kept in (("", 0), ("A word.", 1)):
        reviewer.take_next()
        reviewer.type_note(words)
        reviewer.press(Qt.Key.Key_Escape, Qt.Key.Key_A, Qt.Key.Key_1)
        page.cases.drafts.flush()
        reviewer.desk.settle()
        assert len(drafts.kept()) == 1
        page.cases.give_back()
        reviewer.desk.settle()
        assert len(drafts.kept()) == kept


def keys_of(name: str) -> HeldKeys:
    return HeldKeys(name, None, make_person_keys())
