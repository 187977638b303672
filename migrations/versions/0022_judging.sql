-- What becomes of decisions, held against the books as they are at this moment.

-- Matches of a log that were not undone later in it.
create function reconcile.matches_in_force(which uuid)
    returns table (seq integer, part text, account text, asset text, told jsonb, in_force boolean)
    language sql stable rows 20000 security definer set search_path = pg_catalog, pg_temp as $$
    with act as materialized (
        select d.seq, d.kind, convert_from(d.content, 'UTF8')::jsonb -> 'act' as act
          from reconcile.decision d
         where d.check_out_id = which and d.kind in ('matches_confirmed', 'match_undone')
    ), undone as (
        select a.act ->> 'match' as part, max(a.seq) as seq from act a where a.kind = 'match_undone' group by 1
    )
    select a.seq, m ->> 'id', m ->> 'account', m ->> 'asset', m, coalesce(u.seq < a.seq, true)
      from act a
      cross join lateral jsonb_array_elements(a.act -> 'matches') m
      left join undone u on u.part = m ->> 'id'
     where a.kind = 'matches_confirmed'
$$;

-- What is wrong with a match: with an entry of it that is not in the books as it was seen, or is matched already, or
-- with a line. One row for each fault.
create function reconcile.faults_of(which uuid)
    returns table (seq integer, part text, cause text, against uuid, against_part text)
    language sql stable rows 20000 security definer set search_path = pg_catalog, pg_temp as $$
    with match as materialized (
        select m.seq, m.part, m.account, m.asset, m.told from reconcile.matches_in_force(which) m where m.in_force
    ), entry as materialized (
        select m.seq, m.part, m.account, m.asset, e ->> 'leaf' as leaf,
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
               a.path as path_now, p.asset as asset_now
          from entry e
          left join ledger.posting p on p.transaction_id = e.transaction_id and p.seq = e.side
          left join ledger.transaction t on t.booked_on = p.booked_on and t.id = p.transaction_id
          left join ledger.account a on a.id = p.account_id
          left join lateral (
              select f.reference from ledger.reference f where f.transaction_id = p.transaction_id
               order by f.source, f.reference limit 1) r on true
    ), line as materialized (
        select m.seq, m.part, m.account, m.asset, l ->> 'id' as line,
               row_number() over (partition by m.account, m.asset, l ->> 'id' order by m.seq, m.part) as nth
          from match m cross join lateral jsonb_array_elements(m.told -> 'lines') l
    )
    select s.seq, s.part, 'entry_changed', null::uuid, null::text from seen s
     where (s.leaf_now = s.leaf and s.path_now = s.account and s.asset_now = s.asset) is not true
    union all
    select s.seq, s.part, 'entry_reversed', null, null
      from seen s join ledger.reversal v on v.reversed = s.transaction_id
      join ledger.transaction t on t.id = v.transaction_id
      join reconcile.check_out c on c.id = which
     where t.xact >= c.horizon
    union all
    select s.seq, s.part, 'entry_matched', k.check_out_id, k.part
      from seen s join reconcile.match_entry k on k.transaction_id = s.transaction_id and k.seq = s.side
    union all
    select s.seq, s.part, 'entry_twice', which, null from seen s where s.nth > 1
    union all
    select l.seq, l.part, 'line_matched', k.check_out_id, k.part
      from line l join reconcile.match_line k on k.account = l.account and k.asset = l.asset and k.line = l.line
    union all
    select l.seq, l.part, 'line_twice', which, null from line l where l.nth > 1
    union all
    select l.seq, l.part, 'item_unknown', null, null from line l
     where l.line like 'carried:%' and not exists (
        select from reconcile.closing k
          join reconcile.decision d on d.check_out_id = k.check_out_id and d.seq = k.seq
          cross join lateral jsonb_array_elements(convert_from(d.content, 'UTF8')::jsonb -> 'act' -> 'open_items') o
         where k.account = l.account and k.asset = l.asset and 'carried:' || (o ->> 'finding') = l.line)
    union all
    select m.seq, m.part, 'malformed', null, null from match m
     where (jsonb_array_length(m.told -> 'entries') > 0 and jsonb_array_length(m.told -> 'lines') > 0
        and m.part ~ '^[0-9a-f]{32}$'
        and (select sum((l ->> 'amount')::numeric) from jsonb_array_elements(m.told -> 'lines') l)
          - (select sum((e ->> 'amount')::numeric) from jsonb_array_elements(m.told -> 'entries') e)
          + (m.told ->> 'fee')::numeric = (m.told ->> 'difference')::numeric) is not true
$$;

