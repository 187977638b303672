"""Whatever is decided in whatever order, nothing is matched twice and the log folds to the same bytes. L-01."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from backoffice.errors import BackofficeError
from backoffice.reconcile.decisions import (
    AccountClosed,
    AccountReopened,
    Act,
    Decision,
    EntryFacts,
    FindingClassified,
    FindingOwned,
    LineFacts,
    MatchesConfirmed,
    MatchFacts,
    MatchRejected,
    MatchUndone,
    ReasonSum,
    RejectionUndone,
    SignedDecision,
    StatementImported,
    StatementRemoved,
    encoded,
    match_id,
    message,
)
from backoffice.reconcile.rules import FindingKind, Reason, Shape
from backoffice.reconcile.standing import Standing, replay
from backoffice.reconcile.standing_parts import Placed
from backoffice.vault.person_keys import make_signer
from tests.reconcile.offline import ACCOUNT, ASSET, BEGAN, CHECK_OUT, FROM, TO

SIGNER = make_signer()
FILES = tuple(f"{number:x}" * 64 for number in (10, 11, 12))
numbers = st.integers(1, 4)
some = st.lists(numbers, min_size=1, max_size=3, unique=True)
GROUPS = st.lists(st.tuples(some, some), min_size=1, max_size=2)


class Deciding(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.standing = Standing(CHECK_OUT, "jonas.berg")
        self.log: list[SignedDecision] = []
        self.at = BEGAN

    def decide(self, act: Act) -> None:
        self.at += timedelta(seconds=1)
        standing = self.standing
        decision = Decision(CHECK_OUT, "jonas.berg", standing.count + 1, standing.head, self.at, act)
        content = encoded(decision)
        signed = SignedDecision(content, SIGNER.sign(message(content)))
        before = standing.canonical()
        try:
            standing.take(decision, signed.link)
        except BackofficeError:
            assert standing.canonical() == before, "a refused decision changes nothing"
            raise
        self.log.append(signed)

    @rule(file=st.sampled_from(FILES), count=numbers)
    def take_in(self, file: str, count: int) -> None:
        told = StatementImported(f"{file}.1", "csv", ACCOUNT, ASSET, 2, None, None, FROM, TO, 1, count, count, "00")
        with suppress(BackofficeError):
            self.decide(told)

    @rule(file=st.sampled_from(FILES))
    def take_out(self, file: str) -> None:
        with suppress(BackofficeError):
            self.decide(StatementRemoved(f"{file}.1"))

    @rule(
        file=st.sampled_from(FILES), groups=st.lists(st.tuples(some, some), min_size=1, max_size=2), alone=st.booleans()
    )
    def confirm(self, file: str, groups: list[tuple[list[int], list[int]]], alone: bool) -> None:
        with suppress(BackofficeError):
            self.decide(MatchesConfirmed(tuple(match_of(file, *group) for group in groups), alone))

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        known = sorted(self.standing.matches) or ["0" * 32]
        with suppress(BackofficeError):
            self.decide(MatchUndone(data.draw(st.sampled_from(known))))

    @rule(file=st.sampled_from(FILES), lines=some, entries=some)
    def reject(self, file: str, lines: list[int], entries: list[int]) -> None:
        sides = (tuple(f"{file[:16]}.{each}" for each in lines), tuple(f"{each}.1" for each in entries))
        with suppress(BackofficeError):
            self.decide(MatchRejected(match_id(*sides), *sides))

    @rule(data=st.data())
    def take_rejection_back(self, data: st.DataObject) -> None:
        known = sorted(self.standing.rejected) or ["0" * 32]
        with suppress(BackofficeError):
            self.decide(RejectionUndone(data.draw(st.sampled_from(known))))

    @rule(number=numbers, kind=st.sampled_from(FindingKind))
    def classify(self, number: int, kind: FindingKind) -> None:
        with suppress(BackofficeError):
            self.decide(FindingClassified(f"entry:{number}.1", ACCOUNT, ASSET, kind, 5))
            self.decide(FindingOwned(f"entry:{number}.1", "aiko.tanaka"))

    @rule(difference=st.integers(-1, 1))
    def close(self, difference: int) -> None:
        reasons = (ReasonSum(FindingKind.FEE, 5),)
        told = AccountClosed(ACCOUNT, ASSET, 2, FROM, TO, 105 + difference, 100, reasons, (), "0" * 64, "")
        with suppress(BackofficeError):
            self.decide(told)
            assert difference == 0

    @rule()
    def reopen(self) -> None:
        with suppress(BackofficeError):
            self.decide(AccountReopened(ACCOUNT, ASSET))

    @invariant()
    def nothing_is_matched_twice(self) -> None:
        held = [each.id for match in self.standing.matches.values() for each in (*match.lines, *match.entries)]
        assert len(held) == len(set(held)) == len(self.standing.lines) + len(self.standing.entries)

    @invariant()
    def what_is_matched_is_counted_as_it_is_decided(self) -> None:
        now = self.standing
        assert now.placed(ACCOUNT, ASSET) == Placed(len(now.matches), len(now.lines), len(now.entries))

    def teardown(self) -> None:
        again = replay(CHECK_OUT, "jonas.berg", SIGNER.public, self.log)
        assert (again.canonical(), again.digest()) == (self.standing.canonical(), self.standing.digest())


def match_of(file: str, lines: list[int], entries: list[int]) -> MatchFacts:
    told = tuple(LineFacts(f"{file[:16]}.{each}", date(2026, 10, 5), 10, "00") for each in lines)
    books = tuple(EntryFacts(f"{each}.1", 10, "00" * 32) for each in entries)
    sides = (tuple(each.id for each in told), tuple(each.id for each in books))
    difference = 10 * (len(lines) - len(entries))
    about = (match_id(*sides), ACCOUNT, ASSET, told, books, Shape.BATCH, (Reason.SUM,))
    return MatchFacts(*about, 1, True, 0, difference, "")


Deciding.TestCase.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)


@pytest.mark.promise("L-01")
class TestDeciding(Deciding.TestCase):  # type: ignore[name-defined, misc]
    pass


def test_a_decision_of_another_check_out_is_none_of_this_log() -> None:
    machine = Deciding()
    machine.standing = Standing(uuid4(), "jonas.berg")
    with pytest.raises(BackofficeError, match="log_broken"):
        machine.decide(AccountReopened(ACCOUNT, ASSET))
