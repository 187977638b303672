"""What a test does without the system package it declares: skip for a person, fail where everything must run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def outcome(folder: Path, package: str, **surroundings: str) -> str:
    (folder / "test_it.py").write_text(
        f"import pytest\n\n@pytest.mark.needs({package!r})\ndef test_with_it():\n    pass\n"
    )
    options = ["-p", "tests.conftest", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml"), "-q"]
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(folder)],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "CI"} | surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.stdout


def test_a_missing_package_is_named_with_the_line_that_installs_it(tmp_path: Path) -> None:
    told = outcome(tmp_path, "no-such-package")
    assert "1 skipped" in told
    assert "apt-get install --yes no-such-package" in told


@pytest.mark.skipif(os.geteuid() != 0, reason="only root could have installed it")
def test_for_root_in_the_check_of_changes_a_missing_package_is_a_failure(tmp_path: Path) -> None:
    told = outcome(tmp_path, "no-such-package", CI="true")
    assert "1 error" in told
    assert "apt-get install --yes no-such-package" in told


def test_an_installed_package_lets_the_test_run(tmp_path: Path) -> None:
    assert "1 passed" in outcome(tmp_path, "sh" if not Path("/usr/bin/dpkg-query").exists() else "dpkg", CI="true")
