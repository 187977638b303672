"""Pictures: whatever a customer sent is shown or says why not, and no verdict without this case's pictures painted."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PIL import Image
from PySide6.QtCore import QLoggingCategory, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backoffice.kyc.rules import PictureKind
from backoffice.kyc.views import Picture, PictureRef
from tests.given import Given
from tests.ui.kyc.conftest import Reviewer
from ui.kyc.actions import ACTIONS
from ui.kyc.decoding import CasePictures, Problem, decode, decode_all
from ui.kyc.lens import Lens
from ui.kyc.picture_row import PictureRow
from ui.kyc.wording import Wording
from ui.shell.keys import Keys

KINDS = (PictureKind.SELFIE, PictureKind.PORTRAIT, PictureKind.FRONT, PictureKind.BACK)
HOUR = timedelta(hours=1)


def encoded(
    size: tuple[int, int] = (320, 400), colour: str = "#336699", form: str = "JPEG", mode: str = "RGB"
) -> bytes:
    content = io.BytesIO()
    Image.new(mode, size, colour).save(content, form)
    return content.getvalue()


def pictures_of(case: UUID, contents: dict[PictureKind, bytes], ordinal: int = 3) -> CasePictures:
    refs = {kind: PictureRef(uuid4(), ordinal, kind, 1, 1, b"") for kind in contents}
    return decode_all(case, [Picture(refs[kind], content) for kind, content in contents.items()])


def whole_case(colour: str = "#336699") -> tuple[UUID, CasePictures]:
    case = uuid4()
    return case, pictures_of(case, {kind: encoded(colour=colour) for kind in KINDS})


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(900, 234)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def row(qtbot: QtBot, window: QWidget, tmp_path: Path) -> PictureRow:
    """The pictures alone, in a window of their own size."""
    row = PictureRow(Keys(window, ACTIONS, tmp_path), Wording("en"), window)
    row.resize(window.size())
    window.show()
    qtbot.waitUntil(window.isVisible)
    return row


def painted(row: PictureRow) -> None:
    row.repaint()
    QApplication.processEvents()


def seen_colour(row: PictureRow, pane: int = 0) -> QColor:
    widget = row.panes[pane]
    return widget.grab().toImage().pixelColor(widget.width() // 2, widget.height() // 2)


@pytest.mark.promise("D-04")
def test_what_is_no_picture_says_so() -> None:
    for content in (b"", b"GIF89a" + bytes(200), b"<svg xmlns='http://www.w3.org/2000/svg'/>"):
        assert decode(PictureKind.FRONT, 1, content).problem is Problem.NOT_A_PICTURE


def test_a_picture_cut_short_says_so() -> None:
    # Qt's own word about the broken file is for its log; ours stands in the pane.
    QLoggingCategory.setFilterRules("qt.gui.imageio*=false")
    assert decode(PictureKind.FRONT, 1, encoded()[:200]).problem is Problem.NOT_A_PICTURE
    QLoggingCategory.setFilterRules("")


def test_more_than_forty_megapixels_stay_closed() -> None:
    bomb = encoded((8_000, 5_001), "white", "PNG", "1")
    assert decode(PictureKind.FRONT, 1, bomb).problem is Problem.TOO_LARGE


def test_a_picture_of_forty_megapixels_is_kept_in_sizes_that_paint_fast() -> None:
    large = decode(PictureKind.FRONT, 1, encoded((8_000, 5_000), "white", "PNG", "1"))
    assert large.problem is None
    assert max(large.sizes[0].width(), large.sizes[0].height()) <= 2_600
    assert max(large.sizes[-1].width(), large.sizes[-1].height()) <= 480


def test_a_picture_is_turned_as_its_camera_noted() -> None:
    content, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (300, 100), "red").save(content, "JPEG", exif=exif)
    upright = decode(PictureKind.FRONT, 1, content.getvalue()).sizes[0]
    assert (upright.width(), upright.height()) == (100, 300)


@pytest.mark.promise("K-07")
def test_a_case_counts_as_seen_only_when_all_its_panes_have_painted(row: PictureRow) -> None:
    case, pictures = whole_case()
    row.clear(case)
    row.show_attempt(pictures, 3)
    assert not row.seen
    painted(row)
    assert row.seen
    assert "4 of 4" in row.tools.guard.accessibleName()


@pytest.mark.promise("K-07")
def test_the_picture_of_the_case_before_is_gone_at_once(row: PictureRow) -> None:
    before, pictures = whole_case("#ff0000")
    row.clear(before)
    row.show_attempt(pictures, 3)
    painted(row)
    assert seen_colour(row).red() > 200
    row.clear(uuid4())
    assert not row.seen
    assert all(pane.case is None and pane.picture is None for pane in row.panes)
    assert seen_colour(row).red() == seen_colour(row).green() or seen_colour(row).blue() > 200


@pytest.mark.promise("K-07")
def test_pictures_of_another_case_are_refused(row: PictureRow) -> None:
    _, pictures = whole_case()
    row.clear(uuid4())
    row.show_attempt(pictures, 3)
    painted(row)
    assert not row.seen


def test_a_missing_and_a_broken_picture_say_so_and_are_told_by_the_guard(row: PictureRow) -> None:
    case = uuid4()
    pictures = pictures_of(
        case, {PictureKind.SELFIE: encoded(), PictureKind.PORTRAIT: encoded(), PictureKind.FRONT: b"no picture"}
    )
    row.clear(case)
    row.show_attempt(pictures, 3)
    painted(row)
    assert [bool(pane.sentence()) for pane in row.panes] == [False, False, True, True]
    assert "2 of 3" in row.tools.guard.accessibleName()
    assert row.seen


def test_a_passport_without_a_back_is_whole(row: PictureRow) -> None:
    case = uuid4()
    sent = dict.fromkeys((PictureKind.SELFIE, PictureKind.PORTRAIT, PictureKind.FRONT), encoded())
    row.clear(case)
    row.show_attempt(pictures_of(case, sent), 3)
    painted(row)
    assert "3 of 3 painted, all from this case." in row.tools.guard.accessibleName()
    assert row.seen


def test_hidden_pictures_hold_the_verdict_keys_back(row: PictureRow) -> None:
    case, pictures = whole_case("#ff0000")
    row.veil()
    row.clear(case)
    row.show_attempt(pictures, 3)
    painted(row)
    assert not row.seen
    row.veil()
    painted(row)
    assert row.seen


def test_locked_panes_share_one_lens_and_panes_apart_keep_their_own(row: PictureRow) -> None:
    case, pictures = whole_case()
    row.clear(case)
    row.show_attempt(pictures, 3)
    row.zoom_in()
    row.rotate()
    assert {row.lens(at) for at in range(4)} == {Lens(zoom=1.25, turns=1)}
    row.toggle_lock()
    row.panes[2].setFocus()
    row.panes[2].touched.emit(2)
    row.zoom_in()
    assert (row.lens(2).zoom, row.lens(0).zoom) == (1.25 * 1.25, 1.25)
    row.toggle_lock()
    assert len({row.lens(at) for at in range(4)}) == 1


def test_the_wheel_enlarges_what_is_under_it(row: PictureRow) -> None:
    case, pictures = whole_case()
    row.clear(case)
    row.show_attempt(pictures, 3)
    pane = row.panes[0]
    at = QPointF(pane.width() / 2 + 40, pane.height() / 2)
    turn = QWheelEvent(
        at, pane.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pane, turn)
    lens = row.lens(0)
    assert lens.zoom > 1
    before = lens.transform().inverted()[0].map(QPointF(40, 0))
    assert abs(before.x() - 40) < 0.01


def test_blinking_swaps_selfie_and_portrait_in_place(row: PictureRow) -> None:
    case = uuid4()
    contents = {kind: encoded(colour="#00ff00") for kind in KINDS}
    contents[PictureKind.SELFIE] = encoded(colour="#ff0000")
    row.clear(case)
    row.show_attempt(pictures_of(case, contents), 3)
    painted(row)
    assert seen_colour(row, 0).red() > 200
    row.blink()
    painted(row)
    assert seen_colour(row, 0).green() > 200
    assert seen_colour(row, 1).red() > 200
    assert row.seen


def test_twice_as_large_is_painted_from_pixels_that_are_there(row: PictureRow) -> None:
    sizes = decode(PictureKind.FRONT, 1, encoded((1600, 1600))).sizes
    assert sizes[0].width() == 1600
    shown = decode(PictureKind.FRONT, 1, encoded((1600, 1600))).for_width(2 * 280)
    assert shown is not None
    assert shown.width() >= 2 * 280


def test_digits_choose_whose_pictures_are_shown(given: Given, reviewer: Reviewer) -> None:
    given.case(9 * HOUR)
    page = reviewer.go()
    reviewer.take_next()
    last = seen_colour(page.view.pictures)
    reviewer.press(Qt.Key.Key_1)
    reviewer.until(lambda: page.view.pictures.seen)
    assert seen_colour(page.view.pictures) != last
    assert page.view.attempts.table.heads.shown == 1
