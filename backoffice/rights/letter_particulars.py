"""What a letter can say by itself, from what was really done: it fills the first place of a draft left to a person.

Boundary: reads what the acts left behind; says nothing where they left nothing. R-01, R-04 to R-07; GDPR Art. 12(1).
"""

from __future__ import annotations

from backoffice.desk import ReadWork
from backoffice.retention.holding import hold_standing
from backoffice.rights import access_queries, letters, restriction_letters, weighing, withdrawing
from backoffice.rights.access_rules import package_name
from backoffice.rights.rules import ReplyKind, Right
from backoffice.rights.tables import RequestRow


def particulars(work: ReadWork, row: RequestRow, kind: ReplyKind, language: str) -> str:
    """The words for a letter of `kind` about this request; "" where they are the officer's to write."""
    if kind is ReplyKind.LIFTING:
        return restriction_letters.lifting_words(work, row, language)
    right = Right(row.right)
    if right is Right.OBJECTION and kind in (ReplyKind.OUTCOME, ReplyKind.REFUSAL):
        return weighing.answer_words(work, row, language)
    if right is Right.ERASURE and kind is ReplyKind.REFUSAL:
        return _held_words(work, row, language)
    if kind is not ReplyKind.OUTCOME:
        return ""
    if right in (Right.ACCESS, Right.PORTABILITY):
        return _copy_words(work, row, language)
    if right is Right.RESTRICTION:
        return restriction_letters.answer_words(work, row, language)
    return withdrawing.answer_words(work, row, language) if right is Right.WITHDRAWAL else ""


def _held_words(work: ReadWork, row: RequestRow, language: str) -> str:
    """That a legal hold keeps everything, in plain words; what an authority ordered, and why, is not the firm's to say.

    "" where none is in force: the ground is the officer's to write then.
    """
    hold = None if row.customer_id is None else hold_standing(work, row.customer_id).hold
    if hold is None:
        return ""
    words = letters.words_of("erasure", language)
    return f"{words[f'held_{hold.reason}']} {words['held_again']}".strip()


def _copy_words(work: ReadWork, row: RequestRow, language: str) -> str:
    """Which file is the copy, as the export register has it; how it travels stays to be filled in."""
    kind = access_queries.package_of(work.session, row.id)
    if kind is None:
        return ""
    name = package_name(row.number, portability=kind == "rights.portability_copy")
    return letters.copy_named(language).format(name=name)
