"""The declarative base of all mapped rows, and how Python types become columns.

Boundary: rows never leave a service.
"""

from __future__ import annotations

import os
import time
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, LargeBinary, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase


class Row(DeclarativeBase):
    type_annotation_map: ClassVar = {
        str: Text(),
        int: BigInteger(),
        bytes: LargeBinary(),
        datetime: DateTime(timezone=True),
        UUID: Uuid(),
        dict[str, object]: JSONB(),
        list[str]: ARRAY(Text()),
    }


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562): ordered by time, so that new rows sit together in an index."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | (random >> 68 & 0xFFF) << 64
    return UUID(int=value | 0b10 << 62 | random & ((1 << 62) - 1))
