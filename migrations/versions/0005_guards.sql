create function screening.record(action text, subject uuid, facts jsonb) returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into screening.event (at, actor, action, subject, facts)
    values (store.now(), session_user::text, action, subject, facts)
    returning id
$$;
create trigger only_grows before update or delete on screening.event
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on screening.event
    for each statement execute function store.only_grows();
-- Directive (EU) 2015/849 Art. 40: five years after it was closed or dismissed, and then it must go. A referral in a
-- file goes with the file; who dismissed one is in its act.
create function screening.is_over(of_referral uuid, of_file uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from screening.file f where f.id = of_file and f.closed_at <= store.now() - interval '5 years'
    ) or exists (
        select from screening.referral r
         where r.id = of_referral and r.state = 'dismissed' and of_file is null
           and not exists (select from screening.act a
                            where a.referral_id = r.id and a.done_at > store.now() - interval '5 years')
    )
$$;
create function screening.guard_act() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    -- What was done about a referral before it was filed goes with its file.
    if tg_op <> 'DELETE' or not screening.is_over(old.referral_id, coalesce(old.file_id,
            (select r.file_id from screening.referral r where r.id = old.referral_id))) then
        perform store.refuse('store.only_grows', '{"table": "screening.act"}');
    end if;
    return old;
end
$$;
create trigger only_grows before update or delete on screening.act
    for each row execute function screening.guard_act();
create trigger never_emptied before truncate on screening.act
    for each statement execute function store.only_grows();

