"""The erasure that a request asks for: its identifiers gathered, and the answer that says what went and what stays.

Boundary: `retention` carries it out; suspicions are never spoken of. R-03, R-09.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from backoffice.desk import ReadWork
from backoffice.retention import gathering
from backoffice.retention import service as retention
from backoffice.retention.identifiers import Known
from backoffice.retention.rules import Erasure, PreviewLine
from backoffice.rights import letters, queries, replies
from backoffice.rights.letters import LetterDraft
from backoffice.rights.rules import NoSuchRequest, ReplyKind
from backoffice.store.base import Row


def gathered(work: ReadWork, request: UUID) -> Known:
    """What is known of who asks, after `course.take_access`. Raises NoSuchRequest where nobody of ours asked."""
    row = queries.request(work.session, request)
    if row is None or row.customer_id is None:
        raise NoSuchRequest(request=str(request))
    return gathering.gathered(
        work, row.customer_id, sorted(Row.registry.mappers, key=lambda each: each.class_.__name__)
    )


def answer(work: ReadWork, request: UUID, known: Known | None = None) -> LetterDraft:
    """The answer to a request for erasure, with what went, what is kept, why and until when. Raises NoSuchRequest.

    The name and language are gone from the database: `known` still has them.
    """
    row = queries.request(work.session, request)
    if row is None:
        raise NoSuchRequest(request=str(request))
    name = known.names[0] if known and known.names else ""
    begun = replies.draft(work, request, ReplyKind.OUTCOME, known.language if known else "", name)
    done = retention.last_erasure(work, row.customer_id) if row.customer_id else None
    if done is None:
        return begun
    words = letters.erasure_words(begun.language)
    return replace(begun, text=letters.completed(begun.text, paragraphs(done, words, begun.language)))


def paragraphs(done: Erasure, words: Mapping[str, str], language: str) -> str:
    """What the answer says of an erasure, a line for each kind of data."""
    gone = dict.fromkeys(words[line.rule.id] for line in done.lines if line.goes and line.rule.id in words)
    told = []
    if gone:
        told.append(words["erased"].format(day=letters.day(done.at.date(), language)))
        told += [f"– {what}" for what in gone]
    if done.keys:
        told.append(words["keys"])
    kept = [line for line in done.lines if line.kept and line.rule.id in words]
    if kept:
        told += ["", words["kept"]]
        told += dict.fromkeys(f"– {words[line.rule.id]}: {_why(line, words, language)}" for line in kept)
        told += ["", words["then"]]
    return "\n".join(told)


def _why(line: PreviewLine, words: Mapping[str, str], language: str) -> str:
    ground = words[f"ground_{line.rule.keep}"]
    if line.until is None:
        return f"{ground}{words[f'open_{line.rule.keep}']}"
    return ground + words["until"].format(day=letters.day(line.until, language))
