"""A window that the system asks to end leaves nothing running: the real program, offscreen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from backoffice.store.embedded import EmbeddedServer
from tests.jobs.relays import until

ROOT = Path(__file__).parents[3]


def is_answering(home: Path) -> bool:
    """By a look of its own, for the server may just have been made."""
    return EmbeddedServer(home).running()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_a_window_asked_to_end_takes_the_embedded_server_along(moved_in: Path, asked: signal.Signals) -> None:
    (moved_in / "settings.toml").write_text('firm = "test"\n')
    window = subprocess.Popen(
        [sys.executable, "-m", "ui"],
        env={**os.environ, "BACKOFFICE_HOME": str(moved_in), "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    until(lambda: is_answering(moved_in), "the server runs")
    window.send_signal(asked)
    _, said = window.communicate(timeout=60)
    assert (window.returncode, said) == (0, "")
    until(lambda: not is_answering(moved_in), "the last one out has stopped the server")
