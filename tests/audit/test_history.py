"""The trail as its readers see it: by duty, page by page, narrowed, counted, and told to the person it is about."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.audit import history
from backoffice.audit.history import NoSuchEntry
from backoffice.audit.rules import Entry, Filter, Group, accesses, group_of, is_read
from backoffice.kyc import service
from backoffice.kyc.filing import announce_case_file, register_case_file
from backoffice.kyc.numbers import case_numbers, customer_of_case
from backoffice.kyc.rules import Verdict
from backoffice.store.cluster import BOOTSTRAP
from backoffice.words import knows, vocabulary
from tests.given import ANNA, OLGA, PAVEL, RUTH, TOMASZ, WEN, Given

ROOT = Path(__file__).parents[2]
DAY = timedelta(days=1)
NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
EVERYTHING = Filter()


def numbers(given: Given, name: str, wanted: Filter = EVERYTHING) -> list[int]:
    return [each.number for each in given.desk(name).ask(history.entries, wanted)]


def actions(given: Given, name: str, wanted: Filter = EVERYTHING) -> list[str]:
    return [each.action for each in given.desk(name).ask(history.entries, wanted)]


def entered(given: Given, actor: str, action: str, subject: UUID | None = None, at: datetime | None = None) -> int:
    """An entry as its guard would write it, at an instant of the test's choice."""
    with given.sql(BOOTSTRAP) as connection:
        row = connection.execute(
            "insert into audit.event (at, actor, action, subject, facts) values (%s, %s, %s, %s, '{}') returning id",
            (at or NOON, actor, action, subject),
        ).fetchone()
    assert row is not None
    return int(row[0])


def many(given: Given, count: int, **columns: str) -> None:
    """Entries by the thousand; `columns` are SQL expressions over i, from 1 to `count`."""
    told = {
        "at": "timestamptz '2026-01-01 00:00+00' + i * interval '1 minute'", "actor": "'anna.lindqvist'",
        "action": "'kyc.case.claimed'", "subject": "null::uuid", **columns,
    }  # fmt: skip
    with given.sql(BOOTSTRAP) as connection:
        connection.execute(
            f"insert into audit.event (at, actor, action, subject, facts) "
            f"select {told['at']}, {told['actor']}, {told['action']}, {told['subject']}, '{{}}' "
            f"from generate_series(1, {count}) i"
        )
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("analyze audit.event, audit.export")


@pytest.mark.promise("S-05")
def test_an_auditor_sees_all_a_lead_the_kyc_and_a_reviewer_only_their_own(given: Given) -> None:
    case = given.case()
    given.desk(TOMASZ).do(uuid4(), service.claim_case, case)
    others = entered(given, RUTH, "vault.opened")
    hers = entered(given, ANNA, "staff.signed_in")
    assert {others, hers} <= set(numbers(given, PAVEL))
    assert "kyc.case.claimed" in actions(given, PAVEL)
    assert others not in numbers(given, WEN)
    assert {"kyc.case.claimed", "staff.signed_in"} <= set(actions(given, WEN))
    assert numbers(given, ANNA) == [hers]


@pytest.mark.promise("S-05")
def test_nobody_changes_or_adds_entries_by_hand(given: Given) -> None:
    entered(given, ANNA, "staff.signed_in")
    for statement in (
        "insert into audit.event (at, actor, action, facts) values (now(), 'x', 'x', '{}')",
        "update audit.event set actor = 'x'",
        "delete from audit.event",
        "delete from audit.export",
    ):
        for name in (PAVEL, WEN, ANNA):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(name) as connection:
                connection.execute(statement)


@pytest.mark.promise("S-05")
def test_a_document_is_seen_by_who_sees_its_entry(given: Given) -> None:
    case = given.case()
    document = uuid4()
    given.desk(ANNA).do(uuid4(), service.claim_case, case)
    given.desk(ANNA).do(uuid4(), announce_case_file, case)
    given.desk(ANNA).do(uuid4(), register_case_file, case, document, b"\7" * 32, 900)
    count = "select count(*) from audit.export"
    for name, seen in ((PAVEL, 1), (WEN, 1), (ANNA, 1), (TOMASZ, 0)):
        with given.sql(name) as connection:
            assert connection.execute(count).fetchone() == (seen,), name
    for wanted in (Filter(document=document), Filter(sha256=b"\7" * 32)):
        assert actions(given, PAVEL, wanted) == ["audit.document_made"]
    assert actions(given, TOMASZ, Filter(document=document)) == []


def test_pages_follow_each_other_without_gap_or_double(given: Given) -> None:
    many(given, 600)
    desk = given.desk(PAVEL)
    seen: list[int] = []
    before = None
    while page := desk.ask(history.entries, EVERYTHING, before=before):
        assert len(page) <= 256
        seen.extend(each.number for each in page)
        before = seen[-1]
    assert seen == sorted(set(seen), reverse=True)
    assert len(seen) == desk.ask(history.counted, EVERYTHING) >= 600


