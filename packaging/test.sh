#!/bin/sh
# Installs what is missing, once, and checks everything: style, layers, types, tests.
# Everything after the script's name goes to pytest. Speed has its own command: python -m pytest tests/bench
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
. "$here/packaging/install.sh"

# What tests declare, in so many words, such as @pytest.mark.needs("xvfb"); without root those tests are skipped.
install_needs() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    missing=
    for package in $(find tests -name '*.py' -exec cat {} + | tr '\n' ' ' | grep -oE 'mark\.needs\([^)]*\)' |
        grep -oE '"[a-z0-9.+-]+"' | tr -d '"' | sort -u); do
        [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
            missing="$missing $package"
    done
    # shellcheck disable=SC2086 # package names have no spaces
    [ -z "$missing" ] || install_debian $missing || say "Tests that need them will not run."
}

step() {
    say "== $1"
    shift
    "$@"
}

cd "$here"
install
# shellcheck disable=SC2086 # one word for each library
need_libraries $base_libraries
install_needs
processes=$(.venv/bin/python -c '
import os
print(max(2, min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 2)))')

step "Style (ruff)" .venv/bin/python -m ruff check .
step "Format (ruff)" .venv/bin/python -m ruff format --check .
step "Layers (import-linter)" .venv/bin/python -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'
step "Types (mypy)" .venv/bin/python -m mypy
step "Tests (pytest, $processes processes)" .venv/bin/python -m pytest -n "$processes" --ignore tests/bench -q "$@"
say "All checks passed."
