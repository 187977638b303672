-- What becomes of closings, adjusting entries and everything else of a log, and how a check-in ends.

-- What a closing says, without the salts of its words and whose snapshot it was made on.
create function reconcile.closing_told(act jsonb) returns jsonb
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select act - array['open_items', 'root', 'rules', 'gap_words'] || jsonb_build_object('open_items', (
        select jsonb_agg(o - 'words' order by o ->> 'finding') from jsonb_array_elements(act -> 'open_items') o))
$$;

-- The days of a check-out's period of which no statement of the log speaks, as [{from_on, to_on, jump}, ...]: see
-- `coverage` of the program. `jump` is what the balance did over them, null where nobody says. Where one begins with the balance the one before ended with, nothing lies between them.
create function reconcile.gaps_of(which uuid, before integer, account text, asset text) returns jsonb
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    taken reconcile.check_out;
    made jsonb := '[]';
    reached date;
    began numeric;
    balance numeric;
    one record;
    nth integer := 0;
begin
    select * into taken from reconcile.check_out c where c.id = which;
    reached := taken.since - 1;
    -- Where the statements are to begin: as the closing that the check-out goes on from had left it.
    select o.opening + coalesce((
               select k.statement - k.ledger from reconcile.closing k
                where k.check_out_id = o.closed_by and k.account = gaps_of.account and k.asset = gaps_of.asset
                  and k.until < taken.since
                order by k.until desc limit 1), 0)
      into began
      from reconcile.check_out_account o join ledger.account a on a.id = o.account_id
     where o.check_out_id = which and a.path = gaps_of.account and o.asset = gaps_of.asset;
    balance := began;
    for one in
        select (s.told ->> 'from_on')::date as from_on, (s.told ->> 'to_on')::date as to_on,
               (s.told ->> 'opening')::numeric as opening, (s.told ->> 'closing')::numeric as closing
          from reconcile.statements_in_force(which) s
         where s.fault = '' and s.seq < before and s.account = gaps_of.account and s.asset = gaps_of.asset
         order by 1, 2, s.told ->> 'statement' collate "C"
    loop
        nth := nth + 1;
        if nth = 1 and one.from_on < taken.since then
            balance := null;
        end if;
        if one.to_on < taken.since and one.from_on < taken.since then
            balance := one.closing;
            continue;
        end if;
        -- A statement of days long before says less of where the period begins than how it was closed before.
        if reached < taken.since and one.opening = began then
            balance := began;
        end if;
        if one.from_on > reached + 1 and (one.opening = balance) is not true and reached + 1 <= taken.until then
            made := made || jsonb_build_object('from_on', reached + 1, 'to_on', least(one.from_on - 1, taken.until),
                'jump', one.opening - balance);
        end if;
        if one.to_on >= reached then
            reached := one.to_on;
            balance := one.closing;
        end if;
    end loop;
    if reached < taken.until then
        made := made || jsonb_build_object('from_on', reached + 1, 'to_on', taken.until, 'jump', null);
    end if;
    return made;
end
$$;

-- Whether something happened in gaps of `gaps_of`: the balance jumped over one, or an entry is booked in one that nobody
-- matched, or that was matched with a line of those days.
create function reconcile.gaps_moved(gaps jsonb, account text, asset text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from jsonb_to_recordset(gaps) g (from_on date, to_on date, jump numeric)
         where g.jump <> 0 or exists (
            select from ledger.account a
              join ledger.posting p on p.account_id = a.id and p.asset = gaps_moved.asset and p.amount <> 0
                                   and p.booked_on between g.from_on and g.to_on
              left join reconcile.match_entry k
                on k.transaction_id = p.transaction_id and k.seq = p.seq
               and not exists (select from reconcile.reversal v
                                where v.check_out_id = k.check_out_id and v.part = k.part)
             where a.path = gaps_moved.account
               and (k.part is null or exists (
                   select from reconcile.match_line l
                    where l.check_out_id = k.check_out_id and l.part = k.part
                      and l.stated_on between g.from_on and g.to_on))))
