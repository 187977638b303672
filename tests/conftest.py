"""What every test may ask for: the one embedded server of this run, a short-pathed home of its own, and packages.

Under xdist all processes attach to the same server, as several windows would; its folder goes with the run.
"""

from __future__ import annotations

import faulthandler
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import pytest
from hypothesis import settings

from backoffice.store.embedded import EmbeddedServer
from tests.given import given, template
from tests.made import NOT_DURABLE, made_once, move_into, quick_folder, short_folder

__all__ = ["NOT_DURABLE", "given", "quick_folder", "short_folder", "template"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Processes that tests start find what is compiled already, as they do for a person.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# How long an example takes says how busy the machine is; no test judges by the clock.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

_run_home = pytest.StashKey[Path]()
_crash = pytest.StashKey[TextIO]()


# After pytest's own, which tells the error stream alone where an interpreter crashed.
@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    given: dict[str, str] | None = getattr(config, "workerinput", None)
    config.stash[_run_home] = Path(given["run_home"]) if given else quick_folder()
    if given:
        config.stash[_crash] = (config.stash[_run_home] / f"crash-{given['workerid']}-{os.getpid()}").open("w")
        faulthandler.enable(config.stash[_crash])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Show where in Python a process of pytest-xdist was when it crashed."""
    for told in sorted(config.stash[_run_home].glob("crash-*")):
        if words := told.read_text(errors="replace"):
            terminalreporter.section(told.name, red=True)
            terminalreporter.write_line(words)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a process of pytest-xdist which folder is the run's."""
    node.workerinput["run_home"] = str(node.config.stash[_run_home])


def pytest_unconfigure(config: pytest.Config) -> None:
    if _crash in config.stash:
        faulthandler.disable()
        config.stash[_crash].close()
    if not hasattr(config, "workerinput") and _run_home in config.stash:
        shutil.rmtree(config.stash[_run_home], ignore_errors=True)


def pytest_runtest_setup(item: pytest.Item) -> None:
    wanted = [package for mark in item.iter_markers("needs") for package in mark.args]
    missing = [package for package in wanted if not _installed(package)]
    if not missing:
        return
    line = f"needs: apt-get install --yes {' '.join(missing)}"
    if os.environ.get("CI") == "true" and os.geteuid() == 0:
        pytest.fail(line, pytrace=False)
    pytest.skip(line)


@pytest.fixture(scope="session")
def server(pytestconfig: pytest.Config) -> Iterator[EmbeddedServer]:
    """The running server of this test run, shared by all its processes; not durable."""
    shared = EmbeddedServer(pytestconfig.stash[_run_home], extra_settings=NOT_DURABLE)
    with shared.attach():
        yield shared


@pytest.fixture(scope="session")
def run_home(pytestconfig: pytest.Config) -> Path:
    """The folder of this run, shared by all its processes."""
    return pytestconfig.stash[_run_home]


@pytest.fixture
def home() -> Iterator[Path]:
    """An empty home folder with a path short enough for a socket, reachable by the server's account."""
    folder = quick_folder()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def moved_in(home: Path, run_home: Path) -> Path:
    """A home folder whose database is made already and empty; its server does not run yet."""
    return move_into(home, made_once(run_home, "empty"))


def _installed(package: str) -> bool:
    query = shutil.which("dpkg-query")
    if query is None:
        return shutil.which(package) is not None
    asked = subprocess.run(
        [query, "--show", "--showformat=${db:Status-Status}", package], capture_output=True, text=True, check=False
    )
    return asked.stdout == "installed"
