"""Complaints: recorded with their authority and day, never out of sight, closed once they are answered."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pypdfium2
import pytest

from backoffice.jobs.smtp import SmtpRelay
from backoffice.rights import acknowledging, complaints, letters, posting, replies
from backoffice.rights.complaints import (
    AcknowledgedAlready,
    AuthorityNeeded,
    Complaint,
    ComplaintClosed,
    ComplaintNotAnswered,
    Ended,
    NewComplaint,
    NoSuchDay,
    NotByThatWay,
    Origin,
)
from backoffice.rights.gone import Gone
from backoffice.rights.letter_filing import write_letter
from backoffice.rights.letters import LANGUAGES, authority_of
from backoffice.rights.letters import complaint as complaint_words
from backoffice.rights.rules import BadAddress, Channel, NotReceivedThen, NotThatDay, ReplyKind, Right, Way, WordsNeeded
from backoffice.words import say
from tests.given import ANNA, MARIA, PAVEL, RUTH, Given
from tests.jobs.relays import LocalRelay, until
from tests.jobs.test_worker import working
from tests.rights.asking import asked, today
from tests.rights.test_posting import PROOF, by_post
from tests.rights.test_replies import AREA, relay
from ui.rights.complaint_words import said_of
from ui.rights.wording import RightsWording

__all__ = ["relay"]

DAY = timedelta(days=1)
SAMPLE = Path(__file__).parents[2] / "backoffice" / "sample" / "countries"


def complaint(given: Given, **more: object) -> NewComplaint:
    told: dict[str, object] = {
        "origin": Origin.AUTHORITY, "channel": Channel.POST, "authority": "GB", "reference": "IC-123456-X7Y8",
        "request": None, "customer": None, "received_on": today(given) - 2 * DAY, "answer_by": today(given) + 12 * DAY,
        "words": "We have received a complaint about you.", **more,
    }  # fmt: skip
    return NewComplaint(**told)  # type: ignore[arg-type]


def recorded(given: Given, **more: object) -> UUID:
    return given.desk(MARIA).do(uuid4(), complaints.record, complaint(given, **more))


def waiting(given: Given, name: str = MARIA) -> tuple[Complaint, ...]:
    return given.desk(name).ask(complaints.open_complaints)


@pytest.mark.promise("R-08")
def test_an_authoritys_letter_stays_in_sight_with_its_day_until_it_is_answered(given: Given) -> None:
    customer = given.customer()
    request = asked(given, customer, Right.ACCESS, on=today(given) - 40 * DAY)
    own = recorded(given, origin=Origin.CUSTOMER, authority="", reference="", customer=customer, answer_by=None)
    which = recorded(given, request=request)
    first, second = waiting(given, PAVEL)
    assert (first.complaint, first.number, first.days_left) == (which, 5002, 12)
    assert first.authority is not None
    assert (first.authority.name, first.reference) == ("the Information Commissioner’s Office", "IC-123456-X7Y8")
    assert "英国信息专员办公室" in said_of(first, RightsWording("zh"))
    assert (first.request, first.customer, first.words) == (request, customer, None)
    assert (second.complaint, second.days_left) == (own, 28)
    desk = given.desk(MARIA)
    desk.do(uuid4(), complaints.take_access, which)
    assert waiting(given)[0].words == "We have received a complaint about you."
    # The letter that answers it counts once it was posted, and not while it lies on the desk.
    sent = by_post(given, request, ReplyKind.CLARIFICATION)
    closing = (which, Ended.PARTLY, today(given), "Told the authority and the customer.", sent.reply)
    with pytest.raises(ComplaintNotAnswered):
        desk.do(uuid4(), complaints.close, *closing)
    desk.do(uuid4(), posting.record_posted, sent.reply, today(given), PROOF)
    desk.do(uuid4(), complaints.close, *closing)
    with pytest.raises(ComplaintClosed):
        desk.do(uuid4(), complaints.close, *closing)
    assert [each.complaint for each in waiting(given)] == [own]
    ended, still = desk.ask(complaints.complaints_of, customer)
    assert (ended.outcome, ended.answered_on, ended.answer) == (
        Ended.PARTLY, today(given), "Told the authority and the customer.",
    )  # fmt: skip
    assert still.outcome is None
    with given.sql(PAVEL) as connection:
        found = connection.execute("select action from audit.event where action like '%complaint%' order by id")
        assert [each for (each,) in found] == ["rights.complaint_recorded"] * 2 + ["rights.complaint_closed"]
    assert desk.ask(replies.replies_of, request)


@pytest.mark.promise("R-08")
def test_what_cannot_be_is_refused(given: Given) -> None:
    now = today(given)
    for told, error in (
        ({"authority": ""}, AuthorityNeeded),
        ({"authority": "XX"}, AuthorityNeeded),
        ({"channel": Channel.ACCOUNT}, NotByThatWay),
        ({"words": " "}, WordsNeeded),
        ({"received_on": now + DAY}, NotReceivedThen),
        ({"answer_by": now - 3 * DAY}, NoSuchDay),
        ({"origin": Origin.CUSTOMER, "authority": "", "answer_by": now + 60 * DAY}, NoSuchDay),
    ):
        with pytest.raises(error):
            recorded(given, **told)
    which = recorded(given)
    for on in (now + DAY, now - 3 * DAY):
        with pytest.raises(NotThatDay):
            given.desk(MARIA).do(uuid4(), complaints.close, which, Ended.REJECTED, on, "Answered.")


@pytest.mark.promise("R-08")
def test_a_customers_complaint_is_a_letter_due_until_the_relay_has_accepted_its_acknowledgement(
    given: Given, relay: LocalRelay, tmp_path: Path
) -> None:
    customer, desk, now = given.customer(language="zh", country="DE"), given.desk(MARIA), today(given)
    which = recorded(given, origin=Origin.CUSTOMER, authority="", reference="", customer=customer, answer_by=None)
    recorded(given)
    theirs, authoritys = sorted(waiting(given), key=lambda each: each.number)
    assert (theirs.acknowledge_by, theirs.acknowledgement) == (now + 28 * DAY, None)
    assert authoritys.acknowledge_by is None
    desk.do(uuid4(), complaints.take_access, which)
    english = desk.ask(acknowledging.draft, which, "en")
    assert "C-5001" in english.subject
    assert letters.day(theirs.answer_by, "en") in english.text
    assert "ico.org.uk" in english.text
    assert "[" not in english.text
    letter = desk.ask(acknowledging.draft, which)
    assert letter.language == "zh"
    assert "数据保护官" in desk.ask(acknowledging.preview, which, letter).body
    sent = desk.do(uuid4(), acknowledging.send, which, letter)
    with pytest.raises(AcknowledgedAlready):
        desk.do(uuid4(), acknowledging.send, which, letter)
    # Called back it is nothing; on its way it is due still.
    desk.do(uuid4(), replies.call_back, sent.reply)
    assert waiting(given)[-1].acknowledgement is None
    sent = desk.do(uuid4(), acknowledging.send, which, replace(letter, text=f"{letter.text}\n再次感谢。"))
    on_its_way = waiting(given)[-1]
    assert on_its_way.acknowledge_by == now + 28 * DAY
    assert on_its_way.acknowledgement is not None
    assert on_its_way.acknowledgement.far.gone is Gone.LEAVING
    given.clock_moves(timedelta(minutes=3))
    with working(given, SmtpRelay(relay.url())):
        until(lambda: waiting(given)[-1].acknowledge_by is None)
    (mail,) = relay.accepted
    assert "C-5001" in mail["Subject"]
    assert "再次感谢" in mail.get_content()
    with pytest.raises(AcknowledgedAlready):
        desk.do(uuid4(), acknowledging.send, which, letter)
    written = write_letter(desk, sent.reply, "Europe/London", tmp_path)
    assert written.name.startswith("letter-C-5001-acknowledgement-")
    with pypdfium2.PdfDocument(written) as document:
        words = "".join(each.get_textpage().get_text_range() for each in document)
    assert "投诉 C-5001 的信函" in words
    with given.sql(PAVEL) as connection:
        wanted = "select action from audit.event where subject = %s and facts ->> 'complaint' = %s order by id"
        found = connection.execute(wanted, [customer, str(which)])
        assert [each for (each,) in found] == [
            "rights.complaint_recorded", "rights.letter", "rights.letter_called_back", "rights.letter",
            "rights.letter_filed",
        ]  # fmt: skip
    # It goes with the complaint: as long as that is open, and three years after.
    with given.sql("bootstrap") as connection:
        connection.execute("select retention.carry_out(%s, retention.look(%s, false))", [customer, customer])
        kept = connection.execute("select count(*) from rights.words where id = %s", [sent.reply])
        assert kept.fetchone() == (1,)


@pytest.mark.promise("R-08")
def test_an_acknowledgement_by_post_counts_when_posted_and_is_due_again_when_it_comes_back(given: Given) -> None:
    desk, now = given.desk(MARIA), today(given)
    which = recorded(given, origin=Origin.CUSTOMER, authority="", reference="")
    desk.do(uuid4(), complaints.take_access, which)
    letter = desk.ask(acknowledging.draft, which)
    assert letter.text.startswith("Hello,")
    assert desk.ask(acknowledging.way_of, which) == (Way.POST, "")
    with pytest.raises(BadAddress):
        desk.do(uuid4(), acknowledging.send, which, letter)
    sent = desk.do(uuid4(), acknowledging.send, which, letter, address="Jo Lee\n1 Quay Street\nBristol", way=Way.POST)
    assert waiting(given)[0].acknowledge_by is not None
    assert desk.do(uuid4(), posting.record_posted, sent.reply, now, PROOF) == 0
    assert waiting(given)[0].acknowledge_by is None
    desk.do(uuid4(), posting.record_returned, sent.reply, now, "moved away")
    (back,) = waiting(given)
    assert back.acknowledge_by is not None
    assert back.acknowledgement is not None
    # Once its day is over no letter promises it: the officer says by when.
    given.clock_moves(60 * DAY)
    assert "[the day on which it will leave]" in desk.ask(acknowledging.draft, which, "en").text
    assert back.acknowledgement.far.gone is Gone.CAME_BACK
    # Of what is closed, or an authority's, or whole another kind of letter, no plain SQL makes one.
    authoritys = recorded(given)
    added = (
        "insert into rights.reply (id, complaint_id, subject_id, kind, language, made_by, made_at, way)"
        " select gen_random_uuid(), id, subject_id, %s, 'en', store.me(), store.now(), 'mail'"
        " from rights.complaint where id = %s"
    )
    desk.do(uuid4(), complaints.close, which, Ended.SETTLED, now, "Agreed by phone.")
    for kind, of, why in (
        ("acknowledgement", which, "complaint_closed"),
        ("acknowledgement", authoritys, "no_such_complaint"),
        ("outcome", authoritys, "no_such_complaint"),
    ):
        with pytest.raises(psycopg.Error, match=why), given.sql(MARIA) as connection:
            connection.execute(added, [kind, of])
    open_one = recorded(given, origin=Origin.CUSTOMER, authority="", reference="")
    with pytest.raises(psycopg.Error, match="reply_to_a_complaint"), given.sql(MARIA) as connection:
        connection.execute(added, ["outcome", open_one])


@pytest.mark.promise("R-08", "S-05")
def test_no_plain_sql_makes_a_complaint_disappear(given: Given) -> None:
    which = recorded(given)
    close = "select rights.close_complaint(%s, 'settled', %s, gen_random_uuid(), %s, null)"
    for name in (ANNA, RUTH, PAVEL, "worker", "endpoint"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(name) as connection:
            connection.execute(close, [which, today(given), b"x"])
    for words in (
        "update rights.complaint set answer_by_on = '2099-01-01'",
        "update rights.complaint set state = 'closed'",
        "delete from rights.complaint",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(MARIA) as connection:
            connection.execute(words)  # type: ignore[call-overload]
    for words in (
        "update rights.complaint set answer_by_on = '2099-01-01'",
        "delete from rights.complaint",
        "truncate rights.complaint",
    ):
        with pytest.raises(psycopg.Error, match="only_grows"), given.sql("bootstrap") as connection:
            connection.execute(words)  # type: ignore[call-overload]
    for body in (b"", None):
        with pytest.raises(psycopg.Error, match="words_needed"), given.sql(MARIA) as connection:
            connection.execute(close, [which, today(given), body])
    record = "select rights.record_complaint(gen_random_uuid(), %s, 'mail', %s, %s, null, null, %s, %s, 'x')"
    wrong: tuple[tuple[object, ...], ...] = (
        ("authority", None, "", today(given), today(given), "authority_needed"),
        ("authority", "GB", "Mr. Smith, Über", today(given), today(given), "complaint_reference"),
        ("customer", None, "", today(given), date(2099, 1, 1), "no_such_day"),
        ("customer", None, "", date(2099, 1, 1), date(2099, 1, 1), "not_received_then"),
    )
    for *told, why in wrong:
        with pytest.raises(psycopg.Error, match=str(why)), given.sql(MARIA) as connection:
            connection.execute(record, told)
    assert [each.complaint for each in waiting(given)] == [which]


@pytest.mark.promise("R-03", "R-08")
def test_the_words_of_a_complaint_go_three_years_after_it_has_ended(given: Given) -> None:
    customer = given.customer()
    which = recorded(given, customer=customer)
    carry = "select retention.carry_out(%s, retention.look(%s, false))"
    for years, left in ((0, 1), (4, 1), (0, 2), (2, 2), (2, 0)):
        given.clock_moves(timedelta(days=366 * years))
        if left == 2 and years == 0:
            given.desk(MARIA).do(uuid4(), complaints.close, which, Ended.SETTLED, today(given), "Agreed by phone.")
        with given.sql("bootstrap") as connection:
            connection.execute(carry, [customer, customer])
            assert connection.execute("select count(*) from rights.words").fetchone() == (left,)


# The forms of postcodes, so that an address that slipped by a line or a figure shows.
_POSTCODES = {
    "AT": r"\b\d{4} ", "BE": r"\b\d{4} ", "BG": r"\b\d{4}\b", "CH": r"\b\d{4} ", "CY": r"\b\d{4} ",
    "CZ": r"\b\d{3} \d{2} ", "DE": r"\b\d{5} ", "DK": r"\b\d{4} ", "EE": r"\b\d{5} ", "ES": r"\b\d{5} ",
    "FI": r"\b\d{5} ", "FR": r"\b\d{5} ", "GB": r"\b[A-Z]{2}\d \d[A-Z]{2}\b", "GR": r"\b\d{3} \d{2} ",
    "HR": r"\b\d{5} ", "IE": r"\b[A-Z]\d{2} [A-Z\d]{4}\b", "IS": r"\b\d{3} ", "IT": r"\b\d{5} ",
    "LI": r"\b94\d{2} ", "LT": r"\b\d{5} ", "LU": r"\bL-\d{4} ", "LV": r"\bLV-\d{4}\b",
    "MT": r"\b[A-Z]{3} \d{4}\b", "NL": r"\b\d{4} [A-Z]{2} ", "NO": r"\b\d{4} ", "PT": r"\b\d{4}-\d{3} ",
    "RO": r"\b\d{6} ", "SE": r"\b\d{3} \d{2} ", "SI": r"\b\d{4} ", "SK": r"\b\d{3} \d{2} ",
}  # fmt: skip
_CALLED = {"CZ": "Czech Republic", "NL": "The Netherlands", "CN": "China"}
# Where nobody could confirm an address, the letter names the site alone.
_SITE_ALONE = {"HU", "PL"}


@pytest.mark.promise("R-08")
def test_every_country_of_the_area_leads_to_one_plausible_authority_and_any_other_to_a_sentence() -> None:
    sites = set()
    for country in AREA:
        found = authority_of(country)
        assert found is not None, country
        assert found.name.startswith("the "), country
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", found.web), country
        sites.add(found.web)
        assert (not found.address) == (country in _SITE_ALONE), country
        if found.address:
            assert found.address.endswith(_CALLED.get(country, say(f"country.{country}"))), found.address
            assert re.search(_POSTCODES.get(country, ""), found.address), found.address
    assert len(sites) == len(AREA)
    # Whoever of the sample firm lives elsewhere reads where to look.
    told = [tomllib.loads(file.read_text(encoding="utf-8")) for file in SAMPLE.glob("*_*.toml")]
    lived_in = {country for countries in told for country in countries if len(country) == 2}
    assert len(lived_in) > 30
    for country in lived_in:
        for language in LANGUAGES:
            told = complaint_words("GB", country, "privacy@firm.example", language)
            # The firm is of the United Kingdom: its own authority, and beside it that of where the person lives.
            assert "ico.org.uk" in told
            assert "privacy@firm.example" in told
            home = authority_of(country)
            assert home is None or home.where(language) in told
            assert (authority_of(country) is not None) == (country in AREA)
