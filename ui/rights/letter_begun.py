"""With which letter one most likely begins, and by which way it leaves.

Boundary: one read in a pool's thread; shows nothing.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from backoffice.desk import ReadWork
from backoffice.rights import letters, rectification_answer, replies, weighing
from backoffice.rights.letters import LetterDraft, by_way
from backoffice.rights.rectification_rules import NothingToRectify
from backoffice.rights.reply_drafts import BegunLetter
from backoffice.rights.rules import Addressee, Channel, Kind, ReplyKind, Right, Way, addressee
from backoffice.rights.views import RequestPage


def kinds_for(page: RequestPage) -> tuple[ReplyKind, ...]:
    """Which letters can be written about the request; of one that has ended while a restriction stands, that it is to
    be lifted and a further answer.

    Who had data that was corrected is written to where they are listed; an old address is told by the correction.
    """
    lifting = (ReplyKind.LIFTING,) if page.restricted else ()
    if page.line.ended_at is not None:
        return (*lifting, ReplyKind.OUTCOME) if page.restricted else ()
    apart = (ReplyKind.RECIPIENT, ReplyKind.LIFTING, ReplyKind.ADDRESS_CHANGED)
    return (*(each for each in ReplyKind if each not in apart), *lifting)


def begun_as(begun: BegunLetter | None, offered: tuple[ReplyKind, ...], kind: ReplyKind | None) -> BegunLetter | None:
    """What was begun, where it can be written now and is the letter that is wanted."""
    if begun is None or begun.letter.kind not in offered or kind not in (None, begun.letter.kind):
        return None
    return begun


def undelivered(
    work: ReadWork, page: RequestPage, offered: tuple[ReplyKind, ...], kind: ReplyKind | None
) -> BegunLetter | None:
    """The newest letter again, where no relay takes it or the post brought it back: its words, by the other way.

    None where it arrived or waits, where it cannot be written now, or is sealed from the reader.
    """
    if not page.line.came_back:
        return None
    last = next(iter(replies.replies_of(work, page.line.request)[::-1]), None)
    if last is None or last.text is None or last.kind not in offered or kind not in (None, last.kind):
        return None
    by_mail = last.way is Way.MAIL
    # Subject, by post the address, and the text, with an empty line between each.
    subject, _, rest = last.text.partition("\n\n")
    text = rest if by_mail else rest.partition("\n\n")[2]
    way = Way.POST if by_mail or not page.email else Way.MAIL
    ended = [each.outcome for each in page.events if each.kind is Kind.ANSWER]
    outcome = ended[-1] if ended and last.kind in (ReplyKind.OUTCOME, ReplyKind.REFUSAL) else None
    letter = LetterDraft(last.kind, last.language, subject, by_way(text, last.language, way))
    return BegunLetter(letter, outcome, "", way, last.to)


def first_words(work: ReadWork, page: RequestPage, kind: ReplyKind, language: str = "") -> BegunLetter:
    """The answer where an objection has been weighed whole, else a letter of `kind`; a notice is what it is.

    By post to whom a mail cannot reach, and to who wrote on paper; in the person's language where none is told.
    """
    request = page.line.request
    begun = _weighed(work, request, language) if kind is not ReplyKind.LIFTING else None
    if begun is None and kind is ReplyKind.OUTCOME:
        begun = _corrected(work, page, language)
    begun = begun or BegunLetter(replies.draft(work, request, kind, language))
    to = addressee(begun.letter.kind, page.agent)
    reached = page.agent.email if page.agent and to is Addressee.AGENT else page.email or page.customer is None
    way = Way.POST if not reached or page.channel is Channel.POST else Way.MAIL
    letter = replace(begun.letter, text=by_way(begun.letter.text, begun.letter.language, way))
    return replace(begun, letter=letter, way=way, to=to)


def with_package(work: ReadWork, page: RequestPage, begun: BegunLetter | None, name: str, language: str) -> BegunLetter:
    """The answer that names the copy: what was begun of it, else a new one; how the file travels is left to fill in.

    It is in the language of the copy: what was begun in another one is begun anew.
    """
    answer = begun
    if answer is None or answer.letter.kind is not ReplyKind.OUTCOME or answer.letter.language != language:
        answer = first_words(work, page, ReplyKind.OUTCOME, language)
    if name in answer.letter.text:
        return answer
    text = letters.completed(answer.letter.text, letters.copy_named(answer.letter.language).format(name=name))
    return replace(answer, letter=replace(answer.letter, text=text))


def _weighed(work: ReadWork, request: UUID, language: str) -> BegunLetter | None:
    """The answer to an objection that has been weighed whole; None where there is none."""
    found = weighing.weighings_of(work, request)
    if not found or any(each.objection.waits for each in found):
        return None
    kind, outcome = weighing.ending(found)
    return BegunLetter(replies.draft(work, request, kind, language), outcome)


def fresh_words(work: ReadWork, page: RequestPage, kind: ReplyKind, language: str, to: Addressee) -> LetterDraft:
    """A letter of `kind` anew, with what is known of what was done."""
    done = _corrected(work, page, language, to) if kind in (ReplyKind.OUTCOME, ReplyKind.REFUSAL) else None
    if done is not None and done.letter.kind is kind:
        return done.letter
    return replies.draft(work, page.line.request, kind, language, to=to)


def _corrected(work: ReadWork, page: RequestPage, language: str, to: Addressee | None = None) -> BegunLetter | None:
    """The answer to a rectification that was carried out; None where there is none."""
    if page.line.right is not Right.RECTIFICATION or page.customer is None:
        return None
    try:
        return rectification_answer.answer(work, page.line.request, language, to)
    except NothingToRectify:
        return None
