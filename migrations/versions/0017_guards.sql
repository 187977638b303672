insert into staff.four_eyes (action, proposers, seconds, lasts) values
    ('ledger.approval_key', '{finance,finance_lead}', '{finance_lead}', '7 days');

create trigger only_grows before update or delete on ledger.approval_key
    for each row execute function store.only_grows();
create trigger only_grows before update or delete on ledger.approval
    for each row execute function store.only_grows();
create trigger only_grows before update or delete on ledger.approval_proof
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on ledger.approval_key
    for each statement execute function store.only_grows();
create trigger never_emptied before truncate on ledger.approval
    for each statement execute function store.only_grows();
create trigger never_emptied before truncate on ledger.approval_proof
    for each statement execute function store.only_grows();

-- Agreeing to a key is what lets it in.
create function ledger.enrol_key() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    days constant text := '^20[0-9][0-9]-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$';
begin
    if (coalesce(new.facts ->> 'key', '') ~ '^04[0-9a-f]{128}$'
        and length(btrim(coalesce(new.facts ->> 'label', ''))) between 1 and 80
        and new.facts ->> 'label' !~ '[[:cntrl:]]'
        and coalesce(new.facts ->> 'from', '') ~ days and coalesce(new.facts ->> 'until', '') ~ days
        and new.facts ->> 'from' <= new.facts ->> 'until') is not true then
        perform store.refuse('ledger.approval_key_malformed');
    end if;
    insert into ledger.approval_key (id, public, label, valid_from, valid_until, proposal, enrolled_by, enrolled_at)
    values (gen_random_uuid(), decode(new.facts ->> 'key', 'hex'), new.facts ->> 'label',
            (new.facts ->> 'from')::date, (new.facts ->> 'until')::date, new.id, session_user::text, store.now());
    perform audit.record('ledger.approval_key_enrolled', null, jsonb_build_object(
        'label', new.facts ->> 'label', 'from', new.facts ->> 'from', 'until', new.facts ->> 'until',
        'fingerprint', encode(sha256(decode(new.facts ->> 'key', 'hex')), 'hex'), 'proposed_by', new.proposed_by));
    perform staff.use_proposal(new.id, new.action, new.subject);
    return null;
end
$$;
create trigger approval_key_follows after update on staff.proposal
    for each row when (new.state = 'approved' and new.action = 'ledger.approval_key')
    execute function ledger.enrol_key();

-- Whether a key's row says what two people agreed to.
create function ledger.key_as_enrolled(which uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from ledger.approval_key k join staff.proposal p on p.id = k.proposal
         where k.id = which and p.action = 'ledger.approval_key' and p.state = 'used' and p.proposed_by <> p.decided_by
           and p.decided_by = k.enrolled_by
           and p.facts_hash = staff.facts_hash(p.action, p.subject, jsonb_build_object(
                   'key', encode(k.public, 'hex'), 'label', k.label,
                   'from', to_char(k.valid_from, 'YYYY-MM-DD'), 'until', to_char(k.valid_until, 'YYYY-MM-DD'))))
$$;

-- By hand: a lead of finance brings in what their own key signed. The signature itself is judged by whoever reads it,
-- as no key of it is here.
create function ledger.bring_approval(number bigint, of_key bytea, signed bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not 'finance_lead' = any (staff.duties()) then
        perform store.refuse('ledger.lead_approves');
    end if;
    if not exists (select from ledger.transaction t where t.id = number) then
        perform store.refuse('ledger.no_such_transaction', jsonb_build_object('number', number));
    end if;
    if not exists (
        select from (
            select * from ledger.approval_key k
             where k.public = of_key order by k.enrolled_at desc, k.valid_until, k.id limit 1) k
         where store.now()::date between k.valid_from and k.valid_until
    ) then
        perform store.refuse('ledger.approval_key_unknown');
    end if;
    insert into ledger.approval (transaction_id, key, signature, brought_in_by, brought_in_at)
    values (number, of_key, signed, session_user::text, store.now()) on conflict do nothing;
    perform audit.record('ledger.approved', null, jsonb_build_object(
        'transaction', number, 'fingerprint', encode(sha256(of_key), 'hex')));
end
$$;

-- By the platform, for what it has booked: [[line, reference, key, signature], ...] in hex; findings come back by line.
create function ledger.bring_approvals(told jsonb) returns jsonb
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    wrong jsonb;
begin
    if jsonb_typeof(told) <> 'array' or jsonb_array_length(told) > 1000 then
        perform store.refuse('ledger.feed_too_long', '{"at_most": 1000}');
    end if;
    with line as (
        select (t ->> 0)::int as n, t ->> 1 as reference, coalesce(t ->> 2, '') as key, coalesce(t ->> 3, '') as signed
          from jsonb_array_elements(told) t
    ), judged as materialized (
        select n, l.reference, l.key, l.signed, r.transaction_id,
               case when l.key !~ '^04[0-9a-f]{128}$' or l.signed !~ '^[0-9a-f]{128}$' then 'bad_approval'
                    when not exists (select from ledger.approval_key k where k.public = decode(l.key, 'hex'))
                        then 'unknown_approval_key'
                    when r.transaction_id is null then 'approval_without_transaction' end as code
          from line l left join ledger.reference r on r.source = 'platform' and r.reference = l.reference
    ), brought as (
        insert into ledger.approval (transaction_id, key, signature, brought_in_by, brought_in_at)
        select transaction_id, decode(key, 'hex'), decode(signed, 'hex'), session_user::text, store.now()
          from judged where code is null on conflict do nothing
    )
    select coalesce(jsonb_agg(jsonb_build_array(n, code, left(reference, 200)) order by n) filter (where code is not null),
                    '[]') into wrong from judged;
    if jsonb_array_length(wrong) > 0 then
        perform ledger.keep_findings((
            select jsonb_agg(jsonb_build_array(w ->> 2, w ->> 1, '')) from jsonb_array_elements(wrong) w));
    end if;
    return wrong;
end
$$;

-- The worker's verdict of the night, for finance and auditors to read.
create function ledger.note_approvals(sound boolean, told jsonb) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    made bigint;
    before boolean;
begin
    select holds into before from ledger.approval_proof order by id desc limit 1;
    insert into ledger.approval_proof (at, holds, found) values (store.now(), sound, told) returning id into made;
    perform audit.record('ledger.approvals_proved', null, jsonb_build_object('proof', made, 'holds', sound));
    if not sound and before is distinct from false then
        perform staff.announce('approvals_broken', 'keepers', null, jsonb_build_object('proof', made));
    end if;
end
$$;
