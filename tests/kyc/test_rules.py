"""The rules of a case: the 24 hours, the mail's minute, reasons and notes. K-07, K-08."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from backoffice.clock import NotAnInstant, utc
from backoffice.kyc.rules import (
    NOTE_AT_MOST,
    REASONS,
    KycPolicy,
    NoteNeeded,
    NoteTooLong,
    UnknownReason,
    Verdict,
    age_on,
    check_verdict,
    is_outcome,
    mail_leaves_at,
    mails_customer,
    mask,
    outcome_due_at,
    reasons_for,
)
from backoffice.store.base import new_id

POLICY = KycPolicy(timedelta(seconds=60), timedelta(minutes=5), timedelta(minutes=10), 3)
INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.mark.promise("K-08")
@any_of(INSTANTS)
def test_the_promise_is_24_elapsed_hours_whatever_summer_time_does(handed_over_at: datetime) -> None:
    assert outcome_due_at(handed_over_at) - handed_over_at == timedelta(hours=24)


@pytest.mark.promise("K-08")
def test_the_promise_spans_a_night_of_23_hours_in_local_time() -> None:
    stockholm = ZoneInfo("Europe/Stockholm")
    before_the_change = datetime(2027, 3, 27, 20, tzinfo=stockholm).astimezone(UTC)
    assert outcome_due_at(before_the_change).astimezone(stockholm).hour == 21


@any_of(INSTANTS, st.integers(-3600, 86400))
def test_a_mail_leaves_after_its_minute_and_never_makes_the_promise_late(decided_at: datetime, left: int) -> None:
    due_at = decided_at + timedelta(seconds=left)
    leaves_at = mail_leaves_at(decided_at, due_at, POLICY)
    assert leaves_at >= decided_at
    assert leaves_at - decided_at in (timedelta(0), POLICY.mail_leaves_after)
    if left >= 0:
        assert leaves_at <= due_at


@any_of(st.sampled_from(REASONS), st.sampled_from(list(Verdict)))
def test_a_reason_serves_its_own_verdict_only(reason: object, verdict: Verdict) -> None:
    assert reason in REASONS
    belongs = reason in reasons_for(verdict)
    code = getattr(reason, "code", "")
    if belongs:
        check_verdict(verdict, code, "because")
    else:
        with pytest.raises(UnknownReason):
            check_verdict(verdict, code, "because")


@pytest.mark.parametrize("reason", [reason for reason in REASONS if reason.note])
@pytest.mark.parametrize("note", ["", "   ", "\n\t"])
def test_blank_words_are_no_note(reason: object, note: str) -> None:
    with pytest.raises(NoteNeeded):
        check_verdict(getattr(reason, "verdict", Verdict.REJECT), getattr(reason, "code", ""), note)


def test_every_rejection_and_escalation_needs_words() -> None:
    assert all(reason.note for verdict in (Verdict.REJECT, Verdict.ESCALATE) for reason in reasons_for(verdict))


def test_a_note_has_an_end() -> None:
    check_verdict(Verdict.APPROVE, "A-01", "x" * NOTE_AT_MOST)
    with pytest.raises(NoteTooLong):
        check_verdict(Verdict.APPROVE, "A-01", "x" * (NOTE_AT_MOST + 1))


def test_an_outcome_is_always_mailed() -> None:
    assert all(mails_customer(verdict) for verdict in Verdict if is_outcome(verdict))


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(NotAnInstant):
        utc(datetime(2026, 1, 1))  # noqa: DTZ001


@any_of(st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_an_age_grows_on_the_birthday(born: date, today: date) -> None:
    age = age_on(born, today)
    assert age is not None
    assert born.year + age <= today.year
    assert (age_on(born, date(today.year, 12, 31)) or 0) - age in (0, 1)


def test_a_mask_shows_the_last_four_only() -> None:
    reference = new_id()
    assert mask(reference) == f"c·····{str(reference)[-4:]}"
