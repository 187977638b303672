"""The watch's share of the worker's time: one step after the other, between two letters.

Boundary: a fault of the watch is noted and tried again later; it never keeps the mail. L-04.
"""

from __future__ import annotations

import logging
import time
from uuid import uuid4

from backoffice.desk import Desk
from backoffice.errors import BackofficeError
from backoffice.ledger import watch

_REST_SECONDS = 60.0

_log = logging.getLogger("backoffice.worker")


class Watching:
    """`step` does the next piece of work, a second or two of it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._begun = False
        self._rest_until = time.monotonic()

    def step(self) -> bool:
        """Look through new bookings, or judge some customers; whether there is more to do."""
        if time.monotonic() < self._rest_until:
            return False
        try:
            return self._step()
        except BackofficeError as fault:
            _log.warning("the watch rests after %s", fault.code)
            self._rest_until = time.monotonic() + _REST_SECONDS
            return False

    def _step(self) -> bool:
        if not self._begun:
            if not self._desk.do(uuid4(), watch.begin):
                # A newer version of the product judges here.
                self._rest_until = time.monotonic() + _REST_SECONDS
                return False
            self._begun = True
        if not self._desk.ask(watch.is_waiting):
            return False
        if not self._desk.do(uuid4(), watch.read_on):
            self._desk.do(uuid4(), watch.judge_next)
        return self._desk.ask(watch.is_waiting)