-- What a match says, without how it was found.
create function reconcile.match_told(told jsonb) returns jsonb
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object('fee', told -> 'fee', 'difference', told -> 'difference',
        'named', coalesce(told -> 'named', 'null'),
        'lines', (select jsonb_agg(l - 'words' order by l ->> 'id') from jsonb_array_elements(told -> 'lines') l),
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
    ), entry as (
        insert into reconcile.match_entry (transaction_id, seq, check_out_id, part)
        select split_part(e ->> 'id', '.', 1)::bigint, split_part(e ->> 'id', '.', 2)::integer, which, j.part
          from judged j cross join lateral jsonb_array_elements(j.told -> 'entries') e
         where j.verdict = 'accepted' and j.cause = ''
    ), line as materialized (
        select j.account, j.asset, j.part, l ->> 'id' as line, l ->> 'words' as hash
          from judged j cross join lateral jsonb_array_elements(j.told -> 'lines') l
         where j.verdict = 'accepted' and j.cause = ''
    ), kept as (
        insert into reconcile.match_line (account, asset, line, check_out_id, part)
        select l.account, l.asset, l.line, which, l.part from line l
    )
    -- Words of a line belong to whoever its entries are of, and go with them.
    update reconcile.words w set part = l.part from line l where w.check_out_id = which and w.hash = l.hash;
end
$$;

-- What a closing says, without the salts of its words and whose snapshot it was made on.
create function reconcile.closing_told(act jsonb) returns jsonb
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select act - array['open_items', 'root', 'rules'] || jsonb_build_object('open_items', (
        select jsonb_agg(o - 'words' order by o ->> 'finding') from jsonb_array_elements(act -> 'open_items') o))
$$;

