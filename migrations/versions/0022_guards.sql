-- A log of decisions comes in by who took the check-out out, part by part, each decision once. Signatures are checked by
-- whoever brings and reads it, as no key is here; the chain, the person and the clock are checked here.
insert into audit.recordable (action, role) values
    ('reconcile.report_written', 'finance'), ('reconcile.report_written', 'auditor');
insert into audit.exportable (kind, role) values ('reconcile.report', 'finance'), ('reconcile.report', 'auditor');

insert into retention.rule
    (id, position, table_name, columns, way, keep, bound, classes, whose, until, remains, change) values
    ('statement_words', 30, 'reconcile.words', '{words}', 'delete', 'transaction_plus_7y', true, '{}',
        '(t.check_out_id, t.part) in (select m.check_out_id, m.part from reconcile.match_entry m
            join ledger.posting p on p.transaction_id = m.transaction_id
            join ledger.account a on a.id = p.account_id where a.holder = $1::text)',
        $q$(select (max(x.booked_on) + interval '7 years')::date from reconcile.match_entry m
              join ledger.transaction x on x.id = m.transaction_id
             where m.check_out_id = t.check_out_id and m.part = t.part)$q$,
        'true', null);

create trigger only_grows before update or delete on reconcile.decision
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on reconcile.decision
    for each statement execute function store.only_grows();
create trigger only_grows before update or delete on reconcile.verdict
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on reconcile.verdict
    for each statement execute function store.only_grows();
create trigger only_grows before update or delete on reconcile.match_entry
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on reconcile.match_entry
    for each statement execute function store.only_grows();
create trigger only_grows before update or delete on reconcile.match_line
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on reconcile.match_line
    for each statement execute function store.only_grows();
create trigger only_grows before update or delete on reconcile.closing
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on reconcile.closing
    for each statement execute function store.only_grows();
create trigger only_grows before update or delete on reconcile.match
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on reconcile.match
    for each statement execute function store.only_grows();
create trigger only_grows before update or delete on reconcile.reversal
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on reconcile.reversal
    for each statement execute function store.only_grows();
create trigger only_grows before update or delete on reconcile.adjustment
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on reconcile.adjustment
    for each statement execute function store.only_grows();

-- The log, locked, of a check-out that is the caller's. One that ended is given back as it is; any other must be open.
create function reconcile.open_log(which uuid) returns reconcile.decision_log
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    taken reconcile.check_out;
    held reconcile.decision_log;
begin
    if not 'finance' = any (staff.duties()) and not 'finance_lead' = any (staff.duties()) then
        perform store.refuse('reconcile.not_yours');
    end if;
    select * into taken from reconcile.check_out c where c.id = which for update;
    if taken.id is null or taken.taken_by <> session_user::text then
        perform store.refuse('reconcile.no_such_check_out');
    end if;
    select * into held from reconcile.decision_log l where l.check_out_id = which for update;
    if held.ended_at is not null then
        return held;
    end if;
    if taken.state <> 'out' then
        perform store.refuse('reconcile.check_out_over', jsonb_build_object('number', taken.number));
    end if;
    -- That its time is over ends opening the books offline, and nothing else: what was decided before is signed, and is
    -- judged by the books of today whenever it comes. Whoever wants nothing of it any more recalls it.
    if held.check_out_id is null then
        insert into reconcile.decision_log (check_out_id, person, agreement, signing, certificate, keys_made_at,
            begun_at, received, head)
        select which, k.person, k.agreement, k.signing, k.certificate, k.made_at, store.now(), 0,
               sha256(uuid_send(which))
          from vault.person_key k where k.person = session_user::text and k.certificate is not null
        returning * into held;
        if held.check_out_id is null then
            perform store.refuse('reconcile.keys_wanted', jsonb_build_object('person', session_user));
        end if;
        perform audit.record('reconcile.check_in_begun', null,
            jsonb_build_object('check_out', which, 'number', taken.number));
    end if;
    return held;
end
$$;

create function reconcile.begin_check_in(which uuid) returns jsonb
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held reconcile.decision_log := reconcile.open_log(which);
begin
    return jsonb_build_object('received', held.received, 'head', encode(held.head, 'hex'),
        'ended', held.ended_at is not null);
end
$$;

-- `told` is [[content, signature in hex], ...] of the decisions behind number `behind`; how many are here afterwards.
-- Those that came before must be the same: a check-out has one log.
create function reconcile.bring_decisions(which uuid, behind integer, told jsonb) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    kinds constant text[] := '{statement_imported,statement_removed,matches_confirmed,match_rejected,match_undone,
        finding_classified,finding_owned,finding_noted,adjustment_proposed,account_closed,account_reopened,
        clock_set_right,rejection_undone,payouts_imported,payouts_removed}';
    held reconcile.decision_log := reconcile.open_log(which);
    made_at timestamptz;
    over_at timestamptz;
    one record;
    number integer := behind;
    body jsonb;
    whole bytea;
    signed bytea;
    at timestamptz;