def test_each_filter_lets_through_what_it_says(given: Given) -> None:
    customer = given.customer()
    early = entered(given, ANNA, "kyc.case.claimed", customer, NOON - 3 * DAY)
    decided = entered(given, TOMASZ, "kyc.case.decided", customer, NOON)
    late = entered(given, ANNA, "kyc.case.decided", None, NOON + 3 * DAY)
    unknown = entered(given, ANNA, "later.version", customer, NOON + 4 * DAY)
    for wanted, expected in (
        (Filter(actor=ANNA), [unknown, late, early]),
        (Filter(subject=customer), [unknown, decided, early]),
        (Filter(group=Group.DECIDED), [late, decided]),
        (Filter(group=Group.DECIDED, actor=ANNA), [late]),
        (Filter(group=Group.DECIDED, subject=customer), [decided]),
        (Filter(reads=True, subject=customer), [early]),
        (Filter(reads=True), [early]),
        (Filter(since=NOON, until=NOON + 3 * DAY), [decided]),
        (Filter(since=NOON + 3 * DAY), [unknown, late]),
        (Filter(until=NOON), [early]),
        (Filter(since=NOON, group=Group.DECIDED, actor=TOMASZ), [decided]),
        (Filter(since=NOON + 9 * DAY), []),
        (Filter(until=NOON - 9 * DAY), []),
    ):
        seen = [number for number in numbers(given, PAVEL, wanted) if number >= early]
        assert seen == expected, wanted
        if seen == numbers(given, PAVEL, wanted):
            assert given.desk(PAVEL).ask(history.counted, wanted) == len(expected), wanted


def test_an_estimate_is_near_the_count(given: Given) -> None:
    many(given, 20_000, actor="case when i % 100 = 0 then 'tomasz.wierzba' else 'anna.lindqvist' end")
    desk = given.desk(PAVEL)
    for wanted in (EVERYTHING, Filter(actor=TOMASZ), Filter(group=Group.CLAIMED)):
        exact = desk.ask(history.counted, wanted)
        assert exact / 2 <= desk.ask(history.estimated, wanted) <= exact * 2, wanted


def test_one_entry_is_found_by_its_number_and_only_by_who_may_see_it(given: Given) -> None:
    number = entered(given, ANNA, "staff.signed_in")
    assert given.desk(ANNA).ask(history.entry, number).actor == ANNA
    with pytest.raises(NoSuchEntry):
        given.desk(TOMASZ).ask(history.entry, number)


