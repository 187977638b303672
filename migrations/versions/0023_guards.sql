

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
