"""Opens the window: `python -m ui`. Everything that is not needed to paint it is imported after it has painted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from backoffice.config import read_settings
from backoffice.errors import BackofficeError
from ui.shell.application import Application
from ui.shell.opening import Told, open_house
from ui.workspaces import ACTIONS, WORKSPACES, load_screens

if TYPE_CHECKING:
    from backoffice.app import House
    from backoffice.config import Settings


def open_with_screens(settings: Settings, told: Told) -> House:
    """The house, and the screens it will need, on a pool's thread."""
    house = open_house(settings, told)
    load_screens()
    return house


def main() -> int:
    """Run one window until it is closed; 0, or 1 when the settings cannot be read."""
    qt = QApplication(sys.argv)
    qt.setApplicationName("Back office")
    qt.setDesktopFileName("backoffice")
    qt.setQuitOnLastWindowClosed(False)
    try:
        settings = read_settings()
    except BackofficeError as error:
        sys.stderr.write(f"backoffice: {error}\n")
        return 1
    application = Application(settings, WORKSPACES, ACTIONS, open_with_screens)
    application.ready.connect(application.start_worker)
    application.ended.connect(qt.quit)
    application.start()
    code = qt.exec()
    application.tasks.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
