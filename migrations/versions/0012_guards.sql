-- A request and its clocks: whoever writes them, no date is later than the promise allows (R-09, R-10).
create function rights.guard_request() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    promised constant date := new.received_on + 30;
    came rights.letter;
    begun_on date := new.received_on;
    waited int := 0;
    waits boolean := false;
begin
    if tg_op = 'UPDATE' then
        select coalesce(max(e.on_day) filter (where e.kind = 'got'), new.received_on),
               coalesce(max(e.on_day) filter (where e.kind = 'got') - min(e.on_day) filter (
                   where e.kind = 'asked' and e.version <> all (rights.never_asked(new.id))), 0),
               count(*) filter (where e.kind = 'asked') > count(*) filter (
                   where e.kind = 'got' or e.kind = 'returned' and e.topic is not null)
          into begun_on, waited, waits
          from rights.event e where e.request_id = new.id;
        if (old.statute_on, old.outer_on, old.letter_by_on, old.work_by_on, old.pack, old.calendar) is distinct from
           (new.statute_on, new.outer_on, new.letter_by_on, new.work_by_on, new.pack, new.calendar) then
            -- A clock moves with what happened, in the same transaction, and no further than that could move it.
            if not exists (
                select from rights.event e
                 where e.request_id = new.id and e.version = new.version and e.done_at = store.now()
                   and e.kind in ('asked', 'got', 'extended', 'returned')
            ) then
                perform store.refuse('rights.clock_not_that_of_the_rules', jsonb_build_object('promise', promised));
            end if;
            perform audit.record('rights.clock', new.customer_id, jsonb_build_object(
                'request', new.id, 'statute', new.statute_on, 'operative', new.operative_on));
        end if;
    end if;
    if new.statute_on > waited + 15
            + (begun_on + case when new.extended_on is null then interval '1 month' else interval '3 months' end)::date
        or new.statute_on is null and new.place not like 'CN%' and not waits then
        perform store.refuse('rights.clock_not_that_of_the_rules', jsonb_build_object('promise', promised));
    end if;
    if tg_op = 'INSERT' then
        select * into came from rights.letter l where l.id = new.letter_id;
        if came.id is null or (came.subject_id, came.received_on) is distinct from (new.subject_id, new.received_on)
            or came.customer_id is distinct from new.customer_id or came.recorded_by <> session_user::text
            or came.recorded_at <> store.now() then
            perform store.refuse('rights.not_that_letter');
        end if;
        new.state := 'open';
        new.outcome := null;
        new.waits_for := null;
        new.holder := null;
        new.extended_on := null;
        new.ended_at := null;
        new.version := 1;
    end if;
    if new.promise_on is distinct from (
            case when new.extended_on <= promised then (promised + interval '2 months')::date else promised end
        )
        or new.operative_on is distinct from least(new.statute_on, new.promise_on)
        or new.work_by_on > new.operative_on or new.letter_by_on > promised
        or new.statute_on < new.received_on or new.outer_on < new.statute_on then
        perform store.refuse('rights.clock_not_that_of_the_rules', jsonb_build_object('promise', promised));
    end if;
    return new;
end
$$;
create trigger guard_request before insert or update on rights.request
    for each row execute function rights.guard_request();

create function rights.begin_request() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into rights.event (id, request_id, kind, on_day, done_by, done_at, version)
    values (gen_random_uuid(), new.id, 'received', new.received_on, session_user::text, store.now(), 1);
    perform audit.record('rights.received', new.customer_id,
        jsonb_build_object('request', new.id, 'letter', new.letter_id, 'right', new."right"));
    return null;
end
$$;
create trigger begin_request after insert on rights.request
    for each row execute function rights.begin_request();

-- A letter is recorded by who is signed in, now, and cannot have come tomorrow. A day may have begun where it came in
-- before it has in Greenwich.
create function rights.guard_letter() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    new.recorded_by := session_user::text;
    new.recorded_at := store.now();
    if new.received_on > (store.now() at time zone 'UTC')::date + 1 or new.received_on < date '2018-05-25' then
        perform store.refuse('rights.not_received_then', jsonb_build_object('on', new.received_on));
    end if;
    if new.subject_id <> coalesce(new.customer_id, new.id) then
        perform store.refuse('rights.not_that_letter');
    end if;
    return new;
