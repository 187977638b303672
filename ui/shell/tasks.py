"""Work off the GUI thread: two pools, answers by one queued signal, dropped when their owner is gone.

`done` or `failed` is called exactly once on the GUI thread; an unexpected fault becomes a BackofficeError, is logged
and reported like any other.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from backoffice.errors import BackofficeError, Refused, Unavailable

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
Failed = Callable[[BackofficeError], None]

QUICK_AT_ONCE = 4
LONG_AT_ONCE = 2
SHOWN_AFTER_SECONDS = 0.3
_LOOK_EVERY_MS = 100
_SHUT_OUT = "desk.shut_out"


class WentWrong(Unavailable):
    """A fault nobody foresaw, kept with its traceback in the log. Facts: `fault`."""

    code = "window.unexpected"


class Cancelled(Refused):
    """The person stopped a long piece of work. Facts: `title`."""

    code = "window.cancelled"


_SHARES = 10_000


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a long piece of work is. `total` is None while unknown; `rate` per second; times in seconds.

    With a `step` nothing is counted: `done` of `total` is a share of the whole, and that is its name.
    """

    title: str
    done: int
    total: int | None
    rate: float
    running: float
    left: float | None
    step: str = ""


class Progress:
    """What long work tells while it runs, and where it learns that it was cancelled. Any thread."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._began = time.monotonic()
        self._done = 0
        self._total: int | None = None
        self._step = ""
        self._stop = threading.Event()

    def step(self, done: int, total: int | None = None) -> None:
        """Say how much is done. Raises Cancelled once the person has stopped the work."""
        self._done, self._total = done, total
        if self._stop.is_set():
            raise Cancelled(title=self._title)

    def share(self, done: float, step: str) -> None:
        """Say which part of the whole is done, 0 to 1, and by which step. Raises Cancelled as `step` does."""
        self._step = step
        self.step(round(done * _SHARES), _SHARES)

    def cancel(self) -> None:
        self._stop.set()

    def standing(self) -> Standing:
        running = time.monotonic() - self._began
        rate = self._done / running if running > 0 else 0.0
        left = (self._total - self._done) / rate if self._total is not None and rate > 0 else None
        return Standing(self._title, self._done, self._total, rate, running, left, self._step)


class Task:
    """A piece of work on its way; `drop` forgets its answer, for a long one `cancel` also stops it."""

    def __init__(
        self,
        owner: QObject,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Failed,
        progress: Progress | None = None,
    ) -> None:
        self.owner: QObject | None = owner
        self.work: Callable[[], Any] | None = work
        self.done: Callable[[Any], None] | None = done
        self.failed: Failed | None = failed
        self.progress = progress
        self.dropped = False

    def deliver(self, answer: object) -> None:
        """Hand the answer over, on the GUI thread, and let everything go there.

        The pool may hold this a moment longer, and a widget must not end on its thread.
        """
        owner, done, failed = self.owner, self.done, self.failed
        self.owner = self.work = self.done = self.failed = None
        if self.dropped or owner is None or not isValid(owner):
            return
        if isinstance(answer, BackofficeError):
            if failed is not None:
                failed(answer)
        elif done is not None:
            done(answer)

    def drop(self) -> None:
        self.dropped = True

    def cancel(self) -> None:
        if self.progress is None:
            self.dropped = True
        else:
            self.progress.cancel()


class Tasks(QObject):
    """The two pools. `idle` says that nothing runs; `refused` carries errors nobody else takes, for the bar.

    `shut_out` says that the database lets the person in no more, whoever's work found it out.
    """

    idle = Signal()
    refused = Signal(object)
    shut_out = Signal()
    long_changed = Signal()
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: set[Task] = set()
        self._is_closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self.long_changed)

    def quick(
        self, owner: QObject, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None
    ) -> Task:
        """Run `work` soon and hand its answer to `done`; without `failed` an error goes to the window's bar."""
        task = Task(owner, work, done, failed or self.refused.emit)
        self._begin(self._quick, task)
        return task

    def long(
        self,
        owner: QObject,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> Task:
        """Run work that takes its time: shown with its title after 0.3 s, and stopped by `cancel` at its next step."""
        progress = Progress(title)
        task = Task(owner, partial(work, progress), done, failed or self.refused.emit, progress)
        self._begin(self._long, task)
        self._look.start()
        return task

    @cached_property
    def _quick(self) -> ThreadPoolExecutor:
        """Made when first work comes, which is after the first paint."""
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(QUICK_AT_ONCE, "quick")

    @cached_property
    def _long(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(LONG_AT_ONCE, "long")

    def is_idle(self) -> bool:
        return not self._open

    def shown(self) -> tuple[Task, ...]:
        """The long tasks that have run long enough to be shown, oldest first."""
        running = [
            (standing.running, task)
            for task in self._open
            if task.progress is not None and (standing := task.progress.standing()).running >= SHOWN_AFTER_SECONDS
        ]
        return tuple(task for _, task in sorted(running, key=lambda pair: -pair[0]))

    def cancel_long(self) -> None:
        """Ask every long piece of work to stop at its next step."""
        for task in self._open:
            if task.progress is not None:
                task.cancel()

    def take_no_more(self) -> None:
        """Finish what is begun; work asked for later is dropped, as by a timer of a page that was just left."""
        self._is_closed = True

    def close(self) -> None:
        """Stop what can be stopped and wait for the rest; answers still due, and work asked for later, are dropped."""
        self._is_closed = True
        for task in self._open:
            task.drop()
            task.cancel()
        self._look.stop()
        for pool in (self._quick, self._long):
            pool.shutdown(cancel_futures=True)

    def _begin(self, pool: ThreadPoolExecutor, task: Task) -> None:
        if self._is_closed:
            task.drop()
            return
        self._open.add(task)
        pool.submit(self._run, task)

    def _run(self, task: Task) -> None:
        """On a pool's thread."""
        answer: object = None
        try:
            if task.work is not None:
                answer = task.work()
        except BackofficeError as error:
            answer = error
        except Exception as fault:
            import logging

            logging.getLogger(__name__).exception("background work failed")
            answer = WentWrong(fault=f"{type(fault).__name__}: {fault}")
        if isValid(self):
            self._answered.emit((task, answer))

    @Slot(object)
    def _deliver(self, answered: tuple[Task, object]) -> None:
        task, answer = answered
        self._open.discard(task)
        if task.progress is not None:
            self._look_on()
        if isinstance(answer, BackofficeError) and answer.code == _SHUT_OUT:
            # Nothing of the work stays to show an error in.
            task.drop()
            self.shut_out.emit()
        try:
            task.deliver(answer)
        finally:
            if not self._open:
                self.idle.emit()

    def _look_on(self) -> None:
        if all(task.progress is None for task in self._open):
            self._look.stop()
        self.long_changed.emit()
