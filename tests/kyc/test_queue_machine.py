"""Reviewers and a lead working one queue in any order: what must hold whatever they do. K-07, K-08."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from backoffice.errors import Conflict, NotAllowed, Refused
from backoffice.kyc import service as kyc
from backoffice.kyc.rules import Verdict, reasons_for
from backoffice.outbox import service as outbox
from backoffice.outbox.rules import Answer, Outcome
from tests.given import ANNA, TOMASZ, WEN, Given

PEOPLE = st.sampled_from([ANNA, TOMASZ, WEN])
WHICH = st.integers(0, 3)


class Queue(RuleBasedStateMachine):
    """Four cases, three people, a worker and a clock that moves."""

    given: Given

    @initialize()
    def four_cases(self) -> None:
        with self.given.house.keeper() as connection:
            connection.exec_driver_sql("set session_replication_role = replica")
            connection.exec_driver_sql(
                "truncate people.customer, vault.ticket, vault.customer_key, vault.blind_index cascade"
            )
        self.cases = [self.given.case(timedelta(hours=hours)) for hours in (1, 5, 20, 23)]

    def attempt(self, act: Callable[[], object]) -> None:
        """Whatever is refused is refused with a code; anything else is a fault."""
        try:
            act()
        except (Refused, Conflict, NotAllowed) as refusal:
            if not refusal.code.startswith("kyc."):
                raise

    def version(self, person: str, case: UUID) -> int:
        return self.given.desk(person).ask(kyc.case_page, case).version

    @rule(person=PEOPLE)
    def takes_the_next(self, person: str) -> None:
        self.attempt(lambda: self.given.desk(person).do(uuid4(), kyc.claim_next_case))

    @rule(person=PEOPLE, which=WHICH)
    def lets_go(self, person: str, which: int) -> None:
        case = self.cases[which]
        until = self.given.desk(person).ask(kyc.case_page, case).claimed_until
        if until is not None:
            self.attempt(lambda: self.given.desk(person).do(uuid4(), kyc.release_case, case, until))

    @rule(person=PEOPLE, which=WHICH, verdict=st.sampled_from(list(Verdict)))
    def decides(self, person: str, which: int, verdict: Verdict) -> None:
        case = self.cases[which]
        version, reason = self.version(person, case), reasons_for(verdict)[0].code
        self.attempt(lambda: self.given.desk(person).do(uuid4(), kyc.decide, case, version, verdict, reason, "because"))

    @rule(person=PEOPLE, which=WHICH, agrees=st.booleans())
    def seconds(self, person: str, which: int, agrees: bool) -> None:
        page = self.given.desk(person).ask(kyc.case_page, self.cases[which])
        if page.pending is not None:
            decision = page.pending.decision
            self.attempt(
                lambda: self.given.desk(person).do(
                    uuid4(), kyc.second, page.case, page.version, decision, agrees, "seen"
                )
            )

    @rule(person=PEOPLE, which=WHICH)
    def takes_back(self, person: str, which: int) -> None:
        page = self.given.desk(person).ask(kyc.case_page, self.cases[which])
        if page.pending is not None:
            decision = page.pending.decision
            self.attempt(lambda: self.given.desk(person).do(uuid4(), kyc.withdraw, page.case, page.version, decision))

    @rule(minutes=st.sampled_from([1, 4, 11]))
    def time_passes(self, minutes: int) -> None:
        self.given.clock_moves(timedelta(minutes=minutes))

    @rule(answer=st.sampled_from([Outcome.ACCEPTED, Outcome.LATER, Outcome.UNSURE]))
    def the_worker_delivers(self, answer: Outcome) -> None:
        worker = self.given.worker()
        while mail := worker.do(uuid4(), outbox.take):
            if answer is Outcome.ACCEPTED:
                worker.do(uuid4(), outbox.accept, mail.message)
            else:
                worker.do(uuid4(), outbox.put_back, mail, Answer(answer, "421"))

    @invariant()
    def what_must_hold(self) -> None:
        with self.given.sql("bootstrap") as connection:
            for broken, question in BROKEN.items():
                found = connection.execute(question).fetchone()
                assert found == (0,), broken


BROKEN = {
    "somebody holds more than three": """
        select count(*) from (select 1 from kyc."case" where claimed_until > store.now()
                               group by claimed_by having count(*) > 3) as held
    """,
    "a case that does not wait is held": """
        select count(*) from kyc."case" where claimed_by is not null and state <> 'waiting'
    """,
    "a rejection left without a second person": """
        select count(*) from outbox.message m join kyc.decision d on d.id = m.decision_id
         where m.kind = 'kyc_reject' and (d.act <> 'second_yes' or d.decided_by =
               (select decided_by from kyc.decision first where first.id = d.refers_to))
    """,
    "a customer was told two outcomes of one verdict": """
        select count(*) from (select decision_id from outbox.message group by 1 having count(*) > 1) as twice
    """,
    "a case counts as told although no relay accepted": """
        select count(*) from kyc."case" c where told_at is not null and not exists
               (select from outbox.message m where m.case_id = c.id and m.state = 'sent')
    """,
    "a withdrawn verdict's mail still waits": """
        select count(*) from kyc.decision d join outbox.message m on m.decision_id = d.refers_to
         where d.act = 'withdrawal' and m.state <> 'void'
    """,
    "a case was decided without a decision that stands": """
        select count(*) from kyc."case" where state = 'decided' and last_decision is null
    """,
}


@pytest.mark.promise("K-07", "K-08")
def test_any_order_of_work_keeps_the_queue_right(given: Given) -> None:
    machine = type("Queue", (Queue,), {"given": given})
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine,
        settings=settings(
            max_examples=12, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
