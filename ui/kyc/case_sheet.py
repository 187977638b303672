"""A case made ready to be shown, off the GUI thread: its page, its cells, its pictures decoded, its draft.

Boundary: everything the page paints is here, so that swapping a case in costs only the painting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QCoreApplication

from backoffice.kyc import service
from backoffice.kyc.rules import ClaimedCase
from backoffice.kyc.views import CasePage
from ui.kyc.attempts_table import Head
from ui.kyc.case_cells import Grid, attempt_grid
from ui.kyc.decoding import CasePictures, decode_all
from ui.kyc.drafts import Draft, Drafts
from ui.kyc.picture_row import SENT_LATER
from ui.kyc.wording import Wording

if TYPE_CHECKING:
    from backoffice.desk import Desk, ReadWork
    from backoffice.kyc.views import Picture


@dataclass(frozen=True, slots=True)
class Sheet:
    """`claim` is set where the case was taken for this sheet."""

    page: CasePage
    heads: tuple[Head, ...]
    attempts: Grid
    pictures: CasePictures
    draft: Draft | None
    claim: ClaimedCase | None = None

    @property
    def case(self) -> UUID:
        return self.page.case

    @property
    def has_sent_later(self) -> bool:
        return any(head.ordinal == SENT_LATER for head in self.heads)


class Loader:
    """Makes sheets; every method gives work for a pool's thread."""

    def __init__(self, desk: Desk, drafts: Drafts, wording: Wording) -> None:
        self._desk = desk
        self._drafts = drafts
        self._wording = wording

    def looked_at(self, case: UUID) -> Callable[[], Sheet]:
        """A case as it is, without taking it."""
        return lambda: self._load(case, None)

    def taken(self, case: UUID) -> Callable[[], Sheet]:
        """A case that is taken first. Raises NotYours, CaseMovedOn, NeedsALead, TooManyClaims, NoSuchCase."""
        key = uuid4()
        return lambda: self._load(case, self._desk.do(key, service.claim_case, case))

    def taken_next(self, beside: tuple[UUID, ...]) -> Callable[[], Sheet | None]:
        """The most urgent free case, taken; None when nobody waits. What this person holds beside `beside` is first."""
        key = uuid4()

        def work() -> Sheet | None:
            claim = self._desk.do(key, service.claim_next_case, beside)
            return None if claim is None else self._load(claim.case, claim)

        return work

    def _load(self, case: UUID, claim: ClaimedCase | None) -> Sheet:
        if claim is None:
            # Taking a case lets one read it; otherwise the trail is told first.
            self._desk.do(uuid4(), service.open_papers, case)
        page, pictures = self._desk.ask(_page_and_pictures, case)
        heads = self._heads(page)
        has_sent_later = any(head.ordinal == SENT_LATER for head in heads)
        return Sheet(
            page=page,
            heads=heads,
            attempts=attempt_grid(page.attempts, self._wording, sent_later=has_sent_later),
            pictures=decode_all(case, pictures),
            draft=self._drafts.read(case),
            claim=claim,
        )

    def _heads(self, page: CasePage) -> tuple[Head, ...]:
        title = QCoreApplication.translate("CaseSheet", "Attempt {number}")
        heads = [
            Head(
                attempt.ordinal,
                title.format(number=attempt.ordinal),
                f"{self._wording.moment(attempt.submitted_at)}, {self._wording.say(f'kyc.device.{attempt.device}')}",
            )
            for attempt in page.attempts
        ]
        if any(ref.ordinal == SENT_LATER for ref in page.pictures):
            heads.append(Head(SENT_LATER, self._wording.say("kyc.picture.extra"), ""))
        return tuple(heads)


def _page_and_pictures(read: ReadWork, case: UUID) -> tuple[CasePage, tuple[Picture, ...]]:
    page = service.case_page(read, case)
    return page, service.pictures(read, case) if page.opened else ()
