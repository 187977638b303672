"""Who had what was corrected is told by a letter a real relay accepts, or it stands why not; the answer says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.desk import ReadWork
from backoffice.jobs.smtp import SmtpRelay
from backoffice.people.correction_rules import Evidence, Field
from backoffice.people.disclosures import Act, Recipient, disclosures_of
from backoffice.people.restriction import Ground as Why
from backoffice.people.restriction import lift, restrict
from backoffice.rights import access, course, recipients, rectification_answer, reply_drafts
from backoffice.rights.access_rules import PackageAsked
from backoffice.rights.receivers import Received, given_to, received
from backoffice.rights.recipients import Way
from backoffice.rights.rectification_rules import Disputed, Form, NoSuchRecipient, RecipientSettled
from backoffice.rights.rules import BadAddress, Outcome, ReplyKind, Right, WordsNeeded
from backoffice.staff import seconding
from backoffice.staff.rules import Action
from backoffice.store.cluster import BOOTSTRAP
from tests.given import MARIA, RUTH, Given
from tests.jobs.relays import local_relay, until
from tests.jobs.test_worker import working
from tests.ledger.flows import Line, book
from tests.retention.erased import closed, erased
from tests.rights.announcing import announced
from tests.rights.asking import asked
from tests.rights.test_rectification import MAIL, MARRIED, MOVED, PHONE, RIGHT, agreed, begun, carried_out, stands
from tests.vault.firm import customer_of

pytestmark = pytest.mark.promise("R-02")


def released(given: Given, customer: UUID) -> None:
    """Contact data went to an authority, as two people agreed; a document was made by staff."""
    facts = {"authority": "DE-BaFin", "categories": ["identity", "contact"]}
    made = given.desk(MARIA).do(uuid4(), seconding.propose, Action.AUTHORITY_RELEASE, customer, facts)
    shown = given.desk(RUTH).ask(seconding.proposal, made)
    given.desk(RUTH).do(uuid4(), seconding.agree, made, shown.hash())
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("select staff.use_proposal(%s, 'authority.release', %s)", [made, customer])
    for act, categories in (("report", "{financial}"), ("case_file", "{identity,contact}")):
        with given.sql(BOOTSTRAP) as connection:
            connection.execute(
                "select people.disclose(%s, %s, 'firm', '', %s::text[], 'legal_obligation', null, null, null)",
                [customer, act, categories],
            )


def corrected(given: Given, *lines: Disputed, asks: bool = False) -> tuple[UUID, UUID]:
    """A person whose data went to an authority and has been corrected since, with the request."""
    customer = given.customer()
    released(given, customer)
    request = asked(given, customer, Right.RECTIFICATION)
    begun(given, request, *lines, asks=asks)
    if Form(lines).needs_second:
        agreed(given, request)
    carried_out(given, request)
    stands(given, request)
    return customer, request


def test_who_had_the_old_values_is_told_by_a_letter_and_the_log_says_so(given: Given) -> None:
    customer, request = corrected(given, PHONE, MOVED)
    desk = given.desk(MARIA)
    authority, file = desk.ask(recipients.recipients, request)
    assert (authority.act, authority.recipient, authority.named) == (Act.RELEASE, Recipient.AUTHORITY, "DE-BaFin")
    assert (file.act, file.told) == (Act.CASE_FILE, None)
    letter = desk.ask(recipients.notice, request, authority.key)
    assert MOVED.new in letter.text
    assert "Samira Yousef Haddadin" in letter.text
    with pytest.raises(BadAddress):
        desk.do(uuid4(), recipients.tell, request, authority.key, "nowhere", letter)
    desk.do(uuid4(), recipients.tell, request, authority.key, "poststelle@example.org", letter)
    with pytest.raises(RecipientSettled):
        desk.do(uuid4(), recipients.tell, request, authority.key, "poststelle@example.org", letter)
    with pytest.raises(WordsNeeded):
        desk.do(uuid4(), recipients.excuse, request, file.key, Way.IMPOSSIBLE, " ")
    with pytest.raises(NoSuchRecipient):
        desk.do(uuid4(), recipients.excuse, request, "report\nfirm\n", Way.STAYED, "Not contact data")
    desk.do(uuid4(), recipients.excuse, request, file.key, Way.STAYED, "It lies in the file room and was replaced.")
    told = {each.key: each.told for each in desk.ask(recipients.recipients, request)}
    assert [(each.way, each.reason) for each in told.values() if each] == [
        (Way.TOLD, ""),
        (Way.STAYED, "It lies in the file room and was replaced."),
    ]
    with local_relay() as relay:
        given.clock_moves(timedelta(minutes=3))
        with working(given, SmtpRelay(relay.url())):
            until(lambda: len(relay.accepted) == 1)
            until(lambda: len(desk.ask(disclosures_of, customer)) == 4)
        assert relay.recipients == ["poststelle@example.org"]
        assert "Olive Street 9" in relay.accepted[0].get_content()
    newest = desk.ask(disclosures_of, customer)[-1]
    assert (newest.recipient, newest.named) == (Recipient.AUTHORITY, "DE-BaFin")
    # What tells of a correction is none of the recipients of what was wrong.
    begun(given, request, replace(MOVED, new="Fig Lane 1, Madaba"))
    carried_out(given, request)
    stands(given, request)
    again = desk.ask(recipients.recipients, request)
    assert [(each.act, each.told) for each in again] == [(Act.RELEASE, None), (Act.CASE_FILE, None)]


@pytest.mark.promise("R-08")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_answer_says_what_was_corrected_what_not_and_why_and_who_had_it_where_asked(
    given: Given, language: str
) -> None:
    _customer, request = corrected(given, PHONE, RIGHT, asks=True)
    begun_letter = given.desk(MARIA).ask(rectification_answer.answer, request, language)
    assert (begun_letter.letter.kind, begun_letter.outcome) == (ReplyKind.OUTCOME, Outcome.PARTLY)
    for words in {
        "en": (
            "your mobile phone number",
            "your date of birth: we have checked it",
            "an authority (DE-BaFin): will be told",
        ),
        "zh": ("您的手机号码", "您的出生日期：经我们核实", "主管机关（DE-BaFin）：将予通知"),
    }[language]:
        assert words in begun_letter.letter.text
    assert PHONE.new not in begun_letter.letter.text
    assert "[" not in begun_letter.letter.text
    given.desk(MARIA).do(uuid4(), rectification_answer.begin_answer, request)
    assert given.desk(MARIA).ask(reply_drafts.begun, request) is not None


@pytest.mark.promise("R-08")
def test_an_answer_says_of_nobody_that_they_were_told_before_they_were(given: Given) -> None:
    _customer, request = corrected(given, PHONE)
    desk = given.desk(MARIA)
    authority, _file = desk.ask(recipients.recipients, request)

    def said() -> str:
        return desk.ask(rectification_answer.answer, request, "en").letter.text

    assert desk.ask(recipients.untold, request) == 2
    assert "We will tell those who had received" in said()
    assert "were told" not in said()
    desk.do(uuid4(), recipients.excuse, request, authority.key, Way.IMPOSSIBLE, "It was dissolved.")
    assert "an authority (DE-BaFin): could not be told" in said()
    assert "We will tell" not in said()
    _customer, request = corrected(given, PHONE)
    authority, _file = desk.ask(recipients.recipients, request)
    letter = desk.ask(recipients.notice, request, authority.key)
    desk.do(uuid4(), recipients.tell, request, authority.key, "poststelle@example.org", letter)
    assert "Those who had received this data from us were told of it." in said()
    assert desk.ask(recipients.untold, request) == 1


@pytest.mark.promise("R-01", "R-03", "R-04")
def test_who_is_named_in_an_access_answer_is_told_of_a_correction_and_of_a_restriction(given: Given) -> None:
    customer = customer_of(given, given.case())
    book(given, [Line(customer, "2026-03-02", 1250.5), Line(customer, "2026-03-05", -20)])
    desk = given.desk(MARIA)
    answered = {each.receiver.code for each in desk.ask(_received, asked(given, customer, Right.ACCESS))}
    assert {"persona", "kestrel"} <= answered
    request = asked(given, customer, Right.RECTIFICATION)
    begun(given, request, MARRIED, asks=True)
    agreed(given, request)
    carried_out(given, request)
    stands(given, request)
    had = {each.receiver.code: each for each in desk.ask(recipients.recipients, request) if each.receiver}
    assert answered <= had.keys()
    bank, provider = had["kestrel"], had["persona"]
    assert (bank.times, bank.first_on.isoformat(), bank.last_on.isoformat()) == (2, "2026-03-02", "2026-03-05")
    assert bank.categories == ("identity", "financial")
    assert provider.receiver is not None
    assert (provider.receiver.countries, provider.receiver.safeguard) == (("US",), "sccs_uk_addendum")
    letter = desk.ask(recipients.notice, request, bank.key)
    assert MARRIED.new in letter.text
    assert "data of these kinds: identity, financial" in letter.text
    # A letter speaks of countries by their names and writes days out.
    lived = replace(MOVED, field=Field.COUNTRY, new="AE")
    born = replace(MOVED, field=Field.BIRTH_ON, new="1991-07-04")
    moved = asked(given, customer, Right.RECTIFICATION)
    begun(given, moved, lived, born, MOVED, replace(MAIL, evidence=Evidence.LETTER))
    agreed(given, moved)
    carried_out(given, moved)
    stands(given, moved)
    # A bank has had a name, an amount and a reference: no mailbox or street is told to it, nor to who checks papers.
    assert [each.named for each in desk.ask(recipients.recipients, moved)] == ["persona"]
    for disclosed in (MOVED.new, MAIL.new, "samira"):
        assert disclosed not in desk.ask(recipients.notice, moved, provider.key).text.replace("Samira", "")
    with pytest.raises(NoSuchRecipient):
        desk.ask(recipients.notice, moved, bank.key)
    told = desk.ask(recipients.notice, moved, provider.key).text
    assert "not “Jordan” but “United Arab Emirates”" in told
    assert "but “4 July 1991”" in told
    # Only a document in the firm can have stayed there, and nobody is made up.
    with pytest.raises(NoSuchRecipient):
        desk.do(uuid4(), recipients.excuse, request, bank.key, Way.STAYED, "No")
    done = desk.ask(recipients.cause, request)
    assert done is not None
    for act, named, way in (("movement", "Assets:Custodian:BTC", "told"), ("movement", bank.named, "stayed")):
        with given.sql(MARIA) as plain, pytest.raises(psycopg.DatabaseError, match="no_such_recipient"):
            plain.execute(
                "select rights.note_recipient(gen_random_uuid(), %s, %s, 'business', %s, %s, null)",
                [done.which, act, named, way],
            )
    desk.do(uuid4(), recipients.excuse, request, bank.key, Way.DISPROPORTIONATE, "Banks keep names by their own law.")
    desk.do(uuid4(), recipients.tell_the_person, request)
    kept = desk.ask(reply_drafts.begun, request)
    assert kept is not None
    assert "Persona Identities, Inc., who checked your identity for us: will be told of it" in kept.letter.text
    assert "Kestrel & Vane Bank plc, who carried your money: telling them would take an effort" in kept.letter.text
    held = asked(given, customer, Right.RESTRICTION)
    assert desk.ask(recipients.recipients, held) == ()
    desk.do(uuid4(), restrict, held, Why.UNLAWFUL, ())
    again = desk.ask(recipients.recipients, held)
    assert {each.receiver.code for each in again if each.receiver} >= answered
    assert all(each.told is None for each in again)
    assert "is restricted now" in desk.ask(recipients.notice, held, provider.key).text


@pytest.mark.promise("R-04")
def test_who_was_told_of_a_restriction_is_told_that_it_ended_and_nobody_else(given: Given) -> None:
    customer = customer_of(given, given.case())
    book(given, [Line(customer, "2026-03-02", 1250.5)])
    request = asked(given, customer, Right.RESTRICTION)
    desk = given.desk(MARIA)
    which = desk.do(uuid4(), restrict, request, Why.UNLAWFUL, ())
    desk.do(uuid4(), course.take_access, request)
    had = {each.named: each.key for each in desk.ask(recipients.recipients, request)}
    provider = had["persona"]
    letter = desk.ask(recipients.notice, request, provider)
    desk.do(uuid4(), recipients.tell, request, provider, "desk@persona.example", letter)
    announced(given, request)
    desk.do(uuid4(), lift, which)
    (again,) = desk.ask(recipients.recipients, request)
    assert (again.key, again.told) == (provider, None)
    for language, said in (("en", "This restriction has ended."), ("zh", "该限制现已解除")):
        ended = desk.ask(recipients.notice, request, provider, language)
        assert said in ended.text
        assert "restricted now" not in ended.text
    with given.sql(MARIA) as plain, pytest.raises(psycopg.DatabaseError, match="no_such_recipient"):
        plain.execute(
            "select rights.note_recipient(gen_random_uuid(), %s, 'movement', 'business', %s, 'impossible', null)",
            [which, next(named for named in had if named.startswith(("bank", "Assets:Bank")))],
        )
    desk.do(uuid4(), recipients.tell, request, provider, "desk@persona.example", ended)
    assert desk.ask(recipients.untold, request) == 0


@pytest.mark.promise("R-03", "K-10")
def test_of_an_erasure_nobody_is_told_of_what_is_kept_and_no_bank_is_asked_to_erase_its_own_records(
    given: Given,
) -> None:
    desk = given.desk(MARIA)
    for minor in (False, True):
        customer = given.customer()
        book(given, [Line(customer, "2026-03-02", 40), Line(customer, "2026-03-05", -40)])
        released(given, customer)
        request = asked(given, customer, Right.ERASURE)
        closed(given, customer, date(2026, 6, 1))
        erased(given, customer, request, minor=minor)
        had = desk.ask(recipients.recipients, request)
        by_act = {each.act: each for each in had}
        bank, authority = by_act["movement"], by_act[Act.RELEASE]
        # Name and books are kept for their time; mailbox and phone are gone, and the authority had them.
        assert (bank.spared, bank.waits, authority.waits) == (not minor, minor, True)
        assert desk.ask(recipients.untold, request) == len(had) - sum(each.spared for each in had)
        desk.do(uuid4(), course.take_access, request)
        told = "\n".join(recipients.answer_words(had, "en", asked=True))
        (of_bank,) = (line for line in told.splitlines() if "Kestrel" in line)
        assert ("what they received is not erased here either" in of_bank) is not minor
        letter = desk.ask(recipients.notice, request, bank.key).text
        assert "We do not ask you to erase what a law has you keep" in letter
        assert "Please erase it in your own records" in desk.ask(recipients.notice, request, authority.key).text


def _received(work: ReadWork, request: UUID) -> tuple[Received, ...]:
    return received(given_to(work, request))


@pytest.mark.parametrize(("language", "said"), [("en", "keep the name"), ("zh", "保留当时")])
def test_the_answer_says_that_past_transactions_keep_the_name_and_why(given: Given, language: str, said: str) -> None:
    customer = given.customer()
    book(given, [Line(customer, "2026-03-02", 40, words="SEPA in Samira Yousef Haddadin")])
    request = asked(given, customer, Right.RECTIFICATION)
    begun(given, request, MARRIED)
    agreed(given, request)
    carried_out(given, request)
    stands(given, request)
    told = given.desk(MARIA).ask(rectification_answer.answer, request, language).letter.text
    # It is what the house does: no correction reaches the books.
    with given.sql(BOOTSTRAP) as connection:
        words = connection.execute("select description from ledger.particulars").fetchall()
    assert words == [("SEPA in Samira Yousef Haddadin",)]
    assert said in told
    assert "386" in told
    assert MARRIED.new not in told.partition("\n")[2]


def test_where_nothing_is_changed_the_answer_is_a_refusal_with_its_ground(given: Given) -> None:
    request = asked(given, given.customer(country="GB"), Right.RECTIFICATION)
    begun(given, request, RIGHT)
    carried_out(given, request)
    stands(given, request)
    told = given.desk(MARIA).ask(rectification_answer.answer, request)
    assert (told.letter.kind, told.outcome) == (ReplyKind.REFUSAL, Outcome.REFUSED)
    assert "we have checked it" in told.letter.text
    assert "ico.org.uk" in told.letter.text


@pytest.mark.promise("R-01", "R-04")
def test_the_copy_shows_the_corrected_value_and_the_restriction_of_the_dispute_can_be_lifted_then(given: Given) -> None:
    customer = given.customer()
    request = asked(given, customer, Right.RECTIFICATION)
    which = given.desk(MARIA).do(uuid4(), restrict, request, Why.ACCURACY, ())
    begun(given, request, MARRIED, replace(RIGHT, statement=""))
    agreed(given, request)
    carried_out(given, request)
    assert stands(given, request).restriction == which
    announced(given, request)
    given.desk(MARIA).do(uuid4(), lift, which)
    assert stands(given, request).restriction is None
    access_request = asked(given, customer, Right.ACCESS)
    desk = given.desk(MARIA)
    desk.do(uuid4(), access.open_for_copy, PackageAsked(access_request, "en"))
    rows: list[tuple[str, object]] = []
    desk.ask(
        access.read_copy, access_request, False, lambda piece: rows.append((piece.part, piece.values)), _nothing, 0
    )
    told = dict(rows)
    assert told["people.identity"]["legal_name"] == MARRIED.new  # type: ignore[index]
    history = told["rights.rectification"]["body"]  # type: ignore[index]
    assert history["legal_name"]["old"] == "Samira Yousef Haddadin"
    counted = dict(desk.ask(access.preview, access_request).parts)
    assert (counted["people.correction"], counted["rights.rectification"]) == (2, 1)


def _nothing(_done: int, _total: int) -> None:
    """Nobody looks."""
