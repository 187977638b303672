"""What the providers' checks mean to a reviewer: nine plain questions over Persona's and Sumsub's names.

Boundary: pure. Reasons are open strings; a name or reason nobody has mapped is shown as sent, never dropped.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """The status shapes of the look: the shape says it, the word stands beside it."""

    AGREES = "agrees"
    CLOSE = "close"
    CONFLICTS = "conflicts"
    UNKNOWN = "unknown"


class Question(StrEnum):
    """A row of the attempts table."""

    READABLE = "readable"
    COMPLETE = "complete"
    MRZ = "mrz"
    GENUINE = "genuine"
    VALID = "valid"
    DATA = "data"
    FACE = "face"
    LIVE = "live"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Check:
    """One automatic check as the provider sent it: status "passed", "failed" or "not_applicable"; reasons verbatim."""

    name: str
    status: str
    reasons: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What one attempt says to one question; `sent` holds reason codes no word exists for, to be shown verbatim."""

    question: Question
    mark: Mark
    word: str
    sent: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its word key: passing and failing are said per question, particular reasons once for all."""
        if self.word in ("passed", "failed"):
            return f"kyc.answer.{self.word}.{self.question}"
        return f"kyc.answer.{self.word}"


_STARTS: dict[Question, tuple[str, ...]] = {
    Question.MRZ: ("id_mrz", "id_barcode"),
    Question.FACE: (
        "selfie_id_comparison",
        "id_selfie_comparison",
        "selfie_account_comparison",
        "selfie_mismatch",
        "selfie_multiple_faces",
        "bad_face_matching",
    ),
    Question.LIVE: (
        "selfie_",
        "fraudulent_liveness",
        "bad_selfie",
        "bad_video_selfie",
    ),
    Question.COMPLETE: (
        "id_double_side",
        "back_side_missing",
        "front_side_missing",
        "incomplete_document",
        "document_page_missing",
        "document_missing",
        "additional_document_required",
    ),
    Question.VALID: (
        "id_expired",
        "id_valid_dates",
        "id_disallowed",
        "expiration_date",
        "id_invalid",
        "unsuitable_document",
    ),
    Question.GENUINE: (
        "id_tamper",
        "id_physical_tamper",
        "id_fabrication",
        "id_electronic_replica",
        "id_paper",
        "id_color_inconsistency",
        "id_compromised",
        "id_handwriting",
        "id_public_figure",
        "id_portrait_detection",
        "forgery",
        "screenshots",
        "digital_document",
        "graphic_editor",
        "document_template",
        "black_and_white",
    ),
    Question.DATA: (
        "id_account_comparison",
        "id_inquiry_comparison",
        "id_age",
        "id_number_format",
        "id_extraction_inconsistency",
        "problematic_applicant_data",
        "requested_data_mismatch",
        "db_data",
        "inconsistent_profile",
        "age_requirement_mismatch",
    ),
    Question.READABLE: (
        "id_blur",
        "id_glare",
        "id_portrait_clarity",
        "id_unprocessable",
        "id_extracted_properties",
        "id_entity",
        "low_quality",
        "unsatisfactory_photos",
        "document_damaged",
    ),
}

_WORD_OF_REASON = {
    "too_much_glare": "glare",
    "id_glare_detection": "glare",
    "blurry": "blurred",
    "id_blur_detection": "blurred",
    "low_quality": "blurred",
    "missing_face": "no_face",
    "face_mismatch": "failed",
    "light_differs": "light_differs",
    "no_selfie": "no_selfie",
    "no_government_id": "no_document",
    "missing_back": "back_missing",
    "back_side_missing": "back_missing",
    "expired": "expired",
    "expiration_date": "expired",
    "id_expired_detection": "expired",
    "name_mismatch": "name_differs",
    "birthdate_mismatch": "birth_date_differs",
    "mrz_not_read": "not_read",
    "check_digit_mismatch": "check_digit",
    "screen_detected": "replica",
    "screenshots": "replica",
    "id_electronic_replica_detection": "replica",
    "too_dark": "dark",
    "printed_image": "printed",
    "no_movement": "no_movement",
    "portrait_replaced": "portrait_replaced",
    "number_mismatch": "number_differs",
    "type_not_accepted": "kind_refused",
    "not_processable": "not_processable",
    "disabled_by_check_config": "not_asked",
}

_MOST_TELLING_FIRST = (
    Question.FACE,
    Question.GENUINE,
    Question.VALID,
    Question.DATA,
    Question.LIVE,
    Question.COMPLETE,
    Question.READABLE,
    Question.MRZ,
    Question.OTHER,
)
_HEADLINE_OF_WORD = frozenset(
    {"glare", "blurred", "replica", "expired", "name_differs", "birth_date_differs", "back_missing"}
)
_HEADLINE_OF_QUESTION = {
    Question.FACE: "face_differs",
    Question.GENUINE: "tampered",
    Question.VALID: "document_refused",
    Question.DATA: "name_differs",
    Question.LIVE: "live_not_shown",
    Question.COMPLETE: "back_missing",
    Question.READABLE: "blurred",
    Question.MRZ: "mrz_differs",
    Question.OTHER: "unknown",
}
HEADLINES = frozenset(_HEADLINE_OF_QUESTION.values()) | _HEADLINE_OF_WORD


def question_of(name: str) -> Question:
    """The question a provider's check or label belongs to; OTHER where nobody has mapped it."""
    lowered = name.lower()
    for question, starts in _STARTS.items():
        if lowered.startswith(starts):
            return question
    return Question.OTHER


def word_of_reason(reason: str) -> str:
    """The word of a provider's reason, "" where nobody has mapped it."""
    return _WORD_OF_REASON.get(reason.lower(), "")


def answers(checks: Iterable[Check]) -> tuple[Answer, ...]:
    """One answer per question that any check touches, in the order of Question; a failure outweighs the rest."""
    by_question: dict[Question, list[Check]] = {}
    for check in checks:
        by_question.setdefault(question_of(check.name), []).append(check)
    return tuple(_answer(question, by_question[question]) for question in Question if question in by_question)


def headline(checks: Iterable[Check]) -> str:
    """The one word (of HEADLINES) that a list shows for an attempt: its most telling failure."""
    failed = [check for check in checks if check.status == "failed"]
    if not failed:
        return "unknown"
    worst = min(failed, key=lambda check: _MOST_TELLING_FIRST.index(question_of(check.name)))
    word = _word(worst)
    return word if word in _HEADLINE_OF_WORD else _HEADLINE_OF_QUESTION[question_of(worst.name)]


def _answer(question: Question, checks: list[Check]) -> Answer:
    failed = [check for check in checks if check.status == "failed"]
    if failed:
        word = _word(failed[0])
        sent = tuple(
            reason
            for check in failed
            for reason in (check.reasons or ((check.name,) if question is Question.OTHER else ()))
            if reason.lower() not in _WORD_OF_REASON
        )
        return Answer(question, Mark.CLOSE if word == "light_differs" else Mark.CONFLICTS, word, sent)
    if any(check.status == "passed" for check in checks):
        return Answer(question, Mark.AGREES, "passed")
    return Answer(question, Mark.UNKNOWN, "not_asked")


def _word(check: Check) -> str:
    for reason in (*check.reasons, check.name):
        if reason.lower() in _WORD_OF_REASON:
            return _WORD_OF_REASON[reason.lower()]
    return "unknown_reason" if check.reasons else "failed"
