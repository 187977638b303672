"""Findings as rows: classes with their sums, findings with their ages, the identity. Made in a pool's thread."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from backoffice.reconcile.bench import Bench
from backoffice.reconcile.coverage import Coverage
from backoffice.reconcile.decisions import AccountClosed
from backoffice.reconcile.findings import Examined, Finding, Problem, examine
from backoffice.reconcile.house import HOUSE, InHouse
from backoffice.reconcile.problems import Work, work_on
from backoffice.reconcile.rules import FindingKind
from ui.kyc.wording import Wording, isolated
from ui.ledger.wording import money
from ui.staff.cells import CellRow
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

SHAPES = {
    FindingKind.IN_TRANSIT: Shape.UNDER_FOUR_HOURS,
    FindingKind.NOT_COVERED: Shape.LATER,
    FindingKind.MISSING_HERE: Shape.CONFLICTS,
    FindingKind.MISSING_THERE: Shape.CONFLICTS,
    FindingKind.SHORT_OVER: Shape.CLOSE,
    FindingKind.DUPLICATE: Shape.CLOSE,
    FindingKind.FEE: Shape.PROMISE,
    FindingKind.BATCH: Shape.PROMISE,
    FindingKind.UNEXPLAINED: Shape.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Figures:
    """The closing identity as it is shown. Until a statement is in (`begun`) nothing is known but the ledger."""

    statement: str
    ledger: str
    difference: str
    listed: str
    unexplained: str
    is_zero: bool
    stated: bool
    begun: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """One account looked at: what is worked on, its findings, and both as rows. `closed` is None while it is open.

    `left` are the findings nobody has explained, `kinds` the classes that have any; `uncovered` names the days in no
    statement.
    """

    work: Work
    examined: Examined
    closed: AccountClosed | None
    classes: tuple[CellRow, ...]
    rows: tuple[CellRow, ...]
    figures: Figures
    decisions: int
    was_cut: bool
    left: tuple[Finding, ...]
    kinds: frozenset[str]
    settled: str
    uncovered: str

    def finding(self, key: str | None) -> Finding | None:
        """The finding of this key."""
        return next((each for each in self.examined.findings if each.key == key), None)


_NAMED = 3


Known = dict[str, tuple[Finding, CellRow]]
"""Findings by key with the rows made of them: of 70,000 a decision changes few."""


def seen(bench: Bench, account: str, asset: str, language: str, before: Known) -> Seen:
    """Look at an account; rows made `before` serve again. Raises NotInSnapshot, WorkbookBroken."""
    work = work_on(bench, account, asset)
    standing = bench.book.standing
    examined = examine(work.problem, standing)
    words = Wording(language)
    identity = examined.identity
    listed = sum(each.amount for each in identity.reasons)
    begun = bool(work.problem.statements)

    def told(amount: int) -> str:
        return money(amount, examined.scale) if begun else "–"

    figures = Figures(
        statement=told(identity.statement),
        ledger=money(-identity.ledger, examined.scale),
        difference=told(identity.difference),
        listed=told(listed),
        unexplained=told(identity.unexplained),
        is_zero=begun and not examined.open_findings,
        stated=identity.stated,
        begun=begun,
    )
    ordered = sorted(
        (each for each in examined.findings if not each.key.startswith(HOUSE)),
        key=lambda each: (each.kind is not FindingKind.UNEXPLAINED, each.since, each.key),
    )
    return Seen(
        work=work,
        examined=examined,
        closed=standing.closed.get((account, asset)),
        classes=tuple(_class(kind, examined, words, begun) for kind in FindingKind),
        rows=tuple(_known_row(each, examined.scale, words, before) for each in ordered),
        figures=figures,
        decisions=standing.count,
        was_cut=bench.book.was_cut,
        left=examined.open_findings,
        kinds=frozenset(each.value for each in {one.kind for one in examined.findings}),
        settled="\n".join(
            filter(None, (_settled(work.problem.house, examined.scale), _booked_late(work.problem, words)))
        ),
        uncovered=_uncovered(work.problem.coverage, words) if begun else "",
    )


def _uncovered(covered: Coverage, words: Wording) -> str:
    """The days of the period of which no statement speaks."""
    if not covered.gaps:
        return ""
    days = [
        words.day(each.from_on)
        if each.from_on == each.to_on
        else QCoreApplication.translate("FindingsRows", "{since} to {until}").format(
            since=words.day(each.from_on), until=words.day(each.to_on)
        )
        for each in covered.gaps
    ]
    return QCoreApplication.translate("FindingsRows", "No statement for {days}").format(days=words.listed(*days))


def _settled(house: InHouse, scale: int) -> str:
    """What the house had matched and what of it is here: nobody has to decide anything about it."""
    if not house.entries and not house.lines:
        return ""
    words = QCoreApplication.translate(
        "FindingsRows",
        "Settled in the house: {entries} entries {booked}, {lines} lines {stated}, net {net}",
    )
    return words.format(
        entries=f"{len(house.entries):,}",
        booked=money(house.booked_sum, scale),
        lines=f"{len(house.lines) + len(house.unseen):,}",
        stated=money(house.stated_sum, scale),
        net=money(house.stated_sum - house.booked_sum, scale),
    )


def _booked_late(problem: Problem, words: Wording) -> str:
    """Why the account does not open with what the books say of that day: what was booked since, by name."""
    late = [each for each in (*problem.house.entries, *problem.entries) if each.id in problem.late]
    if not late:
        return ""
    names = [f"{_entry_called(each.id, each.reference)} {money(each.amount, problem.scale)}" for each in late[:_NAMED]]
    more = [f"+{len(late) - _NAMED:,}"] if len(late) > _NAMED else []
    told = QCoreApplication.translate(
        "FindingsRows", "Opens as it was closed, at {opening}. Booked since into days before: {names}"
    )
    return told.format(opening=money(problem.ledger_opening, problem.scale), names=words.listed(*names, *more))


def named(finding: Finding) -> str:
    """What a finding is called in a list: the line's words, the entry's reference and number, or both, and the payout
    that a processor's report says it is, or is in."""
    called = _called(finding)
    if not finding.payout:
        return called
    words = QCoreApplication.translate("FindingsRows", "{name}  payout {id}")
    return words.format(name=called, id=isolated(finding.payout))