end
$$;
create trigger guard_letter before insert on rights.letter
    for each row execute function rights.guard_letter();

-- The one way a request moves. Desks have no right to change its state themselves; `extended`, `answered` and `bounced`
-- are the relay's to say, through the worker: sent is what a relay has accepted. A letter by post counts on the day of
-- its posting, which is entered in the same transaction; one that came back opens again what it had ended.
create function rights.apply_event() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.request;
    today constant date := (store.now() at time zone 'UTC')::date;
    is_worker constant boolean := session_user = 'worker';
    by_post constant rights.reply := rights.posted_now(new.request_id, new.kind, new.on_day);
    open_topics text[];
begin
    if new.kind = 'received' then
        -- Only what makes the request says so.
        if pg_trigger_depth() < 2 then
            perform store.refuse('rights.moved_on');
        end if;
        return new;
    end if;
    new.done_by := session_user::text;
    new.done_at := store.now();
    select * into held from rights.request r where r.id = new.request_id for update;
    if held.id is null then
        perform store.refuse('rights.no_such_request');
    end if;
    if new.version <> held.version + 1 or held.ended_at is not null and new.kind not in ('noted', 'returned') then
        perform store.refuse('rights.moved_on', jsonb_build_object('number', held.number));
    end if;
    if new.on_day < held.received_on or new.on_day > today + 1 then
        perform store.refuse('rights.not_that_day', jsonb_build_object('on', new.on_day));
    end if;
    -- A question counts from the day its letter was accepted, or on which an officer asked by word of mouth.
    if new.kind in ('extended', 'answered', 'bounced', 'returned') and not is_worker and by_post.id is null
        or is_worker and new.kind not in ('extended', 'answered', 'bounced', 'asked') then
        perform store.refuse('rights.the_relay_says_so');
    end if;
    -- Only a verdict on papers, in this transaction, says who asks.
    if new.kind in ('confirmed', 'unconfirmed') and not exists (
        select from rights.identity_paper p
         where p.subject_id = held.subject_id and p.decided_by = session_user::text and p.decided_at = store.now()
           and p.verdict = case new.kind when 'confirmed' then 'confirmed' else 'refused' end
    ) then
        perform store.refuse('rights.no_identity_check');
    end if;
    -- Whose papers were refused gets nothing, and changes nothing, until another proof is there.
    if (new.kind = 'rectified' or new.kind = 'answer' and new.outcome <> 'refused')
        and held."right" in ('access', 'portability', 'rectification', 'erasure') and rights.identity_refused(held.id) then
        perform store.refuse('rights.identity_refused', jsonb_build_object('number', held.number));
    end if;
    open_topics := array(
        select e.topic from rights.event e
         where e.request_id = held.id and e.topic is not null
         group by e.topic having count(*) filter (where e.kind = 'asked') > count(*) filter (where e.kind in ('got', 'returned'))
         order by min(e.version)
    );
    if held.state = 'leaving' and new.kind not in (
        'noted', 'recalled', 'answered', 'bounced', 'extended', 'returned', 'confirmed', 'unconfirmed'
    ) then
        perform store.refuse('rights.answer_is_leaving', jsonb_build_object('number', held.number));
    end if;
    case new.kind
        when 'taken' then
            update rights.request set holder = session_user::text, version = new.version where id = held.id;
        when 'released' then
            update rights.request set holder = null, version = new.version where id = held.id;
        when 'asked' then
            if new.topic = any (open_topics) then
                perform store.refuse('rights.asked_twice', jsonb_build_object('topic', new.topic, 'on', new.on_day));
            end if;
            update rights.request
               set waits_for = coalesce(held.waits_for, new.topic), version = new.version where id = held.id;
        when 'got' then
            if not new.topic = any (open_topics) or new.on_day < (
                select max(e.on_day) from rights.event e
                 where e.request_id = held.id and e.kind = 'asked' and e.topic = new.topic
            ) then
                perform store.refuse('rights.answer_before_question',
                    jsonb_build_object('topic', new.topic, 'on', new.on_day));
            end if;
            open_topics := array_remove(open_topics, new.topic);
            update rights.request set waits_for = open_topics[1], version = new.version where id = held.id;
        when 'noted', 'rectified', 'confirmed', 'unconfirmed', 'vouched' then
            update rights.request set version = new.version where id = held.id;
        when 'extended' then
            if held.extended_on is not null then
                perform store.refuse('rights.extended_already', jsonb_build_object('on', held.extended_on));
            end if;
            update rights.request
               set extended_on = new.on_day, version = new.version,
                   promise_on = case when new.on_day <= held.received_on + 30
                       then (held.received_on + 30 + interval '2 months')::date else held.promise_on end,
                   operative_on = case when new.on_day <= held.received_on + 30
                       then least(held.statute_on, (held.received_on + 30 + interval '2 months')::date)
                       else held.operative_on end
             where id = held.id;
        when 'answer' then
            if new.outcome not in ('fulfilled', 'partly', 'refused', 'nothing_held') then
                perform store.refuse('rights.no_such_outcome');
            end if;
            update rights.request
               set state = 'leaving', outcome = new.outcome, version = new.version where id = held.id;
        when 'recalled', 'bounced' then
            if held.state <> 'leaving' then
                perform store.refuse('rights.moved_on', jsonb_build_object('number', held.number));
            end if;
            update rights.request set state = 'open', outcome = null, version = new.version where id = held.id;
        when 'answered' then
            if held.state <> 'leaving' then
                perform store.refuse('rights.moved_on', jsonb_build_object('number', held.number));
            end if;
            update rights.request
               set state = case held.outcome when 'refused' then 'refused' else 'answered' end,
                   ended_at = case when by_post.id is null or new.on_day = (store.now() at time zone 'Europe/London')::date
                       then store.now() else (new.on_day + time '17:00') at time zone 'Europe/London' end,
                   waits_for = null, version = new.version
             where id = held.id;
        when 'returned' then
            if by_post.kind in ('outcome', 'refusal') and held.state in ('answered', 'refused') then
                update rights.request
                   set state = 'open', outcome = null, ended_at = null, waits_for = open_topics[1], version = new.version where id = held.id;
            else
                -- What never arrived was not asked: nothing waits for it any more.
                open_topics := array_remove(open_topics, new.topic);
                update rights.request
                   set waits_for = case when ended_at is null then open_topics[1] end, version = new.version
                 where id = held.id;
            end if;
        when 'withdrawn' then
            update rights.request
               set state = 'withdrawn', ended_at = store.now(), waits_for = null, version = new.version
             where id = held.id;
    end case;
    perform audit.record('rights.' || new.kind, held.customer_id, jsonb_strip_nulls(jsonb_build_object(
        'request', held.id, 'event', new.id, 'topic', new.topic, 'outcome', new.outcome)));
    return new;
end
$$;
create trigger apply_event before insert on rights.event
    for each row execute function rights.apply_event();
create trigger only_grows before update or delete on rights.event
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on rights.event
    for each statement execute function store.only_grows();
create trigger only_grows before update or delete on rights.letter
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on rights.letter
    for each statement execute function store.only_grows();
-- A request never disappears.
create trigger never_deleted before delete on rights.request
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on rights.request
    for each statement execute function store.only_grows();

-- The officer reaches whoever is restricted, however long ago what brought it about was answered.
create function rights.is_asked(subject uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from rights.request r
         where r.subject_id = subject and (r.ended_at is null or r.ended_at > store.now() - interval '30 days')
    ) or exists (
        select from rights.complaint c
         where c.subject_id = subject and (c.closed_at is null or c.closed_at > store.now() - interval '30 days')
    ) or exists (
        select from people.restriction r where r.customer_id = subject and r.lifted_at is null
    ) or exists (
        select from rights.identity_paper p where p.id = subject and p.verdict is null
    )
$$;
