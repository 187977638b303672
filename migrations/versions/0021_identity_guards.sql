insert into retention.rule
    (id, position, table_name, columns, way, keep, bound, classes, whose, until, remains, change) values
    ('identity_papers', 22, 'rights.identity_content', '{content}', 'shred', 'identity_checked', true, '{}',
        't.paper_id in (select p.id from rights.identity_paper p where p.subject_id = $1)', 'null', 'true', null),
    ('letter_senders', 26, 'rights.letter_sender', '{mark}', 'delete', '', false, '{}',
        't.subject_id = $1', 'null', 'true', null);

-- What an officer adds belongs to a request that is open, and begins unseen.
create function rights.guard_identity_paper() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (
        select from rights.request r
         where r.id = new.request_id and r.subject_id = new.subject_id and r.ended_at is null
    ) then
        perform store.refuse('rights.no_identity_check');
    end if;
    new.received_by := session_user::text;
    new.received_at := store.now();
    perform audit.record('rights.identity_paper_added',
        (select r.customer_id from rights.request r where r.id = new.request_id),
        jsonb_build_object('request', new.request_id, 'paper', new.id, 'kind', new.kind));
    return new;
end
$$;
create trigger guard_identity_paper before insert on rights.identity_paper
    for each row execute function rights.guard_identity_paper();

-- Nothing of it changes but who saw it and the verdict, once; and it never disappears.
create function rights.keep_identity_paper() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    moves constant text[] := '{seen_by,seen_at,verdict,decided_by,decided_at}';
begin
    if old.verdict is not null or to_jsonb(old) - moves is distinct from to_jsonb(new) - moves then
        perform store.refuse('store.only_grows', '{"table": "rights.identity_paper"}');
    end if;
    return new;
end
$$;
create trigger keep_identity_paper before update on rights.identity_paper
    for each row execute function rights.keep_identity_paper();
create trigger only_grows before delete on rights.identity_paper
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on rights.identity_paper
    for each statement execute function store.only_grows();

-- Content comes with its paper, in the same transaction.
create function rights.guard_identity_content() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (
        select from rights.identity_paper p
         where p.id = new.paper_id and p.verdict is null and p.received_by = session_user::text
           and p.received_at = store.now()
    ) then
        perform store.refuse('rights.no_identity_check');
    end if;
    return new;
end
$$;
create trigger guard_identity_content before insert on rights.identity_content
    for each row execute function rights.guard_identity_content();
create trigger only_grows before update on rights.identity_content
    for each row execute function store.only_grows();

-- However a paper goes, its key and every ticket to it go with it, and the row says by then what became of it.
create function rights.shred_identity_content() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from vault.customer_key k where k.customer_id = old.paper_id;
    delete from vault.ticket t where t.customer_id = old.paper_id;
    update rights.identity_paper p
       set verdict = 'ended', decided_by = session_user::text, decided_at = store.now()
     where p.id = old.paper_id and p.verdict is null;
    return null;
end
$$;
create trigger shred_identity_content after delete on rights.identity_content
    for each row execute function rights.shred_identity_content();

