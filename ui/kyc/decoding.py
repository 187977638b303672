"""Pictures of a case, decoded off the GUI thread into sizes that paint fast; what cannot be shown says why.

Boundary: only JPEG and PNG, at most 40 megapixels; nothing sent by a customer can crash or stall the window. D-04.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from backoffice.kyc.picture import PIXELS_AT_MOST
from backoffice.kyc.rules import PictureKind
from backoffice.kyc.views import Picture

_FORMATS = (b"jpeg", b"png")
_LONGEST = 2600
_SMALL_ENOUGH = 480
_THUMB = 64
_VEIL = 9


class Problem(StrEnum):
    """Why a pane shows a sentence and no picture."""

    MISSING = "missing"
    NOT_A_PICTURE = "not_a_picture"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A picture ready to paint: `sizes` from the largest down by halves, empty where there is a `problem`."""

    kind: PictureKind
    ordinal: int
    sizes: tuple[QImage, ...] = ()
    thumb: QImage | None = None
    veil: QImage | None = None
    problem: Problem | None = None

    def for_width(self, pixels: float) -> QImage | None:
        """The smallest size that is still sharp when painted `pixels` wide."""
        if not self.sizes:
            return None
        return next((size for size in reversed(self.sizes) if size.width() >= pixels), self.sizes[0])


@dataclass(frozen=True, slots=True)
class CasePictures:
    """All pictures of one case by attempt; `ordinal` 0 holds what was sent later."""

    case: UUID
    pictures: tuple[Decoded, ...]

    def of(self, ordinal: int, kind: PictureKind) -> Decoded:
        """The newest picture of that kind in the attempt, or one that says it is missing."""
        found = [each for each in self.pictures if each.ordinal == ordinal and each.kind is kind]
        return found[-1] if found else Decoded(kind, ordinal, problem=Problem.MISSING)

    def sent_later(self) -> tuple[Decoded, ...]:
        return tuple(each for each in self.pictures if each.ordinal == 0)

    def thumb(self, ordinal: int) -> QImage | None:
        """The small selfie that stands at the head of an attempt."""
        return self.of(ordinal, PictureKind.SELFIE).thumb


def decode_all(case: UUID, pictures: Iterable[Picture]) -> CasePictures:
    """Decode what a case holds; for a pool's thread. Never raises for what a customer has sent."""
    return CasePictures(case, tuple(decode(each.ref.kind, each.ref.ordinal, each.content) for each in pictures))


def decode(kind: PictureKind, ordinal: int, content: bytes) -> Decoded:
    """One picture from its bytes, upright as its camera noted."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    if reader.format().data() not in _FORMATS:
        return Decoded(kind, ordinal, problem=Problem.NOT_A_PICTURE)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        return Decoded(kind, ordinal, problem=Problem.NOT_A_PICTURE)
    if size.width() * size.height() > PIXELS_AT_MOST:
        return Decoded(kind, ordinal, problem=Problem.TOO_LARGE)
    if max(size.width(), size.height()) > _LONGEST:
        reader.setScaledSize(size.scaled(QSize(_LONGEST, _LONGEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return Decoded(kind, ordinal, problem=Problem.NOT_A_PICTURE)
    return _in_sizes(kind, ordinal, image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied))


def _in_sizes(kind: PictureKind, ordinal: int, image: QImage) -> Decoded:
    sizes = [image]
    while max(sizes[-1].width(), sizes[-1].height()) > _SMALL_ENOUGH:
        sizes.append(_fitted(sizes[-1], max(sizes[-1].width(), sizes[-1].height()) // 2))
    return Decoded(
        kind,
        ordinal,
        sizes=tuple(sizes),
        thumb=_fitted(sizes[-1], _THUMB),
        veil=_fitted(sizes[-1], _VEIL),
    )


def _fitted(image: QImage, side: int) -> QImage:
    return image.scaled(
        max(1, side), max(1, side), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
