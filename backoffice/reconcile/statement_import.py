"""Taking a bank's file in offline: which of its statements is of which account, and what of it is known already. L-02.

Boundary: a looked-at file, the bench and what the laptop remembers; decides through `deciding`. Nothing is taken in
when one statement of the chosen ones must not be.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from backoffice.errors import Refused
from backoffice.reconcile import deciding, statement_file, workbook_lines
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.choices import house_rules_of
from backoffice.reconcile.snapshot_rules import AccountHead
from backoffice.reconcile.standing import StatementKnown
from backoffice.reconcile.statement_faults import OtherAccount, StatementChanged
from backoffice.reconcile.statement_file import Looked
from backoffice.reconcile.statement_fit import Known as Stated
from backoffice.reconcile.statement_fit import Recognised, fit, recognise
from backoffice.reconcile.statement_kept import Place, Remembered
from backoffice.reconcile.statement_profile import Profile
from backoffice.reconcile.statement_values import Odd, Oddity, StatedAccount, Statement, StatementHead
from backoffice.reconcile.statement_whose import AccountUnconfirmed, Whose, named, whose
from backoffice.reconcile.workbook import WorkbookLook

_COMPARED_AT_MOST = 200_000

# Done of all: bytes read, or statements taken in.
Told = Callable[[int, int], None]
Known = Mapping[Place, str]
"""What accounts of ours are called, by path and asset."""
NOBODY_KNOWN: Known = {}


@dataclass(frozen=True, slots=True)
class Part:
    """The statements of one stated account and asset in a file: their ids, and accounts of ours they may be of.

    `account` is the one they are of as far as is known: remembered, or the only one in that asset; empty where a person
    must choose. `remembered` says that earlier statements of it named the same account. `known` and `kept` are by path
    what ours are called: as the house or a person in this workbook answers for, and as this laptop has seen before.
    `holders` are those of ours, in whatever asset, that are called what the file says.
    """

    stated: StatedAccount
    asset: str
    statements: tuple[str, ...]
    accounts: tuple[AccountHead, ...]
    account: str
    remembered: bool
    known: Mapping[str, str]
    kept: Mapping[str, str]
    holders: tuple[AccountHead, ...] = ()

    def called(self, path: str) -> str:
        """What this one of ours is called, as far as is known."""
        return self.known.get(path, "") or self.kept.get(path, "")

    def whose(self, path: str) -> Whose:
        """How the account they name stands to this one of ours."""
        return whose(self.stated, self.known.get(path, ""), self.kept.get(path, ""))


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was taken in: statements' ids, their lines, and how many lines and statements were known before."""

    statements: tuple[str, ...]
    lines: int
    lines_known: int
    statements_known: int


def parts_of(
    looked: Looked, accounts: Sequence[AccountHead], kept: Remembered, known: Known = NOBODY_KNOWN
) -> tuple[Part, ...]:
    """The file's statements by account and asset, in the order of the file."""
    ids: dict[tuple[str, str], list[str]] = {}
    stated: dict[tuple[str, str], StatedAccount] = {}
    for head in looked.heads:
        place = (head.account.called, head.asset)
        ids.setdefault(place, []).append(head.id)
        stated.setdefault(place, head.account)
    made = []
    for (called, asset), of in ids.items():
        fitting = tuple(each for each in accounts if each.asset == asset)
        who = stated[called, asset]
        sure = {each.path: known[each.path, asset] for each in fitting if (each.path, asset) in known}
        before = {
            each.path: kept.accounts[each.path, asset].called
            for each in fitting
            if (each.path, asset) in kept.accounts and each.path not in sure
        }
        seen = {**before, **sure}
        same = [path for path, told in seen.items() if who.called and named(told).same(who)]
        alone = len(fitting) == 1 and not (who.called and seen)
        account = same[0] if same else fitting[0].path if alone else ""
        holders = tuple(
            each for each in accounts if who.called and (told := _called(each, kept, known)) and named(told).same(who)
        )
        made.append(Part(who, asset, tuple(of), fitting, account, bool(same), sure, before, holders))
    return tuple(made)


def _called(account: AccountHead, kept: Remembered, known: Known) -> str:
    """What one of ours is called, as far as is known."""
    before = kept.accounts.get((account.path, account.asset))
    return known.get((account.path, account.asset), "") or (before.called if before is not None else "")


@dataclass(frozen=True, slots=True)
class Previewed:
    """What a person sees before they take a file in.

    `known` are the ids of statements that were taken in before; `seen` what to say of the others beside their own
    oddities, by id, once their account is known. Where a file is large the latter is found out only on taking in.
    """

    looked: Looked
    parts: tuple[Part, ...]
    known: frozenset[str]
    seen: Mapping[str, tuple[Oddity, ...]]

    def oddities(self, head: StatementHead) -> tuple[Oddity, ...]:
        """All there is to say of one statement."""
        return (*head.oddities, *self.seen.get(head.id, ()))


def preview(bench: Bench, path: Path, kept: Remembered, profiles: Sequence[Profile], told: Told) -> Previewed:
    """Look at a file and hold it against the workbook. `told` hears bytes of bytes. Raises what `look` raises."""
    looked = statement_file.look(path, profiles, told)
    parts = parts_of(looked, bench.manifest.accounts, kept, known_accounts(bench))
    there = bench.look(_statement_ids)
    known = frozenset(each.id for each in looked.heads if each.id in there)
    seen: dict[str, tuple[Oddity, ...]] = {}
    if sum(head.count for head in looked.heads) <= _COMPARED_AT_MOST:
        owner = {id_: part for part in parts if part.account for id_ in part.statements}
        for statement in statement_file.read(path, looked.profiles):
            part = owner.get(statement.id)
            if part is not None and statement.id not in known and not statement.stops:
                head = next(each for each in part.accounts if each.path == part.account)
                seen[statement.id] = _said(bench, statement, head)
    return Previewed(looked, parts, known, seen)


