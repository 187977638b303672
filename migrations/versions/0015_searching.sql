-- Every table that holds words, whatever the data map says of it: `size` in bytes tells how long it may take. What the
-- reporting officer keeps is nobody else's to look through (tipping-off); the words of alerts are kept with it.
create function retention.places() returns table (table_name text, size bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select format('%I.%I', n.nspname, c.relname),
           (select coalesce(sum(pg_relation_size(part.relid)), 0)::bigint from pg_partition_tree(c.oid) part)
               + case when c.relkind = 'p' then 0 else pg_relation_size(c.oid) end
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and not c.relispartition
       and n.nspname not in ('pg_catalog', 'information_schema', 'screening')
       and n.nspname !~ '^pg_' and format('%s.%s', n.nspname, c.relname) <> 'ledger.alert_words'
       and exists (
           select from pg_attribute a join pg_type k on k.oid = a.atttypid
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              and (k.typcategory in ('S', 'A') or k.typname in ('json', 'jsonb', 'xml'))
       )
     order by 1
$$;

-- Without accents; text in ASCII alone stays what it is.
create function retention.folded(word text) returns text
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select case when octet_length(word) = length(word) then word
                else regexp_replace(normalize(word, nfkd), '[\u0300-\u036f]', '', 'g') end
$$;

-- Look through one table. `whole` are values that name a person wherever they stand; `all_of` are the words of a name,
-- which do where they stand together; `near` are values that many share, which count in rows that name the pseudonym.
-- All are in small letters: the first three as LIKE reads them, the last regular expressions. Answers how many rows,
-- and keeps in which columns.
create function retention.find(
    erasure uuid, this_round uuid, place text, whole text[], all_of text[], all_folded text[], near text[]
) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held retention.erasure;
    columns text[];
    about text;
    shortest int;
    seen jsonb;
    found record;
    total bigint := 0;
    is_kept boolean;
begin
    select * into held from retention.erasure e where e.id = find.erasure;
    if held.id is null or not exists (select from retention.places() p where p.table_name = place) then
        perform store.refuse('retention.no_such_erasure');
    end if;
    -- What is too short to name anybody, or nothing at all, would find nothing and prove as little.
    if (cardinality(whole) + cardinality(all_of) > 0 and cardinality(all_folded) + cardinality(near) >= 0
        and array_position(whole || all_of || all_folded || near, null) is null
        and not exists (select from unnest(whole) w where length(translate(w, '%_\', '')) < 2)
        and (cardinality(all_of) = 0 or length(translate(array_to_string(all_of, ''), '%_\', '')) >= 2)) is not true then
        perform store.refuse('retention.nothing_to_look_for');
    end if;
    if cardinality(whole) + cardinality(all_of) + cardinality(all_folded) + cardinality(near) > 1000 or exists (
        select from unnest(whole || all_of || all_folded || near) w where length(w) > 2000
    ) then
        perform store.refuse('retention.too_much_to_look_for');
    end if;
    -- Each round is in the trail from its first table on, whether or not it is ever ended.
    if not exists (select from retention.place p where p.erasure_id = held.id and p.round = this_round) then
        perform audit.record('retention.search_began', held.customer_id,
            jsonb_build_object('erasure', held.id, 'patterns', cardinality(whole) + cardinality(near)));
    end if;
    columns := array(
        select a.attname::text from pg_attribute a join pg_type k on k.oid = a.atttypid
         where a.attrelid = place::regclass and a.attnum > 0 and not a.attisdropped
           and (k.typcategory in ('S', 'A') or k.typname in ('json', 'jsonb', 'xml'))
         order by a.attnum
    );
    -- Whether a row is of the pseudonym: by a column of ids, by words, or as part of a booking on one of its wallets.
    select string_agg(case a.attname
               when 'transaction_id' then 'coalesce(t.transaction_id in (select p.transaction_id from ledger.posting p'
                   ' join ledger.account a on a.id = p.account_id where a.holder = $6), false)'
               else format('coalesce(t.%I = $1, false)', a.attname) end, ' or ') into about
      from pg_attribute a
     where a.attrelid = place::regclass and a.attnum > 0 and not a.attisdropped
       and (a.atttypid = 'uuid'::regtype
           or a.attname = 'transaction_id' and a.atttypid = 'bigint'::regtype and starts_with(place, 'ledger.'));
    -- What is shorter than everything looked for need not be compared; a pattern has two signs of its own, and escapes.
    select min(case when each.pattern like '%\%' then 3 else length(each.pattern) - 2 end) into shortest
      from unnest(whole || array(select w from unnest(all_of) w order by length(w) desc limit 1)) each (pattern);
    execute format(
        'select jsonb_agg(c) from (select unnest(array[%s]) as c from'
        ' (select r.about, %s from'
        '  (select w.*, %s as about from (select %s as by_id, %s from %s t offset 0) w offset 0) r'
        '  offset 0) s) x',
        (select string_agg(format(
            'jsonb_build_array(%1$L, count(*) filter (where s.h%2$s and s.about),'
            ' count(*) filter (where s.h%2$s and not s.about))', name, at), ', ')
           from unnest(columns) with ordinality c (name, at)),
        (select string_agg(format(
            'coalesce(octet_length(r.w%1$s) >= $7 and (r.w%1$s like any ($2)'
            ' or cardinality($3) > 0 and (r.w%1$s like all ($3) or retention.folded(r.w%1$s) like all ($4)))'
            ' or r.about and lower(r.w%1$s) ~ any ($5), false) as h%1$s', at), ', ')
           from unnest(columns) with ordinality c (name, at)),
        (select string_agg(
            format('coalesce(octet_length(w.w%1$s) >= 36 and strpos(w.w%1$s, $6) > 0, false)', at), ' or ')
           from unnest(columns) with ordinality c (name, at)) || ' or w.by_id',
        coalesce(about, 'false'),
        (select string_agg(format(
            'case when octet_length(t.%1$I::text) >= $7 then lower(t.%1$I::text collate "default")'
            ' else t.%1$I::text collate "default" end as w%2$s', name, at), ', ')
           from unnest(columns) with ordinality c (name, at)),
        place)
       into seen
      using held.customer_id, whole, all_of, all_folded, near, held.customer_id::text, least(greatest(shortest, 1), 36);
    for found in select e ->> 0 as name, (e -> 1)::bigint as own, (e -> 2)::bigint as others
        from jsonb_array_elements(seen) e
    loop
        if found.own + found.others > 0 then
            -- What the law keeps was told before, and stands where it was said to stand.
            is_kept := found.others = 0 and exists (
                select from jsonb_array_elements(held.told -> 'lines') line
                  join retention.rule r on r.id = line ->> 'rule'
                 where r.table_name = place and found.name = any (r.columns) and (line -> 'kept')::bigint > 0
            );
            total := total + found.own + found.others;
            insert into retention.finding as f (erasure_id, table_name, column_name, round, own, others, state)
            values (held.id, place, found.name, this_round, found.own, found.others,
                case when is_kept then 'kept' else 'open' end)
                on conflict (erasure_id, table_name, column_name) do update
               set round = excluded.round, own = excluded.own, others = excluded.others,
                   state = case when f.state = 'explained' and (f.own, f.others) = (excluded.own, excluded.others)
                       then 'explained' else excluded.state end;
        end if;
    end loop;
    -- A search that passes over the name or address that was erased, as when only a letter's spelling of them is left,
    -- stays open until somebody says why it is enough.
    if exists (
        select from retention.sought s
         where s.erasure_id = held.id and not exists (
             select from unnest(whole) w
              where w like '\%%\%' and s.hash = retention.sought_hash(held.id,
                  regexp_replace(substr(w, 2, length(w) - 2), '\\(.)', '\1', 'g'))
         )
    ) then
        insert into retention.finding as f (erasure_id, table_name, column_name, round, own, others, state)
        values (held.id, 'retention.sought', 'hash', this_round, 0, 0, 'open')
            on conflict (erasure_id, table_name, column_name) do update
           set round = excluded.round, state = 'open', reason = null, explained_by = null, explained_at = null;
    end if;
    insert into retention.place as p values (held.id, place, this_round)
        on conflict (erasure_id, table_name) do update set round = excluded.round;
    return total;
end
$$;

-- A round is through when every table that is there has been looked through; what it no longer found is gone.
create function retention.end_search(erasure uuid, this_round uuid) returns timestamptz
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held retention.erasure;
    open_ones bigint;
begin
    select * into held from retention.erasure e where e.id = end_search.erasure for update;
    if held.id is null then
        perform store.refuse('retention.no_such_erasure');
    end if;
    if exists (
        select from retention.places() w
         where not exists (
             select from retention.place p
              where p.erasure_id = held.id and p.table_name = w.table_name and p.round = this_round
         )
    ) then
        perform store.refuse('retention.search_not_through');
    end if;
    delete from retention.finding f where f.erasure_id = held.id and f.round <> this_round;
    select count(*) into open_ones from retention.finding f where f.erasure_id = held.id and f.state = 'open';
    update retention.erasure e
       set round = this_round, searched_by = session_user::text, searched_at = store.now(),
           cleared_at = case when open_ones = 0 then store.now() end
     where e.id = held.id;
    delete from retention.sought s where s.erasure_id = held.id and open_ones = 0;
    perform audit.record('retention.searched', held.customer_id,
        jsonb_build_object('erasure', held.id, 'places', (select count(*) from retention.places()), 'open', open_ones));
    return store.now();
end
$$;

create function retention.explain(erasure uuid, place text, name text, why text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held retention.erasure;
begin
    select * into held from retention.erasure e where e.id = explain.erasure for update;
    if coalesce(why, '') !~ '[[:alpha:]].*[[:alpha:]].*[[:alpha:]]' or length(why) > 300 then
        perform store.refuse('retention.reason_needed', '{"at_most": 300}');
    end if;
    update retention.finding f
       set state = 'explained', reason = why, explained_by = session_user::text, explained_at = store.now()
     where f.erasure_id = held.id and f.table_name = place and f.column_name = name and f.state = 'open';
    if not found then
        perform store.refuse('retention.no_such_erasure');
    end if;
    update retention.erasure e set cleared_at = store.now()
     where e.id = held.id and e.searched_at is not null
       and not exists (select from retention.finding f where f.erasure_id = held.id and f.state = 'open');
    if found then
        delete from retention.sought s where s.erasure_id = held.id;
    end if;
    perform audit.record('retention.explained', held.customer_id,
        jsonb_build_object('erasure', held.id, 'table', place, 'column', name));
end
$$;