-- A closing holds where the books still say what it says, its matches were taken, and nobody closed the period before.
create function reconcile.judge_closings(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    taken reconcile.check_out;
    one record;
    cause text;
    first reconcile.closing;
    now_there numeric;
begin
    select * into taken from reconcile.check_out c where c.id = which;
    for one in
        select a.seq, a.act, a.act ->> 'account' as account, a.act ->> 'asset' as asset,
               a.seq = max(a.seq) over (partition by a.act ->> 'account', a.act ->> 'asset') as in_force
          from (select d.seq, d.kind, convert_from(d.content, 'UTF8')::jsonb -> 'act' as act
                  from reconcile.decision d
                 where d.check_out_id = which and d.kind in ('account_closed', 'account_reopened')) a
    loop
        cause := '';
        first := null;
        if one.act ? 'statement' and one.in_force then
            select k.* into first from reconcile.closing k
             where k.account = one.account and k.asset = one.asset
               and k.until >= taken.since order by k.until desc limit 1;
            select sum(p.amount) into now_there
              from ledger.posting p join ledger.account a on a.id = p.account_id
             where a.path = one.account and p.asset = one.asset and p.booked_on <= taken.until;
            cause := case
                when first.account is not null and reconcile.closing_told(one.act) = (
                    select reconcile.closing_told(convert_from(d.content, 'UTF8')::jsonb -> 'act')
                      from reconcile.decision d where d.check_out_id = first.check_out_id and d.seq = first.seq)
                    then 'already_so'
                when first.account is not null then 'closed_already'
                when (one.act ->> 'from_on' = taken.since::text and one.act ->> 'to_on' = taken.until::text
                    and one.act ->> 'root' = encode(taken.root, 'hex') and exists (
                        select from reconcile.check_out_account k join ledger.account a on a.id = k.account_id
                         where k.check_out_id = which and a.path = one.account and k.asset = one.asset
                           and k.closing::text = one.act ->> 'ledger')) is not true then 'not_of_this_snapshot'
                when now_there::text is distinct from one.act ->> 'ledger' then 'ledger_moved'
                when exists (
                    select from reconcile.matches_in_force(which) m
                     where m.account = one.account and m.asset = one.asset and (m.seq, m.part) in (
                         select v.seq, v.part from reconcile.verdict v
                          where v.check_out_id = which and v.verdict not in ('accepted', 'already_so'))) then 'matches_refused'
                when ((one.act ->> 'statement')::numeric - (one.act ->> 'ledger')::numeric
                    = coalesce((select sum((r ->> 'amount')::numeric)
                                  from jsonb_array_elements(one.act -> 'reasons') r), 0)
                    and not exists (select from jsonb_array_elements(one.act -> 'reasons') r
                                     where r ->> 'kind' = 'unexplained')) is not true then 'identity'
                else '' end;
            if cause = '' then
                insert into reconcile.closing (account, asset, until, since, statement, ledger, check_out_id, seq)
                values (one.account, one.asset, taken.until, taken.since, (one.act ->> 'statement')::numeric,
                        (one.act ->> 'ledger')::numeric, which, one.seq);
            end if;
        elsif not one.in_force then
            cause := 'undone';
        end if;
        insert into reconcile.verdict (check_out_id, seq, part, verdict, cause, against)
        values (which, one.seq, '', case when cause in ('', 'undone') then 'accepted'
                when cause = 'already_so' then 'already_so'
                when first.account is not null then 'conflicting' else 'stale' end, case when cause = 'already_so' then '' else cause end,
                first.check_out_id);
    end loop;
end
$$;

-- Each adjusting entry is put before a lead, as one proposed at a desk would be; what the books refuse of it is said.
create function reconcile.judge_adjustments(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    one record;
    cause text;
    made uuid;
begin
    for one in
        select d.seq, d.content, convert_from(d.content, 'UTF8')::jsonb -> 'act' as act
          from reconcile.decision d where d.check_out_id = which and d.kind = 'adjustment_proposed' order by d.seq
    loop
        cause := reconcile.matched_meanwhile(which, one.act ->> 'finding');
        if cause = '' then
            begin
                made := ledger.propose_adjustment(
                    null, (one.act ->> 'booked_on')::date, one.act ->> 'cause',
                    (select w.words from reconcile.words w
                      where w.check_out_id = which and w.hash = one.act ->> 'words'),
                    sha256(one.content),
                    (select jsonb_agg(jsonb_build_array(l ->> 'account', l ->> 'asset', l ->> 'amount'))
                       from jsonb_array_elements(one.act -> 'legs') l));
                insert into reconcile.adjustment (adjustment, check_out_id, seq, draft_id)
                values ((one.act ->> 'adjustment')::uuid, which, one.seq, made);
            exception
                when sqlstate 'BO001' then
                    cause := sqlerrm;
                when data_exception or integrity_constraint_violation then
                    cause := 'malformed';
            end;
        end if;
        insert into reconcile.verdict (check_out_id, seq, part, verdict, cause)
        values (which, one.seq, '', case when cause = '' then 'accepted' else 'stale' end, cause);
    end loop;
end
$$;

-- Whether the entry a finding speaks of was matched by somebody else since.
create function reconcile.matched_meanwhile(which uuid, finding text) returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select case when finding ~ '^(carried:)?entry:[0-9]{1,18}[.][0-9]{1,9}$' and exists (
        select from reconcile.match_entry k
         where k.transaction_id = split_part(regexp_replace(finding, '^.*:', ''), '.', 1)::bigint
           and k.seq = split_part(finding, '.', 2)::integer and k.check_out_id <> which
    ) then 'matched_meanwhile' else '' end
$$;

-- End a check-in: every decision gets its verdict, and the firm is asked to sign what became of them. Once ended, it
-- answers the same again and changes nothing.
create function reconcile.end_check_in(which uuid, wanted integer, link text) returns jsonb
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held reconcile.decision_log := reconcile.open_log(which);
    numbered bigint;
    made jsonb;
    signed bytea;
    entry bigint;
    paper uuid := gen_random_uuid();
begin
    if (wanted = held.received and link = encode(held.head, 'hex')) is not true then
        perform store.refuse(case when held.ended_at is null then 'reconcile.log_broken' else 'reconcile.another_log' end,
            jsonb_build_object('at', held.received, 'why', 'end'));
    end if;
    if held.ended_at is not null then
        return convert_from(held.statement, 'UTF8')::jsonb;
    end if;
    -- Two check-ins of the same entries come one after the other.
    lock table reconcile.decision_log in share row exclusive mode;
    perform reconcile.judge_matches(which);
    perform reconcile.judge_closings(which);
    perform reconcile.judge_adjustments(which);
    insert into reconcile.verdict (check_out_id, seq, part, verdict, cause)
    select which, d.seq, '', case when t.cause = '' then 'accepted' else 'stale' end, t.cause
      from reconcile.decision d
      cross join lateral (
          select reconcile.matched_meanwhile(which, convert_from(d.content, 'UTF8')::jsonb -> 'act' ->> 'finding') as cause
      ) t
     where d.check_out_id = which
       and d.kind not in ('matches_confirmed', 'account_closed', 'account_reopened', 'adjustment_proposed');
    select number into numbered from reconcile.check_out c where c.id = which;
    select jsonb_build_object(
               'format', 'backoffice check-in 1', 'check_out', which, 'number', numbered, 'person', held.person,
               'decisions', held.received, 'head', encode(held.head, 'hex'),
               'ended_at', reconcile.instant(store.now()),
               'accepted', count(*) filter (where v.verdict = 'accepted'),
               'already_so', count(*) filter (where v.verdict = 'already_so'),
               'stale', count(*) filter (where v.verdict = 'stale'),
               'conflicting', count(*) filter (where v.verdict = 'conflicting'),
               'verdicts', encode(sha256(convert_to(coalesce(string_agg(
                    concat_ws(E'\t', v.seq, v.part, v.verdict, v.cause, v.against, v.against_part), E'\n'
                    order by v.seq, v.part), ''), 'UTF8')), 'hex'))
      into made from reconcile.verdict v where v.check_out_id = which;
    signed := convert_to(made::text, 'UTF8');
    entry := audit.record('reconcile.checked_in', null, made - array['format', 'person', 'verdicts']);
    insert into audit.export values (paper, entry, 'reconcile.check_in', null, sha256(signed), length(signed));
    insert into audit.signature_request (document, digest, requested_by, requested_at)
    values (paper, sha256(signed), session_user::text, store.now());
    update reconcile.decision_log l set ended_at = store.now(), statement = signed, document = paper
     where l.check_out_id = which;
    update reconcile.check_out c
       set state = 'checked_in', changed_by = session_user::text, changed_at = store.now() where c.id = which;
    perform pg_notify('audit_sealer', '');
    return made;
end
$$;
