from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tests.ui.widgets.conftest import picture
from ui.shell import theme
from ui.widgets.action_button import ActionButton
from ui.widgets.avatar import initials
from ui.widgets.bar import Bar, Tone
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.focus_ring import FocusRing
from ui.widgets.hours_histogram import HoursHistogram
from ui.widgets.label import Label
from ui.widgets.mark import Mark
from ui.widgets.panel import Panel
from ui.widgets.progress_line import ProgressLine, progress_words
from ui.widgets.shapes import Shape
from ui.widgets.tag import Tag


@pytest.fixture
def page(qtbot: Any) -> QWidget:
    made = QWidget()
    made.resize(700, 300)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _put(page: QWidget, widget: Any) -> Any:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(widget)
    QApplication.processEvents()
    return widget


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Anna Lindqvist", "AL"),
        ("Samira Yousef Haddadin", "SH"),
        ("Priya", "P"),
        ("文静", "文"),
        ("Дмитрий Колесов-Ярин", "ДК"),
        ("\u2068ليلى قاسم\u2069", "ل"),
        ("  ", "?"),
        ("(test) o'neil", "O"),
    ],
)
def test_a_person_is_shown_by_initials_or_the_first_sign(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_tag_is_as_wide_as_its_word(page: QWidget) -> None:
    tag = _put(page, Tag("held"))
    before = tag.sizeHint().width()
    tag.set_text("等待第二人复核")
    assert tag.sizeHint().width() > before
    assert tag.accessibleName() == "等待第二人复核"


def test_names_and_notes_are_never_read_as_markup(page: QWidget) -> None:
    label = _put(page, Label("<b>Bobby</b>"))
    assert label.sizeHint().width() > _put(page, Label("Bobby")).sizeHint().width() + 20


def test_a_label_follows_the_theme(qapp: Any, page: QWidget) -> None:
    label = _put(page, Label("late", token="danger"))
    theme.apply(qapp, dark=True)
    assert label.palette().color(label.foregroundRole()) == QColor(theme.DARK.danger)
    label.set_token("ok")
    assert label.palette().color(label.foregroundRole()) == QColor(theme.DARK.ok)


def test_a_switch_of_theme_leaves_sizes_and_weights_alone(dressed: QApplication, page: QWidget) -> None:
    label = _put(page, Label("late"))
    label.set_lettering(24, 600)
    label.setText("1,842,306.18")
    was = label.font()
    for dark in (True, False):
        theme.apply(dressed, dark)
        assert label.font() == was


def test_a_bar_is_hidden_until_it_has_something_to_say(page: QWidget) -> None:
    bar = _put(page, Bar())
    assert bar.isHidden()
    bar.say(Tone.ERROR, "The bank did not answer. Nothing was booked.", code="E-2210")
    assert bar.isVisible()
    assert bar.height() >= 36
    assert bar.accessibleName() == "The bank did not answer. Nothing was booked. E-2210"
    assert not bar.button.isVisible()
    bar.clear()
    assert bar.isHidden()


def test_the_action_of_a_bar_can_be_taken(qtbot: Any, page: QWidget) -> None:
    bar = _put(page, Bar())
    bar.say(Tone.NOTICE, "You work offline.", action="Check in", keys=("C",))
    with qtbot.waitSignal(bar.acted):
        bar.button.click()


def test_a_long_sentence_is_wrapped_and_never_cut(page: QWidget) -> None:
    bar = _put(page, Bar())
    bar.say(Tone.WARNING, "The clock of this desk is seven seconds behind that of the server. " * 4)
    page.resize(400, 300)
    assert bar.minimumSizeHint().width() <= 400
    assert bar.heightForWidth(400) > 36


def test_every_tone_has_its_own_look(page: QWidget) -> None:
    bar = _put(page, Bar())
    seen = []
    for tone in Tone:
        bar.say(tone, "Same words.")
        seen.append(picture(bar))
    assert all(one != other for at, one in enumerate(seen) for other in seen[at + 1 :])


def test_a_field_tells_its_label_its_hint_and_its_error(page: QWidget) -> None:
    field = _put(page, Field("Password", tall=True))
    assert field.edit.accessibleName() == "Password"
    assert field.label.buddy() is field.edit
    field.say("Caps Lock is on")
    assert field.edit.accessibleDescription() == "Caps Lock is on"
    field.fail("Name or password is wrong.")
    assert field.edit.accessibleDescription() == "Name or password is wrong."
    field.fail("")
    assert field.edit.accessibleDescription() == "Caps Lock is on"
    field.edit.setText("anna")
    assert field.text() == "anna"


def test_a_long_error_wraps_below_its_field(page: QWidget) -> None:
    field = _put(page, Field("Password"))
    field.fail("The database refused this name and password. Nothing was changed. " * 4)
    assert field.minimumSizeHint().width() < 300
    assert field.heightForWidth(300) > field.heightForWidth(900)


def test_the_focus_of_a_field_is_that_of_its_edit(page: QWidget) -> None:
    field = _put(page, Field("Name"))
    field.setFocus()
    assert field.edit.hasFocus()


def test_a_panel_carries_its_title_and_what_stands_beside(page: QWidget) -> None:
    panel = _put(page, Panel("Declared, extracted, MRZ"))
    panel.add_to_title(Mark(Shape.CONFLICTS, "2 conflicts"))
    panel.body.addWidget(Label("content"))
    panel.set_title("Screening hit 1 of 1", "Sample list")
    assert panel.accessibleName() == "Screening hit 1 of 1"
    assert {mark.accessibleName() for mark in panel.findChildren(Mark)} == {"2 conflicts"}


def test_progress_tells_count_and_rate_and_later_the_time_left() -> None:
    assert progress_words(12_400, 48_112, 310, 3) == "12,400 of 48,112, 310 a second"
    assert progress_words(12_400, 48_112, 310, 11) == "12,400 of 48,112, 310 a second, 1:55 left"
    assert progress_words(3_499, 10_000, 310, 11, "booking") == "34 %, booking, 0:20 left"
    assert progress_words(12_400, None, 310, 60) == "12,400, 310 a second"
    assert progress_words(0, 48_112, 0, 60) == "0 of 48,112, 0 a second"


def test_progress_can_be_cancelled(qtbot: Any, page: QWidget) -> None:
    line = _put(page, ProgressLine())
    assert line.isHidden()
    line.show_progress("Screening again", 1, 2, 1, 1)
    assert "Screening again" in line.accessibleName()
    with qtbot.waitSignal(line.cancelled):
        line.cancel.click()
    line.clear()
    assert line.isHidden()


def test_an_empty_list_says_why_and_which_key_is_next(page: QWidget) -> None:
    empty = _put(page, EmptyState("No case is waiting. Second review has 4.", ("G", "S")))
    assert empty.accessibleName() == "No case is waiting. Second review has 4. G S"


def test_every_case_is_a_block_until_there_are_too_many(page: QWidget) -> None:
    histogram = _put(page, HoursHistogram())
    histogram.show_counts(1, [2, 0, 5])
    assert histogram.cases_per_block() == 1
    assert histogram.accessibleDescription() == "1 late, 2 with 0 h left, 5 with 2 h left"
    few = picture(histogram)
    histogram.show_counts(1, [2, 0, 5000])
    assert histogram.cases_per_block() == 1000
    assert picture(histogram) != few


def test_a_histogram_of_nothing_can_be_painted(page: QWidget) -> None:
    histogram = _put(page, HoursHistogram())
    histogram.show_counts(0, [])
    assert histogram.cases_per_block() == 1
    picture(histogram)


def test_a_choice_shows_what_is_chosen(page: QWidget) -> None:
    choice = _put(page, Choice("Reason"))
    choice.addItems(["N-04 Day and month swapped", "N-05 证件照片模糊"])
    first = picture(choice)
    choice.setCurrentIndex(1)
    assert picture(choice) != first
    assert choice.accessibleName() == "Reason"


def _ringed(page: QWidget) -> QRect:
    """The box in which accent ink is seen."""
    seen, accent = picture(page), QColor(theme.color("accent"))
    found = [(x, y) for x in range(seen.width()) for y in range(seen.height()) if seen.pixelColor(x, y) == accent]
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return QRect(QPoint(min(xs), min(ys)), QPoint(max(xs), max(ys))) if found else QRect()


def test_the_ring_stands_one_pixel_outside_whatever_takes_the_keys(page: QWidget) -> None:
    FocusRing(page)
    first, second = _put(page, QLineEdit()), _put(page, ActionButton("Extend"))
    for widget in (first, second):
        widget.setFocus()
        around = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size()).adjusted(-3, -3, 3, 3)
        assert _ringed(page) == around


def test_the_ring_moves_with_its_widget_and_goes_with_the_focus(qtbot: Any, page: QWidget) -> None:
    ring = FocusRing(page)
    edit = _put(page, QLineEdit())
    edit.setFocus()
    page.resize(500, 200)
    around = QRect(edit.mapTo(page, QPoint(0, 0)), edit.size()).adjusted(-3, -3, 3, 3)
    qtbot.waitUntil(lambda: ring.geometry() == around)
    edit.clearFocus()
    assert ring.isHidden()


def test_the_ring_survives_the_end_of_the_widget_it_stood_round(page: QWidget) -> None:
    ring = FocusRing(page)
    box = QWidget()
    QHBoxLayout(box)
    _put(page, box)
    edit = _put(box, QLineEdit())
    other = _put(page, QLineEdit())
    edit.setFocus()
    box.deleteLater()
    QApplication.sendPostedEvents(box, QEvent.Type.DeferredDelete)
    other.setFocus()
    assert ring.isVisible()
