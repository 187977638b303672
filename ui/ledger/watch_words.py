"""Alerts as their reader says them: what was found in one sentence with its sums, the list's lines, the steps.

Boundary: pure; made in a pool's thread. Every figure in a sentence is the database's own sum of the postings shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from backoffice.ledger.views import Day
from backoffice.ledger.watch_rules import AlertState, Rule, Severity
from backoffice.ledger.watch_views import Alert, AlertList, AlertSheet
from backoffice.words import say
from ui.kyc.wording import isolated
from ui.ledger.plotted import Plotted, plotted
from ui.ledger.wording import LedgerWording, money, pseudonym
from ui.screening.wording import ListLine, Paragraph
from ui.staff.cells import CellRow
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

translate = QCoreApplication.translate
_OVER = {AlertState.DISMISSED: Shape.AGREES, AlertState.PASSED_ON: Shape.LATER}
_SHAPES = {Severity.HIGH: Shape.LATE, Severity.MIDDLE: Shape.UNDER_HOUR, Severity.LOW: Shape.LATER}


@dataclass(frozen=True, slots=True)
class ShownAlert:
    """One alert, formatted for its page."""

    sheet: AlertSheet
    title: str
    sentence: str
    facts: tuple[str, ...]
    state: str
    frozen: str
    rows: tuple[CellRow, ...]
    steps: tuple[Paragraph, ...]
    plotted: Plotted | None


def lines_of(found: AlertList, wording: LedgerWording) -> tuple[ListLine, ...]:
    """The list: what is open, the most urgent first, then what is over."""
    return tuple(_line(alert, wording) for alert in (*found.open, *found.over))


def sentence(alert: Alert, wording: LedgerWording) -> str:
    """What was found, in words."""
    figures = alert.figures
    told = {
        "count": alert.postings,
        "least": money(alert.least, alert.scale),
        "most": money(alert.most, alert.scale),
        "asset": alert.asset,
        "came": money(alert.money_in, alert.scale),
        "left": money(alert.money_out, alert.scale),
        "span": _span(alert, wording),
    }
    told |= {name: _figure(name, value, alert, wording) for name, value in figures.items()}
    return _sentences(figures)[alert.rule].format_map(_Told(told))


def shown(sheet: AlertSheet, wording: LedgerWording, names: dict[str, str]) -> ShownAlert:
    """The page of an alert; `names` are display names by sign-in name."""
    alert, language = sheet.alert, wording.words.language
    facts = [
        translate("Watch", "Customer {holder}").format(holder=isolated(pseudonym(alert.holder))),
        say(f"watch.severity.{int(alert.severity)}", language),
        translate("Watch", "found {at}").format(at=wording.words.moment(alert.found_at)),
        translate("Watch", "policy {version}").format(version=alert.policy_version),
    ]
    state = say(f"watch.state.{alert.state}", language)
    if alert.held_by:
        state = translate("Watch", "Held by {name}").format(name=isolated(names.get(alert.held_by, alert.held_by)))
    frozen = ""
    if sheet.frozen is not None:
        frozen = translate("Watch", "Account frozen {at} by {name}: {reason}").format(
            at=wording.words.moment(sheet.frozen.at),
            name=isolated(names.get(sheet.frozen.by, sheet.frozen.by)),
            reason=say(f"watch.freeze.{sheet.frozen.reason}", language),
        )
        if sheet.frozen.lift_by:
            lift_by = isolated(names.get(sheet.frozen.lift_by, sheet.frozen.lift_by))
            frozen = translate("Watch", "{frozen}. {name} asks a lead to lift that").format(frozen=frozen, name=lift_by)
    return ShownAlert(
        sheet,
        f"A-{alert.number}  {say(f'watch.rule.{alert.rule}', language)}",
        sentence(alert, wording),
        tuple(facts),
        state,
        frozen,
        tuple(_row(sheet, at, wording) for at in range(len(sheet.evidence))),
        tuple(_step(sheet, at, wording, names) for at in reversed(range(len(sheet.steps)))),
        _plotted(sheet, wording),
    )


def _sentences(figures: object) -> dict[Rule, str]:
    first = isinstance(figures, dict) and figures.get("identified") == 0
    if first:
        cap = translate(
            "Watch",
            "{count} donations, together {left} {asset}: before the customer is identified they may give {cap} {asset} "
            "in all",
        )
    else:
        cap = translate(
            "Watch", "{count} donations {span}, together {left} {asset}: more than the {cap} {asset} of one year"
        )
    return {
        Rule.STRUCTURING: translate(
            "Watch",
            "{count} deposits of {least}–{most} {asset} {span}, together {came} {asset}, "
            "each under the limit of {limit} {asset}",
        ),
        Rule.IN_AND_OUT: translate(
            "Watch", "{came} {asset} came in, and {left} {asset} of it left again {span}"
        ),
        Rule.DORMANT: translate(
            "Watch", "Nothing for {quiet_days} days since {last_on}, then {count} postings {span}: "
            "{came} {asset} in, {left} {asset} out"
        ),
        Rule.UNUSUAL: translate(
            "Watch", "{kind} of {most} {asset} {span}. Half of the {history} earlier ones were under {median} {asset}, "
            "and they differ from that by {spread} {asset} as a rule; this is more than {times} times as far"
        ),
        Rule.ROUND_TRIP: translate(
            "Watch", "{left} {asset} went to customer {other}, and {came} {asset} came back from them {span}"
        ),
        Rule.DONATION_CAP: cap,
    }  # fmt: skip


class _Told(dict[str, object]):
    """What a sentence asks for; a dash for a figure an older rule did not keep."""

    def __missing__(self, name: str) -> str:
        return "–"


def _figure(name: str, value: int | str, alert: Alert, wording: LedgerWording) -> str:
    if name in ("limit", "median", "spread", "cap"):
        return money(int(value), alert.scale)
    if name == "other":
        return isolated(pseudonym(str(value)))
    if name == "last_on":
        return wording.day(date.fromisoformat(str(value)))
    return wording.kind(str(value)) if name == "kind" else str(value)


def _span(alert: Alert, wording: LedgerWording) -> str:
    days = (alert.last_on - alert.first_on).days + 1
    if days == 1:
        return translate("Watch", "on {day}").format(day=wording.day(alert.first_on))
    return translate("Watch", "in {days} days from {day}").format(days=days, day=wording.day(alert.first_on))


def _line(alert: Alert, wording: LedgerWording) -> ListLine:
    language = wording.words.language
    quiet = alert.state in (AlertState.DISMISSED, AlertState.PASSED_ON)
    amount = f"{money(max(alert.money_in, alert.money_out), alert.scale)} {alert.asset}"
    parts = [isolated(pseudonym(alert.holder)), amount]
    if alert.state is not AlertState.NEW:
        parts.append(say(f"watch.state.{alert.state}", language))
    return ListLine(
        target=alert.id,
        shape=_OVER.get(alert.state, _SHAPES[alert.severity]),
        name=say(f"watch.rule.{alert.rule}", language),
        second=" · ".join(parts),
        at=wording.day(alert.last_on),
        quiet=quiet,
    )


def _row(sheet: AlertSheet, at: int, wording: LedgerWording) -> CellRow:
    each, scale = sheet.evidence[at], sheet.alert.scale
    came, left = (money(each.amount, scale), "") if each.amount > 0 else ("", money(-each.amount, scale))
    return CellRow(
        f"{each.transaction}",
        (
            Cell(wording.day(each.booked_on), token="text2"),
            Cell(wording.kind(each.kind) if each.kind else ""),
            Cell(came, right=True, weight=500),
            Cell(left, right=True, weight=500),
            Cell(isolated(each.reference), token="text2"),
            Cell(f"{each.transaction}", right=True, token="text3"),
        ),
    )


def _step(sheet: AlertSheet, at: int, wording: LedgerWording, names: dict[str, str]) -> Paragraph:
    each, language = sheet.steps[at], wording.words.language
    reason = say(f"watch.reason.{each.reason}", language) if each.reason else ""
    head = say(f"watch.step.{each.step}", language).replace("{reason}", reason)
    by = names.get(each.actor, "")
    return Paragraph(wording.words.moment(each.at), f"{head} – {isolated(by)}" if by else head, each.words)


def _plotted(sheet: AlertSheet, wording: LedgerWording) -> Plotted | None:
    if not sheet.days:
        return None
    alert = sheet.alert
    days = [Day(each.on, each.money_in, -each.money_out, 1, each.balance) for each in sheet.days]
    says = translate("Watch", "{day}: balance {balance} {asset}, in {debit}, out {credit}")
    return plotted(isolated(pseudonym(alert.holder)), alert.asset, alert.scale, days, wording, says)
