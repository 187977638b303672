-- What becomes of decisions, held against the books as they are at this moment.

-- Matches of a log that were not undone later in it.
create function reconcile.matches_in_force(which uuid)
    returns table (seq integer, part text, account text, asset text, told jsonb, in_force boolean, alone boolean)
    language sql stable rows 20000 security definer set search_path = pg_catalog, pg_temp as $$
    with act as materialized (
        select d.seq, d.kind, convert_from(d.content, 'UTF8')::jsonb -> 'act' as act
          from reconcile.decision d
         where d.check_out_id = which and d.kind in ('matches_confirmed', 'match_undone')
    ), undone as (
        select a.act ->> 'match' as part, max(a.seq) as seq from act a where a.kind = 'match_undone' group by 1
    )
    select a.seq, m ->> 'id', m ->> 'account', m ->> 'asset', m, coalesce(u.seq < a.seq, true),
           a.act ->> 'alone' = 'true'
      from act a
      cross join lateral jsonb_array_elements(a.act -> 'matches') m
      left join undone u on u.part = m ->> 'id'
     where a.kind = 'matches_confirmed'
$$;

-- Statements of a log that were not taken out again, and why one of them cannot be taken for what it says it is; empty
-- where it can. `head` is what the ids of its lines begin with.
create function reconcile.statements_in_force(which uuid)
    returns table (seq integer, account text, asset text, told jsonb, head text, first integer, last integer, fault text)
    language sql stable rows 50 security definer set search_path = pg_catalog, pg_temp as $$
    with act as materialized (
        select d.seq, d.kind, convert_from(d.content, 'UTF8')::jsonb -> 'act' as told
          from reconcile.decision d
         where d.check_out_id = which and d.kind in ('statement_imported', 'statement_removed')
    )
    select i.seq, i.told ->> 'account', i.told ->> 'asset', i.told, left(i.told ->> 'statement', 16), f.first, f.last,
           case when f.first is null or f.last is null
                     or (i.told ->> 'from_on' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' and i.told ->> 'to_on' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
                         and coalesce(i.told ->> 'opening', '0') ~ '^-?[0-9]{1,38}$'
                         and coalesce(i.told ->> 'closing', '0') ~ '^-?[0-9]{1,38}$') is not true then 'malformed'
                when i.told ->> 'stated' <> '' and k.known <> ''
                     and not reconcile.same_account(i.told ->> 'stated', k.known) then 'other_account'
                when i.told ->> 'vouched' is distinct from 'true'
                     and (coalesce(i.told ->> 'stated', '') = '' or coalesce(k.known, '') = '') then 'account_unconfirmed'
                else '' end
      from act i
      -- What the house knows, or else what the person said first in this very log.
      cross join lateral (
          select coalesce(
              nullif((select r.outside from reconcile.rules_now() r
                       where r.account = i.told ->> 'account' and r.asset = i.told ->> 'asset'), ''),
              (select b.told ->> 'stated' from act b
                where b.kind = 'statement_imported' and b.seq <= i.seq and b.told ->> 'vouched' = 'true'
                  and b.told ->> 'stated' <> '' and b.told ->> 'account' = i.told ->> 'account'
                  and b.told ->> 'asset' = i.told ->> 'asset'
                  and not exists (select from act r where r.kind = 'statement_removed' and r.seq > b.seq
                                     and r.told ->> 'statement' = b.told ->> 'statement')
                order by b.seq limit 1)) as known) k
      cross join lateral (
          select case when i.told ->> 'first' ~ '^[0-9]{1,9}$' then (i.told ->> 'first')::integer end as first,
                 case when i.told ->> 'last' ~ '^[0-9]{1,9}$' then (i.told ->> 'last')::integer end as last) f
     where i.kind = 'statement_imported'
       and not exists (select from act r where r.kind = 'statement_removed' and r.seq > i.seq
                          and r.told ->> 'statement' = i.told ->> 'statement')
$$;