begin
    if jsonb_typeof(told) is distinct from 'array' or jsonb_array_length(told) > 1000 or behind is null
        or behind not between 0 and held.received then
        perform store.refuse('reconcile.log_broken', jsonb_build_object('at', coalesce(behind, 0), 'why', 'order'));
    end if;
    select taken_at, expires_at into made_at, over_at from reconcile.check_out c where c.id = which;
    for one in select t ->> 0 as content, coalesce(t ->> 1, '') as signature
                 from jsonb_array_elements(told) with ordinality given (t, n) order by n
    loop
        number := number + 1;
        if one.content is null or length(one.content) > 4194304 or one.signature !~ '^[0-9a-f]{128}$' then
            perform store.refuse('reconcile.log_broken', jsonb_build_object('at', number, 'why', 'form'));
        end if;
        whole := convert_to(one.content, 'UTF8');
        signed := decode(one.signature, 'hex');
        if number <= held.received then
            if not exists (
                select from reconcile.decision d
                 where d.check_out_id = which and d.seq = number and d.content = whole and d.signature = signed
            ) then
                perform store.refuse('reconcile.another_log', jsonb_build_object('at', number));
            end if;
            continue;
        end if;
        if held.ended_at is not null then
            perform store.refuse('reconcile.another_log', jsonb_build_object('at', number));
        end if;
        begin
            body := one.content::jsonb;
            at := timestamptz '1970-01-01 00:00:00+00' + (body ->> 'at')::bigint * interval '1 microsecond';
        exception when data_exception or program_limit_exceeded then
            body := null;
        end;
        if (body ->> 'kind' = any (kinds) and jsonb_typeof(body -> 'act') = 'object' and at is not null) is not true then
            perform store.refuse('reconcile.log_broken', jsonb_build_object('at', number, 'why', 'form'));
        end if;
        if (body ->> 'check_out' = which::text and body ->> 'person' = held.person) is not true then
            perform store.refuse('reconcile.log_broken', jsonb_build_object('at', number, 'why', 'whose'));
        end if;
        if (body ->> 'seq' = number::text and body ->> 'before' = encode(held.head, 'hex')) is not true then
            perform store.refuse('reconcile.log_broken', jsonb_build_object('at', number, 'why', 'order'));
        end if;
        -- Two clocks that are both right may differ by some minutes.
        if at < coalesce(held.last_at, made_at - interval '5 minutes') or at > store.now() + interval '5 minutes' then
            perform store.refuse('reconcile.log_broken', jsonb_build_object('at', number, 'why', 'clock'));
        end if;
        if at > over_at + interval '5 minutes' then
            perform store.refuse('reconcile.check_out_expired',
                jsonb_build_object('at', number, 'expired_at', reconcile.instant(over_at)));
        end if;
        insert into reconcile.decision (check_out_id, seq, kind, decided_at, content, signature, received_at)
        values (which, number, body ->> 'kind', at, whole, signed, store.now());
        held.received := number;
        held.head := sha256(whole || signed);
        held.last_at := at;
    end loop;
    update reconcile.decision_log l set received = held.received, head = held.head, last_at = held.last_at
     where l.check_out_id = which and l.ended_at is null;
    return held.received;
end
$$;

-- [[hash, salt in hex, words], ...]: kept only where the hash is of these words, and not once the log has ended.
create function reconcile.bring_words(which uuid, told jsonb) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held reconcile.decision_log := reconcile.open_log(which);
    added integer;
begin
    if held.ended_at is not null then
        return 0;
    end if;
    if jsonb_typeof(told) is distinct from 'array' or jsonb_array_length(told) > 5000 or exists (
        select from jsonb_array_elements(told) t
         where coalesce(t ->> 1, '') !~ '^([0-9a-f]{2}){8,64}$' or length(coalesce(t ->> 2, '')) > 100000
            or t ->> 0 is distinct from reconcile.words_hash(t ->> 1, t ->> 2)
    ) then
        perform store.refuse('reconcile.words_differ');
    end if;
    insert into reconcile.words (check_out_id, hash, salt, words)
    select which, t ->> 0, decode(t ->> 1, 'hex'), t ->> 2 from jsonb_array_elements(told) t on conflict do nothing;
    get diagnostics added = row_count;
    return added;
end
$$;

create function reconcile.words_hash(salt text, words text) returns text
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select case when salt ~ '^([0-9a-f]{2})+$' then encode(sha256(
        int4send(26) || convert_to('backoffice reconcile words', 'UTF8')
        || int4send(length(salt) / 2) || decode(salt, 'hex')
        || int4send(octet_length(convert_to(words, 'UTF8'))) || convert_to(words, 'UTF8')), 'hex') end
$$;
