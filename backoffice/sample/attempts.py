"""Escalated cases: three failed attempts of one person, as a provider would report them, and their pictures.

Boundary: pure functions of seed, person and day; pictures are drawn only when asked for, in any process.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from io import BytesIO

from PIL import Image

from backoffice.kyc.checks import Check
from backoffice.kyc.comparison import CardRead
from backoffice.kyc.rules import PictureKind
from backoffice.sample import cards, faces, flaws
from backoffice.sample.chance import Chance
from backoffice.sample.layouts import Layout, layout_of
from backoffice.sample.names import culture
from backoffice.sample.papers import Kind, Paper, paper, with_mrz
from backoffice.sample.people import SAMPLE_DAY, Person, person
from backoffice.sample.stories import STORIES, Scenario, Story, checks

_QUALITY = {PictureKind.SELFIE: 78, PictureKind.PORTRAIT: 80, PictureKind.FRONT: 64, PictureKind.BACK: 56}
_DEVICES = ("phone", "phone", "phone", "another phone", "tablet", "computer")
_ID_LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_HEX = "0123456789abcdef"
_ALIKE = str.maketrans("0158", "OISB")
_RESPELLINGS = (
    ("ss", "s"), ("ei", "ey"), ("ou", "u"), ("ie", "ye"), ("ee", "i"), ("kh", "h"), ("y", "i"), ("ü", "u"), ("ö", "o"),
    ("ck", "k"), ("ll", "l"), ("i", "ee"), ("w", "v"), ("z", "s"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of an attempt as JPEG."""

    kind: PictureKind
    width: int
    height: int
    content: bytes


@dataclass(frozen=True, slots=True)
class AttemptDraft:
    """One attempt without its pictures.

    `inquiry` is the same in all three, `reference` the provider's id of this one, `before` how long before the
    hand-over it was submitted. `extracted` is what the machine read, None if nothing; `scenario` and `paper` say
    what there is to draw.
    """

    ordinal: int
    story: str
    provider: str
    inquiry: str
    reference: str
    before: timedelta
    device: str
    checks: tuple[Check, ...]
    extracted: CardRead | None
    scenario: Scenario
    paper: Paper


def escalated(
    seed: int, who: Person, n: int, *, on: date = SAMPLE_DAY
) -> tuple[AttemptDraft, AttemptDraft, AttemptDraft]:
    """The three failed attempts of escalated case number `n`, whose person is `who`, handed over on the day `on`."""
    luck = Chance(seed, who.index, "case")
    story = _story(who, n, luck)
    sheet = _paper(who, story, on)
    provider = "sumsub" if luck.happens(0.14) else "persona"
    inquiry = _reference(provider, "inq_", luck)
    device = luck.one_of(_DEVICES)
    before = timedelta(seconds=20 + luck.below(100))
    drafts = []
    for ordinal in (3, 2, 1):
        scenario = story.scenarios[ordinal - 1]
        drafts.append(
            AttemptDraft(
                ordinal,
                story.key,
                provider,
                inquiry,
                _reference(provider, "ver_", luck),
                before,
                luck.one_of(_DEVICES) if luck.happens(0.15) else device,
                checks(scenario, provider, bool(sheet.mrz)),
                _read(sheet, scenario),
                scenario,
                sheet,
            )
        )
        before += timedelta(seconds=150 + luck.below(1500))
    third, second, first = drafts
    return first, second, third


def draw_case(
    seed: int, person_index: int, n: int, *, on: date = SAMPLE_DAY
) -> tuple[tuple[Picture, ...], tuple[Picture, ...], tuple[Picture, ...]]:
    """The pictures of the three attempts of that case, in the order selfie, portrait, front, back.

    A passport has no back, and a back that was not sent is not there. What did not change between attempts is the
    same picture, byte for byte.
    """
    who = person(seed, person_index, on=on)
    first, second, third = escalated(seed, who, n, on=on)
    easel = _Easel(who, first, on)
    return easel.pictures(first), easel.pictures(second), easel.pictures(third)


