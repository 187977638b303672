-- What an erasure of this customer would do, and what stands in its way; suspicions are neither counted nor named.
create function retention.look(customer uuid, minor boolean) returns jsonb
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    who people.customer;
    account_ends date;
    rule retention.rule;
    lines jsonb := '[]';
    blocks jsonb := '[]';
    today constant date := (store.now() at time zone 'UTC')::date;
    goes bigint;
    kept bigint;
    last_day date;
begin
    select * into who from people.customer c where c.id = customer;
    if who.id is null then
        perform store.refuse('people.no_such_customer', jsonb_build_object('customer', customer));
    end if;
    account_ends := coalesce(((who.closed_at at time zone 'UTC')::date + interval '7 years')::date, 'infinity');
    if who.state = 'frozen' or who.state = 'open' and not minor then
        blocks := blocks || jsonb_build_object('what', 'account_open', 'state', who.state);
    end if;
    blocks := blocks || coalesce((
        select jsonb_agg(jsonb_build_object('what', 'case_open', 'number', k.number) order by k.number)
          from kyc."case" k where k.customer_id = customer and k.state <> 'decided'), '[]');
    blocks := blocks || coalesce((
        select jsonb_agg(
                   jsonb_build_object('what', 'balance', 'asset', b.asset, 'amount', b.amount::text, 'scale', s.scale)
                   order by b.asset)
          from (select p.asset, -sum(p.amount) as amount
                  from ledger.posting p join ledger.account a on a.id = p.account_id
                 where a.holder = customer::text group by p.asset having sum(p.amount) <> 0) b
          join ledger.asset s on s.code = b.asset), '[]');
    blocks := blocks || coalesce((
        select jsonb_agg(jsonb_build_object('what', 'hold', 'reason', h.reason, 'reference', h.reference))
          from retention.hold h where h.customer_id = customer and h.released_at is null), '[]');
    if exists (
        select from outbox.message m where m.customer_id = customer and m.state in ('waiting', 'sending')
    ) then
        blocks := blocks || jsonb_build_object('what', 'mail_waiting');
    end if;
    for rule in select * from retention.rule r order by r.position loop
        execute format(
            'select count(*) filter (where x.goes), count(*) filter (where not x.goes),'
            ' max(x.until) filter (where not x.goes)'
            ' from (select u.until, not $4 or coalesce(u.until, ''infinity'') < $3 as goes'
            '         from %s t, lateral (select (%s)::date as until) u where (%s) and (%s)) x',
            rule.table_name, rule.until, rule.whose, rule.remains)
           into goes, kept, last_day
          using customer, account_ends, today, rule.bound and not (minor and rule.keep <> 'request_ended_plus_3y');
        if goes + kept > 0 then
            lines := lines || (jsonb_build_object('rule', rule.id, 'goes', goes, 'kept', kept, 'until', last_day)
                || case when kept > 0 then jsonb_build_object('keep', rule.keep) else '{}' end);
        end if;
    end loop;
    return jsonb_build_object('minor', minor, 'blocks', blocks, 'lines', lines, 'closes', who.state <> 'closed');
end
$$;

-- The same for the desks of those who propose and agree.
create function retention.preview(customer uuid, minor boolean) returns jsonb
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    told constant jsonb := retention.look(customer, minor);
begin
    return told || jsonb_build_object('hash', encode(sha256(convert_to(told::text, 'UTF8')), 'hex'));
end
$$;

-- As a search looks for it: in small letters, as the desks write them, with one space between words.
create function retention.sought_hash(erasure uuid, value text) returns bytea
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select sha256(uuid_send(erasure) || convert_to(lower(replace(value, 'İ', U&'i\0307') collate "default"), 'UTF8'))
$$;

