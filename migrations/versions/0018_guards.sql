-- A check-out is begun, its rows are read by who begins it, and it is finished here: the guard reads the rows once more,
-- and asks for the firm's signature over a manifest only if every figure in it is what it found.

create trigger never_deleted before delete on reconcile.check_out
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on reconcile.check_out
    for each statement execute function store.only_grows();
create trigger never_deleted before delete on reconcile.check_out_account
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on reconcile.check_out_account
    for each statement execute function store.only_grows();

-- What a leaf covers: each field with its length before it, so that no two entries share their bytes.
create function reconcile.entry_leaf(fields text[]) returns bytea
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select string_agg(int4send(octet_length(convert_to(f, 'UTF8'))) || convert_to(f, 'UTF8'), '' order by place)
      from unnest(fields) with ordinality told (f, place)
$$;

-- The root of a Merkle tree over these leaf hashes, level by level (RFC 6962, 2.1).
create function reconcile.merkle_root(leaves bytea[]) returns bytea
    language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
declare
    level bytea[] := leaves;
begin
    if coalesce(cardinality(level), 0) = 0 then
        return sha256(''::bytea);
    end if;
    while cardinality(level) > 1 loop
        select array_agg(case when beside is null then node else sha256('\x01'::bytea || node || beside) end order by place)
          into level
          from (select node, place, lead(node) over (order by place) as beside
                  from unnest(level) with ordinality told (node, place)) paired
         where place % 2 = 1;
    end loop;
    return level[1];
end
$$;

create function reconcile.instant(at timestamptz) returns text
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+00:00'
$$;

-- Entries of a check-out's accounts that were booked into closed days after the closing's snapshot was taken: nobody has
-- reconciled them yet, so they travel along.
create function reconcile.booked_late(which uuid)
    returns table (
        "position" integer, booked_on date, transaction_id bigint, seq integer, amount numeric, happened_on date, kind text)
    language sql stable rows 20 set search_path = pg_catalog, pg_temp as $$
    select o.position, p.booked_on, p.transaction_id, p.seq, p.amount, t.happened_on, t.kind
      from reconcile.check_out c
      join reconcile.check_out_account o on o.check_out_id = c.id
      join reconcile.check_out k on k.id = o.closed_by
      cross join lateral (select least(k.horizon, min(x)) as xact from unnest(k.running) x) seen
      join ledger.transaction t on t.xact >= seen.xact and (t.xact >= k.horizon or t.xact = any (k.running))
                               and t.xact < c.horizon and t.xact <> all (c.running) and t.booked_on <= k.until
      join ledger.posting p on p.booked_on = t.booked_on and p.transaction_id = t.id
                           and p.account_id = o.account_id and p.asset = o.asset
     where c.id = which
$$;

-- Note what is taken along, before a row of it is read. Answers below which transaction number the rows lie.
create function reconcile.begin_check_out(
    which uuid, paths text[], first_day date, last_day date, lasts interval, held_by text
) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    seen constant pg_snapshot := pg_current_snapshot();
    below constant bigint := pg_snapshot_xmax(seen)::text::bigint;
    open_now constant bigint[] := array(select x::text::bigint from pg_snapshot_xip(seen) x);
    unknown text;
    sealed date;
