"""Matching in a process of its own, so that nobody's window waits for it; whoever stops asking ends it.

Boundary: pickled values over pipes, nothing on a disk. What it tells comes by a thread, so that a stop acts at once.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from typing import IO, Any

from backoffice.errors import BackofficeError, Unavailable
from backoffice.reconcile.matching_values import Before, Found, SameIdTwice
from backoffice.reconcile.payouts import Reported
from backoffice.reconcile.rules import Entry, Line, MatchRules

_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_LOOK_EVERY_SECONDS = 0.1
_TELL_EVERY_SECONDS = 0.1


class MatchingFailed(Unavailable):
    """The process that matches ended before it had an answer. Facts: `fault`."""

    code = "reconcile.matching_failed"


def find_apart(
    entries: Sequence[Entry],
    lines: Sequence[Line],
    rules: MatchRules,
    before: Before,
    reported: Sequence[Reported],
    moved: Callable[[str, float], None],
) -> tuple[Found, ...]:
    """As `matching.find`; `moved` is called ten times a second, and what it raises ends the process.

    Raises SameIdTwice, MatchingFailed.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "backoffice.reconcile.matching_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        creationflags=_NO_CONSOLE,
    )
    told: SimpleQueue[Any] = SimpleQueue()
    asked = (entries, lines, rules, before, reported)
    talk = threading.Thread(target=_talk, args=(process, asked, told), daemon=True)
    talk.start()
    try:
        return _listen(told, moved)
    finally:
        process.kill()
        process.wait()
        talk.join()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None and not pipe.closed:
                pipe.close()


def _listen(told: SimpleQueue[Any], moved: Callable[[str, float], None]) -> tuple[Found, ...]:
    step, done = "reading", 0.0
    while True:
        moved(step, done)
        try:
            kind, value = told.get(timeout=_LOOK_EVERY_SECONDS)
        except Empty:
            continue
        if kind == "at":
            step, done = value
        elif kind == "found":
            found: tuple[Found, ...] = value
            return found
        elif kind == "twice":
            raise SameIdTwice(**value)
        else:
            raise MatchingFailed(fault=value)


def _talk(process: subprocess.Popen[bytes], asked: object, told: SimpleQueue[Any]) -> None:
    """Send what is asked, and hand on what comes back; runs in a thread of its own."""
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        with process.stdin as sends:
            pickle.dump(asked, sends, pickle.HIGHEST_PROTOCOL)
        while True:
            said = pickle.load(process.stdout)
            told.put(said)
            if said[0] != "at":
                return
    except (OSError, EOFError, ValueError, pickle.UnpicklingError):
        words = process.stderr.read().decode("utf-8", "replace").strip().splitlines()
        told.put(("failed", words[-1][:200] if words else "ended"))


def _serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    from backoffice.reconcile.matching import find

    gc.disable()
    told_at = 0.0

    def say(kind: str, value: object) -> None:
        pickle.dump((kind, value), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()

    def moved(step: str, done: float) -> None:
        nonlocal told_at
        now = time.monotonic()
        if now - told_at >= _TELL_EVERY_SECONDS:
            told_at = now
            say("at", (step, done))

    entries, lines, rules, before, reported = pickle.load(asked)
    try:
        found = find(entries, lines, rules, before, moved, reported=reported)
    except BackofficeError as fault:
        say("twice" if isinstance(fault, SameIdTwice) else "failed", fault.facts)
    else:
        say("found", found)


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
