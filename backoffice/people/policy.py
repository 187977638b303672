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

_POSTAL = "postal"


class NoSuchController(Missing):
    code = "people.no_such_controller"


@dataclass(frozen=True, slots=True)
class Controller:
    """One controller's policy; `numbers` holds its tables of limits and times by area.

    `place` is where the controller is established, an ISO 3166 code: its law and its holidays govern the clocks, and
    civil dates are those of its `zone`. `officer_address` reaches its data protection officer; `postal` is its
    registered office in lines by language, empty where nobody has confirmed it (GDPR Art. 13(1)(a), (b)).
    """

    key: str
    name: str
    legal_name: str
    channel: str
    privacy_address: str
    officer_address: str
    place: str
    zone: ZoneInfo
    numbers: Mapping[str, Mapping[str, int]]
    postal: Mapping[str, tuple[str, ...]]

    def posted(self, language: str) -> tuple[str, ...]:
        """Where post reaches it, in lines, as that language writes it; English where it says nothing of its own."""
        return self.postal.get(language) or self.postal.get("en", ())

    def facts(self) -> dict[str, object]:
        """Who is responsible, as a copy and a package say it for a machine."""
        return {
            "name": self.legal_name,
            "postal_address": list(self.posted("en")),
            "data_protection_officer": self.officer_address,
            "requests": self.privacy_address,
        }


@cache
def controllers() -> tuple[Controller, ...]:
    """Every firm that there is a policy of."""
    found = sorted(each.name for each in (files("resources") / "policies").iterdir() if each.name.endswith(".toml"))
    told = (
        (name, tomllib.loads((files("resources") / "policies" / name).read_text(encoding="utf-8"))) for name in found
    )
    return tuple(controller(name.removesuffix(".toml")) for name, policy in told if "legal_name" in policy)


@cache
def controller(key: str) -> Controller:
    """The policy of a controller. Raises NoSuchController."""
    file = files("resources") / "policies" / f"{key}.toml"
    if not key.isidentifier() or not file.is_file():
        raise NoSuchController(controller=key)
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    numbers = {area: table for area, table in told.items() if isinstance(table, dict) and area != _POSTAL}
    return Controller(
        key,
        told["name"],
        told["legal_name"],
        told["channel"],
        told["privacy_address"],
        told["officer_address"],
        told["place"],
        ZoneInfo(told["zone"]),
        numbers,
        {language: tuple(lines) for language, lines in told.get(_POSTAL, {}).items()},
    )
