"""`python -m ui.tour --out DIR`: makes the tour, says each step with its time, and what lies in DIR afterwards.

Boundary: 0 when all steps were done, else 1 with a sentence, and with `stuck.png` in DIR once there was a window.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from backoffice.config import Settings, read_settings
from backoffice.errors import BackofficeError
from ui.screens import screens
from ui.shell.application import Application
from ui.tour.album import Album
from ui.tour.books import Books
from ui.tour.desk_of_rights import DeskOfRights
from ui.tour.journey import Journey, Step
from ui.tour.loop import Loop
from ui.tour.visitor import TourStoppedError, Visitor

_PARTS = ("case", "account", "request", "books")
_INDENT = " " * 12


def main(arguments: Sequence[str] | None = None) -> int:
    """Make one tour."""
    parser = argparse.ArgumentParser(
        prog="backoffice tour", description="A day of the sample firm's people through the real window."
    )
    parser.add_argument("--out", required=True, metavar="DIR", type=Path, help="where pictures, mail and PDFs go")
    parser.add_argument(
        "--part", choices=_PARTS, help="one part alone: a case, a bank account offline, a request, or the books"
    )
    told = parser.parse_args(arguments)
    folder: Path = told.out
    try:
        settings, album = read_settings(), Album(folder.absolute())
        done = _tour(settings, album, told.part or "")
        album.render()
    except (BackofficeError, TourStoppedError) as fault:
        return _refuse(str(fault))
    except KeyboardInterrupt:
        return _refuse("Stopped.")
    except OSError as fault:
        return _refuse(f"{fault.filename}: {fault.strerror}" if fault.strerror else str(fault))
    _say("", "What was done", *(f"{seconds:8.1f} s  {title}" for title, seconds in done))
    _say(f"{sum(seconds for _, seconds in done):8.1f} s  in all")
    _say("", f"What lies in {album.folder}", *(f"  {line}" for line in album.lines()))
    return 0


def _tour(settings: Settings, album: Album, part: str) -> list[tuple[str, float]]:
    """Go through all steps, or those of one `part`; their titles and seconds. Raises TourStoppedError.

    The window is closed when this ends.
    """
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_pass_on)
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("Back office")
    qt.setQuitOnLastWindowClosed(False)
    application = Application(settings, screens)
    application.ready.connect(application.start_worker)
    visitor = Visitor(application)
    journey = Journey(visitor, settings, album)
    sys.excepthook = visitor.note_fault
    done: list[tuple[str, float]] = []
    title = ""
    try:
        for title, run in _steps(journey, visitor, settings, album, part):
            _say(title, end="")
            began = time.monotonic()
            lines = run()
            seconds = time.monotonic() - began
            done.append((title, seconds))
            _say(f"  ({seconds:.1f} s)", *(f"{_INDENT}{line}".rstrip() for line in lines))
    except TourStoppedError as fault:
        _say("")
        stuck = album.put_stuck(visitor.window.grab())
        raise TourStoppedError(f"Stopped at “{title}”. {fault} {stuck} shows the window at that moment.") from fault
    finally:
        with suppress(TourStoppedError):
            journey.close_window()
        application.tasks.close()
    return done


def _steps(journey: Journey, visitor: Visitor, settings: Settings, album: Album, part: str) -> Iterator[Step]:
    parts = {
        "case": journey.steps,
        "account": Loop(journey, visitor, settings, album).steps,
        "request": DeskOfRights(journey, visitor, album).steps,
        "books": Books(journey, visitor, settings, album).steps,
    }
    yield Step("Open the window", journey.open_window)
    for name, steps in parts.items():
        if part in ("", name):
            yield from steps()
    yield Step("Close the window", journey.close_window)


def _pass_on(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    """What Qt has to say, but for the one line its platform without a screen says of every window."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"backoffice tour: {sentence}\n")
    return 1


def _say(*lines: str, end: str = "\n") -> None:
    sys.stdout.write("\n".join(lines) + end)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
