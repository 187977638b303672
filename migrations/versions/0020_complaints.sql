-- The one way to record a complaint: what reached the firm, from whom, about which request, and by when it is answered. The
-- firm gives itself a month for a customer's; an authority sets its own day.
create function rights.record_complaint(
    which uuid, origin text, channel text, authority text, reference text, request uuid, customer uuid,
    received_on date, answer_by_on date, body bytea
) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.request;
    whose uuid := record_complaint.customer;
    today constant date := (store.now() at time zone 'Europe/London')::date;
begin
    if not 'dpo' = any (staff.duties()) then
        perform store.refuse('rights.no_such_request');
    end if;
    if request is not null then
        select * into held from rights.request r where r.id = request;
        if held.id is null or whose is not null and whose is distinct from held.customer_id then
            perform store.refuse('rights.no_such_request');
        end if;
        whose := held.customer_id;
    end if;
    if record_complaint.received_on is null or record_complaint.received_on > today
        or record_complaint.received_on < date '2018-05-25' then
        perform store.refuse('rights.not_received_then', jsonb_build_object('on', record_complaint.received_on));
    end if;
    if record_complaint.answer_by_on is null or record_complaint.answer_by_on < record_complaint.received_on
        or record_complaint.origin = 'customer'
            and record_complaint.answer_by_on > record_complaint.received_on + 30 then
        perform store.refuse('rights.no_such_day', jsonb_build_object('on', record_complaint.answer_by_on));
    end if;
    if record_complaint.origin is distinct from 'customer' and record_complaint.authority is null then
        perform store.refuse('rights.authority_needed');
    end if;
    if record_complaint.origin = 'authority' and record_complaint.channel not in ('mail', 'post', 'phone') then
        perform store.refuse('rights.not_by_that_way', jsonb_build_object('channel', record_complaint.channel));
    end if;
    if coalesce(length(body), 0) = 0 then
        perform store.refuse('rights.words_needed');
    end if;
    insert into rights.complaint (id, origin, channel, authority, reference, request_id, subject_id, customer_id, received_on,
        answer_by_on, state, recorded_by, recorded_at)
    values (which, record_complaint.origin, record_complaint.channel, record_complaint.authority,
        coalesce(record_complaint.reference, ''), request, coalesce(held.subject_id, whose, which), whose,
        record_complaint.received_on, record_complaint.answer_by_on, 'open', session_user::text, store.now());
    insert into rights.words (id, subject_id, body)
    values (which, coalesce(held.subject_id, whose, which), record_complaint.body);
    perform audit.record('rights.complaint_recorded', whose, jsonb_strip_nulls(jsonb_build_object(
        'complaint', which, 'origin', record_complaint.origin, 'authority', record_complaint.authority,
        'request', request, 'by', record_complaint.answer_by_on)));
end
$$;

-- The one way it ends: answered on a day, with the words of the answer, and the letter where one of ours carried it. A
-- letter counts when a relay has accepted it, or its posting is entered.
create function rights.close_complaint(
    which uuid, outcome text, answered_on date, answer uuid, body bytea, reply uuid
) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.complaint;
    today constant date := (store.now() at time zone 'Europe/London')::date;
begin
    select * into held from rights.complaint c where c.id = which for update;
    if held.id is null or not 'dpo' = any (staff.duties()) then
        perform store.refuse('rights.no_such_complaint');
    end if;
    if held.state = 'closed' then
        perform store.refuse('rights.complaint_closed', jsonb_build_object('number', held.number));
    end if;
    if close_complaint.answered_on is null or close_complaint.answered_on > today
        or close_complaint.answered_on < held.received_on then
        perform store.refuse('rights.not_that_day', jsonb_build_object('on', close_complaint.answered_on));
    end if;
    if coalesce(length(body), 0) = 0 or answer is null or close_complaint.outcome is null then
        perform store.refuse('rights.words_needed');
    end if;
    if reply is not null and not exists (
        select from rights.reply p
         where p.id = reply and p.subject_id = held.subject_id and p.made_at >= held.recorded_at
           and (exists (select from outbox.message m where m.reply_id = p.id and m.state = 'sent')
                or exists (select from rights.posting g where g.reply_id = p.id and g.act = 'posted')
                   and not exists (select from rights.posting g where g.reply_id = p.id and g.act = 'returned'))
    ) then
        perform store.refuse('rights.complaint_not_answered', jsonb_build_object('number', held.number));
    end if;
    update rights.complaint c
       set state = 'closed', outcome = close_complaint.outcome, answered_on = close_complaint.answered_on,
           answer_id = answer, reply_id = reply, closed_by = session_user::text, closed_at = store.now()
     where c.id = which;
    insert into rights.words (id, subject_id, body) values (answer, held.subject_id, close_complaint.body);
    perform audit.record('rights.complaint_closed', held.customer_id, jsonb_build_object(
        'complaint', which, 'outcome', close_complaint.outcome, 'on', close_complaint.answered_on));
end
$$;

-- A customer's complaint is acknowledged once, while it is open: until a letter that has left says so, and again where that
-- letter never arrived (Data Protection Act 2018, s. 164A(3)).
create function rights.guard_acknowledgement() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.complaint;
begin
    select * into held from rights.complaint c where c.id = new.complaint_id for update;
    if held.id is null or held.origin <> 'customer' or held.subject_id <> new.subject_id
        or not 'dpo' = any (staff.duties()) then
        perform store.refuse('rights.no_such_complaint');
    end if;
    if held.state = 'closed' then
        perform store.refuse('rights.complaint_closed', jsonb_build_object('number', held.number));
    end if;
    if exists (
        select from rights.reply p
         where p.complaint_id = held.id
           and not exists (select from outbox.message m where m.reply_id = p.id and m.state in ('void', 'failed'))
           and not exists (select from rights.posting g where g.reply_id = p.id and g.act in ('dropped', 'returned'))
    ) then
        perform store.refuse('rights.acknowledged_already', jsonb_build_object('number', held.number));
    end if;
    return new;
end
$$;
create trigger guard_acknowledgement before insert on rights.reply
    for each row when (new.complaint_id is not null) execute function rights.guard_acknowledgement();

-- What was recorded stays; it changes once, when it ends.
create function rights.guard_complaint() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    ends constant text[] := '{state,outcome,answered_on,answer_id,reply_id,closed_by,closed_at}';
begin
    if old.state = 'closed' or to_jsonb(old) - ends is distinct from to_jsonb(new) - ends then
        perform store.refuse('store.only_grows', '{"table": "rights.complaint"}');
    end if;
    return new;
end
$$;
create trigger guard_complaint before update on rights.complaint
    for each row execute function rights.guard_complaint();
create trigger only_grows before delete on rights.complaint
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on rights.complaint
    for each statement execute function store.only_grows();
