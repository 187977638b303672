"""Balances at any day: of one account, of the whole tree, of each day of a period, and a T-account.

Boundary: from the last sealed month's checkpoint on, so that nothing older is added up again. L-01, L-02.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from backoffice.desk import ReadWork
from backoffice.ledger import pages
from backoffice.ledger.rules import AccountKind
from backoffice.ledger.views import Balances, Day, Line, Movement, TAccount

WALLETS_A_PAGE = 200
_ALL, _NEVER = 2**62, date(9998, 12, 30)
_LISTED_AT_MOST = 400

_SEALED = """
    sealed as materialized (
        select max(month) as month from ledger.month_seal where month + interval '1 month' <= cast(:as_of as date) + 1
    )
"""
_SINCE_SEALED = "coalesce((select (month + interval '1 month')::date from sealed), date '0001-01-01')"
# The ends of sealed months around a day: the last one not after it, and the first one not before it.
_ENDS = text("""
    select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true),
           max(month) filter (where month + interval '1 month' <= cast(:as_of as date) + 1) as before,
           min(month) filter (where month + interval '1 month' > cast(:as_of as date)) as after
      from ledger.month_seal
""")
# With its days known when it is planned it reads one month's index alone, a tenth of a microsecond a posting.
_MOVED = text("""
    select coalesce((select sum(c.balance) from ledger.checkpoint c
                      where c.account_id = any(:accounts) and c.asset = :asset and c.month = :month), 0) as balance,
           coalesce((select sum(p.amount) from ledger.posting p
                      where p.account_id = any(:accounts) and p.asset = :asset and p.booked_on >= :since
                        and p.booked_on < :until and p.transaction_id <= :upto), 0) as moved
""")
_TREE = text(f"""
    with {_SEALED}, moved as (
        select account_id, asset, sum(amount) as amount from ledger.posting
         where booked_on <= :as_of and booked_on >= {_SINCE_SEALED}
         group by account_id, asset
        union all
        select account_id, asset, balance from ledger.checkpoint where month = (select month from sealed)
    ), summed as (
        select case when a.holder is null then a.path
                    else split_part(a.path, ':', 1) || ':' || split_part(a.path, ':', 2) end as path,
               a.kind, m.asset, sum(m.amount) as amount, count(distinct m.account_id) as accounts
          from moved m join ledger.account a on a.id = m.account_id
         group by 1, 2, 3
    )
    select s.path, s.kind, s.asset, c.scale, s.amount, s.accounts
      from summed s join ledger.asset c on c.code = s.asset order by s.path, s.asset
""")
_HOLDERS = """
    select distinct holder from ledger.account
     where holder is not null and holder > :after and {fits} order by holder limit :limit
"""
_WALLETS = text("""
    select a.path, a.kind, a.holder, p.asset, c.scale, sum(p.amount) as amount
      from ledger.account a join ledger.posting p on p.account_id = a.id and p.booked_on <= :as_of
      join ledger.asset c on c.code = p.asset
     where a.holder = any(cast(:holders as text[]))
     group by a.path, a.kind, a.holder, p.asset, c.scale order by a.holder, a.path, p.asset
""")
_DAYS = """
    select p.booked_on as on, coalesce(sum(p.amount) filter (where p.amount > 0), 0) as debit,
           coalesce(sum(p.amount) filter (where p.amount < 0), 0) as credit, count(*) as postings
      from ledger.posting p
     where {accounts} and p.asset = :asset and p.booked_on <= :until
     group by p.booked_on order by p.booked_on
"""
_MOVEMENTS = """
    select p.booked_on as on, p.amount, p.transaction_id, t.kind,
           (select r.reference from ledger.reference r where r.transaction_id = p.transaction_id limit 1) as reference
      from ledger.posting p join ledger.transaction t on t.booked_on = p.booked_on and t.id = p.transaction_id
     where {accounts} and p.asset = :asset and p.booked_on >= :since and p.booked_on <= :until
     order by p.booked_on, p.transaction_id, p.seq limit :limit
"""


def balance_on(session: Session, account: int, asset: str, as_of: date | None, upto: int = _ALL) -> int:
    """One account's balance in one asset, in minor units, at the end of a day (None: after everything)."""
    return _balance_on(session, [account], asset, as_of or _NEVER, upto)


def balance_before(session: Session, account: int, asset: str, day: date, upto: int = _ALL) -> int:
    """The same before a day has begun."""
    return balance_on(session, account, asset, day - timedelta(days=1), upto)


def tree(work: ReadWork, as_of: date) -> Balances:
    """Every account's balance at the end of a day; all wallets of an asset as one line."""
    pages.steady(work.session)
    found = work.session.execute(_TREE, {"as_of": as_of}).all()
    return Balances(
        as_of,
        tuple(
            Line(row.path, AccountKind(row.kind), row.asset, row.scale, int(row.amount), row.accounts) for row in found
        ),
    )


