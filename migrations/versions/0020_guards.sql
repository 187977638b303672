-- Objections that stop processing at once, and are weighed afterwards.

-- Whether a purpose that rests on our legitimate interests stands still for this person. What is weighed against them
-- goes on when the letter that ends the request has told them why. Only the person opens it again otherwise: by a newer
-- consent of their own.
create function people.is_stopped(customer uuid, purpose text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from people.objection o join rights.request r on r.id = o.request_id
         where o.customer_id = is_stopped.customer and o.purpose = is_stopped.purpose
           and (o.outcome is null or o.outcome = 'upheld' or o.outcome = 'overridden' and r.ended_at is null)
           and not exists (
               select from people.consent c
                where c.customer_id = o.customer_id and c.purpose = o.purpose and c.act = 'given'
                  and c.done_by = 'endpoint' and c.done_at > o.objected_at
           )
    )
$$;

-- At once, in the transaction that receives it, by whatever way it came.
create function people.object_at_once() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    purposes constant text[] := coalesce(new.objects_to, array['marketing', 'profiling', 'surveys', 'improvement']);
    at_account constant boolean := session_user = 'endpoint';
begin
    insert into people.objection
        (id, customer_id, request_id, purpose, recorded_by, objected_at, outcome, assessed_by, assessed_at)
    select gen_random_uuid(), new.customer_id, new.id, p, session_user::text, store.now(),
           case when p = 'marketing' then 'upheld' end,
           case when p = 'marketing' then session_user::text end,
           case when p = 'marketing' then store.now() end
      from (select distinct unnest(purposes) as p) each_purpose;
    -- What waits for that purpose does not leave; a consent to marketing is taken back with it.
    update outbox.message m set state = 'void'
     where m.customer_id = new.customer_id and m.state in ('waiting', 'failed')
       and exists (select from unnest(purposes) p where starts_with(m.kind, p));
    if 'marketing' = any (purposes) and people.consents_to(new.customer_id, 'marketing') then
        insert into people.consent (id, customer_id, purpose, act, how, request_id, done_by, done_at)
        values (gen_random_uuid(), new.customer_id, 'marketing', 'withdrawn',
            case when at_account then 'account' else (select l.channel from rights.letter l where l.id = new.letter_id) end,
            case when at_account then null else new.id end, session_user::text, store.now());
    end if;
    perform audit.record('people.objected', new.customer_id, jsonb_build_object(
        'request', new.id, 'purposes', to_jsonb(purposes)));
    return null;
end
$$;
create trigger object_at_once after insert on rights.request
    for each row when (new."right" = 'objection' and new.customer_id is not null)
    execute function people.object_at_once();

-- Nothing leaves for a purpose that stands still, whoever puts it.
create function outbox.not_objected_to() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    of_what constant text := (
        select p from unnest(array['marketing', 'profiling', 'surveys', 'improvement']) p where starts_with(new.kind, p)
    );
begin
    if of_what is not null and people.is_stopped(new.customer_id, of_what) then
        perform store.refuse('people.is_objected_to', jsonb_build_object('purpose', of_what));
    end if;
    return new;
end
$$;
create trigger against_no_objection before insert on outbox.message
    for each row execute function outbox.not_objected_to();

-- The one way an objection is weighed: by the data protection officer, once, with the words of it.
create function people.assess_objection(which uuid, outcome text, ground text, body bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held people.objection;
    asked rights.request;
begin
    select * into held from people.objection o where o.id = which for update;
    if held.id is null or not 'dpo' = any (staff.duties()) then
        perform store.refuse('people.no_such_objection');
    end if;
    if held.purpose = 'marketing' then
        perform store.refuse('people.marketing_is_not_weighed');
    end if;
    if held.outcome is not null then
        perform store.refuse('people.assessed_already', jsonb_build_object('purpose', held.purpose));
    end if;
    if assess_objection.outcome is null or assess_objection.outcome not in ('upheld', 'overridden')
        or (assess_objection.outcome = 'overridden') <> (assess_objection.ground is not null)
        or assess_objection.ground not in ('compelling', 'claims') then
        perform store.refuse('people.no_such_assessment');
    end if;
    if coalesce(length(body), 0) = 0 then
        perform store.refuse('rights.words_needed');
    end if;
    select * into asked from rights.request r where r.id = held.request_id for update;
    if asked.ended_at is not null then
        perform store.refuse('rights.moved_on', jsonb_build_object('number', asked.number));
    end if;
    if asked.state = 'leaving' then
        perform store.refuse('rights.answer_is_leaving', jsonb_build_object('number', asked.number));
    end if;
    update people.objection o
       set outcome = assess_objection.outcome, ground = assess_objection.ground,
           assessed_by = session_user::text, assessed_at = store.now()
     where o.id = which;
    insert into rights.words (id, subject_id, body) values (which, held.customer_id, assess_objection.body);
    perform audit.record('people.objection_assessed', held.customer_id, jsonb_strip_nulls(jsonb_build_object(
        'objection', which, 'request', held.request_id, 'purpose', held.purpose,
        'outcome', assess_objection.outcome, 'ground', assess_objection.ground)));
end
$$;

-- What was weighed stays as it was weighed.
create function people.guard_objection() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if old.outcome is not null
        or (old.id, old.customer_id, old.request_id, old.purpose, old.recorded_by, old.objected_at)
            is distinct from
            (new.id, new.customer_id, new.request_id, new.purpose, new.recorded_by, new.objected_at) then
        perform store.refuse('store.only_grows', '{"table": "people.objection"}');
    end if;
    return new;
end
$$;
create trigger guard_objection before update on people.objection
    for each row execute function people.guard_objection();
create trigger only_grows before delete on people.objection
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on people.objection
    for each statement execute function store.only_grows();

-- An objection is answered when all of it has been weighed.
create function rights.weighed_first() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select from people.objection o where o.request_id = new.request_id and o.outcome is null) then
        perform store.refuse('rights.objection_not_assessed');
    end if;
    return new;
end
$$;
create trigger weighed_first before insert on rights.event
    for each row when (new.kind = 'answer') execute function rights.weighed_first();
create trigger weighed_first before insert on rights.reply
    for each row when (new.kind in ('outcome', 'refusal')) execute function rights.weighed_first();

-- Whoever takes the request back takes back what is not weighed yet; marketing stays stopped.
create function people.take_objection_back() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update people.objection o
       set outcome = 'taken_back', assessed_by = session_user::text, assessed_at = store.now()
     where o.request_id = new.request_id and o.outcome is null;
    return null;
end
$$;
create trigger take_objection_back after insert on rights.event
    for each row when (new.kind = 'withdrawn') execute function people.take_objection_back();
