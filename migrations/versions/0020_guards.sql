-- Objections that stop processing at once and are weighed afterwards; letters by post.

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

-- Which letter by post the caller has entered something about in this transaction that makes an event of this kind.
create function rights.posted_now(request uuid, kind text, on_day date) returns rights.reply
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.* from rights.posting g join rights.reply p on p.id = g.reply_id
     where p.request_id = posted_now.request and g.done_by = session_user::text and g.done_at = store.now()
       and g.on_day = posted_now.on_day
       and case posted_now.kind
           when 'answered' then g.act = 'posted' and p.kind in ('outcome', 'refusal')
           when 'extended' then g.act = 'posted' and p.kind = 'extension'
           when 'asked' then g.act = 'posted' and p.kind in ('identity', 'clarification', 'authority')
           when 'returned' then g.act = 'returned'
           else false end
     limit 1
$$;

-- The one way to enter what became of a letter by post: posted no later than today and no earlier than it was made, an
-- extension within the days in which it has its effect; come back after that; or dropped before. The request moves with it.
create function rights.note_posting(
    which uuid, reply uuid, act text, on_day date, carrier text, proof bytea
) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    told rights.reply;
    held rights.request;
    named bigint;
    posted rights.posting;
    what text;
    today constant date := (store.now() at time zone 'Europe/London')::date;
begin
    select * into told from rights.reply p where p.id = note_posting.reply;
    if told.id is null or not 'dpo' = any (staff.duties()) then
        perform store.refuse('rights.no_such_request');
    end if;
    if told.way <> 'post' or coalesce(note_posting.act, '') not in ('posted', 'returned', 'dropped') then
        perform store.refuse('rights.not_by_post');
    end if;
    select * into held from rights.request r where r.id = told.request_id for update;
    named := coalesce(held.number, (select c.number from rights.complaint c where c.id = told.complaint_id));
    select * into posted from rights.posting g where g.reply_id = told.id and g.act = 'posted';
    if exists (
        select from rights.posting g where g.reply_id = told.id and g.act in (note_posting.act, 'dropped')
    ) or note_posting.act = 'dropped' and posted.id is not null then
        perform store.refuse('rights.posted_already', jsonb_build_object('number', named));
    end if;
    if note_posting.act = 'returned' and posted.id is null then
        perform store.refuse('rights.not_posted_yet', jsonb_build_object('number', named));
    end if;
    if note_posting.on_day is null or note_posting.on_day > today
        or note_posting.on_day < coalesce(posted.on_day, (told.made_at at time zone 'Europe/London')::date) then
        perform store.refuse('rights.not_posted_then', jsonb_build_object('on', note_posting.on_day));
    end if;
    if note_posting.act = 'posted' then
        if coalesce(btrim(note_posting.carrier), '') = '' or coalesce(length(proof), 0) = 0 then
            perform store.refuse('rights.proof_needed');
        end if;
        if told.kind = 'extension' and held.extended_on is not null then
            perform store.refuse('rights.extended_already', jsonb_build_object('on', held.extended_on));
        end if;
        if told.kind = 'extension' and note_posting.on_day > held.letter_by_on then
            perform store.refuse('rights.extension_too_late', jsonb_build_object('by', held.letter_by_on));
        end if;
    end if;
    insert into rights.posting (id, reply_id, subject_id, act, on_day, carrier, proved, done_by, done_at)
    values (which, told.id, told.subject_id, note_posting.act, note_posting.on_day,
        coalesce(btrim(note_posting.carrier), ''), coalesce(length(proof), 0) > 0, session_user::text, store.now());
    if coalesce(length(proof), 0) > 0 then
        insert into rights.words (id, subject_id, body) values (which, told.subject_id, proof);
    end if;
    what := case note_posting.act
        when 'returned' then 'returned'
        when 'dropped' then case when told.kind in ('outcome', 'refusal') and held.state = 'leaving' then 'recalled' end
        else case
            when told.kind in ('outcome', 'refusal') then case when held.state = 'leaving' then 'answered' end
            when held.ended_at is not null then null
            when told.kind = 'extension' then 'extended'
            when told.kind in ('identity', 'clarification', 'authority') and held.state = 'open' and not exists (
                select from rights.event e where e.request_id = held.id and e.topic = told.kind
                having count(*) filter (where e.kind = 'asked') > count(*) filter (where e.kind in ('got', 'returned'))
            ) then 'asked' end
        end;
    perform audit.record('rights.letter_' || note_posting.act, rights.whose(told), jsonb_strip_nulls(jsonb_build_object(
        'request', held.id, 'complaint', told.complaint_id, 'reply', told.id, 'posting', which, 'letter', told.kind,
        'on', note_posting.on_day)));
    if note_posting.act = 'posted' then
        perform people.disclose(
            told.subject_id, 'letter', 'person', '', '{contact,communication}', 'gdpr_12', null, null, null);
    end if;
    -- An acknowledged complaint is none that moves.
    if what is null or held.id is null then
        return coalesce(held.version, 0);
    end if;
    insert into rights.event (id, request_id, kind, topic, on_day, done_by, done_at, version)
    values (gen_random_uuid(), held.id, what, case
        when what = 'asked' then told.kind
        -- The question that this letter asked, while nothing was got for it.
        when what = 'returned' and exists (
            select from rights.event e
             where e.request_id = held.id and e.kind = 'asked' and e.topic = told.kind and e.done_at = posted.done_at
               and not exists (
                   select from rights.event g
                    where g.request_id = held.id and g.topic = told.kind and g.version > e.version
               )
        ) then told.kind end, note_posting.on_day,
        session_user::text, store.now(), held.version + 1);
    return held.version + 1;
end
$$;

create trigger only_grows before update or delete on rights.posting
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on rights.posting
    for each statement execute function store.only_grows();
