"""The rows of the box of an answer: what would be in it, what stays out and why, and who was told what before.

Boundary: one transaction of a pool's thread; words and figures come formatted. R-01, R-05.
"""

from __future__ import annotations

from dataclasses import dataclass

from backoffice.desk import ReadWork
from backoffice.people.disclosures import disclosures_of
from backoffice.rights import access, reply_drafts
from backoffice.rights.access_answer import package_words
from backoffice.rights.access_rules import Preview
from backoffice.rights.rules import ReplyKind
from ui.rights.sheet import Sheet
from ui.staff.cells import CellRow
from ui.widgets.row_delegate import Cell


@dataclass(frozen=True, slots=True)
class BoxRows:
    """What the box shows, formatted in a pool's thread; `foreseen` is None where there is nothing to prepare.

    `language` is that of the answer one has begun to write, else the person's: the copy and its letter are in one.
    """

    foreseen: Preview | None
    held: tuple[CellRow, ...]
    withheld: tuple[CellRow, ...]
    log: tuple[CellRow, ...]
    language: str = "en"


def box_rows(work: ReadWork, sheet: Sheet, language: str, with_counts: bool) -> BoxRows:
    """Counts and reasons, and the log, as rows."""
    words = package_words(language)
    foreseen = access.preview(work, sheet.line.request) if with_counts else None
    log = disclosures_of(work, sheet.page.customer) if sheet.page.customer is not None else ()
    held: list[CellRow] = []
    withheld: tuple[CellRow, ...] = ()
    if foreseen is not None:
        parts = dict(foreseen.parts)
        parts["ledger.posting"] = foreseen.movements
        if not foreseen.portability:
            parts["faces"] = foreseen.faces
        held = [_row(part, words[f"part.{part}"], f"{count:,}") for part, count in parts.items() if count]
        withheld = tuple(
            _row(each.ground, words[f"ground.{each.ground}"], f"{each.count:,}") for each in foreseen.withheld
        )
    lines = tuple(
        _row(str(at), f"{words[f'log.{each.act}']} – {words[f'log_to.{each.recipient}']}", f"{each.at:%Y-%m-%d}")
        for at, each in enumerate(reversed(log))
    )
    return BoxRows(foreseen, tuple(held), withheld, lines, _language(work, sheet, foreseen))


def _language(work: ReadWork, sheet: Sheet, foreseen: Preview | None) -> str:
    begun = None if foreseen is None else reply_drafts.begun(work, sheet.line.request)
    if begun is not None and begun.letter.kind is ReplyKind.OUTCOME:
        return begun.letter.language
    return foreseen.language if foreseen is not None else "en"


def _row(key: str, words: str, figure: str) -> CellRow:
    return CellRow(key, (Cell(words), Cell(figure, right=True)))