$$;

-- The balance the statements of an account end with, as text, where they state one and reach the end of the period; null
-- where what the house has seen stated since may have to be added, which the program knows.
create function reconcile.ends_with(which uuid, before integer, account text, asset text) returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select case when (s.told ->> 'to_on')::date >= c.until then s.told ->> 'closing' end
      from reconcile.statements_in_force(which) s join reconcile.check_out c on c.id = which
     where s.fault = '' and s.seq < before and s.account = ends_with.account and s.asset = ends_with.asset
     order by (s.told ->> 'from_on')::date desc, (s.told ->> 'to_on')::date desc, s.told ->> 'statement' collate "C" desc
     limit 1
$$;

-- Whether what a closing leaves open makes the reasons it lists, class by class, and each entry in it is one of the books
-- in full.
create function reconcile.items_make(act jsonb) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select not exists (
        select from (
            select r ->> 'kind' as kind, (r ->> 'amount')::numeric as amount from jsonb_array_elements(act -> 'reasons') r
            union all
            select o ->> 'kind', -(o ->> 'amount')::numeric from jsonb_array_elements(act -> 'open_items') o) told
         group by told.kind having sum(told.amount) <> 0)
    and not exists (
        select from jsonb_array_elements(act -> 'open_items') o
         where o ->> 'finding' like 'entry:%' and not (o ->> 'finding' ~ '^entry:[0-9]{1,18}[.][0-9]{1,9}$' and exists (
            select from ledger.posting p join ledger.account a on a.id = p.account_id
             where p.transaction_id = substring(o ->> 'finding' from '^entry:([0-9]{1,18})[.]')::bigint
               and p.seq = substring(o ->> 'finding' from '[.]([0-9]{1,9})$')::integer
               and a.path = act ->> 'account' and p.asset = act ->> 'asset' and p.amount = -(o ->> 'amount')::numeric)))
$$;

-- Whether an entry of the period, or one that travelled along as it was booked into closed days since, is in no match
-- that stands and in nothing a closing leaves open.
create function reconcile.is_left_out(which uuid, act jsonb, since date, until date) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with item as materialized (
        select o ->> 'finding' as finding from jsonb_array_elements(act -> 'open_items') o
    )
    select exists (
        select from (
            select p.transaction_id, p.seq
              from ledger.account a
              join ledger.posting p on p.account_id = a.id and p.asset = act ->> 'asset' and p.amount <> 0
                                   and p.booked_on between since and until
             where a.path = act ->> 'account'
            union all
            select l.transaction_id, l.seq
              from reconcile.booked_late(which) l
              join reconcile.check_out_account o on o.check_out_id = which and o.position = l.position
                                                and o.asset = act ->> 'asset'
              join ledger.account a on a.id = o.account_id and a.path = act ->> 'account'
             where l.amount <> 0) p
         where not exists (select from item i where i.finding = 'entry:' || p.transaction_id || '.' || p.seq)
           and not exists (
               select from reconcile.match_entry k
                where k.transaction_id = p.transaction_id and k.seq = p.seq
                  and not exists (select from reconcile.reversal v
                                   where v.check_out_id = k.check_out_id and v.part = k.part)))
$$;

