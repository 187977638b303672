"""Whether bytes are a picture a case can hold, found out without decoding them.

Boundary: reads headers only, so that a hostile file costs nothing.
"""

from __future__ import annotations

import io
import warnings

from backoffice.kyc.rules import NotAPicture, PictureTooLarge

BYTES_AT_MOST = 20_000_000
PIXELS_AT_MOST = 40_000_000


def measure(content: bytes) -> tuple[int, int]:
    """Width and height in pixels of a JPEG or PNG. Raises NotAPicture, PictureTooLarge."""
    from PIL import Image, UnidentifiedImageError

    if len(content) > BYTES_AT_MOST:
        raise PictureTooLarge(megabytes=len(content) // 1_000_000, at_most=BYTES_AT_MOST // 1_000_000)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
                width, height = picture.size
                if width * height > PIXELS_AT_MOST:
                    raise PictureTooLarge(megapixels=width * height // 1_000_000, at_most=PIXELS_AT_MOST // 1_000_000)
                picture.verify()
    except Image.DecompressionBombError as fault:
        raise PictureTooLarge(at_most=PIXELS_AT_MOST // 1_000_000) from fault
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as fault:
        raise NotAPicture(bytes=len(content)) from fault
    return width, height
