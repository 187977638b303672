"""The watch on a real database: every booking is judged once, an alert's sums are its postings, and who may do what."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import psycopg
import pytest

from backoffice.jobs.watching import Watching
from backoffice.ledger import watch
from backoffice.ledger.watch_policy import watch_policy
from backoffice.ledger.watch_rules import (
    AlertMovedOn,
    DismissedFor,
    HolderUnknown,
    NotAsItStands,
    PolicyWithoutVersion,
    ReasonNeeded,
    Rule,
    Step,
)
from backoffice.people.rules import NotFrozen, NotOpen
from backoffice.screening import service as screening
from backoffice.staff import seconding
from backoffice.staff.refusals import AlreadyProposed, SamePerson
from backoffice.store.cluster import BOOTSTRAP
from tests.given import AIKO, ANNA, HUGO, JONAS, MARIA, OLGA, PAVEL, RUTH, WEN, Given
from tests.ledger.closing import agree
from tests.ledger.flows import Line, book, structured, watched

STRANGER = "someone-elsewhere"
LATE = """
    with made as (
        insert into ledger.transaction (id, booked_on, happened_on, recorded_at, kind)
        values (nextval('ledger.transaction_number'), '2026-03-02', '2026-03-02', now(), 'deposit') returning id
    )
    insert into ledger.posting (transaction_id, seq, booked_on, account_id, asset, amount)
    select made.id, s.seq, '2026-03-02', a.id, 'EUR', case s.seq when 1 then -900000 else 900000 end
      from made, generate_series(1, 2) s (seq), ledger.account a
     where a.holder = case s.seq when 1 then 'late' else 'bank' end
