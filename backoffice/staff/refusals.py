"""What is refused about people, second persons and emergency access; the database names these by their codes.

Boundary: pure. S-05.
"""

from __future__ import annotations

from backoffice.errors import Conflict, Missing, NotAllowed, Refused


class NotAnAdministrator(NotAllowed):
    code = "staff.not_an_administrator"


class NotOneself(NotAllowed):
    """An administrator neither changes nor ends themselves, nor agrees to a change of themselves."""

    code = "staff.not_oneself"


class NoSuchPerson(Missing):
    code = "staff.no_such_person"


class PersonMovedOn(Conflict):
    """Facts: `name`, `state`."""

    code = "staff.person_moved_on"


class DutiesMovedOn(Conflict):
    """The duties were changed after the change was proposed. Facts: `name`."""

    code = "staff.duties_moved_on"


class NameTaken(Refused):
    """Names are never given twice, also not of those who left. Facts: `name`."""

    code = "staff.name_taken"


class BadDisplayName(Refused):
    """Facts: `at_most`."""

    code = "staff.bad_display_name"


class BadLanguage(Refused):
    code = "staff.bad_language"


class UnknownDuty(Refused):
    """No duty, or one that is not in the list. Facts: `duties`."""

    code = "staff.unknown_duty"


class NotAVerifier(Refused):
    """Only a SCRAM-SHA-256 verifier of 4,096 rounds or more is taken, so that no password reaches the server."""

    code = "staff.not_a_verifier"


class WeakPassword(Refused):
    """Facts: `weakness`, a value of `passwords.Weakness`."""

    code = "staff.weak_password"


class SamePassword(Refused):
    code = "staff.same_password"


class UnknownAction(Refused):
    """Facts: `action`."""

    code = "staff.unknown_action"


class NotYoursToPropose(NotAllowed):
    """Facts: `action`."""

    code = "staff.not_yours_to_propose"


class FactsTooLong(Refused):
    """Facts: `at_most`."""

    code = "staff.facts_too_long"


class FactsMalformed(Refused):
    """The facts do not say what this action needs, such as whom and which keys. Facts: `action`."""

    code = "staff.facts_malformed"


class RefusalNeedsReason(Refused):
    """Who says no says why, to the proposer. Facts: `at_most` signs."""

    code = "staff.refusal_needs_reason"


class AlreadyProposed(Conflict):
    """Facts: `action`."""

    code = "staff.already_proposed"


class NoSuchProposal(Missing):
    code = "staff.no_such_proposal"


class SamePerson(NotAllowed):
    """Who proposed something cannot agree to it. Facts: `action`."""

    code = "staff.same_person"


class NotApart(NotAllowed):
    """Within seven days one set the other's password, or somebody set both: one may be both. Facts: `person`."""

    code = "staff.not_apart"


class ProposalMovedOn(Conflict):
    """Facts: `person`, who decided it; none where it was withdrawn."""

    code = "staff.proposal_moved_on"


class ProposalExpired(Conflict):
    code = "staff.proposal_expired"


class ProposalDiffers(Conflict):
    """What was agreed to is not what was shown."""

    code = "staff.proposal_differs"


class NotAgreedYet(Refused):
    """Facts: `state`."""

    code = "staff.not_agreed_yet"


class NoEmergencyAccess(NotAllowed):
    code = "staff.no_emergency_access"


class NoEmergencyNeeded(Refused):
    """L-04: the reporting officer's own files open this customer, and everybody would be told of an emergency."""

    code = "staff.no_emergency_needed"


class ReasonTooShort(Refused):
    """Facts: `at_least` letters, `at_most` signs."""

    code = "staff.reason_too_short"


class NoSuchCustomer(Missing):
    code = "staff.no_such_customer"


class NoSuchAccess(Missing):
    code = "staff.no_such_access"


class NoSuchNotice(Missing):
    code = "staff.no_such_notice"


class Suspended(NotAllowed):
    """Said to whose work it ended. Facts: `by` (a full name) and `at` (ISO), both empty where nobody can tell."""

    code = "staff.suspended"


class Ended(NotAllowed):
    """As Suspended."""

    code = "staff.ended"


class PasswordWasReset(NotAllowed):
    """As Suspended: an administrator has set a password for one entry."""

    code = "staff.password_was_reset"
