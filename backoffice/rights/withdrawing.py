"""A withdrawal of consent, really done: the consents are taken back and the request says so, in one act.

Boundary: effective at once, and earlier processing stays lawful (GDPR Art. 7(3)). R-07.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.people import consents
from backoffice.people.consents import ConsentAct, ConsentTo, How, Said
from backoffice.rights import course, letters, queries
from backoffice.rights.course import Acted
from backoffice.rights.rules import Right, check_words
from backoffice.rights.tables import RequestRow


def withdraw_consents(work: Work, request: UUID, version: int, purposes: tuple[ConsentTo, ...], words: str) -> Acted:
    """Take these back and note it with `words`; of a withdrawal, that its letter names them.

    One that the letter names and that does not stand is entered as named alone. Raises NoSuchRequest,
    NothingToWithdraw, WordsNeeded, MovedOn.
    """
    row, customer = queries.asked_by_customer(work.session, request)
    letter = queries.letter(work.session, row.letter_id)
    assert letter is not None
    names = row.right == Right.WITHDRAWAL
    stands = {each.purpose for each in consents.consents_of(work, customer) if each.stands}
    for purpose in purposes:
        if purpose in stands or not names or purpose.value in (row.takes_back or ()):
            consents.withdraw(work, customer, purpose, How(letter.channel), row.id)
    if names and purposes:
        queries.name_taken_back(work.session, request, [each.value for each in purposes])
    return course.note(work, request, version, check_words(words, needed=True))


def taken_back(work: ReadWork, row: RequestRow) -> tuple[tuple[ConsentTo, ConsentAct], ...]:
    """What a withdrawal really took back, oldest first: by itself, by another request of the same letter, or by the
    person in their account between its receipt and its end.

    Nothing for a request of another kind, but what it took back by itself.
    """
    if row.customer_id is None:
        return ()
    letter = queries.letter(work.session, row.letter_id)
    assert letter is not None
    beside = queries.requests_of_letter(work.session, row.letter_id) if row.right == Right.WITHDRAWAL else (row.id,)
    since = letter.recorded_at if row.right == Right.WITHDRAWAL else None

    def counts(act: ConsentAct) -> bool:
        # What another letter took back is told by the answer to that letter.
        own = act.request is None and since is not None and act.done_at >= since
        meanwhile = own and (row.ended_at is None or act.done_at <= row.ended_at)
        return act.said is Said.WITHDRAWN and (meanwhile or act.request in beside)

    found = [
        (each.purpose, act)
        for each in consents.consents_of(work, row.customer_id)
        for act in each.history
        if counts(act)
    ]
    return tuple(sorted(found, key=lambda each: each[1].done_at))


def answer_words(work: ReadWork, row: RequestRow, language: str) -> str:
    """What the answer says was taken back, and since when, and what of what it names does not stand; "" for neither."""
    acts = [(purpose, act.done_at) for purpose, act in taken_back(work, row)]
    words = letters.words_of("withdrawal", language)

    def listed(purposes: Iterable[ConsentTo]) -> list[str]:
        return [f"– {words[each]}" for each in dict.fromkeys(purposes)]

    told: list[str] = []
    if acts:
        day = letters.day(min(at for _, at in acts).astimezone(course.zone_of(work, row)).date(), language)
        told = [words["taken_back"].format(day=day), *listed(purpose for purpose, _ in acts), "", words["before"]]
    beside = _not_standing(work, row) - {purpose for purpose, _ in acts}
    if beside:
        told += [*([""] if told else []), words["stands_not"], *listed(sorted(beside))]
    return "\n".join(told)


def _not_standing(work: ReadWork, row: RequestRow) -> set[ConsentTo]:
    """What the letter takes back by name and to which no consent stands."""
    if row.customer_id is None or not row.takes_back:
        return set()
    named = {ConsentTo(each) for each in row.takes_back}
    return {each.purpose for each in consents.consents_of(work, row.customer_id) if not each.stands} & named
