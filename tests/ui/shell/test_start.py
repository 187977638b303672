"""The window paints before the database's modules, charts or documents are imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# What a start can do without until the window has painted; each would be waited for.
LATE = (
    "ui.workspaces",
    "ui.shell.frame",
    "ui.shell.keys",
    "ui.shell.pulse",
    "tomllib",
    "subprocess",
    "importlib.resources",
)
HEAVY = ("sqlalchemy", "psycopg", "alembic", "pyqtgraph", "numpy", "reportlab", "cryptography", "PIL", "pypdfium2")
LOOK = """
import sys
from PySide6.QtWidgets import QApplication
from backoffice.config import read_settings
from ui.shell.application import Application
from ui.screens import screens

def never(settings, told):
    raise AssertionError("the house must wait for the first paint")

qt = QApplication([])
application = Application(read_settings(), screens, never)

class Witness:
    def look(self):
        print(",".join(sorted(set(sys.argv[1:]) & set(sys.modules))) or "nothing heavy")
        sys.stdout.flush()
        import os
        os._exit(0)

witness = Witness()
application.window.painted.connect(witness.look)
application.start()
qt.exec()
"""


def test_at_the_first_paint_nothing_heavy_is_imported(home: Path) -> None:
    environment = {"BACKOFFICE_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin"}
    looked = subprocess.run(
        [sys.executable, "-c", LOOK, *HEAVY, *LATE],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=environment,
        cwd=Path(__file__).parents[3],
    )
    assert looked.stdout == "nothing heavy\n", looked.stdout + looked.stderr
