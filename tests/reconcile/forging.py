"""Logs as a program of one's own would make them: validly signed, chained, and saying whatever one likes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from psycopg.types.json import Jsonb

from backoffice.reconcile import rule_keeping
from backoffice.reconcile.decisions import (
    Act,
    Decision,
    EntryFacts,
    LineFacts,
    MatchesConfirmed,
    MatchFacts,
    SignedDecision,
    StatementImported,
    encoded,
    first_link,
    match_id,
    message,
)
from backoffice.reconcile.house_rules import HouseRules
from backoffice.reconcile.rules import Reason, Shape
from backoffice.reconcile.rules_form import house_rules_told
from backoffice.staff import seconding
from backoffice.vault.entry import own_keys
from tests.given import AIKO, JONAS, Given
from tests.reconcile.laptops import BANK, SINCE, UNTIL, Laptop

FILE = "ab" * 32
STATED = StatementImported(
    f"{FILE}.1",
    "camt",
    BANK,
    "EUR",
    2,
    0,
    0,
    SINCE,
    UNTIL,
    1,
    99,
    99,
    "00" * 32,
    "",
    "DE02120300000000202051",
    "",
    True,
)


def line(number: int) -> str:
    """The id of a line of STATED."""
    return f"{FILE[:16]}.{number}"


def match(
    one: Laptop,
    at: int,
    stated: int,
    *reasons: Reason,
    number: int = 1,
    fee: int = 0,
    solutions: int = 1,
    words: str = "",
    booked: int | None = None,
) -> MatchFacts:
    """The entry `at` matched with a line that states so much; its sums agree, whatever it says of them."""
    entry = one.entries[at]
    amount = entry.amount if booked is None else booked
    sides = (
        (LineFacts(line(number), date(2025, 2, 3), stated, words),),
        (EntryFacts(entry.id, amount, leaf_of(one, at)),),
    )
    about = (match_id((line(number),), (entry.id,)), BANK, "EUR", *sides, Shape.ONE)
    return MatchFacts(*about, reasons or (Reason.ONLY_AMOUNT,), solutions, True, fee, stated - amount + fee, "")


def leaf_of(one: Laptop, at: int) -> str:
    return one.leaves[one.entries[at].id]


def confirmed(*matches: MatchFacts, alone: bool = False) -> MatchesConfirmed:
    return MatchesConfirmed(matches, alone)


def signed(given: Given, which: UUID, acts: Sequence[Act]) -> list[SignedDecision]:
    """The log of these decisions under Jonas' own key."""
    keys = given.desk(JONAS).ask(own_keys)
    assert keys is not None
    made: list[SignedDecision] = []
    for seq, act in enumerate(acts, 1):
        before = made[-1].link if made else first_link(which)
        content = encoded(Decision(which, JONAS, seq, before, given.now(), act))
        made.append(SignedDecision(content, keys.signing.sign(message(content))))
    return made


def say(given: Given, which: UUID, log: list[SignedDecision]) -> None:
    """Bring them by plain SQL."""
    with given.sql(JONAS) as connection:
        told = [[each.content.decode(), each.signature.hex()] for each in log]
        connection.execute("select reconcile.bring_decisions(%s, 0, %s)", [which, Jsonb(told)])


def judged(given: Given, which: UUID, acts: Sequence[Act]) -> list[tuple[int, str, str]]:
    """What becomes of them: number, verdict and cause of each part, in order."""
    log = signed(given, which, acts)
    say(given, which, log)
    with given.sql(JONAS) as connection:
        connection.execute("select reconcile.end_check_in(%s, %s, %s)", [which, len(log), log[-1].link.hex()])
        found = connection.execute(
            "select seq, verdict, cause from reconcile.verdict where check_out_id = %s order by seq, part", [which]
        ).fetchall()
    return [(int(seq), str(verdict), str(cause)) for seq, verdict, cause in found]


def rules_are(given: Given, rules: HouseRules, account: str = BANK) -> None:
    """Jonas proposes them for an account in EUR and Aiko agrees."""
    told = house_rules_told(rules, 2)
    made = given.desk(JONAS).do(uuid4(), rule_keeping.propose_rules, account, "EUR", 2, told)
    given.desk(AIKO).do(uuid4(), seconding.agree, made, given.desk(AIKO).ask(seconding.proposal, made).hash())
