"""The result of a proof in words: one verdict, how far each stream is proved, and each finding.

Boundary: pure; the words of findings come from the vocabulary.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from backoffice.audit.findings import Finding, StreamVerified, Verification
from backoffice.words import knows, say
from ui.audit.wording import AuditWording
from ui.widgets.shapes import Shape


def verdict_of(found: Verification) -> tuple[Shape, str]:
    """The shape and the sentence of the whole."""
    translate = QCoreApplication.translate
    if found.cancelled:
        return Shape.UNKNOWN, translate("ProofPanel", "Stopped before the end; nothing is proved by it.")
    count = len(found.findings) + found.more
    if not found.sound:
        # Linguist sees a plural in `tr` alone, and this module has no widget of its own.
        if count == 1:
            return Shape.CONFLICTS, translate("ProofPanel", "1 finding: the trail is not as it was sealed.")
        words = translate("ProofPanel", "{count} findings: the trail is not as it was sealed.")
        return Shape.CONFLICTS, words.format(count=f"{count:,}")
    if found.provable_to is None:
        return Shape.UNKNOWN, translate("ProofPanel", "Nothing is sealed outside the database yet.")
    if count == 1:
        return Shape.CLOSE, translate("ProofPanel", "As it was sealed, but for 1 loss the firm has signed for.")
    if count:
        words = translate("ProofPanel", "As it was sealed, but for {count} losses the firm has signed for.")
        return Shape.CLOSE, words.format(count=f"{count:,}")
    return Shape.AGREES, translate("ProofPanel", "The trail is as it was sealed.")


def facts_of(found: Verification, wording: AuditWording) -> tuple[tuple[str, str], ...]:
    """Label and value, the findings first; a finding has no label."""
    translate = QCoreApplication.translate
    told = [("", finding_words(each, wording.words.language)) for each in found.findings]
    if found.more:
        told.append(("", translate("ProofPanel", "and {count} more").format(count=f"{found.more:,}")))
    for each in found.streams:
        told += _stream(each, wording)
    return tuple(told)


def finding_words(finding: Finding, language: str) -> str:
    """One finding in a sentence that names the entry."""
    entry, until = finding.entry, finding.until
    where = "–" if entry is None else f"{entry:,}" if until in (None, entry) else f"{entry:,}–{until:,}"
    return say(
        f"audit.finding.{finding.kind}",
        language,
        entries=where,
        batch="–" if finding.batch is None else f"{finding.batch:,}",
        line="–" if finding.line is None else f"{finding.line:,}",
        stream=stream_word(finding.stream, language),
    )


def stream_word(stream: str, language: str) -> str:
    """What a sealed table is called; its own name where nobody has worded it."""
    key = f"audit.stream.{stream}"
    return say(key, language) if knows(key, language) else stream


def _stream(each: StreamVerified, wording: AuditWording) -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    proved = "–"
    if each.provable_to is not None and each.provable_at is not None:
        proved = translate("ProofPanel", "entry {number}, sealed {instant}").format(
            number=f"{each.provable_to:,}", instant=wording.when_with_zone(each.provable_at)
        )
    told = [
        (translate("ProofPanel", "Stream"), stream_word(each.stream, wording.words.language)),
        (translate("ProofPanel", "Read"), f"{each.rows:,}"),
        (translate("ProofPanel", "Proved up to"), proved),
        (translate("ProofPanel", "Not yet provable"), f"{each.waiting:,}"),
    ]
    if each.by_leaf:
        told.insert(2, (translate("ProofPanel", "By leaf hash"), f"{each.by_leaf:,}"))
    return told
