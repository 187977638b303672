"""Case files for tests: a Jordanian customer whose day and month were swapped, and its variations."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, date, datetime, timedelta

from PIL import Image, ImageDraw

from backoffice.kyc.case_file import Attempt, CaseFile, Outcome, Picture, Record
from backoffice.kyc.checks import Check, answers
from backoffice.kyc.comparison import CardRead, Declared, compare
from backoffice.kyc.rules import CaseState, PictureKind, Verdict
from backoffice.kyc.views import HistoryLine

OPENED_AT = datetime(2026, 11, 18, 13, 24, tzinfo=UTC)
DECIDED_AT = datetime(2026, 11, 19, 13, 7, tzinfo=UTC)

_MRZ = (
    "I<JORT401870265<<<<<<<<<<<<<<<",
    "9107049F2703187JOR<<<<<<<<<<<6",
    "HADDADEEN<<SAMEERA<YOUSEF<<<<<",
)
_PASSED = ("id_double_side_detection", "id_tamper_detection", "id_expired_detection", "selfie_liveness_detection")


def drawn(kind: PictureKind, size: tuple[int, int] | None = None) -> bytes:
    """A small PNG that can be told from the other kinds."""
    card = kind in (PictureKind.FRONT, PictureKind.BACK, PictureKind.EXTRA)
    picture = Image.new("RGB", size or ((640, 404) if card else (360, 480)), "#d9dede")
    draw = ImageDraw.Draw(picture)
    if card:
        draw.rounded_rectangle((10, 10, 629, 393), 24, fill="#f2f0e4", outline="#8f8a70", width=3)
        draw.rectangle((10, 40, 629, 100), fill="#3f6b60" if kind is PictureKind.FRONT else "#484c4f")
        for row in range(3):
            draw.text((60, 250 + row * 40), kind.value * 8, fill="#222222")
    else:
        draw.ellipse((90, 90, 270, 380), fill="#cf9c78")
        draw.rectangle((60, 400, 300, 480), fill="#5a6f8c" if kind is PictureKind.PORTRAIT else "#7d5a66")
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def picture(kind: PictureKind, data: bytes | None = None) -> Picture:
    content = data if data is not None else drawn(kind)
    return Picture(kind, hashlib.sha256(content).hexdigest(), content)


def attempt(number: int, failed: dict[str, tuple[str, ...]], tried_at: datetime) -> Attempt:
    unasked = ("disabled_by_check_config",)
    checks = (
        *(Check(name, "failed", reasons) for name, reasons in failed.items()),
        *(Check(name, "passed") for name in _PASSED if name not in failed),
        Check("id_barcode_inconsistency_detection", "not_applicable", unasked, required=False),
    )
    kinds = (PictureKind.SELFIE, PictureKind.PORTRAIT, PictureKind.FRONT, PictureKind.BACK)
    pictures = tuple(picture(kind) for kind in kinds)
    return Attempt(number, tried_at, "Persona", "iPhone 15, iOS 18.1", answers(checks), checks, pictures)


def three_attempts() -> tuple[Attempt, ...]:
    glare = {"id_glare_detection": ("too_much_glare",), "selfie_id_comparison": ("face_mismatch",)}
    light = {"selfie_id_comparison": ("light_differs",), "id_inquiry_comparison": ("birthdate_mismatch", "vendor_7")}
    return (
        attempt(1, glare, OPENED_AT - timedelta(minutes=26)),
        attempt(2, {"selfie_id_comparison": ("face_mismatch",)}, OPENED_AT - timedelta(minutes=17)),
        attempt(3, light, OPENED_AT),
    )


def record(**changes: object) -> Record:
    declared = Declared("Samira Haddadin", date(1991, 4, 7), "JOR")
    card = CardRead(
        "Sameera Haddadeen", "سميرة يوسف حدادين", date(1991, 7, 4), "T40187O26", date(2027, 3, 18), "JOR", "F", _MRZ
    )
    values: dict[str, object] = {
        "firm": "Sample Firm GmbH",
        "number": 48213,
        "version": 7,
        "customer": "019a9c1e-7c3b-7d51-9a33-2f6cc03d7f2a",
        "declared_name": "Samira Yousef Haddadin",
        "native_name": "سميرة يوسف حدادين",
        "birth_on": date(1991, 7, 4),
        "country": "Jordan",
        "opened_at": OPENED_AT,
        "promised_at": OPENED_AT + timedelta(hours=24),
        "told_at": DECIDED_AT + timedelta(minutes=1),
        "state": CaseState.DECIDED,
        "attempts": three_attempts(),
        "sent_later": (),
        "comparison": compare(declared, card),
        "history": history(),
        "outcome": Outcome(
            Verdict.APPROVE,
            "A-02",
            "Card and MRZ agree on 4 July. Declared form has 7 April.",
            DECIDED_AT,
            "Anna Lindqvist",
            "kyc_reviewer",
        ),
    }
    return Record(**(values | changes))  # type: ignore[arg-type]


def history() -> tuple[HistoryLine, ...]:
    return (
        HistoryLine(OPENED_AT - timedelta(minutes=26), "", "attempt", "", ""),
        HistoryLine(OPENED_AT - timedelta(minutes=17), "", "attempt", "", ""),
        HistoryLine(OPENED_AT, "", "attempt", "", ""),
        HistoryLine(OPENED_AT, "", "handed_over", "", ""),
        HistoryLine(DECIDED_AT - timedelta(hours=2), "Anna Lindqvist", "escalate", "E-03", "Light is poor."),
        HistoryLine(DECIDED_AT - timedelta(hours=1), "Anna Lindqvist", "withdrawal", "", ""),
        HistoryLine(DECIDED_AT, "Anna Lindqvist", "approve", "A-02", "Card and MRZ agree on 4 July."),
        HistoryLine(DECIDED_AT + timedelta(minutes=1), "", "mail_accepted", "", ""),
    )


def case_file(language: str = "en", **changes: object) -> CaseFile:
    return CaseFile(
        record(**changes), DECIDED_AT + timedelta(minutes=2), "Anna Lindqvist", "Europe/Berlin", 1_048_221, language
    )
