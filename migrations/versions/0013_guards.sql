-- Whose a letter is: the customer's of its request, or of the complaint that it acknowledges.
create function rights.whose(letter rights.reply) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce((select r.customer_id from rights.request r where r.id = letter.request_id),
        (select c.customer_id from rights.complaint c where c.id = letter.complaint_id))
$$;

-- A reply is made by who is signed in, now; an extension only while it still has its whole effect (R-10). What
-- acknowledges a complaint has a guard of its own.
create function rights.guard_reply() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.request;
begin
    new.made_by := session_user::text;
    new.made_at := store.now();
    if new.complaint_id is not null then
        return new;
    end if;
    select * into held from rights.request r where r.id = new.request_id;
    if held.id is null or held.subject_id <> new.subject_id then
        perform store.refuse('rights.no_such_request');
    end if;
    -- Nobody but who asked in the person's name is written to as such.
    if new.to_agent and not exists (
        select from rights.letter l where l.id = held.letter_id and l.agent_id is not null) then
        perform store.refuse('rights.agent_needed');
    end if;
    if held.ended_at is not null and new.kind not in ('outcome', 'recipient', 'lifting') then
        perform store.refuse('rights.moved_on', jsonb_build_object('number', held.number));
    end if;
    if new.kind = 'extension' then
        if held.extended_on is not null then
            perform store.refuse('rights.extended_already', jsonb_build_object('on', held.extended_on));
        end if;
        -- One extension is all there is: no second letter while one waits for its relay or its posting.
        perform from rights.request r where r.id = held.id for update;
        if exists (
            select from rights.reply p
             where p.request_id = held.id and p.kind = 'extension' and case p.way
                 when 'mail' then exists (
                     select from outbox.message m
                      where m.reply_id = p.id and (m.state in ('waiting', 'sending', 'sent')))
                 else not exists (
                     select from rights.posting g where g.reply_id = p.id and g.act in ('dropped', 'returned'))
                 end
        ) then
            perform store.refuse('rights.extension_waits', jsonb_build_object('number', held.number));
        end if;
        if (store.now() at time zone 'UTC')::date > held.letter_by_on then
            perform store.refuse('rights.extension_too_late', jsonb_build_object('by', held.letter_by_on));
        end if;
    end if;
    return new;
end
$$;
create trigger guard_reply before insert on rights.reply
    for each row execute function rights.guard_reply();
create function rights.note_reply() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform audit.record('rights.letter', rights.whose(new), jsonb_strip_nulls(jsonb_build_object(
        'request', new.request_id, 'complaint', new.complaint_id, 'reply', new.id, 'letter', new.kind,
        'to', case when new.to_agent then 'agent' else 'person' end)));
    return null;
end
$$;
create trigger note_reply after insert on rights.reply
    for each row execute function rights.note_reply();
create trigger only_grows before update or delete on rights.reply
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on rights.reply
    for each statement execute function store.only_grows();

-- A letter by post is no mail.
create function rights.is_own_reply(which uuid, customer uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from rights.reply p
         where p.id = which and p.made_by = session_user::text and p.made_at = store.now() and p.way = 'mail'
           and rights.whose(p) is not distinct from customer
    )
$$;

-- A letter that still waits is called back; what a relay has in its hands is not.
create function rights.call_back(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    mail uuid;
    told rights.reply;
begin
    if not 'dpo' = any (staff.duties()) then
        perform store.refuse('rights.no_such_request');
    end if;
    if exists (select from rights.reply p where p.id = which and p.kind = 'address_changed') then
        perform store.refuse('rights.notice_stays');
    end if;
    update outbox.message set state = 'void' where reply_id = which and state in ('waiting', 'failed')
    returning id into mail;
    if mail is null then
        perform store.refuse('rights.letter_has_left');
    end if;
    delete from outbox.body where message_id = mail;
    select * into told from rights.reply where id = which;
    perform audit.record('rights.letter_called_back', rights.whose(told), jsonb_strip_nulls(jsonb_build_object(
        'request', told.request_id, 'complaint', told.complaint_id, 'reply', which, 'letter', told.kind)));
end
$$;

-- What was written by hand is not kept once it has left: the sealed words of the reply are the record.
create function outbox.forget_body() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from outbox.body where message_id = new.id;
    return null;
end
$$;
create trigger forget_body after update of state on outbox.message
    for each row when (new.state = 'sent' and new.reply_id is not null) execute function outbox.forget_body();
