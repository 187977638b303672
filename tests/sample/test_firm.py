"""The sample firm as a new user finds it: filled once, full of every kind of case, with people who can sign in."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice import cli
from backoffice.app import House
from backoffice.config import Settings
from backoffice.kyc import mrz
from backoffice.kyc import service as kyc
from backoffice.kyc.picture import measure
from backoffice.kyc.rules import CaseState, Level, Verdict
from backoffice.ledger import adjustments, approvals, closing
from backoffice.ledger import service as ledger
from backoffice.ledger.approval_rules import Standing
from backoffice.ledger.correcting import DraftKind
from backoffice.people.consents import SINCE
from backoffice.staff.rules import Duty, WrongPassword
from backoffice.vault import rotation
from backoffice.vault.person_keys import make_signer
from backoffice.vault.root_pin import FILE, AnotherRootPinned, begin_root, end_root, pin_root, pinned_root
from tests.made import quick_folder

ANNA = "anna.lindqvist"


def backoffice(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "backoffice.cli", *arguments],
        env={**os.environ, "BACKOFFICE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.promise("S-02")
def test_no_firm_is_founded_over_the_root_of_another_which_came_with_a_snapshot(moved_in: Path) -> None:
    theirs = make_signer().public
    pin_root(moved_in, theirs)
    ran = backoffice(moved_in, "prepare", "--json")
    assert ran.returncode != 0
    assert '"vault.another_root_pinned"' in ran.stdout
    assert pinned_root(moved_in) == theirs
    (moved_in / FILE).unlink()
    # A founding that was killed leaves its own root, which gives way to the next try's and to nobody else's.
    begun, ours = make_signer().public, make_signer().public
    begin_root(moved_in, begun)
    begin_root(moved_in, ours)
    end_root(moved_in)
    assert pinned_root(moved_in) == ours
    with pytest.raises(AnotherRootPinned):
        begin_root(moved_in, begun)
    assert pinned_root(moved_in) == ours


@pytest.fixture(scope="module")
def prepared() -> Iterator[tuple[Path, subprocess.CompletedProcess[str]]]:
    """A home prepared by the command, as the window does at its first start."""
    home = quick_folder()
    yield home, backoffice(home, "prepare", "--json")
    shutil.rmtree(home)


@pytest.fixture(scope="module")
def house(prepared: tuple[Path, subprocess.CompletedProcess[str]]) -> Iterator[House]:
    opened = House.open(Settings(home=prepared[0]))
    yield opened
    opened.close()


def test_preparing_tells_its_steps_and_how_far_it_is(
    prepared: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    _, told = prepared
    assert told.returncode == 0, told.stderr
    lines = [json.loads(line) for line in told.stdout.splitlines()]
    assert lines[-1] == {"step": "done", "done": 1.0}
    assert {"migrate", "load", "draw"} <= {line["step"] for line in lines}


def test_preparing_twice_changes_nothing(house: House, prepared: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    before = (prepared[0] / "sample-passwords.json").read_text()
    assert backoffice(prepared[0], "prepare").returncode == 0
    assert (prepared[0] / "sample-passwords.json").read_text() == before


def test_a_full_house_is_not_filled_again(
    house: House, prepared: tuple[Path, subprocess.CompletedProcess[str]]
) -> None:
    refused = backoffice(prepared[0], "sample", "--size", "s", "--json")
    assert refused.returncode == 1
    assert json.loads(refused.stdout.splitlines()[-1])["error"] == "sample.house_not_empty"


def test_passwords_lie_in_one_file_that_only_its_owner_reads(house: House) -> None:
    mode = stat.S_IMODE(house.sample_secrets_file().stat().st_mode)
    assert mode == 0o600
    assert "Sample only" in house.sample_secrets_file().read_text(encoding="utf-8")


def test_everybody_of_the_sample_firm_can_sign_in_and_nobody_with_a_wrong_password(house: House) -> None:
    duties: list[Duty] = []
    for name, _, _ in house.sample_people():
        seat = house.sign_in(name, house.sample_password(name) or "")
        duties += seat.person.duties
        seat.desk.close()
    assert Counter(duties)[Duty.KYC_LEAD] == 2
    assert set(duties) == set(Duty)
    with pytest.raises(WrongPassword):
        house.sign_in(ANNA, "wrong")
    with pytest.raises(WrongPassword):
        house.sign_in("nobody.here", "wrong")


def test_the_command_line_tells_the_sample_firms_people_and_lets_each_in(
    house: House, prepared: tuple[Path, subprocess.CompletedProcess[str]]
) -> None:
    people = json.loads(backoffice(prepared[0], "people", "--json").stdout)
    assert {duty for each in people for duty in each["duties"]} == set(Duty)
    told = backoffice(prepared[0], "dsn", "--as", "pavel.novak", "--stay", "0")
    with psycopg.connect(told.stdout.strip()) as connection:
        assert connection.execute("select session_user::text, staff.duties()").fetchone() == (
            "pavel.novak",
            ["auditor"],
        )
    unknown = backoffice(prepared[0], "dsn", "--as", "postgres", "--stay", "0")
    assert unknown.returncode == 1
    assert "sample.no_such_person" in unknown.stderr


@pytest.mark.promise("K-07", "K-08")
def test_there_are_240_cases_of_every_age_and_kind(house: House) -> None:
    seat = house.sign_in(ANNA, house.sample_password(ANNA) or "")
    desk = seat.desk
    try:
        waiting = desk.ask(kyc.waiting_cases)
        others = [
            desk.ask(kyc.waiting_cases, state=state) for state in (CaseState.WITH_CUSTOMER, CaseState.SECOND_REVIEW)
        ]
        decided = desk.ask(kyc.decided_cases)
        today = desk.ask(kyc.today)
        assert len(waiting) + sum(map(len, others)) + len(decided) == 240
        assert all(others)
        assert decided
        assert {line.level for line in waiting} == {Level.REVIEWER, Level.LEAD}
        assert today.late == 3
        assert all(today.by_hour)
        assert len({line.headline for line in waiting}) >= 8
        scripts = {unicodedata.name(line.name[0]).split()[0] for line in waiting}
        assert {"LATIN", "CJK", "ARABIC", "CYRILLIC"} <= scripts
        with house.keeper() as connection:
            told = connection.exec_driver_sql(
                "select count(*) filter (where p.kyc <> 'passed'), count(*) from kyc.case c"
                " join people.customer p on p.id = c.customer_id where c.outcome = 'approve' and c.told_at is not null"
            ).fetchone()
        assert told is not None
        assert (told[0], told[1] > 0) == (0, True)
        gaps = [later.due_at - earlier.due_at for earlier, later in pairwise(waiting[3:])]
        assert max(gaps) < timedelta(hours=1)
    finally:
        desk.close()


def test_a_year_of_books_agrees_and_names_customers_by_pseudonym(house: House) -> None:
    seat = house.sign_in("jonas.berg", house.sample_password("jonas.berg") or "")
    try:
        proof = seat.desk.ask(ledger.prove)
        assert proof.postings == 100_000 + 66 + 30 + 5 * 4
        assert proof.faults == ()
        found = seat.desk.ask(ledger.trial_balance).balances
        holders = {each.path.split(":")[2] for each in found if each.path.startswith("Liabilities:Wallet:")}
        assert len(holders) > 1_000
        assert all(UUID(holder) for holder in holders)
        tops = {":".join(each.path.split(":")[:2]) for each in found}
        assert tops == {
            *("Assets:Bank", "Assets:Processor", "Assets:Custodian", "Equity:Trading", "Income:Fees"),
            *("Liabilities:Project", "Liabilities:Wallet"),
        }
    finally:
        seat.desk.close()


@pytest.mark.promise("D-09")
def test_an_account_opens_before_anything_moves_and_a_consent_is_to_the_notice_of_its_day(house: House) -> None:
    with house.keeper() as connection:
        early = connection.exec_driver_sql(
            "select count(distinct c.id) from people.customer c join ledger.account a on a.holder = c.id::text"
            " join ledger.posting p on p.account_id = a.id where p.booked_on <= (c.opened_at at time zone 'UTC')::date"
        ).scalar_one()
        given = connection.exec_driver_sql(
            "select notice_version, min(done_at)::date, max(done_at)::date, bool_and(done_at >= opened_at)"
            " from people.consent join people.customer c on c.id = customer_id where act = 'given'"
            " group by 1 order by 1"
        ).fetchall()
    assert early == 0
    (before, *_), (now, *_) = given
    assert [before, now] == list(SINCE)
    assert given[0][2] < SINCE[now] <= given[1][1]
    assert all(row[3] for row in given)


def test_a_case_has_three_attempts_with_papers_that_hold(house: House) -> None:
    desk = house.sign_in(ANNA, house.sample_password(ANNA) or "").desk
    try:
        zones = 0
        for _ in range(3):
            claimed = desk.do(uuid4(), kyc.claim_next_case)
            assert claimed is not None
            page = desk.ask(kyc.case_page, claimed.case)
            assert [attempt.ordinal for attempt in page.attempts] == [1, 2, 3]
            assert page.birth_on is not None
            for picture in desk.ask(kyc.pictures, claimed.case):
                assert measure(picture.content) == (picture.ref.width, picture.ref.height)
            lines = next((attempt.card.mrz for attempt in page.attempts if attempt.card and attempt.card.mrz), ())
            if lines:
                zones += 1
                assert mrz.read(lines).format
            desk.do(uuid4(), kyc.decide, page.case, page.version, Verdict.APPROVE, "A-01", "")
        assert zones
    finally:
        desk.close()


def test_status_says_what_this_is_and_that_nothing_is_wrong(
    house: House, prepared: tuple[Path, subprocess.CompletedProcess[str]]
) -> None:
    told = backoffice(prepared[0], "status", "--json")
    assert told.returncode == 0, told.stdout
    status = json.loads(told.stdout)
    assert (status["database"], status["house"], status["wrong"]) == ("embedded", "sample", "")
    assert status["customers"] == 2000
    assert status["migrations_waiting"] == 0


def test_status_of_a_home_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    file = tmp_path / "a-file"
    file.write_text("not a folder")
    told = backoffice(file, "status")
    assert told.returncode == 1
    code, sentence = told.stdout.splitlines()[-2:]
    assert code.startswith("Wrong      store.")
    assert sentence.strip().endswith(".")
    assert " " in sentence.strip()


@pytest.mark.promise("R-09")
def test_requests_stand_at_every_place_of_the_clock_as_the_guards_would_have_them(house: House) -> None:
    from backoffice.rights import board, complaints, course
    from backoffice.rights.views import Urgency

    password = house.sample_password("maria.keller")
    assert password is not None
    seat = house.sign_in("maria.keller", password)
    standing = seat.desk.ask(board.standing)
    assert all(count for urgency, count in standing.urgent if urgency is not Urgency.LATER)
    assert (standing.open, standing.leaving, len(seat.desk.ask(board.ended))) == (57, 2, 8)
    assert len(standing.waiting_for) == 4
    authoritys, customers = seat.desk.ask(complaints.open_complaints)
    assert (authoritys.acknowledge_by, customers.acknowledge_by) == (None, customers.received_on + timedelta(days=30))
    for line in seat.desk.ask(board.board, limit=70):
        told = seat.desk.ask(board.page, line.request)
        found = told.deadline
        assert (found.promise, found.statute, found.operative) == (line.promise_on, line.statute_on, line.operative_on)
        assert [each.kind for each in told.events].count(told.events[0].kind) == 1
    seat.desk.do(uuid4(), course.take_access, line.request)
    assert seat.desk.ask(board.page, line.request).letter_words
    seat.desk.close()


@pytest.mark.promise("L-05", "L-06")
def test_finance_finds_sealed_months_what_waits_and_approvals_of_every_kind(house: House) -> None:
    seat = house.sign_in("jonas.berg", house.sample_password("jonas.berg") or "")
    try:
        found = Counter(each.standing for each in seat.desk.ask(approvals.withdrawals))
        months = seat.desk.ask(closing.months)
        waiting = seat.desk.ask(adjustments.waiting)
        reversed_ = [each for each in seat.desk.ask(adjustments.lately) if each.transaction is not None]
    finally:
        seat.desk.close()
    assert set(found) == set(Standing)
    assert found[Standing.MISSING] == 1
    assert [each.sealed_at is None for each in months[:4]] == [True] * 4
    assert all(each.sealed_at is not None for each in months[4:] if each.booked)
    assert [each.kind for each in waiting] == [DraftKind.ADJUSTMENT]
    assert [each.kind for each in reversed_] == [DraftKind.REVERSAL]


@pytest.mark.promise("S-02")
def test_the_key_of_a_class_is_renewed_from_the_command_line_and_goes_on_after_ctrl_c(
    house: House,
    prepared: tuple[Path, subprocess.CompletedProcess[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BACKOFFICE_HOME", str(prepared[0]))

    def keys(*arguments: str, code: int = 0) -> tuple[Any, str]:
        assert cli.main(["keys", *arguments, "--json"]) == code
        out, err = capsys.readouterr()
        return json.loads(out), err

    people = {duty: name for name, _, duty in reversed(house.sample_people())}
    lead, administrator = people[Duty.KYC_LEAD], people[Duty.ADMINISTRATOR]
    refused, _ = keys("rotate", "identity", "--as", administrator, code=1)
    assert refused["error"] == "vault.key_not_held"
    offered, _ = keys("rotate", "identity", "--as", lead)
    assert offered["state"] == "offered"
    listed, _ = keys("list", "--as", administrator)
    assert next(each for each in listed if each["class"] == "identity")["number"] == offered["number"]
    for number, code in (("0000 0000", 1), (offered["number"], 0)):
        keys("certify", "identity", "--number", number, "--as", administrator, code=code)
    monkeypatch.setattr(rotation, "BATCH", 100)
    told = _InterruptsOnce()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", told)
        stopped, _ = keys("rotate", "identity", "--as", lead, code=130)
    assert (stopped["keys"], stopped["ended"], stopped["stopped"]) == (100, False, True)
    assert "100 of " in told.getvalue()
    ended, err = keys("rotate", "identity", "--as", lead)
    assert (ended["ended"], ended["unreadable"]) == (True, 0)
    assert " a second" in err
    listed, _ = keys("list", "--as", lead)
    assert {each["state"] for each in listed} == {"in_use"}


class _InterruptsOnce(io.StringIO):
    """Ctrl+C as soon as the first progress is read."""

    def write(self, said: str) -> int:
        if " keys, " in said and " keys, " not in self.getvalue():
            signal.raise_signal(signal.SIGINT)
        return super().write(said)


@pytest.mark.promise("R-03")
def test_erasures_can_be_tried_on_closed_accounts_and_only_who_has_closed_one_says_so(house: House) -> None:
    from backoffice.retention.rules import Obstacle
    from backoffice.rights import board, course, erasure, reply_drafts
    from backoffice.rights.rules import ReplyKind, Right
    from backoffice.sample.request_words import texts

    said = [told["erasure"] for told in texts().values() if "erasure" in told]
    seat = house.sign_in("maria.keller", house.sample_password("maria.keller") or "")
    found: dict[tuple[Obstacle, ...], list[ReplyKind | None]] = {}
    days = []
    try:
        for line in seat.desk.ask(board.board, limit=70):
            page = seat.desk.ask(board.page, line.request)
            if line.right is not Right.ERASURE or page.customer is None or page.agent is not None:
                continue
            seat.desk.do(uuid4(), course.take_access, line.request)
            blocks = seat.desk.ask(erasure.standing, line.request).preview.blocks
            closed = Obstacle.ACCOUNT_OPEN not in {each.what for each in blocks}
            words = seat.desk.ask(board.page, line.request).letter_words or ""
            assert any(each in words for each in said) is closed
            if closed:
                begun = seat.desk.ask(reply_drafts.begun, line.request)
                found.setdefault(tuple(each.what for each in blocks), []).append(begun.letter.kind if begun else None)
                days.append(line.days_left)
                if blocks:
                    assert begun is not None
                    assert "32.41 EUR" in begun.letter.text
                    assert "[" not in begun.letter.text
        assert {what: sorted(map(str, begun)) for what, begun in found.items()} == {
            (): ["None", "None", "None", "outcome"],
            (Obstacle.BALANCE,): ["refusal"],
        }
        assert 0 <= min(days) <= 3
    finally:
        seat.desk.close()
