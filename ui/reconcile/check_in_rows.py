"""What became of a check-in as rows and sides, in the words of its reader. Made in a pool's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from backoffice.desk import Desk
from backoffice.reconcile import check_in
from backoffice.reconcile.check_in_rules import CheckIn, Contested, Countersigned, NoSuchCheckIn, Proved, Side, Verdict
from backoffice.reconcile.decisions import MatchFacts
from backoffice.reconcile.rules import Reason
from backoffice.words import knows
from ui.kyc.wording import Wording
from ui.ledger.wording import LedgerWording, money
from ui.staff.cells import CellRow
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

VERDICTS = {
    Verdict.ACCEPTED: Shape.AGREES,
    Verdict.ALREADY_SO: Shape.AGREES,
    Verdict.STALE: Shape.CLOSE,
    Verdict.CONFLICTING: Shape.CONFLICTS,
}
_LINES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class SideWords:
    """One person's match: who and when, its lines as texts and amounts, its entries, and how sure it is."""

    who: str
    when: str
    lines: tuple[tuple[str, str], ...]
    entries: str
    how: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One check-in: its figures, and what was not accepted as rows with both sides of each."""

    told: CheckIn
    proved: Proved
    rows: tuple[CellRow, ...]
    sides: Mapping[str, tuple[SideWords | None, SideWords | None]]
    causes: Mapping[str, str]

    @property
    def is_sound(self) -> bool:
        """Whether chain and signatures hold, and the firm's too where it has signed."""
        return not self.proved.fault and self.proved.countersigned is not Countersigned.BROKEN


def outcome(desk: Desk, which: UUID, names: Mapping[str, str], language: str) -> Outcome | None:
    """What became of the decisions of a check-out; None while none have come in."""
    try:
        told = desk.ask(check_in.check_in_of, which)
    except NoSuchCheckIn:
        return None
    found, proved = desk.ask(check_in.contested, which), desk.ask(check_in.prove, which)
    words = Wording(language)
    return Outcome(
        told=told,
        proved=proved,
        rows=tuple(_row(each, words) for each in found),
        sides={
            _key(each): (
                _entry(each, told, words, names) or _side(each.mine, each, words, names),
                _side(each.theirs, each, words, names),
            )
            for each in found
        },
        causes={_key(each): _cause(each, words) for each in found},
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
        amount = f"{money(legs[0].amount, each.scale)} {legs[0].asset}"
        about = words.listed(*(LedgerWording(words).short(leg.account) for leg in legs))
    return CellRow(
        _key(each),
        (
            Cell(words.say(f"reconcile.verdict.{each.verdict}"), 500, mark=VERDICTS[each.verdict]),
            Cell(words.say(f"reconcile.decision.{each.kind}"), 400, "text2"),
            Cell(about),
            Cell(_cause(each, words), 400, "text2"),
            Cell(amount, 500, right=True),
        ),
    )


def _cause(each: Contested, words: Wording) -> str:
    if not each.cause:
        return ""
    known = knows(f"reconcile.cause.{each.cause}")
    return words.say(f"reconcile.cause.{each.cause if known else 'refused'}")


def _side(side: Side | None, of: Contested, words: Wording, names: Mapping[str, str]) -> SideWords | None:
    if side is None:
        return None
    match = side.match
    lines = tuple(
        (f"{words.day(line.on)}  {line.text or line.id}", money(line.amount, of.scale)) for line in side.lines
    )
    told = words.say(f"reconcile.report.certificate.{_certificate(match)}").format(count=match.solutions)
    by = words.say(f"reconcile.report.certificate.{'alone' if side.alone else 'person'}")
    more = len(lines) - _LINES_SHOWN
    return SideWords(
        who=words.say("reconcile.side.of").format(person=names.get(side.person, side.person), number=side.number),
        when=words.moment(side.decided_at),
        lines=lines[:_LINES_SHOWN] + ((("…", f"+{more}"),) if more > 0 else ()),
        entries=", ".join(f"T-{entry.id}" for entry in match.entries[:_LINES_SHOWN]),
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
        how=_cause(each, words),
    )


def _certificate(match: MatchFacts) -> str:
    if Reason.BY_HAND in match.reasons:
        return "by_hand"
    if not match.complete:
        return "open"
    return "unique" if match.solutions == 1 else "equal"
