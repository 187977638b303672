-- Makes a table that only grows, with a key `id bigint`, one whose rows are sealed. Run by migrations, of any area.
-- `xact` says which transaction wrote a row, `salt` keeps a leaf hash from telling what is in the row it is of.
create function audit.become_stream(stream regclass, private boolean, readers text[]) returns void
    language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    area text;
    named text;
    held text[];
begin
    select n.nspname, c.relname into area, named
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = stream;
    execute format('alter table %I.%I add column xact bigint not null default (pg_current_xact_id()::text::bigint), '
        'add column salt uuid not null default gen_random_uuid()', area, named);
    execute format('create index %I on %I.%I using brin (xact) with (autosummarize = on)', named || '_by_xact', area, named);
    execute format('grant usage on schema %I to sealer', area);
    execute format('grant select on %I.%I to sealer, guard', area, named);
    execute format('create policy sealed on %I.%I for select to sealer using (true)', area, named);
    select array['id', 'xact'] || array_agg(attname::text order by attnum) into held
      from pg_attribute
     where attrelid = stream and attnum > 0 and not attisdropped and attname not in ('id', 'xact');
    insert into audit.stream values (area || '.' || named, held, private, readers);
end
$$;

create function audit.forsake_stream(stream regclass) returns void
    language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    area text;
    named text;
begin
    select n.nspname, c.relname into area, named
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = stream;
    delete from audit.stream where name = area || '.' || named;
    execute format('drop policy sealed on %I.%I', area, named);
    execute format('revoke select on %I.%I from sealer', area, named);
    execute format('alter table %I.%I drop column xact, drop column salt', area, named);
end
$$;

select audit.become_stream('audit.event', false, array['auditor', 'dpo', 'administrator']);

create function audit.this_system() returns bigint
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select system_identifier from pg_control_system()
$$;

-- A batch continues the chain, ends before every open transaction, and holds exactly the rows there are. Only after a
-- restore, with nobody else at work, does one take what is left, under the id of a new cluster.
create function audit.guard_batch() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    told audit.stream;
    last audit.batch;
    leftover boolean;
    held record;
    endless constant bigint := 9223372036854775807;
begin
    select * into told from audit.stream where name = new.stream;
    select * into last from audit.batch where stream = new.stream order by number desc limit 1;
    leftover := new.to_xact = endless and last.cluster is distinct from new.cluster;
    if new.number <> coalesce(last.number, 0) + 1
        or new.previous <> coalesce(last.hash, '')
        or new.sealed_at <> store.now()
        or new.columns <> told.columns
        or new.system <> audit.this_system()
        or not leftover and (last.system <> new.system or last.cluster <> new.cluster)
        or new.from_xact <> (case when last.to_xact is null or last.to_xact = endless then 0 else last.to_xact end)
        or new.after_id <> (case when last.number is null then -endless - 1
                                 when last.to_xact = endless then last.until_id else last.after_id end) then
        perform store.refuse('audit.not_the_next_batch', jsonb_build_object('stream', new.stream));
    end if;
    select * into held
      from audit.count_region(new.stream, new.after_id, new.until_id, new.from_xact, new.to_xact);
    if leftover and exists (select from pg_snapshot_xip(pg_current_snapshot()))
        or not leftover and (
            new.to_xact > pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            or new.to_xact <= new.from_xact or new.until_id <> endless)
        or new.count <> held.count
        or new.first_id <> coalesce(held.lowest, 0) or new.last_id <> coalesce(held.highest, 0) then
        perform store.refuse('audit.not_settled', jsonb_build_object('stream', new.stream));
    end if;
    return new;
end
$$;
create trigger guard_batch before insert on audit.batch
    for each row execute function audit.guard_batch();
create trigger only_grows before update or delete on audit.batch
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on audit.batch
    for each statement execute function store.only_grows();
create trigger only_grows before update or delete on audit.firm_certificate
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on audit.firm_certificate
    for each statement execute function store.only_grows();