begin
    if not staff.duties() && array['finance', 'finance_lead'] then
        perform store.refuse('reconcile.not_yours');
    end if;
    if first_day is null or last_day is null or first_day > last_day then
        perform store.refuse('reconcile.not_a_period');
    end if;
    if lasts is null or lasts < interval '1 minute' or lasts > interval '60 days' then
        perform store.refuse('reconcile.lasts_too_long', '{"days": 60}');
    end if;
    if coalesce(cardinality(paths), 0) not between 1 and 200 then
        perform store.refuse('reconcile.no_account', '{"at_most": 200}');
    end if;
    -- Only what somebody outside keeps an account of can be reconciled; a customer's wallet never travels.
    select p into unknown from unnest(paths) p
     where not exists (
        select from ledger.account a where a.path = p and a.kind in ('bank', 'processor', 'custodian')) limit 1;
    if unknown is not null then
        perform store.refuse('reconcile.not_to_reconcile', jsonb_build_object('account', left(unknown, 200)));
    end if;
    insert into reconcile.check_out (id, taken_by, taken_at, since, until, expires_at, custody, horizon, running,
        state, changed_by, changed_at)
    values (which, session_user::text, store.now(), first_day, last_day, store.now() + lasts, held_by, below, open_now,
        'begun', session_user::text, store.now());
    select max(month) into sealed from ledger.month_seal where month + interval '1 month' <= first_day;
    insert into reconcile.check_out_account (check_out_id, position, account_id, asset, opening)
    select which, row_number() over (order by a.path, s.code), a.id, s.code,
           coalesce((select c.balance from ledger.checkpoint c
                      where c.account_id = a.id and c.asset = s.code and c.month = sealed), 0)
         + coalesce((select sum(p.amount) from ledger.posting p
                      where p.account_id = a.id and p.asset = s.code and p.booked_on < first_day
                        and (sealed is null or p.booked_on >= (sealed + interval '1 month')::date)), 0)
         - coalesce((select sum(p.amount)
                       from ledger.transaction t
                       join ledger.posting p on p.booked_on = t.booked_on and p.transaction_id = t.id
                      where t.xact >= pg_snapshot_xmin(seen)::text::bigint
                        and (t.xact >= below or t.xact = any (open_now))
                        and t.booked_on < first_day and p.account_id = a.id and p.asset = s.code), 0)
      from ledger.account a
      cross join ledger.asset s
     where a.path = any (paths)
       and exists (select from ledger.posting p
                    where p.account_id = a.id and p.asset = s.code and p.booked_on <= last_day);
    update reconcile.check_out_account o
       set closed_by = (
           select k.check_out_id from reconcile.closing k join ledger.account a on a.path = k.account
            where a.id = o.account_id and k.asset = o.asset and k.until < first_day
              and not exists (select from reconcile.reversal v
                               where v.check_out_id = k.check_out_id and v.part = '' and v.seq = k.seq)
            order by k.until desc, k.turn desc limit 1)
     where o.check_out_id = which;
    update reconcile.check_out_account o set opening = o.opening - l.amount
      from (select b.position, sum(b.amount) as amount from reconcile.booked_late(which) b group by b.position) l
     where o.check_out_id = which and o.position = l.position;
    perform audit.record('reconcile.check_out_begun', null, jsonb_build_object(
        'check_out', which, 'accounts', (select string_agg(p, ', ' order by p) from unnest(paths) p),
        'since', first_day, 'until', last_day));
    return below;
end
$$;

-- Recompute root, counts and balances of a check-out from the books themselves, compare them with the manifest, and ask
-- for the firm's signature over it. What only the desk knows is the hash of its file and where the key lies.
create function reconcile.finish_check_out(which uuid, document uuid, manifest bytea) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held reconcile.check_out;
    told jsonb;
    leaves bytea[];
    found_accounts jsonb;
    made bytea;
    expected jsonb;
    part text;
    entry bigint;
