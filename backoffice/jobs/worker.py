"""The worker's loop: deliver each message when its time has come, for as long as there is somebody to serve.

Boundary: asks the house's own clock what is due; holds no names beyond the letter in hand, and the one key of the
blind indexes. K-08, S-03.
"""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Event
from uuid import UUID, uuid4

from backoffice.desk import Desk
from backoffice.errors import BackofficeError
from backoffice.jobs import noting
from backoffice.jobs.expiry import expire_second_views, expire_suspicions
from backoffice.jobs.old_keys import forget_old_keys
from backoffice.jobs.relay import Relay
from backoffice.jobs.watching import Watching
from backoffice.ledger import identity
from backoffice.outbox import service as outbox
from backoffice.outbox.letter import AddressUnusableError, Sender, WordsMissingError
from backoffice.outbox.rules import Answer, Draft, Outcome, Taken
from backoffice.people.policy import controller
from backoffice.store.embedded import Attachment
from backoffice.vault import indexing
from backoffice.vault.envelope import SealBroken
from backoffice.vault.held_keys import KeyNotHeld

LAST_MAIL_WITHIN_SECONDS = 120.0
_LOOK_AGAIN_SECONDS = 1.0
_FORGET_EVERY_SECONDS = 3600.0
_EXPIRE_EVERY_SECONDS = 24 * 3600.0
_REST_AT_MOST_SECONDS = 10.0

_log = logging.getLogger("backoffice.worker")


@dataclass(frozen=True, slots=True)
class _Delivered:
    """What a relay answered; noted under `key` until the database has heard it."""

    key: UUID
    taken: Taken
    answer: Answer


class Worker:
    """Delivers the outbox of one house through `desk`, which belongs to the role `worker`.

    `relays` by the controller's channel. With an `attachment` to an embedded server the loop ends once no user is
    attached any more and what is due within two minutes has left; without one, when `stop` is set.
    """

    def __init__(self, desk: Desk, relays: Mapping[str, Relay], attachment: Attachment | None, stop: Event) -> None:
        self._desk = desk
        self._relays = relays
        self._attachment = attachment
        self._stop = stop
        self._not_noted: _Delivered | None = None
        self._forget_at = self._expire_at = time.monotonic()
        self._watching = Watching(desk)

    def serve(self) -> None:
        """Deliver until told to stop or nobody is left; a message in hand is always finished first."""
        leave_at: float | None = None
        rest = 0.0
        while not self._stop.is_set():
            leave_at = None if self._has_users() else leave_at or self._last_mail_at()
            try:
                wait = self._work()
                rest = 0.0
            except BackofficeError as fault:
                wait = rest = min(max(2 * rest, 0.5), _REST_AT_MOST_SECONDS)
                _log.warning("resting %.1f s after %s", rest, fault.code)
                self._revive()
            if leave_at is not None and (wait is None or time.monotonic() + wait > leave_at):
                return
            self._stop.wait(_LOOK_AGAIN_SECONDS if wait is None else min(max(wait, 0.0), _LOOK_AGAIN_SECONDS))

    def _work(self) -> float | None:
        """Do what is due now; the seconds until the next message is due, None when all have left."""
        if self._not_noted is not None:
            self._note(self._not_noted)
        if time.monotonic() >= self._forget_at:
            self._desk.do(uuid4(), forget_old_keys)
            self._prove_books()
            self._forget_at = time.monotonic() + _FORGET_EVERY_SECONDS
        if time.monotonic() >= self._expire_at:
            self._desk.do(uuid4(), expire_suspicions)
            self._desk.do(uuid4(), expire_second_views)
            self._expire_at = time.monotonic() + _EXPIRE_EVERY_SECONDS
        while not self._stop.is_set():
            until = self._desk.ask(outbox.until_due)
            seconds = None if until is None else until.total_seconds()
            if seconds is None or seconds > 0:
                while not self._stop.is_set() and self._desk.ask(indexing.is_waiting):
                    self._desk.do(uuid4(), indexing.enter_waiting)
                return 0.0 if not self._stop.is_set() and self._watching.step() else seconds
            taken = self._desk.do(uuid4(), outbox.take)
            if taken is None:
                # What is due is held by a withdrawal or another worker this moment.
                return _LOOK_AGAIN_SECONDS
            self._note(_Delivered(uuid4(), taken, self._deliver(taken)))
        return None

    def _prove_books(self) -> None:
        """Once a day; what does not hold is told to people by the database itself."""
        if self._desk.do(uuid4(), identity.prove_if_due):
            _log.info("the books were proved")

    def _deliver(self, taken: Taken) -> Answer:
        try:
            return self._hand_over(self._desk.ask(outbox.draft, taken.message))
        except (SealBroken, KeyNotHeld) as fault:
            return Answer(Outcome.LATER, fault.code)
        except BackofficeError:
            raise
        except Exception as fault:  # noqa: BLE001 - one message nobody foresaw must not keep the others
            _log.error("%s: %s", taken.message, without_values(fault))
            return Answer(Outcome.UNSURE, type(fault).__name__)

    def _hand_over(self, draft: Draft) -> Answer:
        told = controller(draft.controller)
        relay = self._relays.get(told.channel)
        if relay is None:
            return Answer(Outcome.LATER, f"no relay for {told.channel}")
        try:
            return relay.deliver(draft, Sender(told.name, told.privacy_address))
        except AddressUnusableError:
            return Answer(Outcome.NEVER, "no usable address")
        except WordsMissingError as gap:
            return Answer(Outcome.LATER, f"no words for {gap}")

    def _note(self, delivered: _Delivered) -> None:
        """Tell the database; until it has heard, the same key is tried again before anything else."""
        self._not_noted = delivered
        taken, answer = delivered.taken, delivered.answer
        if answer.outcome is Outcome.ACCEPTED:
            self._desk.do(delivered.key, noting.accept, taken.message)
        else:
            self._desk.do(delivered.key, noting.put_back, taken, answer)
        self._not_noted = None
        _log.info("%s: %s %s", taken.message, answer.outcome.value, answer.said)

    def _last_mail_at(self) -> float:
        """The instant, by this machine's own clock, up to which mail is waited for now that the last user has gone."""
        _log.info("the last user has gone")
        return time.monotonic() + LAST_MAIL_WITHIN_SECONDS

    def _has_users(self) -> bool:
        return self._attachment is None or self._attachment.others_attached()

    def _revive(self) -> None:
        if self._attachment is None or self._stop.is_set():
            return
        try:
            self._attachment.revive()
        except BackofficeError as fault:
            _log.warning("not revived: %s", fault.code)


def without_values(fault: BaseException) -> str:
    """What a log may say of a fault: its kind and where it happened. Its text may name a person."""
    return f"{type(fault).__name__}\n{''.join(traceback.format_tb(fault.__traceback__))}".rstrip()