-- Tell the reporting officer. The answer never depends on what is known of the customer already, nothing is looked up
-- among the referrals, no row that others see is locked, and a second message under the same id changes nothing.
create function screening.refer(which uuid, customer uuid, about_case uuid, kind text, sealed bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    added uuid;
begin
    if not exists (select from people.customer c where c.id = customer) then
        perform store.refuse('screening.no_such_customer');
    end if;
    if about_case is not null
        and not exists (select from kyc."case" c where c.id = about_case and c.customer_id = customer) then
        perform store.refuse('screening.no_such_case');
    end if;
    if kind is null or kind not in ('identity', 'funds', 'behaviour', 'sanctions', 'other') then
        perform store.refuse('screening.unknown_category');
    end if;
    if sealed is null or octet_length(sealed) not between 1 and 20000 then
        perform store.refuse('screening.words_needed');
    end if;
    insert into screening.referral (id, customer_id, case_id, category, referred_by, referred_at, state)
    values (which, customer, about_case, kind, session_user::text, store.now(), 'new')
        on conflict do nothing
    returning id into added;
    if added is not null then
        insert into screening.words values (which, customer, sealed) on conflict do nothing;
        perform screening.record('screening.referred', customer,
            jsonb_build_object('referral', which, 'category', kind, 'case', about_case));
    end if;
end
$$;

-- For tickets on the ground of a suspicion.
create function screening.is_referred(customer uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from screening.referral r where r.customer_id = customer)
        or exists (select from screening.file f where f.customer_id = customer)
$$;

-- What the reporting officer does with a referral (`open`, `join`, `dismiss`, `note`) or a file (all others and `note`).
-- Answers the file's new version; 0 where there is no file.
create function screening.act(
    which uuid, kind text, of_referral uuid, of_file uuid, seen bigint, on_day date, sealed bytea
) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    told screening.referral;
    held screening.file;
    today constant date := (store.now() at time zone 'UTC')::date;
begin
    if of_referral is not null then
        select * into told from screening.referral r where r.id = of_referral for update;
        if told.id is null then
            perform store.refuse('screening.no_such_file');
        end if;
    end if;
    if of_file is not null then
        select * into held from screening.file f where f.id = of_file for update;
    end if;
    if kind in ('dismiss', 'note', 'report', 'close')
        and (sealed is null or octet_length(sealed) not between 1 and 40000) then
        perform store.refuse('screening.words_needed');
    end if;
    if kind in ('open', 'join', 'dismiss') and (told.id is null or told.state <> 'new') then
        perform store.refuse('screening.moved_on');
    end if;
    if kind = 'open' then
        if of_file is null or held.id is not null
            or exists (select from screening.file f where f.customer_id = told.customer_id and f.state <> 'closed') then
            perform store.refuse('screening.moved_on');
        end if;
        insert into screening.file (id, customer_id, opened_by, opened_at, state, version)
        values (of_file, told.customer_id, session_user::text, store.now(), 'open', 1)
        returning * into held;
    elsif kind in ('join', 'report', 'review', 'close') or kind = 'note' and of_file is not null then
        if held.id is null then
            perform store.refuse('screening.no_such_file');
        end if;
        if held.state = 'closed' or held.version is distinct from seen
            or told.id is not null and told.customer_id <> held.customer_id then
            perform store.refuse('screening.moved_on', jsonb_build_object('number', held.number));
        end if;
    elsif kind not in ('dismiss', 'note') or told.id is null or of_file is not null then
        perform store.refuse('screening.no_such_file');
    end if;
    -- The officer's own day may be one ahead of Greenwich.
    if kind = 'report' and (on_day is null or on_day > today + 1 or on_day < (held.opened_at at time zone 'UTC')::date - 1)
        or kind = 'review' and (on_day is null or on_day < today - 1) then
        perform store.refuse('screening.not_that_day', jsonb_build_object('day', on_day));
    end if;
    if kind in ('open', 'join') then
        update screening.referral set state = 'filed', file_id = held.id where id = told.id;
    elsif kind = 'dismiss' then
        update screening.referral set state = 'dismissed' where id = told.id;
    end if;
    if held.id is not null and kind <> 'open' then
        update screening.file f
           set state = case kind when 'report' then 'reported' when 'close' then 'closed' else f.state end,
               reported_on = case kind when 'report' then on_day else f.reported_on end,
               review_on = case kind when 'review' then on_day when 'close' then null else f.review_on end,
               closed_at = case kind when 'close' then store.now() end,
               version = f.version + 1
         where f.id = held.id
        returning * into held;
    end if;
    insert into screening.act (id, customer_id, referral_id, file_id, kind, day, done_by, done_at)
    values (which, coalesce(held.customer_id, told.customer_id), told.id, held.id, kind,
        case when kind in ('report', 'review') then on_day end, session_user::text, store.now());
    if sealed is not null then
        insert into screening.words values (which, coalesce(held.customer_id, told.customer_id), sealed);
    end if;
    delete from screening.draft where person = session_user::text and about in (told.id, held.id);
    perform screening.record('screening.' || case kind
            when 'open' then 'file_opened' when 'join' then 'referral_joined' when 'dismiss' then 'referral_dismissed'
            when 'note' then 'noted' when 'report' then 'reported' when 'review' then 'review_set' else 'closed' end,
        coalesce(held.customer_id, told.customer_id),
        jsonb_build_object('act', which, 'referral', told.id, 'file', held.id, 'number', held.number));
    return coalesce(held.version, 0);
end
$$;

-- Once a day, by the worker: what has been kept for its five years goes, with the key its words were sealed under when
-- nothing else is kept of that customer. The entry has no words, customer or number. Answers nothing, so that the
-- worker does not learn whether there was anything.
create function screening.expire() returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    files uuid[] := array(
        select f.id from screening.file f where screening.is_over(null, f.id) for update
    );
    filed uuid[] := array(select r.id from screening.referral r where r.file_id = any (files));
    dismissed uuid[] := array(
        select r.id from screening.referral r where r.state = 'dismissed' and screening.is_over(r.id, null) for update
    );
    referrals constant uuid[] := filed || dismissed;
    acts uuid[];
    customers uuid[];
begin
    if files = '{}' and referrals = '{}' then
        return;
    end if;
    customers := array(
        select customer_id from screening.file where id = any (files)
         union select customer_id from screening.referral where id = any (referrals)
    );
    acts := array(select a.id from screening.act a where a.file_id = any (files) or a.referral_id = any (referrals));
    delete from screening.words where id = any (acts || referrals);
    delete from screening.draft where about = any (files || referrals);
    delete from screening.act where id = any (acts);
    delete from screening.referral where id = any (referrals);
    delete from screening.file where id = any (files);
    customers := array(
        select gone from unnest(customers) gone
         where not exists (select from screening.referral r where r.customer_id = gone)
           and not exists (select from screening.file f where f.customer_id = gone)
    );
    delete from vault.customer_key where field_class = 'suspicion' and customer_id = any (customers);
    delete from vault.ticket where field_class = 'suspicion' and customer_id = any (customers);
    perform screening.record('screening.expired', null,
        jsonb_build_object('files', cardinality(files), 'referrals', cardinality(referrals)));
end
$$;

-- Sealed like the shared trail; its batches, too, are for the reporting officer.
select audit.become_stream('screening.event', true, array['mlro']);
