"""The case file: everything that led to the verdict, in both languages, for any name, picture and note."""

from __future__ import annotations

import dataclasses
import io
import subprocess
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from backoffice.documents.press import press
from backoffice.kyc.case_file import CaseFile, Outcome, Picture, canonical_bytes, record_hash
from backoffice.kyc.pdf import case_file_pdf
from backoffice.kyc.rules import CaseState, PictureKind, Verdict
from backoffice.kyc.views import HistoryLine
from tests.documents.reading import body, opened, tags, texts
from tests.kyc.case_files import DECIDED_AT, OPENED_AT, case_file, history, picture, record, three_attempts

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


def rejected(**changes: object) -> Outcome:
    outcome = Outcome(Verdict.REJECT, "R-01", "Hologram is missing.", DECIDED_AT, "Anna Lindqvist", "kyc_reviewer")
    return dataclasses.replace(outcome, **changes)  # type: ignore[arg-type]


def with_pictures(*pictures: Picture) -> CaseFile:
    return case_file(attempts=(dataclasses.replace(three_attempts()[0], pictures=pictures),))


def test_page_one_says_who_what_was_different_and_what_was_decided() -> None:
    data = case_file_pdf(case_file())
    page = texts(data)[0]
    for told in (
        "Case file K-48213",
        "Decided 19 Nov 2026, 14:07 CET",
        "Samira Yousef Haddadin",
        "019a9c1e-7c3b-7d51-9a33-2f6cc03d7f2a",
        "19 Nov 2026, 14:07 CET\nDecided by",
        "18 Nov 2026, 14:24",
        "19 Nov 2026, 14:08",
        "Attempt 1, 13:58",
        "Approved",
        "Reason A-02: Day and month swapped when declared.",
        "Card and MRZ agree on 4 July.",
        "Anna Lindqvist, KYC reviewer",
        "Case file K-48213, version 7",
        "Audit entry 1,048,221",
    ):
        assert told in page, told
    assert all(word in page for word in ("سميرة", "يوسف", "حدادين"))


@pytest.mark.needs("poppler-utils")
def test_a_name_written_from_right_to_left_is_copied_out_in_its_order(tmp_path: Path) -> None:
    file = tmp_path / "case.pdf"
    file.write_bytes(case_file_pdf(case_file()))
    copied = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    assert "سميرة يوسف حدادين" in copied
    assert "Samira Yousef Haddadin" in copied


@pytest.mark.promise("K-07")
def test_each_attempt_stands_in_full_with_the_providers_own_words() -> None:
    attempts = three_attempts()
    found = body(case_file_pdf(case_file()))
    for attempt in attempts:
        assert f"Attempt{attempt.number}" in found
        for check in attempt.checks:
            assert check.name in found
            assert all(reason in found for reason in check.reasons)
        for each in attempt.pictures:
            assert f"{each.sha256[:4]}{each.sha256[4:8]}…{each.sha256[-4:]}" in found


def test_the_comparison_tells_zero_from_o_and_agrees_from_conflicts() -> None:
    found = "\n".join(texts(case_file_pdf(case_file())))
    assert "T40187O26" in found
    assert "T40187026" in found
    assert "Conflict" in found
    assert "Agrees" in found
    assert "not asked" in found


def test_the_comparison_names_countries_and_says_no_code() -> None:
    compared = "\n".join(texts(case_file_pdf(case_file())))
    compared = compared[compared.index("Expiry") : compared.index("Attempt 1\n")]
    assert compared.count("Jordan") == 3
    assert "JOR" not in compared


@pytest.mark.parametrize("more", [0, 12, 24, 36, 38, 39, 40])
def test_no_last_page_holds_a_line_or_two_of_history(more: int) -> None:
    added = tuple(HistoryLine(DECIDED_AT, "Anna", "withdrawal", "", f"note{n}x") for n in range(more))
    last = texts(case_file_pdf(case_file(history=(*history(), *added))))[-1]
    # One instant a line, and one at the foot that says when the file was written.
    assert last.count(" Nov 2026, ") - 1 > 2