def wallets(work: ReadWork, as_of: date, after: str = "", ending: str = "") -> tuple[tuple[Line, ...], str | None]:
    """The wallets of the next 200 customers by pseudonym, and behind whom the next page begins (None: no more).

    `ending` narrows to pseudonyms that begin or end so.
    """
    pages.steady(work.session)
    fits = "(holder >= :ending and holder < :ending_end or right(holder, length(:ending)) = :ending)"
    sql = text(_HOLDERS.format(fits=fits if ending else "true"))
    values = {"after": after, "limit": WALLETS_A_PAGE, "ending": ending, "ending_end": f"{ending}\U0010ffff"}
    holders = work.session.execute(sql, values).scalars().all()
    if not holders:
        return (), None
    found = work.session.execute(_WALLETS, {"holders": list(holders), "as_of": as_of}).all()
    lines = tuple(
        Line(row.path, AccountKind(row.kind), row.asset, row.scale, int(row.amount), 1, row.holder) for row in found
    )
    return lines, holders[-1] if len(holders) == WALLETS_A_PAGE else None


def days(work: ReadWork, path: str, asset: str, until: date) -> tuple[Day, ...]:
    """What each day moved under a path in one asset, to the end of `until`, with the balance at each day's end."""
    pages.steady(work.session)
    made: list[Day] = []
    balance = 0
    for row in _days(work.session, path, asset, until):
        balance += int(row.debit) + int(row.credit)
        made.append(Day(row.on, int(row.debit), int(row.credit), row.postings, balance))
    return tuple(made)


def t_account(work: ReadWork, path: str, asset: str, since: date, until: date) -> TAccount:
    """A T-account under a path: single postings, or days where there are more than 400 of them."""
    pages.steady(work.session)
    known = days(work, path, asset, until)
    before = [each for each in known if each.on < since]
    inside = [each for each in known if each.on >= since]
    movements = tuple(Movement(each.on, each.debit, each.count, None, "", "") for each in inside if each.debit)
    movements += tuple(Movement(each.on, each.credit, each.count, None, "", "") for each in inside if each.credit)
    if sum(each.count for each in inside) <= _LISTED_AT_MOST:
        where, values = _under(path)
        sql = text(_MOVEMENTS.format(accounts=where))
        values |= {"asset": asset, "since": since, "until": until, "limit": _LISTED_AT_MOST}
        movements = tuple(
            Movement(row.on, int(row.amount), 1, row.transaction_id, row.kind, row.reference or "")
            for row in work.session.execute(sql, values).all()
        )
    return TAccount(
        path=path,
        asset=asset,
        scale=pages.scales(work.session).get(asset, 0),
        since=since,
        until=until,
        opening=before[-1].balance if before else 0,
        closing=_closing(work.session, path, asset, until),
        debit=sum(each.amount for each in movements if each.amount > 0),
        credit=sum(each.amount for each in movements if each.amount < 0),
        movements=movements,
    )


def _balance_on(session: Session, accounts: list[int], asset: str, as_of: date, upto: int) -> int:
    """From the end of a sealed month on, or back from a nearer one: at most half a month is added up of what is sealed.

    A list that was opened before that month was sealed goes on from the earlier end: the later one may know more.
    """
    ends = session.execute(_ENDS, {"as_of": as_of}).one()
    after = as_of + timedelta(days=1)
    begins = _after(ends.before) if ends.before is not None else date.min
    values: dict[str, object] = {"accounts": accounts, "asset": asset, "upto": upto}
    if upto == _ALL and ends.after is not None and _after(ends.after) - after < after - begins:
        values |= {"month": ends.after, "since": after, "until": _after(ends.after)}
        found = session.execute(_MOVED, values).one()
        return int(found.balance - found.moved)
    values |= {"month": ends.before, "since": begins, "until": after}
    found = session.execute(_MOVED, values).one()
    return int(found.balance + found.moved)


def _after(month: date) -> date:
    """The first day after a month."""
    return (month + timedelta(days=31)).replace(day=1)


def _closing(session: Session, path: str, asset: str, until: date) -> int:
    """The balance under a path by checkpoints, a way other than adding up the days."""
    where, values = _under(path, "id")
    ids = session.execute(text(f"select id from ledger.account where {where} limit 401"), values).scalars().all()
    if len(ids) <= _LISTED_AT_MOST:
        return _balance_on(session, list(ids), asset, until, _ALL)
    found = session.execute(_TREE, {"as_of": until}).all()
    return sum(int(row.amount) for row in found if row.asset == asset and f"{row.path}:".startswith(f"{path}:"))


def _days(session: Session, path: str, asset: str, until: date) -> Sequence[Row[Any]]:
    where, values = _under(path)
    return session.execute(text(_DAYS.format(accounts=where)), values | {"asset": asset, "until": until}).all()


def _under(path: str, column: str = "p.account_id") -> tuple[str, dict[str, object]]:
    """That an account is at a path or under it."""
    return (
        f"{column} = any(array(select id from ledger.account where path = :path or path >= :low and path < :high))",
        {"path": path, "low": f"{path}:", "high": f"{path};"},
    )
