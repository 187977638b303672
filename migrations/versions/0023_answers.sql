-- Which of the consents that a withdrawal speaks of still stand, though it could have taken them back. Where its letter
-- names none, all are meant until one was taken back for it. What the person gave anew since is theirs to give.
create function rights.not_taken_back(which uuid) returns text[]
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with asked as (
        select r.customer_id, r.takes_back, r.letter_id, l.recorded_at
          from rights.request r join rights.letter l on l.id = r.letter_id where r.id = which
    ), acts as (
        select c.* from people.consent c join asked a on a.customer_id = c.customer_id
    )
    select array(
        select p from asked a,
               unnest(coalesce(a.takes_back, array['marketing', 'analytics', 'sensitive_data', 'cross_border_transfer'])) p
         where people.consents_to(a.customer_id, p)
           and (a.takes_back is null
                or not exists (select from acts c where c.purpose = p and c.act = 'given' and c.done_at > a.recorded_at))
           and (a.takes_back is not null or not exists (
                select from acts c
                 where c.act = 'withdrawn'
                   and (c.request_id is null and c.done_at >= a.recorded_at
                        or c.request_id in (select r.id from rights.request r where r.letter_id = a.letter_id))))
         order by 1
    )
$$;

-- Whether the data of whom a copy is made for was corrected since its package was written. Each package is preceded in the
-- trail by the opening of what went into it; what an erasure took away since can be copied no more.
create function rights.is_stale(which uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce((
        select exists (
                select from audit.event e
                  join people.correction c on c.customer_id = r.customer_id and c.request_id::text = e.facts ->> 'request'
                 where e.subject = r.customer_id and e.action = 'people.corrected' and e.id > opened.id
                   and c.act <> 'refused' and c.done_at >= opened.at
                   and not exists (
                       select from retention.erasure g where g.customer_id = r.customer_id and g.erased_at >= c.done_at)
               )
          from rights.request r
          join audit.event opened on opened.subject = r.customer_id and opened.action = 'rights.copy_prepared'
           and opened.facts ->> 'request' = r.id::text
         where r.id = which and exists (
            select from audit.export x
             where x.subject = r.customer_id and x.event_id > opened.id
               and x.kind in ('rights.access_copy', 'rights.access_copy_faces', 'rights.portability_copy'))
         order by opened.id desc limit 1), false)
$$;

-- What an answer would say that is not so: the code of what is still to be done, or null. All is done, or part of it, when
-- something was; that of an erasure and of an objection is looked at where these are.
create function rights.lacks(which uuid, outcome text) returns text
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.request;
begin
    select * into held from rights.request r where r.id = which;
    if held.id is null or not 'dpo' = any (staff.duties()) then
        perform store.refuse('rights.no_such_request');
    end if;
    if held."right" in ('access', 'portability') and outcome in ('fulfilled', 'partly') and rights.is_stale(which) then
        return 'rights.copy_is_stale';
    end if;
    if outcome is distinct from 'fulfilled' or held."right" in ('erasure', 'objection') then
        return null;
    end if;
    if held.customer_id is null then
        return 'rights.nobody_of_ours';
    end if;
    return case
        when held."right" in ('access', 'portability') and rights.package_of(which) is null then 'rights.copy_needed'
        when held."right" = 'restriction' and not exists (
            select from people.restriction r
             where r.customer_id = held.customer_id and (r.request_id = held.id or r.lifted_at is null)
        ) then 'rights.nothing_restricted'
        when held."right" = 'withdrawal' and cardinality(rights.not_taken_back(which)) > 0 then 'rights.consent_stands'
        -- What another request of the same person had corrected since is corrected.
        when held."right" = 'rectification' and not exists (
            select from people.correction c
             where c.customer_id = held.customer_id and c.act <> 'refused'
               and (c.request_id = held.id or c.done_at >= (
                   select l.recorded_at from rights.letter l where l.id = held.letter_id))
        ) then 'rights.nothing_corrected'
    end;
end
$$;

-- Nobody is told that something was done for them that was not.
create function rights.done_first() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    code constant text := rights.lacks(new.request_id, new.outcome);
begin
    if code is not null then
        perform store.refuse(code, jsonb_build_object(
            'number', (select r.number from rights.request r where r.id = new.request_id)));
    end if;
    return new;
end
$$;
create trigger done_first before insert on rights.event
    for each row when (new.kind = 'answer') execute function rights.done_first();

-- In which requests a paper was recorded before, whatever became of them: for who records letters, by what it contains.
create function rights.recorded_before(hashes bytea[]) returns bigint[]
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not 'dpo' = any (staff.duties()) then
        perform store.refuse('rights.no_such_request');
    end if;
    return array(
        select distinct r.number from rights.paper p join rights.request r on r.letter_id = p.letter_id
         where p.sha256 = any (hashes) order by 1);
end
$$;

-- What a letter turns out to take back, once somebody has read it for that: it grows while the request is open.
create function rights.name_taken_back(which uuid, purposes text[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.request;
begin
    select * into held from rights.request r where r.id = which for update;
    if held.id is null or held."right" <> 'withdrawal' or not 'dpo' = any (staff.duties()) then
        perform store.refuse('rights.no_such_request');
    end if;
    if held.state <> 'open' then
        perform store.refuse('rights.moved_on', jsonb_build_object('number', held.number));
    end if;
    update rights.request r
       set takes_back = array(select distinct p from unnest(held.takes_back || purposes) p order by 1)
     where r.id = which;
    perform audit.record('rights.takes_back', held.customer_id, jsonb_build_object(
        'request', which, 'purposes', to_jsonb(purposes)));
end
$$;
