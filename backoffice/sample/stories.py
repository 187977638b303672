"""Why three attempts failed: a coherent story for each escalated case, told in a provider's checks.

Boundary: data. Check names are Persona's and Sumsub's own; a few reasons are ones nobody has a word for.
"""

from __future__ import annotations

from dataclasses import dataclass

from backoffice.kyc.checks import Check

GLARE = "id_glare_detection"
BLUR = "id_blur_detection"
DARK_PAPER = "id_portrait_clarity_detection"
REPLICA = "id_electronic_replica_detection"
TILTED = "id_unprocessable_submission_detection"
BACK = "id_double_side_detection"
EXPIRED = "id_expired_detection"
MRZ = "id_mrz_detection"
MRZ_AGREES = "id_mrz_inconsistency_detection"
ENTITY = "id_entity_detection"
KIND = "id_disallowed_type_detection"
TAMPER = "id_tamper_detection"
EXTRACTED = "id_extraction_inconsistency_detection"
INQUIRY = "id_inquiry_comparison"
FACE = "selfie_id_comparison"
LIVE = "selfie_liveness_detection"
POSE = "selfie_pose_detection"
DARK_FACE = "selfie_portrait_quality_detection"
FACE_QUALITY = "selfie_image_quality_detection"
ACCOUNT_FACE = "selfie_account_comparison"
BARCODE = "id_barcode_inconsistency_detection"

_PAPER_CHECKS = (
    BLUR,
    GLARE,
    DARK_PAPER,
    BACK,
    MRZ,
    MRZ_AGREES,
    EXPIRED,
    REPLICA,
    TAMPER,
    ENTITY,
    KIND,
    EXTRACTED,
    INQUIRY,
)
_FACE_CHECKS = (FACE, LIVE, POSE, DARK_FACE)

_REASONS = {
    GLARE: "too_much_glare",
    BLUR: "blurry",
    DARK_PAPER: "too_dark",
    REPLICA: "screen_detected",
    TILTED: "not_processable",
    BACK: "missing_back",
    EXPIRED: "expired",
    MRZ: "mrz_not_read",
    MRZ_AGREES: "check_digit_mismatch",
    ENTITY: "doc_x17",
    KIND: "type_not_accepted",
    TAMPER: "portrait_replaced",
    EXTRACTED: "number_mismatch",
    FACE: "face_mismatch",
    LIVE: "printed_image",
    DARK_FACE: "too_dark",
    FACE_QUALITY: "blurry",
}
_LABELS = {
    GLARE: "LOW_QUALITY",
    BLUR: "LOW_QUALITY",
    DARK_PAPER: "UNSATISFACTORY_PHOTOS",
    REPLICA: "SCREENSHOTS",
    TILTED: "UNSATISFACTORY_PHOTOS",
    BACK: "BACK_SIDE_MISSING",
    EXPIRED: "EXPIRATION_DATE",
    MRZ: "LOW_QUALITY",
    MRZ_AGREES: "PROBLEMATIC_APPLICANT_DATA",
    ENTITY: "OTHER",
    KIND: "UNSUITABLE_DOCUMENT",
    TAMPER: "GRAPHIC_EDITOR",
    EXTRACTED: "PROBLEMATIC_APPLICANT_DATA",
    INQUIRY: "REQUESTED_DATA_MISMATCH",
    FACE: "BAD_FACE_MATCHING",
    LIVE: "FRAUDULENT_LIVENESS",
    DARK_FACE: "BAD_SELFIE",
    FACE_QUALITY: "BAD_SELFIE",
}


