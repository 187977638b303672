from importlib.resources import files

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF, QRawFont

from ui.shell import fonts

FONTS = files("resources").joinpath("fonts")
FILES = (
    "Inter-Light",
    "Inter-Regular",
    "Inter-Medium",
    "Inter-SemiBold",
    "IBMPlexSansSC-Regular",
    "IBMPlexSansSC-SemiBold",
    "IBMPlexSansArabic-Regular",
    "IBMPlexSansArabic-SemiBold",
    "IBMPlexMono-Regular",
    "IBMPlexMono-Medium",
)


@pytest.mark.parametrize("name", FILES)
def test_every_font_is_static_truetype_so_that_screen_and_pdf_share_it(name: str) -> None:
    font = TTFont(str(FONTS.joinpath(f"{name}.ttf")))
    assert "glyf" in font
    assert "fvar" not in font


def test_every_font_ships_with_its_licence_and_source() -> None:
    said = FONTS.joinpath("SOURCES.txt").read_text(encoding="utf-8")
    for licence in ("OFL-Inter.txt", "OFL-IBMPlexSansSC.txt", "OFL-IBMPlexSansArabic.txt", "OFL-IBMPlexMono.txt"):
        assert licence in said
        assert "SIL Open Font License" in FONTS.joinpath(licence).read_text(encoding="utf-8")
    for name in FILES:
        assert name.split("-")[0] in said


def test_all_families_are_registered() -> None:
    fonts.load()
    assert {*fonts.UI_FAMILIES, *fonts.MONO_FAMILIES} <= set(QFontDatabase.families())


@pytest.mark.parametrize("weight", [300, 400, 500, 600])
def test_a_font_has_the_size_and_weight_asked_for(weight: int) -> None:
    info = QFontInfo(fonts.ui_font(13, weight))
    assert info.family() == "Inter"
    assert info.pixelSize() == 13
    assert info.weight() == weight


def test_all_digits_are_equally_wide_so_that_columns_stand() -> None:
    metrics = QFontMetricsF(fonts.ui_font(13))
    assert len({metrics.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1


def test_document_numbers_have_a_slashed_zero() -> None:
    plain, slashed = fonts.ui_font(40), fonts.ui_font(40, slashed_zero=True)
    assert plain.featureTags() != slashed.featureTags()
    assert slashed.isFeatureSet(plain.Tag("zero"))


@pytest.mark.parametrize(
    "name", ["陈思远", "欧阳雨桐", "㛃", "龑", "臺灣", "سميرة يوسف حدادين", "Дмитрий", "Grabińska"]
)
def test_every_name_can_be_written_with_shipped_fonts(name: str) -> None:
    fonts.load()
    shipped = [QRawFont(str(FONTS.joinpath(f"{file}.ttf")), 13) for file in FILES if file.endswith("Regular")]
    assert all(any(font.supportsCharacter(ord(sign)) for font in shipped) for sign in name if sign != " ")


def test_a_caller_cannot_change_the_font_of_others() -> None:
    mine = fonts.ui_font(13)
    mine.setPixelSize(40)
    assert fonts.ui_font(13).pixelSize() == 13
