"""Feeds, corrections, reversals, seals and broken calls in any order: the books prove themselves. L-01, L-05."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from backoffice.desk import Desk, Work
from backoffice.errors import BackofficeError
from backoffice.ledger import adjustments, feed, identity
from backoffice.ledger import service as ledger
from backoffice.ledger.correcting import Leg, Reason
from backoffice.ledger.feed import FeedLine
from backoffice.staff import seconding
from tests.given import AIKO, JONAS, PASSWORD, Given
from tests.ledger.closing import seal

PATHS = ("Assets:Bank:EUR", "Liabilities:Wallet:U1:EUR", "Liabilities:Wallet:U2:EUR", "Income:Fees")
ACCOUNT = st.sampled_from(PATHS)
AMOUNT = st.integers(1, 10**24)
DAY = st.sampled_from([date(2025, month, 5) for month in range(1, 7)])
EMPTIED = """
    truncate ledger.posting, ledger.transaction, ledger.reference, ledger.particulars, ledger.month_seal,
        ledger.checkpoint, ledger.draft, ledger.draft_leg, ledger.draft_words, ledger.correction, ledger.reversal,
        ledger.night_proof, staff.proposal cascade
"""


class BrokenOff(Exception):
    """A connection that ends before its work has committed."""


class Books(RuleBasedStateMachine):
    """Beside the real books a sum for each account, moved by what was not refused."""

    given: Given
    platform: Desk

    @initialize()
    def empty(self) -> None:
        with self.given.house.keeper() as connection:
            connection.exec_driver_sql("set session_replication_role = replica")
            connection.exec_driver_sql(EMPTIED)
            connection.exec_driver_sql("delete from audit.event where action = 'ledger.month_sealed'")
        self.balances: dict[str, int] = defaultdict(int)
        self.booked = 0
        self.feeds(date(2025, 1, 5), PATHS[0], PATHS[1], 5)
        self.feeds(date(2025, 1, 5), PATHS[2], PATHS[3], 7)

    @rule(day=DAY, one=ACCOUNT, other=ACCOUNT, amount=AMOUNT)
    def feeds(self, day: date, one: str, other: str, amount: int) -> None:
        legs = (Leg(one, "EUR", amount), Leg(other, "EUR", -amount))
        line = FeedLine(uuid4().hex, "trade", day, day, "words", legs)
        # The same again, and one that does not balance.
        lines = (line, FeedLine(uuid4().hex, "trade", day, day, "", (legs[0], Leg(other, "EUR", amount))))
        told = [self.platform.do(uuid4(), feed.post_feed, lines).transactions for _ in range(2)]
        assert told[1] == 0
        self.note(legs, told[0])

    @rule(day=DAY, one=ACCOUNT, other=ACCOUNT, amount=AMOUNT, agrees=st.booleans())
    def corrects(self, day: date, one: str, other: str, amount: int, agrees: bool) -> None:
        legs = (Leg(one, "EUR", amount), Leg(other, "EUR", -amount))
        if self.done(JONAS, adjustments.propose_adjustment, day, legs, Reason.OTHER, "because"):
            self.note(legs, self.decide(agrees))

    @rule(day=DAY, which=st.integers(0, 9), agrees=st.booleans())
    def reverses(self, day: date, which: int, agrees: bool) -> None:
        with self.given.sql(JONAS) as connection:
            numbers = connection.execute("select id from ledger.transaction order by id").fetchall()
            number = numbers[which % len(numbers)][0]
            sides = connection.execute(
                "select a.path, p.amount from ledger.posting p join ledger.account a on a.id = p.account_id"
                " where p.transaction_id = %s",
                [number],
            ).fetchall()
        legs = tuple(Leg(path, "EUR", -int(amount)) for path, amount in sides)
        if self.done(JONAS, adjustments.propose_reversal, number, day, Reason.OTHER, "because"):
            self.note(legs, self.decide(agrees))

    @rule(day=DAY)
    def seals(self, day: date) -> None:
        try:
            seal(self.given, day.replace(day=1))
        except BackofficeError as refusal:
            if refusal.code not in ("ledger.month_sealed", "ledger.earlier_month_open"):
                raise

    @rule(day=DAY, one=ACCOUNT, other=ACCOUNT, amount=AMOUNT)
    def breaks_off(self, day: date, one: str, other: str, amount: int) -> None:
        def half(work: Work) -> None:
            legs = (Leg(one, "EUR", amount), Leg(other, "EUR", -amount))
            feed.post_feed(work, (FeedLine(uuid4().hex, "trade", day, day, "", legs),))
            raise BrokenOff

        with pytest.raises(BrokenOff):
            self.platform.do(uuid4(), half)

    @invariant()
    def the_books_prove_themselves(self) -> None:
        desk = self.given.desk(JONAS)
        proof = desk.ask(ledger.prove)
        assert (proof.faults, proof.transactions) == ((), self.booked)
        found = {each.path: each.amount.minor for each in desk.ask(ledger.trial_balance).balances}
        assert {path: found.get(path, 0) for path in PATHS} == {path: self.balances[path] for path in PATHS}
        assert sum(found.values()) == 0

    def teardown(self) -> None:
        with self.given.sql("worker") as connection:
            assert connection.execute("select ledger.prove_night()").fetchone() == (True,)
        night = self.given.desk(JONAS).ask(identity.last_proof)
        assert night is not None
        assert night.holds

    def note(self, legs: tuple[Leg, ...], times: int) -> None:
        self.booked += times
        for leg in legs if times else ():
            self.balances[leg.account] += leg.amount

    def decide(self, agrees: bool) -> int:
        """The lead decides the only one that waits; how many transactions were booked."""
        (draft,) = self.given.desk(AIKO).ask(adjustments.waiting)
        shown = draft.proposal
        if agrees:
            return int(self.done(AIKO, seconding.agree, shown.id, shown.hash()))
        assert self.done(AIKO, seconding.refuse, shown.id, shown.hash(), "not so")
        return 0

    def done(self, who: str, command: object, *arguments: object) -> bool:
        """Whatever is refused is refused with a code; anything else is a fault."""
        try:
            self.given.desk(who).do(uuid4(), command, *arguments)  # type: ignore[arg-type]
        except BackofficeError as refusal:
            if refusal.code not in ("ledger.month_sealed", "ledger.reversed_already"):
                raise
            return False
        return True


@pytest.mark.promise("L-01", "L-05")
def test_any_order_of_bookings_leaves_books_that_prove_themselves(given: Given) -> None:
    with closing(given.house.desk_for_service("endpoint", PASSWORD)) as platform:
        machine = type("Books", (Books,), {"given": given, "platform": platform})
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=5, stateful_step_count=9, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )
