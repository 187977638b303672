"""What a letter can say by itself, from what was really done: it fills the first place of a draft left to a person.

Boundary: reads what the acts left behind; says nothing where they left nothing. R-04, R-06, R-07; GDPR Art. 12(1).
"""

from __future__ import annotations

from backoffice.desk import ReadWork
from backoffice.rights import restriction_letters, weighing, withdrawing
from backoffice.rights.rules import ReplyKind, Right
from backoffice.rights.tables import RequestRow


def particulars(work: ReadWork, row: RequestRow, kind: ReplyKind, language: str) -> str:
    """The words for a letter of `kind` about this request; "" where they are the officer's to write."""
    if kind is ReplyKind.LIFTING:
        return restriction_letters.lifting_words(work, row, language)
    right = Right(row.right)
    if right is Right.OBJECTION and kind in (ReplyKind.OUTCOME, ReplyKind.REFUSAL):
        return weighing.answer_words(work, row, language)
    if kind is not ReplyKind.OUTCOME:
        return ""
    if right is Right.RESTRICTION:
        return restriction_letters.answer_words(work, row, language)
    return withdrawing.answer_words(work, row, language) if right is Right.WITHDRAWAL else ""
