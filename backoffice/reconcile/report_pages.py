"""Draws the report of a reconciliation: the identity, the ageing, lists by class, statements, certificates.

Boundary: frozen values in, PDF bytes out, signed by nobody yet. Runs in a process of its own.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest

from backoffice.documents import blocks, look
from backoffice.documents.blocks import Fact
from backoffice.documents.long_table import LongColumn, StrongRow, long_table
from backoffice.documents.page import Frame, Pages
from backoffice.documents.wording import day, zoned
from backoffice.ledger.report_words import figure, spaced
from backoffice.reconcile.plain_values import canonical, plain
from backoffice.reconcile.report import ReconcileReport, ReportAccount, ReportAdjustment, ReportItem, ReportMatch
from backoffice.reconcile.report_ageing import draw_ageing
from backoffice.reconcile.report_files import ReportFile
from backoffice.reconcile.report_verdicts import Judged, ReportRefused, ReportReversed, ReportVerdicts
from backoffice.reconcile.rules import Days, FindingKind
from backoffice.words import knows, say

_LATE_NAMED = 20
_FIGURES = frozenset(("age", "amount", "number", "opening", "closing", "stated", "booked", "matches"))
_CONFIRMED = ("alone", "unique", "several", "by_hand")


class ReportPages:
    """One report on paper."""

    def __init__(self, report: ReconcileReport) -> None:
        self._report, self._language = report, report.language
        told = canonical([*(plain(each) for each in report.accounts), plain(report.verdicts)])
        title = self._word("title")
        self._pages = Pages(
            Frame(
                firm=report.firm,
                department=self._word("department"),
                secrecy=say("document.confidential", self._language),
                readers=self._word("readers"),
                title=f"{title}, {report.firm}",
                subject=self._word("department"),
                file=f"{title}, {str(report.check_out)[:8]}",
                written=(
                    self._word("written", instant=zoned(report.written_at, report.zone, self._language)),
                    self._word("written_by", who=report.written_by),
                    self._word("signed" if report.signed else "not_signed"),
                ),
                written_at=report.written_at,
                record_hash=hashlib.sha256(told).hexdigest(),
                audit_entry=report.audit_entry,
                language=self._language,
            )
        )

    def write(self) -> bytes:
        """The file."""
        for place, account in enumerate(self._report.accounts):
            if place:
                self._pages.next_page()
            self._account(account)
        if self._report.verdicts is not None:
            self._refused(self._report.verdicts)
            self._taken_back(self._report.verdicts)
        return self._pages.finish()

    def _account(self, account: ReportAccount) -> None:
        report = self._report
        period = self._word("period", since=self._day(account.from_on), until=self._day(account.to_on))
        blocks.title(self._pages, f"{self._word('title')}: {spaced(account.account)}", f"{account.asset}, {period}")
        self._pages.down += 6
        countersigned = (
            self._word("awaiting")
            if report.countersigned_at is None
            else self._word("countersigned", instant=zoned(report.countersigned_at, report.zone, self._language))
        )
        blocks.grid(
            self._pages,
            [
                Fact(self._word("decided_by"), report.person),
                Fact(self._word("countersignature"), countersigned),
                Fact(self._word("checked_in"), self._counts()),
                Fact(self._word("closing"), self._closing(account.closing)),
                Fact(self._word("check_out"), str(report.check_out), look.HASH),
                Fact(self._word("rules"), account.rules or "–", look.HASH),
                Fact(self._word("root"), _grouped(account.root), look.HASH),
                Fact(self._word("head", count=f"{report.decisions:,}"), _grouped(report.head), look.HASH),
            ],
        )
        self._identity(account)
        draw_ageing(self._pages, account.bands, account.asset, account.scale, self._word)
        self._items(account)
        self._adjustments(account)
        self._statements(account)
        self._certificates(account)

    def _identity(self, account: ReportAccount) -> None:
        blocks.section(self._pages, self._word("identity"), aside=self._word("identity_aside"))
        if account.closing.is_refused:
            # Figures that are in force no more are never read without that.
            blocks.paragraph(self._pages, self._not_in_force(account), look.STRONG)
            self._pages.down += 4
        counts = Counter(each.kind for each in account.items)
        columns = (
            LongColumn(self._word("column.reason"), 0.52),
            LongColumn(self._word("column.count"), 0.16, right=True),
            LongColumn(account.asset, 0.32, right=True),
        )
        rows: list[Sequence[str]] = [
            StrongRow((self._word("statement_closing"), "", figure(account.statement, account.scale))),
            StrongRow((self._word("ledger_closing"), "", figure(account.ledger, account.scale))),
            StrongRow((self._word("difference"), "", figure(account.statement - account.ledger, account.scale))),
        ]
        for reason in account.reasons:
            rows.append((self._kind(reason.kind), f"{counts[reason.kind]:,}", figure(reason.amount, account.scale)))
        left = account.statement - account.ledger - sum(each.amount for each in account.reasons)
        rows.append(StrongRow((self._word("unexplained"), "", figure(left, account.scale))))
        long_table(self._pages, columns, rows)
        if account.late:
            self._pages.down += 6
            names = (f"{each.called} {figure(each.amount, account.scale)}" for each in account.late[:_LATE_NAMED])
            more = len(account.late) - _LATE_NAMED
            told = "; ".join((*names, *((f"+{more:,}",) if more > 0 else ())))
            blocks.paragraph(self._pages, self._word("late", names=told))

    def _items(self, account: ReportAccount) -> None:
        blocks.section(self._pages, self._word("carried"), aside=self._word("carried_aside"))
        if not account.items:
            blocks.paragraph(self._pages, self._word("nothing_carried"))
        columns = self._columns(
            {"since": 0.13, "age": 0.06, "what": 0.28, "owner": 0.13, "note": 0.25, "amount": 0.15},
            since=(self._day(each.since) for each in account.items),
            amount=(figure(each.amount, account.scale) for each in account.items),
        )
        for kind in FindingKind:
            mine = sorted((each for each in account.items if each.kind is kind), key=lambda each: each.since)
            if mine:
                self._pages.down += 6
                self._pages.need(104)
                blocks.paragraph(self._pages, self._kind(kind), look.STRONG)
                long_table(self._pages, columns, (self._item(account, each) for each in mine))

    def _columns(self, shares: Mapping[str, float], **held: Iterable[str]) -> tuple[LongColumn, ...]:
        """Columns by their names and the share of the width each takes; `held` texts stand on one line."""
        widest = {name: max(texts, key=len, default="") for name, texts in held.items()}
        return tuple(
            LongColumn(self._word(f"column.{name}"), share, name in _FIGURES, widest.get(name, ""))
            for name, share in shares.items()
        )

    def _item(self, account: ReportAccount, item: ReportItem) -> tuple[str, ...]:
        note = "; ".join(part for part in (item.note, self._adjusted(item.adjusted)) if part)
        amount = figure(item.amount, account.scale)
        return (self._day(item.since), f"{item.age:,}", self._called(item), item.owner or "–", note, amount)

    def _called(self, item: ReportItem) -> str:
        return item.text or (self._word("opening_balance") if item.is_opening else "–")

    def _not_in_force(self, account: ReportAccount) -> str:
        back = self._report.verdicts.reversed if self._report.verdicts is not None else ()
        for each in back:
            if each.kind == "account_closed" and (each.about, each.asset) == (account.account, account.asset):
                at = zoned(each.reversed_at, self._report.zone, self._language)
                who = self._word("reversed_by", proposed=each.proposed_by, agreed=each.agreed_by, instant=at)
                return self._word("closing_reversed", who=who)
        return self._word("closing_refused", verdict=self._judged(account.closing))

    def _adjustments(self, account: ReportAccount) -> None:
        if not account.adjustments:
            return
        blocks.section(self._pages, self._word("adjustments"), aside=self._word("adjustments_aside"))
        shares = (("booked_on", 0.13), ("about", 0.27), ("why", 0.2), ("who", 0.25), ("amount", 0.15))
        columns = tuple(LongColumn(self._word(f"column.{name}"), share, name == "amount") for name, share in shares)
        long_table(self._pages, columns, (self._adjustment(account, each) for each in account.adjustments))

    def _adjustment(self, account: ReportAccount, one: ReportAdjustment) -> tuple[str, ...]:
        legs = " ↔ ".join(spaced(leg.account) for leg in one.legs)
        amount = f"{figure(one.legs[0].amount, account.scale)} {one.legs[0].asset}"
        return (self._day(one.booked_on), legs, one.why or "–", self._became(one), amount)

    def _became(self, one: ReportAdjustment) -> str:
        """Who proposed it, who answered and how, and where it stands."""
        if one.course is None:
            return self._judged(one.judged) if one.judged.verdict else self._word("adjusted")
        told, zone = one.course, self._report.zone
        parts = [
            say(f"staff.proposal.{told.state}", self._language),
            self._word("proposed_by", who=told.proposed_by, instant=zoned(told.proposed_at, zone, self._language)),
        ]
        if told.answered_by and told.answered_at is not None:
            at = zoned(told.answered_at, zone, self._language)
            parts.append(self._word("answered_by", who=told.answered_by, instant=at))
        return "; ".join(part for part in (*parts, told.reason) if part)

    def _statements(self, account: ReportAccount) -> None:
        blocks.section(self._pages, self._word("statements"))
        for each in account.gaps:
            blocks.paragraph(self._pages, self._gap(account, each), look.STRONG)
            self._pages.down += 4
        rows = [
            (
                self._file(each),
                self._form(each),
                f"{self._day(each.from_on)} – {self._day(each.to_on)}",
                "–" if each.opening is None else figure(each.opening, account.scale),
                "–" if each.closing is None else figure(each.closing, account.scale),
            )
            for each in account.files
        ]
        columns = self._columns(
            {"file": 0.32, "form": 0.14, "period": 0.26, "opening": 0.14, "closing": 0.14},
            period=(row[2] for row in rows),
            opening=(row[3] for row in rows),
            closing=(row[4] for row in rows),
        )
        long_table(self._pages, columns, rows)

    def _gap(self, account: ReportAccount, gap: Days) -> str:
        """Days of which no statement speaks, and why the account was closed all the same."""
        reason = say(f"reconcile.gap.{account.gap_reason}", self._language) if account.gap_reason else "–"
        facts = {"since": self._day(gap.from_on), "until": self._day(gap.to_on)}
        name = "gap_day" if gap.from_on == gap.to_on else "gap"
        return self._word(name, **facts, reason=reason, words=account.gap_words or "–")

    def _file(self, file: ReportFile) -> str:
        """Its name, the account as it calls it, its hash, and the hash of the archive it came in."""
        archive = self._word("archive", hash=_grouped(file.archive)) if file.archive else ""
        whose = self._word("vouched", account=file.stated).strip() if file.vouched else file.stated
        return "; ".join(part for part in (file.name, whose, _grouped(file.sha256), archive) if part)

    def _form(self, file: ReportFile) -> str:
        told = self._word("statement", format=file.format.upper(), count=f"{file.count:,}")
        return self._listed(told, self._word("payouts", count=f"{file.payouts:,}")) if file.payouts else told

    def _certificates(self, account: ReportAccount) -> None:
        blocks.section(self._pages, self._word("certificates"), aside=self._word("certificates_aside"))
        counts = Counter(each.how for each in account.matches)
        summed: list[Sequence[str]] = [
            (self._word(f"confirmed.{how}"), f"{counts[how]:,}") for how in _CONFIRMED if counts[how]
        ]
        summed.append(StrongRow((self._word("confirmed.all"), f"{len(account.matches):,}")))
        long_table(self._pages, self._columns({"confirmed": 0.84, "matches": 0.16}), summed)
        if not account.matches:
            return
        self._pages.down += 8
        self._pages.need(60)
        # First what somebody decided: an auditor looks at that, and samples the rest.
        for alone in (False, True):
            mine = [each for each in account.matches if each.alone is alone]
            if mine:
                self._pages.need(104)
                blocks.paragraph(self._pages, self._word("by_itself" if alone else "by_people"), look.STRONG)
                self._matches(account, mine)

    def _matches(self, account: ReportAccount, matches: Sequence[ReportMatch]) -> None:
        lines = [line for each in account.matches for line in each.lines]
        entries = [entry for each in account.matches for entry in each.entries]
        columns = self._columns(
            {"on": 0.12, "lines": 0.26, "stated": 0.11, "entries": 0.2, "booked": 0.11, "certificate": 0.2},
            on=map(self._day, {line.on for line in lines}),
            stated=(figure(line.amount, account.scale) for line in lines),
            booked=(figure(entry.amount, account.scale) for entry in entries),
        )
        long_table(self._pages, columns, self._match_rows(account, matches))
        self._pages.down += 8

    def _match_rows(self, account: ReportAccount, matches: Sequence[ReportMatch]) -> Iterator[Sequence[str]]:
        """One row for a line and an entry; what is left of a group goes on below, without its certificate again."""
        for each in matches:
            for place, (line, entry) in enumerate(zip_longest(each.lines, each.entries)):
                yield (
                    "" if line is None else self._day(line.on),
                    "" if line is None else line.called or self._word("erased", number=line.number),
                    "" if line is None else figure(line.amount, account.scale),
                    "" if entry is None else entry.called,
                    "" if entry is None else figure(entry.amount, account.scale),
                    "" if place else self._certificate(each),
                )

    def _certificate(self, match: ReportMatch) -> str:
        if match.by_hand:
            told = self._word("certificate.by_hand")
        elif not match.complete:
            told = self._word("certificate.open", count=match.solutions)
        elif match.solutions == 1:
            told = self._word("certificate.unique")
        else:
            told = self._word("certificate.equal", count=match.solutions)
        by = self._word("certificate.alone" if match.alone else "certificate.person")
        shape = say(f"reconcile.shape.{match.shape}", self._language)
        verdict = say(f"reconcile.verdict.{match.verdict}", self._language) if match.verdict else ""
        payout = say("reconcile.match.payout", self._language, payout=match.payout) if match.payout else ""
        return self._listed(payout or shape, told, by, verdict)

    def _listed(self, *parts: str) -> str:
        return self._word("comma").join(part for part in parts if part)

    def _refused(self, verdicts: ReportVerdicts) -> None:
        blocks.section(self._pages, self._word("refused"), aside=self._word("refused_aside"))
        if not verdicts.refused:
            blocks.paragraph(self._pages, self._word("nothing_refused"))
            return
        more = verdicts.stale + verdicts.conflicting - len(verdicts.refused)
        if more:
            blocks.paragraph(self._pages, self._word("refused_more", count=f"{more:,}"))
        columns = self._columns({"number": 0.06, "decision": 0.17, "about": 0.30, "verdict": 0.29, "amount": 0.18})
        long_table(self._pages, columns, (self._refused_row(each) for each in verdicts.refused))

    def _taken_back(self, verdicts: ReportVerdicts) -> None:
        if not verdicts.reversed:
            return
        blocks.section(self._pages, self._word("taken_back"), aside=self._word("taken_back_aside"))
        shares = (("number", 0.06), ("decision", 0.12), ("about", 0.24), ("who", 0.24), ("why", 0.20), ("amount", 0.14))
        figures = ("number", "amount")
        columns = tuple(LongColumn(self._word(f"column.{name}"), share, name in figures) for name, share in shares)
        long_table(self._pages, columns, (self._reversed_row(each) for each in verdicts.reversed))

    def _reversed_row(self, one: ReportReversed) -> tuple[str, ...]:
        at = zoned(one.reversed_at, self._report.zone, self._language)
        return (
            f"{one.seq:,}",
            say(f"reconcile.decision.{one.kind}", self._language),
            f"{spaced(one.about)}, {self._day(one.day)}",
            self._word("reversed_by", proposed=one.proposed_by, agreed=one.agreed_by, instant=at),
            one.why or "–",
            f"{figure(one.amount, one.scale)} {one.asset}",
        )

    def _refused_row(self, one: ReportRefused) -> tuple[str, ...]:
        amount = "" if one.amount is None else f"{figure(one.amount, one.scale)} {one.asset}"
        kind = say(f"reconcile.decision.{one.kind}", self._language)
        return (f"{one.seq:,}", kind, spaced(one.about) or "–", self._judged(one.judged), amount)

    def _counts(self) -> str:
        told = self._report.verdicts
        if told is None:
            return "–"
        counts = {
            "accepted": told.accepted,
            "already_so": told.already_so,
            "stale": told.stale,
            "conflicting": told.conflicting,
        }
        return self._listed(
            *(f"{count:,} {say(f'reconcile.verdict.{name}', self._language)}" for name, count in counts.items())
        )

    def _closing(self, closing: Judged) -> str:
        return self._judged(closing) if closing.verdict else "–"

    def _adjusted(self, adjusted: Judged | None) -> str:
        if adjusted is None:
            return ""
        if adjusted.is_refused:
            return self._word("adjustment_refused", verdict=self._judged(adjusted))
        return self._word("adjusted")

    def _judged(self, judged: Judged) -> str:
        verdict = say(f"reconcile.verdict.{judged.verdict}", self._language)
        if not judged.cause:
            return verdict
        if judged.verdict.startswith("draft_"):
            return self._word("judged", verdict=verdict, cause=judged.cause)
        known = knows(f"reconcile.cause.{judged.cause}")
        cause = say(f"reconcile.cause.{judged.cause if known else 'refused'}", self._language)
        return self._word("judged", verdict=verdict, cause=cause)

    def _kind(self, kind: FindingKind) -> str:
        return say(f"reconcile.finding.{kind}", self._language)

    def _day(self, on: date) -> str:
        return day(on, self._language)

    def _word(self, name: str, **facts: object) -> str:
        return say(f"reconcile.report.{name}", self._language, **facts)


def _grouped(digits: str) -> str:
    return " ".join(digits[start : start + 8] for start in range(0, len(digits), 8))
