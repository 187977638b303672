"""What became of a check-in as rows and sides, in the words of its reader. Made in a pool's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from backoffice.desk import Desk
from backoffice.reconcile import check_in, reversing
from backoffice.reconcile.check_in_rules import CheckIn, Contested, Countersigned, NoSuchCheckIn, Proved, Side, Verdict
from backoffice.reconcile.decisions import MatchFacts
from backoffice.reconcile.reversing import Took
from backoffice.reconcile.rules import Reason
from backoffice.words import knows
from ui.kyc.wording import Wording
from ui.ledger.wording import LedgerWording, money
from ui.reconcile.side_words import LINES_SHOWN, SideWords, lines_shown
from ui.reconcile.taken_rows import back_side, course_side, key_of, took_row, took_side
from ui.staff.cells import CellRow
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

VERDICTS = {
    Verdict.ACCEPTED: Shape.AGREES,
    Verdict.ALREADY_SO: Shape.AGREES,
    Verdict.STALE: Shape.CLOSE,
    Verdict.CONFLICTING: Shape.CONFLICTS,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One check-in: its figures, and what was not accepted, or is taken back, as rows with both sides of each.

    `contested` and `took` are what the rows stand for, by their keys.
    """

    told: CheckIn
    proved: Proved
    rows: tuple[CellRow, ...]
    sides: Mapping[str, tuple[SideWords | None, SideWords | None]]
    causes: Mapping[str, str]
    contested: Mapping[str, Contested] = field(default_factory=dict)
    took: Mapping[str, Took] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Whether chain and signatures hold, and the firm's too where it has signed."""
        return not self.proved.fault and self.proved.countersigned is not Countersigned.BROKEN


def outcome(
    desk: Desk, which: UUID, names: Mapping[str, str], language: str, accepted: bool = False, find: str = ""
) -> Outcome | None:
    """What became of the decisions of a check-out; None while none have come in.

    `accepted`: the rows are what the house took, of which `find` is part of a text, an amount or an entry's number.
    """
    try:
        told = desk.ask(check_in.check_in_of, which)
    except NoSuchCheckIn:
        return None
    proved = desk.ask(check_in.prove, which)
    found = () if accepted else desk.ask(check_in.contested, which)
    took = desk.ask(reversing.took, which, find, not accepted)
    words = Wording(language)
    return Outcome(
        told=told,
        proved=proved,
        rows=(*(_row(each, words) for each in found), *(took_row(each, words) for each in took)),
        sides={
            _key(each): (
                _entry(each, told, words, names) or _side(each.mine, each, words, names),
                _side(each.theirs, each, words, names) or course_side(each, words, names),
            )
            for each in found
        }
        | {key_of(each): (took_side(each, told, words, names), back_side(each, words, names)) for each in took},
        causes={_key(each): _cause(each, words) for each in found},
        contested={_key(each): each for each in found},
        took={key_of(each): each for each in took},
    )


def _key(each: Contested) -> str:
    return f"{each.seq} {each.part}"


def _row(each: Contested, words: Wording) -> CellRow:
    amount = ""
    if each.mine is not None:
        match = each.mine.match
        amount = f"{money(sum(line.amount for line in match.lines), each.scale)} {match.asset}"
    about = each.about
    if each.mine is not None:
        about = LedgerWording(words).short(each.mine.match.account)
        text = next((line.text for line in each.mine.lines if line.text), "")
        about = f"{about}: {text}" if text else about
    elif each.adjustment is not None:
        legs = each.adjustment.legs
        minor = legs[0].amount if each.course is None else each.course.amount
        amount = f"{money(minor, each.scale)} {legs[0].asset}"
        about = words.listed(*(LedgerWording(words).short(leg.account) for leg in legs))
    return CellRow(
        _key(each),
        (
            _verdict(each, words),
            Cell(words.say(f"reconcile.decision.{each.kind}"), 400, "text2"),
            Cell(about),
            Cell(_cause(each, words), 400, "text2"),
            Cell(amount, 500, right=True),
        ),
    )


def _verdict(each: Contested, words: Wording) -> Cell:
    if each.cause == "already_proposed":
        return Cell(words.say("reconcile.verdict.already_proposed"), 500, mark=Shape.AGREES)
    if each.course is not None and each.course.is_over:
        return Cell(words.say(f"reconcile.verdict.draft_{each.course.proposal.state}"), 500, mark=Shape.CONFLICTS)
    return Cell(words.say(f"reconcile.verdict.{each.verdict}"), 500, mark=VERDICTS[each.verdict])


def _cause(each: Contested, words: Wording) -> str:
    if each.course is not None and each.course.is_over:
        return each.course.proposal.reason or ""
    if not each.cause:
        return ""
    known = knows(f"reconcile.cause.{each.cause}")
    return words.say(f"reconcile.cause.{each.cause if known else 'refused'}")


def _side(side: Side | None, of: Contested, words: Wording, names: Mapping[str, str]) -> SideWords | None:
    if side is None:
        return None
    match = side.match
    told = words.say(f"reconcile.report.certificate.{_certificate(match)}").format(count=match.solutions)
    by = words.say(f"reconcile.report.certificate.{'alone' if side.alone else 'person'}")
    return SideWords(
        who=words.say("reconcile.side.of").format(person=names.get(side.person, side.person), number=side.number),
        when=words.moment(side.decided_at),
        lines=lines_shown(side.lines, of.scale, words),
        entries=", ".join(f"T-{entry.id}" for entry in match.entries[:LINES_SHOWN]),
        how=words.listed(words.say(f"reconcile.shape.{match.shape}"), told, by),
    )


def _entry(each: Contested, told: CheckIn, words: Wording, names: Mapping[str, str]) -> SideWords | None:
    """The adjusting entry that the books did not take: for which finding, its sides by whole account, and why not."""
    act = each.adjustment
    if act is None:
        return None
    # A finding speaks of a line by its file and number, of an entry by its own.
    kind, _, which = act.finding.rpartition(":")
    file, _, number = which.partition(".")
    about = "line" if kind.endswith("line") else "entry" if kind.endswith("entry") else "match"
    return SideWords(
        who=words.say("reconcile.side.of").format(person=names.get(told.person, told.person), number=told.number),
        when=words.day(act.booked_on),
        lines=tuple((leg.account, f"{money(leg.amount, each.scale)} {leg.asset}") for leg in act.legs),
        entries=words.say(f"reconcile.side.{about}").format(id=which, file=file[:8], number=number),
        how="" if each.course is not None else _cause(each, words),
    )


def _certificate(match: MatchFacts) -> str:
    if Reason.BY_HAND in match.reasons:
        return "by_hand"
    if not match.complete:
        return "open"
    return "unique" if match.solutions == 1 else "equal"
