"""What a person looks like: the features that stay the same in every picture of them.

Boundary: pure; drawn from the person's number alone. Units are those of the face's own grid (half a face is about 100).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backoffice.sample.chance import Chance
from backoffice.sample.people import SAMPLE_DAY, Person
from backoffice.sample.strokes import Color, color, mixed

SKINS = tuple(
    color(text)
    for text in (
        "#FBE3D3", "#F6D3BA", "#EFC3A2", "#E6B28C", "#D9A077",
        "#C98C62", "#B27750", "#966141", "#784B33", "#5C3928",
    )
)  # fmt: skip
HAIRS = {
    "black": color("#1E1B1C"),
    "darkest": color("#2E2422"),
    "brown": color("#4A3228"),
    "chestnut": color("#6B4330"),
    "fair": color("#A67C4E"),
    "blond": color("#CDA86C"),
    "red": color("#A34D27"),
}
GREY = color("#B9B7B3")
IRISES = {
    "dark": color("#3A2418"),
    "brown": color("#5D3A22"),
    "hazel": color("#7C6234"),
    "green": color("#5E7A4E"),
    "blue": color("#5583A8"),
    "grey": color("#76858F"),
}
CLOTHS = tuple(
    color(text)
    for text in (
        "#39506B", "#7A4E58", "#4F6B57", "#8C6B4A", "#2F3338", "#A9554A", "#5B5A86", "#C2A36B",
        "#E4E1DA", "#6E8CA0", "#9C7A93", "#3E6E6A",
    )
)  # fmt: skip

_DARK_HAIR = ("black", "black", "darkest", "darkest", "brown")
_FAIR_HAIR = ("brown", "chestnut", "fair", "blond", "blond", "red", "brown", "darkest")
_MIXED_HAIR = ("black", "darkest", "brown", "brown", "chestnut")
_DARK_EYES = ("dark", "dark", "brown")
_FAIR_EYES = ("blue", "blue", "grey", "green", "hazel", "brown")
_MIXED_EYES = ("brown", "brown", "hazel", "dark", "green")

_EAST = frozenset({"chinese", "nanyang", "vietnamese"})
_ISLANDS = frozenset({"filipino", "indonesian", "malay"})
_AFRICA = frozenset({"nigerian", "akan", "kenyan", "zulu"})
_NORTH = frozenset(
    {"nordic", "finnish", "icelandic", "baltic", "dutch", "polish", "german", "english", "ukrainian", "czech"}
)

_LONG_HAIR = ("long", "wavy", "bob", "fringe", "bun", "ponytail", "curly", "pixie", "side")
_SHORT_HAIR = ("side_part", "crop", "quiff", "curls", "swept", "fringe_short", "buzz")
_AFRO_HAIR = {"F": ("afro", "braids", "bun", "curly", "buzz"), "M": ("buzz", "buzz", "afro_short", "crop", "curls")}


@dataclass(frozen=True, slots=True)
class Look:
    """The lasting features of one face. Colours are RGB; lengths are in the units of the face's grid."""

    skin: Color
    hair: Color
    hair_style: str
    parting: float
    face_width: float
    cheek: float
    jaw: float
    chin_width: float
    chin: float
    forehead: float
    brow_weight: float
    brow_arch: float
    brow_tilt: float
    brow_height: float
    eye_apart: float
    eye_width: float
    eye_open: float
    eye_tilt: float
    lid: bool
    iris: Color
    lashes: bool
    nose_length: float
    nose_width: float
    nose_bridge: float
    mouth_width: float
    lip_upper: float
    lip_lower: float
    lip_color: Color
    ear: float
    beard: str
    beard_color: Color
    glasses: str
    glasses_color: Color
    cover: str
    cover_color: Color
    freckles: bool
    mole: tuple[float, float] | None
    lines: float
    earrings: bool
    neck: float


