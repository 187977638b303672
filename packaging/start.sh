#!/bin/sh
# Installs what is missing, once, and opens Backoffice with the sample firm; without a display it makes the tour.
# Everything after the script's name goes to the program.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
. "$here/packaging/install.sh"

install
# shellcheck disable=SC2086 # one word for each library
need_libraries $base_libraries
if is_root; then
    say "Running as root: the database runs as the system user 'backoffice', which is created if it is missing."
fi

if [ "$(uname -s)" = Darwin ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    # shellcheck disable=SC2086
    if [ -n "${WAYLAND_DISPLAY:-}" ]; then need_libraries $wayland_libraries; else need_libraries $x11_libraries; fi
    say "Opening the window"
    exec "$here/.venv/bin/backoffice" open "$@"
fi

out=${BACKOFFICE_HOME:-$here}/tour
say "There is no display, so the tour does the sample firm's work through the real window and takes pictures."
"$here/.venv/bin/backoffice" tour --out "$out" "$@"
say "The pictures (PNG), the mail (EML), the case file and the report (PDF) are in $out"