def test_the_history_says_who_did_what_when_and_why() -> None:
    found = "\n".join(texts(case_file_pdf(case_file())))
    told = found[found.index("\nHistory\n") :]
    assert "Escalated to a lead" in told
    assert "E-03 Unsure whether it is the same face" in told
    assert "Light is poor." in told
    assert "Verdict withdrawn" in told
    assert "Customer told" in told


def test_a_rejection_names_both_people_or_says_that_one_is_missing() -> None:
    waiting = texts(case_file_pdf(case_file(state=CaseState.SECOND_REVIEW, outcome=rejected(), told_at=None)))[0]
    assert "has not agreed yet" in waiting
    assert "A second person has not agreed yet." in waiting
    agreed = rejected(second_by="محمد الأحمد", second_duty="kyc_lead")
    done = body(case_file_pdf(case_file(outcome=agreed)))
    assert "محمد" in done
    assert "الأحمد" in done
    assert "KYClead" in done


@pytest.mark.promise("K-08")
def test_an_undecided_case_says_until_when_an_outcome_is_promised() -> None:
    open_case = case_file(state=CaseState.WAITING, outcome=None, told_at=None, history=())
    page = texts(case_file_pdf(open_case))[0]
    assert "Not decided" in page
    assert "promisedtothecustomerby19Nov2026,14:24." in "".join(page.split())
    assert "not yet" in page


def test_the_chinese_file_speaks_chinese_throughout() -> None:
    data = case_file_pdf(case_file("zh", declared_name="张伟", native_name="张伟"))
    found = "\n".join(texts(data))
    for told in ("案卷 K-48213", "申报姓名", "张伟", "2026年11月18日 14:24", "已通过", "理由 A-02", "经过", "审计条目"):
        assert told in found, told
    for word in ("Customer", "Verdict", "Attempt", "Passed", "Reason", "Page"):
        assert word not in found.replace("Sample Firm", ""), word


def test_the_verdict_stands_on_page_one_whatever_the_evidence_takes() -> None:
    crowded = case_file(native_name="محمد " * 60, declared_name="Name " * 60)
    assert "Approved" in texts(case_file_pdf(crowded))[0]


def test_a_note_of_three_thousand_letters_is_whole_and_the_box_points_to_it() -> None:
    note = " ".join(f"word{number}" for number in range(380))
    outcome = Outcome(Verdict.APPROVE, "A-09", note, DECIDED_AT, "Anna Lindqvist", "kyc_reviewer")
    told = (*history(), HistoryLine(DECIDED_AT, "Anna Lindqvist", "approve", "A-09", note))
    data = case_file_pdf(case_file(outcome=outcome, history=told))
    assert "The note stands in full in the history." in texts(data)[0]
    found = body(data)
    assert all(f"word{number}" in found for number in range(380))


def test_what_nobody_has_worded_is_shown_as_it_came() -> None:
    outcome = Outcome(Verdict.APPROVE, "Z-77", "", DECIDED_AT, "Anna Lindqvist", "acting_lead")
    told = (HistoryLine(DECIDED_AT, "Anna", "moved_archive", "Z-77", ""),)
    found = body(case_file_pdf(case_file(outcome=outcome, history=told)))
    for code in ("Z-77", "acting_lead", "moved_archive"):
        assert code in found


def test_thirty_lines_of_history_go_over_the_page_and_stay_whole() -> None:
    lines = tuple(
        HistoryLine(OPENED_AT + timedelta(minutes=n), "Anna", "withdrawal", "", f"note{n}x") for n in range(30)
    )
    found = body(case_file_pdf(case_file(history=lines)))
    assert all(found.count(f"note{n}x") == 1 for n in range(30))


