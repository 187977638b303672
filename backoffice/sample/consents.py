"""What the sample firm's customers agreed to when they opened their accounts, and what some of them took back.

Boundary: one statement on the keeper's connection, as the guards would have let it come to be. D-05, R-07.
"""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import pairwise

from sqlalchemy import Connection, text

from backoffice.people import consents
from backoffice.people.consents import ConsentTo

# Six of ten want marketing, and some of these changed their minds; in Mainland China two consents are asked for apart.
_ASKED = text("""
    insert into people.consent
        (id, customer_id, purpose, act, notice_version, language, shown_sha256, how, done_by, done_at)
    select md5('consent given' || c.id || w.purpose)::uuid, c.id, w.purpose, 'given', w.version,
           w.language, w.sha256, 'registration', 'endpoint', c.opened_at
      from people.customer c
      join unnest(cast(:versions as text[]), cast(:since as date[]), cast(:until as date[]),
                  cast(:purposes as text[]), cast(:languages as text[]), cast(:hashes as bytea[]))
           w (version, since, until, purpose, language, sha256)
        on w.language = case c.language when 'zh' then 'zh' else 'en' end
       and c.opened_at >= w.since and c.opened_at < w.until
     where case when w.purpose in ('sensitive_data', 'cross_border_transfer') then c.country = 'CN'
           else ('x' || substr(md5(c.id || w.purpose), 1, 4))::bit(16)::int % 10 < 6 end
     order by c.opened_at, c.id, w.purpose
""")
_TAKEN_BACK = text("""
    insert into people.consent (id, customer_id, purpose, act, how, done_by, done_at)
    select md5('consent withdrawn' || c.id)::uuid, c.customer_id, c.purpose, 'withdrawn', 'unsubscribe_link',
           'endpoint', c.done_at + interval '20 hours'
      from people.consent c
     where c.purpose = 'marketing' and ('x' || substr(md5(c.id::text), 1, 4))::bit(16)::int % 6 = 0
""")

# What a letter takes back is taken back with it, where that withdrawal has been answered.
_ANSWERED = text("""
    insert into people.consent (id, customer_id, purpose, act, how, request_id, done_by, done_at)
    select md5('consent answered' || c.id)::uuid, c.customer_id, c.purpose, 'withdrawn', l.channel,
           case when l.recorded_by <> 'endpoint' then r.id end, l.recorded_by, l.recorded_at
      from rights.request r
      join rights.letter l on l.id = r.letter_id
      join people.consent c on c.customer_id = r.customer_id and c.purpose = any (r.takes_back)
     where r."right" = 'withdrawal' and r.outcome = 'fulfilled' and c.act = 'given'
       and not exists (
           select from people.consent n
            where n.customer_id = c.customer_id and n.purpose = c.purpose and n.number > c.number)
""")


def load_consents(connection: Connection) -> None:
    """Every customer's consents, the same for the same customers, to the notice that was shown on the day."""
    days = [date.min, *list(consents.SINCE.values())[1:], date.max]
    told = [
        (version, since, until, purpose.value, language, _hash(purpose, language, version))
        for version, (since, until) in zip(consents.SINCE, pairwise(days), strict=True)
        for purpose in ConsentTo
        for language in consents.LANGUAGES
    ]
    names = ("versions", "since", "until", "purposes", "languages", "hashes")
    connection.execute(text("set local session_replication_role = replica"))
    connection.execute(_ASKED, dict(zip(names, map(list, zip(*told, strict=True)), strict=True)))
    connection.execute(_TAKEN_BACK)
    connection.execute(_ANSWERED)
    connection.execute(text("set local session_replication_role = origin"))


def _hash(purpose: ConsentTo, language: str, version: str) -> bytes:
    """Of the words that were shown."""
    return hashlib.sha256((consents.shown(purpose, language, version) or "").encode()).digest()
