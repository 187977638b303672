"""Letters as customers get them: parsed again, in both languages, with names nobody should trust. K-08."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from email import message_from_bytes, message_from_string
from email.message import EmailMessage
from email.policy import default
from importlib.resources import files
from uuid import UUID

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from backoffice.kyc.rules import REASONS, Verdict, mails_customer
from backoffice.outbox.letter import AddressUnusableError, Sender, WordsMissingError, greetable, mail, usable_address
from backoffice.outbox.rules import Draft

SENDER = Sender("Xiaomi Crowd Trading", "privacy@xiaomicrowdtrading.com")
MESSAGE = UUID("01890000-0000-7000-8000-000000000001")
HEADERS = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "Content-Type",
    "Content-Transfer-Encoding",
    "MIME-Version",
    "Content-Language",
]
SAID = {
    ("kyc_approve", "en"): ("Your identity is confirmed", "trading is open to you"),
    ("kyc_approve", "zh"): ("您的身份已通过审核", "交易功能已为您开通"),
    ("kyc_reject", "en"): ("We could not confirm your identity", "answer this e-mail and tell us why"),
    ("kyc_reject", "zh"): ("我们未能确认您的身份", "请直接回复本邮件并说明理由"),
    ("kyc_grant_attempt", "en"): ("Please try your identity check once more", "another attempt"),
    ("kyc_grant_attempt", "zh"): ("请再做一次身份认证", "再开放了一次机会"),
    ("kyc_ask_document", "en"): ("We need one more document from you", "You do not have to start again"),
    ("kyc_ask_document", "zh"): ("我们还需要您补充一份文件", "无需从头开始"),
}
REASON_OF = {"kyc_approve": "A-01", "kyc_reject": "R-01", "kyc_grant_attempt": "G-01", "kyc_ask_document": "D-02"}


def draft(
    kind: str = "kyc_approve",
    reason: str = "A-01",
    name: str = "Samira Yousef Haddadin",
    email: str = "samira@example.org",
    language: str = "en",
) -> Draft:
    written_at = datetime(2026, 3, 7, 14, 5, tzinfo=UTC)
    return Draft(MESSAGE, kind, reason, 48213, name, email, language, "xiaomi_crowd_trading", written_at)


def received(asked: Draft) -> EmailMessage:
    """The letter as the customer's own mail program reads it."""
    return message_from_bytes(mail(asked, SENDER).as_bytes(), policy=default)


def words_of(letter: EmailMessage) -> str:
    return str(letter.get_content()).replace("\r\n", "\n")


@pytest.mark.promise("K-08")
@pytest.mark.parametrize(("kind", "language"), SAID)
def test_each_kind_says_the_right_thing_in_each_language(kind: str, language: str) -> None:
    name = "文静" if language == "zh" else "Samira Yousef Haddadin"
    letter = received(draft(kind, REASON_OF[kind], name, language=language))
    subject, words = SAID[kind, language]
    assert letter["Subject"] == subject
    body = words_of(letter)
    assert words in body
    assert body.startswith("文静，您好：\n\n" if language == "zh" else "Hello Samira Yousef Haddadin,\n\n")
    assert "K-48213" in body
    assert "privacy@xiaomicrowdtrading.com" in body
    assert "{" not in body
    assert letter["Content-Language"] == ("zh-CN" if language == "zh" else "en")


def test_a_letter_tells_who_sent_it_when_and_that_a_machine_did() -> None:
    letter = received(draft())
    assert letter.keys() == HEADERS
    assert letter["From"] == "Xiaomi Crowd Trading <privacy@xiaomicrowdtrading.com>"
    assert letter["To"] == "Samira Yousef Haddadin <samira@example.org>"
    assert letter["Date"].datetime == datetime(2026, 3, 7, 14, 5, tzinfo=UTC)
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"] == f"<{MESSAGE}@xiaomicrowdtrading.com>"


def test_every_verdict_that_mails_has_words_for_each_of_its_reasons() -> None:
    for reason in REASONS:
        if mails_customer(reason.verdict):
            for language in ("en", "zh"):
                assert received(draft(f"kyc_{reason.verdict.value}", reason.code, language=language)).get_content()


def test_both_languages_have_the_same_phrases() -> None:
    en, zh = (
        tomllib.loads((files("resources") / "mail" / language / "phrases.toml").read_text(encoding="utf-8"))
        for language in ("en", "zh")
    )
    assert en.keys() == zh.keys()
    assert en["reason"].keys() == zh["reason"].keys()


@pytest.mark.parametrize("code", [reason.code for reason in REASONS if reason.verdict is Verdict.REJECT])
def test_a_rejection_never_says_why(code: str) -> None:
    """Telling somebody that a document looks forged teaches forgers, and may tip off."""
    assert mail(draft("kyc_reject", code), SENDER).as_bytes() == mail(draft("kyc_reject", "R-01"), SENDER).as_bytes()