def scans(plan: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Kind of scan and table of every node below this one."""
    if "Relation Name" in plan:
        yield str(plan["Node Type"]), str(plan["Relation Name"])
    for part in plan.get("Plans", ()):  # type: ignore[attr-defined]
        yield from scans(part)


LOOKED_FOR = (
    "select * from audit.event order by id desc limit 256",
    "select * from audit.event where actor = 'tomasz.wierzba' order by id desc limit 256",
    "select * from audit.event where subject = '00000000-0000-0000-0000-000000000007' order by id desc limit 256",
    "select * from audit.event where action = 'staff.signed_in' order by id desc limit 256",
    "select * from audit.export where id = '00000000-0000-0000-0000-000000000007'",
    "select * from audit.export where sha256 = '\\x07'",
)


@pytest.mark.promise("S-05")
def test_readers_of_many_entries_read_by_index(given: Given) -> None:
    many(
        given,
        60_000,
        actor="case when i % 500 = 0 then 'tomasz.wierzba' when i % 900 = 0 then 'anna.lindqvist' else 'ruth' end",
        action="case when i % 700 = 0 then 'staff.signed_in' else 'vault.opened' end",
        subject="('00000000-0000-0000-0000-' || lpad((i % 9000)::text, 12, '0'))::uuid",
    )
    with given.sql(BOOTSTRAP) as connection:
        connection.execute(
            "insert into audit.export select gen_random_uuid(), id, 'kyc.case_file', subject, sha256(id::text::bytea), "
            "9 from audit.event limit 20000"
        )
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("analyze audit.event, audit.export")
    for name in (ANNA, WEN, PAVEL):
        with given.sql(name) as connection:
            for query in LOOKED_FOR:
                told = plan_of(connection, query)
                assert "Seq Scan" not in {kind for kind, _ in told}, (name, query)
                assert told, (name, query)
            # Who reads the whole register still asks the trail by key, row after row.
            assert ("Seq Scan", "event") not in plan_of(connection, "select * from audit.export"), name


def plan_of(connection: psycopg.Connection, query: str) -> list[tuple[str, str]]:
    (plan,) = connection.execute(f"explain (format json) {query}").fetchone() or ()
    return list(scans(plan[0]["Plan"]))


@pytest.mark.promise("S-05", "D-01")
def test_a_customer_is_told_who_read_their_data_by_duty_and_never_by_name(given: Given) -> None:
    case = given.case()
    held = given.desk(ANNA).do(uuid4(), service.claim_case, case)
    given.desk(ANNA).do(uuid4(), service.decide, case, held.version, Verdict.GRANT_ATTEMPT, "G-01", "")
    with given.sql(BOOTSTRAP) as connection:
        connection.execute(
            "insert into vault.ticket (person, customer_id, field_class, ground, until, taken_in)"
            " select %s, customer_id, 'identity', 'case', store.now() + interval '1 minute', 0"
            ' from kyc."case" where id = %s',
            [WEN, case],
        )
    given.desk(WEN).do(uuid4(), register_case_file, case, uuid4(), b"\7" * 32, 900)
    (customer,) = {each.subject for each in given.desk(PAVEL).ask(history.entries, Filter(actor=ANNA))}
    assert customer is not None
    told = given.desk(PAVEL).ask(history.access_history, customer)
    assert [(each.duties, each.ground) for each in told if each.duties == ("kyc_reviewer",)] == [
        (("kyc_reviewer",), "case")
    ]
    assert told[-1].duties == ("kyc_lead",)
    assert ANNA not in repr(told)
    assert "kyc.case.decided" not in {each.action for each in told}


def test_what_the_mlro_read_is_not_told_and_a_claim_is_told_once() -> None:
    def entry(number: int, actor: str, action: str, **facts: object) -> Entry:
        return Entry(number, NOON, actor, action, uuid4(), facts)

    duties = {"ruth": ("mlro",), "wen": ("kyc_lead", "mlro"), "anna": ("kyc_reviewer",)}
    told = accesses(
        [
            entry(1, "ruth", "vault.opened", ground="case"),
            entry(2, "wen", "vault.opened", ground="suspicion"),
            entry(3, "anna", "kyc.case.claimed", case="c"),
            entry(4, "anna", "vault.opened", ground="case", classes=["identity"], about="c"),
            entry(5, "wen", "vault.opened", ground="break_glass", classes=["contact"]),
            entry(6, "gone", "kyc.case_file.written", case="c"),
        ],
        duties,
    )
    assert [(each.duties, each.classes, each.ground, each.about) for each in told] == [
        (("kyc_reviewer",), ("identity",), "case", "c"),
        (("kyc_lead",), ("contact",), "break_glass", ""),
        (("kyc_reviewer",), (), "document", "c"),
    ]


def test_reading_the_trail_is_entered_with_whom_it_was_about(given: Given) -> None:
    customer = given.customer()
    given.desk(PAVEL).do(uuid4(), history.note_reading, Filter(subject=customer, reads=True, since=NOON))
    (entry,) = given.desk(PAVEL).ask(history.entries, Filter(actor=PAVEL))
    assert (entry.action, entry.subject) == ("audit.trail_read", customer)
    assert entry.facts["since"] == NOON.isoformat()
    assert not is_read(entry.action)


def test_an_administrator_finds_a_case_by_its_number_and_nothing_else_of_it(given: Given) -> None:
    case = given.case()
    desk = given.desk(OLGA)
    number = desk.ask(case_numbers, [case, uuid4()])[case]
    assert desk.ask(customer_of_case, number) is not None
    assert desk.ask(customer_of_case, 1) is None
    with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(OLGA) as connection:
        connection.execute('select headline from kyc."case"')


ACTIONS = frozenset(word.removeprefix("audit.action.") for word in vocabulary("en") if word.startswith("audit.action."))


def recorded_actions() -> set[str]:
    """Every action the sources record: calls of `record` with a text, and `audit.record` in a migration's SQL."""
    found = set()
    for path in (ROOT / "backoffice").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "record":
                found |= {each.value for each in node.args[:1] if isinstance(each, ast.Constant)}
        found |= set(re.findall(r"audit\.record\('([a-z_.]+)'", source))
    for path in (ROOT / "migrations").rglob("*.sql"):
        for action, goes_on in re.findall(r"audit\.record\(\s*'([a-z_.]+)'( \|\|)?", path.read_text(encoding="utf-8")):
            # The end of such an action is known only when it is recorded.
            found |= {each for each in ACTIONS if each.startswith(action)} or {action} if goes_on else {action}
    return found


def test_every_action_that_is_recorded_has_its_word() -> None:
    recorded = recorded_actions()
    assert {"kyc.case.claimed", "audit.document_made"} <= recorded
    missing = {action for action in recorded if not knows(f"audit.action.{action}")}
    assert missing == set(), "give each a sentence under [audit.action] in both words.*.toml"


def test_groups_have_words_and_known_actions_a_group() -> None:
    assert all(knows(f"audit.group.{group}", language) for group in Group for language in ("en", "zh"))
    assert group_of("kyc.case.claimed") is Group.CLAIMED
    assert group_of("kyc.case.decided") is Group.DECIDED
    assert group_of("kyc.case_file.written") is Group.DOCUMENTS
    assert group_of("vault.opened") is Group.OPENED
    assert group_of("vault.key_rotated") is Group.KEYS
    assert group_of("staff.glass_broken") is Group.EMERGENCY
    assert is_read("staff.glass_broken")
    assert not is_read("staff.glass_ended")
    assert group_of("staff.seconded") is Group.DECIDED
    assert group_of("staff.person_added") is Group.PEOPLE
    assert group_of("never.heard") is Group.OTHER
