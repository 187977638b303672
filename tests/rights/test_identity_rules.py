"""Who is asked for identity: not the account, and not the address held for what takes effect at once."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from backoffice.people.consents import ConsentTo, consents_of
from backoffice.rights import course, intake, replies
from backoffice.rights.identity_rules import is_asked_who
from backoffice.rights.letters import blanks
from backoffice.rights.rules import Asker, Channel, ReplyKind, Right
from backoffice.rights.views import Done
from tests.given import ANNA, MARIA, Given
from tests.people.test_consents import given_to
from tests.rights.asking import letter, page

_HELD = "select email from people.identity where customer_id = %s"


def recorded(given: Given, customer: UUID | None, sender: str, **more: object) -> bool:
    told = replace(letter(given, customer, Right.WITHDRAWAL), sender=sender, **more)  # type: ignore[arg-type]
    made = given.desk(MARIA).do(uuid4(), intake.receive, told)
    return page(given, made.first_request).from_held_address


@pytest.mark.promise("R-07", "R-11")
@pytest.mark.parametrize("right", Right)
def test_the_address_held_spares_the_question_only_where_nothing_is_given_away(right: Right) -> None:
    at_once = right in (Right.WITHDRAWAL, Right.OBJECTION, Right.RESTRICTION)
    by_mail = is_asked_who(right, Channel.MAIL, Asker.PERSON, from_held_address=True)
    assert by_mail is not at_once
    assert is_asked_who(right, Channel.MAIL, Asker.PERSON, from_held_address=False)
    assert is_asked_who(right, Channel.MAIL, Asker.AGENT, from_held_address=True)
    assert not is_asked_who(right, Channel.ACCOUNT, Asker.PERSON, from_held_address=False)


@pytest.mark.promise("R-07")
def test_the_database_says_whether_a_mail_came_from_the_address_held(given: Given) -> None:
    customer = given.customer()
    with given.sql("bootstrap") as connection:
        ((held,),) = connection.execute(_HELD, [customer]).fetchall()
    assert recorded(given, customer, f" {held.upper()} ")
    assert not recorded(given, customer, f"x{held}")
    assert not recorded(given, customer, "")
    assert not recorded(given, None, held)
    assert not recorded(given, customer, held, channel=Channel.PHONE)
    by_mail = intake.Came(Channel.MAIL, Asker.PERSON, held)
    doubts = [
        given.desk(MARIA).ask(intake.is_in_doubt, customer, rights, by_mail)
        for rights in ((Right.WITHDRAWAL,), (Right.WITHDRAWAL, Right.ACCESS), ())
    ]
    assert doubts == [False, True, True]
    ask = "select rights.is_held_address(%s, %s)"
    with given.sql(MARIA) as connection:
        assert connection.execute(ask, [customer, held]).fetchall() == [(True,)]
    with pytest.raises(Exception, match="permission denied"), given.sql(ANNA) as connection:
        connection.execute(ask, [customer, held])


@pytest.mark.promise("R-07")
def test_a_withdrawal_takes_effect_with_the_letter_that_says_it(given: Given) -> None:
    customer = given.customer()
    for purpose in (ConsentTo.MARKETING, ConsentTo.ANALYTICS):
        given_to(given, customer, purpose)
    told = replace(letter(given, customer, Right.ACCESS, Right.WITHDRAWAL), takes_back=tuple(ConsentTo))
    made = given.desk(MARIA).do(uuid4(), intake.receive, replace(told, takes_back=(ConsentTo.MARKETING,)))
    stands = {each.purpose for each in given.desk(MARIA).ask(consents_of, customer) if each.stands}
    assert stands == {ConsentTo.ANALYTICS}
    (withdrawal,) = page(given, made.first_request).beside
    assert [each.done for each in page(given, withdrawal.request).effects] == [Done.TAKEN_BACK]
    # One that does not stand is left alone, and the answer says what was taken back.
    given.desk(MARIA).do(uuid4(), intake.receive, told)
    given.desk(MARIA).do(uuid4(), course.take_access, withdrawal.request)
    answer = given.desk(MARIA).ask(replies.draft, withdrawal.request, ReplyKind.OUTCOME)
    assert "– offers and news from us" in answer.text
    assert "measuring" not in answer.text
    assert blanks(answer.text) == ()