-- Name and address as they stand before they go, where they are long enough to name anybody.
create function retention.note_sought(erasure uuid, customer uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into retention.sought
    select distinct erasure, retention.sought_hash(erasure, v.told)
      from people.identity i
     cross join lateral (values (i.legal_name, true), (i.email, false)) each (value, is_name)
     cross join lateral (select btrim(regexp_replace(each.value,
               '[\s\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g')) as told) v
     where i.customer_id = customer and v.told !~ '[•Σ]'
       and (length(v.told) >= 5 and (not is_name or strpos(v.told, ' ') > 0)
           or is_name and length(v.told) > 1 and octet_length(v.told) > length(v.told) and v.told !~ '[[:digit:]@]')
$$;

-- Carries it out: rows go or lose what they say, keys of the classes of which nothing is kept are destroyed.
create function retention.carry_out(customer uuid, told jsonb) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    minor constant boolean := (told -> 'minor')::boolean;
    account_ends date;
    rule retention.rule;
    today constant date := (store.now() at time zone 'UTC')::date;
    classes_kept text[];
    gone bigint;
begin
    if minor then
        update people.customer set state = 'closed', closed_at = coalesce(closed_at, store.now())
         where id = carry_out.customer and state <> 'closed';
    end if;
    select coalesce(((c.closed_at at time zone 'UTC')::date + interval '7 years')::date, 'infinity') into account_ends
      from people.customer c where c.id = customer;
    for rule in select * from retention.rule r order by r.position loop
        execute format(
            case when rule.change is null then 'delete from %1$s t' else 'update %1$s t set %5$s' end
            || ' where (%3$s) and (%4$s) and (not $4 or coalesce((%2$s)::date, ''infinity'') < $3)',
            rule.table_name, rule.until, rule.whose, rule.remains, rule.change)
          using customer, account_ends, today, rule.bound and not (minor and rule.keep <> 'request_ended_plus_3y');
    end loop;
    classes_kept := array(
        select distinct unnest(r.classes)
          from jsonb_array_elements(told -> 'lines') line join retention.rule r on r.id = line ->> 'rule'
         where (line -> 'kept')::bigint > 0
    ) || '{suspicion}'::text[];
    with dead as (
        delete from vault.customer_key k where k.customer_id = customer and k.field_class <> all (classes_kept)
        returning k.id, k.field_class
    ),
    noted as (
        insert into vault.destroyed_key select d.id, customer, d.field_class, store.now() from dead d returning id
    )
    select count(*) into gone from noted;
    delete from vault.ticket t
     where t.customer_id = customer and t.field_class <> all (classes_kept || '{request}'::text[]);
    return gone;
end
$$;

-- The one way to erase: for exactly what a second person agreed to, as long as it is still what would happen.
create function retention.erase(which uuid, agreed uuid) returns timestamptz
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held staff.proposal;
    told jsonb;
    whose uuid;
    gone bigint;
begin
    if not 'dpo' = any (staff.duties()) then
        perform store.refuse('staff.no_such_proposal');
    end if;
    perform store.only_now();
    select * into held from staff.proposal p where p.id = agreed and p.action = 'rights.erase';
    whose := held.subject;
    if whose is null then
        perform store.refuse('staff.no_such_proposal');
    end if;
    if exists (
        select from rights.request r
         where r.id::text = held.facts ->> 'request' and r.customer_id = whose and rights.identity_refused(r.id)
    ) then
        perform store.refuse('rights.identity_refused', jsonb_build_object('number', (
            select r.number from rights.request r where r.id::text = held.facts ->> 'request')));
    end if;
    -- Whoever else writes about this customer comes before or after.
    perform from people.customer c where c.id = whose for update;
    told := retention.look(whose, coalesce((held.facts -> 'minor')::boolean, false));
    if jsonb_array_length(told -> 'blocks') > 0 then
        perform store.refuse('retention.blocked', jsonb_build_object('what', told -> 'blocks' -> 0 ->> 'what'));
    end if;
    -- The hash is of all of it, and the lines are what the second person was shown.
    if held.facts ->> 'hash' is distinct from encode(sha256(convert_to(told::text, 'UTF8')), 'hex')
        or held.facts -> 'lines' is distinct from told -> 'lines' then
        perform store.refuse('retention.preview_moved_on');
    end if;
    if (told -> 'minor')::boolean and not coalesce(case held.facts ->> 'shown_by'
        when 'on_file' then (held.facts ->> 'age')::int < 18
        when 'document' then true
        when 'guardian' then true end, false) then
        perform store.refuse('retention.minor_unproven');
    end if;
    perform staff.use_proposal(agreed, 'rights.erase', whose);
    insert into retention.erasure
        (id, customer_id, request_id, proposal_id, is_minor, told, keys, closed_at, erased_by, erased_at)
    select which, whose, r.id, agreed, (told -> 'minor')::boolean, told, 0, c.closed_at, session_user::text,
           store.now()
      from people.customer c
      left join rights.request r on r.id::text = held.facts ->> 'request' and r.customer_id = whose
     where c.id = whose;
    perform retention.note_sought(which, whose);
    gone := retention.carry_out(whose, told);
    update retention.erasure e
       set keys = gone, closed_at = (select c.closed_at from people.customer c where c.id = whose)
     where e.id = which;
    perform audit.record('retention.erased', whose,
        jsonb_build_object('erasure', which, 'proposal', agreed, 'keys', gone));
    return store.now();
end
$$;

-- After a restore, for the keeper alone: once more, as the register outside of the database says. Nothing is asked
-- again of whoever agreed then; an account that was closed in between is closed with the same instant.
create function retention.replay(
    which uuid, customer uuid, minor boolean, request uuid, done_by text, done_at timestamptz, closed timestamptz
) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    told jsonb;
    keys bigint;
begin
    if exists (select from retention.erasure e where e.id = which)
        or not exists (select from people.customer c where c.id = customer) then
        return false;
    end if;
    update people.customer c set state = 'closed', closed_at = coalesce(c.closed_at, closed)
     where c.id = customer and c.state <> 'closed' and closed is not null;
    told := retention.look(customer, minor);
    keys := retention.carry_out(customer, told);
    insert into retention.erasure
        (id, customer_id, request_id, is_minor, told, keys, closed_at, erased_by, erased_at)
    values (which, customer, request, minor, told, keys, closed, done_by, done_at);
    perform audit.record('retention.replayed', customer, jsonb_build_object('erasure', which, 'keys', keys));
    return true;
end
$$;

-- Legal holds.
create function retention.set_hold(which uuid, customer uuid, why text, file_number text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from people.customer c where c.id = set_hold.customer) then
        perform store.refuse('people.no_such_customer', jsonb_build_object('customer', customer));
    end if;
    insert into retention.hold (id, customer_id, reason, reference, set_by, set_at)
    values (which, customer, why, file_number, session_user::text, store.now());
    perform audit.record('retention.held', customer, jsonb_build_object('hold', which, 'reason', why));
exception when unique_violation then
    perform store.refuse('retention.held_already');
end
$$;

-- What keeps everything ends when two people say so: who releases it alone could erase what an authority waits for. The
-- second one is another officer, or KYC's lead, whom every firm has.
insert into staff.four_eyes (action, proposers, seconds, lasts) values
    ('retention.release_hold', '{dpo}', '{dpo,kyc_lead}', '7 days');

create function retention.propose_release(which uuid) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held retention.hold;
begin
    select * into held from retention.hold h where h.id = which and h.released_at is null;
    if held.id is null or not 'dpo' = any (staff.duties()) then
        perform store.refuse('retention.no_such_hold');
    end if;
    return staff.propose('retention.release_hold', held.customer_id, jsonb_build_object(
        'hold', held.id, 'cause', held.reason, 'reference', held.reference, 'since', held.set_at));
end
$$;

-- What the second person was shown of it is what stands here, and nothing beside it.
create function retention.release_agreed() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update retention.hold h set released_by = session_user::text, released_at = store.now()
     where h.id::text = new.facts ->> 'hold' and h.customer_id = new.subject and h.released_at is null
       and new.facts = jsonb_build_object(
           'hold', h.id, 'cause', h.reason, 'reference', h.reference, 'since', new.facts -> 'since')
       and h.set_at = (new.facts ->> 'since')::timestamptz;
    if not found then
        perform store.refuse('retention.no_such_hold');
    end if;
    perform audit.record('retention.hold_released', new.subject,
        jsonb_build_object('hold', new.facts ->> 'hold', 'proposed_by', new.proposed_by));
    perform staff.use_proposal(new.id, new.action, new.subject);
    return null;
end
$$;
create trigger release_follows after update on staff.proposal
    for each row when (new.state = 'approved' and new.action = 'retention.release_hold')
    execute function retention.release_agreed();

-- An account without money, case or freeze is closed at its person's wish; the seven years begin.
create function retention.close_account(customer uuid) returns timestamptz
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    told jsonb;
begin
    perform from people.customer c where c.id = close_account.customer for update;
    select line into told
      from jsonb_array_elements(retention.look(customer, false) -> 'blocks') line
     where line ->> 'what' in ('case_open', 'balance') or line ->> 'state' = 'frozen' limit 1;
    if told is not null then
        perform store.refuse('retention.blocked', jsonb_build_object('what', told ->> 'what'));
    end if;
    update people.customer c set state = 'closed', closed_at = store.now() where c.id = customer and c.state = 'open';
    if found then
        perform audit.record('retention.account_closed', customer, '{}');
    end if;
    return store.now();
end
$$;

-- The answer about an erasure leaves once the search after it is through and all it found is explained.
create function retention.guard_outcome() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (
        select from rights.request r join retention.erasure e
            on e.request_id = r.id or r."right" = 'erasure' and e.customer_id = r.customer_id
         where r.id = new.request_id and e.cleared_at is null
    ) then
        perform store.refuse('retention.search_not_clear');
    end if;
    return new;
end
$$;
create trigger guard_outcome before insert on rights.reply
    for each row when (new.kind = 'outcome') execute function retention.guard_outcome();

-- Nor is a person told that all they asked for is gone before it is.
create function retention.guard_fulfilled() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (
        select from rights.request r
         where r.id = new.request_id and r."right" = 'erasure' and r.customer_id is not null
           and not exists (
               select from retention.erasure e
                where e.customer_id = r.customer_id and e.cleared_at is not null
                  and (e.request_id = r.id or e.erased_at >= r.received_on)
           )
    ) then
        perform store.refuse('retention.nothing_erased');
    end if;
    return new;
end
$$;
create trigger guard_fulfilled before insert on rights.event
    for each row when (new.kind = 'answer' and new.outcome = 'fulfilled')
    execute function retention.guard_fulfilled();

create function retention.guard_hold() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if old.released_at is not null
        or (old.id, old.customer_id, old.reason, old.reference, old.set_by, old.set_at)
            is distinct from (new.id, new.customer_id, new.reason, new.reference, new.set_by, new.set_at) then
        perform store.refuse('store.only_grows', '{"table": "retention.hold"}');
    end if;
    return new;
end
$$;
create trigger guard_hold before update on retention.hold
    for each row execute function retention.guard_hold();
create trigger only_grows before delete on retention.hold
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on retention.hold
    for each statement execute function store.only_grows();
create trigger only_grows before delete on retention.erasure
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on retention.erasure
    for each statement execute function store.only_grows();
