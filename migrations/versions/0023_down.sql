-- Letters that must go out before or with an act, and the words more that earlier functions had to say for them.
do $$
declare
    amended record;
    body text;
begin
    for amended in
        select * from (values
            ($w$rights.rectify(uuid,uuid,bigint,jsonb)$w$,
                $w$    -- Whoever had the address is told that it is no longer theirs here, in this transaction, by a letter nobody calls back.
    if exists (
            select from jsonb_array_elements(told -> 'lines') l, jsonb_array_elements(l -> 'changes') c
             where c ->> 'column' = 'people.identity.email' and c ->> 'was' <> encode(sha256(''::bytea), 'hex')
        ) and not exists (
            select from rights.reply p join outbox.message m on m.reply_id = p.id
             where p.request_id = held.request_id and p.kind = 'address_changed' and p.made_at = store.now()
               and p.made_by = session_user::text and m.state = 'waiting'
        ) then
        perform store.refuse('rights.old_address_untold');
    end if;
    update rights.rectification set state = 'done'$w$,
                $w$    update rights.rectification set state = 'done'$w$),
            ($w$rights.rectify(uuid,uuid,bigint,jsonb)$w$,
                $w$p.kind not in ('recipient', 'address_changed')$w$,
                $w$p.kind <> 'recipient'$w$),
            ($w$rights.rectify(uuid,uuid,bigint,jsonb)$w$,
                $w$array['legal_name', 'birth_on', 'document_number', 'email'] or$w$,
                $w$array['legal_name', 'birth_on', 'document_number'] or$w$),
            ($w$rights.call_back(uuid)$w$,
                $w$    if exists (select from rights.reply p where p.id = which and p.kind = 'address_changed') then
        perform store.refuse('rights.notice_stays');
    end if;
    update outbox.message set state = 'void'$w$,
                $w$    update outbox.message set state = 'void'$w$),
            ($w$rights.guard_reply()$w$,
                $w$new.kind not in ('outcome', 'recipient', 'lifting')$w$,
                $w$new.kind not in ('outcome', 'recipient')$w$),
            ($w$rights.note_posting(uuid,uuid,text,date,text,bytea)$w$,
                $w$case
        when what = 'asked' then told.kind
        -- The question that this letter asked, while nothing was got for it.
        when what = 'returned' and exists (
            select from rights.event e
             where e.request_id = held.id and e.kind = 'asked' and e.topic = told.kind and e.done_at = posted.done_at
               and not exists (
                   select from rights.event g
                    where g.request_id = held.id and g.topic = told.kind and g.version > e.version
               )
        ) then told.kind end$w$,
                $w$case when what = 'asked' then told.kind end$w$),
            ($w$rights.note_posting(uuid,uuid,text,date,text,bytea)$w$,
                $w$> count(*) filter (where e.kind in ('got', 'returned'))$w$,
                $w$> count(*) filter (where e.kind = 'got')$w$),
            ($w$rights.guard_request()$w$,
                $w$e.kind in ('asked', 'got', 'extended', 'returned')$w$,
                $w$e.kind in ('asked', 'got', 'extended')$w$),
            ($w$rights.guard_request()$w$,
                $w$> count(*) filter (
                   where e.kind = 'got' or e.kind = 'returned' and e.topic is not null)$w$,
                $w$> count(*) filter (where e.kind = 'got')$w$),
            ($w$rights.guard_request()$w$,
                $w$min(e.on_day) filter (
                   where e.kind = 'asked' and e.version <> all (rights.never_asked(new.id))), 0)$w$,
                $w$min(e.on_day) filter (where e.kind = 'asked'), 0)$w$),
            ($w$rights.apply_event()$w$,
                $w$            else
                -- What never arrived was not asked: nothing waits for it any more.
                open_topics := array_remove(open_topics, new.topic);
                update rights.request
                   set waits_for = case when ended_at is null then open_topics[1] end, version = new.version
                 where id = held.id;
            end if;
        when 'withdrawn'$w$,
                $w$            else
                update rights.request set version = new.version where id = held.id;
            end if;
        when 'withdrawn'$w$),
            ($w$rights.apply_event()$w$,
                $w$set state = 'open', outcome = null, ended_at = null, waits_for = open_topics[1], version = new.version$w$,
                $w$set state = 'open', outcome = null, ended_at = null, version = new.version$w$),
            ($w$rights.apply_event()$w$,
                $w$> count(*) filter (where e.kind in ('got', 'returned'))$w$,
                $w$> count(*) filter (where e.kind = 'got')$w$)
        ) a (function, was, becomes)
    loop
        body := pg_get_functiondef(amended.function::regprocedure);
        execute replace(body, amended.was, amended.becomes);
    end loop;
end
$$;
drop trigger guard_lifting on rights.reply;
drop function rights.guard_lifting(), rights.never_asked(uuid), rights.is_held_address(uuid, text);
create or replace function people.lift_restriction(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held people.restriction;
begin
    if not 'dpo' = any (staff.duties()) then
        perform store.refuse('people.not_restricted');
    end if;
    update people.restriction set lifted_by = session_user::text, lifted_at = store.now()
     where id = which and lifted_at is null returning * into held;
    if held.id is null then
        perform store.refuse('people.not_restricted');
    end if;
    perform audit.record('people.restriction_lifted', held.customer_id,
        jsonb_build_object('restriction', which, 'request', held.request_id));
end
$$;
create or replace function rights.is_asked(subject uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from rights.request r
         where r.subject_id = subject and (r.ended_at is null or r.ended_at > store.now() - interval '30 days')
    ) or exists (
        select from rights.complaint c
         where c.subject_id = subject and (c.closed_at is null or c.closed_at > store.now() - interval '30 days')
    ) or exists (
        select from rights.identity_paper p where p.id = subject and p.verdict is null
    )
$$;
set local role house_owner;
alter table rights.letter drop column from_held_address;
alter table rights.event drop constraint event_has_its_topic, add constraint event_has_its_topic check (
    (kind in ('asked', 'got')) = (topic is not null)
);
alter table rights.reply drop constraint reply_kind, add constraint reply_kind check (
    kind in ('acknowledgement', 'identity', 'clarification', 'authority', 'extension', 'refusal', 'outcome', 'recipient')
);
reset role;
