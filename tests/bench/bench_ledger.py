"""How fast finance moves through books of any size: a house filled by SQL, a window on it, and every wait measured.

Run: python -m tests.bench.bench_ledger --postings 1000000 [--keep FOLDER], where a kept folder is used again.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
import psycopg
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from backoffice.ledger import balances
from backoffice.ledger.views import Column, Order, Wanted
from backoffice.sample.ledger import load_books
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.embedded import EmbeddedServer
from tests.conftest import NOT_DURABLE, short_folder
from tests.given import ENTER, JONAS, PASSWORD, TEMPLATE, Given, make_template
from tests.ledger.closing import seal
from ui.ledger.ledger_page import LedgerPage
from ui.shell import theme
from ui.shell.application import Application
from ui.shell.garbage import Garbage
from ui.workspaces import ACTIONS, WORKSPACES, load_screens

LAST = date(2026, 11, 21)
JUMPS, PAGES = 100, 200
DATABASE = "ledger_bench"
# How a balance was found before: from the checkpoint of the month before, by one statement that learns it as it runs.
_FORWARD = text("""
    with sealed as materialized (
        select max(month) as month from ledger.month_seal where month + interval '1 month' <= cast(:as_of as date) + 1
    )
    select coalesce((select c.balance from ledger.checkpoint c
                      where c.account_id = :account and c.asset = 'EUR' and c.month = (select month from sealed)), 0)
         + coalesce((select sum(p.amount) from ledger.posting p
                      where p.account_id = :account and p.asset = 'EUR' and p.booked_on <= :as_of and p.booked_on >=
                          coalesce((select (month + interval '1 month')::date from sealed), date '0001-01-01')), 0)
""")
_SPREAD = 0x9E3779B97F4A7C15F39CC0605CEDC835


def fill(server: EmbeddedServer, postings: int) -> None:
    """A database with these postings, its months sealed but the last; nothing where it is there already."""
    with psycopg.connect(**server.connect_args(BOOTSTRAP, dbname="postgres"), autocommit=True) as connection:
        found = connection.execute("select from pg_database where datname = %s", [DATABASE]).fetchone()
    if found is not None:
        return
    make_template(server)
    with psycopg.connect(**server.connect_args(BOOTSTRAP, dbname="postgres"), autocommit=True) as connection:
        connection.execute(f"create database {DATABASE} template {TEMPLATE} strategy file_copy")
        connection.execute(f"revoke all on database {DATABASE} from public")
        connection.execute(f"grant connect on database {DATABASE} to {ENTER}")
    holders = tuple(
        (UUID(int=number * _SPREAD % 2**128), f"Person {number}") for number in range(max(50, postings // 500))
    )
    house = Given(server, DATABASE, short_folder())
    began = time.perf_counter()
    with house.house.keeper() as keeper:
        load_books(keeper, 1, postings, LAST, JONAS, holders)
    print(f"filled through the intake: {time.perf_counter() - began:,.0f} s")
    began = time.perf_counter()
    for number in range(11, 23):
        month = date(2025 + (number - 1) // 12, (number - 1) % 12 + 1, 1)
        seal(house, month)
    print(f"twelve months sealed: {time.perf_counter() - began:,.0f} s")
    with psycopg.connect(**server.connect_args(BOOTSTRAP, dbname=DATABASE), autocommit=True) as connection:
        connection.execute("vacuum analyze")
    house.close()


class Heart(QObject):
    """Beats every 5 ms; how long it was kept waiting is how long the window stood still."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self.over = 0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def begin(self) -> None:
        self.longest, self.over, self._last = 0.0, 0, time.perf_counter()

    def said(self) -> str:
        return f"  still at most {self.longest:.0f} ms" + (f", {self.over} times over 50 ms" if self.over else "")

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        waited = (now - self._last) * 1000
        self.longest = max(self.longest, waited)
        self.over += waited > 50
        self._last = now