"""


@pytest.mark.promise("L-04")
def test_every_rule_finds_its_sign_and_states_the_sums_of_its_postings(given: Given) -> None:
    usual = [Line("usual", f"2026-01-{day:02}", 400 + day % 3) for day in range(1, 13)]
    book(
        given,
        [
            *structured("smurf"),
            Line("through", "2026-03-02", 8000),
            Line("through", "2026-03-03", -7500, "withdrawal"),
            Line("still", "2025-01-02", 50),
            Line("still", "2026-03-02", 6000),
            *usual,
            Line("usual", "2026-03-02", 30_000),
            Line("a", "2026-03-02", -5000, "transfer", "b"),
            Line("a", "2026-03-05", 4800, "transfer", "b"),
            Line("giver", "2026-03-02", -9000, "donation"),
            Line("giver", "2026-06-02", -9000, "donation"),
        ],
    )
    found = {(alert.rule, alert.holder): alert for alert in watched(given)}
    assert set(found) == {
        (Rule.STRUCTURING, "smurf"),
        (Rule.IN_AND_OUT, "through"),
        (Rule.DORMANT, "still"),
        (Rule.UNUSUAL, "usual"),
        (Rule.ROUND_TRIP, "a"),
        (Rule.DONATION_CAP, "giver"),
    }
    alert = found[Rule.STRUCTURING, "smurf"]
    assert (alert.postings, alert.money_in, alert.money_out, alert.least, alert.most) == (
        3,
        27_900_00,
        0,
        9100_00,
        9500_00,
    )
    shown = given.desk(JONAS).ask(watch.sheet, alert.id)
    assert sum(each.amount for each in shown.evidence) == alert.money_in
    assert [step.step for step in shown.steps] == [Step.FOUND]
    assert [day.balance for day in shown.days] == [9100_00, 18_400_00, 27_900_00]
    # The most urgent stands first; looking again changes nothing.
    order = [alert.severity for alert in given.desk(JONAS).ask(watch.alerts).open]
    assert order == sorted(order, reverse=True)
    before = given.desk(JONAS).ask(watch.alerts)
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("insert into ledger.watch_due select distinct holder, date '2025-01-01' from ledger.account"
                           " where holder is not null")  # fmt: skip
    watched(given)
    assert given.desk(JONAS).ask(watch.alerts) == before


@pytest.mark.promise("L-04")
def test_growing_evidence_extends_the_open_alert_and_the_same_evidence_never_alerts_twice(given: Given) -> None:
    desk = given.desk(JONAS)
    book(given, structured("smurf"))
    (first,) = watched(given)
    book(given, structured("smurf", days=(5,)))
    (grown,) = watched(given)
    assert (grown.id, grown.postings, grown.version > first.version) == (first.id, 4, True)
    with pytest.raises(AlertMovedOn):
        desk.do(uuid4(), watch.dismiss, first.id, first.version, DismissedFor.EXPLAINED, "")
    with pytest.raises(ReasonNeeded):
        desk.do(uuid4(), watch.dismiss, first.id, grown.version, DismissedFor.OTHER, " ")
    version = desk.do(uuid4(), watch.dismiss, first.id, grown.version, DismissedFor.EXPLAINED, "A house was sold")
    # Judged once more by a new version of the policy, the dismissed evidence stays dismissed.
    assert watched(given, replace(watch_policy(), version=2, content=b"2")) == ()
    book(given, structured("smurf", days=(6,)))
    (again,) = watched(given, replace(watch_policy(), version=2, content=b"2"))
    assert (again.id != first.id, again.postings, again.policy_version) == (True, 5, 2)
    desk.do(uuid4(), watch.reopen, first.id, version)
    steps = desk.ask(watch.sheet, first.id).steps
    assert [each.step for each in steps] == [Step.FOUND, Step.GREW, Step.DISMISSED, Step.REOPENED]
    assert (steps[2].reason, steps[2].words, steps[2].actor) == (DismissedFor.EXPLAINED, "A house was sold", JONAS)
    with pytest.raises(PolicyWithoutVersion):
        given.worker().do(uuid4(), watch.begin, replace(watch_policy(), version=2, content=b"other"))


@pytest.mark.promise("L-04")
def test_nothing_that_commits_late_is_passed_over_and_a_killed_worker_loses_nothing(given: Given) -> None:
    worker = given.worker()
    book(given, [Line("late", "2026-03-01", 1), Line("bank", "2026-03-01", 1)])
    with given.sql(BOOTSTRAP) as late:
        # Booked before the others, with smaller numbers, and committed after them.
        for _ in range(3):
            late.execute(LATE)
        book(given, structured("smurf"))
        assert [alert.holder for alert in watched(given)] == ["smurf"]
    assert not worker.do(uuid4(), watch.read_on)
    with given.sql("worker") as killed, killed.transaction(force_rollback=True):
        assert killed.execute("delete from ledger.watch_due returning holder").fetchall() == [("bank",), ("late",)]
    assert sorted(alert.holder for alert in watched(given)) == ["late", "smurf"]


@pytest.mark.promise("L-04")
def test_the_workers_round_does_one_step_at_a_time_until_nothing_is_left(given: Given) -> None:
    book(given, structured("smurf"))
    watching = Watching(given.worker())
    steps = 1
    while watching.step():
        steps += 1
    assert steps < 5
    assert given.desk(JONAS).ask(watch.new_alerts) == 1
    assert not watching.step()


@pytest.mark.promise("L-04", "S-05")
def test_passing_on_says_the_same_whether_to_kyc_or_to_the_reporting_officer(given: Given) -> None:
    asked, referred = given.customer("Ann Vo"), given.customer("Bo Li")
    book(given, [*structured(asked), *structured(referred), *structured(STRANGER)])
    alerts = {alert.holder: alert for alert in watched(given)}
    desk = given.desk(JONAS)
    one, two, strange = alerts[str(asked)], alerts[str(referred)], alerts[STRANGER]
    version = desk.do(uuid4(), watch.take, one.id, one.version)
    with pytest.raises(NotAsItStands):
        given.desk(AIKO).do(uuid4(), watch.dismiss, one.id, version, DismissedFor.EXPLAINED, "")
    desk.do(uuid4(), watch.ask_kyc, one.id, version)
    version = desk.do(uuid4(), watch.take, two.id, two.version)
    desk.do(uuid4(), watch.refer, two.id, version, "Four deposits, each under the limit")
    with pytest.raises(HolderUnknown):
        desk.do(uuid4(), watch.refer, strange.id, strange.version, "Who is this?")
    with given.sql(BOOTSTRAP) as connection:
        told = connection.execute(
            "select action, facts - array['alert', 'number'] from audit.event"
            " where actor = %s and action like 'ledger.alert%%' order by id", [JONAS]
        ).fetchall()  # fmt: skip
        assert len(told) == 4
        assert told[:2] == told[2:]
    for name in (JONAS, AIKO, PAVEL, RUTH):
        with given.sql(name) as connection:
            states = connection.execute("select state, count(*) from ledger.alert group by 1 order by 1").fetchall()
            assert states == [("new", 1), ("passed_on", 2)]
    assert given.desk(RUTH).ask(screening.waiting) == 1
    for name in (JONAS, AIKO, PAVEL):
        with given.sql(name) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select count(*) from kyc.rescreen")
    with given.sql(ANNA) as connection:
        (row,) = connection.execute("select id, customer_id from kyc.rescreen").fetchall()
        assert row[1] == asked
        connection.execute("select kyc.end_rescreen(%s)", [row[0]])


@pytest.mark.promise("L-04", "S-05")
def test_finance_freezes_at_once_and_two_of_them_lift(given: Given) -> None:
    customer = given.customer()
    book(given, structured(customer))
    (alert,) = watched(given)
    given.desk(JONAS).do(uuid4(), watch.freeze, alert.id, watch.FreezeReason.FRAUD)
    with pytest.raises(NotOpen):
        given.desk(AIKO).do(uuid4(), watch.freeze, alert.id, watch.FreezeReason.FRAUD)
    shown = given.desk(JONAS).ask(watch.sheet, alert.id)
    assert shown.frozen is not None
    assert (shown.frozen.by, shown.frozen.reason) == (JONAS, "fraud")
    with given.sql(ANNA) as connection:
        assert connection.execute("select state from people.customer where id = %s", [customer]).fetchone() == (
            "frozen",
        )
        assert connection.execute("select count(*) from people.account_freeze where lifted_at is null").fetchone() == (
            1,
        )
    # Not even a lead lifts it alone, nor a hand-made proposal of anything else.
    mine = given.desk(AIKO).do(uuid4(), watch.propose_lift, alert.id)
    with pytest.raises(SamePerson):
        agree(given, AIKO, mine)
    with pytest.raises(AlreadyProposed):
        given.desk(JONAS).do(uuid4(), watch.propose_lift, alert.id)
    given.desk(AIKO).do(uuid4(), seconding.withdraw, mine)
    with given.sql(JONAS) as connection:
        connection.execute("select staff.propose('people.lift_freeze', %s, %s)",
            [customer, f'{{"freeze": "{uuid4()}"}}'])  # fmt: skip
        (other,) = connection.execute("select id from staff.proposal where state = 'proposed'").fetchall()
    with pytest.raises(NotFrozen):
        agree(given, AIKO, other[0])
    which = given.desk(JONAS).do(uuid4(), watch.propose_lift, alert.id)
    frozen = given.desk(AIKO).ask(watch.sheet, alert.id).frozen
    assert frozen is not None
    assert frozen.lift_by == JONAS
    for name in (JONAS, AIKO):
        with given.sql(name) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("update people.account_freeze set lifted_by = 'me', lifted_at = now()")
    agree(given, AIKO, which)
    shown = given.desk(AIKO).ask(watch.sheet, alert.id)
    assert shown.frozen is None
    assert [each.step for each in shown.steps] == [Step.FOUND, Step.FROZE, Step.UNFROZE]
    with pytest.raises(NotFrozen):
        given.desk(JONAS).do(uuid4(), watch.propose_lift, alert.id)


@pytest.mark.promise("L-04", "S-05")
def test_the_database_keeps_alerts_from_who_has_no_business_with_them(given: Given) -> None:
    book(given, structured("smurf"))
    (alert,) = watched(given)
    for name in (ANNA, WEN, HUGO, MARIA, OLGA):
        with given.sql(name) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select count(*) from ledger.alert")
    hostile = {
        PAVEL: ("select holder from ledger.alert", "select * from ledger.alert_evidence"),
        RUTH: (
            f"select ledger.act_on_alert('{alert.id}', 1, 'taken', null, '')",
            "update ledger.alert set state = 'new'",
        ),
        JONAS: (
            "update ledger.alert set state = 'dismissed'",
            "delete from ledger.alert_evidence",
            "delete from ledger.watch_due",
            f"select ledger.step('{alert.id}', 'noted', null, 'x')",
            "insert into ledger.alert_step (alert_id, at, actor, act) values (gen_random_uuid(), now(), 'me', 'noted')",
        ),
        "worker": (
            "select * from ledger.alert",
            "update ledger.posting set amount = 0",
            "select words from ledger.transaction",
            "select description from ledger.particulars",
        ),
    }  # fmt: skip
    for name, statements in hostile.items():
        for statement in statements:
            with given.sql(name) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)
    # Of the other side of the same transaction: the bank's, and nothing the customer did.
    with given.sql("worker") as connection, pytest.raises(psycopg.Error, match=r"ledger\.no_evidence"):
        connection.execute(
            "select ledger.raise_alert(%s, 'unusual', 'smurf', 'EUR', 3, 1, '{}', jsonb_build_array("
            " jsonb_build_array(booked_on, transaction_id, seq + 1))) from ledger.posting where account_id ="
            " (select id from ledger.account where holder = 'smurf') limit 1",
            [uuid4()],
        )
