-- The one way a request moves. Desks have no right to change its state themselves; `extended`, `answered` and `bounced`
-- are the relay's to say, through the worker: sent is what a relay has accepted. A letter by post counts on the day of
-- its posting, which is entered in the same transaction; one that came back opens again what it had ended.
create or replace function rights.apply_event() returns trigger
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
    open_topics := array(
        select e.topic from rights.event e
         where e.request_id = held.id and e.topic is not null
         group by e.topic having count(*) filter (where e.kind = 'asked') > count(*) filter (where e.kind = 'got')
         order by min(e.version)
    );
    if held.state = 'leaving' and new.kind not in ('noted', 'recalled', 'answered', 'bounced', 'extended', 'returned') then
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
        when 'noted' then
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
                   set state = 'open', outcome = null, ended_at = null, version = new.version where id = held.id;
            else
                update rights.request set version = new.version where id = held.id;
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