-- What is wrong with a match: with an entry of it that is not in the books as it was seen, or is matched already, or
-- with a line; or with its sums, which are made anew of what the books hold and excused by the rules of the house alone.
-- One row for each fault.
create function reconcile.faults_of(which uuid)
    returns table (seq integer, part text, cause text, against uuid, against_part text)
    language sql stable rows 20000 security definer set search_path = pg_catalog, pg_temp as $$
    with said as materialized (
        -- Differences that have a note, and by the last word of the log a class.
        select x.act ->> 'finding' as finding from (
            select d.seq, d.kind, convert_from(d.content, 'UTF8')::jsonb -> 'act' as act
              from reconcile.decision d
             where d.check_out_id = which and d.kind in ('finding_classified', 'finding_noted')) x
         where x.act ->> 'finding' like 'difference:%'
         group by 1
        having bool_or(x.kind = 'finding_noted')
           and (max(array[lpad(x.seq::text, 12, '0'), x.act ->> 'kind']) filter (where x.kind = 'finding_classified'))[2]
               <> 'unexplained'
    ), match as materialized (
        select m.seq, m.part, m.account, m.asset, m.told, m.alone
          from reconcile.matches_in_force(which) m where m.in_force
    ), rule as materialized (
        select r.*, s.scale from reconcile.rules_now() r join ledger.asset s on s.code = r.asset
    ), stated as materialized (
        select s.seq, s.account, s.asset, s.head, s.first, s.last
          from reconcile.statements_in_force(which) s where s.fault = ''
    ), report as materialized (
        select d.seq, a.act ->> 'report' as report, a.act ->> 'asset' as asset
          from reconcile.decision d
          cross join lateral (select convert_from(d.content, 'UTF8')::jsonb -> 'act' as act) a
         where d.check_out_id = which and d.kind = 'payouts_imported' and not exists (
            select from reconcile.decision r
             where r.check_out_id = which and r.seq > d.seq and r.kind = 'payouts_removed'
               and convert_from(r.content, 'UTF8')::jsonb -> 'act' ->> 'report' = a.act ->> 'report')
    ), entry as materialized (
        select m.seq, m.part, m.account, m.asset, e ->> 'leaf' as leaf, e ->> 'amount' as amount,
               case when good then split_part(e ->> 'id', '.', 1)::bigint end as transaction_id,
               case when good then split_part(e ->> 'id', '.', 2)::integer end as side
          from match m cross join lateral jsonb_array_elements(m.told -> 'entries') e
          cross join lateral (select coalesce(e ->> 'id', '') ~ '^[0-9]{1,18}[.][0-9]{1,9}$' as good) form
    ), seen as materialized (
        select e.*, row_number() over (partition by e.transaction_id, e.side order by e.seq, e.part) as nth,
               encode(sha256('\x00'::bytea || reconcile.entry_leaf(array[
                   a.path, p.asset, p.transaction_id::text, p.seq::text, to_char(p.booked_on, 'YYYY-MM-DD'),
                   to_char(t.happened_on, 'YYYY-MM-DD'), p.amount::text, t.kind, coalesce(r.reference, '')])), 'hex')
                   as leaf_now,
               a.path as path_now, p.asset as asset_now, p.amount::text as amount_now, p.amount as booked, t.kind
          from entry e
          left join ledger.posting p on p.transaction_id = e.transaction_id and p.seq = e.side
          left join ledger.transaction t on t.booked_on = p.booked_on and t.id = p.transaction_id
          left join ledger.account a on a.id = p.account_id
          left join lateral (
              select f.reference from ledger.reference f where f.transaction_id = p.transaction_id
               order by f.source, f.reference limit 1) r on true
    ), line as materialized (
        select m.seq, m.part, m.account, m.asset, l ->> 'id' as line, l ->> 'amount' as amount, l ->> 'words' as hash,
               case when good then split_part(l ->> 'id', '.', 1) end as head,
               case when good then split_part(l ->> 'id', '.', 2)::integer end as number,
               row_number() over (partition by m.account, m.asset, l ->> 'id' order by m.seq, m.part) as nth
          from match m cross join lateral jsonb_array_elements(m.told -> 'lines') l
          cross join lateral (select coalesce(l ->> 'id', '') ~ '^[0-9a-f]{16}[.][0-9]{1,9}$' as good) form
    ), uneven as materialized (
        select m.seq, m.part, m.account, m.asset, m.told -> 'reasons' as reasons, m.told ->> 'report' as report,
               (m.told ->> 'fee')::numeric as fee,
               (m.told ->> 'difference')::numeric as difference,
               (select abs(sum((l ->> 'amount')::numeric)) from jsonb_array_elements(m.told -> 'lines') l) as stated
          from match m
         where (m.told ->> 'fee')::numeric <> 0 or (m.told ->> 'difference')::numeric <> 0
    ), kept as materialized (
        -- As sets: a payout has hundreds of entries.
        select u.seq, u.part, sum(s.booked) as booked
          from uneven u join seen s on s.seq = u.seq and s.part = u.part where u.fee <> 0 group by u.seq, u.part
    ), made as materialized (
        select u.seq, u.part, lower(btrim(p.payer)) as payer, sum(trunc(s.booked * p.share) + p.fixed) as fee,
               bool_and(p.kind = '' or s.kind = p.kind) as fits
          from uneven u
          join rule r on r.account = u.account and r.asset = u.asset
          cross join lateral unnest(r.fees) f
          cross join lateral reconcile.fee_parts(f, r.scale) p
          join seen s on s.seq = u.seq and s.part = u.part
         where u.fee <> 0 group by u.seq, u.part, f, p.payer
    ), paid as materialized (
        select l.seq, l.part, lower(coalesce(w.words, '')) as words
          from uneven u join line l on l.seq = u.seq and l.part = u.part
          left join reconcile.words w on w.check_out_id = which and w.hash = l.hash
         where u.fee <> 0
    )
    select s.seq, s.part, 'entry_changed', null::uuid, null::text from seen s
     where (s.leaf_now = s.leaf and s.path_now = s.account and s.asset_now = s.asset
        and s.amount_now = s.amount) is not true
    union all
    select s.seq, s.part, 'entry_reversed', null, null
      from seen s join ledger.reversal v on v.reversed = s.transaction_id
      join ledger.transaction t on t.id = v.transaction_id
      join reconcile.check_out c on c.id = which
     where t.xact >= c.horizon or t.xact = any (c.running)
    union all
    select s.seq, s.part, 'entry_matched', k.check_out_id, k.part
      from seen s join reconcile.match_entry k on k.transaction_id = s.transaction_id and k.seq = s.side
     where not exists (select from reconcile.reversal v where v.check_out_id = k.check_out_id and v.part = k.part)
    union all
    select s.seq, s.part, 'entry_twice', which, null from seen s where s.nth > 1
    union all
    select l.seq, l.part, 'line_matched', k.check_out_id, k.part
      from line l join reconcile.match_line k on k.account = l.account and k.asset = l.asset and k.line = l.line
     where not exists (select from reconcile.reversal v where v.check_out_id = k.check_out_id and v.part = k.part)
    union all
    select l.seq, l.part, 'line_twice', which, null from line l where l.nth > 1
    union all
    select l.seq, l.part, 'item_unknown', null, null from line l
     where l.line like 'carried:%' and not exists (
        select from reconcile.closing k
          join reconcile.decision d on d.check_out_id = k.check_out_id and d.seq = k.seq
          cross join lateral jsonb_array_elements(convert_from(d.content, 'UTF8')::jsonb -> 'act' -> 'open_items') o
         where k.account = l.account and k.asset = l.asset and 'carried:' || (o ->> 'finding') = l.line
           and o ->> 'amount' = l.amount
           and not exists (select from reconcile.reversal v
                            where v.check_out_id = k.check_out_id and v.part = '' and v.seq = k.seq))
    union all
    select m.seq, m.part, 'malformed', null, null from match m
     where (jsonb_array_length(m.told -> 'entries') > 0 and jsonb_array_length(m.told -> 'lines') > 0
        and m.part ~ '^[0-9a-f]{32}$'
        and not exists (select from jsonb_array_elements(m.told -> 'lines') l
                         where coalesce(l ->> 'amount', '') !~ '^-?[0-9]{1,38}$')
        and (select sum((l ->> 'amount')::numeric) from jsonb_array_elements(m.told -> 'lines') l)
          - (select sum((e ->> 'amount')::numeric) from jsonb_array_elements(m.told -> 'entries') e)
          + (m.told ->> 'fee')::numeric = (m.told ->> 'difference')::numeric) is not true
    union all
    select l.seq, l.part, 'line_unknown', null, null from line l
     where l.line not like 'carried:%' and not exists (
        select from stated s where s.account = l.account and s.asset = l.asset and s.head = l.head and s.seq < l.seq
                               and l.number between s.first and s.last)
    union all
    select m.seq, m.part, 'not_unique', null, null from match m
     where m.alone and (m.told ->> 'complete' = 'true' and m.told ->> 'solutions' = '1'
                        and not m.told -> 'reasons' ? 'by_hand') is not true
    union all
    -- A difference has a class and a note in the same log, or it is within what the house tolerates on this account by
    -- the very rule the match names.
    select u.seq, u.part,
           case when u.reasons ?| array['tolerance', 'original_amount'] then 'beyond_tolerance'
                else 'difference_unnamed' end, null, null
      from uneven u left join rule r on r.account = u.account and r.asset = u.asset
     where u.difference <> 0
       and not exists (select from said s where s.finding = 'difference:' || u.part)
       and (u.reasons ?| array['tolerance', 'original_amount']
            and abs(u.difference) <= greatest(r.tolerance, trunc(u.stated * r.tolerance_share),
                case when u.reasons ? 'original_amount' then trunc(u.stated * r.fx_share) end)) is not true
    union all
    -- What a processor kept is what one of its fees that the house knows makes of the entries, and each line names it; or
    -- its own report was taken in, and it is no more than the house lets a processor keep by a report.
    select u.seq, u.part, 'fee_unruled', null, null
      from uneven u
     where u.fee <> 0 and not exists (
        select from made k
         where k.seq = u.seq and k.part = u.part and k.fee = u.fee and k.fits and not exists (
            select from paid l where l.seq = u.seq and l.part = u.part and strpos(l.words, k.payer) = 0))
       and not (u.reasons ? 'reported' and exists (
            select from report t where t.report = u.report and t.asset = u.asset and t.seq < u.seq)
        and abs(u.fee) <= trunc(abs((select k.booked from kept k where k.seq = u.seq and k.part = u.part))
            * coalesce((select r.report_share from rule r where r.account = u.account and r.asset = u.asset), 0.1)))
