"""A board of 50,000 open requests: first rows, next page, narrowed, counted, beside a list that loads everything.

Run: python -m tests.bench.bench_rights [--requests 50000]
"""

from __future__ import annotations

import argparse
import os
import shutil
import time
from collections.abc import Callable
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from backoffice.rights import board
from backoffice.rights.narrowing import Narrowed, Only
from backoffice.rights.rules import Right
from backoffice.store.embedded import EmbeddedServer
from tests.conftest import NOT_DURABLE, short_folder
from tests.given import ENTER, MARIA, PASSWORD, TEMPLATE, Given, make_template
from ui.rights.requests_page import RequestsPage
from ui.shell import theme
from ui.shell.application import Application
from ui.workspaces import ACTIONS, WORKSPACES, load_screens

DATABASE = "rights_bench"
_FILL = """
    insert into rights.letter (id, channel, asker, controller, subject_id, customer_id, received_on, dated_by,
        recorded_by, recorded_at)
    select md5('l' || n)::uuid, 'mail', 'person', 'xiaomi_crowd_trading', c.id, c.id, store.now()::date - (n % 36)::int,
           'told', 'maria.keller', store.now()
      from generate_series(1, :count) n
      join (select id, row_number() over (order by id) - 1 as place from people.customer) c on c.place = n % :customers
"""
_REQUESTS = """
    insert into rights.request (id, letter_id, subject_id, customer_id, "right", place, received_on, state, waits_for,
        holder, statute_on, promise_on, operative_on, work_by_on, letter_by_on, pack, calendar, version)
    select md5(l.id::text)::uuid, l.id, l.subject_id, l.customer_id,
           (array['access', 'rectification', 'erasure', 'restriction', 'portability', 'objection', 'withdrawal'])
               [1 + l.number % 7],
           'GB-ENG', l.received_on, 'open', case when l.number % 5 = 0 then 'identity' end,
           case when l.number % 3 = 0 then 'maria.keller' end, l.received_on + 31, l.received_on + 30,
           l.received_on + 30, l.received_on + 29, l.received_on + 30, '', '', 1
      from rights.letter l
"""
_EVENTS = """
    insert into rights.event (id, request_id, kind, topic, on_day, done_by, done_at, version)
    select gen_random_uuid(), id, 'received', null, received_on, 'maria.keller', store.now(), 1 from rights.request
    union all
    select gen_random_uuid(), id, 'asked', 'identity', received_on + 1, 'maria.keller', store.now(), 2
      from rights.request where waits_for is not null
"""
CUSTOMERS = 2_000


def made(server: EmbeddedServer, requests: int) -> Given:
    """A house with these open requests of 2,000 customers."""
    import psycopg

    from backoffice.store.cluster import BOOTSTRAP

    make_template(server)
    with psycopg.connect(**server.connect_args(BOOTSTRAP, dbname="postgres"), autocommit=True) as connection:
        connection.execute(f"create database {DATABASE} template {TEMPLATE} strategy file_copy")
        connection.execute(f"revoke all on database {DATABASE} from public")
        connection.execute(f"grant connect on database {DATABASE} to {ENTER}")
    given = Given(server, DATABASE, short_folder())
    given.customer()
    with given.house.keeper() as connection:
        connection.execute(text("set local session_replication_role = replica"))
        connection.execute(
            text("""
                insert into people.customer (id, controller, masked_name, country, language, state, kyc, opened_at)
                select md5('c' || n)::uuid, controller, 'P••• ' || n, 'GB', 'en', state, kyc, opened_at
                  from people.customer, generate_series(2, :customers) n
            """),
            {"customers": CUSTOMERS},
        )
        connection.execute(text(_FILL), {"count": requests, "customers": CUSTOMERS})
        connection.execute(text(_REQUESTS))
        connection.execute(text(_EVENTS))
        connection.execute(text("set local session_replication_role = origin"))
        connection.execute(text("analyze"))
    return given


def milliseconds(run: Callable[[], object], times: int = 15) -> float:
    run()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        taken.append((time.perf_counter() - began) * 1000)
    return median(taken)


def services(given: Given, requests: int) -> None:
    desk = given.desk(MARIA)
    first = desk.ask(board.board)
    assert desk.ask(board.count) == requests
    everything = milliseconds(lambda: desk.ask(board.board, limit=requests), 1)
    rows = (
        ("first rows", lambda: desk.ask(board.board)),
        ("next page", lambda: desk.ask(board.board, after=first[-1])),
        ("what is to clear today", lambda: desk.ask(board.board, narrowed=Narrowed(only=Only.TODAY))),
        ("one right", lambda: desk.ask(board.board, narrowed=Narrowed(right=Right.WITHDRAWAL))),
        ("a right nobody waits for here", lambda: desk.ask(board.board, narrowed=Narrowed(holder="nobody"))),
        ("figures", lambda: desk.ask(board.standing)),
        ("days of the chart", lambda: desk.ask(board.by_day)),
        ("one request whole", lambda: desk.ask(board.page, first[0].request)),
    )
    for name, run in rows:
        taken = milliseconds(run)
        print(f"{name}: {taken:,.1f} ms, {everything / taken:,.0f} times as fast as a list of everything")
    print(f"a list of everything: {everything:,.0f} ms")


def window(given: Given, application: QApplication) -> None:
    """From the key that goes to the board until its first rows are painted."""
    load_screens()
    theme.apply(application, dark=False)
    shown = Application(given.house.settings, lambda: (WORKSPACES, ACTIONS), lambda _settings, _told: given.house)
    shown.start()
    shown.window.resize(1440, 900)
    until(application, lambda: shown.window.sign_in is not None and shown.window.sign_in.isVisible())
    assert shown.window.sign_in is not None
    until(application, shown.tasks.is_idle)
    shown.window.sign_in.name.edit.setText(MARIA)
    shown.window.sign_in.password.edit.setText(PASSWORD)
    shown.window.sign_in.password.edit.returnPressed.emit()
    until(application, lambda: shown.window.frame is not None and shown.tasks.is_idle())
    frame = shown.window.frame
    assert frame is not None
    began = time.perf_counter()
    frame.go("rights")
    page = frame.findChild(RequestsPage)
    assert isinstance(page, RequestsPage)
    until(application, lambda: page.board.table.rows.requests() > 0)
    page.board.table.viewport().repaint()
    print(f"window: first rows painted {(time.perf_counter() - began) * 1000:,.0f} ms after the key")
    until(application, shown.tasks.is_idle)
    began = time.perf_counter()
    page.lists.refresh()
    until(application, shown.tasks.is_idle)
    print(f"window: refreshed in {(time.perf_counter() - began) * 1000:,.0f} ms")
    shown.close()
    until(application, lambda: shown.window.frame is None or shown.tasks.is_idle())
    shown.tasks.close()


def until(application: QApplication, condition: Callable[[], bool]) -> None:
    while not condition():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--requests", type=int, default=50_000)
    asked = parser.parse_args()
    application = QApplication([])
    home = short_folder()
    server = EmbeddedServer(home, extra_settings=NOT_DURABLE)
    with server.attach():
        given = made(server, asked.requests)
        services(given, asked.requests)
        window(given, application)
        given.close()
    shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
