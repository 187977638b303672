"""What customers send comes to their case or is refused in a sentence; the case file is written and shown."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from backoffice.kyc import service
from backoffice.kyc.rules import CaseState, PictureKind, Verdict
from tests.given import ANNA, Given
from tests.ui.kyc.conftest import Reviewer, case_of, state_of
from ui.kyc.case_file_window import CaseFileWindow

HOUR = timedelta(hours=1)


@pytest.fixture
def waiting(given: Given) -> UUID:
    """A case whose customer has been asked for the back side."""
    case = given.case(9 * HOUR)
    claim = given.desk(ANNA).do(uuid4(), service.claim_case, case)
    given.desk(ANNA).do(uuid4(), service.decide, case, claim.version, Verdict.ASK_DOCUMENT, "D-01", "")
    return case


def a_picture(folder: Path, name: str = "back.jpg", size: tuple[int, int] = (300, 200)) -> Path:
    file = folder / name
    content = io.BytesIO()
    Image.new("1" if size[0] > 1000 else "RGB", size).save(content, "PNG" if size[0] > 1000 else "JPEG")
    file.write_bytes(content.getvalue())
    return file


def drop(reviewer: Reviewer, *files: Path) -> None:
    told = QMimeData()
    told.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPoint(500, 400), Qt.DropAction.CopyAction, told, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    reviewer.page.dropEvent(event)
    reviewer.desk.settle()
    reviewer.paint()


def test_a_document_dropped_on_its_case_is_added_and_the_case_waits_again(
    given: Given, reviewer: Reviewer, waiting: UUID, tmp_path: Path
) -> None:
    reviewer.go("kyc.with_customer")
    reviewer.press(Qt.Key.Key_J)
    assert "customer" in reviewer.page.view.notice.accessibleName()
    drop(reviewer, a_picture(tmp_path))
    assert state_of(given, waiting) is CaseState.WAITING
    # It is said whose document that was, and the case is open in the list it is in now.
    number = case_of(given, waiting, ANNA).number
    assert reviewer.desk.application.window.status.right().startswith(f"K-{number}, ")
    assert reviewer.desk.application.window.status.right().endswith(": 1 document received.")
    assert reviewer.desk.frame.place() == ("kyc.queue", waiting)
    given.desk(ANNA).do(uuid4(), service.claim_case, waiting)
    later = [ref for ref in case_of(given, waiting, ANNA).pictures if ref.ordinal == 0]
    assert [ref.kind for ref in later] == [PictureKind.BACK]


@pytest.mark.parametrize("kind", ["text", "too many pixels", "missing"])
def test_what_is_no_picture_is_refused_in_a_sentence(
    given: Given, reviewer: Reviewer, waiting: UUID, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "letter.txt"
    if kind == "text":
        file.write_text("Dear Sirs")
    elif kind == "too many pixels":
        file = a_picture(tmp_path, "huge.png", (8_000, 5_001))
    reviewer.go("kyc.with_customer")
    reviewer.press(Qt.Key.Key_J)
    drop(reviewer, file)
    assert reviewer.page.view.trouble.isVisible()
    assert state_of(given, waiting) is CaseState.WITH_CUSTOMER


def test_a_document_sent_later_is_shown_first_to_who_takes_the_case(
    given: Given, reviewer: Reviewer, waiting: UUID, tmp_path: Path
) -> None:
    page = case_of(given, waiting, ANNA)
    content = a_picture(tmp_path).read_bytes()
    given.desk(ANNA).do(uuid4(), service.add_document, waiting, page.version, PictureKind.BACK, content)
    reviewer.go()
    reviewer.take_next()
    view = reviewer.page.view
    assert view.pictures.has_sent_later
    assert [pane.isVisible() for pane in view.pictures.panes] == [True, False, False, False]
    reviewer.press(Qt.Key.Key_3)
    reviewer.until(lambda: view.pictures.seen)
    assert all(pane.isVisible() for pane in view.pictures.panes)


def test_the_case_file_is_written_shown_and_copied(given: Given, reviewer: Reviewer, tmp_path: Path) -> None:
    given.case(9 * HOUR)
    page = reviewer.go()
    reviewer.take_next()
    reviewer.desk.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    reviewer.until(lambda: bool(windows()))
    window = windows()[0]
    reviewer.until(lambda: bool(window.pages))
    assert all(shown.image is not None for shown in window.pages)
    copy = tmp_path / "copy.pdf"
    window.copy_to(copy)
    reviewer.desk.settle()
    assert copy.read_bytes().startswith(b"%PDF")
    window.close()
    assert page.view.sheet is not None


def test_a_copy_that_cannot_be_written_is_told(given: Given, reviewer: Reviewer, tmp_path: Path) -> None:
    given.case(9 * HOUR)
    reviewer.go()
    reviewer.take_next()
    reviewer.desk.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    reviewer.until(lambda: bool(windows()))
    window = windows()[0]
    window.copy_to(tmp_path / "nowhere" / "copy.pdf")
    reviewer.desk.settle()
    assert reviewer.desk.frame.banner.isVisible()
    window.close()


def windows() -> list[CaseFileWindow]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CaseFileWindow)]
