"""Disputed data corrected from the request's page: decided, agreed to, done, recipients told, answered, by keys."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from backoffice.people import restriction
from backoffice.people.correction_rules import Act, Evidence, Field, Ground
from backoffice.rights import recipients, rectification
from backoffice.rights.recipients import Way
from backoffice.rights.rules import Kind, Outcome, ReplyKind, Right, State
from backoffice.staff import seconding
from tests.given import MARIA, WEN
from tests.rights.announcing import announced
from tests.rights.asking import asked, line, page
from tests.rights.test_recipients import released
from tests.rights.test_rectification import MOVED, begun, carried_out, read, stands
from tests.ui.conftest import Desk
from tests.ui.rights.test_requests_page import opened, page_of
from ui.rights.rectification_box import RectificationBox
from ui.rights.rectification_editor import RectificationEditor
from ui.rights.rectification_rows import Rest, Step
from ui.rights.requests_page import RequestsPage
from ui.rights.wording import RightsWording

pytestmark = pytest.mark.promise("R-02")
CTRL = Qt.KeyboardModifier.ControlModifier


def box_of(desk: Desk, request: UUID) -> tuple[RequestsPage, RectificationBox]:
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    desk.press(Qt.Key.Key_Y)
    box = found.corrections
    desk.qtbot.waitUntil(box.isVisible)
    desk.settle()
    return found, box


def choose(box: RectificationBox, field: Field, act: Act) -> None:
    box.table.selectRow(box.table.rows.row_of(field.value))
    box.editor.act.setCurrentIndex(box.editor.act.findData(act.value))


def stands_at(desk: Desk, box: RectificationBox, step: Step) -> None:
    desk.qtbot.waitUntil(lambda: box.step is step and box.go.isEnabled())
    desk.settle()


def test_a_name_is_corrected_and_a_birth_date_is_not_with_keys_and_a_second_person(desk: Desk) -> None:
    given = desk.given
    customer = given.customer()
    request = asked(given, customer, Right.RECTIFICATION)
    held = given.desk(MARIA).do(uuid4(), restriction.restrict, request, restriction.Ground.ACCURACY, ())
    found, box = box_of(desk, request)
    assert box.step is Step.EMPTY
    assert "Nothing is decided yet" in box.said.text()
    assert "Nobody has checked yet who asks" in box.unchecked.accessibleName()
    assert box.unchecked.isVisible()
    assert box.go.isHidden()
    choose(box, Field.LEGAL_NAME, Act.CORRECTED)
    # What is held is where one begins, and it is not enough.
    assert box.editor.value.text() == "Samira Yousef Haddadin"
    QTest.keyClicks(box.editor.value.edit, "Samira Yousef Mansour")
    choose(box, Field.BIRTH_ON, Act.REFUSED)
    box.editor.ground.setCurrentIndex(box.editor.ground.findData(Ground.ACCURATE.value))
    assert box.step is Step.SECOND
    desk.press(Qt.Key.Key_Return, CTRL)
    # The first field without a reason is shown, and its reason takes what is typed.
    assert "A field still needs something" in box._wrong.text()
    assert box.table.current_key() == Field.LEGAL_NAME
    QTest.keyClicks(box.editor.reason.edit, "Married in May")
    box.table.selectRow(box.table.rows.row_of(Field.BIRTH_ON.value))
    QTest.keyClicks(box.editor.reason.edit, "The passport says the same")
    box.editor.rests.setCurrentIndex(box.editor.rests.count() - 1)
    QTest.keyClicks(box.editor.note.edit, "Passport seen by video")
    # What is begun survives the box, and the window.
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    desk.press(Qt.Key.Key_Y)
    desk.qtbot.waitUntil(box.isVisible)
    desk.settle()
    kept = given.desk(MARIA).ask(rectification.standing, request).form
    birth = kept.line(Field.BIRTH_ON)
    assert birth is not None
    assert (birth.evidence, birth.reference, birth.ground) == (
        Evidence.NOTE,
        "Passport seen by video",
        Ground.ACCURATE,
    )
    box.table.selectRow(box.table.rows.row_of(Field.LEGAL_NAME.value))
    assert "KYC looks at the person again" in box.editor.where.text()
    # Who asks was not checked: whoever goes on says that they are sure, which the request keeps.
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Say that you are sure" in box._wrong.text()
    box.unchecked.tick.setChecked(True)
    desk.press(Qt.Key.Key_Return, CTRL)
    stands_at(desk, box, Step.WAITING)
    assert box.go.isHidden()
    proposal = given.desk(MARIA).ask(rectification.standing, request).proposal
    assert proposal is not None
    assert Kind.VOUCHED in {each.kind for each in page(given, request).events}
    read(given, proposal.id)
    given.desk(WEN).do(uuid4(), seconding.agree, proposal.id, proposal.hash())
    box.look_again()
    stands_at(desk, box, Step.AGREED)
    desk.press(Qt.Key.Key_Return, CTRL)
    stands_at(desk, box, Step.DONE)
    assert stands(given, request).held[Field.LEGAL_NAME] == "Samira Yousef Mansour"
    rows = [[cell.text for cell in each.cells][1:4] for each in box.table.rows._rows]
    assert rows[0][0].strip("\u2068\u2069") == "Samira Yousef Haddadin"
    assert rows[1][2] == "Checked, and right"
    desk.press(Qt.Key.Key_F8)
    desk.qtbot.waitUntil(found.restriction.isVisible)
    desk.press(Qt.Key.Key_Escape)
    announced(given, request)
    given.desk(MARIA).do(uuid4(), restriction.lift, held)
    desk.press(Qt.Key.Key_Y)
    desk.qtbot.waitUntil(box.isVisible)
    stands_at(desk, box, Step.DONE)
    assert box.lifting.isHidden()
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(found.letters.isVisible)
    desk.settle()
    assert "your date of birth: we have checked it" in found.letters.letter().text
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: line(given, request).state is State.LEAVING)
    desk.settle()
    assert line(given, request).outcome is Outcome.PARTLY


def test_a_country_and_a_language_are_chosen_by_their_names(dressed: QApplication) -> None:
    editor = RectificationEditor(RightsWording("en"))
    letter = (Rest(Evidence.LETTER, None, "Letter"),)
    for field, held, words, code in (
        (Field.COUNTRY, "JO", "Lebanon", "LB"),
        (Field.LANGUAGE, "en", "العربية", "ar"),
    ):
        editor.show_line(field, held, None, letter)
        editor.act.setCurrentIndex(editor.act.findData(Act.CORRECTED.value))
        begun_with = editor.line()
        assert begun_with is not None
        assert begun_with.new == held
        editor.pick.setCurrentText(words)
        told = editor.line()
        assert told is not None
        assert told.new == code
    editor.show_line(Field.LEGAL_NAME, "Samira", None, letter)
    assert editor.pick.count() == 0


def test_who_had_the_old_values_is_told_from_the_list_or_it_is_recorded_why_not(desk: Desk) -> None:
    given = desk.given
    customer = given.customer()
    released(given, customer)
    request = asked(given, customer, Right.RECTIFICATION)
    begun(given, request, MOVED)
    carried_out(given, request)
    found, box = box_of(desk, request)
    assert box.step is Step.DONE
    desk.press(Qt.Key.Key_F6)
    told = found.recipients
    desk.qtbot.waitUntil(told.isVisible)
    desk.settle()
    assert "2 of them are still to be told" in told.said.text()
    # A letter that speaks of them says so before it leaves, and the request has a button for it.
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_L)
    desk.qtbot.waitUntil(found.letters.isVisible)
    found.letters.kind.setCurrentIndex(found.letters.kind.findData(ReplyKind.OUTCOME))
    desk.settle()
    assert found.letters.untold.isVisible()
    assert found.letters.untold.accessibleName().startswith("2 who had this data")
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    desk.qtbot.mouseClick(found.request.recipients, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(told.isVisible)
    desk.settle()
    assert "the law that has us give it" in told.more.text()
    desk.qtbot.waitUntil(lambda: MOVED.new in told.words.toPlainText())
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: "No mail can be sent" in told._wrong.text())
    told.address.edit.setText("poststelle@example.org")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: "1 of them is still" in told.said.text())
    desk.settle()
    told.way.setCurrentIndex(told.way.findData(Way.STAYED.value))
    told.words.setPlainText("It lies in the file room and was replaced.")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: "Each of them was told" in told.said.text())
    desk.settle()
    stands(given, request)
    ways = [each.told.way for each in given.desk(MARIA).ask(recipients.recipients, request) if each.told]
    assert ways == [Way.TOLD, Way.STAYED]
    # The person asked who they are: the list lies in the letter to them, from the request's own key as well.
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_V)
    desk.qtbot.waitUntil(told.isVisible)
    desk.settle()
    desk.press(Qt.Key.Key_F6)
    desk.qtbot.waitUntil(found.letters.isVisible)
    desk.settle()
    assert "an authority (DE-BaFin): was told of it" in found.letters.letter().text
    assert found.letters.untold.isHidden()
