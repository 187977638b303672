"""The small style sheet for the Qt widgets that we do not paint ourselves: shapes here, colours from the palette.

It is set once. A palette role is looked up when a widget is polished, so a change of theme needs no new sheet, which
would polish every widget of the window again and hold it for a fifth of a second.
"""

from PySide6.QtWidgets import QWidget

SHEET = """
QToolTip { background: palette(tooltip-base); color: palette(tooltip-text); border: 1px solid palette(tooltip-base);
    padding: 4px 6px; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: palette(base); color: palette(text); border: 1px solid palette(dark); border-radius: 6px;
    padding: 0 10px; selection-background-color: palette(link-visited); selection-color: palette(bright-text);
    lineedit-password-character: 8226;
}
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 26px; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    border: 1px dashed palette(mid); color: palette(placeholder-text); background: transparent;
}
QLineEdit[tall="true"] { min-height: 34px; font-size: 15px; }
QLineEdit[bare="true"] { border: none; background: transparent; padding: 0; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { border: 1px solid palette(mid); background: palette(base); padding: 4px; outline: 0; }

QAbstractItemView { background: palette(base); color: palette(text); border: none; outline: 0;
    selection-background-color: palette(highlight); selection-color: palette(text); }
QHeaderView { background: palette(base); border: none; }
QHeaderView::section { background: palette(base); color: palette(placeholder-text); border: none;
    border-bottom: 1px solid palette(mid); padding: 0 12px; min-height: 26px; font-size: 11px; }
QTableCornerButton::section { background: palette(base); border: none; }

QScrollArea, QStackedWidget { border: none; background: transparent; }
QSplitter::handle { background: palette(mid); }
QMenu { background: palette(base); color: palette(text); border: 1px solid palette(mid); border-radius: 6px;
    padding: 4px; }
QMenu::item { padding: 4px 24px 4px 12px; border-radius: 4px; }
QMenu::item:selected { background: palette(highlight); }
QMenu::item:disabled { color: palette(placeholder-text); }
QMenu::separator { height: 1px; background: palette(light); margin: 4px 0; }

QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: palette(mid); border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: palette(dark); }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

# The classes that have rules above, and the parts of them that Qt makes by itself.
_STYLED = (
    "QLineEdit",
    "QPlainTextEdit",
    "QTextEdit",
    "QAbstractSpinBox",
    "QComboBox",
    "QAbstractItemView",
    "QHeaderView",
    "QScrollBar",
    "QSplitterHandle",
    "QMenu",
    "QTipLabel",
)


def is_styled(widget: QWidget) -> bool:
    """Whether the sheet has a rule with a colour for this widget."""
    return any(widget.inherits(name) for name in _STYLED)
