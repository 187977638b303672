"""Provider checks become plain answers, and nothing unknown is dropped."""

from __future__ import annotations

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from backoffice.kyc.checks import HEADLINES, Check, Mark, Question, answers, headline, question_of
from backoffice.words import knows

CHECKS = st.lists(
    st.builds(
        Check,
        st.sampled_from(
            [
                "id_glare_detection",
                "selfie_id_comparison",
                "id_mrz_detection",
                "BAD_SELFIE",
                "FORGERY",
                "brand_new_check",
            ]
        ),
        st.sampled_from(["passed", "failed", "not_applicable"]),
        st.lists(st.sampled_from(["too_much_glare", "face_mismatch", "doc_x17", "日本"]), max_size=2).map(tuple),
    ),
    max_size=8,
)


@any_of(CHECKS)
def test_every_check_is_answered_and_every_answer_has_a_word(checks: list[Check]) -> None:
    told = answers(checks)
    assert {answer.question for answer in told} == {question_of(check.name) for check in checks}
    assert all(knows(answer.key, language) for answer in told for language in ("en", "zh"))


@any_of(CHECKS)
def test_an_unknown_reason_of_a_failure_is_shown_as_sent(checks: list[Check]) -> None:
    told = {reason for answer in answers(checks) for reason in answer.sent}
    for check in checks:
        if check.status == "failed" and "doc_x17" in check.reasons:
            assert "doc_x17" in told


@any_of(CHECKS)
def test_a_list_always_has_a_headline(checks: list[Check]) -> None:
    assert headline(checks) in HEADLINES


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("id_blur_detection", Question.READABLE),
        ("id_double_side_detection", Question.COMPLETE),
        ("id_mrz_inconsistency_detection", Question.MRZ),
        ("id_electronic_replica_detection", Question.GENUINE),
        ("id_expired_detection", Question.VALID),
        ("id_account_comparison", Question.DATA),
        ("selfie_id_comparison", Question.FACE),
        ("selfie_liveness_detection", Question.LIVE),
        ("SELFIE_MISMATCH", Question.FACE),
        ("BAD_SELFIE", Question.LIVE),
        ("EXPIRATION_DATE", Question.VALID),
        ("never_heard_of", Question.OTHER),
    ],
)
def test_names_of_both_providers_find_their_question(name: str, question: Question) -> None:
    assert question_of(name) is question


def test_a_failure_outweighs_a_pass_of_the_same_question() -> None:
    told = answers([Check("id_blur_detection", "passed"), Check("id_glare_detection", "failed", ("too_much_glare",))])
    assert [(answer.mark, answer.word) for answer in told] == [(Mark.CONFLICTS, "glare")]


def test_a_face_in_another_light_is_close_not_different() -> None:
    (told,) = answers([Check("selfie_id_comparison", "failed", ("light_differs",))])
    assert told.mark is Mark.CLOSE


def test_the_most_telling_failure_makes_the_headline() -> None:
    checks = [Check("id_glare_detection", "failed", ("too_much_glare",)), Check("selfie_id_comparison", "failed")]
    assert headline(checks) == "face_differs"