def test_pictures_that_cannot_be_shown_are_said_in_their_place() -> None:
    gone = Picture(PictureKind.FRONT, "ab" * 32, None)
    broken = picture(PictureKind.BACK, b"MZ no picture")
    swapped = dataclasses.replace(picture(PictureKind.SELFIE), sha256="0" * 64)
    data = case_file_pdf(with_pictures(swapped, gone, broken))
    found = body(data)
    assert "Nopictureisstored." in found
    assert "notapicture" in found
    assert "doesnotmatchitshash" in found
    assert "Figure: ID front, attempt 1" in tags(data)


def test_a_picture_of_forty_megapixels_makes_a_small_file() -> None:
    written = io.BytesIO()
    Image.effect_noise((800, 500), 90).resize((8_000, 5_000)).convert("RGB").save(written, "JPEG", quality=60)
    data = case_file_pdf(with_pictures(picture(PictureKind.FRONT, written.getvalue())))
    assert len(data) < 1_500_000


def test_a_case_without_attempts_comparison_or_history_is_still_a_file() -> None:
    data = case_file_pdf(case_file(attempts=(), comparison=(), history=(), birth_on=None, country="", native_name=""))
    assert len(texts(data)) == 1
    assert "not known" in texts(data)[0]


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, st.sampled_from(["en", "zh"]))
@settings(deadline=None, max_examples=25)
def test_no_text_of_a_customer_or_provider_breaks_the_file(name: str, note: str, device: str, language: str) -> None:
    attempts = tuple(dataclasses.replace(attempt, device=device, pictures=()) for attempt in three_attempts())
    told = (HistoryLine(DECIDED_AT, name, "approve", note, note),)
    outcome = Outcome(Verdict.APPROVE, note, note, DECIDED_AT, name, "kyc_reviewer")
    data = case_file_pdf(
        case_file(language, declared_name=name, native_name=note, attempts=attempts, history=told, outcome=outcome)
    )
    with opened(data) as document:
        assert len(document) >= 1
    assert b"/URI" not in data
    assert b"/JavaScript" not in data
    assert b"/Annot" not in data


def test_the_same_case_file_makes_the_same_bytes_in_any_process() -> None:
    assert press(case_file_pdf, case_file()) == case_file_pdf(case_file())


def test_headings_tables_and_pictures_are_tagged() -> None:
    found = tags(case_file_pdf(case_file()))
    assert found.count("H1") >= 1
    assert "Table" in found
    assert "TH" in found
    for kind in ("Selfie", "ID portrait", "ID front", "ID back"):
        assert f"Figure: {kind}, attempt 3" in found


def test_one_record_has_one_hash_in_any_language_zone_and_hand() -> None:
    english, chinese = case_file("en"), case_file("zh")
    assert record_hash(english.record) == record_hash(chinese.record)
    elsewhere = timezone(timedelta(hours=8))
    moved = dataclasses.replace(record(), opened_at=OPENED_AT.astimezone(elsewhere))
    assert record_hash(moved) == record_hash(record())
    digits = record_hash(english.record)
    assert " ".join(digits[at : at + 4] for at in range(0, 32, 4)) in texts(case_file_pdf(english))[0]


@pytest.mark.parametrize(
    "change",
    [
        {"declared_name": "Samira Haddadin"},
        {"version": 8},
        {"told_at": None},
        {"outcome": None},
        {"history": ()},
        {"birth_on": None},
        {"attempts": three_attempts()[:2]},
        {"attempts": (*three_attempts()[:2], dataclasses.replace(three_attempts()[2], pictures=()))},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_change_of_the_record_changes_its_hash(change: dict[str, object]) -> None:
    assert record_hash(record(**change)) != record_hash(record())


def test_a_pictures_hash_stands_for_its_bytes() -> None:
    kept = picture(PictureKind.FRONT)
    erased = dataclasses.replace(kept, data=None)
    assert canonical_bytes(kept) == canonical_bytes(erased)


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
@example(["asb"], ["a", "b"])
def test_two_values_never_share_their_bytes(one: list[str], other: list[str]) -> None:
    assert (canonical_bytes(tuple(one)) == canonical_bytes(tuple(other))) == (one == other)


def test_values_of_another_kind_are_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        canonical_bytes(1.5)
