"""The small style sheet for the Qt widgets that we do not paint ourselves. Tokens stand as $name."""

from collections.abc import Mapping
from string import Template

_SHEET = Template("""
QToolTip { background: $inv; color: $inv_text; border: 1px solid $inv; padding: 4px 6px; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: $surface; color: $text; border: 1px solid $ctl; border-radius: 6px; padding: 0 10px;
    selection-background-color: $fill; selection-color: $onfill; lineedit-password-character: 8226;
}
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 26px; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    border: 1px dashed $line2; color: $text3; background: transparent;
}
QLineEdit[tall="true"] { min-height: 34px; font-size: 15px; }
QLineEdit[bare="true"] { border: none; background: transparent; padding: 0; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { border: 1px solid $line2; background: $surface; padding: 4px; outline: 0; }

QAbstractItemView { background: $surface; color: $text; border: none; outline: 0;
    selection-background-color: $sel; selection-color: $text; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $text3; border: none; border-bottom: 1px solid $line2;
    padding: 0 12px; min-height: 26px; font-size: 11px; }
QTableCornerButton::section { background: $surface; border: none; }

QScrollArea, QStackedWidget { border: none; background: transparent; }
QSplitter::handle { background: $line2; }
QStatusBar { background: $rail; color: $text2; border-top: 1px solid $line2; }
QStatusBar::item { border: none; }
QMenu { background: $surface; color: $text; border: 1px solid $line2; border-radius: 6px; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 12px; border-radius: 4px; }
QMenu::item:selected { background: $sel; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }

QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line2; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $ctl; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def render(tokens: Mapping[str, str]) -> str:
    """The sheet with every token replaced by its colour; KeyError names one that is not given."""
    return _SHEET.substitute(tokens)
