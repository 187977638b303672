"""What can be done everywhere in the window, whatever the screen."""

from ui.shell.keys import Action
from ui.shell.translation import QT_TRANSLATE_NOOP

_WINDOW = QT_TRANSLATE_NOOP("Action", "Window")

ACTIONS: tuple[Action, ...] = (
    Action(
        "window.palette",
        QT_TRANSLATE_NOOP("Action", "Search and commands"),
        _WINDOW,
        ("Ctrl+K",),
        "search",
        in_palette=False,
    ),
    Action("window.keys", QT_TRANSLATE_NOOP("Action", "Show all keys"), _WINDOW, ("?",), "keys"),
    Action("window.rail", QT_TRANSLATE_NOOP("Action", "Fold or unfold the rail"), _WINDOW, ("Ctrl+\\",), "columns"),
    Action("window.theme", QT_TRANSLATE_NOOP("Action", "Change between light and dark"), _WINDOW, ("Ctrl+D",), "moon"),
    Action("window.language", QT_TRANSLATE_NOOP("Action", "切换到简体中文"), _WINDOW, ("Ctrl+Shift+L",), "note"),
    Action("window.again", QT_TRANSLATE_NOOP("Action", "Look again for what is new"), _WINDOW, ("F5",), "again"),
    Action("window.lock", QT_TRANSLATE_NOOP("Action", "Lock the window"), _WINDOW, ("Ctrl+L",), "lock"),
    Action("window.sign_out", QT_TRANSLATE_NOOP("Action", "Sign out"), _WINDOW, ("Ctrl+Shift+Q",), "person"),
)
