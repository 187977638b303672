"""Which screens the window has, and when each is imported.

Boundary: named here, imported when asked for, so that whoever opens a window pays for none before it has painted.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from ui.shell.application import Application
    from ui.shell.keys import Action
    from ui.shell.workspace import Workspace

_AFTER_ENTERING_MS = 2_000


def screens() -> tuple[tuple[Workspace, ...], tuple[Action, ...]]:
    """Every workspace and every action of the product."""
    from ui.workspaces import ACTIONS, WORKSPACES

    return WORKSPACES, ACTIONS


class Ahead(QObject):
    """Imports screens on a pool's thread before somebody goes there, so that going there does not stop the window.

    Those that most people begin with come while a password is typed, the others when the first page has settled.
    """

    def __init__(self, application: Application) -> None:
        super().__init__(application)
        self._tasks = application.tasks
        self._later = QTimer(self, singleShot=True, interval=_AFTER_ENTERING_MS)
        self._later.timeout.connect(self.load_others)
        application.ready.connect(self.load_first)
        application.entered.connect(self._later.start)

    @Slot()
    def load_first(self) -> None:
        self._tasks.quick(self, _load_first, _nothing)

    @Slot()
    def load_others(self) -> None:
        self._tasks.quick(self, _load_others, _stays)


def _load_first() -> None:
    import ui.home.home_page
    import ui.kyc.kyc_page
    import ui.workspaces  # noqa: F401


def _load_others() -> None:
    from ui.workspaces import load_screens

    load_screens()


def _stays(_answer: object) -> None:
    """No collection of garbage need look through what was imported."""
    gc.freeze()


def _nothing(_answer: object) -> None:
    """What was imported stays; there is nothing to show for it."""
