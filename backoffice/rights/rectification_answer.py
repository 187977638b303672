"""The answer to a request for rectification: what was corrected, what was completed, what was not and why.

Boundary: says fields and grounds, never a value; begun as a letter that a person then makes their own. R-02, R-08.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.people.correction_rules import Act, Field
from backoffice.rights import letters, queries, recipients, replies, reply_drafts
from backoffice.rights.recipients import Had
from backoffice.rights.rectification import Done, answered_by
from backoffice.rights.rectification_rules import NothingToRectify, outcome
from backoffice.rights.reply_drafts import BegunLetter
from backoffice.rights.rules import Addressee, Outcome, ReplyKind


def begin_answer(work: Work, request: UUID) -> None:
    """Keep the answer as the letter one has begun. Raises NoSuchRequest, NothingToRectify."""
    reply_drafts.keep_draft(work, request, answer(work, request))


def answer(work: ReadWork, request: UUID, language: str = "", to: Addressee | None = None) -> BegunLetter:
    """The answer with how the request ends, after `course.take_access`. Raises NoSuchRequest, NothingToRectify."""
    row = queries.request(work.session, request)
    done = [each for each in answered_by(work, request) if each.form.lines]
    if not done:
        raise NothingToRectify(number=row.number)
    newest = done[-1].form
    for earlier in reversed(done[:-1]):
        for line in earlier.form.lines:
            newest = newest if newest.line(line.field) else newest.with_line(line)
    ends = outcome(newest)
    kind = ReplyKind.REFUSAL if ends is Outcome.REFUSED else ReplyKind.OUTCOME
    begun = replies.draft(work, request, kind, language, to=to)
    told = paragraphs(replace(done[-1], form=newest), recipients.recipients(work, request), begun.language)
    return BegunLetter(replace(begun, text=letters.completed(begun.text, told)), ends)


def paragraphs(done: Done, had: Sequence[Had], language: str) -> str:
    """What the answer says, a line for each field; who had the old values where the person asked."""
    words = letters.words_of("rectification", language)
    yours, grounds = words["yours"], words["ground"]
    told: list[str] = []
    for act, head in ((Act.CORRECTED, "corrected"), (Act.COMPLETED, "completed"), (Act.REFUSED, "refused")):
        lines = [line for line in done.form.lines if line.act is act]
        if not lines:
            continue
        told += ["", words[head].format(day=letters.day(done.at.date(), language))]
        for line in lines:
            why = f"{words['because']}{grounds[line.ground]}" if line.ground is not None else ""
            told.append(f"– {yours[line.field]}{why}")
        if act is Act.CORRECTED:
            told.append(words["everywhere"])
            # Booking words are append-only: no place of a correction is in the books.
            if any(line.field is Field.LEGAL_NAME for line in lines):
                told.append(words["name_in_transactions"])
    if any(line.act is not Act.REFUSED for line in done.form.lines):
        told += recipients.answer_words(had, language, asked=done.form.asks_recipients)
    return "\n".join(told).strip()
