"""Prepares a house in a process of its own, so that drawing two thousand documents never holds up the window.

Boundary: reads the JSON lines of `backoffice prepare`; `run` belongs on a pool's thread, `stop` may come from any.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable

from backoffice.config import Settings
from backoffice.errors import Unavailable, error_for


class PreparationStopped(Unavailable):
    """The process ended without saying why. Facts: `fault`, its last line."""

    code = "window.preparation_stopped"


class Preparing:
    """One run of `backoffice prepare`. It fills the house in one transaction, so stopping it leaves an empty house."""

    def __init__(self, settings: Settings) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "backoffice.cli", "prepare", "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "BACKOFFICE_HOME": str(settings.home)},
        )

    def run(self, told: Callable[[str, float], None]) -> None:
        """Read it to its end, telling each step and the part done. Raises the error it names."""
        last_words = ""
        with self._process as process:
            for line in process.stdout or ():
                if not line.startswith("{"):
                    last_words = line.strip() or last_words
                    continue
                said = json.loads(line)
                if "error" in said:
                    raise error_for(said["error"], said["facts"])
                told(said["step"], said["done"])
        if self._process.returncode != 0:
            raise PreparationStopped(fault=last_words or str(self._process.returncode))

    def stop(self) -> None:
        self._process.terminate()