class Hand:
    """Does what a person does, and waits as a person waits: until it is to be seen."""

    def __init__(self, application: Application, page: LedgerPage) -> None:
        self.application = application
        self.page = page
        self.heart = Heart()

    def until(self, seen: Callable[[], bool], seconds: float = 120) -> float:
        """Milliseconds until something is to be seen."""
        began = time.perf_counter()
        QApplication.processEvents()
        while not seen():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 2)
            if time.perf_counter() - began > seconds:
                raise TimeoutError
        return (time.perf_counter() - began) * 1000

    def settle(self) -> None:
        self.until(self.application.tasks.is_idle)

    def in_sight(self) -> bool:
        """Whether every row in sight is here."""
        table, model = self.page.view.table, self.page.view.model
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        rows = (first, last if last >= 0 else model.rowCount() - 1)
        return all(model.row_at(row) is not None for row in rows)

    def opened(self, wanted: Wanted, order: Order) -> float:
        """Milliseconds until a list's first rows are painted."""
        done: list[bool] = []
        began = time.perf_counter()
        self.page.grid.open(wanted, order, lambda: done.append(True))
        self.until(lambda: bool(done))
        self.page.view.table.viewport().repaint()
        return (time.perf_counter() - began) * 1000


def p95(values: Sequence[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def told(what: str, milliseconds: float, limit: float | None = None, more: str = "") -> None:
    bound = "" if limit is None else f"  limit {limit:g} ms, {milliseconds / limit:.2f} of it"
    print(f"{what:<44}{milliseconds:>10,.1f} ms{bound}{more}", flush=True)


@contextmanager
def window(house: Given) -> Iterator[Hand]:
    qt = theme.application(["bench"])
    theme.apply(qt, dark=False)
    application = Application(house.house.settings, lambda: (WORKSPACES, ACTIONS), lambda _settings, _told: house.house)
    loop = QEventLoop()
    application.ready.connect(loop.quit)
    application.start()
    loop.exec()
    application.window.resize(1440, 900)
    load_screens()
    # Garbage is collected as it is in the product: on this thread, and never what a start has brought.
    Garbage(application)
    sign_in = application.window.sign_in
    assert sign_in is not None
    sign_in.name.edit.setText(JONAS)
    sign_in.password.edit.setText(PASSWORD)
    QTest.keyClick(sign_in.password.edit, Qt.Key.Key_Return)
    while application.window.frame is None:
        qt.processEvents()
    frame = application.window.frame
    frame.go("ledger")
    page = frame._pages["ledger"]
    assert isinstance(page, LedgerPage)
    hand = Hand(application, page)
    hand.settle()
    yield hand
    application.ended.connect(loop.quit)
    QTimer.singleShot(0, application.close)
    loop.exec()
    application.tasks.close()


def move(hand: Hand) -> None:
    """First rows, counting, jumps, pages, and what they cost in memory and stillness."""
    page, heart = hand.page, hand.heart
    process = psutil.Process()
    page.narrow(Wanted(reference="nothing has this"))
    hand.settle()
    before = process.memory_info().rss
    heart.begin()
    told("first rows of all postings", hand.opened(Wanted(), Order()), 200, heart.said())
    heart.begin()
    began = time.perf_counter()
    hand.until(lambda: page.grid.places.is_exact)
    told("counted to the end behind them", (time.perf_counter() - began) * 1000, None, heart.said())
    hand.settle()
    dice = random.Random(5)
    bar = page.view.table.verticalScrollBar()
    jumps = []
    heart.begin()
    for _ in range(JUMPS):
        bar.setValue(dice.randrange(bar.maximum()))
        jumps.append(hand.until(hand.in_sight))
    told("jump, median", sorted(jumps)[JUMPS // 2])
    told("jump, p95", p95(jumps), 50, heart.said())
    hand.settle()
    pages, waits = [], []
    heart.begin()
    for _ in range(PAGES):
        began = time.perf_counter()
        QTest.keyClick(page.view.table, Qt.Key.Key_PageDown)
        page.view.table.viewport().repaint()
        pages.append((time.perf_counter() - began) * 1000)
        waits.append(hand.until(hand.in_sight))
    told("page, painted, p95", p95(pages), 16.7)
    told("page, wait for its rows, p95", p95(waits), None, heart.said())
    print(f"{'memory of the table':<44}{(process.memory_info().rss - before) / 2**20:>10,.1f} MB  limit 80 MB")


def narrow(hand: Hand) -> None:
    """First rows of every kind of list."""
    holder = next(row.holder for row in (hand.page.view.model.row_at(at) for at in range(10**7)) if row and row.holder)
    heart = hand.heart
    for what, wanted, order, limit in (
        ("oldest first", Wanted(), Order(descending=False), 200),
        ("by number", Wanted(), Order(Column.NUMBER), 200),
        ("by amount, in euro", Wanted(asset="EUR"), Order(Column.AMOUNT), 200),
        ("one account with running balance", Wanted(account="Assets:Bank:EUR"), Order(), 200),
        ("all wallets", Wanted(account="Liabilities:Wallet"), Order(), 200),
        ("one customer", Wanted(holder=holder), Order(), 200),
        ("a kind", Wanted(kind="donation"), Order(), 200),
        ("an asset", Wanted(asset="BTC"), Order(), 200),
        ("amounts over 2,000 in euro", Wanted(asset="EUR", least="2000"), Order(), 200),
        ("two days", Wanted(since=date(2026, 3, 1), until=date(2026, 3, 2)), Order(), 200),
        ("a reference", Wanted(reference="SEPA-OUT-00000"), Order(), 200),
        ("free text, common", Wanted(words="sepa"), Order(), 1000),
        ("free text, some", Wanted(words="project 012"), Order(), 1000),
        ("free text, rare", Wanted(words="person 77"), Order(), 1000),
        ("free text, kind and dates", Wanted(words="project", kind="donation", since=date(2026, 6, 1)), Order(), 1000),
    ):
        hand.settle()
        heart.begin()
        took = hand.opened(wanted, order)
        told(f"first rows: {what}", took, limit, heart.said())
    hand.page.narrow(Wanted())
    hand.until(lambda: hand.page.grid.places.is_exact)
    hand.settle()


def balance(house: Given) -> None:
    """Balances of any day, asked at a desk."""
    desk, dice = house.desk(JONAS), random.Random(9)
    with house.sql(JONAS) as connection:
        found = connection.execute("select id from ledger.account where path = 'Assets:Bank:EUR'").fetchone()
    assert found is not None
    times, whole, trees = [], [], []
    for _ in range(80):
        day = date.fromordinal(LAST.toordinal() - dice.randrange(360))
        began = time.perf_counter()
        desk.ask(lambda read, day=day: read.session.execute(_FORWARD, {"account": found[0], "as_of": day}).scalar_one())
        whole.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        desk.ask(lambda read, day=day: balances.balance_on(read.session, found[0], "EUR", day))
        times.append((time.perf_counter() - began) * 1000)
    for _ in range(5):
        day = date.fromordinal(LAST.toordinal() - dice.randrange(360))
        began = time.perf_counter()
        desk.ask(balances.tree, day)
        trees.append((time.perf_counter() - began) * 1000)
    ratio = f"  {p95(times) / p95(whole):.2f} of {p95(whole):,.1f} ms for one statement from the month before"
    told("the largest account's balance of a day, p95", p95(times), 50, ratio)
    least = f"  {min(times):,.1f} and {min(whole):,.1f} ms at best"
    told("the largest account's balance of a day, median", sorted(times)[40], None, least)
    told("the whole tree of a day, median", sorted(trees)[2])


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--postings", type=int, default=1_000_000)
    asked.add_argument("--keep", type=Path)
    arguments = asked.parse_args()
    home = arguments.keep or short_folder()
    home.mkdir(parents=True, exist_ok=True)
    server = EmbeddedServer(home, extra_settings=NOT_DURABLE)
    with server.attach():
        fill(server, arguments.postings)
        print(f"{arguments.postings:,} postings, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
        house = Given(server, DATABASE, short_folder())
        balance(house)
        with window(house) as hand:
            move(hand)
            narrow(hand)
        house.close()
    if arguments.keep is None:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