@dataclass(frozen=True, slots=True)
class Scenario:
    """One attempt of a story.

    `failed` names the failing checks, each with another reason than the usual one after a colon if it has one.
    `front`, `back` and `selfie` say what the pictures show: a check whose flaw spoils it, "missing", "other"
    (somebody else), "held_up" (a print before the camera), a light, or "" for a good one.
    `misread` says what the machine got wrong: "nothing_read", "birth", "number", "zone",
    "zone_missing" or "".
    """

    failed: tuple[str, ...]
    front: str = ""
    back: str = ""
    selfie: str = ""
    misread: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Three attempts. `paper` is "" for a good document, else "expired", "renamed", "swapped", "licence" or
    "other_portrait".

    `two_sided` stories need a card with a back, `zoned` ones a document with a machine-readable zone.
    """

    key: str
    share: int
    scenarios: tuple[Scenario, Scenario, Scenario]
    paper: str = ""
    two_sided: bool = False
    zoned: bool = False


_NAME = f"{INQUIRY}:name_mismatch"
_BIRTH = f"{INQUIRY}:birthdate_mismatch"
_LIGHT = f"{FACE}:light_differs"

STORIES: tuple[Story, ...] = (
    Story(
        "light_differs",
        12,
        (
            Scenario((GLARE, FACE), front=GLARE, selfie="dusk", misread="birth"),
            Scenario((FACE,), selfie="lamp"),
            Scenario((_LIGHT,), selfie="dusk"),
        ),
    ),
    Story(
        "glare_stays",
        9,
        (
            Scenario((GLARE,), front=GLARE, misread="birth"),
            Scenario((GLARE, DARK_FACE), front=GLARE, selfie=DARK_FACE, misread="birth"),
            Scenario((GLARE,), front=GLARE, misread="birth"),
        ),
    ),
    Story(
        "blurred",
        11,
        (
            Scenario((BLUR, MRZ), front=BLUR, back=BLUR, misread="nothing_read"),
            Scenario((BLUR, DARK_PAPER), front=BLUR, back=DARK_PAPER, misread="nothing_read"),
            Scenario((BLUR,), front=BLUR, misread="birth"),
        ),
    ),
    Story(
        "expired",
        11,
        (
            Scenario((GLARE, EXPIRED), front=GLARE, misread="birth"),
            Scenario((EXPIRED,)),
            Scenario((EXPIRED,)),
        ),
        paper="expired",
    ),
    Story(
        "live_not_shown",
        10,
        (
            Scenario((LIVE,), selfie="held_up"),
            Scenario((LIVE, DARK_FACE), selfie=DARK_FACE),
            Scenario((f"{LIVE}:no_movement",), selfie="lamp"),
        ),
    ),
    Story(
        "name_differs",
        12,
        (
            Scenario((_NAME, GLARE), front=GLARE, misread="birth"),
            Scenario((_NAME,)),
            Scenario((_NAME,)),
        ),
        paper="renamed",
    ),
    Story(
        "back_missing",
        9,
        (
            Scenario((BACK, MRZ), back="missing", misread="zone_missing"),
            Scenario((BACK, MRZ), back=BACK, misread="zone_missing"),
            Scenario((BACK, MRZ), back="missing", misread="zone_missing"),
        ),
        two_sided=True,
    ),
    Story(
        "face_differs",
        12,
        (
            Scenario((f"{FACE}:missing_face", FACE_QUALITY), selfie=FACE_QUALITY),
            Scenario((FACE,), selfie="other"),
            Scenario((FACE,), selfie="other"),
        ),
    ),
    Story(
        "birth_swapped",
        9,
        (
            Scenario((_BIRTH, BLUR), front=BLUR, misread="birth"),
            Scenario((_BIRTH,)),
            Scenario((_BIRTH,)),
        ),
        paper="swapped",
    ),
    Story(
        "replica",
        8,
        (
            Scenario((REPLICA,), front=REPLICA, back=REPLICA),
            Scenario((REPLICA, GLARE), front=REPLICA),
            Scenario((REPLICA,), front=REPLICA, back=REPLICA),
        ),
    ),
    Story(
        "number_misread",
        8,
        (
            Scenario((TILTED, MRZ), front=TILTED, misread="nothing_read"),
            Scenario((EXTRACTED,), misread="number"),
            Scenario((EXTRACTED,), misread="number"),
        ),
        zoned=True,
    ),
    Story(
        "zone_misread",
        7,
        (
            Scenario((BLUR, MRZ), front=BLUR, back=BLUR, misread="nothing_read"),
            Scenario((MRZ_AGREES,), misread="zone"),
            Scenario((MRZ_AGREES,), misread="zone"),
        ),
        zoned=True,
    ),
    Story(
        "unknown_reason",
        6,
        (
            Scenario((ENTITY,)),
            Scenario((f"{ENTITY}:doc_x17", f"{POSE}:pose_b4"), selfie="lamp"),
            Scenario((ENTITY,)),
        ),
    ),
    Story(
        "portrait_replaced",
        6,
        (
            Scenario((FACE, GLARE), front=GLARE, selfie="other", misread="birth"),
            Scenario((TAMPER,), selfie="other"),
            Scenario((TAMPER,), selfie="other"),
        ),
        paper="other_portrait",
    ),
    Story(
        "kind_refused",
        5,
        (
            Scenario((f"{KIND}:doc_k02", BLUR), front=BLUR, misread="birth"),
            Scenario((KIND,)),
            Scenario((KIND,)),
        ),
        paper="licence",
    ),
)


def checks(scenario: Scenario, provider: str, zone: bool) -> tuple[Check, ...]:
    """What the provider reports of that attempt; `zone` says whether the document has an MRZ at all.

    Persona names every check it ran. Sumsub sends only the labels of what failed.
    """
    failed = {name: reason for name, _, reason in (check.partition(":") for check in scenario.failed)}
    if provider == "sumsub":
        labels: dict[str, list[str]] = {}
        for name, reason in failed.items():
            labels.setdefault(_LABELS.get(name, "OTHER"), []).append(reason or _REASONS.get(name, name))
        return tuple(Check(label, "failed", tuple(reasons)) for label, reasons in labels.items())
    unread = scenario.misread == "nothing_read"
    ran: list[Check] = []
    for name in (*_PAPER_CHECKS, *_FACE_CHECKS, *failed):
        if any(check.name == name for check in ran):
            continue
        if name in failed:
            ran.append(Check(name, "failed", (failed[name] or _REASONS[name],)))
        elif (name in (MRZ, MRZ_AGREES) and not zone) or (name in (MRZ_AGREES, EXTRACTED, INQUIRY) and unread):
            ran.append(Check(name, "not_applicable", required=False))
        elif name == MRZ_AGREES and MRZ in failed:
            ran.append(Check(name, "not_applicable"))
        else:
            ran.append(Check(name, "passed"))
    ran.append(Check(BARCODE, "not_applicable", ("disabled_by_check_config",), required=False))
    ran.append(Check(ACCOUNT_FACE, "not_applicable", ("no_account_selfie_present",), required=False))
    return tuple(ran)
