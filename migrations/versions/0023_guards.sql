

-- Announced is what stands restricted; and it is told to the person, not only to who asks for them.
create function rights.guard_lifting() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.to_agent or not people.is_restricted(new.subject_id) then
        perform store.refuse('people.not_restricted');
    end if;
    if (new.lifts_on >= (store.now() at time zone 'Europe/London')::date) is not true then
        perform store.refuse('rights.lifting_day');
    end if;
    return new;
end
$$;
create trigger guard_lifting before insert on rights.reply
    for each row when (new.kind = 'lifting') execute function rights.guard_lifting();

-- Nothing is lifted before the day that its notice names: until then the person can say that it must stay. What counts is
-- the newest notice that has gone out.
create function people.not_before_the_day() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    named date;
begin
    select p.lifts_on into named
      from rights.reply p
     where p.subject_id = new.customer_id and p.kind = 'lifting' and not p.to_agent and p.made_at >= new.set_at
       and case p.way
           when 'mail' then exists (select from outbox.message m where m.reply_id = p.id and m.state = 'sent')
           else exists (select from rights.posting g where g.reply_id = p.id and g.act = 'posted')
               and not exists (select from rights.posting g where g.reply_id = p.id and g.act = 'returned')
           end
     order by p.made_at desc, p.id limit 1;
    if ((store.now() at time zone 'Europe/London')::date >= named) is not true then
        perform store.refuse('people.lifting_too_early', jsonb_build_object('from', named));
    end if;
    return new;
end
$$;
create trigger not_before_the_day before update on people.restriction
    for each row when (old.lifted_at is null and new.lifted_at is not null)
    execute function people.not_before_the_day();

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
