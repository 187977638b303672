"""The workbook of offline decisions: signed, chained, whole after a power cut, refused when a byte differs. S-02."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import sqlcipher3

from backoffice.errors import BackofficeError
from backoffice.reconcile import deciding, workbook, workbook_lines
from backoffice.reconcile.confirming import EntryUnknown
from backoffice.reconcile.decisions import (
    LogBroken,
    MatchUndone,
    SignedDecision,
    decoded,
    encoded,
    match_id,
    message,
)
from backoffice.reconcile.rules import MatchRules
from backoffice.reconcile.standing import (
    AlreadyMatched,
    DecidedTooEarly,
    MatchDiffers,
    StatementInUse,
    StatementKnown,
    replay,
)
from backoffice.reconcile.workbook import NotSigning, Workbook
from backoffice.reconcile.workbook_file import WorkbookBroken, WorkbookElsewhere, WorkbookInUse, WorkbookNotWritten
from backoffice.reconcile.workbook_lines import Proposal
from backoffice.vault.person_keys import make_signer
from tests.reconcile.offline import ACCOUNT, ASSET, CHECK_OUT, KEY, Offline, books, entry, match, statement, undecided

ENTRIES = (entry(1, 100), entry(2, 250), entry(3, -40))


@pytest.fixture
def desk(tmp_path: Path) -> Offline:
    made = Offline(tmp_path / "one.workbook")
    made.takes_in(statement([100, 250, 70]))
    return made


def line(number: int, name: str = "one") -> str:
    return f"{statement([1], name=name).file[:16]}.{number}"


def confirm(desk: Offline, lines: tuple[int, ...], entries: tuple[int, ...], difference: int = 0) -> str:
    told = match([line(each) for each in lines], [f"{each}.1" for each in entries], difference=difference)
    return desk.book.do(deciding.confirm, desk.problem(ENTRIES, rules=MatchRules(tolerance=150)), told, books(ENTRIES))


@pytest.mark.promise("L-01", "S-02")
def test_a_decision_is_signed_names_nobody_and_stands_after_the_file_is_opened_again(desk: Offline) -> None:
    first = confirm(desk, (1,), (1,))
    desk.book.do(deciding.note, f"line:{line(3)}", "Ida Holm calls back")
    before = desk.book.standing.canonical()
    log = desk.book.ask(workbook.log)
    assert [decoded(each.content).kind.value for each in log] == [
        "statement_imported",
        "matches_confirmed",
        "finding_noted",
    ]
    assert not any("Ida" in each.content.decode() or "Payment" in each.content.decode() for each in log)
    desk.book.close()
    assert b"Payment" not in desk.path.read_bytes()
    again = desk.open()
    assert (again.standing.canonical(), again.was_cut) == (before, False)
    assert list(again.standing.matches) == [first]
    (note,) = again.standing.finding(f"line:{line(3)}").notes
    assert again.ask(workbook.WorkbookLook.words_of, note) == "Ida Holm calls back"
    # The same log gives the same bytes wherever it is folded.
    assert replay(CHECK_OUT, "jonas.berg", desk.signer.public, log).canonical() == before
    again.close()


@pytest.mark.promise("L-01")
def test_an_entry_and_a_line_are_matched_once(desk: Offline) -> None:
    made = confirm(desk, (1,), (1,))
    with pytest.raises(AlreadyMatched):
        confirm(desk, (2,), (1,), difference=150)
    with pytest.raises(AlreadyMatched):
        confirm(desk, (1,), (2,), difference=-150)
    told = [match([line(2)], ["2.1"]), match([line(2)], ["2.1"])]
    with pytest.raises(AlreadyMatched):
        desk.book.do(deciding.confirm_alone, desk.problem(ENTRIES), told, books(ENTRIES))
    with pytest.raises(MatchDiffers):
        confirm(desk, (2,), (2,), difference=1)
    with pytest.raises(EntryUnknown):
        confirm(desk, (4,), (2,))
    told = [match([line(2)], ["2.1"], confirmed=False)]
    with pytest.raises(deciding.NotUnique):
        desk.book.do(deciding.confirm_alone, desk.problem(ENTRIES), told, books(ENTRIES))
    with pytest.raises(StatementInUse):
        desk.book.do(deciding.remove_statement, f"{statement([1]).file}.1")
    desk.book.do(deciding.undo, made)
    assert confirm(desk, (1,), (2,), difference=-150) != made
    # What was refused is not in the log.
    assert desk.book.standing.count == len(desk.book.ask(workbook.log)) == 4
    desk.book.close()


def test_proposals_leave_the_queue_when_they_are_rejected_or_their_parts_are_matched(desk: Offline) -> None:
    told = [Proposal(match([line(number)], [f"{number}.1"], confirmed=False)) for number in (1, 2)]
    desk.book.do(workbook_lines.put_proposals, ACCOUNT, ASSET, told)
    assert desk.book.ask(workbook_lines.proposals, ACCOUNT, ASSET) == tuple(told)
    desk.book.do(deciding.reject, told[0].match)
    assert undecided(desk) == (told[1],)
    confirm(desk, (2,), (1,), difference=150)
    assert undecided(desk) == ()
    rules = MatchRules(tolerance=5)
    desk.book.do(deciding.set_rules, ACCOUNT, ASSET, rules)
    assert desk.book.ask(workbook_lines.rules_of, ACCOUNT, ASSET) == rules
    with pytest.raises(StatementKnown):
        desk.takes_in(statement([100, 250, 70]))
    desk.book.close()


@pytest.mark.promise("S-02")
def test_nothing_is_decided_without_a_key_or_before_the_last_decision(desk: Offline) -> None:
    desk.at -= timedelta(hours=1)
    with pytest.raises(DecidedTooEarly):
        confirm(desk, (1,), (1,))
    desk.at += timedelta(hours=1)
    desk.book.signer = None
    with pytest.raises(NotSigning):
        confirm(desk, (1,), (1,))
    assert desk.book.standing.count == 1
    desk.book.close()


@pytest.mark.promise("S-02")
def test_only_its_key_its_check_out_and_its_person_open_it_and_only_one_window(desk: Offline) -> None:
    with pytest.raises(WorkbookInUse):
        desk.open()
    desk.book.close()
    public = desk.signer.public
    for key, check_out, person, key_of, refusal in (
        (bytes(32), CHECK_OUT, "jonas.berg", public, WorkbookBroken),
        (KEY, UUID(int=1), "jonas.berg", public, WorkbookElsewhere),
        (KEY, CHECK_OUT, "aiko.tanaka", public, WorkbookElsewhere),
        (KEY, CHECK_OUT, "jonas.berg", make_signer().public, WorkbookElsewhere),
    ):
        with pytest.raises(refusal):
            Workbook.open(desk.path, key, check_out, person, key_of, desk.now)
    with pytest.raises(WorkbookBroken):
        Workbook.make(desk.path, KEY, CHECK_OUT, "jonas.berg", public)


@pytest.mark.promise("S-02")
def test_a_changed_byte_and_a_cut_file_are_refused(desk: Offline, tmp_path: Path) -> None:
    confirm(desk, (1,), (1,))
    desk.book.close()
    whole = desk.path.read_bytes()
    desk.path = tmp_path / "bent.workbook"
    places = [*range(0, len(whole), 257), len(whole) - 1]
    bent = [whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :] for at in places]
    cut = [whole[:length] for length in (0, 1, 100, 4096, len(whole) // 2, len(whole) - 4096, len(whole) - 1)]
    accepted = 0
    for content in [*bent, *cut, whole + bytes(4096)]:
        desk.path.write_bytes(content)
        try:
            desk.open().close()
            accepted += 1
        except (WorkbookBroken, LogBroken):
            continue
    assert accepted == 0


@pytest.mark.promise("S-02")
def test_who_holds_the_key_still_cannot_change_the_log(desk: Offline, tmp_path: Path) -> None:
    """Whoever can open the file as a database, its owner included, meets the chain and the signatures."""
    confirm(desk, (1,), (1,))
    log = desk.book.ask(workbook.log)
    desk.book.close()
    forged = encoded(replace(decoded(log[1].content), act=MatchUndone("0" * 32)))
    later = encoded(replace(decoded(log[1].content), seq=3, before=log[1].link))
    for statement_, values in (
        ("drop trigger decision_grows", ()),
        ("update decision set content = ? where seq = 2", (forged,)),
        ("delete from decision where seq = 2", ()),
        ("insert into decision values (3, ?, ?)", (later, log[1].signature)),
        ("update line set amount = '5'", ()),
    ):
        shutil.copy(desk.path, tmp_path / "bent.workbook")
        file = sqlcipher3.connect(str(tmp_path / "bent.workbook"))
        file.execute(f"pragma key = \"x'{KEY.hex()}'\"")
        if not statement_.startswith("drop"):
            file.execute("drop trigger decision_grows")
            file.execute("drop trigger decision_stays")
        file.execute(statement_, values)
        file.commit()
        file.close()
        bent = Offline.__new__(Offline)
        bent.path, bent.signer, bent.at = tmp_path / "bent.workbook", desk.signer, desk.at
        if statement_.startswith("drop"):
            bent.open().close()
            continue
        with pytest.raises((LogBroken, WorkbookBroken)):
            look_into(bent)
    with pytest.raises(LogBroken):
        replay(CHECK_OUT, "jonas.berg", desk.signer.public, [log[1], log[0]])
    # The same decision said in other bytes is another one, even when it is signed.
    spaced = log[0].content.replace(b'":', b'": ', 1)
    told = SignedDecision(spaced, desk.signer.sign(message(spaced)))
    with pytest.raises(LogBroken):
        replay(CHECK_OUT, "jonas.berg", desk.signer.public, [told])


def look_into(bent: Offline) -> None:
    opened = bent.open()
    try:
        opened.ask(workbook_lines.lines, ACCOUNT, ASSET)
    finally:
        opened.close()


_KILLED = """
import os, signal, sys
from pathlib import Path
from tests.reconcile.offline import *
from backoffice.reconcile import workbook
from backoffice.vault.person_keys import SoftSigner
desk = Offline.__new__(Offline)
desk.path, desk.signer, desk.at = Path(sys.argv[1]), SoftSigner.from_bytes(bytes.fromhex(sys.argv[2])), BEGAN
desk.open()
desk.takes_in(statement([5], name="kept"))
def die(work):
    work.file.execute("pragma cache_size = 2")
    deciding.import_statement(work, statement(range(1, 3000), name="lost"), ACCOUNT, ASSET, 2, MARKS)
    os.kill(os.getpid(), signal.SIGKILL)
