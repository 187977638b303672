# Makes .venv as packaging/requirements.lock says. Read by start.sh and test.sh, which set `here` to the repository.
# An environment that already matches the lock is taken as it is: then nothing here needs the network.
# shellcheck shell=sh disable=SC2154

# What Qt and PostgreSQL load: the library's name, then the Debian package that brings it.
base_libraries="libglib-2.0.so.0=libglib2.0-0 libgthread-2.0.so.0=libglib2.0-0 libGL.so.1=libgl1 libEGL.so.1=libegl1
    libxkbcommon.so.0=libxkbcommon0 libdbus-1.so.3=libdbus-1-3 libfontconfig.so.1=libfontconfig1
    libfreetype.so.6=libfreetype6 libX11.so.6=libx11-6 libzstd.so.1=libzstd1 libz.so.1=zlib1g"
x11_libraries="libxkbcommon-x11.so.0=libxkbcommon-x11-0 libxcb-cursor.so.0=libxcb-cursor0
    libxcb-icccm.so.4=libxcb-icccm4 libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-shape.so.0=libxcb-shape0
    libxcb-image.so.0=libxcb-image0 libxcb-render-util.so.0=libxcb-render-util0 libxcb-util.so.1=libxcb-util1
    libxcb-randr.so.0=libxcb-randr0 libxcb-render.so.0=libxcb-render0 libxcb-shm.so.0=libxcb-shm0
    libxcb-sync.so.1=libxcb-sync1 libxcb-xfixes.so.0=libxcb-xfixes0 libxcb-xkb.so.1=libxcb-xkb1
    libxcb-glx.so.0=libxcb-glx0 libX11-xcb.so.1=libx11-xcb1"
wayland_libraries="libwayland-client.so.0=libwayland-client0 libwayland-cursor.so.0=libwayland-cursor0"

say() {
    printf '%s\n' "$*"
}

give_up() {
    printf '%s\n' "$*" >&2
    exit 1
}

is_root() {
    [ "$(id -u)" -eq 0 ]
}

# install_debian PACKAGE...: as root by apt, otherwise False after naming the one line to run.
install_debian() {
    if is_root && command -v apt-get >/dev/null 2>&1; then
        mkdir -p "$here/build"
        say "Installing Debian packages: $*"
        if { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes \
            --no-install-recommends "$@"; } >"$here/build/apt.log" 2>&1; then
            return 0
        fi
        cat "$here/build/apt.log" >&2
        say "apt-get could not install them; its words are above."
        return 1
    fi
    say "Missing packages. On Debian or Ubuntu, run this line as root:"
    say "    apt-get update && apt-get install --yes $*"
    return 1
}

# need_libraries LIBRARY=PACKAGE...: those that do not load are installed, or it ends here.
need_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    missing=$("$here/.venv/bin/python" - "$@" <<'END'
import ctypes
import sys

missing = []
for pair in sys.argv[1:]:
    library, package = pair.split("=")
    try:
        ctypes.CDLL(library)
    except OSError:
        missing.append(package)
print(*dict.fromkeys(missing))
END
    )
    [ -z "$missing" ] && return 0
    # shellcheck disable=SC2086 # package names have no spaces
    install_debian $missing || give_up "Without these libraries the window cannot be drawn."
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# Sets `python` to a Python 3.11 or newer that can make environments.
find_python() {
    python=
    lame=
    for name in python3.11 python3.12 python3.13 python3.14 python3 python; do
        if is_new_enough "$name"; then
            if "$name" -c 'import ensurepip, venv' >/dev/null 2>&1; then
                python=$name
                return 0
            fi
            lame=${lame:-$name}
        fi
    done
    [ -n "$lame" ] || give_up "Python 3.11 or newer is needed and none was found on the path." \
        "On Debian 12 or newer: apt-get install --yes python3 python3-venv"
    say "$lame cannot make environments: its module venv or ensurepip is missing."
    install_debian "$("$lame" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" || exit 1
    python=$lame
}

lock_mark() {
    "$1" -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest(), sys.argv[2])' \
        "$here/packaging/requirements.lock" "$here"
}

is_installed() {
    [ -x "$here/.venv/bin/python" ] && mark=$(lock_mark "$here/.venv/bin/python" 2>/dev/null) &&
        [ "$(cat "$here/.venv/installed" 2>/dev/null)" = "$mark" ]
}

# One installation at a time: whoever comes second waits, and does not wait for a dead one.
begin_installing() {
    told=
    until mkdir "$here/build/installing" 2>/dev/null; do
        if [ -r "$here/build/installing/by" ] && ! kill -0 "$(cat "$here/build/installing/by")" 2>/dev/null; then
            rm -rf "$here/build/installing"
            continue
        fi
        [ -n "$told" ] || say "Another start is installing; waiting for it."
        told=yes
        sleep 1
    done
    trap 'rm -rf "$here/build/installing"' EXIT
    trap 'exit 130' INT TERM
    echo $$ >"$here/build/installing/by"
}

end_installing() {
    rm -rf "$here/build/installing"
    trap - EXIT INT TERM
}

install() {
    is_installed && return 0
    if ! mkdir -p "$here/build" 2>/dev/null || [ ! -w "$here/build" ] || [ ! -w "$here" ]; then
        give_up "$(id -un) may not write to $here, where the environment .venv has to be made. Use a copy of your own."
    fi
    begin_installing
    if ! is_installed; then
        if ! "$here/.venv/bin/python" -m pip --version >/dev/null 2>&1; then
            find_python
            say "Making the environment .venv with $("$python" --version)"
            "$python" -m venv --clear "$here/.venv" || give_up "The environment could not be made; see above."
        fi
        say "Installing the packages of packaging/requirements.lock (once; a minute or two, about 700 MB on the disk)"
        PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_USER=0 "$here/.venv/bin/python" -m pip install -qq --no-input \
            --require-hashes --only-binary :all: --requirement "$here/packaging/requirements.lock" ||
            give_up "The packages could not be installed; see above. The first start needs the network."
        link_project
        lock_mark "$here/.venv/bin/python" >"$here/.venv/installed"
    fi
    end_installing
}

# The sources are used where they are: a path file finds them, and one command starts them.
link_project() {
    packages=$("$here/.venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s\n' "$here" >"$packages/backoffice.pth"
    cat >"$here/.venv/bin/backoffice" <<'END'
#!/bin/sh
exec "$(dirname "$0")/python" -P -m backoffice.cli "$@"
END
    chmod 755 "$here/.venv/bin/backoffice"
}
