"""Making a document in a fresh interpreter, so that no window waits for it and no bad picture takes a window along.

Boundary: one call, one process, pickled over pipes, a limit of time. Threads call it; it returns or raises.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import TypeVar

from backoffice.errors import Unavailable

T = TypeVar("T")

_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class PressFailed(Unavailable):
    """The document was not made; nothing was written. Facts: `fault`, the last thing the process said."""

    code = "documents.press_failed"


class PressTooSlow(Unavailable):
    """The document took longer than its limit and was given up. Facts: `seconds`."""

    code = "documents.press_too_slow"


def press(render: Callable[[T], bytes], value: T, *, within: float = 120.0) -> bytes:
    """`render(value)` computed in a process of its own; `render` is a function of a module, `value` can be pickled.

    Raises PressFailed, PressTooSlow (`within` is in seconds).
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", "backoffice.documents.press"],
            input=pickle.dumps((render, value)),
            capture_output=True,
            timeout=within,
            check=False,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            creationflags=_NO_CONSOLE,
        )
    except subprocess.TimeoutExpired as fault:
        raise PressTooSlow(seconds=within) from fault
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise PressFailed(fault=said[-1] if said else f"ended with {done.returncode}")
    return done.stdout


def _work() -> None:
    out = sys.stdout.buffer
    sys.stdout = sys.stderr
    render, value = pickle.loads(sys.stdin.buffer.read())
    out.write(render(value))
    out.flush()


if __name__ == "__main__":
    _work()
