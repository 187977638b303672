"""A withdrawal of consent, really done: the consents are taken back and the request says so, in one act.

Boundary: effective at once, and earlier processing stays lawful (GDPR Art. 7(3)). R-07.
"""

from __future__ import annotations

from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.people import consents
from backoffice.people.consents import ConsentTo, How, Said
from backoffice.rights import course, letters, queries
from backoffice.rights.course import Acted
from backoffice.rights.rules import check_words
from backoffice.rights.tables import RequestRow


def withdraw_consents(work: Work, request: UUID, version: int, purposes: tuple[ConsentTo, ...], words: str) -> Acted:
    """Take these back and note it with `words`. Raises NoSuchRequest, NothingToWithdraw, WordsNeeded, MovedOn."""
    row, customer = queries.asked_by_customer(work.session, request)
    letter = queries.letter(work.session, row.letter_id)
    assert letter is not None
    for purpose in purposes:
        consents.withdraw(work, customer, purpose, How(letter.channel), row.id)
    return course.note(work, request, version, check_words(words, needed=True))


def answer_words(work: ReadWork, row: RequestRow, language: str) -> str:
    """What the answer says was taken back by this request, and since when; "" where nothing was."""
    if row.customer_id is None:
        return ""
    acts = [
        (each.purpose, act.done_at)
        for each in consents.consents_of(work, row.customer_id)
        for act in each.history
        if act.request == row.id and act.said is Said.WITHDRAWN
    ]
    if not acts:
        return ""
    words = letters.words_of("withdrawal", language)
    day = letters.day(min(at for _, at in acts).astimezone(course.zone_of(work, row)).date(), language)
    purposes = [f"– {words[purpose]}" for purpose in dict.fromkeys(purpose for purpose, _ in acts)]
    return "\n".join([words["taken_back"].format(day=day), *purposes, "", words["before"]])
