"""The two commands, run in a small repository of their own with an empty lock: a real environment, no network."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = [*sorted((ROOT / "packaging").glob("*.sh")), ROOT / ".ci" / "run"]
PROGRAM = "import sys\nprint('program:', *sys.argv[1:])\n"


def run(repository: Path, script: str, *arguments: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "BACKOFFICE_HOME", "PYTHONPATH")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        ["sh", repository / "packaging" / script, *arguments],
        env=environment | surroundings,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository as cloned, after its first start."""
    folder = tmp_path_factory.mktemp("a clone")
    shutil.copytree(ROOT / "packaging", folder / "packaging", ignore=shutil.ignore_patterns("*.lock", "__pycache__"))
    (folder / "packaging" / "requirements.lock").write_text("# nothing\n")
    (folder / "backoffice").mkdir()
    (folder / "backoffice" / "__init__.py").write_text("")
    (folder / "backoffice" / "cli.py").write_text(PROGRAM)
    first = run(folder, "start.sh")
    assert first.returncode == 0, first.stderr
    assert "Making the environment .venv" in first.stdout
    assert "Installing the packages" in first.stdout
    return folder


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_every_script_is_plain_posix_shell(script: Path) -> None:
    parsed = subprocess.run(["sh", "-n", script], capture_output=True, text=True, check=False)
    assert (parsed.returncode, parsed.stderr) == (0, "")


def test_the_lock_has_a_hash_for_everything_and_names_no_host() -> None:
    lock = (ROOT / "packaging" / "requirements.lock").read_text()
    assert "://" not in lock
    requirements = lock.replace("\\\n", "").splitlines()
    assert requirements
    assert all("==" in line and "--hash=sha256:" in line for line in requirements)


def test_a_second_start_installs_nothing(repository: Path) -> None:
    again = run(repository, "start.sh")
    assert again.returncode == 0
    assert "Making" not in again.stdout
    assert "Installing" not in again.stdout


def test_a_changed_lock_is_installed_again_into_the_same_environment(repository: Path) -> None:
    lock = repository / "packaging" / "requirements.lock"
    lock.write_text(lock.read_text() + "# changed\n")
    again = run(repository, "start.sh")
    assert again.returncode == 0, again.stderr
    assert "Making" not in again.stdout
    assert "Installing" in again.stdout


def test_an_environment_whose_python_is_gone_is_made_anew(repository: Path) -> None:
    python = repository / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python3.11")
    again = run(repository, "start.sh")
    assert again.returncode == 0, again.stderr
    assert "Making the environment .venv" in again.stdout


def test_without_a_display_the_tour_goes_beside_the_program_or_into_the_home(repository: Path, tmp_path: Path) -> None:
    assert f"program: tour --out {repository}/tour --seed 7\n" in run(repository, "start.sh", "--seed", "7").stdout
    at_home = run(repository, "start.sh", BACKOFFICE_HOME=str(tmp_path))
    assert f"program: tour --out {tmp_path}/tour\n" in at_home.stdout
    assert at_home.stdout.endswith(f"are in {tmp_path}/tour\n")


@pytest.mark.needs("libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0")
def test_with_a_display_the_window_opens_with_the_arguments_given(repository: Path) -> None:
    opened = run(repository, "start.sh", "--as", "kim", DISPLAY=":99")
    assert opened.stdout.endswith("Opening the window\nprogram: open --as kim\n")


def test_a_failing_program_fails_the_start(repository: Path) -> None:
    program = repository / "backoffice" / "cli.py"
    program.write_text("raise SystemExit(3)\n")
    assert run(repository, "start.sh").returncode == 3
    program.write_text(PROGRAM)


def test_without_python_it_says_what_is_missing(repository: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "clone"
    shutil.copytree(repository / "packaging", fresh / "packaging")
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("sh", "dirname", "id", "uname", "mkdir", "rm", "cat", "sleep"):
        (tools / tool).symlink_to(shutil.which(tool) or pytest.fail(f"no {tool} here"))
    refused = run(fresh, "start.sh", PATH=str(tools))
    assert refused.returncode == 1
    assert "Python 3.11 or newer is needed and none was found" in refused.stderr
    assert not (fresh / "build" / "installing").exists()
