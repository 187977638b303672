"""A choice, or another field that has no words of its own, with its label above it as text fields have theirs."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.label import Label


def labelled(widget: QWidget) -> QVBoxLayout:
    """The label says the widget's own accessible name."""
    label = Label(widget.accessibleName(), 12, 500)
    label.setBuddy(widget)
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(label)
    column.addWidget(widget)
    return column
