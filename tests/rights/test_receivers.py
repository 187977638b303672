"""Recipients in an answer: who really got something, where they are, and what protects the data there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from backoffice.people.disclosures import Recipient
from backoffice.rights.access_answer import package_words
from backoffice.rights.receivers import UNRECORDED, Given, known_receivers, received, receiver
from backoffice.rights.rules import Right
from backoffice.words import knows
from tests.given import Given as World
from tests.ledger.flows import Line, book
from tests.rights.asking import asked
from tests.rights.packing import packed
from tests.rights.test_access import words_of
from tests.vault.firm import customer_of


@pytest.mark.promise("R-01", "D-11")
def test_an_answer_names_who_got_something_with_place_and_safeguard_and_does_not_say_nobody(
    given: World, tmp_path: Path
) -> None:
    customer = customer_of(given, given.case())
    book(given, [Line(customer, "2026-03-02", 1250.5), Line(customer, "2026-03-05", -20)])
    told = words_of(packed(given, asked(given, customer, Right.ACCESS), tmp_path).pdf or b"")
    assert "given to nobody" not in told
    assert "Persona Identities, Inc." in told
    assert "United States standard contractual clauses with the UK addendum 3" in told
    # The actual recipients and not their kinds (CJEU C-154/21).
    assert "Kestrel & Vane Bank plc" in told
    assert "Your name, the amount and the reference of transfers" in told
    assert "United Kingdom, European Economic Area" in told
    assert "2 Mar 2026 – 5 Mar 2026" in told
    assert "Card payment processor" not in told
    alone = packed(given, asked(given, given.customer("Elena Petrova"), Right.ACCESS), tmp_path)
    assert "given to nobody" in words_of(alone.pdf or b"")


@pytest.mark.promise("D-11", "D-12")
def test_every_recipient_of_the_list_can_be_told_in_both_languages_and_a_stranger_is_not_left_out() -> None:
    for language in ("en", "zh"):
        words = package_words(language)
        for each in known_receivers().values():
            assert {f"receiver.{each.kind}", f"receives.{each.kind}", f"safeguard.{each.safeguard}"} <= words.keys()
            assert each.countries
            assert all(country == "EEA" or knows(f"country.{country}", language) for country in each.countries)
    assert {"persona", "sumsub", "mail", "bank", "processor", "custodian"} <= known_receivers().keys()
    # Whoever holds an account of the sample's chart is named; one that nobody listed holds is of its kind.
    for account in ("Bank:EUR", "Bank:USD", "Processor:Cards", "Custodian:BTC", "Custodian:ETH"):
        assert receiver(f"Assets:{account}").name, account
    assert receiver("Assets:Bank:EUR:Main") == receiver("Assets:Bank:EUR") != receiver("Assets:Bank:USD")
    assert receiver("Assets:Bank:CHF") == known_receivers()["bank"]
    at = datetime(2026, 3, 2, tzinfo=UTC)
    first, second = received(
        Given("check", Recipient.BUSINESS, code, ("identity",), "", "", 1, at, at) for code in ("veriff", "persona")
    )
    assert (first.receiver, second.receiver.safeguard) == (receiver("persona"), UNRECORDED)
