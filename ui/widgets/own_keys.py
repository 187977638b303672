"""Keys that a focused widget reads itself, though the window has given them to an action of another screen."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
CHART_KEYS = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0)


def keeps(event: QEvent, keys: Collection[Qt.Key]) -> bool:
    """Call it first in `event`: where it is true the key comes as a key press, and no shortcut takes it."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.key() not in keys or event.modifiers() & ~_HARMLESS:
        return False
    event.accept()
    return True
