#!/bin/sh
# Writes packaging/requirements.lock anew from pyproject.toml, for all platforms, with hashes and without any host.
set -eu
cd "$(dirname "$0")/.."
command -v uv >/dev/null 2>&1 || {
    echo "The program uv is needed: https://docs.astral.sh/uv/" >&2
    exit 1
}
echo "Resolving the dependencies"
uv pip compile pyproject.toml --quiet --extra test --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-header --no-annotate --output-file packaging/requirements.lock
echo "Wrote packaging/requirements.lock with $(grep -c '==' packaging/requirements.lock) packages"