def _called(finding: Finding) -> str:
    kind, _, tail = finding.key.removeprefix("carried:").partition(":")
    if kind in ("gap", "break"):
        told = QCoreApplication.translate("FindingsRows", "Balance between statements, {days}")
        return told.format(days=tail.partition(":")[0].replace("/", " – "))
    if kind == "entry":
        return _entry_called(tail, finding.reference)
    if finding.beside:
        between = (finding.text, _entry_called(finding.beside, finding.reference))
        return " ↔ ".join(each for each in between if each)
    if kind == "line":
        said = finding.text or ("" if finding.reference and not finding.carried else _numbered(tail, finding.file))
        parts = (said, "" if finding.reference in finding.text else finding.reference)
        return "  ".join(each for each in parts if each)
    if kind != "opening" and finding.carried:
        return finding.reference or QCoreApplication.translate("FindingsRows", "Left open by the closing before")
    return finding.text or finding.reference or QCoreApplication.translate("FindingsRows", "Opening balance")


def described(finding: Finding, words: Wording) -> str:
    """In sentences: what it is or looks like, of what it is a second one, who looks after it, what is proposed."""
    name = f"{named(finding)}, {words.day(finding.since)}"
    if finding.kind is FindingKind.UNEXPLAINED:
        looks = words.say(f"reconcile.finding.{finding.suggested}")
        told = [QCoreApplication.translate("FindingsRows", "{name}: looks like “{kind}”").format(name=name, kind=looks)]
    else:
        told = [
            QCoreApplication.translate("FindingsRows", "{name}: {kind}").format(
                name=name, kind=words.say(f"reconcile.finding.{finding.kind}")
            )
        ]
    twin = twin_named(finding, words)
    if twin:
        told.append(QCoreApplication.translate("FindingsRows", "The same as {other}").format(other=twin))
    if finding.carried:
        told.append(QCoreApplication.translate("FindingsRows", "Left open by the closing before"))
    if finding.late:
        told.append(QCoreApplication.translate("FindingsRows", "Booked since, into a day that was closed"))
    if finding.owner:
        told.append(QCoreApplication.translate("FindingsRows", "Looked after by {owner}").format(owner=finding.owner))
    if finding.before:
        told.append(
            QCoreApplication.translate("FindingsRows", "Noted then: {note}").format(note=isolated(finding.before))
        )
    if finding.adjustment is not None:
        told.append(QCoreApplication.translate("FindingsRows", "An adjusting entry is proposed"))
    return words.sentences(*told)


def twin_named(finding: Finding, words: Wording) -> str:
    """Of what a duplicate is a second one: the line's place in its file or the entry's number, and the day."""
    if not finding.twin or finding.twin_on is None:
        return ""
    is_entry = finding.key.startswith("entry:")
    name = _entry_called(finding.twin, "") if is_entry else _numbered(finding.twin)
    return f"{name}, {words.day(finding.twin_on)}"


def _entry_called(entry: str, reference: str) -> str:
    number = f"T-{entry.partition('.')[0]}"
    return f"{reference}  {number}" if reference else number


def _numbered(line: str, file: str = "") -> str:
    number = line.rpartition(".")[2]
    if file:
        told = QCoreApplication.translate("FindingsRows", "line {number} of {file}")
        return told.format(number=number, file=isolated(file))
    return QCoreApplication.translate("FindingsRows", "line {number} of its file").format(number=number)


def _class(kind: FindingKind, examined: Examined, words: Wording, begun: bool) -> CellRow:
    mine = [each for each in examined.findings if each.kind is kind]
    last = kind is FindingKind.UNEXPLAINED
    shape = SHAPES[kind] if mine else None
    if last and not mine and begun:
        shape = Shape.AGREES
    ink = "text" if mine or last else "text3"
    total = sum(each.amount for each in mine)
    return CellRow(
        kind.value,
        (
            Cell(words.say(f"reconcile.finding.{kind}"), 600 if last else 400, ink, mark=shape or Shape.LATER),
            Cell(f"{len(mine):,}", 400, "text3", right=True),
            Cell(money(total, examined.scale), 600 if last else 500, ink, right=True),
        ),
    )


def _known_row(finding: Finding, scale: int, words: Wording, before: Known) -> CellRow:
    known = before.get(finding.key)
    if known is None or known[0] != finding:
        known = before[finding.key] = (finding, _row(finding, scale, words))
    return known[1]


def _row(finding: Finding, scale: int, words: Wording) -> CellRow:
    called = f"{named(finding)}, {words.day(finding.since)}" if finding.twin else named(finding)
    unexplained = finding.kind is FindingKind.UNEXPLAINED
    icons = tuple(
        icon
        for icon, there in (("person", finding.owner), ("note", finding.notes), ("plus", finding.adjustment))
        if there
    )
    return CellRow(
        finding.key,
        (
            Cell(called, 500 if unexplained else 400, mark=SHAPES[finding.kind], icons=icons),
            Cell(f"{finding.age:,}", 400, "text3", right=True),
            Cell(money(finding.amount, scale), 500, right=True),
        ),
    )
