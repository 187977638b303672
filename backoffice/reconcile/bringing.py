"""Bring a workbook's decisions into the house: in parts, from where an interrupted check-in stopped.

Boundary: between a workbook and a desk; slow, for a long task. The same again changes nothing. L-02.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import uuid4

from backoffice.desk import Desk
from backoffice.reconcile import check_in, workbook
from backoffice.reconcile.check_in_rules import AnotherLog, Ended, NothingDecided
from backoffice.reconcile.decisions import (
    AccountClosed,
    AccountReopened,
    Act,
    AdjustmentProposed,
    FindingNoted,
    MatchesConfirmed,
    PayoutsImported,
    SignedDecision,
    StatementImported,
    decoded,
    first_link,
)
from backoffice.reconcile.workbook import Workbook

AT_ONCE = 200
_BYTES_AT_ONCE = 2 << 20
_WORDS_AT_ONCE = 2_000
Progress = Callable[[int, int], None]


def bring_back(desk: Desk, book: Workbook, progress: Progress = lambda done, total: None) -> Ended:
    """Bring all decisions of a workbook and have them judged; from then on it only opens to be read.

    `progress` is told decisions done and in all; what it raises stops it, and the next time it goes on from there.
    Raises NothingDecided, what `check_in` raises, and WorkbookNotWritten where only the mark in the workbook failed.
    """
    which = book.standing.check_out
    log = book.ask(workbook.log)
    if not log:
        raise NothingDecided()
    held = desk.do(uuid4(), check_in.begin_check_in, which)
    links = [first_link(which).hex(), *(each.link.hex() for each in log)]
    if held.count > len(log) or links[held.count] != held.head:
        raise AnotherLog(at=held.count)
    done = held.count
    progress(done, len(log))
    for part in _parts(log[held.count :]):
        words = book.ask(workbook.words, [hash_ for each in part for hash_ in _hashes(decoded(each.content).act)])
        # Words go first: once their decisions are here, nobody asks for them again.
        for start in range(_WORDS_AT_ONCE, len(words), _WORDS_AT_ONCE):
            desk.do(uuid4(), check_in.bring, which, done, (), words[start : start + _WORDS_AT_ONCE])
        desk.do(uuid4(), check_in.bring, which, done, part, words[:_WORDS_AT_ONCE])
        done += len(part)
        progress(done, len(log))
    ended = desk.do(uuid4(), check_in.end_check_in, which, len(log), links[-1])
    book.mark_checked_in(ended.ended_at)
    return ended


def _parts(log: tuple[SignedDecision, ...]) -> Iterator[tuple[SignedDecision, ...]]:
    part: list[SignedDecision] = []
    size = 0
    for each in log:
        if part and (len(part) == AT_ONCE or size + len(each.content) > _BYTES_AT_ONCE):
            yield tuple(part)
            part, size = [], 0
        part.append(each)
        size += len(each.content)
    if part:
        yield tuple(part)


def _hashes(act: Act) -> Iterator[str]:
    """The commitments in a decision whose words come along."""
    if isinstance(act, MatchesConfirmed):
        lines = [line for match in act.matches for line in match.lines]
        yield from (told for line in lines for told in (line.words, line.reference) if told)
        yield from (match.payout for match in act.matches if match.payout)
    elif isinstance(act, FindingNoted | AdjustmentProposed) or (isinstance(act, AccountReopened) and act.words):
        yield act.words
    elif isinstance(act, StatementImported | PayoutsImported):
        yield from (act.file,) if act.file else ()
    elif isinstance(act, AccountClosed):
        yield from (item.words for item in act.open_items if item.words)
        yield from (act.gap_words,) if act.gap_words else ()