$$;

-- What a match says, without how it was found.
create function reconcile.match_told(told jsonb) returns jsonb
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object('fee', told -> 'fee', 'difference', told -> 'difference',
        'named', coalesce(told -> 'named', 'null'),
        'lines', (select jsonb_agg(l - array['words', 'reference'] order by l ->> 'id') from jsonb_array_elements(told -> 'lines') l),
        'entries', (select jsonb_agg(e order by e ->> 'id') from jsonb_array_elements(told -> 'entries') e))
$$;

-- Which faulty matches of a log are word for word what another log had accepted: the same lines, entries and sums, and
-- nothing else is wrong with them. Salts of words differ, so the words themselves are not compared; an id of a line
-- stands for its file.
create function reconcile.same_already(which uuid, faults jsonb) returns table (seq integer, part text)
    language sql stable rows 2000 security definer set search_path = pg_catalog, pg_temp as $$
    with fault as materialized (
        select (f ->> 'seq')::integer as seq, f ->> 'part' as part, min(f ->> 'against')::uuid as against
          from jsonb_array_elements(faults) f
         group by 1, 2
        having bool_and(f ->> 'cause' in ('entry_matched', 'line_matched') and f ->> 'against_part' = f ->> 'part')
           and min(f ->> 'against') = max(f ->> 'against')
    ), theirs as materialized (
        select k.against, m.account, m.asset, m.part, reconcile.match_told(m.told) as told
          from (select distinct f.against from fault f) k cross join lateral reconcile.matches_in_force(k.against) m
         where m.in_force
    )
    select f.seq, f.part
      from fault f
      join reconcile.matches_in_force(which) m on m.seq = f.seq and m.part = f.part
      join theirs t on t.against = f.against and t.part = f.part and t.account = m.account and t.asset = m.asset
     where t.told = reconcile.match_told(m.told)
