"""The history of a case as it stands on the page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pytestqt.qtbot import QtBot

from backoffice.kyc.views import HistoryLine
from ui.kyc.history_panel import HistoryPanel
from ui.kyc.wording import Wording

BEGAN_AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
NOTE = "I would like a second pair of eyes on the chin and the ears."


def test_a_history_longer_than_its_panel_begins_with_the_newest_line(qtbot: QtBot) -> None:
    panel = HistoryPanel(Wording("en"), {"anna": "Anna Lindqvist"})
    qtbot.addWidget(panel)
    lines = [HistoryLine(BEGAN_AT + timedelta(hours=at), "anna", "escalate", "E-03", NOTE) for at in range(8)]
    panel.show_history(lines)
    panel.resize(318, 330)
    panel.show()
    bar = panel.text.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == 0
