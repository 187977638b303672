"""A file of any number of rows for somebody: drawn beside its place, entered in the register, signed, put there.

Boundary: the one way in which rows become a document outside; a file that fails leaves nothing there. S-05, S-08.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid4

from backoffice import outlet
from backoffice.desk import Desk
from backoffice.documents.drawn import Drawn
from backoffice.documents.row_press import FileNotTaken, RowPress

M = TypeVar("M")

Begin = Callable[[Any], Callable[[list[Any]], None]]


@dataclass(frozen=True, slots=True)
class Filed:
    """Where it lies. `sha256` is 64 hex digits of the file as it lies there."""

    path: Path
    size: int
    sha256: str


def file_rows(
    desk: Desk,
    place: Path,
    name: str,
    render: Callable[[bytes | None], Callable[..., Any]],
    read: Callable[[Begin, bool], M],
    register: Callable[[UUID, Drawn, bytes | None], object],
    *,
    signs: bool,
) -> tuple[M, Filed]:
    """Write rows to `place`; into a folder as `name`. Links are followed, a file gives way, a device is written into.

    `read` gets what begins the file with its head and answers what rows are sent with, and whether the file will be
    signed, which a form that `signs` is where a sealer serves. `register` enters it, with the digest to be signed where
    it is. Raises FileNotTaken, NotSignedYet, PressFailed, and what `read` and `register` raise.
    """
    path, half = place, None
    try:
        path = outlet.settled(place / name if place.is_dir() else place)
        half = outlet.beside(path, f".{path.name}.{uuid4().hex[:12]}.part")
        made = _written(desk, half, render, read, register, signs=signs)
        with half.open("rb") as content:
            sha256 = hashlib.file_digest(content, "sha256").hexdigest()
            size = content.seek(0, os.SEEK_END)
        outlet.hand_over(half, path)
        return made, Filed(path, size, sha256)
    except FileNotTaken as fault:
        raise FileNotTaken(path=str(path), reason=fault.facts["reason"]) from fault
    except OSError as fault:
        raise FileNotTaken(path=str(path), reason=fault.strerror or str(fault)) from fault
    finally:
        with suppress(OSError):
            if half is not None:
                half.unlink()


def _written(
    desk: Desk,
    half: Path,
    render: Callable[[bytes | None], Callable[..., Any]],
    read: Callable[[Begin, bool], M],
    register: Callable[[UUID, Drawn, bytes | None], object],
    *,
    signs: bool,
) -> M:
    from backoffice.documents import firm_signature

    certificate = desk.ask(firm_signature.certificate) if signs else None
    press: RowPress[Any, Any, Drawn]
    with RowPress(render(certificate), half) as press:
        made = read(press.begin, certificate is not None)
        drawn = press.finish()
    document = uuid4()
    if certificate is None or drawn.room is None:
        register(document, drawn, None)
        return made
    prepared = firm_signature.Prepared(half.read_bytes(), drawn.room, certificate, drawn.to_sign)
    register(document, drawn, prepared.digest)
    pdf = firm_signature.signed(desk, document, prepared)
    with half.open("wb") as file:
        file.write(pdf)
        file.flush()
        os.fsync(file.fileno())
    return made
