"""Faces: the same person is recognisably the same, two persons are not."""

from datetime import date

import pytest
from PIL import Image, ImageChops, ImageStat

from backoffice.sample import faces, flaws
from backoffice.sample.chance import Chance
from backoffice.sample.looks import look
from backoffice.sample.people import Person, person

ON = date(2026, 11, 19)
LASTING = (
    "face_width",
    "jaw",
    "chin",
    "eye_apart",
    "nose_length",
    "mouth_width",
    "iris",
    "hair_style",
    "beard",
    "glasses",
)


def test_years_grey_the_hair_and_leave_the_features() -> None:
    for index in range(300):
        someone = person(1, index, on=ON)
        then, now = look(someone, on=date(2018, 1, 1)), look(someone, on=ON)
        assert [getattr(then, name) for name in LASTING] == [getattr(now, name) for name in LASTING]
        assert now.lines >= then.lines


def test_no_two_of_many_faces_are_alike() -> None:
    looks = [look(person(1, index, on=ON), on=ON) for index in range(200)]
    features = [
        (round(face.face_width), round(face.jaw), face.hair_style, face.iris, face.glasses, face.beard)
        for face in looks
    ]
    assert len(set(features)) > 196


def test_heads_are_covered_bearded_and_spectacled_as_in_life() -> None:
    looks = [(person(1, index, on=ON), look(person(1, index, on=ON), on=ON)) for index in range(1_500)]
    assert {face.cover for _, face in looks} == {"", "hijab", "turban", "ghutra"}
    assert all(not face.beard for someone, face in looks if someone.sex == "F")
    assert 0.15 < sum(bool(face.glasses) for _, face in looks) / len(looks) < 0.45
    assert len({face.hair_style for _, face in looks}) > 16


def test_every_hair_style_and_covering_is_drawn_in_its_own_way() -> None:
    kinds: dict[tuple[str, str], Person] = {}
    for index in range(1_500):
        someone = person(1, index, on=ON)
        face = look(someone, on=ON)
        kinds.setdefault(("cover", face.cover) if face.cover else ("hair", face.hair_style), someone)
    drawn = {kind: faces.portrait(someone, on=ON).tobytes() for kind, someone in kinds.items()}
    assert len(drawn) > 20
    assert len(set(drawn.values())) == len(drawn)


def test_moments_differ_in_pose_and_light() -> None:
    someone = person(1, 5, on=ON)
    assert different(faces.selfie(someone, 1, on=ON), faces.selfie(someone, 2, on=ON)) > 3
    dusk = faces.selfie(someone, 1, on=ON, light="dusk")
    assert different(faces.selfie(someone, 1, on=ON), dusk) > 15


def different(first: Image.Image, second: Image.Image) -> float:
    return float(sum(ImageStat.Stat(ImageChops.difference(first, second)).mean) / 3)


@pytest.mark.parametrize("check", sorted({*flaws.PAPER_FLAWS, *flaws.FACE_FLAWS}))
def test_every_flaw_keeps_the_size_and_spoils_the_picture(check: str) -> None:
    picture = faces.selfie(person(1, 2, on=ON), 1, on=ON)
    spoil = {**flaws.PAPER_FLAWS, **flaws.FACE_FLAWS}[check]
    spoiled = spoil(picture, Chance(1, 2, "spoil"))
    assert spoiled.size == picture.size
    assert different(picture, spoiled) > 1
