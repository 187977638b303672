"""Equal solutions stand side by side with every digit that tells them apart."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from backoffice.reconcile.rules import Certificate, Match, Reason, Shape
from ui.reconcile.matching_rows import Side, Solution
from ui.reconcile.solution_cards import SolutionCards

MIDDLE = 820
"""What is left for the cards of a window 1440 wide."""


def test_three_solutions_fit_beside_each_other_and_no_digit_is_cut(qtbot: QtBot) -> None:
    match = Match(("a",), ("b",), Shape.ONE, (Reason.ONLY_AMOUNT,), Certificate(3, True), 0, 0, False)
    lines = (Side("19 Nov 2026", "SEPA-OUT-0003795 Payment to a supplier of long names GmbH & Co. KG", "-37,703.94"),)
    made = [
        Solution(match, lines, 0, (Side("18 Nov 2026", f"{'X' * 40}-000379{at}", "-37,703.94"),), 0, (("Sum", "0"),))
        for at in range(3)
    ]
    cards = SolutionCards()
    qtbot.addWidget(cards)
    cards.resize(MIDDLE, 400)
    cards.show_solutions(made, 0)
    cards.show()
    qtbot.waitExposed(cards)
    assert cards.horizontalScrollBar().maximum() == 0
    for at, card in enumerate(cards.cards):
        assert card.texts[1].text().endswith(f"379{at}")
        for text in card.texts:
            wide = text.contentsRect().width()
            assert text.height() >= text.heightForWidth(wide)
            assert text.fontMetrics().horizontalAdvance(max(text.text().split("\u200b"), key=len).split()[0]) <= wide
