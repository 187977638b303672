"""The KYC page under a reviewer's hands: a long queue, the next case, painting, and the longest stall of the window."""

from __future__ import annotations

import io
import os
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import median, quantiles
from uuid import UUID, uuid4

import pytest
from PIL import Image
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from backoffice.kyc.rules import CaseState, Level, PictureKind
from backoffice.kyc.views import Picture, PictureRef, QueueLine
from tests.bench.test_queue import OPEN_CASES, fill
from tests.given import Given
from tests.ui.conftest import Desk, desk, dressed, quiet
from tests.ui.kyc.conftest import Reviewer, reviewer
from ui.kyc.decoding import CasePictures, decode_all
from ui.kyc.lens import Lens
from ui.kyc.queue_model import PAGE, QueueModel
from ui.kyc.queue_rows import rows_of
from ui.kyc.wording import Wording
from ui.shell.firm_clock import FirmClock

__all__ = ["desk", "dressed", "quiet", "reviewer"]

FRAME_MS = 1000 / 60
KINDS = (PictureKind.SELFIE, PictureKind.PORTRAIT, PictureKind.FRONT, PictureKind.BACK)


class Stalls(QObject):
    """A 5 ms timer that keeps the longest time the window did not answer."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=5)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self.longest = 0.0
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000 - 5)
        self._last = now

    def restart(self) -> None:
        QApplication.processEvents()
        self._last, self.longest = time.perf_counter(), 0.0


def milliseconds(run: Callable[[], object], times: int) -> list[float]:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def told(name: str, taken: list[float], limit: float) -> None:
    worst = quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
    print(f"  {name:<34} median {median(taken):6.1f} ms  p95 {worst:6.1f} ms  {worst / limit:5.2f} of {limit:.0f} ms")


def photographs(case: UUID) -> CasePictures:
    """Twelve noisy pictures of the size a telephone's provider sends."""
    pictures = []
    for ordinal in (1, 2, 3):
        for kind in KINDS:
            size = (1200, 760) if kind in (PictureKind.FRONT, PictureKind.BACK) else (720, 900)
            content = io.BytesIO()
            Image.frombytes("RGB", size, os.urandom(3 * size[0] * size[1])).save(content, "JPEG", quality=60)
            ref = PictureRef(UUID(int=ordinal), ordinal, kind, *size, b"")
            pictures.append(Picture(ref, content.getvalue()))
    return decode_all(case, pictures)


@pytest.mark.bench
def test_a_long_queue_in_the_window(given: Given, reviewer: Reviewer) -> None:
    fill(given)
    stalls = Stalls()
    print(f"\nqueue of {OPEN_CASES:,} open cases in the window")
    reviewer.go()
    page = reviewer.page
    firsts = []
    for _ in range(8):
        page.queue.model.empty()
        began = time.perf_counter()
        page.lines.refresh()
        reviewer.desk.qtbot.waitUntil(lambda: page.queue.model.loaded == PAGE)
        reviewer.paint()
        firsts.append((time.perf_counter() - began) * 1000)
    told("first rows painted after asking", firsts, 150)

    def bottom() -> None:
        loaded = page.queue.model.loaded
        page.queue.cases.scrollToBottom()
        reviewer.desk.qtbot.waitUntil(lambda: page.queue.model.loaded > loaded)
        reviewer.paint()

    told("next page painted after scrolling", milliseconds(bottom, 20), 150)
    stalls.restart()
    page.lines.refresh()
    reviewer.desk.settle()
    told("repaint of the list", milliseconds(page.queue.cases.viewport().repaint, 60), FRAME_MS)
    print(f"  longest stall while refreshing     {stalls.longest:6.1f} ms  {stalls.longest / 50:5.2f} of 50 ms")


@pytest.mark.bench
def test_a_hundred_thousand_rows(dressed: QApplication) -> None:
    now, english = datetime.now(UTC), Wording("en")
    tracemalloc.start()
    model = QueueModel(FirmClock(now), {})
    model.put_first_page(())
    for page in range(OPEN_CASES // PAGE):
        lines = (
            QueueLine(uuid4(), at, f"Name {at} Family", "JO", "glare", now, now + timedelta(seconds=at), None,
                      Level.REVIEWER, CaseState.WAITING)
            for at in range(page * PAGE, (page + 1) * PAGE)
        )  # fmt: skip
        model.put_next_page(rows_of(lines, english, now))
    held = tracemalloc.get_traced_memory()[0] / 1_000_000
    tracemalloc.stop()
    print(f"\nall {model.loaded:,} rows held: {held:.1f} MB, {held / 30:.2f} of 30 MB")


@pytest.mark.bench
def test_the_next_case(given: Given, reviewer: Reviewer) -> None:
    for number in range(14):
        given.case(timedelta(hours=20, minutes=-number), name=f"Person {number}")
    page = reviewer.go()
    reviewer.take_next()
    stalls = Stalls()
    swaps, longest = [], []
    print("\na reviewer's page")
    for _ in range(10):
        before = page.cases.case
        reviewer.until(lambda: page.cases.prefetch.case is not None)
        stalls.restart()
        began = time.perf_counter()
        page.cases.take_next()
        while page.cases.case == before or not page.view.pictures.seen:
            QApplication.processEvents()
        swaps.append((time.perf_counter() - began) * 1000)
        longest.append(stalls.longest)
    told("next case swapped in and painted", swaps, 100)
    told("longest stall of each swap", longest, 50)

    sheet = page.view.sheet
    assert sheet is not None
    sheet = replace(sheet, pictures=photographs(sheet.case))
    told("photographs into the page", milliseconds(lambda: page.view.show_sheet(sheet, mine=True), 20), 50)
    reviewer.paint()
    told("repaint of the whole page", milliseconds(page.repaint, 40), FRAME_MS)
    angles = iter(range(1000))

    def drag() -> None:
        page.view.pictures.panes[0].looked.emit(Lens(zoom=2.0, right=float(next(angles)), down=3.0))
        page.view.pictures.repaint()

    told("drag at 200 %, four panes", milliseconds(drag, 60), FRAME_MS)
    assert isinstance(reviewer.desk, Desk)