class _Easel:
    """Draws the pictures of one case, each different one once."""

    def __init__(self, who: Person, draft: AttemptDraft, on: date) -> None:
        self._who, self._on, self._sheet = who, on, draft.paper
        self._layout: Layout = layout_of(draft.paper, who.alpha2)
        replaced = _story_named(draft.story).paper == "other_portrait"
        self._portrait = faces.portrait(self._other if replaced else who, on=draft.paper.issued_on)
        self._ghost = faces.portrait(who, on=draft.paper.issued_on) if replaced else None
        self._front: Image.Image | None = None
        self._back: Image.Image | None = None
        self._done: dict[tuple[PictureKind, str], Picture] = {}

    @cached_property
    def _other(self) -> Person:
        return _somebody_else(self._who, self._on)

    def pictures(self, draft: AttemptDraft) -> tuple[Picture, ...]:
        told = draft.scenario
        wanted = [(PictureKind.SELFIE, f"{draft.ordinal}{told.selfie}"), (PictureKind.PORTRAIT, told.front)]
        wanted.append((PictureKind.FRONT, told.front))
        if self._sheet.kind is not Kind.PASSPORT and told.back != "missing":
            wanted.append((PictureKind.BACK, told.back))
        return tuple(self._picture(kind, flaw, draft) for kind, flaw in wanted)

    def _picture(self, kind: PictureKind, flaw: str, draft: AttemptDraft) -> Picture:
        if (kind, flaw) not in self._done:
            self._done[kind, flaw] = _jpeg(kind, self._drawn(kind, flaw, draft))
        return self._done[kind, flaw]

    def _drawn(self, kind: PictureKind, flaw: str, draft: AttemptDraft) -> Image.Image:
        if kind is PictureKind.SELFIE:
            return self._selfie(draft)
        if kind is PictureKind.PORTRAIT:
            return self._cut_portrait(flaw)
        return self._drawn_front(flaw) if kind is PictureKind.FRONT else self._drawn_back(flaw)

    def _luck(self, about: str) -> Chance:
        return Chance(self._who.seed, self._who.index, about)

    def _selfie(self, draft: AttemptDraft) -> Image.Image:
        flaw = draft.scenario.selfie
        if flaw == "held_up":
            return flaws.held_up(self._portrait, faces.SELFIE_SIZE)
        who = self._other if flaw == "other" else self._who
        spoil = flaws.FACE_FLAWS.get(flaw)
        light = flaw if flaw in faces.LIGHTS else ""
        picture = faces.selfie(who, draft.ordinal, on=self._on, light=light)
        return spoil(picture, self._luck("spoil")) if spoil else picture

    def _cut_portrait(self, flaw: str) -> Image.Image:
        spoil = flaws.PAPER_FLAWS.get(flaw)
        if spoil and spoil in (flaws.blur, flaws.replica, flaws.dark):
            return spoil(self._portrait, self._luck("spoil"))
        return self._portrait

    def _drawn_front(self, flaw: str) -> Image.Image:
        if self._front is None:
            self._front = cards.front(self._sheet, self._layout, self._portrait, self._luck("hand"), self._ghost)
        if flaw == "id_glare_detection":
            return flaws.glare(self._front, self._luck("spoil"), cards.place_of("birth", self._layout))
        spoil = flaws.PAPER_FLAWS.get(flaw)
        return spoil(self._front, self._luck("spoil")) if spoil else self._front

    def _drawn_back(self, flaw: str) -> Image.Image:
        if self._back is None:
            self._back = cards.back(self._sheet, self._layout, self._luck("back"))
        spoil = flaws.PAPER_FLAWS.get(flaw)
        return spoil(self._back, self._luck("spoil")) if spoil else self._back


def _jpeg(kind: PictureKind, image: Image.Image) -> Picture:
    out = BytesIO()
    image.save(out, "JPEG", quality=_QUALITY[kind])
    return Picture(kind, image.width, image.height, out.getvalue())


