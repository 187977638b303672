"""Escalated cases: stories that hold together, and pictures that are the same in every process."""

import hashlib
import subprocess
import sys
from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image, ImageStat

from backoffice.kyc import mrz
from backoffice.kyc.checks import headline
from backoffice.kyc.rules import PictureKind
from backoffice.sample.attempts import AttemptDraft, Picture, draw_case, escalated
from backoffice.sample.papers import Kind
from backoffice.sample.people import Person, person
from backoffice.sample.stories import STORIES

ON = date(2026, 11, 19)
SEED = 11
Case = tuple[Person, tuple[AttemptDraft, AttemptDraft, AttemptDraft]]


def case(number: int) -> Case:
    who = person(SEED, number * 8 + 3, on=ON)
    return who, escalated(SEED, who, number, on=ON)


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [case(number) for number in range(240)]


def told(cases: list[Case], story: str) -> list[Case]:
    found = [(who, drafts) for who, drafts in cases if drafts[0].story == story]
    assert found, story
    return found


def failed(draft: AttemptDraft) -> set[str]:
    return {check.name for check in draft.checks if check.status == "failed"}


def digest(pictures: tuple[tuple[Picture, ...], ...]) -> str:
    return hashlib.sha256(b"".join(picture.content for attempt in pictures for picture in attempt)).hexdigest()


def test_another_process_draws_the_same_bytes_and_another_seed_does_not() -> None:
    code = (
        "import hashlib; from backoffice.sample.attempts import draw_case; from datetime import date;"
        "c = draw_case(11, 83, 10, on=date(2026, 11, 19));"
        "print(hashlib.sha256(b''.join(p.content for a in c for p in a)).hexdigest())"
    )
    elsewhere = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    here = draw_case(11, 83, 10, on=ON)
    assert elsewhere.stdout.strip() == digest(here)
    assert digest(draw_case(12, 83, 10, on=ON)) != digest(here)


def test_all_stories_are_told_and_both_providers_report(cases: list[Case]) -> None:
    assert {drafts[0].story for _, drafts in cases} == {story.key for story in STORIES}
    assert len(STORIES) >= 14
    providers = [drafts[0].provider for _, drafts in cases]
    assert 10 < providers.count("sumsub") < 70
    assert providers.count("persona") > 150


def test_the_three_attempts_are_minutes_apart_with_ids_of_their_own(cases: list[Case]) -> None:
    references = [draft.reference for _, drafts in cases for draft in drafts]
    assert len(set(references)) == len(references)
    for _, drafts in cases:
        assert [draft.ordinal for draft in drafts] == [1, 2, 3]
        assert len({draft.inquiry for draft in drafts}) == 1
        gaps = [drafts[0].before - drafts[1].before, drafts[1].before - drafts[2].before]
        assert all(timedelta(minutes=2) < gap < timedelta(hours=1) for gap in gaps)
        assert timedelta(0) < drafts[2].before < timedelta(minutes=5)


def test_every_attempt_fails_some_check_and_says_why(cases: list[Case]) -> None:
    for _, drafts in cases:
        for draft in drafts:
            assert failed(draft)
            assert all(check.reasons for check in draft.checks if check.status == "failed")


def test_the_queue_gets_many_headlines(cases: list[Case]) -> None:
    assert len({headline(drafts[2].checks) for _, drafts in cases}) >= 9


def test_a_declared_birth_date_has_day_and_month_swapped_against_the_card(cases: list[Case]) -> None:
    for who, drafts in told(cases, "birth_swapped"):
        read = drafts[2].extracted
        assert read is not None
        assert read.birth_on == date(who.birth_on.year, who.birth_on.day, who.birth_on.month) != who.birth_on


def test_a_misread_number_conflicts_with_a_zone_that_is_right(cases: list[Case]) -> None:
    for _, drafts in told(cases, "number_misread"):
        read = drafts[2].extracted
        assert read is not None
        zone = mrz.read(read.mrz)
        assert all(check.ok for check in zone.checks)
        assert zone.number != read.document_number


def test_a_misread_zone_breaks_its_own_check_digits(cases: list[Case]) -> None:
    for _, drafts in told(cases, "zone_misread"):
        read = drafts[2].extracted
        assert read is not None
        assert [check.name for check in mrz.read(read.mrz).checks if not check.ok] == ["number", "composite"]


def test_an_expired_document_is_over_and_the_others_are_not(cases: list[Case]) -> None:
    for _, drafts in cases:
        for draft in drafts:
            if draft.extracted and draft.extracted.expires_on:
                assert (draft.extracted.expires_on < ON) == (draft.story == "expired")


def test_a_name_that_differs_is_on_card_and_zone_but_not_declared(cases: list[Case]) -> None:
    for who, drafts in told(cases, "name_differs"):
        assert drafts[2].paper.surname != who.surname_latin
        assert drafts[2].paper.number.isalnum()


def test_without_a_back_there_is_no_such_picture_and_no_zone_read(cases: list[Case]) -> None:
    _, drafts = told(cases, "back_missing")[0]
    number = [story.key for story in STORIES].index("back_missing")
    first, second, third = draw_case(SEED, number * 8 + 3, number, on=ON)
    assert drafts[0].paper.kind is Kind.ID
    assert [picture.kind for picture in first] == [PictureKind.SELFIE, PictureKind.PORTRAIT, PictureKind.FRONT]
    assert PictureKind.BACK in [picture.kind for picture in second]
    assert PictureKind.BACK not in [picture.kind for picture in third]
    assert all(draft.extracted is None or draft.extracted.mrz == () for draft in drafts)


def test_what_did_not_change_is_the_same_picture_and_every_selfie_is_new() -> None:
    attempts = draw_case(SEED, 12 * 8 + 3, 12, on=ON)
    fronts = {picture.content for attempt in attempts for picture in attempt if picture.kind is PictureKind.FRONT}
    selfies = {picture.content for attempt in attempts for picture in attempt if picture.kind is PictureKind.SELFIE}
    assert (len(fronts), len(selfies)) == (1, 3)


def test_pictures_are_what_they_say_and_small() -> None:
    sizes = []
    for number in range(len(STORIES)):
        for attempt in draw_case(SEED, number * 8 + 3, number, on=ON):
            for picture in attempt:
                image = Image.open(BytesIO(picture.content))
                image.load()
                assert image.format == "JPEG"
                assert image.size == (picture.width, picture.height)
                sizes.append(len(picture.content))
    assert max(sizes) < 160_000
    assert sum(sizes) / len(sizes) < 45_000


def test_the_pictures_show_what_the_checks_say() -> None:
    def brightness(story: str, kind: PictureKind, attempt: int) -> float:
        number = [story.key for story in STORIES].index(story)
        pictures = draw_case(SEED, number * 8 + 3, number, on=ON)[attempt]
        content = next(picture.content for picture in pictures if picture.kind is kind)
        return float(ImageStat.Stat(Image.open(BytesIO(content)).convert("L")).mean[0])

    assert brightness("glare_stays", PictureKind.SELFIE, 1) < brightness("glare_stays", PictureKind.SELFIE, 0) * 0.6
    assert brightness("expired", PictureKind.FRONT, 0) > brightness("expired", PictureKind.FRONT, 1) + 1
