"""What letters say of a restriction: what is withheld and what goes on, and beforehand that it will be lifted.

Boundary: says only what the acts left behind; whether a notice has gone out the guard asks again. R-04; GDPR Art. 18.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from backoffice.desk import ReadWork
from backoffice.errors import Refused
from backoffice.people.correction_rules import Act
from backoffice.people.corrections import corrections_of
from backoffice.people.objections import objections_of
from backoffice.people.restriction import GoesOn, Ground, NotRestricted, Restriction, restrictions_of
from backoffice.rights import board, course, letters, queries
from backoffice.rights.gone import Gone, HowFar, how_far
from backoffice.rights.rules import ReplyKind, check_words
from backoffice.rights.tables import ReplyRow, RequestRow

# How long the person has to say that it must stay.
NOTICE = timedelta(days=7)


class LiftingDay(Refused):
    """A notice names the day from which the data is used again, which is not over, and its text says it."""

    code = "rights.lifting_day"


@dataclass(frozen=True, slots=True)
class Notice:
    """The letter that announces a lifting. `at` is when it leaves or has left; by post the day, as `on_day`.

    `may_lift` once `lifts_on`, the day that it names, has come and it is out.
    """

    reply: UUID
    gone: Gone
    at: datetime | None
    on_day: date | None
    lifts_on: date
    may_lift: bool


def notice_of(work: ReadWork, customer: UUID, restriction: Restriction) -> Notice | None:
    """The notice of this restriction: the newest that is out, else the newest; None where none was written or dropped.

    The guard of the lifting reads the same (GDPR Art. 18(3)).
    """
    rows = [
        row
        for row in queries.replies_of_kind(work.session, customer, ReplyKind.LIFTING.value)
        if row.made_at >= restriction.set_at and not row.to_agent
    ]
    far, today = how_far(work, rows), board.today(work)
    found = [told for row in rows if (told := _notice(row, far.get(row.id), today)) is not None]
    out = [each for each in found if each.gone is Gone.OUT]
    return next(iter([*out[-1:], *found[-1:]]), None)


def proposed_day(work: ReadWork, row: RequestRow) -> date:
    """From when a notice written today lets the data be used again, if nobody chooses another day."""
    return work.now.astimezone(course.zone_of(work, row)).date() + NOTICE


def check_day(work: ReadWork, row: RequestRow, letter: letters.LetterDraft, why: str) -> bool:
    """Whether the day that a notice names is a short one, for which a reason was needed.

    Raises NotRestricted; LiftingDay where it names none, one that is over, or another than its text; WordsNeeded
    without a reason.
    """
    held = _held(work, row)
    if held is None or held.lifted_at is not None:
        raise NotRestricted
    proposed = proposed_day(work, row)
    if letter.lifts_on is None or letter.lifts_on < proposed - NOTICE:
        raise LiftingDay
    if letters.day(letter.lifts_on, letter.language) not in letter.text:
        raise LiftingDay
    is_short = letter.lifts_on < proposed
    check_words(why, needed=is_short)
    return is_short


def answer_words(work: ReadWork, row: RequestRow, language: str) -> str:
    """What the answer says: since when and why the data is withheld, who still sees it, what goes on on which ground.

    "" where nothing was restricted.
    """
    held = _held(work, row)
    if held is None:
        return ""
    words = letters.words_of("restriction", language)
    day = letters.day(held.set_at.astimezone(course.zone_of(work, row)).date(), language)
    duties = words["and"].join(words[f"duty_{each}"] for each in held.still_see)
    told = [
        words["withheld"].format(day=day, ground=words[f"ground_{held.ground}"]),
        words["seen_by"].format(duties=duties) if duties else words["seen_by_nobody"],
        "",
        words["goes_on"],
        *(f"– {words[f'on_{each}']}" for each in GoesOn),
        "",
        words["before"],
    ]
    return "\n".join(told)


def lifting_words(work: ReadWork, row: RequestRow, language: str) -> str:
    """What the notice says: since when, why it ends, from which day. "" where nothing stands restricted.

    Why a claim needs it no more, or why a use is lawful now, nobody but the officer knows: it stays to be filled in.
    """
    held = _held(work, row)
    if held is None or held.lifted_at is not None or row.customer_id is None:
        return ""
    words, zone = letters.words_of("restriction", language), course.zone_of(work, row)
    since = letters.day(held.set_at.astimezone(zone).date(), language)
    decided = _decided_at(work, row.customer_id, held)
    why = words["ended"]
    if decided is not None:
        why = words[f"ended_{held.ground}"].format(day=letters.day(decided.astimezone(zone).date(), language))
    on = letters.day(proposed_day(work, row), language)
    told = words["since"].format(day=since, ground=words[f"ground_{held.ground}"])
    return "\n\n".join([told, why, words["lifts"].format(day=on)])


def _held(work: ReadWork, row: RequestRow) -> Restriction | None:
    """The person's restriction in force, else the newest that this request brought about."""
    found = () if row.customer_id is None else restrictions_of(work, row.customer_id)
    in_force = next((each for each in found if each.lifted_at is None), None)
    return in_force or next((each for each in found if each.request == row.id), None)


def _decided_at(work: ReadWork, customer: UUID, held: Restriction) -> datetime | None:
    """When what the restriction waited for was decided; None while it is not, or where the house keeps no record."""
    times: Sequence[datetime] = ()
    if held.ground is Ground.ACCURACY:
        told = [each for each in corrections_of(work, customer) if each.act is not Act.COMPLETED]
        times = [each.done_at for each in told if each.done_at >= held.set_at]
    elif held.ground is Ground.OBJECTION:
        objected = objections_of(work, customer)
        if not any(each.waits for each in objected):
            times = [each.assessed_at for each in objected if each.assessed_at and each.assessed_at >= held.set_at]
    return max(times, default=None)


def _notice(row: ReplyRow, far: HowFar | None, today: date) -> Notice | None:
    on = row.lifts_on
    if far is None or on is None:
        return None
    return Notice(row.id, far.gone, far.at, far.on_day, on, far.gone is Gone.OUT and today >= on)