-- The rows of a region, found by their transaction: reading the key in order could read the whole trail.
create function audit.count_region(
    stream text, after_id bigint, until_id bigint, from_xact bigint, to_xact bigint,
    out count bigint, out lowest bigint, out highest bigint
)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp
    set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off as $$
declare
    wanted text := format('xact >= %s', from_xact);
begin
    if from_xact = 0 then
        wanted := 'true';
    end if;
    if to_xact <> 9223372036854775807 then
        wanted := wanted || format(' and xact < %s', to_xact);
    end if;
    if after_id <> -9223372036854775807 - 1 then
        wanted := wanted || format(' and id > %s', after_id);
    end if;
    execute format('select count(*), min(id), max(id) from %s where id <= $1 and %s',
            audit.stream_table(stream), wanted)
        into count, lowest, highest using until_id;
end
$$;

-- The quoted name of a stream's table; only of one that is registered.
create function audit.stream_table(stream text) returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select quote_ident(split_part(s.name, '.', 1)) || '.' || quote_ident(split_part(s.name, '.', 2))
      from audit.stream s where s.name = stream
$$;

-- Whether the caller's row security shows every row of the stream.
create function audit.reads_all(stream text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from audit.stream s where s.name = stream and s.readers && staff.duties())
        or exists (select from pg_roles where rolname = session_user and (rolsuper or rolbypassrls))
$$;

create function audit.may_verify(stream text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select audit.reads_all(stream)
        or exists (
            select from audit.stream s
             where s.name = stream and not s.private
               and staff.duties() && array['auditor', 'administrator', 'dpo', 'kyc_lead', 'mlro']
        )
$$;

-- Leaf hashes (RFC 6962) of rows the caller may not read: the bytes are those of a tuple in COPY's binary format.
-- Every row has a salt of 122 random bits, so a hash tells nothing of the row to who guesses at it.
create function audit.leaves(
    stream text, columns text[], after_id bigint, until_id bigint, from_xact bigint, to_xact bigint, at_most int
) returns table (id bigint, xact bigint, leaf bytea)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    named constant text := audit.stream_table(leaves.stream);
    parts text;
begin
    if named is null or not audit.may_verify(leaves.stream) then
        perform store.refuse('audit.may_not_verify', jsonb_build_object('stream', leaves.stream));
    end if;
    if not exists (select from audit.stream s where s.name = leaves.stream and s.columns = leaves.columns)
        and not exists (select from audit.batch b where b.stream = leaves.stream and b.columns = leaves.columns) then
        perform store.refuse('audit.may_not_verify', jsonb_build_object('stream', leaves.stream));
    end if;
    select string_agg(
            format('coalesce(int4send(length(%1$s(e.%2$I))) || %1$s(e.%2$I), ''\xffffffff''::bytea)', t.typsend, w.name),
            ' || ' order by w.place)
      into parts
      from unnest(leaves.columns) with ordinality w (name, place)
      join pg_attribute a on a.attrelid = named::regclass and a.attname = w.name
      join pg_type t on t.oid = a.atttypid;
    return query execute format(
            'select e.id, e.xact, sha256(''\x00''::bytea || int2send($6::smallint) || %s) from %s e '
            'where (e.id > $1 or $1 = $7) and e.id <= $2 and (e.xact >= $3 or $3 = 0) and (e.xact < $4 or $4 = $8) '
            'order by e.id limit $5', parts, named)
        using after_id, until_id, from_xact, to_xact, at_most, cardinality(leaves.columns),
            -9223372036854775807::bigint - 1, 9223372036854775807::bigint;
end
$$;

-- Transactions that write and have been open for longer than sealing may wait, oldest first. Real time, not the house's.
create function audit.held_up() returns table (role text, pid int, since timestamptz, ours boolean)
    language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    select a.usename::text, a.pid, a.xact_start,
           a.datname = current_database() and not r.rolsuper
               and (r.rolname in ('worker', 'endpoint') or pg_has_role(r.oid, 'staff', 'member'))
      from pg_stat_activity a join pg_roles r on r.oid = a.usesysid
     where a.backend_xid is not null and a.pid <> pg_backend_pid()
       and a.xact_start < clock_timestamp() - (select held from audit.sealing_limit)
     order by a.xact_start
$$;

-- Ends those of our own desks and services, so that nobody keeps the trail from being sealed. How many were ended.
create function audit.end_held_up() returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    found record;
    ended int := 0;
begin
    for found in select * from audit.held_up() where ours loop
        if pg_terminate_backend(found.pid) then
            perform audit.record('audit.transaction_ended', null,
                jsonb_build_object('role', found.role, 'pid', found.pid, 'since', found.since));
            ended := ended + 1;
        end if;
    end loop;
    return ended;
end
$$;

create function audit.sealer_serves() returns boolean
    language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from pg_stat_activity where usename = 'sealer' and datname = current_database())
