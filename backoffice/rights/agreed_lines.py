"""What two people agree to of a correction, to the byte: each line with every place it changes, as the guard takes it.

Boundary: seals before it is proposed, so that what a second person opens is what would be written; the database holds
both to one hash. R-02, S-05.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from backoffice import vault
from backoffice.desk import ReadWork, Work
from backoffice.people.correction_rules import Act
from backoffice.rights import rectification_places as places
from backoffice.rights.rectification_rules import DataMovedOn, Disputed, Form, SecondDiffers, to_bytes
from backoffice.rights.rectification_tables import RectificationRow
from backoffice.vault.envelope import SealBroken
from backoffice.vault.held_keys import KeyOutOfReach

# Told for each change, as what stands there now is opened to see that it is what the line calls old.
_BEFORE = "before"


def lines_of(work: Work, customer: UUID, form: Form) -> list[dict[str, Any]]:
    """Each line with what changes where, sealed for its place. Raises DataMovedOn."""
    return [
        {
            "field": line.field.value,
            "act": line.act.value,
            "evidence": line.evidence.value,
            "evidence_id": str(line.evidence_id) if line.evidence_id is not None else None,
            "ground": line.ground.value if line.ground else None,
            "changes": places.changes(work, customer, line),
        }
        for line in form.lines
    ]


def said_of(correction: UUID, salt: bytes, form: Form) -> str:
    """The hash that binds all that is said to this correction; its salt keeps short values from guesses."""
    return hashlib.sha256(correction.bytes + salt + to_bytes(Form(form.lines))).hexdigest()


def sealed_plan(work: Work, lines: Sequence[Mapping[str, Any]], *, row: UUID, subject: UUID) -> bytes:
    """What is proposed, kept until it is carried out."""
    value = json.dumps(lines, ensure_ascii=False).encode()
    return vault.seal(work, RectificationRow.plan, row=row, customer=subject, value=value)


def planned(work: Work, row: RectificationRow, form: Form) -> list[dict[str, Any]]:
    """What was proposed, where it still fits what stands; what the form makes where nothing was. Raises DataMovedOn."""
    fresh = lines_of(work, row.customer_id, form)
    if row.plan is None:
        return fresh
    told = vault.open_sealed(work, RectificationRow.plan, row=row.id, customer=row.customer_id, envelope=row.plan)
    kept: list[dict[str, Any]] = json.loads(told)
    for mine, now in zip(kept, fresh, strict=True):
        if _stood(mine) != _stood(now):
            raise DataMovedOn(field=str(now["field"]))
    return kept


def enter_indexes(work: Work, customer: UUID, form: Form, lines: Sequence[Mapping[str, Any]]) -> None:
    """Let the new values be found by, once they stand; what is only proposed is not."""
    for line, told in zip(form.lines, lines, strict=True):
        for change in told["changes"]:
            column = places.COLUMNS.get(change["column"])
            if column is not None:
                row = UUID(change["row"]) if "row" in change else customer
                vault.enter_in_index(work, column, row=row, customer=customer, value=line.new.encode())


def check_shown(work: ReadWork, customer: UUID, line: Disputed, told: Mapping[str, Any]) -> None:
    """Open what would be written and hold it against what is shown of it. Raises SecondDiffers, KeyNotHeld."""
    changes: Sequence[Mapping[str, Any]] = told["changes"]
    account = places.place_of(line.field)
    if (
        (told["field"], told["act"], told["evidence"]) != (line.field.value, line.act.value, line.evidence.value)
        or told["evidence_id"] != (str(line.evidence_id) if line.evidence_id is not None else None)
        or told["ground"] != (line.ground.value if line.ground else None)
        or (line.act is Act.CORRECTED) != bool(changes)
        or (line.act is Act.CORRECTED and account not in {change["column"] for change in changes})
        or not all(_is_shown(work, customer, line, change) for change in changes)
    ):
        raise SecondDiffers


def _is_shown(work: ReadWork, customer: UUID, line: Disputed, change: Mapping[str, Any]) -> bool:
    if "value" in change:
        return bool(change["value"] == line.new and change["was"] == places.digest(line.old.encode()))
    column, stood = places.COLUMNS.get(change["column"]), bytes.fromhex(change[_BEFORE])
    if column is None or change["was"] != places.digest(stood):
        return False
    row = UUID(change["row"]) if "row" in change else customer
    try:
        new = vault.open_sealed(
            work, column, row=row, customer=customer, envelope=bytes.fromhex(change["sealed"])
        ).decode()
    except (SealBroken, KeyOutOfReach, UnicodeDecodeError):
        return False
    old = places.opened(work, column, row, customer, stood)
    if change["column"] == places.CARD:
        return places.is_card_corrected(line, old, new)
    return new == line.new and (places.is_same(line.field, old, line.old) if old else line.old == "")


def _stood(line: Mapping[str, Any]) -> list[tuple[object, ...]]:
    return [(each["column"], each.get("row"), each["was"]) for each in line["changes"]]