def test_a_language_nobody_writes_becomes_english() -> None:
    assert received(draft(language="ar"))["Subject"] == "Your identity is confirmed"


@pytest.mark.parametrize("kind", ["kyc_escalate", "../en/kyc_approve", "", "phrases"])
def test_a_kind_without_words_is_refused(kind: str) -> None:
    with pytest.raises(WordsMissingError):
        mail(draft(kind), SENDER)


def test_a_reason_without_words_is_refused() -> None:
    with pytest.raises(WordsMissingError, match="G-77"):
        mail(draft("kyc_grant_attempt", "G-77"), SENDER)


@pytest.mark.parametrize(
    "name",
    [
        "Samira Yousef Haddadin",
        "سميرة يوسف حدادين",
        "文静",
        "Ольга Сергеевна Ким",
        "Nguyễn Thị Minh Khai",
        "Seán O’Neill-D'Arcy",
        "J. R. Smith, Jr.",
        "J.R. Smith",
        "ஸ்ரீதேவி",
        "محمد‌رضا کریمی",
        "レオナルド・ダ・ヴィンチ",
        "x" * 80,
    ],
)
def test_a_name_of_any_script_stands_in_address_and_greeting(name: str) -> None:
    letter = received(draft(name=name))
    (to,) = letter["To"].addresses
    assert (to.display_name, to.addr_spec) == (name, "samira@example.org")
    assert words_of(letter).startswith(f"Hello {name},\n")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        "...",
        "Win at casino.example",
        "https://casino.example",
        "Call +44 20 7946 0958",
        "{greeting.__class__}",
        "Ann\u202edrageN",
        "Ann\x00Bee",
        'Ann" <boss@example.org>',
        "Ann <b>Bee</b>",
        "x" * 81,
    ],
)
def test_what_is_no_name_is_left_out(name: str) -> None:
    letter = received(draft(name=name))
    assert letter["To"] == "samira@example.org"
    assert words_of(letter).startswith("Hello,\n")


def test_line_breaks_in_a_name_are_only_space() -> None:
    letter = received(draft(name="Samira\r\nBcc: all@example.org"))
    assert letter.keys() == HEADERS
    assert received(draft(name="Samira\r\n Haddadin"))["To"] == "Samira Haddadin <samira@example.org>"


signs = st.one_of(st.characters(), st.sampled_from("\r\n\t\x00\x0b\x85\u2028\ufeff\u202e\"\\<>@,;:()[]{}=?.'% "))
tricks = st.sampled_from(
    ["\r\nBcc: a@b.example\r\n", "=?utf-8?q?=0d=0aBcc:_a?=", "\r\n\r\n", " <a@b.example>", "{name}"]
)
hostile = st.lists(st.one_of(signs, tricks), max_size=90).map("".join)


@for_all(hostile)
def test_no_name_adds_a_header_or_a_recipient(name: str) -> None:
    raw = mail(draft(name=name), SENDER).as_bytes()
    letter = message_from_bytes(raw, policy=default)
    assert letter.keys() == HEADERS
    assert [to.addr_spec for to in letter["To"].addresses] == ["samira@example.org"]
    assert not letter.defects
    body = words_of(letter)
    assert body.split("\n", 1)[1] == words_of(received(draft())).split("\n", 1)[1]
    tidy = greetable(name)
    assert body.split("\n", 1)[0] == (f"Hello {tidy}," if tidy else "Hello,")
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))


@for_all(st.one_of(hostile, st.builds("{}@{}".format, hostile, hostile), st.emails()))
def test_an_address_is_one_recipient_or_none(text: str) -> None:
    try:
        address = usable_address(text)
    except AddressUnusableError:
        return
    letter = message_from_string(mail(draft(email=text), SENDER).as_bytes().decode(), policy=default)
    assert letter.keys() == HEADERS
    assert [to.addr_spec for to in letter["To"].addresses] == [address]


@pytest.mark.parametrize(
    "text", ["", "@", "a@", "@b.example", "a@b", "a b@c.example", "a@b.example\r\nBcc: c@d.example", "a@b@c.example",
             "<a@b.example>", "a@-b.example", "a@b..example", '"a b"@c.example', f"{'a' * 65}@b.example"]
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(AddressUnusableError):
        mail(draft(email=text), SENDER)


def test_an_address_of_another_script_keeps_its_name_and_gets_a_host_all_relays_know() -> None:
    assert usable_address("samira@bücher.example") == "samira@xn--bcher-kva.example"
    raw = mail(draft(email="用户@例子.example"), SENDER).as_bytes()
    letter = message_from_string(raw.decode(), policy=default)
    assert letter["To"].addresses[0].addr_spec == "用户@xn--fsqu00a.example"
