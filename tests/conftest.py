"""What every test may ask for: the one embedded server of this run, a short-pathed home of its own, and packages.

Under xdist all processes attach to the same server, as several windows would; its folder goes with the run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from backoffice.store.embedded import EmbeddedServer
from tests.given import given, template

__all__ = ["given", "template"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# How long an example takes says how busy the machine is; no test judges by the clock.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
_run_home = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    given: dict[str, str] | None = getattr(config, "workerinput", None)
    config.stash[_run_home] = Path(given["run_home"]) if given else short_folder()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a process of pytest-xdist which folder is the run's."""
    node.workerinput["run_home"] = str(node.config.stash[_run_home])


def pytest_unconfigure(config: pytest.Config) -> None:
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


@pytest.fixture
def home() -> Iterator[Path]:
    """An empty home folder with a path short enough for a socket, reachable by the server's account."""
    folder = short_folder()
    yield folder
    shutil.rmtree(folder)


def short_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="bo-", dir="/tmp" if os.name == "posix" else None))


def _installed(package: str) -> bool:
    query = shutil.which("dpkg-query")
    if query is None:
        return shutil.which(package) is not None
    asked = subprocess.run(
        [query, "--show", "--showformat=${db:Status-Status}", package], capture_output=True, text=True, check=False
    )
    return asked.stdout == "installed"