$$;

-- How far each stream the caller may verify is sealed, and since when rows wait.
create function audit.sealing_state()
    returns table (stream text, sealed_to bigint, sealed_at timestamptz, waiting bigint, waiting_since timestamptz)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
    told audit.stream;
    last audit.batch;
    again boolean;
begin
    for told in select * from audit.stream s where session_user = 'sealer' or audit.may_verify(s.name) order by 1 loop
        select * into last from audit.batch b where b.stream = told.name order by b.number desc limit 1;
        again := last.to_xact = 9223372036854775807;
        stream := told.name;
        sealed_at := last.sealed_at;
        select max(b.last_id) into sealed_to from audit.batch b
         where b.stream = told.name and b.number > last.number - 100;
        execute format('select count(*), min(%s) from %s where xact >= $1 and (id > $2 or $2 is null)',
                case when 'at' = any (told.columns) then 'at' else 'recorded_at' end, audit.stream_table(told.name))
            into waiting, waiting_since
            using case when again or last.number is null then 0 else last.to_xact end,
                case when again then last.until_id else last.after_id end;
        return next;
    end loop;
end
$$;

-- The firm's signature is asked for by who enters the document, in the transaction that enters it.
create function audit.ask_signature(document uuid, digest bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (
        select from audit.export x join audit.event e on e.id = x.event_id
         where x.id = document and e.actor = session_user::text
           and e.xact = pg_current_xact_id()::text::bigint
    ) then
        perform store.refuse('audit.not_your_document', jsonb_build_object('document', document));
    end if;
    insert into audit.signature_request (document, digest, requested_by, requested_at)
    values (document, digest, session_user::text, store.now());
    perform pg_notify('audit_sealer', '');
end
$$;

create function audit.guard_signature() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if old.signature is not null and new.signature is distinct from old.signature then
        perform store.refuse('audit.signed_already', jsonb_build_object('document', old.document));
    end if;
    if old.signature is null and new.signature is not null then
        new.signed_at := store.now();
    end if;
    return new;
end
$$;
create trigger guard_signature before update on audit.signature_request
    for each row execute function audit.guard_signature();

-- The signed file's own hash, entered by who asked, once.
create function audit.note_signed(document uuid, sha256 bytea, size bigint) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    about uuid;
begin
    if length(sha256) <> 32 or size < 1 then
        perform store.refuse('audit.not_a_document');
    end if;
    update audit.signature_request r
       set signed_sha256 = note_signed.sha256, signed_size = note_signed.size
     where r.document = note_signed.document and r.requested_by = session_user::text
       and r.signature is not null and r.signed_sha256 is null;
    if not found then
        perform store.refuse('audit.not_your_document', jsonb_build_object('document', document));
    end if;
    select x.subject into about from audit.export x where x.id = note_signed.document;
    return audit.record('audit.document_signed', about,
        jsonb_build_object('document', document, 'sha256', encode(sha256, 'hex'), 'size', size));
end
$$;