-- Seen: by whom and when, which a verdict needs. Opening it takes a ticket for the paper, in this transaction or before.
create function rights.see_identity_paper(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.identity_paper;
begin
    select * into held from rights.identity_paper p where p.id = which for update;
    if held.id is null or held.verdict is not null or not exists (
        select from vault.ticket t
         where t.person = session_user::text and t.customer_id = which and t.until > store.now()
    ) then
        perform store.refuse('rights.no_identity_check');
    end if;
    update rights.identity_paper set seen_by = session_user::text, seen_at = store.now() where id = which;
    perform audit.record('rights.identity_paper_seen',
        (select r.customer_id from rights.request r where r.id = held.request_id),
        jsonb_build_object('request', held.request_id, 'paper', which));
end
$$;

-- What was last shown of who asks: true once it was proved, false where papers were refused since; null for nothing.
create function rights.shown_last(which uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select e.kind <> 'unconfirmed' from rights.event e
     where e.request_id = which and (e.kind in ('confirmed', 'unconfirmed') or e.kind = 'got' and e.topic = 'identity')
     order by e.version desc limit 1
$$;

create function rights.identity_refused(which uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select not coalesce(rights.shown_last(which), true)
$$;

create function rights.identity_shown(which uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(rights.shown_last(which), false)
$$;

-- Who records a mail notes with it, by a hash, from which address it came.
create function rights.note_sender(letter uuid, sender text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.letter;
begin
    select * into held from rights.letter l
     where l.id = letter and l.channel = 'mail' and l.customer_id is not null and l.recorded_by = session_user::text
       and l.recorded_at = store.now();
    if held.id is null or btrim(coalesce(sender, '')) = '' or length(sender) > 500 then
        perform store.refuse('rights.no_such_request');
    end if;
    insert into rights.letter_sender values (letter, held.subject_id,
        sha256(uuid_send(held.subject_id) || convert_to(lower(btrim(sender)), 'UTF8')));
end
$$;

-- The verdict stands at every open request of the same letter, and of the person's other letters of the same hand: the
-- same asker, from the same address. Where a question stands open, its answer is there with it.
create function rights.tell_identity(held rights.request, verdict text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    each rights.request;
    asked_on date;
begin
    for each in
        select r.* from rights.request r
          join rights.letter l on l.id = r.letter_id
          join rights.letter mine on mine.id = held.letter_id
         where r.ended_at is null and r.subject_id = held.subject_id and (
               l.id = mine.id
               or l.asker = 'person' and mine.asker = 'person' and l.from_held_address and mine.from_held_address
               or l.asker = mine.asker and exists (
                   select from rights.letter_sender a join rights.letter_sender b on b.mark = a.mark
                    where a.letter_id = l.id and b.letter_id = mine.id))
         order by r.id for update of r
    loop
        select max(e.on_day) into asked_on from rights.event e
         where e.request_id = each.id and e.topic = 'identity'
        having count(*) filter (where e.kind = 'asked') > count(*) filter (where e.kind in ('got', 'returned'));
        insert into rights.event (id, request_id, kind, topic, on_day, done_by, done_at, version)
        select gen_random_uuid(), each.id, k.kind, case k.kind when 'got' then 'identity' end,
               greatest((store.now() at time zone 'Europe/London')::date, each.received_on, asked_on),
               session_user::text, store.now(), each.version + 1
          from (select case when verdict = 'refused' then 'unconfirmed'
                            when asked_on is not null and each.state = 'open' then 'got'
                            else 'confirmed' end) k (kind);
    end loop;
end
$$;

-- The verdict of the check, by who has seen every paper: the papers and their keys are destroyed with it, at once.
create function rights.decide_identity(which uuid, verdict text) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.request;
    gone bigint;
begin
    select * into held from rights.request r where r.id = which for update;
    if held.id is null or not 'dpo' = any (staff.duties()) then
        perform store.refuse('rights.no_such_request');
    end if;
    if decide_identity.verdict is null or decide_identity.verdict not in ('confirmed', 'refused') or not exists (
        select from rights.identity_paper p where p.request_id = which and p.verdict is null
    ) then
        perform store.refuse('rights.no_identity_check');
    end if;
    if exists (
        select from rights.identity_paper p
         where p.request_id = which and p.verdict is null and p.seen_by is distinct from session_user::text
    ) then
        perform store.refuse('rights.identity_unseen');
    end if;
    update rights.identity_paper p
       set verdict = decide_identity.verdict, decided_by = session_user::text, decided_at = store.now()
     where p.request_id = which and p.verdict is null;
    delete from rights.identity_content c
     using rights.identity_paper p where p.id = c.paper_id and p.request_id = which;
    get diagnostics gone = row_count;
    perform audit.record('rights.identity_decided', held.customer_id,
        jsonb_build_object('request', which, 'verdict', decide_identity.verdict, 'papers', gone));
    perform rights.tell_identity(held, decide_identity.verdict);
    return gone;
end
$$;

-- A request that ends takes what was never decided on with it.
create function rights.end_identity_check() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    gone bigint;
begin
    delete from rights.identity_content c
     using rights.identity_paper p where p.id = c.paper_id and p.request_id = new.id;
    get diagnostics gone = row_count;
    delete from rights.letter_sender s where s.letter_id = new.letter_id and not exists (
        select from rights.request r where r.letter_id = new.letter_id and r.ended_at is null);
    if gone > 0 then
        perform audit.record('rights.identity_papers_destroyed', new.customer_id,
            jsonb_build_object('request', new.id, 'papers', gone));
    end if;
    return null;
end
$$;
create trigger end_identity_check after update of ended_at on rights.request
    for each row when (new.ended_at is not null and old.ended_at is null) execute function rights.end_identity_check();

-- A paper that came with the letter and belongs to the check is taken over, and stays nowhere else. No guard can open what
-- is sealed anew; so the trail keeps by its hash which paper is gone, of which the endpoint knows the content.
create function rights.take_paper_over(paper uuid, becomes uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    request uuid;
    gone bytea;
begin
    if exists (select from people.correction c where c.evidence = 'paper' and c.evidence_id = paper)
        or not exists (
            select from rights.paper a
              join rights.request r on r.letter_id = a.letter_id
              join rights.identity_paper p on p.request_id = r.id
              join rights.identity_content c on c.paper_id = p.id
             where a.id = paper and p.id = becomes and p.received_by = session_user::text
               and p.received_at = store.now() and a.media = p.media
        ) then
        perform store.refuse('rights.no_identity_check');
    end if;
    delete from rights.paper a where a.id = paper returning a.sha256 into gone;
    select p.request_id into request from rights.identity_paper p where p.id = becomes;
    -- One paper becomes one: a second would be gone without having been checked.
    if exists (
        select from audit.event e
         where e.action = 'rights.paper_taken_over' and e.at = store.now() and e.facts ->> 'becomes' = becomes::text
    ) then
        perform store.refuse('rights.no_identity_check');
    end if;
    perform audit.record('rights.paper_taken_over', (select r.customer_id from rights.request r where r.id = request),
        jsonb_build_object('request', request, 'paper', paper, 'becomes', becomes, 'sha256', encode(gone, 'hex')));
end
$$;
