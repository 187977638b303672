"""Controllers: two firms, each with its own identity type, channel and numbers, as data files.

Boundary: reads `resources/policies/*.toml` and nothing else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from backoffice.errors import Missing


class NoSuchController(Missing):
    code = "people.no_such_controller"


@dataclass(frozen=True, slots=True)
class Controller:
    """One controller's policy; `numbers` holds its tables of limits and times by area.

    `place` is where the controller is established, an ISO 3166 code: its law and its holidays govern the clocks, and
    civil dates are those of its `zone`.
    """

    key: str
    name: str
    legal_name: str
    channel: str
    privacy_address: str
    place: str
    zone: ZoneInfo
    numbers: Mapping[str, Mapping[str, int]]


@cache
def controller(key: str) -> Controller:
    """The policy of a controller. Raises NoSuchController."""
    file = files("resources") / "policies" / f"{key}.toml"
    if not key.isidentifier() or not file.is_file():
        raise NoSuchController(controller=key)
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    numbers = {area: table for area, table in told.items() if isinstance(table, dict)}
    return Controller(
        key,
        told["name"],
        told["legal_name"],
        told["channel"],
        told["privacy_address"],
        told["place"],
        ZoneInfo(told["zone"]),
        numbers,
    )