def look(person: Person, *, on: date) -> Look:
    """The face of that person on that day: hair greys and lines deepen with age, nothing else changes."""
    luck = Chance(person.seed, person.index, "look")
    woman = person.sex == "F"
    age = (on - person.birth_on).days / 365.25
    skin = _skin(person.culture, luck)
    kind = _kind(person.culture)
    youth = luck.one_of({"fair": _FAIR_HAIR, "dark": _DARK_HAIR}.get(kind, _MIXED_HAIR))
    greying = max(0.0, min(1.0, (age - luck.between(38, 58)) / 22))
    hair = mixed(HAIRS[youth], GREY, greying)
    style = _hair_style(person)
    iris = IRISES[luck.one_of({"fair": _FAIR_EYES, "dark": _DARK_EYES}.get(kind, _MIXED_EYES))]
    broad = person.culture in _AFRICA
    east = person.culture in _EAST
    return Look(
        skin=skin,
        hair=hair,
        hair_style=style,
        parting=luck.one_of((-1.0, 1.0)) * luck.between(0.2, 0.6),
        face_width=luck.near(97 if woman else 102, 9),
        cheek=luck.near(0.0, 6),
        jaw=luck.near(72 if woman else 82, 10),
        chin_width=luck.near(30 if woman else 38, 9),
        chin=luck.near(136 if woman else 143, 9),
        forehead=luck.near(94, 8),
        brow_weight=luck.near(6.4 if woman else 9.0, 2.2),
        brow_arch=luck.near(7 if woman else 4, 4),
        brow_tilt=luck.near(0.0, 4),
        brow_height=luck.near(35, 5),
        eye_apart=luck.near(43, 4.5),
        eye_width=luck.near(23.5 if woman else 22, 2.6),
        eye_open=luck.near(9.0 if east else 11.0, 1.8),
        eye_tilt=luck.near(-2.2 if east else -0.6, 1.8),
        lid=not east or luck.happens(0.4),
        iris=iris,
        lashes=woman,
        nose_length=luck.near(47, 7),
        nose_width=luck.near(24 if broad else 18.5, 4),
        nose_bridge=luck.one_of((-1.0, 1.0)),
        mouth_width=luck.near(35, 6),
        lip_upper=luck.near(7.5 if broad else 5.2, 1.8),
        lip_lower=luck.near(11.0 if broad else 8.2, 2.4),
        lip_color=_lips(skin, luck, woman),
        ear=luck.near(1.0, 0.18),
        beard="" if woman else _beard(person),
        beard_color=mixed(HAIRS[youth], GREY, min(1.0, greying * 1.2)),
        glasses=luck.one_of(("round", "square", "brow", "thin")) if luck.happens(0.28) else "",
        glasses_color=luck.one_of(
            (color("#23262B"), color("#5B3A26"), color("#7A7F86"), color("#3C4A66"), color("#7B2F3A"))
        ),
        cover=_cover(person, luck),
        cover_color=luck.one_of(CLOTHS),
        freckles=kind == "fair" and luck.happens(0.16),
        mole=(luck.between(-60, 60), luck.between(30, 100)) if luck.happens(0.22) else None,
        lines=max(0.0, min(1.0, (age - 34) / 42)),
        earrings=woman and luck.happens(0.4),
        neck=luck.near(44 if woman else 54, 5),
    )


def _kind(culture: str) -> str:
    if culture in _NORTH:
        return "fair"
    return "dark" if culture in _EAST | _ISLANDS | _AFRICA | {"indian"} else "mixed"


def _skin(culture: str, luck: Chance) -> Color:
    if culture in _AFRICA:
        low, high = 6.2, 9.0
    elif culture == "indian":
        low, high = 3.8, 7.2
    elif culture in _ISLANDS:
        low, high = 2.6, 5.2
    elif culture in _EAST:
        low, high = 0.8, 3.2
    elif culture in _NORTH:
        low, high = 0.0, 1.9
    elif culture == "arabic":
        low, high = 2.0, 5.4
    else:
        low, high = 0.6, 4.0
    place = luck.between(low, high)
    step = min(int(place), len(SKINS) - 2)
    return mixed(SKINS[step], SKINS[step + 1], place - step)


def _grown(person: Person) -> int:
    return SAMPLE_DAY.year - person.birth_on.year


def _hair_style(person: Person) -> str:
    luck, age = Chance(person.seed, person.index, "hair"), _grown(person)
    man = person.sex == "M"
    if man and luck.happens(max(0.0, min(0.6, (age - 30) / 70))):
        return luck.one_of(("bald", "receding", "receding"))
    if person.culture in _AFRICA:
        return luck.one_of(_AFRO_HAIR[person.sex])
    if man:
        return "shoulder" if luck.happens(0.03) else luck.one_of(_SHORT_HAIR)
    return luck.one_of(("pixie", "pixie", "bob", "bun", "curly", "side")) if age > 62 else luck.one_of(_LONG_HAIR)


def _lips(skin: Color, luck: Chance, woman: bool) -> Color:
    natural = mixed(skin, color("#9E3F3F"), 0.42 if sum(skin) > 360 else 0.3)
    return mixed(natural, color("#A8283A"), 0.55) if woman and luck.happens(0.3) else natural


def _beard(person: Person) -> str:
    luck = Chance(person.seed, person.index, "beard")
    if _grown(person) < 21:
        return "moustache" if luck.happens(0.05) else ""
    return luck.one_of(("", "", "", "", "stubble", "stubble", "full", "full", "goatee", "moustache", "long"))


def _cover(person: Person, luck: Chance) -> str:
    share = luck.between(0, 1)
    if person.sex == "F":
        wearing = {"arabic": 0.5, "malay": 0.6, "indonesian": 0.35, "turkish": 0.2, "nigerian": 0.08}
        return "hijab" if share < wearing.get(person.culture, 0.0) else ""
    if person.culture == "indian" and person.surname_latin in ("Singh", "Gill", "Sandhu", "Dhillon", "Grewal"):
        return "turban"
    return "ghutra" if person.alpha2 in ("SA", "AE") and person.culture == "arabic" and share < 0.45 else ""