def _story_named(key: str) -> Story:
    return next(story for story in STORIES if story.key == key)


def _story(who: Person, n: int, luck: Chance) -> Story:
    """The first stories come one after the other, so that even a small firm has them all; then by their shares."""
    swapped = _swapped(who.birth_on)
    adult_either_way = swapped is not None and swapped < who.birth_on
    fitting = [story for story in STORIES if story.paper != "swapped" or adult_either_way]
    if n < len(STORIES) and STORIES[n] in fitting:
        return STORIES[n]
    return luck.one_of([story for story in fitting for _ in range(story.share)])


def _paper(who: Person, story: Story, on: date) -> Paper:
    kind = Kind.LICENCE if story.paper == "licence" else None
    sheet = paper(who, on=on, kind=kind, expired=story.paper == "expired")
    if story.two_sided and sheet.kind is not Kind.ID:
        sheet = paper(who, on=on, kind=Kind.ID)
    elif story.zoned and not sheet.mrz:
        sheet = paper(who, on=on, kind=Kind.PASSPORT)
    if story.paper == "renamed":
        return with_mrz(_renamed(who, sheet))
    if story.paper == "swapped":
        return with_mrz(replace(sheet, birth_on=_swapped(who.birth_on) or who.birth_on))
    return sheet


def _swapped(day: date) -> date | None:
    """The date with day and month exchanged, None where that is no other date."""
    return date(day.year, day.day, day.month) if day.day <= 12 and day.day != day.month else None


def _renamed(who: Person, sheet: Paper) -> Paper:
    """The same person under a name spelled another way, or before or after a wedding."""
    luck = Chance(who.seed, who.index, "renamed")
    for usual, other in _RESPELLINGS:
        if usual in who.surname_latin and luck.happens(0.7):
            return replace(sheet, surname=who.surname_latin.replace(usual, other, 1))
    surname = luck.one_of(culture(who.culture).surnames[who.sex])
    native = who.native_name and f"{who.native_name.split()[0]} {surname.native}"
    return replace(sheet, surname=surname.latin, native=native if " " in who.native_name else "")


def _somebody_else(who: Person, on: date) -> Person:
    """Somebody of the same sex and country, so that only the face tells."""
    for step in range(1, 4000):
        other = person(who.seed, (who.index + step * 7919) % 10_000_000, on=on)
        if other.sex == who.sex and other.culture == who.culture:
            return other
    return person(who.seed, who.index + 1, on=on)


def _read(sheet: Paper, scenario: Scenario) -> CardRead | None:
    """What the machine made of the card, its mistakes included."""
    wrong = scenario.misread
    if wrong == "nothing_read":
        return None
    lines = sheet.mrz
    if lines and (scenario.back == "missing" or wrong == "zone_missing"):
        lines = ()
    if lines and wrong == "zone":
        lines = _misread_zone(lines)
    return CardRead(
        name=sheet.latin_name,
        native_name=sheet.native,
        birth_on=None if wrong == "birth" else sheet.birth_on,
        document_number=_misread(sheet.number) if wrong == "number" else sheet.number,
        expires_on=sheet.expires_on,
        country=sheet.issuer,
        sex=sheet.sex,
        mrz=lines,
    )


def _misread(number: str) -> str:
    """One digit taken for the letter that looks like it."""
    for place, sign in enumerate(number):
        if sign in "0158" and place:
            return number[:place] + sign.translate(_ALIKE) + number[place + 1 :]
    return number[:-1] + ("0" if number[-1] != "0" else "1")


def _misread_zone(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The line with the number in it, one sign wrong."""
    row, start = (1, 0) if len(lines) == 2 else (0, 5)
    line = lines[row]
    return (*lines[:row], line[:start] + _misread(line[start:]), *lines[row + 1 :])


def _reference(provider: str, prefix: str, luck: Chance) -> str:
    return luck.letters(_HEX, 24) if provider == "sumsub" else prefix + luck.letters(_ID_LETTERS, 24)
