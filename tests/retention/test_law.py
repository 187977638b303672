"""What is kept by an act and what only by the firm's promise: letters name the one and say the other honestly."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from backoffice.people.policy import controllers
from backoffice.retention.law import PROMISED, order_of
from backoffice.retention.rules import Erasure, PreviewLine, Rule, Way
from backoffice.rights import letters
from backoffice.rights.erasure import paragraphs, why_kept
from backoffice.store.datamap import Keep

NAME = Rule("legal_name", "people.identity", ("legal_name",), Way.ANONYMISE, Keep.ACCOUNT_PLUS_7Y, True)


def done(*, minor: bool, kept: int) -> Erasure:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    lines = (PreviewLine(NAME, 1 - kept, kept, date(2033, 11, 22) if kept else None),)
    return Erasure(uuid4(), uuid4(), uuid4(), minor, lines, 1, "maria.keller", at, at, at, ())


@pytest.mark.promise("L-05", "D-06", "R-03")
def test_every_firm_names_the_act_and_no_law_is_said_to_order_what_it_does_not() -> None:
    for firm in controllers():
        for keep, years in PROMISED.items():
            order = order_of(firm.place, keep)
            assert order is not None
            assert order.source.startswith("https://")
            # A firm of a place whose law asks for longer would need a longer rule.
            assert order.years <= years
    answer = {
        place: paragraphs(done(minor=False, kept=1), letters.words_of("erasure", "en"), "en", place)
        for place in ("GB-ENG", "FR", "US")
    }
    assert (
        "Information on the Payer) Regulations 2017 has us keep account and identity records for 5 years"
        in (answer["GB-ENG"])
    )
    assert "no law orders it" in answer["GB-ENG"]
    assert "until 22 November 2033" in answer["GB-ENG"]
    assert "Article 40 of Directive (EU) 2015/849" in answer["FR"]
    assert "we name no law that orders it" in answer["US"]
    assert "8 years" in why_kept("DE", Keep.TRANSACTION_PLUS_7Y, "en")
    assert "no law" not in why_kept("DE", Keep.TRANSACTION_PLUS_7Y, "en")


@pytest.mark.promise("K-10", "R-03")
@pytest.mark.parametrize(("language", "told"), [("en", "You are under 18."), ("zh", "您未满 18 岁。")])
def test_the_letter_to_a_minor_says_why_the_duty_to_keep_records_holds_nothing(language: str, told: str) -> None:
    words = letters.words_of("erasure", language)
    letter = paragraphs(done(minor=True, kept=0), words, language, "GB-ENG")
    order = order_of("GB-ENG", Keep.ACCOUNT_PLUS_7Y)
    assert order is not None
    assert told in letter
    assert order.act[language] in letter
    assert told not in paragraphs(done(minor=False, kept=1), words, language, "GB-ENG")
