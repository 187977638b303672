"""The keyboard rule of every button: Enter and Space press it, Ctrl+Enter and a key held down nothing more."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton


def press_once(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Handle Enter and repeats for `button`; True when nothing is left to do for Qt."""
    if event.isAutoRepeat():
        event.accept()
        return True
    # With Ctrl it is the key of the box that the button stands in.
    ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not ctrl:
        button.click()
        return True
    return False
