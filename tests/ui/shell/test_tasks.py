"""Background work: answers come back to the GUI thread once, or not at all when nobody is there."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from backoffice.errors import BackofficeError, Refused
from ui.shell.last_work import LastWork
from ui.shell.tasks import Cancelled, Progress, Tasks, WentWrong

PATIENCE_MS = 10_000


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


class Answers(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.done: list[object] = []
        self.failed: list[BackofficeError] = []
        self.threads: list[int] = []

    def take(self, answer: object) -> None:
        self.done.append(answer)
        self.threads.append(threading.get_ident())

    def fail(self, error: BackofficeError) -> None:
        self.failed.append(error)


def test_an_answer_made_elsewhere_arrives_on_the_thread_of_the_window(tasks: Tasks, qtbot: QtBot) -> None:
    owner = Answers()
    with qtbot.waitSignal(tasks.idle, timeout=PATIENCE_MS):
        tasks.quick(owner, threading.get_ident, owner.take, owner.fail)
    assert owner.done != [threading.get_ident()]
    assert owner.threads == [threading.get_ident()]


def test_an_answer_is_dropped_when_its_owner_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    owner, witness, go_on = Answers(), Answers(), threading.Event()
    with qtbot.waitSignal(tasks.idle, timeout=PATIENCE_MS):
        tasks.quick(owner, go_on.wait, witness.take, witness.fail)
        owner.deleteLater()
        QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
        go_on.set()
    assert (witness.done, witness.failed) == ([], [])


def test_a_dropped_answer_is_never_delivered(tasks: Tasks, qtbot: QtBot) -> None:
    owner, go_on = Answers(), threading.Event()
    with qtbot.waitSignal(tasks.idle, timeout=PATIENCE_MS):
        tasks.quick(owner, go_on.wait, owner.take, owner.fail).drop()
        go_on.set()
    assert owner.done == []


def test_a_refusal_goes_to_who_asked(tasks: Tasks, qtbot: QtBot) -> None:
    owner = Answers()

    def refuse() -> None:
        raise Refused(what="this")

    with qtbot.waitSignal(tasks.idle, timeout=PATIENCE_MS):
        tasks.quick(owner, refuse, owner.take, owner.fail)
    assert [(error.code, error.facts) for error in owner.failed] == [("refused", {"what": "this"})]
    assert owner.done == []


def test_a_refusal_nobody_takes_goes_to_the_bar(tasks: Tasks, qtbot: QtBot) -> None:
    owner = Answers()

    def refuse() -> None:
        raise Refused()

    with qtbot.waitSignal(tasks.refused, timeout=PATIENCE_MS) as heard:
        tasks.quick(owner, refuse, owner.take)
    assert isinstance(heard.args[0], Refused)  # type: ignore[index]


def test_a_fault_nobody_foresaw_is_logged_and_reported_like_any_other(
    tasks: Tasks, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    owner = Answers()
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(tasks.idle, timeout=PATIENCE_MS):
        tasks.quick(owner, lambda: 1 // 0, owner.take, owner.fail)
    assert [type(error) for error in owner.failed] == [WentWrong]
    assert "ZeroDivisionError" in str(owner.failed[0].facts["fault"])
    assert "ZeroDivisionError" in caplog.text


def test_long_work_is_shown_with_how_far_it_is_and_stops_at_its_next_step(tasks: Tasks, qtbot: QtBot) -> None:
    owner, may_go_on = Answers(), threading.Event()

    def work(progress: Progress) -> None:
        progress.step(3, 10)
        may_go_on.wait()
        progress.step(4, 10)

    task = tasks.long(owner, "Reading", work, owner.take, owner.fail)
    assert tasks.shown() == ()
    qtbot.waitUntil(lambda: tasks.shown() == (task,), timeout=PATIENCE_MS)
    assert task.progress is not None
    standing = task.progress.standing()
    assert (standing.title, standing.done, standing.total) == ("Reading", 3, 10)
    with qtbot.waitSignal(tasks.idle, timeout=PATIENCE_MS):
        task.cancel()
        may_go_on.set()
    assert [type(error) for error in owner.failed] == [Cancelled]
    assert owner.done == []
    assert tasks.shown() == ()


def test_idle_waits_for_work_that_an_answer_starts(tasks: Tasks, qtbot: QtBot) -> None:
    owner = Answers()

    def go_on(answer: int) -> None:
        owner.take(answer)
        if answer < 3:
            tasks.quick(owner, lambda: answer + 1, go_on)

    with qtbot.waitSignal(tasks.idle, timeout=PATIENCE_MS):
        tasks.quick(owner, lambda: 1, go_on)
    assert owner.done == [1, 2, 3]


def test_closing_waits_for_what_runs_and_delivers_nothing_more(qtbot: QtBot) -> None:
    tasks, owner, ran = Tasks(), Answers(), threading.Event()
    tasks.quick(owner, ran.set, owner.take)
    tasks.close()
    assert ran.is_set()
    tasks.quick(owner, ran.clear, owner.take)
    QCoreApplication.sendPostedEvents(None, 0)
    assert ran.is_set()
    assert owner.done == []


def _wait_for(event: threading.Event) -> None:
    event.wait(60)


def test_beside_the_last_work_nothing_begins_any_more(tasks: Tasks, qtbot: QtBot) -> None:
    owner, go_on, late = Answers(), threading.Event(), threading.Event()
    last = LastWork(tasks, owner)
    last.add(partial(_wait_for, go_on))
    with qtbot.waitSignal(last.ended, timeout=PATIENCE_MS):
        last.end()
        tasks.quick(owner, late.set, owner.take)
        go_on.set()
    last.add(late.set)
    with qtbot.waitSignal(last.ended, timeout=PATIENCE_MS):
        last.end()
    tasks.close()
    assert not late.is_set()
