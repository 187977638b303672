"""Cycles that hold widgets end on the GUI thread, whoever made the garbage that filled the measure."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from weakref import finalize

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.shell.garbage import Garbage
from ui.shell.tasks import Tasks


class Ring:
    """A widget in a cycle, that tells on which thread it ends."""

    def __init__(self, ended_on: list[int]) -> None:
        self.widget = QWidget()
        self.itself = self
        finalize(self, lambda: ended_on.append(threading.get_ident()))


@pytest.fixture
def garbage() -> Iterator[Garbage]:
    """Collecting as the product does; what else the tests hold is none of its matter."""
    owner = QObject()
    yield Garbage(owner)
    owner.deleteLater()


def test_a_ring_with_a_widget_ends_on_the_gui_thread(garbage: Garbage, qtbot: QtBot) -> None:
    ended_on: list[int] = []
    Ring(ended_on)

    def busy() -> int:
        return len([[number] for number in range(200_000)])

    with ThreadPoolExecutor(1) as pool:
        pool.submit(busy).result()
        assert ended_on == []
        kept = pool.submit(lambda: [[number] for number in range(200_000)]).result()
        qtbot.waitUntil(lambda: ended_on != [])
    assert ended_on == [threading.get_ident()]
    assert len(kept) == 200_000
    assert not gc.isenabled()


def test_a_task_that_was_answered_holds_nothing_of_its_owner(qtbot: QtBot) -> None:
    tasks = Tasks()
    owner = QObject()
    with qtbot.waitSignal(tasks.idle):
        task = tasks.quick(owner, lambda: 1, lambda _answer: None)
    assert (task.owner, task.work, task.done, task.failed) == (None, None, None, None)
    tasks.close()
