"""A rectification formatted for its box: what is held and is to stand, what changes where, and what became of it.

Boundary: pure; few rows, made as they are edited.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

from PySide6.QtCore import QLocale

from backoffice.people.correction_rules import Act, Evidence, Field
from backoffice.people.countries import every_country
from backoffice.people.disclosures import Recipient
from backoffice.rights.access_answer import word, word_or_code
from backoffice.rights.recipients import Cause, Had, Occasion
from backoffice.rights.rectification import Standing
from backoffice.rights.rectification_rules import Disputed, Form, Stands, State
from backoffice.staff.views import ProposalState
from ui.kyc.wording import isolated
from ui.rights.wording import RightsWording, translate
from ui.staff.cells import CellRow
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

_LETTERS = 2
_SHAPES = {Act.CORRECTED: Shape.AGREES, Act.COMPLETED: Shape.PROMISE, Act.REFUSED: Shape.CONFLICTS}


class Step(Enum):
    """How far a rectification is: each has one thing to do next. CLOSED: nothing was done and nothing can be."""

    EMPTY = "empty"
    BEGUN = "begun"
    SECOND = "second"
    WAITING = "waiting"
    AGREED = "agreed"
    REFUSED = "refused"
    DONE = "done"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Rest:
    """Something a decision can rest on, as the box offers it."""

    evidence: Evidence
    evidence_id: UUID | None
    words: str


def step_of(standing: Standing, form: Form, *, more: bool) -> Step:
    """What is to be done next; `more` where somebody wants to correct more than was done."""
    if standing.state is State.PROPOSED:
        state = standing.proposal.state if standing.proposal is not None else ProposalState.EXPIRED
        return {ProposalState.PROPOSED: Step.WAITING, ProposalState.APPROVED: Step.AGREED}.get(state, Step.REFUSED)
    if form.lines:
        return Step.SECOND if form.needs_second else Step.BEGUN
    if standing.done and not more:
        return Step.DONE
    return Step.EMPTY if standing.may else Step.CLOSED


def heads(step: Step) -> tuple[str, ...]:
    return (
        translate("Rectification", "Data"),
        translate("Rectification", "Held before") if step is Step.DONE else translate("Rectification", "Held now"),
        translate("Rectification", "Stands instead")
        if step is Step.DONE
        else translate("Rectification", "To stand instead"),
        translate("Rectification", "Decision"),
        translate("Rectification", "Rests on"),
    )


def rows_of(standing: Standing, form: Form, step: Step, wording: RightsWording) -> tuple[CellRow, ...]:
    """A row for each field; of what is done those that were decided, the newest decision first."""
    if step is Step.DONE:
        return tuple(
            _row(f"{number}\n{line.field}", line, line.old, wording, done=True)
            for number, done in enumerate(standing.done)
            for line in done.form.lines
        )
    return tuple(
        _row(field.value, form.line(field) or field, standing.held.get(field, ""), wording, done=False)
        for field in Field
        if field is not Field.DOCUMENT_NUMBER or field in standing.held
    )


def value(field: Field, held: str, wording: RightsWording) -> str:
    """A value as the reader writes it."""
    if field is Field.COUNTRY and held:
        return wording.country(held)
    if field is Field.BIRTH_ON and held:
        try:
            return wording.day(date.fromisoformat(held))
        except ValueError:
            return held
    if field is Field.LANGUAGE and held:
        return _own_name(held) or held
    return isolated(held) if held else "–"


def offered(field: Field, held: str, wording: RightsWording) -> tuple[tuple[str, str], ...]:
    """Words and code of all that a field can hold, by their words; nothing where it is written freely."""
    if field is Field.COUNTRY:
        codes = {*every_country(), held}
    elif field is Field.LANGUAGE:
        codes = {held, *(code for each in QLocale.Language if len(code := QLocale.languageToCode(each)) == _LETTERS)}
    else:
        return ()
    named = ((value(field, code, wording), code) for code in codes if code)
    return tuple(sorted(named, key=lambda each: (each[0] == each[1], each[0].casefold())))


def _own_name(language: str) -> str:
    """What a language calls itself; nothing for a code Qt does not know."""
    return "English" if language == "en" else QLocale(language).nativeLanguageName()


def _row(key: str, told: Disputed | Field, held: str, wording: RightsWording, *, done: bool) -> CellRow:
    field = told if isinstance(told, Field) else told.field
    name = Cell(wording.say(f"people.field.{field}"), weight=600 if isinstance(told, Disputed) else 500)
    before = Cell(value(field, held, wording) if field is not Field.OTHER else "")
    if isinstance(told, Field):
        return CellRow(key, (name, before, Cell(""), Cell(""), Cell("")))
    fresh = told.statement if told.act is Act.COMPLETED else told.new if told.act is Act.CORRECTED else ""
    stands = value(field, fresh, wording) if told.act is Act.CORRECTED and fresh else isolated(fresh)
    said = wording.say(f"people.was_decided.{told.act}" if done else f"people.decided.{told.act}")
    if told.act is Act.REFUSED and told.ground is not None:
        said = wording.say(f"people.correction_ground.{told.ground}")
    rests = isolated(told.reference) if told.reference else wording.say(f"people.evidence.{told.evidence}")
    return CellRow(
        key, (name, before, Cell(stands, weight=600), Cell(said, mark=_SHAPES[told.act]), Cell(rests, token="text2"))
    )


def where(stands: Sequence[Stands], wording: RightsWording) -> str:
    """What changes and where, and what stays, in one or two sentences."""
    changes = [_place("place", each, wording) for each in stands if each.changes]
    stays = [_place("stays", each, wording) for each in stands if not each.changes]
    told = [translate("Rectification", "Changes: {places}.").format(places=" · ".join(changes))] if changes else []
    return " ".join((*told, *(f"{each}." for each in stays)))


def _place(room: str, each: Stands, wording: RightsWording) -> str:
    words = wording.say(f"rectification.{room}.{each.place}").format(count=each.count)
    return f"{words} ({each.count})" if each.count > 1 and str(each.count) not in words else words


def said(standing: Standing, form: Form, step: Step, wording: RightsWording, names: dict[str, str]) -> str:
    """Where it stands, and what is to be done next with what `form` says now."""
    proposal = standing.proposal
    if step is Step.DONE:
        newest = standing.done[0]
        words = translate("Rectification", "Carried out {at} by {name}. Before and after are kept, sealed.")
        name = isolated(names.get(newest.by, newest.by))
        return words.format(at=wording.moment(newest.at), name=name)
    if step is Step.REFUSED:
        reason = proposal.reason if proposal is not None else ""
        if reason:
            words = translate("Rectification", "The second person refused: {reason} Take it back to change it.")
            return words.format(reason=isolated(reason))
        return translate("Rectification", "The agreement has expired. Take it back and propose it again.")
    return {
        Step.EMPTY: translate(
            "Rectification", "Nothing is decided yet. Choose what the person disputes, and say what becomes of it."
        ),
        Step.BEGUN: translate("Rectification", "It changes everywhere at once, or not at all."),
        Step.SECOND: _why_second(form),
        Step.WAITING: translate(
            "Rectification",
            "A second person reads it: old and new values, reasons, and what it rests on. Then they agree or refuse.",
        ),
        Step.AGREED: translate("Rectification", "A second person has agreed to exactly this."),
        Step.CLOSED: translate("Rectification", "Nothing was corrected for this request, and it can be no more."),
    }[step]


def _why_second(form: Form) -> str:
    if form.rescreens:
        return translate(
            "Rectification", "It changes who the person is: a second person agrees first. KYC then looks at them again."
        )
    if form.corrected(Field.EMAIL) is None:
        return translate(
            "Rectification", "It changes a way back into the account: a second person agrees first, whoever asks."
        )
    return translate(
        "Rectification", "It changes where everything goes: a second person agrees first. The old address is then told."
    )


def recipient_rows(had: Sequence[Had], wording: RightsWording, names: dict[str, str]) -> tuple[CellRow, ...]:
    """Who had the old values, when they got them, and what became of telling them."""
    return tuple(
        CellRow(
            each.key,
            (
                Cell(recipient(each, wording, names), weight=600),
                Cell(_kinds(each, wording), token="text2"),
                Cell(_days(each, wording), token="text2"),
                Cell(
                    _became(each, wording),
                    mark=Shape.CLOSE if each.waits else Shape.AGREES,
                ),
            ),
        )
        for each in had
    )


def recipient(each: Had, wording: RightsWording, names: dict[str, str]) -> str:
    words = wording.say(f"rectification.had.{each.act}")
    named = isolated(each.named) or "–"
    if each.receiver is not None:
        named = isolated(each.receiver.name) or word_or_code("receiver", each.receiver.kind, _spoken(wording))
    return words.format(named=named, by=isolated(names.get(each.by, each.by)))


def _kinds(each: Had, wording: RightsWording) -> str:
    """What they had, and how often where that was more than once."""
    told = " · ".join(wording.say(f"audit.category.{kind}") for kind in each.categories)
    return f"{told} ({each.times})" if each.times > 1 else told


def _became(each: Had, wording: RightsWording) -> str:
    if each.told is not None:
        return wording.say(f"rectification.way.{each.told.way}")
    return wording.say("rectification.way.spared") if each.spared else translate("Rectification", "not told yet")


def _asked(each: Had, cause: Cause | None) -> str:
    """Of an erasure: what they are told, and why."""
    if cause is None or cause.occasion is not Occasion.ERASURE or each.recipient is Recipient.FIRM:
        return ""
    if each.spared:
        return translate(
            "Rectification", "Nothing of what they had was erased: it is kept here too, and nobody is told of that."
        )
    if each.keeps:
        return translate(
            "Rectification",
            "They are told of it and not asked to erase what a law has them keep: records of payments and assets.",
        )
    return translate("Rectification", "They are told of it and asked to erase it, unless a law has them keep it.")


def more_of(each: Had, wording: RightsWording, cause: Cause | None = None) -> str:
    """Where the data is and what protects it there, what they are told, and why somebody was not told."""
    told = translate("Rectification", "Where, and what protects it there: {safeguard}.").format(
        safeguard=_safeguard(each, wording)
    )
    told = f"{told} {_asked(each, cause)}".strip()
    reason = each.told.reason if each.told is not None else ""
    return (
        f"{told} {translate('Rectification', 'Not told: {reason}').format(reason=isolated(reason))}" if reason else told
    )


def _safeguard(each: Had, wording: RightsWording) -> str:
    if each.receiver is None:
        firm = each.recipient is Recipient.FIRM
        return wording.say(f"rectification.had.safeguard_{'firm' if firm else 'order'}")
    spoken = _spoken(wording)
    places = " · ".join(
        word("eea", spoken) if country == "EEA" else wording.country(country) for country in each.receiver.countries
    )
    safeguard = word_or_code("safeguard", each.receiver.safeguard, spoken)
    return f"{places}: {safeguard}" if places else safeguard


def _spoken(wording: RightsWording) -> str:
    return "zh" if wording.language == "zh" else "en"


def _days(each: Had, wording: RightsWording) -> str:
    first, last = wording.day(each.first_on), wording.day(each.last_on)
    return first if first == last else f"{first} – {last}"
