-- What needs a second person: the one table of it, kept equal to `staff.rules` by a test.
insert into staff.four_eyes (action, proposers, seconds, lasts) values
    ('rights.erase', '{dpo,kyc_lead}', '{dpo,kyc_lead}', '7 days'),
    ('rights.access_copy', '{dpo,kyc_lead}', '{dpo,kyc_lead}', '7 days'),
    ('ledger.adjust', '{finance,finance_lead}', '{finance_lead}', '2 days'),
    ('authority.release', '{mlro,dpo}', '{mlro,dpo}', '2 days'),
    ('vault.grant_key', '{kyc_lead,finance_lead,dpo}', '{kyc_lead,finance_lead,dpo}', '7 days'),
    ('vault.grant_root', '{administrator}', '{administrator}', '7 days'),
    ('vault.grant_suspicion', '{mlro}', '{mlro,administrator}', '7 days'),
    ('staff.duties', '{administrator}', '{administrator}', '7 days'),
    ('staff.reset_password', '{administrator}', '{administrator}', '7 days');

-- Tell desks: everybody, or those who keep watch (DPO and administrators).
create function staff.announce(kind text, audience text, about uuid, facts jsonb) returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into staff.notice (kind, audience, about, facts, at)
    values (kind, audience, about, facts, store.now())
    returning id
$$;

-- Bound to what was shown: the second person sends back the hash of what they read.
create function staff.facts_hash(action text, subject uuid, facts jsonb) returns bytea
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select sha256(convert_to(action || E'\n' || coalesce(subject::text, '') || E'\n' || facts::text, 'UTF8'))
$$;