def take_in(
    bench: Bench,
    looked: Looked,
    accounts: Mapping[str, AccountHead],
    kept: Remembered,
    told: Told,
    vouched: Collection[str] = frozenset(),
) -> TakenIn:
    """Import the statements of these ids, each for its account; of those `vouched` a person said whose they are.

    Raises OtherAccount, AccountUnconfirmed, OtherCurrency, FinerThanBooks, StatementStopped, StatementChanged before
    anything is taken in; StatementKnown and NothingToImport when there is nothing new in any; and what the workbook
    refuses.
    """
    statements = statement_file.read(looked.path, looked.profiles)
    if [each.id for each in statements] != [each.id for each in looked.heads]:
        raise StatementChanged()
    chosen = [(each, accounts[each.id]) for each in statements if each.id in accounts]
    ready = []
    known = known_accounts(bench)
    for statement, account in chosen:
        place = (account.path, account.asset)
        before = kept.accounts.get(place, StatedAccount()).called
        _check_whose(statement.account, account, (known.get(place, ""), before), statement.id in vouched)
        ready.append((fit(statement, account.asset, account.scale), account))
    done: list[str] = []
    lines = lines_known = statements_known = 0
    refused: StatementKnown | deciding.NothingToImport | None = None
    there: dict[Place, list[Stated]] = {}
    for at, (statement, account) in enumerate(ready, 1):
        place = (account.path, account.asset)
        if place not in there:
            there[place] = list(bench.look(known_statements, *place))
        seen = recognise(statement, there[place])
        try:
            done.append(
                bench.do(
                    deciding.import_statement,
                    statement,
                    account.path,
                    account.asset,
                    account.scale,
                    bench.snapshot.key.marks,
                    seen.known,
                    looked.came_as(statement.file),
                    statement.id in vouched,
                )
            )
            lines += statement.count - len(seen.known)
            there[place].append(_known(statement, seen, bench.snapshot.key.marks))
        except (StatementKnown, deciding.NothingToImport) as fault:
            refused = fault
            statements_known += 1
        lines_known += len(seen.known)
        told(at, len(ready))
    if refused is not None and not done:
        raise refused
    return TakenIn(tuple(done), lines, lines_known, statements_known)


def known_accounts(bench: Bench) -> Known:
    """What our accounts are called, as the house knows it, or else a person has said in this workbook."""
    found: dict[Place, str] = dict(bench.look(_vouched_accounts))
    for each in bench.manifest.accounts:
        outside = house_rules_of(bench.snapshot, each.path, each.asset).outside
        if outside:
            found[each.path, each.asset] = outside
    return found


def known_statements(look: WorkbookLook, account: str, asset: str) -> tuple[Stated, ...]:
    """What was imported before for an account."""
    return tuple(
        Stated(
            each.from_on,
            each.to_on,
            each.opening,
            each.closing,
            tuple(line for line, _ in workbook_lines.lines_of(look, each)),
        )
        for each in workbook_lines.statements_of(look, account, asset)
    )


def _said(bench: Bench, statement: Statement, account: AccountHead) -> tuple[Oddity, ...]:
    try:
        fitted = fit(statement, account.asset, account.scale)
    except Refused:
        # Said by name when somebody takes it in for this account.
        return ()
    told = recognise(fitted, bench.look(known_statements, account.path, account.asset)).oddities
    since, until = bench.manifest.since, bench.manifest.until
    outside = [line.amount for line in fitted.lines if not since <= line.on <= until]
    if outside:
        told = (*told, Oddity(Odd.OUTSIDE_PERIOD, sum(outside), len(outside)))
    # They are shown beside the statement's own figures, which have its decimals.
    more, less = (
        int("1" + "0" * max(0, by)) for by in (statement.scale - fitted.scale, fitted.scale - statement.scale)
    )
    return tuple(replace(each, amount=each.amount * more // less) for each in told)


def _vouched_accounts(look: WorkbookLook) -> dict[Place, str]:
    told: dict[Place, str] = {}
    for each in look.standing.statements.values():
        if each.vouched and each.stated:
            told.setdefault((each.account, each.asset), each.stated)
    return told


def _check_whose(stated: StatedAccount, account: AccountHead, called: tuple[str, str], vouched: bool) -> None:
    """`called`: as somebody answers for, and as this laptop has seen before."""
    seen = whose(stated, *called)
    if seen is Whose.OTHER:
        raise OtherAccount(stated=stated.called, wanted=called[0] or called[1], account=account.path)
    if seen is not Whose.KNOWN and not vouched:
        raise AccountUnconfirmed(stated=stated.called, account=account.path)


def _statement_ids(look: WorkbookLook) -> frozenset[str]:
    return frozenset(look.standing.statements)


def _known(statement: Statement, seen: Recognised, key: bytes) -> Stated:
    lines = tuple(line.line(key) for line in statement.lines if line.id not in seen.known)
    days = [line.on for line in lines] or [day for day in (statement.first_on, statement.last_on) if day is not None]
    ends = [None if each is None else each.amount for each in (statement.opening, statement.closing)]
    return Stated(min(days, default=date.min), max(days, default=date.min), ends[0], ends[1], lines)


def settings_file(home: Path) -> Path:
    """Where a laptop remembers banks."""
    return home / "statements.json"
