-- Article 18(3): the person is told before. A notice counts once a relay has accepted it, or its posting was entered and
-- it has not come back; one of an earlier restriction counts for nothing.
create or replace function people.lift_restriction(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held people.restriction;
begin
    if not 'dpo' = any (staff.duties()) then
        perform store.refuse('people.not_restricted');
    end if;
    select * into held from people.restriction r where r.id = which and r.lifted_at is null for update;
    if held.id is null then
        perform store.refuse('people.not_restricted');
    end if;
    if not exists (
        select from rights.reply p
         where p.subject_id = held.customer_id and p.kind = 'lifting' and not p.to_agent and p.made_at >= held.set_at
           and case p.way
               when 'mail' then exists (
                   select from outbox.message m where m.reply_id = p.id and m.state = 'sent')
               else exists (select from rights.posting g where g.reply_id = p.id and g.act = 'posted')
                   and not exists (select from rights.posting g where g.reply_id = p.id and g.act = 'returned')
               end
    ) then
        perform store.refuse('people.lifting_not_announced');
    end if;
    update people.restriction set lifted_by = session_user::text, lifted_at = store.now() where id = which;
    perform audit.record('people.restriction_lifted', held.customer_id,
        jsonb_build_object('restriction', which, 'request', held.request_id));
end
$$;

-- The officer reaches whoever is restricted, however long ago what brought it about was answered.
create or replace function rights.is_asked(subject uuid) returns boolean
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

-- Announced is what stands restricted; and it is told to the person, not only to who asks for them.
create function rights.guard_lifting() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.to_agent or not people.is_restricted(new.subject_id) then
        perform store.refuse('people.not_restricted');
    end if;
    return new;
end
$$;
create trigger guard_lifting before insert on rights.reply
    for each row when (new.kind = 'lifting') execute function rights.guard_lifting();

-- Which questions of a request never arrived: those whose letter came back before anything was got for them.
create function rights.never_asked(request uuid) returns bigint[]
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select array(
        select max(e.version) from rights.event b
          join rights.event e
            on e.request_id = b.request_id and e.topic = b.topic and e.kind = 'asked' and e.version < b.version
         where b.request_id = never_asked.request and b.kind = 'returned' and b.topic is not null
         group by b.id
    )
$$;

-- For who records a mail: whether its sender's address is the one held of the customer it is said to be from.
create function rights.is_held_address(customer uuid, sender text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select 'dpo' = any (staff.duties()) and btrim(sender) <> '' and exists (
        select from people.identity i
         where i.customer_id = is_held_address.customer and lower(btrim(i.email)) = lower(btrim(sender))
    )
$$;
