from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.widgets.conftest import picture
from tests.ui.widgets.gallery import gallery
from ui.shell import theme


def _page(qtbot: Any) -> Any:
    page = gallery()
    qtbot.addWidget(page)
    page.show()
    QApplication.processEvents()
    return page


@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
def test_a_page_that_is_switched_looks_like_one_that_was_made_so(dressed: QApplication, qtbot: Any, dark: bool) -> None:
    theme.apply(dressed, dark=not dark)
    switched = _page(qtbot)
    before = picture(switched)
    theme.apply(dressed, dark=dark)
    QApplication.processEvents()
    after = picture(switched)
    switched.close()
    assert after != before
    assert after == picture(_page(qtbot))
