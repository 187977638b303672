"""Opens the window: `python -m ui`. Everything that is not needed to paint it is imported after it has painted."""

from __future__ import annotations

import gc
import sys
from functools import partial


def main() -> int:
    """Run one window until it is closed; 0, or 1 when the settings cannot be read."""
    # What is imported stays for good: looking through it for garbage costs 10 ms before the first paint.
    gc.disable()
    from ui.shell import theme

    qt = theme.application(sys.argv)
    qt.setApplicationName("Back office")
    qt.setDesktopFileName("backoffice")
    qt.setQuitOnLastWindowClosed(False)
    from backoffice.config import read_settings
    from backoffice.errors import BackofficeError
    from ui.screens import Ahead, screens
    from ui.shell.application import Application
    from ui.shell.ending import EndsWhenAsked
    from ui.shell.garbage import Garbage

    try:
        settings = read_settings()
    except BackofficeError as error:
        sys.stderr.write(f"backoffice: {error}\n")
        return 1
    application = Application(settings, screens)
    # The window stands: garbage is collected again, and what a start has brought is not looked at any more.
    application.window.painted.connect(partial(Garbage, application))
    Ahead(application)
    application.ready.connect(application.start_worker)
    application.ended.connect(qt.quit)
    EndsWhenAsked(application.window)
    application.start()
    code = qt.exec()
    application.tasks.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