desk.book.do(die)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
@pytest.mark.promise("S-02")
def test_power_cut_in_the_middle_of_a_write_leaves_the_last_whole_decision_and_is_told(desk: Offline) -> None:
    desk.book.close()
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(desk.path), desk.signer.private_bytes().hex()],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    again = desk.open()
    assert (again.was_cut, again.standing.count, len(again.standing.statements)) == (True, 2, 2)
    again.close()
    again = desk.open()
    assert not again.was_cut
    again.close()


@pytest.mark.promise("S-02")
def test_a_full_disk_keeps_nothing_of_a_decision(desk: Offline) -> None:
    pages = desk.book.ask(lambda look: look.file.execute("pragma page_count").fetchone()[0])
    desk.book.ask(lambda look: look.file.execute(f"pragma max_page_count = {pages}").fetchall())
    with pytest.raises(WorkbookNotWritten):
        desk.takes_in(statement(range(1, 2000), name="too long"))
    assert confirm(desk, (1,), (1,)) == match_id((line(1),), ("1.1",))
    desk.book.close()
    assert desk.open().standing.count == 2
    desk.book.close()


def test_bytes_that_are_no_decision_are_refused() -> None:
    for content in (b"", b"{}", b"[1]", b"\xff", b'{"act":{},"at":1}', b"[" * 5000, b'"' + b"a" * 100):
        with pytest.raises(BackofficeError):
            decoded(content)
