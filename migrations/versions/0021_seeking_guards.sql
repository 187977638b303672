-- The columns in which words that are not sealed can name somebody, as the data map has them. What the reporting officer
-- keeps is not among them (tipping-off), nor what the firm keeps of its own people.
create function rights.sought_places() returns table (place text, size bigint)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select v.place, (select coalesce(sum(pg_relation_size(part.relid)), 0)::bigint
                       from pg_partition_tree(v.of_table::regclass) part)
      from (values
        ('people.identity.legal_name', 'people.identity'), ('people.identity.email', 'people.identity'),
        ('ledger.particulars.description', 'ledger.particulars'), ('ledger.draft_words.explanation', 'ledger.draft_words'),
        ('ledger.feed_note.words', 'ledger.feed_note'), ('reconcile.words.words', 'reconcile.words')
      ) v (place, of_table)
     where 'dpo' = any (staff.duties())
$$;

-- Look through one column for who asks and is no customer of ours: how many rows name them, and nothing of any row. The
-- trail says that it was looked, for which request and how many there are, never for what.
create function rights.seek(which uuid, place text, whole text[], all_of text[], all_folded text[]) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    parts constant text[] := string_to_array(place, '.');
    total bigint;
begin
    if not exists (
        select from rights.request r
         where r.id = which and r.customer_id is null and r.ended_at is null and 'dpo' = any (staff.duties())
    ) or not exists (select from rights.sought_places() p where p.place = seek.place) then
        perform store.refuse('rights.no_such_request');
    end if;
    if (cardinality(whole) + cardinality(all_of) > 0 and cardinality(all_folded) >= 0
        and array_position(whole || all_of || all_folded, null) is null
        and not exists (select from unnest(whole) w where length(translate(w, '%_\', '')) < 5
                           and octet_length(w) = length(w))
        and not exists (select from unnest(whole) w where length(translate(w, '%_\', '')) < 2)
        and (cardinality(all_of) = 0 or length(translate(array_to_string(all_of, ''), '%_\', '')) >= 5
             or octet_length(array_to_string(all_of, '')) > length(array_to_string(all_of, '')))) is not true then
        perform store.refuse('retention.nothing_to_look_for');
    end if;
    if cardinality(whole) + cardinality(all_of) + cardinality(all_folded) > 40 or exists (
        select from unnest(whole || all_of || all_folded) w where length(w) > 500
    ) then
        perform store.refuse('retention.too_much_to_look_for');
    end if;
    execute format(
        'select count(*) from (select lower(t.%3$I collate "default") as w from %1$I.%2$I t offset 0) r'
        ' where r.w like any ($1) or cardinality($2) > 0'
        '   and (r.w like all ($2) or cardinality($3) > 0 and retention.folded(r.w) like all ($3))',
        parts[1], parts[2], parts[3])
       into total using whole, all_of, all_folded;
    insert into rights.sought_place values (which, place, total, session_user::text, store.now())
        on conflict on constraint sought_place_pkey do update
       set found = excluded.found, sought_by = excluded.sought_by, sought_at = excluded.sought_at;
    perform audit.record('rights.sought', null, jsonb_build_object('request', which, 'place', place, 'found', total));
    return total;
end
$$;
