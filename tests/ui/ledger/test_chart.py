"""The chart and its table in the window's language: no day is cut, no month is another language's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pyqtgraph.graphicsItems.DateAxisItem import YEAR_MONTH_ZOOM_LEVEL
from pytestqt.qtbot import QtBot

from backoffice.ledger.views import Day
from ui.kyc.wording import Wording
from ui.ledger.chart import ChartPanel
from ui.ledger.plotted import plotted
from ui.ledger.wording import LedgerWording
from ui.shell.translation import speak


@pytest.fixture
def chinese() -> Iterator[None]:
    speak("zh")
    yield
    speak("en")


@pytest.mark.usefixtures("chinese")
def test_days_stand_whole_and_months_are_chinese(qtbot: QtBot) -> None:
    days = [
        Day(date(2026, 10, 5) + timedelta(3 * at), 98_765_432_100, -1_000, 3, 123_456_789_000 + at) for at in range(30)
    ]
    panel = ChartPanel()
    qtbot.addWidget(panel)
    panel.resize(1100, 250)
    words = LedgerWording(Wording("zh"))
    panel.show_days(plotted("Assets:Bank:EUR", "EUR", 2, days, words, "{day}"))
    panel.show()
    for column in range(3):
        assert panel.twin.columnWidth(column) >= panel.twin.sizeHintForColumn(column)
    axis = panel.plots.flow.getAxis("bottom")
    axis.zoomLevel = YEAR_MONTH_ZOOM_LEVEL
    assert panel.shown is not None
    said = [
        text
        for spec in YEAR_MONTH_ZOOM_LEVEL.tickSpecs
        for text in axis.tickStrings(list(panel.shown.seconds), 1.0, spec.spacing)
    ]
    assert "11月" in said
    assert "Nov" not in said
    assert words.words.listed("一对一", "唯一", "自动") == "一对一，唯一，自动"
    assert words.words.sentences("短溢", "同一笔。") == "短溢。同一笔。"