begin
    select * into held from reconcile.check_out c where c.id = which for update;
    if held.id is null or held.taken_by <> session_user::text or held.state <> 'begun' then
        perform store.refuse('reconcile.no_such_check_out');
    end if;
    if length(manifest) > 1048576 then
        perform store.refuse('reconcile.manifest_disagrees', '{"part": "size"}');
    end if;
    begin
        told := convert_from(manifest, 'UTF8')::jsonb;
    exception when others then
        perform store.refuse('reconcile.manifest_disagrees', '{"part": "form"}');
    end;
    with walked as materialized (
        select c.position, p.booked_on, p.transaction_id, p.seq, p.amount, t.happened_on, t.kind
          from reconcile.check_out_account c
          join ledger.posting p on p.account_id = c.account_id and p.asset = c.asset
                               and p.booked_on between held.since and held.until
          join ledger.transaction t on t.booked_on = p.booked_on and t.id = p.transaction_id
                                   and t.xact < held.horizon and t.xact <> all (held.running)
         where c.check_out_id = which
        union all
        select l.position, l.booked_on, l.transaction_id, l.seq, l.amount, l.happened_on, l.kind
          from reconcile.booked_late(which) l
    ), entry as materialized (
        select w.position, w.booked_on, w.transaction_id, w.seq, w.amount,
               sha256('\x00'::bytea || reconcile.entry_leaf(array[
                   a.path, c.asset, w.transaction_id::text, w.seq::text, to_char(w.booked_on, 'YYYY-MM-DD'),
                   to_char(w.happened_on, 'YYYY-MM-DD'), w.amount::text, w.kind, coalesce(r.reference, '')])) as leaf
          from walked w
          join reconcile.check_out_account c on c.check_out_id = which and c.position = w.position
          join ledger.account a on a.id = c.account_id
          left join lateral (
              select f.reference from ledger.reference f where f.transaction_id = w.transaction_id
               order by f.source, f.reference limit 1) r on true
    ), summed as (
        select e.position, sum(e.amount) as amount, count(*) as entries from entry e group by e.position
    ), kept as (
        update reconcile.check_out_account c
           set closing = c.opening + coalesce(s.amount, 0), entries = coalesce(s.entries, 0)
          from reconcile.check_out_account o left join summed s on s.position = o.position
         where c.check_out_id = which and o.check_out_id = which and o.position = c.position
        returning c.position, c.account_id, c.asset, c.opening, c.closing, c.entries
    )
    select (select array_agg(e.leaf order by e.position, e.booked_on, e.transaction_id, e.seq) from entry e),
           (select coalesce(jsonb_agg(jsonb_build_array(a.path, a.kind, k.asset, s.scale, k.opening::text, k.closing::text,
                       k.entries) order by k.position), '[]')
              from kept k join ledger.account a on a.id = k.account_id join ledger.asset s on s.code = k.asset)
      into leaves, found_accounts;
    made := reconcile.merkle_root(leaves);
    expected := jsonb_build_object(
        'format', 'backoffice snapshot 1', 'id', which, 'person', held.taken_by,
        'firm', (select h.firm from store.house h), 'made_at', reconcile.instant(held.taken_at),
        'expires_at', reconcile.instant(held.expires_at), 'since', held.since, 'until', held.until,
        'horizon', held.horizon::text, 'custody', held.custody, 'rows', coalesce(cardinality(leaves), 0),
        'root', encode(made, 'hex'), 'accounts', found_accounts);
    select k into part
      from jsonb_object_keys(expected) k where told -> k is distinct from expected -> k order by k limit 1;
    if part is not null then
        perform store.refuse('reconcile.manifest_disagrees', jsonb_build_object('part', part));
    end if;
    if (told ->> 'file_sha256' ~ '^[0-9a-f]{64}$' and told ->> 'size' ~ '^[0-9]{1,15}$'
        and told ->> 'firm_id' ~ '^[0-9a-f]{64}$') is not true then
        perform store.refuse('reconcile.manifest_disagrees', '{"part": "file_sha256"}');
    end if;
    if jsonb_typeof(told -> 'checkpoint') <> 'null' and not exists (
        select from audit.batch b
         where b.stream = 'ledger.transaction' and b.number = (told -> 'checkpoint' ->> 'batch')::bigint
           and encode(b.hash, 'hex') = told -> 'checkpoint' ->> 'hash'
    ) then
        perform store.refuse('reconcile.manifest_disagrees', '{"part": "checkpoint"}');
    end if;
    entry := audit.record('reconcile.checked_out', null, jsonb_build_object(
        'check_out', which, 'number', held.number, 'rows', coalesce(cardinality(leaves), 0), 'since', held.since,
        'until', held.until, 'accounts', (select string_agg(k ->> 0, ', ') from jsonb_array_elements(found_accounts) k),
        'expires_at', reconcile.instant(held.expires_at), 'root', encode(made, 'hex'),
        'sha256', told ->> 'file_sha256'));
    insert into audit.export values (document, entry, 'reconcile.snapshot', null,
        decode(told ->> 'file_sha256', 'hex'), (told ->> 'size')::bigint);
    insert into audit.signature_request (document, digest, requested_by, requested_at)
    values (document, sha256(manifest), session_user::text, store.now());
    update reconcile.check_out c
       set state = 'out', changed_by = session_user::text, changed_at = store.now(), root = made,
           rows = coalesce(cardinality(leaves), 0), file_sha256 = decode(told ->> 'file_sha256', 'hex'),
           manifest_sha256 = sha256(manifest), document = finish_check_out.document
     where c.id = which;
    perform pg_notify('audit_sealer', '');
    return entry;
end
$$;

-- No decision of a recalled check-out is taken in any more. By who took it, or by finance's lead.
create function reconcile.recall_check_out(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held reconcile.check_out;
begin
    select * into held from reconcile.check_out c where c.id = which for update;
    if held.id is null or not staff.duties() && array['finance', 'finance_lead']
        or held.taken_by <> session_user::text and not 'finance_lead' = any (staff.duties()) then
        perform store.refuse('reconcile.no_such_check_out');
    end if;
    if held.state not in ('begun', 'out') then
        perform store.refuse('reconcile.check_out_over', jsonb_build_object('number', held.number));
    end if;
    update reconcile.check_out c
       set state = 'recalled', changed_by = session_user::text, changed_at = store.now() where c.id = which;
    perform audit.record('reconcile.recalled', null,
        jsonb_build_object('check_out', which, 'number', held.number, 'person', held.taken_by));
end
$$;

-- Who took it says that file and key are gone.
create function reconcile.note_destroyed(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held reconcile.check_out;
begin
    select * into held from reconcile.check_out c where c.id = which for update;
    if held.id is null or held.taken_by <> session_user::text then
        perform store.refuse('reconcile.no_such_check_out');
    end if;
    if held.state = 'destroyed' then
        return;
    end if;
    -- What was checked in stays so: its decisions are in the house.
    if held.state <> 'checked_in' then
        update reconcile.check_out c
           set state = 'destroyed', changed_by = session_user::text, changed_at = store.now() where c.id = which;
    end if;
    perform audit.record('reconcile.destroyed', null,
        jsonb_build_object('check_out', which, 'number', held.number));
end
$$;
