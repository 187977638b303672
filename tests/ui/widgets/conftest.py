"""Every widget test starts in the light theme, and fails when Qt complains."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from ui.shell import theme

# Qt's own platform without a screen says this of every window; it tells nothing of ours.
UNAVOIDABLE = "propagateSizeHints"


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with our fonts, palette and style sheet."""
    theme.apply(qapp, dark=False)
    return qapp


@pytest.fixture(autouse=True)
def light(dressed: QApplication, qtlog: Any) -> Iterator[None]:
    """Light theme before and after; no word from Qt in between."""
    yield
    if theme.is_dark():
        theme.apply(dressed, dark=False)
    assert [record.message for record in qtlog.records if UNAVOIDABLE not in record.message] == []


def picture(widget: QWidget) -> QImage:
    """What the widget paints now."""
    return widget.grab().toImage()
