"""Mails as they were saved: what is read of them, and which are refused and why."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.errors import BackofficeError
from backoffice.rights.mail_reading import (
    MAIL_AT_MOST,
    PARTS_AT_MOST,
    MailSealed,
    MailTooBig,
    MailTooManyParts,
    NotAMail,
    read_mail,
)
from backoffice.rights.rules import WORDS_AT_MOST, DatedBy

LONDON = ZoneInfo("Europe/London")


def mail(text: str = "Send me all you hold.", *, html: str = "") -> EmailMessage:
    told = EmailMessage()
    told["Received"] = "from out.example.org by mx.firm.example; Fri, 19 Jun 2026 23:40:00 +0000"
    told["Received"] = "from laptop by out.example.org; Mon, 1 Jan 2018 00:00:00 +0000"
    told["From"] = "Léonie Marchetti <Leonie@Example.org>"
    told["Date"] = "Fri, 19 Jun 2026 12:00:00 +0200"
    told["Subject"] = "Demande d’accès"
    if text:
        told.set_content(text)
    if html:
        told.add_alternative(html, subtype="html") if text else told.set_content(html, subtype="html")
    return told


@pytest.mark.promise("R-11")
def test_a_mail_tells_who_when_what_and_brings_its_papers() -> None:
    told = mail()
    told.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="../../etc/passport\u202efdp.pdf")
    found = read_mail(told.as_bytes(), LONDON)
    assert (found.sender, found.address, found.subject) == ("Léonie Marchetti", "leonie@example.org", "Demande d’accès")
    # What the firm's own server wrote counts, on the day it was where the firm is: in London it was past midnight.
    assert (found.received_on, found.dated_by) == (date(2026, 6, 20), DatedBy.RECEIVED)
    assert found.words == "Demande d’accès\n\nSend me all you hold."
    as_it_came, passport = found.papers
    assert (as_it_came.media, as_it_came.content) == ("message/rfc822", told.as_bytes())
    assert (passport.name, passport.media, passport.content) == ("passportfdp.pdf", "application/pdf", b"%PDF-1.7")


def test_html_is_read_as_words_where_there_is_no_plain_text() -> None:
    page = "<style>p{}</style><p>Erase <b>all</b></p><script>alert(1)</script><p>of it &amp; tell me</p>"
    assert read_mail(mail("", html=page).as_bytes(), LONDON).words.endswith("Erase all\n\nof it & tell me")
    assert read_mail(mail("Plain.", html=page).as_bytes(), LONDON).words.endswith("Plain.")


def test_without_a_server_that_says_when_the_senders_date_is_taken_and_said_to_be_so() -> None:
    told = mail()
    del told["Received"]
    assert read_mail(told.as_bytes(), LONDON).dated_by is DatedBy.DATE
    told.replace_header("Date", "the day before yesterday")
    found = read_mail(told.as_bytes(), LONDON)
    assert (found.received_on, found.dated_by) == (None, DatedBy.TOLD)


def test_a_mail_inside_a_mail_comes_as_a_paper_and_its_words_are_not_taken_for_the_senders() -> None:
    told = mail()
    told.add_attachment(mail("Not what was asked."))
    found = read_mail(told.as_bytes(), LONDON)
    assert "Not what was asked" not in found.words
    assert b"Not what was asked" in found.papers[1].content


def test_words_too_long_are_cut_and_the_mail_itself_keeps_them() -> None:
    found = read_mail(mail("word " * WORDS_AT_MOST).as_bytes(), LONDON)
    assert (found.is_cut, len(found.words)) == (True, WORDS_AT_MOST)
    assert len(found.papers[0].content) > WORDS_AT_MOST


def many_parts() -> bytes:
    told = mail()
    told.make_mixed()
    for number in range(PARTS_AT_MOST + 1):
        told.add_attachment(b"", maintype="image", subtype="png", filename=f"{number}.png")
    return told.as_bytes()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", NotAMail),
        (b"%PDF-1.7\n1 0 obj", NotAMail),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40, NotAMail),
        (b"Subject: x\n" + b"x" * MAIL_AT_MOST, MailTooBig),
        (many_parts(), MailTooManyParts),
        (b"From: a@b.example\nContent-Type: multipart/encrypted; boundary=x\n\n--x\n\n--x--\n", MailSealed),
        (b"From: a@b.example\nContent-Type: application/pkcs7-mime\n\nMIIB\n", MailSealed),
    ],
    ids=["empty", "a document", "a picture", "too big", "too many parts", "encrypted", "enveloped"],
)
def test_what_cannot_be_read_is_refused_by_name(content: bytes, fault: type[BackofficeError]) -> None:
    with pytest.raises(fault):
        read_mail(content, LONDON)


@pytest.mark.parametrize(
    "content",
    [
        b"From: =?nonsense?Q?=FF?= <a@b>\nDate: =?x\nSubject: =?utf-8?B?!!!?=\n\nhello",
        b"From: (((((\nSubject: a\n\nhello",
        b'From: a\nContent-Type: text/plain; charset="no-such"\n\nhello \xff',
        b"From: a\nContent-Type: multipart/mixed\n\nhello",
        b"From: a\nContent-Transfer-Encoding: base64\n\n!!!",
        b"From: a\nDate: Fri, 31 Dec 9999 23:59:59 -2359\n\nhello",
        b"Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n--b--\n",
        b"From: a\nContent-Disposition: attachment; filename*=utf-8''%ff%fe\n\nhello",
    ],
)
def test_damaged_mails_are_read_as_far_as_they_go(content: bytes) -> None:
    assert read_mail(content, LONDON).papers[0].content == content


@given(st.binary(max_size=600), st.sampled_from([b"From: ", b"Received: ", b"Content-Type: ", b"Date: x\nMIME-"]))
def test_no_file_whatsoever_brings_the_reader_down(noise: bytes, begins: bytes) -> None:
    with suppress(BackofficeError):
        read_mail(begins + noise, LONDON)