$$;

-- Every match of a log gets its verdict, and the accepted ones their entries and lines.
create function reconcile.judge_matches(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    -- In one statement from one list: nothing here is looked up in a table that was empty a moment ago.
    with fault as materialized (
        select x.seq, x.part, x.cause, x.against, x.against_part from reconcile.faults_of(which) x
    ), same as materialized (
        select s.seq, s.part
          from reconcile.same_already(which, (select coalesce(jsonb_agg(to_jsonb(f)), '[]') from fault f)) s
    ), judged as materialized (
        select m.seq, m.part, m.account, m.asset, m.told,
               case when not m.in_force or f.cause is null then 'accepted' when s.part is not null then 'already_so'
                    when f.against is null then 'stale' else 'conflicting' end as verdict,
               case when not m.in_force then 'undone' when s.part is not null then '' else coalesce(f.cause, '') end
                   as cause, f.against, f.against_part
          from reconcile.matches_in_force(which) m
          left join (
              -- A match that somebody else was first with is shown beside theirs, whatever else is wrong with it.
              select distinct on (x.seq, x.part) x.seq, x.part, x.cause, x.against, x.against_part
                from fault x
               order by x.seq, x.part, x.against is null, x.cause, x.against, x.against_part
          ) f on f.seq = m.seq and f.part = m.part and m.in_force
          left join same s on s.seq = m.seq and s.part = m.part and m.in_force
    ), told as (
        insert into reconcile.verdict (check_out_id, seq, part, verdict, cause, against, against_part)
        select which, j.seq, j.part, j.verdict, j.cause, j.against, j.against_part from judged j
    ), match as (
        insert into reconcile.match (check_out_id, part, seq, account, asset, fee, difference)
        select which, j.part, j.seq, j.account, j.asset, (j.told ->> 'fee')::numeric, (j.told ->> 'difference')::numeric
          from judged j where j.verdict = 'accepted' and j.cause = ''
    ), entry as (
        insert into reconcile.match_entry (transaction_id, seq, turn, check_out_id, part)
        select e.number, e.side, (select count(*) from reconcile.match_entry k
                                   where k.transaction_id = e.number and k.seq = e.side), which, e.part
          from (select split_part(e ->> 'id', '.', 1)::bigint as number, split_part(e ->> 'id', '.', 2)::integer as side,
                       j.part
                  from judged j cross join lateral jsonb_array_elements(j.told -> 'entries') e
                 where j.verdict = 'accepted' and j.cause = '') e
    ), line as materialized (
        select j.account, j.asset, j.part, l ->> 'id' as line, l ->> 'words' as hash,
               l ->> 'reference' as reference, (l ->> 'on')::date as stated_on,
               (l ->> 'amount')::numeric as amount
          from judged j cross join lateral jsonb_array_elements(j.told -> 'lines') l
         where j.verdict = 'accepted' and j.cause = ''
    ), kept as (
        insert into reconcile.match_line (account, asset, line, turn, stated_on, amount, words, check_out_id, part)
        select l.account, l.asset, l.line, (select count(*) from reconcile.match_line k
                                             where k.account = l.account and k.asset = l.asset and k.line = l.line),
               l.stated_on, l.amount, coalesce(l.hash, ''), which, l.part from line l
    )
    -- Words of a line belong to whoever its entries are of, and go with them.
    update reconcile.words w set part = l.part
      from (select l.part, l.hash from line l union all select l.part, l.reference from line l where l.reference <> '') l
     where w.check_out_id = which and w.hash = l.hash;
end
$$;
