"""Text as it is set: cleaned, broken, in the right typeface and order, and readable again from the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backoffice.documents import bidi, blocks, breaking, look
from backoffice.documents.typesetting import Typesetter
from tests.documents.reading import blank, body, texts

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=300)
PLAIN_WORDS = st.text(st.sampled_from("abcdefghij XYZ0189äöüßéñčжЯИ.,:;!?()-/_@"), min_size=1, max_size=200)


def set_in_a_pdf(text: str) -> bytes:
    pages = blank()
    blocks.paragraph(pages, text)
    return pages.finish()


@given(ANY_TEXT)
def test_cutting_a_text_into_pieces_loses_no_letter(text: str) -> None:
    for paragraph in breaking.clean(text):
        assert "".join(breaking.pieces(paragraph)) == paragraph
        assert all(len(piece) <= 2 * breaking.LONGEST_PIECE for piece in breaking.pieces(paragraph))


@given(ANY_TEXT)
def test_cleaning_leaves_nothing_that_can_act(text: str) -> None:
    for paragraph in breaking.clean(text):
        assert not any(ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 for letter in paragraph)
        assert not set(paragraph) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\ufeff")
        paragraph.encode("utf-8")


@given(ANY_TEXT, st.floats(min_value=20, max_value=400))
@settings(deadline=None, max_examples=60)
def test_no_line_is_wider_than_its_column(text: str, width: float) -> None:
    for line in Typesetter().lines(text, look.BODY, width):
        assert line.width <= width or len(line.runs) <= 3, "only a letter wider than the column may stand out"


@given(ANY_TEXT)
@settings(deadline=None, max_examples=40)
def test_hostile_text_makes_a_file_that_opens(text: str) -> None:
    assert texts(set_in_a_pdf(text))


@given(PLAIN_WORDS)
@settings(deadline=None, max_examples=40)
def test_what_is_copied_out_is_what_was_put_in(text: str) -> None:
    assert "".join(text.split()) in body(set_in_a_pdf(text))


@pytest.mark.parametrize(
    "text",
    [
        "Żółć, Ünïcödé, naïve; Đặng Thị Ngọc",
        "Иван Сергеевич Петров-Водкин",
        "张伟，你好“世界”。欧阳娜娜",
        "سميرة يوسف حدادين",
        "محمد بن عبد الله الأحمد",
        "3x4 -> <b>not bold</b> & (brackets) \\ ) Tj ET",
        "ไม่มีแบบอักษร 김철수",
    ],
)
def test_every_script_reads_back(text: str) -> None:
    assert "".join(text.split()) in body(set_in_a_pdf(text))


def test_the_letters_of_a_ligature_come_out_in_order() -> None:
    assert "لا إله" in texts(set_in_a_pdf("لا إله"))[0]


def test_a_word_of_many_pages_is_set_whole() -> None:
    data = set_in_a_pdf("x" * 100_000)
    assert body(data).count("x") == 100_000
    assert len(texts(data)) > 15


def test_direction_overrides_in_data_turn_nothing_round() -> None:
    assert "evil-txt.exe" in texts(set_in_a_pdf("evil-\u202etxt.exe"))[0]


def test_a_name_written_from_right_to_left_keeps_to_itself_in_a_sentence() -> None:
    sentence = f"{bidi.isolate('محمد')}, KYC lead"
    assert bidi.base_level(sentence) == 0
    assert bidi.levels(sentence, 0)[-10:] == [0] * 10
    assert set(bidi.levels(sentence, 0)[1:5]) == {1}


def test_runs_that_run_leftward_are_turned_round_together() -> None:
    assert bidi.visual_order([(0, "a"), (1, "b"), (2, "1"), (1, "c"), (0, "d")]) == ["a", "c", "1", "b", "d"]


def test_numbers_inside_leftward_text_stay_numbers() -> None:
    assert bidi.levels("عام 2026", 1)[-4:] == [2, 2, 2, 2]


def test_chinese_lines_begin_with_no_closing_mark() -> None:
    setter = Typesetter()
    text = "客户说明，出生日期填写时日月颠倒。" * 40
    for width in range(60, 200, 7):
        for line in setter.lines(text, look.BODY, width):
            first = setter.line("，", look.BODY).runs[0].show
            stop = setter.line("。", look.BODY).runs[0].show
            assert line.runs[0].show not in (first, stop)


def test_digits_are_all_of_one_width() -> None:
    setter = Typesetter()
    assert len({setter.line(digit * 9, look.BODY).width for digit in "0123456789"}) == 1


def test_the_fast_way_sets_what_the_careful_way_sets() -> None:
    setter = Typesetter()
    plain = setter.plain(look.NUMBER)
    assert plain.set("0123456789") is not None
    codes, width = plain.set("1048221") or ("", 0.0)
    careful = setter.line("1048221", look.NUMBER)
    assert width == pytest.approx(careful.width, abs=0.2)
    assert len(codes) == 4 * 7
    assert plain.set("سميرة") is None
    assert plain.set("e\u0301") is None
