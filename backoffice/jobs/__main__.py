"""`python -m backoffice.jobs [sealer]`: the worker's process, or the sealer's alone; at most one of each for a home.

It says `password` once it is alone and then reads one line of JSON from standard input: {"password": ...}, and for a
worker that seals beside its work "sealer"; it says `ready` when it serves. Another one running is no fault. The secrets
of the roles come over the pipe and go nowhere.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress

from backoffice.config import read_settings
from backoffice.errors import BackofficeError
from backoffice.store.house_lock import HouseLock

_LINE_AT_MOST = 4096


def main() -> int:
    """0 when it has served, or another does; 1 when it cannot, after a line of JSON that says why."""
    try:
        settings = read_settings()
        settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        sealer_alone = sys.argv[1:] == ["sealer"]
        lock = HouseLock(settings.home / ("sealer.lock" if sealer_alone else "worker.lock"))
        if not lock.take(alone=True):
            return 0
        _say("password")
        password, sealer = _passwords()
        # Everything else is imported only now, so that a second worker leaves at once.
        from backoffice.jobs import service

        if sealer_alone:
            service.seal(settings, password, ready=lambda: _say("ready"))
        else:
            service.serve(settings, password, lock, ready=lambda: _say("ready"), sealer=sealer)
    except (BackofficeError, OSError, ValueError) as fault:
        code = fault.code if isinstance(fault, BackofficeError) else type(fault).__name__
        facts = fault.facts if isinstance(fault, BackofficeError) else {"reason": str(fault)}
        _say(json.dumps({"error": code, "facts": {name: str(value) for name, value in facts.items()}}))
        return 1
    return 0


def _passwords() -> tuple[str, str | None]:
    line = sys.stdin.buffer.readline(_LINE_AT_MOST)
    try:
        told = json.loads(line)
        password, sealer = told["password"], told.get("sealer")
    except (ValueError, KeyError, TypeError, AttributeError):
        password, sealer = None, None
    if not isinstance(password, str) or not password or not isinstance(sealer, str | None):
        raise ValueError('one line {"password": "..."} is expected on standard input')
    return password, sealer


def _say(line: str) -> None:
    """Whoever started us may have gone; then nobody needs to hear it."""
    with suppress(OSError):
        os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    sys.exit(main())
