"""The boxes over the page of requests, each made when it is first wanted.

Boundary: makes them and passes on what they ask for; the page does it.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Slot

from backoffice.desk import ReadWork
from backoffice.rights.rules import ReplyKind
from ui.rights.wording import RightsWording
from ui.screening.refer_box import frame_of
from ui.shell.workspace import Page

if TYPE_CHECKING:
    from backoffice.rights.complaints import Complaint
    from backoffice.rights.erasure import Standing
    from ui.rights.acknowledgement_box import AcknowledgementBox
    from ui.rights.complaints_box import ComplaintsBox
    from ui.rights.consents_box import ConsentsBox
    from ui.rights.erasure_box import ErasureBox
    from ui.rights.hold_box import HoldBox
    from ui.rights.identity_box import IdentityBox
    from ui.rights.intake_box import IntakeBox
    from ui.rights.letter_box import LetterBox, LetterSent
    from ui.rights.objection_box import ObjectionBox
    from ui.rights.package_box import PackageBox
    from ui.rights.posting_box import PostingBox
    from ui.rights.recipients_box import RecipientsBox
    from ui.rights.rectification_box import RectificationBox
    from ui.rights.register_box import RegisterBox
    from ui.rights.restriction_box import RestrictionBox
    from ui.rights.seek_box import SeekBox
    from ui.rights.sheet import LetterLine, Sheet


class PageBoxes(Page):
    """What a page of requests stands on; it overrides what its boxes ask for."""

    # Whether the hold was opened from the box of an erasure, which is looked at again after it.
    _erases_after = False

    @Slot()
    def write_letter(self, package: str = "", kind: ReplyKind | None = None, language: str = "") -> None:
        """A box has begun a letter, or needs one; `package` is the name of the copy that it answers with."""

    @Slot(str, str)
    def answer_with(self, package: str, language: str) -> None:
        """The letter that goes with a copy, in the language of the copy."""
        self.write_letter(package, language=language)

    @Slot()
    def look_again(self) -> None:
        """What is open is read again, since a box has changed what it says."""

    @Slot()
    def announce_lifting(self) -> None:
        """The person is told before a restriction is lifted."""
        self.write_letter(kind=ReplyKind.LIFTING)

    @Slot(object)
    def letter_sent(self, told: LetterSent) -> None:
        """A letter is on its way."""

    @cached_property
    def erasures(self) -> ErasureBox:
        """Made when the first erasure is looked at."""
        from ui.rights.erasure_box import ErasureBox

        box = ErasureBox(frame_of(self), self.seat)
        box.answer_wanted.connect(self.write_letter)
        box.hold_wanted.connect(self._hold)
        return box

    @cached_property
    def holds(self) -> HoldBox:
        """Made when the first legal hold is set or released."""
        from ui.rights.hold_box import HoldBox

        box = HoldBox(frame_of(self), self.seat)
        box.done.connect(self._hold_changed)
        return box

    @Slot(object)
    def _hold(self, standing: Standing) -> None:
        self._erases_after = True
        self.holds.open_for(standing.held)

    @Slot()
    def show_hold(self) -> None:
        """Show the legal hold of whom the open request is about, or ask whose data is to be kept."""
        self._erases_after = False
        sheet = self.opened_sheet()
        if sheet is None:
            self.holds.open_for_anyone()
        elif sheet.page.customer is not None:
            self.holds.open_customer(sheet.page.customer)

    @Slot()
    def _hold_changed(self) -> None:
        """What led to the hold is looked at again: the erasure, the request, or the board."""
        if self._erases_after:
            self.erase()
        elif self.opened_sheet() is not None:
            self.look_again()
        else:
            self.seat.doors.tell(self.tr("Entered; see the audit trail."))

    @Slot()
    def erase(self) -> None:
        """The erasure is looked at again."""

    @cached_property
    def corrections(self) -> RectificationBox:
        """Made when the first correction is looked at."""
        from ui.rights.rectification_box import RectificationBox

        box = RectificationBox(frame_of(self), self.seat)
        box.answer_wanted.connect(self.write_letter)
        box.recipients_wanted.connect(self._recipients)
        box.lifting_wanted.connect(self.show_restriction)
        return box

    @cached_property
    def recipients(self) -> RecipientsBox:
        """Made when it is first wanted."""
        from ui.rights.recipients_box import RecipientsBox

        box = RecipientsBox(frame_of(self), self.seat)
        box.letter_wanted.connect(self.write_letter)
        return box

    @Slot(object)
    def _recipients(self, request: UUID) -> None:
        self.recipients.open_for(request, may_write=not self.why_not_write())

    @Slot()
    def show_recipients(self) -> None:
        """Show who had the data of the open request, and who was told what became of it."""
        sheet = self.opened_sheet()
        if sheet is not None and sheet.page.customer is not None:
            self._recipients(sheet.line.request)

    def why_not_write(self) -> str:
        """Why no letter about the open request can be written; "" where one can."""
        return ""

    @Slot()
    def show_restriction(self) -> None:
        """Show whether the person's data is restricted."""
        sheet = self.opened_sheet()
        if sheet is not None:
            self.restriction.open_for(sheet.page)

    @Slot()
    def show_consents(self) -> None:
        """Show what the person who asks agreed to."""
        sheet = self.opened_sheet()
        if sheet is not None:
            self.consents.open_for(sheet.page)

    @Slot()
    def show_objection(self) -> None:
        """Show what the request has stopped, and weigh it."""
        sheet = self.opened_sheet()
        if sheet is not None:
            self.objection.open_for(sheet.page)

    @cached_property
    def intake(self) -> IntakeBox:
        """Made when it is first wanted."""
        from ui.rights.intake_box import IntakeBox

        box = IntakeBox(frame_of(self), self.seat)
        box.recorded.connect(self.open_at)
        return box

    @cached_property
    def consents(self) -> ConsentsBox:
        """Made when it is first wanted."""
        from ui.rights.consents_box import ConsentsBox

        return ConsentsBox(frame_of(self), self.seat)

    @cached_property
    def restriction(self) -> RestrictionBox:
        """Made when it is first wanted."""
        from ui.rights.restriction_box import RestrictionBox

        box = RestrictionBox(frame_of(self), self.seat)
        box.notice_wanted.connect(self.announce_lifting)
        box.lifted.connect(self.look_again)
        return box

    @cached_property
    def objection(self) -> ObjectionBox:
        """Made when it is first wanted."""
        from ui.rights.objection_box import ObjectionBox

        box = ObjectionBox(frame_of(self), self.seat)
        box.weighed.connect(self.write_letter)
        return box

    @cached_property
    def identities(self) -> IdentityBox:
        """Made when the first identity check is looked at."""
        from ui.rights.identity_box import IdentityBox

        box = IdentityBox(frame_of(self), self.seat)
        box.decided.connect(self.look_again)
        return box

    @Slot()
    def check_identity(self) -> None:
        """Look at the papers by which it is checked who asks."""
        sheet = self.opened_sheet()
        if sheet is not None:
            self.identities.open_for(sheet)

    @cached_property
    def complaints(self) -> ComplaintsBox:
        """Made when the first complaint is looked at."""
        from ui.rights.complaints_box import ComplaintsBox

        box = ComplaintsBox(frame_of(self), self.seat)
        box.acknowledge_wanted.connect(self._acknowledge)
        box.posting_wanted.connect(self._enter_complaints_posting)
        return box

    @cached_property
    def registers(self) -> RegisterBox:
        """Made when the first register is written."""
        from ui.rights.register_box import RegisterBox

        return RegisterBox(frame_of(self), self.seat)

    @Slot()
    def write_register(self) -> None:
        """Ask for the register of the requests of a period."""
        self.registers.begin()

    @cached_property
    def acknowledgements(self) -> AcknowledgementBox:
        """Made when the first complaint is acknowledged."""
        from ui.rights.acknowledgement_box import AcknowledgementBox

        box = AcknowledgementBox(frame_of(self), self.seat)
        box.made_for_post.connect(self._file_acknowledgement)
        return box

    @Slot(object)
    def _acknowledge(self, told: Complaint) -> None:
        self.acknowledgements.open_for(told)

    @Slot(object, object)
    def _file_acknowledgement(self, reply: UUID, complaint: UUID) -> None:
        from ui.rights.letter_filed import file_letter

        file_letter(self.seat, self, reply, complaint)

    @Slot(object)
    def _enter_complaints_posting(self, told: Complaint) -> None:
        """Enter that the letter which acknowledges a complaint was posted, or came back."""
        from backoffice.rights import acknowledging
        from ui.rights.complaint_words import number_of
        from ui.rights.sheet import letter_line

        wording, names = RightsWording(self.seat.language), self.seat.names

        def read(work: ReadWork) -> tuple[LetterLine, ...]:
            return tuple(letter_line(each, wording, names) for each in acknowledging.letters_of(work, told.complaint))

        def show(letters: tuple[LetterLine, ...]) -> None:
            self.postings.open_with(number_of(told), letters)

        self.seat.tasks.quick(self, partial(self.seat.desk.ask, read), show, self.seat.doors.complain)

    def opened_sheet(self) -> Sheet | None:
        """The request that is open, if any."""

    @Slot()
    def show_complaints(self) -> None:
        """Show the complaints of the person of the open request, or every open one."""
        self.complaints.open_for(self.opened_sheet())

    @Slot()
    def enter_posting(self) -> None:
        """Enter that a letter by post was posted, or came back."""
        sheet = self.opened_sheet()
        if sheet is not None:
            self.postings.open_for(sheet)

    def why_not_post(self) -> str:
        """Why nothing can be entered about a letter by post."""
        sheet = self.opened_sheet()
        some = sheet is not None and any(each.by_post for each in sheet.letters)
        return "" if some else self.tr("no letter leaves by post")

    @cached_property
    def postings(self) -> PostingBox:
        """Made when the first posting is entered."""
        from ui.rights.posting_box import PostingBox

        return PostingBox(frame_of(self), self.seat)

    @cached_property
    def letters(self) -> LetterBox:
        """Made when the first letter is written."""
        from ui.rights.letter_box import LetterBox

        box = LetterBox(frame_of(self), self.seat)
        box.sent.connect(self.letter_sent)
        return box

    @cached_property
    def seeking(self) -> SeekBox:
        """Made when the first person is looked for who is no customer."""
        from ui.rights.seek_box import SeekBox

        box = SeekBox(frame_of(self), self.seat)
        box.answer_wanted.connect(self.write_letter)
        return box

    @cached_property
    def package(self) -> PackageBox:
        """Made when the first answer is prepared."""
        from ui.rights.package_box import PackageBox

        box = PackageBox(frame_of(self), self.seat)
        box.letter_wanted.connect(self.answer_with)
        return box
