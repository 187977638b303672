"""What the seal says of the books, beside their own proof: a shape, a sentence, and each finding.

Boundary: pure; `None` is a seal that could not be checked, as this computer has no key to check it with. L-05.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from backoffice.audit.findings import Verification
from ui.audit.proof_words import finding_words, stream_word
from ui.ledger.findings_panel import FindingLine
from ui.widgets.shapes import Shape

_BOOKS = "ledger.transaction"


def sealed_words(found: Verification | None) -> tuple[Shape, str]:
    """The shape and the sentence."""
    translate = QCoreApplication.translate
    if found is None:
        return Shape.UNKNOWN, translate("Sealed", "The seal was not checked: its key is not on this computer.")
    count = len(found.findings) + found.more
    if not found.sound:
        words = translate("Sealed", "They are not as they were sealed; findings: {count}.")
        return Shape.CONFLICTS, words.format(count=f"{count:,}")
    books = next((each for each in found.streams if each.stream == _BOOKS), None)
    if books is None or books.provable_to is None:
        return Shape.UNKNOWN, translate("Sealed", "Nothing of them is sealed outside the database yet.")
    words = translate("Sealed", "They are as they were sealed, up to T-{number}; {waiting} wait for the seal.")
    return Shape.AGREES, words.format(number=books.provable_to, waiting=f"{books.waiting:,}")


def sealed_lines(found: Verification | None, language: str) -> list[FindingLine]:
    """One line for each finding."""
    if found is None:
        return []
    lines = [
        FindingLine(stream_word(each.stream, language), finding_words(each, language), "") for each in found.findings
    ]
    if found.more:
        more = QCoreApplication.translate("Sealed", "and {count} more")
        lines.append(FindingLine("", more.format(count=f"{found.more:,}"), ""))
    return lines
