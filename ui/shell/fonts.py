"""The typefaces of the window: Inter, IBM Plex Sans SC and Arabic, and IBM Plex Mono, all shipped.

Sizes are pixels, digits have equal width everywhere. Registering all ten files takes about 5 ms.
"""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from ui.shell.shipped import shipped

UI_FAMILIES = ("Inter", "IBM Plex Sans SC", "IBM Plex Sans Arabic")
MONO_FAMILIES = ("IBM Plex Mono", "IBM Plex Sans SC", "IBM Plex Sans Arabic")


@cache
def load() -> None:
    """Register the shipped fonts once; needs a QGuiApplication. RuntimeError when a file is damaged."""
    for file in sorted(shipped("fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise RuntimeError(f"The font {file.name} cannot be read. Install the program again.")


def ui_font(px: int, weight: int = 400, slashed_zero: bool = False) -> QFont:
    """The interface font at `px` pixels; weights 300, 400, 500 and 600; a slashed zero for document numbers."""
    return QFont(_font(UI_FAMILIES, px, weight, slashed_zero))


def mono_font(px: int, weight: int = 400) -> QFont:
    """The fixed-width font at `px` pixels for machine-readable zones and hashes; weights 400 and 500."""
    return QFont(_font(MONO_FAMILIES, px, weight, False))


@cache
def _font(families: tuple[str, ...], px: int, weight: int, slashed_zero: bool) -> QFont:
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    # Qt rounds advances to whole pixels when it hints; unhinted text keeps the spacing the typeface was drawn with.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    if slashed_zero:
        font.setFeature(QFont.Tag("zero"), 1)
    return font
