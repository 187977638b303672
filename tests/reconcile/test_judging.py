"""The house believes no log: sums are made anew of the books, and excused by the rules that two people set alone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from backoffice.ledger.intake import import_folder
from backoffice.reconcile import rule_keeping
from backoffice.reconcile.decisions import (
    AccountClosed,
    FindingClassified,
    FindingNoted,
    OpenItem,
    PayoutsImported,
    ReasonSum,
)
from backoffice.reconcile.house_rules import HouseRules
from backoffice.reconcile.rules import Days, FeeModel, FindingKind, Reason
from backoffice.reconcile.rules_form import house_rules_told
from backoffice.staff import seconding
from tests.given import AIKO, ANNA, JONAS, PAVEL, Given
from tests.ledger.test_intake import POSTINGS, TX, write
from tests.reconcile.forging import FILE, STATED, confirmed, judged, leaf_of, match, rules_are
from tests.reconcile.laptops import BANK, SINCE, UNTIL, laptop

BOUNDS = (BANK, "EUR", 2, SINCE, UNTIL)
AMOUNT = 10_000


@pytest.fixture
def books(given: Given, tmp_path: Path) -> Given:
    """Nine deposits of 100.00."""
    folder = tmp_path / "in"
    folder.mkdir()
    flows = "".join(f"{at},2025-01-0{at},deposit,SEPA in,DEP-{at}\n" for at in range(1, 10))
    legs = "".join(f"{at},{BANK},EUR,100.00\n{at},Liabilities:Wallet:U1:EUR,EUR,-100.00\n" for at in range(1, 10))
    import_folder(given.desk(JONAS), write(folder, TX + flows, POSTINGS + legs))
    return given


@pytest.mark.promise("L-01", "S-05")
def test_a_forged_log_whose_amounts_do_not_agree_is_refused_by_name(books: Given, tmp_path: Path) -> None:
    """Every decision is validly signed, its sums agree in themselves, and it names a rule that excuses it."""
    with laptop(books, JONAS, tmp_path) as one:
        entry = f"entry:{one.entries[8].id}"
        told = judged(
            books,
            one.which,
            [
                STATED,
                confirmed(match(one, 0, AMOUNT + 175_864, Reason.TOLERANCE)),
                confirmed(match(one, 1, AMOUNT - 4_000, Reason.ORIGINAL_AMOUNT, number=2)),
                confirmed(match(one, 2, AMOUNT - 25, Reason.FEE, fee=25, number=3)),
                confirmed(match(one, 3, AMOUNT, solutions=2, number=4), alone=True),
                confirmed(match(one, 4, AMOUNT, number=100)),
                confirmed(match(one, 5, AMOUNT + 5, booked=AMOUNT + 5, number=6)),
                confirmed(replace(match(one, 6, AMOUNT, number=7), fee=5)),
                confirmed(match(one, 7, AMOUNT, number=8)),
                FindingClassified(entry, BANK, "EUR", FindingKind.MISSING_THERE, 1),
            ],
        )
        assert told == [
            (1, "accepted", ""),
            (2, "stale", "beyond_tolerance"),
            (3, "stale", "beyond_tolerance"),
            (4, "stale", "fee_unruled"),
            (5, "stale", "not_unique"),
            (6, "stale", "line_unknown"),
            (7, "stale", "entry_changed"),
            (8, "stale", "fee_unruled"),
            (9, "accepted", ""),
            (10, "stale", "entry_changed"),
        ]
    with books.sql(PAVEL) as connection:
        assert connection.execute("select count(*) from reconcile.match_entry").fetchone() == (1,)


@pytest.mark.promise("L-01", "L-02", "S-05")
def test_a_forged_closing_neither_hides_an_entry_nor_lists_reasons_that_nothing_makes(
    books: Given, tmp_path: Path
) -> None:
    for hidden, cause in ((True, "entry_left_out"), (False, "identity")):
        with laptop(books, JONAS, tmp_path) as one:
            items = tuple(
                OpenItem(f"entry:{each.id}", FindingKind.IN_TRANSIT, -each.amount, UNTIL, "", "", leaf_of(one, at))
                for at, each in enumerate(one.entries)
            )
            # One hides the entries that nobody stated; the other lists all of them under another name.
            reasons = () if hidden else (ReasonSum(FindingKind.FEE, -one.closing),)
            stated = one.closing if hidden else 0
            closed = AccountClosed(*BOUNDS, stated, one.closing, reasons, () if hidden else items, one.root, "")
            statement = replace(STATED, closing=stated)
            assert judged(books, one.which, [statement, closed])[1] == (2, "stale", cause)


@pytest.mark.promise("L-01", "L-02", "S-05")
def test_a_closing_over_days_without_a_statement_is_taken_only_with_its_gaps_and_a_reason(
    books: Given, tmp_path: Path
) -> None:
    gap = Days(date(2025, 3, 11), UNTIL)
    part = replace(STATED, to_on=date(2025, 3, 10))
    short, booked = replace(STATED, to_on=date(2025, 1, 5)), Days(date(2025, 1, 6), UNTIL)
    begun, jumped = replace(STATED, to_on=date(2025, 1, 10)), Days(date(2025, 1, 11), date(2025, 1, 20))
    goes_on = replace(STATED, statement=f"{'cd' * 32}.1", from_on=date(2025, 1, 21), opening=7)
    words = "00" * 32
    autumn = (date(2024, 10, 1), date(2024, 10, 5))
    long_before = replace(goes_on, closing=9, from_on=autumn[0], to_on=autumn[1])
    for statement, stated, gaps, cause in (
        (part, 0, ((), "", ""), "not_covered"),
        (part, 0, ((gap,), "", ""), "not_covered"),
        (part, 0, ((gap,), "because", words), "not_covered"),
        (part, 0, ((replace(gap, from_on=date(2025, 3, 20)),), "no_movement", words), "not_covered"),
        (STATED, 7, ((), "", ""), "statement_differs"),
        (replace(part, from_on=date(2025, 1, 5), opening=7), 0, ((gap,), "no_movement", words), "not_covered"),
        # Where entries are booked in the days, or the balance moved over them, a statement is missing.
        (short, 0, ((booked,), "no_movement", words), "gap_moved"),
        (short, 0, ((booked,), "not_open", words), "gap_moved"),
        (begun, 0, ((jumped,), "not_open", words), "gap_moved"),
        (begun, 7, ((jumped,), "asked_for", words), "statement_differs"),
        (replace(part, from_on=date(2025, 1, 5)), 0, ((gap,), "no_movement", words), ""),
    ):
        with laptop(books, JONAS, tmp_path) as one:
            items = tuple(
                OpenItem(f"entry:{each.id}", FindingKind.NOT_COVERED, -each.amount, UNTIL, "", "", leaf_of(one, at))
                for at, each in enumerate(one.entries)
            )
            reasons = (ReasonSum(FindingKind.NOT_COVERED, -one.closing),)
            if stated:
                items = (*items, OpenItem("opening", FindingKind.SHORT_OVER, stated, SINCE, "", "", ""))
                reasons = (*reasons, ReasonSum(FindingKind.SHORT_OVER, stated))
            closed = AccountClosed(*BOUNDS, stated, one.closing, reasons, items, one.root, "", *gaps)
            # One of days long before does not move where the period begins.
            beside = goes_on if statement is begun else long_before
            assert judged(books, one.which, (statement, beside, closed))[-1][2] == cause


@pytest.mark.promise("L-01", "S-05")
def test_what_differs_is_taken_by_the_rules_that_finance_and_a_lead_have_set(books: Given, tmp_path: Path) -> None:
    fee = FeeModel("PSP PAYOUT", Fraction(14, 1000), 25, "deposit")
    rules_are(books, HouseRules("DE02 1203 0000 0000 2020 51", 50, Fraction(1, 1000), Fraction(1, 100), (fee,)))
    (ruled,) = (each for each in books.desk(AIKO).ask(rule_keeping.ruled_accounts) if each.path == BANK)
    assert (ruled.rules.tolerance, ruled.rules.fees, ruled.waits) == (50, (fee,), False)
    with laptop(books, JONAS, tmp_path) as one:
        kept = fee.fee(AMOUNT)
        paid, other = (one.book.do(lambda work, told=told: work.commit(told)) for told in ("Psp Payout 1", "Ida Holm"))
        with books.sql(JONAS) as connection:
            connection.execute("select reconcile.begin_check_in(%s)", [one.which])
            rows = one.book.ask(lambda look: look.file.execute("select hash, salt, words from words").fetchall())
            words = json.dumps([[hash_, bytes(salt).hex(), text] for hash_, salt, text in rows])
            connection.execute("select reconcile.bring_words(%s, %s)", [one.which, words])
        cases = (
            (match(one, 0, AMOUNT + 50, Reason.TOLERANCE), ""),
            (match(one, 1, AMOUNT + 51, Reason.TOLERANCE, number=2), "beyond_tolerance"),
            (match(one, 2, AMOUNT + 100, Reason.ORIGINAL_AMOUNT, number=3), ""),
            (match(one, 3, AMOUNT + 51, Reason.ONLY_AMOUNT, number=4), "difference_unnamed"),
            (match(one, 4, AMOUNT - kept, Reason.FEE, number=5, fee=kept, words=paid), ""),
            (match(one, 5, AMOUNT - kept, Reason.FEE, number=6, fee=kept, words=other), "fee_unruled"),
            (match(one, 6, AMOUNT - kept - 1, Reason.FEE, number=7, fee=kept + 1, words=paid), "fee_unruled"),
        )
        by_report = replace(match(one, 8, AMOUNT - 1_000, Reason.REPORTED, number=9, fee=1_000), report=f"{FILE}.7")
        # A person's own name for a difference is taken beside any rule: the report shows it.
        much = match(one, 7, AMOUNT + 99_999, Reason.TOLERANCE, number=8)
        named = (
            FindingClassified(f"difference:{much.id}", BANK, "EUR", FindingKind.SHORT_OVER, 99_999),
            FindingNoted(f"difference:{much.id}", "00" * 32),
        )
        told = judged(
            books,
            one.which,
            [STATED, *(confirmed(facts) for facts, _ in cases), confirmed(much), *named, confirmed(by_report)],
        )
        # No report of that number was taken in.
        assert [cause for _, _, cause in told[1:9]] == [*(cause for _, cause in cases), ""]
        assert told[-1] == (len(told), "stale", "fee_unruled")
    with laptop(books, JONAS, tmp_path) as one:
        taken = PayoutsImported(f"{FILE}.7", "csv", "EUR", 2, SINCE, UNTIL, 1, 1, "00" * 32)
        more = replace(match(one, 6, AMOUNT - 1_001, Reason.REPORTED, number=7, fee=1_001), report=f"{FILE}.7")
        told = judged(books, one.which, [STATED, taken, confirmed(by_report), confirmed(more)])
        assert [cause for _, _, cause in told] == ["", "", "", "fee_unruled"]


@pytest.mark.promise("L-01", "L-02", "S-05")
def test_the_house_learns_whose_statements_an_account_has_and_then_takes_no_others(
    books: Given, tmp_path: Path
) -> None:
    with laptop(books, JONAS, tmp_path) as one:
        told = judged(
            books,
            one.which,
            [
                replace(STATED, vouched=False),
                replace(STATED, statement=f"{'cd' * 32}.1"),
                replace(STATED, statement=f"{'ef' * 32}.1", stated="DE02500105170137075030"),
                confirmed(match(one, 0, AMOUNT)),
            ],
        )
        assert [cause for _, _, cause in told] == ["account_unconfirmed", "", "other_account", "line_unknown"]
    (ruled,) = (each for each in books.desk(AIKO).ask(rule_keeping.ruled_accounts) if each.path == BANK)
    assert (ruled.rules.outside, ruled.rules.tolerance) == (STATED.stated, 0)
    # Rules that are set later keep it or change it by name; what was learnt is no proposal's.
    rules_are(books, replace(ruled.rules, tolerance=7))
    known = books.desk(JONAS).ask(rule_keeping.rules_by_place)
    assert (known[BANK, "EUR"].outside, known[BANK, "EUR"].tolerance) == (STATED.stated, 7)
    with laptop(books, JONAS, tmp_path) as one:
        told = judged(
            books,
            one.which,
            [
                replace(STATED, vouched=False, stated="0000 2020 51"),
                replace(STATED, statement=f"{'ef' * 32}.1", stated="DE02500105170137075030"),
                replace(STATED, statement=f"{'cd' * 32}.1", stated="", vouched=False),
                confirmed(match(one, 0, AMOUNT)),
            ],
        )
        assert [cause for _, _, cause in told] == ["", "other_account", "account_unconfirmed", ""]


@pytest.mark.promise("L-01", "S-05")
def test_nobody_sets_the_rules_of_the_house_alone(books: Given) -> None:
    desk = books.desk(JONAS)
    ask = "select reconcile.propose_rules(%s, 'EUR', '', %s, %s, 0, 0.1, %s)"
    for person, account, tolerance, share, fees, refused in (
        (ANNA, BANK, 1, 0, [], "permission denied"),
        (PAVEL, BANK, 1, 0, [], "permission denied"),
        (JONAS, "Liabilities:Wallet:U1:EUR", 1, 0, [], "reconcile.not_to_reconcile"),
        (JONAS, BANK, -1, 0, [], "reconcile.rule_not_read"),
        (JONAS, BANK, 1, 1, [], "reconcile.rule_not_read"),
        (JONAS, BANK, 1, 0, ["PSP"], "reconcile.rule_not_read"),
        (JONAS, BANK, 1, 0, ["PSP:0.001"], "reconcile.rule_not_read"),
    ):
        with books.sql(person) as connection, pytest.raises(psycopg.Error, match=refused):
            connection.execute(ask, [account, tolerance, share, fees])
    for act in ("delete from reconcile.house_rule", "update reconcile.house_rule set tolerance = 7"):
        with books.sql(AIKO) as connection, pytest.raises(psycopg.Error, match="permission denied"):
            connection.execute(act)
    made = desk.do(uuid4(), rule_keeping.propose_rules, BANK, "EUR", 2, house_rules_told(HouseRules(tolerance=5), 2))
    facts = dict(desk.ask(seconding.proposal, made).facts)
    zero = "0"
    rest: dict[str, object] = {
        "report_share": "10",
        "outside": "",
        "tolerance": "0.05",
        "tolerance_share": zero,
        "fx_share": zero,
        "fees": [],
    }
    assert facts == {"account": BANK, "asset": "EUR", **rest}
    with pytest.raises(Exception, match=r"staff\.same_person"):
        desk.do(uuid4(), seconding.agree, made, desk.ask(seconding.proposal, made).hash())
    # A proposal made by hand is read as it would have been made by the house, or not at all.
    for lie in ({"tolerance": "-1.00"}, {"tolerance": "x"}, {"fees": ["PSP"]}, {"more": 1}, {"asset": "XXX"}):
        with books.sql(JONAS) as connection:
            row = connection.execute(
                "select staff.propose('reconcile.rules', null, %s)", [json.dumps({**facts, **lie})]
            ).fetchone()
        assert row is not None
        shown = books.desk(AIKO).ask(seconding.proposal, row[0]).hash()
        with pytest.raises(Exception, match=r"staff\.facts_malformed"):
            books.desk(AIKO).do(uuid4(), seconding.agree, row[0], shown)
    assert all(each.set_at is None for each in desk.ask(rule_keeping.ruled_accounts))
