"""Packages for tests, made by the officer as the window makes them, and read again."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from backoffice.rights.access_rules import FacesOut, PackageAsked, PackageMade
from backoffice.rights.package import write_package
from tests.given import MARIA, Given


def packed(
    given: Given,
    request: UUID,
    folder: Path,
    *,
    faces: bool = False,
    language: str = "en",
    progress: Callable[[int, int], None] | None = None,
) -> PackageMade:
    """The package of a request, written into `folder`; without `faces` as if the person did not want them."""
    asked = PackageAsked(request, language, None if faces else FacesOut.NOT_WANTED)
    return write_package(given.desk(MARIA), asked, folder, "Europe/London", progress)


def inside(made: PackageMade) -> dict[str, bytes]:
    """Every file of a package."""
    with zipfile.ZipFile(made.path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def told(made: PackageMade) -> dict[str, list[dict[str, Any]]]:
    """The rows of data.json by table."""
    held: dict[str, list[dict[str, Any]]] = json.loads(inside(made)["data.json"])["held"]
    return held