-- Whether two people are two pairs of eyes. Who sets a password may sit behind it for seven days, and then behind
-- whatever is set from there; somebody who may sit behind both is one pair of eyes.
create function staff.apart(one text, other text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with recursive behind (whom, name, since) as (
        select first, first, store.now() from unnest(array[one, other]) first
         union
        select b.whom, p.password_reset_by, p.password_reset_at
          from behind b join staff.person p on p.name = b.name
         where p.password_reset_by is not null and p.password_reset_at <= b.since
           and p.password_reset_at > b.since - interval '7 days'
    )
    select one <> other and not exists (
        select from behind a join behind b on b.name = a.name where a.whom = one and b.whom = other
    )
$$;

-- What concerns a release to an authority stands in the reporting officer's own trail, or its being there would tip off
-- (Directive (EU) 2015/849 Art. 39).
create function staff.note_proposal(act text, action text, subject uuid, facts jsonb) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if action = 'authority.release' then
        perform screening.record(act, subject, facts);
    else
        perform audit.record(act, subject, facts);
    end if;
end
$$;

create function staff.propose(action text, subject uuid, facts jsonb) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    rule staff.four_eyes;
    told bytea := staff.facts_hash(action, subject, facts);
    made uuid := gen_random_uuid();
begin
    select * into rule from staff.four_eyes r where r.action = propose.action;
    if rule.action is null then
        perform store.refuse('staff.unknown_action', jsonb_build_object('action', left(action, 60)));
    end if;
    if not rule.proposers && staff.duties() then
        perform store.refuse('staff.not_yours_to_propose', jsonb_build_object('action', action));
    end if;
    if jsonb_typeof(facts) <> 'object' or octet_length(facts::text) > 4000 then
        perform store.refuse('staff.facts_too_long', '{"at_most": 4000}');
    end if;
    if action in ('staff.duties', 'staff.reset_password') and facts ->> 'person' = session_user::text then
        perform store.refuse('staff.not_oneself');
    end if;
    if action = 'staff.duties' and (subject is not null
            or not exists (select from staff.person p where p.name = facts ->> 'person' and p.state <> 'ended')
            or jsonb_typeof(facts -> 'from') is distinct from 'array'
            or jsonb_typeof(facts -> 'duties') is distinct from 'array')
        or action = 'staff.reset_password' and (subject is not null
            or not exists (select from staff.person p where p.name = facts ->> 'person' and p.state = 'active')
            or facts <> jsonb_build_object('person', facts -> 'person'))
        or action = 'ledger.adjust' and (subject is not null
            or coalesce(facts ->> 'draft', '') !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
            or coalesce(facts ->> 'content', '') !~ '^[0-9a-f]{64}$'
            or coalesce(facts ->> 'booked_on', '') !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
            or coalesce(facts ->> 'kind', '') = '' or coalesce(facts ->> 'cause', '') = '')
        or action in ('people.lift_freeze', 'retention.release_hold') and (subject is null
            or coalesce(facts ->> 'freeze', facts ->> 'hold', '') !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
        or action in ('rights.erase', 'rights.access_copy', 'rights.rectify') and subject is null then
        perform store.refuse('staff.facts_malformed', jsonb_build_object('action', action));
    end if;
    if action like 'vault.grant%' then
        perform vault.check_grant(action, facts);
    end if;
    if exists (
        select from staff.proposal p
         where p.action = propose.action and p.facts_hash = told and p.state = 'proposed'
           and p.expires_at > store.now()
    ) then
        perform store.refuse('staff.already_proposed', jsonb_build_object('action', action));
    end if;
    insert into staff.proposal (id, action, subject, facts, facts_hash, proposed_by, proposed_at, state, expires_at)
    values (made, action, subject, facts, told, session_user::text, store.now(), 'proposed', store.now() + rule.lasts);
    perform staff.note_proposal('staff.proposed', action, subject, jsonb_build_object('proposal', made, 'action', action));
    return made;
end
$$;

-- The second person. The row lock makes two deciders come one after the other; the later finds it decided.
create function staff.decide_proposal(which uuid, agrees boolean, hash bytea, why text default null)
    returns timestamptz
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held staff.proposal;
    rule staff.four_eyes;
    ends timestamptz;
begin
    select * into held from staff.proposal where id = which for update;
    select * into rule from staff.four_eyes r where r.action = held.action;
    if held.id is null or not rule.seconds && staff.duties() and held.proposed_by <> session_user::text then
        perform store.refuse('staff.no_such_proposal');
    end if;
    if held.proposed_by = session_user::text then
        perform store.refuse('staff.same_person', jsonb_build_object('action', held.action));
    end if;
    if held.facts ->> 'person' = session_user::text and (
        held.action in ('staff.duties', 'staff.reset_password') or held.action like 'vault.grant%'
    ) then
        perform store.refuse('staff.not_oneself');
    end if;
    if not staff.apart(session_user::text, held.proposed_by) then
        perform store.refuse('staff.not_apart', jsonb_build_object('person', held.proposed_by));
    end if;
    if held.state <> 'proposed' then
        perform store.refuse('staff.proposal_moved_on', jsonb_build_object('person', held.decided_by));
    end if;
    if held.expires_at <= store.now() then
        perform store.refuse('staff.proposal_expired');
    end if;
    if hash is distinct from held.facts_hash then
        perform store.refuse('staff.proposal_differs');
    end if;
    if agrees is not true and (coalesce(why, '') !~ '[[:alpha:]]' or length(why) > 500) then
        perform store.refuse('staff.refusal_needs_reason', '{"at_most": 500}');
    end if;
    ends := case when agrees then store.now() + rule.lasts else held.expires_at end;
    update staff.proposal
       set state = case when agrees then 'approved' else 'refused' end,
           decided_by = session_user::text, decided_at = store.now(), expires_at = ends,
           reason = case when agrees is not true then why end
     where id = which;
    perform staff.note_proposal('staff.seconded', held.action, held.subject,
        jsonb_build_object('proposal', which, 'action', held.action, 'agrees', agrees));
    return ends;
end
$$;

create function staff.withdraw_proposal(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held staff.proposal;
begin
    select * into held from staff.proposal where id = which for update;
    if held.id is null or held.proposed_by <> session_user::text then
        perform store.refuse('staff.no_such_proposal');
    end if;
    if held.state not in ('proposed', 'approved') then
        perform store.refuse('staff.proposal_moved_on', jsonb_build_object('person', held.decided_by));
    end if;
    update staff.proposal set state = 'withdrawn' where id = which;
    perform staff.note_proposal('staff.withdrawn', held.action, held.subject,
        jsonb_build_object('proposal', which, 'action', held.action));
end
$$;

-- For guards: whether a second person has agreed and nobody has used it yet.
create function staff.proposal_stands(action text, subject uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from staff.proposal p
         where p.action = proposal_stands.action and p.subject is not distinct from proposal_stands.subject
           and p.state = 'approved' and p.expires_at > store.now()
    )
$$;

-- For guards: use an agreement up, once, for exactly what was agreed to; answers its facts.
create function staff.use_proposal(which uuid, action text, subject uuid) returns jsonb
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held staff.proposal;
begin
    select * into held from staff.proposal where id = which for update;
    if held.id is null or held.action <> action or held.subject is distinct from subject then
        perform store.refuse('staff.no_such_proposal');
    end if;
    if held.state <> 'approved' then
        perform store.refuse('staff.not_agreed_yet', jsonb_build_object('state', held.state));
    end if;
    if held.expires_at <= store.now() then
        perform store.refuse('staff.proposal_expired');
    end if;
    update staff.proposal
       set state = 'used', used_by = session_user::text, used_at = store.now()
     where id = which;
    perform staff.note_proposal('staff.agreement_used', held.action, held.subject,
        jsonb_build_object('proposal', which, 'action', held.action));
    return held.facts;
end
$$;

-- A proposal moves only forward, and what was proposed never changes, whoever asks.
create function staff.guard_proposal() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if (old.id, old.action, old.subject, old.facts, old.facts_hash, old.proposed_by, old.proposed_at)
        is distinct from
        (new.id, new.action, new.subject, new.facts, new.facts_hash, new.proposed_by, new.proposed_at)
        or (old.decided_by is not null
            and (old.decided_by, old.decided_at, old.reason)
                is distinct from (new.decided_by, new.decided_at, new.reason))
        or (old.state, new.state) not in (
            ('proposed', 'approved'), ('proposed', 'refused'), ('proposed', 'withdrawn'),
            ('approved', 'used'), ('approved', 'withdrawn')
        ) then
        perform store.refuse('store.only_grows', '{"table": "staff.proposal"}');
    end if;
    return new;
end
$$;
create trigger guard_proposal before update on staff.proposal
    for each row execute function staff.guard_proposal();
create trigger only_grows before delete on staff.proposal
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on staff.proposal
    for each statement execute function store.only_grows();

-- Emergency access: at most an hour, for leads, the DPO and the MLRO, and everybody is told.
create function staff.break_the_glass(customer uuid, reason text) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    made uuid;
    ends timestamptz := store.now() + interval '60 minutes';
begin
    if not staff.duties() && array['kyc_lead', 'dpo', 'mlro'] then
        perform store.refuse('staff.no_emergency_access');
    end if;
    if length(regexp_replace(reason, '[^[:alpha:]]', '', 'g'))
        + length(regexp_replace(reason, '[^\u3400-\u9fff]', '', 'g')) < 20 or length(reason) > 500 then
        perform store.refuse('staff.reason_too_short', '{"at_least": 20, "at_most": 500}');
    end if;
    if not exists (select from people.customer c where c.id = break_the_glass.customer) then
        perform store.refuse('staff.no_such_customer');
    end if;
    -- Telling everybody that the reporting officer looks at this customer could tip somebody off; their files open it.
    if 'mlro' = any (staff.duties()) and to_regprocedure('screening.is_referred(uuid)') is not null
        and screening.is_referred(break_the_glass.customer) then
        perform store.refuse('staff.no_emergency_needed');
    end if;
    -- The own presence row is the lock that makes two windows of one person come one after the other.
    insert into staff.presence values (session_user::text, store.now())
        on conflict (person) do update set seen_at = excluded.seen_at;
    select id into made from staff.break_glass
     where person = session_user::text and customer_id = break_the_glass.customer and until > store.now()
       and ended_at is null;
    if made is not null then
        return made;
    end if;
    made := gen_random_uuid();
    insert into staff.break_glass (id, person, customer_id, reason, began_at, until)
    values (made, session_user::text, customer, reason, store.now(), ends);
    perform audit.record('staff.glass_broken', customer, jsonb_build_object('access', made, 'until', ends));
    perform staff.announce('break_glass', 'everybody', made, jsonb_build_object(
        'person', session_user::text, 'customer', customer, 'until', ends, 'reason', reason));
    return made;
end
$$;

create function staff.end_break_glass(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held staff.break_glass;
begin
    select * into held from staff.break_glass where id = which for update;
    if held.id is null
        or held.person <> session_user::text and not staff.duties() && array['dpo', 'administrator'] then
        perform store.refuse('staff.no_such_access');
    end if;
    if held.ended_at is null and held.until > store.now() then
        update staff.break_glass set ended_at = store.now() where id = which;
        delete from vault.ticket t
         where t.ground = 'break_glass' and t.person = held.person and t.customer_id = held.customer_id;
        perform audit.record('staff.glass_ended', held.customer_id, jsonb_build_object('access', which));
    end if;
end
$$;

create function staff.glass_is_broken(customer uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from staff.break_glass
         where person = store.me() and customer_id = customer and until > store.now() and ended_at is null
    )
$$;

-- When an emergency that everybody was told of ended; nothing while it is open.
create function staff.glass_ended(which uuid) returns timestamptz
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select least(until, ended_at) from staff.break_glass where id = which and least(until, ended_at) <= store.now()
$$;

create function staff.guard_break_glass() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if old.ended_at is not null or new.ended_at is null
        or (old.id, old.person, old.customer_id, old.reason, old.began_at, old.until)
            is distinct from (new.id, new.person, new.customer_id, new.reason, new.began_at, new.until) then
        perform store.refuse('store.only_grows', '{"table": "staff.break_glass"}');
    end if;
    return new;
end
$$;
create trigger guard_break_glass before update on staff.break_glass
    for each row execute function staff.guard_break_glass();
create trigger only_grows before delete on staff.break_glass
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on staff.break_glass
    for each statement execute function store.only_grows();
create trigger only_grows before update or delete on staff.notice
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on staff.notice
    for each statement execute function store.only_grows();
create trigger only_grows before update or delete on staff.acknowledgement
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on staff.acknowledgement
    for each statement execute function store.only_grows();

-- The DPO and administrators say that they have seen a notice; nobody does of one about themselves.
create function staff.acknowledge(notice bigint) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not staff.duties() && array['dpo', 'administrator']
        or not exists (
            select from staff.notice n
             where n.id = notice and n.facts ->> 'person' is distinct from session_user::text
        ) then
        perform store.refuse('staff.no_such_notice');
    end if;
    insert into staff.acknowledgement values (notice, session_user::text, store.now()) on conflict do nothing;
    if found then
        perform audit.record('staff.acknowledged', null, jsonb_build_object('notice', notice));
    end if;
end
$$;

-- What a person leaves behind, taken by the guard for the keeper of roles.
create function staff.let_go(person text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update kyc."case" set claimed_by = null, claimed_until = null where claimed_by = person;
    update staff.break_glass b set ended_at = store.now()
     where b.person = let_go.person and b.until > store.now() and b.ended_at is null;
    delete from vault.ticket t where t.person = let_go.person;
    delete from staff.presence p where p.person = let_go.person;
end
$$;
-- Whether somebody was given keys that open customers' fields: a yes or no for the list of people.
create function staff.has_keys(person text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from vault.class_grant g join vault.class_key c on c.id = g.class_key_id
         where g.person = has_keys.person and c.field_class not in ('root', 'index')
    )
$$;
-- What a second administrator has agreed to and the caller proposed: a new way in for this person.
create function staff.agreed_reset(person text) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.id from staff.proposal p
     where p.action = 'staff.reset_password' and p.proposed_by = session_user::text
       and p.facts ->> 'person' = agreed_reset.person and p.state = 'approved' and p.expires_at > store.now()
     order by p.expires_at limit 1
$$;
create function staff.drop_proposals(person text) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    update staff.proposal set state = 'withdrawn' where proposed_by = person and state in ('proposed', 'approved')
$$;