-- A closing holds where the books still say what it says, its matches were taken, and nobody closed the period before.
create function reconcile.judge_closings(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    taken reconcile.check_out;
    one record;
    cause text;
    first reconcile.closing;
    gaps jsonb;
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
               and k.until >= taken.since
               and not exists (select from reconcile.reversal v
                                where v.check_out_id = k.check_out_id and v.part = '' and v.seq = k.seq)
             order by k.until desc limit 1;
            gaps := reconcile.gaps_of(which, one.seq, one.account, one.asset);
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
                when not exists (
                        select from reconcile.statements_in_force(which) s
                         where s.fault = '' and s.seq < one.seq and s.account = one.account and s.asset = one.asset
                           and (s.told ->> 'from_on')::date <= taken.until and (s.told ->> 'to_on')::date >= taken.since)
                    then 'no_statement'
                when (select coalesce(jsonb_agg(g - 'jump' order by g ->> 'from_on'), '[]')
                        from jsonb_array_elements(gaps) g) <> coalesce(one.act -> 'gaps', '[]')
                    or gaps <> '[]' and (one.act ->> 'gap_reason' = any ('{no_movement,not_open,asked_for}')
                        and one.act ->> 'gap_words' ~ '^[0-9a-f]{64}$') is not true then 'not_covered'
                when one.act ->> 'gap_reason' = any ('{no_movement,not_open}')
                    and reconcile.gaps_moved(gaps, one.account, one.asset) then 'gap_moved'
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
                when one.act ->> 'statement' <> reconcile.ends_with(which, one.seq, one.account, one.asset)
                    then 'statement_differs'
                when not reconcile.items_make(one.act) then 'identity'
                when reconcile.is_left_out(which, one.act, taken.since, taken.until) then 'entry_left_out'
                else '' end;
            if cause = '' then
                insert into reconcile.closing (account, asset, until, turn, since, statement, ledger, check_out_id, seq)
                values (one.account, one.asset, taken.until,
                        (select count(*) from reconcile.closing k
                          where k.account = one.account and k.asset = one.asset and k.until = taken.until),
                        taken.since, (one.act ->> 'statement')::numeric,
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
    first uuid;
begin
    for one in
        select d.seq, d.content, convert_from(d.content, 'UTF8')::jsonb -> 'act' as act
          from reconcile.decision d where d.check_out_id = which and d.kind = 'adjustment_proposed' order by d.seq
    loop
        cause := reconcile.matched_meanwhile(which, one.act ->> 'finding');
        if cause = '' and not reconcile.entry_agrees(one.act ->> 'finding', one.act #>> '{legs,0,account}',
            one.act #>> '{legs,0,asset}', one.act #>> '{legs,0,amount}') then
            cause := 'entry_changed';
        end if;
        first := null;
        if cause = '' then
            first := reconcile.proposed_already(which, one.act);
        end if;
        if first is not null then
            cause := 'already_proposed';
        end if;
        if cause = '' then
            begin
                made := ledger.propose_adjustment(
                    null, (one.act ->> 'booked_on')::date, one.act ->> 'cause',
                    (select w.words from reconcile.words w
                      where w.check_out_id = which and w.hash = one.act ->> 'words'),
                    sha256(one.content),
                    (select jsonb_agg(jsonb_build_array(l ->> 'account', l ->> 'asset', l ->> 'amount'))
                       from jsonb_array_elements(one.act -> 'legs') l));
                insert into reconcile.adjustment (adjustment, turn, check_out_id, seq, draft_id, proposed_by, proposed_at)
                values ((one.act ->> 'adjustment')::uuid, 0, which, one.seq, made, session_user::text, store.now());
            exception
                when sqlstate 'BO001' then
                    cause := sqlerrm;
                when data_exception or integrity_constraint_violation then
                    cause := 'malformed';
            end;
        end if;
        insert into reconcile.verdict (check_out_id, seq, part, verdict, cause, against)
        values (which, one.seq, '', case when cause = '' then 'accepted' when first is not null then 'already_so'
                else 'stale' end, cause, first);
    end loop;
end
$$;

-- What a line says that a closing left open; null where nobody knows.
create function reconcile.finding_words(which uuid, finding text) returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select w.words
      from reconcile.decision d
      cross join lateral jsonb_array_elements(convert_from(d.content, 'UTF8')::jsonb -> 'act' -> 'open_items') o
      join reconcile.words w on w.check_out_id = d.check_out_id and w.hash = o ->> 'words'
     where d.check_out_id = which and d.kind = 'account_closed' and o ->> 'finding' = finding_words.finding
     order by d.seq desc limit 1
$$;

-- The check-out by which an adjusting entry for the same thing waits for a lead, or was agreed to: for the same line or
-- entry, or for one of another file with the same sides, day and text. One that was refused stands in nobody's way.
create function reconcile.proposed_already(which uuid, act jsonb) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select a.check_out_id
      from reconcile.adjustment a
      join ledger.draft f on f.id = a.draft_id
      join staff.proposal p on p.id = f.proposal
      join reconcile.decision d on d.check_out_id = a.check_out_id and d.seq = a.seq
      cross join lateral (select convert_from(d.content, 'UTF8')::jsonb -> 'act' as told) t
     where (p.state in ('approved', 'used') or p.state = 'proposed' and p.expires_at > store.now())
       and t.told #>> '{legs,0,account}' = act #>> '{legs,0,account}'
       and t.told #>> '{legs,0,asset}' = act #>> '{legs,0,asset}'
       and (regexp_replace(t.told ->> 'finding', '^carried:', '') = regexp_replace(act ->> 'finding', '^carried:', '')
            or t.told -> 'legs' = act -> 'legs' and t.told -> 'booked_on' = act -> 'booked_on'
               and reconcile.finding_words(a.check_out_id, t.told ->> 'finding')
                   = reconcile.finding_words(which, act ->> 'finding'))
     order by a.proposed_at, a.check_out_id limit 1
$$;

-- Whether this is somebody of finance who works here.
create function reconcile.is_of_finance(who text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from staff.person p
          join pg_roles named on named.rolname = p.name
          join pg_auth_members m on m.member = named.oid
          join pg_roles duty on duty.oid = m.roleid
         where p.name = who and p.state <> 'ended' and duty.rolname in ('finance', 'finance_lead'))
$$;

-- Whether a finding that speaks of an entry says what the books say of it: what lacks on the other side is its amount
-- turned round. True of any other finding.
create function reconcile.entry_agrees(finding text, account text, asset text, amount text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select case when finding ~ '^(carried:)?entry:[0-9]{1,18}[.][0-9]{1,9}$' then exists (
        select from ledger.posting p join ledger.account a on a.id = p.account_id
         where p.transaction_id = split_part(regexp_replace(finding, '^.*:', ''), '.', 1)::bigint
           and p.seq = split_part(finding, '.', 2)::integer and a.path = entry_agrees.account
           and p.asset = entry_agrees.asset and (-p.amount)::text = entry_agrees.amount) else true end
$$;

-- Whether the entry a finding speaks of was matched by somebody else since.
create function reconcile.matched_meanwhile(which uuid, finding text) returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select case when finding ~ '^(carried:)?entry:[0-9]{1,18}[.][0-9]{1,9}$' and exists (
        select from reconcile.match_entry k
         where k.transaction_id = split_part(regexp_replace(finding, '^.*:', ''), '.', 1)::bigint
           and k.seq = split_part(finding, '.', 2)::integer and k.check_out_id <> which
           and not exists (select from reconcile.reversal v where v.check_out_id = k.check_out_id and v.part = k.part)
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
          select case when d.kind = 'finding_owned' and coalesce(a.act ->> 'owner', '') <> ''
                       and not reconcile.is_of_finance(a.act ->> 'owner') then 'owner_unknown'
                      when d.kind = 'finding_classified' and not reconcile.entry_agrees(
                           a.act ->> 'finding', a.act ->> 'account', a.act ->> 'asset', a.act ->> 'amount')
                           then 'entry_changed'
                      when d.kind = 'statement_imported' then coalesce((
                           select s.fault from reconcile.statements_in_force(which) s where s.seq = d.seq), '')
                      else reconcile.matched_meanwhile(which, a.act ->> 'finding') end as cause
            from (select convert_from(d.content, 'UTF8')::jsonb -> 'act' as act) a
      ) t
     where d.check_out_id = which
       and d.kind not in ('matches_confirmed', 'account_closed', 'account_reopened', 'adjustment_proposed');
    perform reconcile.learn_accounts(which);
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
