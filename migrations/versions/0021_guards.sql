insert into staff.four_eyes (action, proposers, seconds, lasts) values
    ('rights.rectify', '{dpo}', '{dpo,kyc_lead}', '7 days');

insert into retention.rule
    (id, position, table_name, columns, way, keep, bound, classes, whose, until, remains, change) values
    ('corrections', 21, 'rights.rectification', '{body}', 'shred', 'request_ended_plus_3y', true, '{request}',
        't.customer_id = $1',
        $q$(select case when r.ended_at is null then 'infinity'::date
                else ((r.ended_at at time zone 'UTC')::date + interval '3 years')::date end
              from rights.request r where r.id = t.request_id)$q$,
        't.body is not null', 'body = null, plan = null, salt = null');

-- For whom the data protection officer may correct: a customer's open request for it, whose answer is not on its way.
create function rights.rectified_for(which uuid) returns uuid
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.request;
begin
    select * into held from rights.request r where r.id = which;
    if held.id is null or not 'dpo' = any (staff.duties()) then
        perform store.refuse('rights.no_such_request');
    end if;
    if held.customer_id is null or held.ended_at is not null or held."right" <> 'rectification' then
        perform store.refuse('rights.nothing_to_rectify', jsonb_build_object('number', held.number));
    end if;
    if held.state = 'leaving' then
        perform store.refuse('rights.answer_is_leaving', jsonb_build_object('number', held.number));
    end if;
    return held.customer_id;
end
$$;

-- What is begun is kept whole; without a body it is dropped.
create function rights.keep_rectification(which uuid, request uuid, sealed bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    whose constant uuid := rights.rectified_for(request);
    number constant bigint := (select r.number from rights.request r where r.id = request);
begin
    perform from rights.request r where r.id = keep_rectification.request for update;
    if exists (
        select from rights.rectification t
         where t.request_id = keep_rectification.request and t.state <> 'done' and (t.id <> which or t.state <> 'begun')
    ) then
        perform store.refuse('rights.moved_on', jsonb_build_object('number', number));
    end if;
    if sealed is null then
        delete from rights.rectification t where t.id = which and t.state = 'begun' and t.request_id = request;
        return;
    end if;
    insert into rights.rectification as t (id, request_id, customer_id, state, salt, body, made_by, made_at)
    values (which, request, whose, 'begun', sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), sealed,
            session_user::text, store.now())
        on conflict (id) do update set body = excluded.body, made_by = excluded.made_by, made_at = excluded.made_at
     where t.state = 'begun' and t.request_id = excluded.request_id;
    if not found then
        perform store.refuse('rights.moved_on', jsonb_build_object('number', number));
    end if;
end
$$;

-- Put before a second person who the person is to be from now on. Facts name fields; to what is said and to what would be
-- written, byte for byte, they are bound by hashes of this correction's own: `applied` of the lines as `rectify` takes
-- them, `said` of all words and values, which who opens them can make again.
create function rights.propose_rectification(which uuid, lines jsonb, said text, plan bytea) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.rectification;
    made uuid;
begin
    select * into held from rights.rectification t where t.id = which for update;
    perform rights.rectified_for(held.request_id);
    if held.state <> 'begun' then
        perform store.refuse('rights.moved_on', jsonb_build_object(
            'number', (select r.number from rights.request r where r.id = held.request_id)));
    end if;
    if jsonb_typeof(lines) <> 'array' or coalesce(said, '') !~ '^[0-9a-f]{64}$' or plan is null
        or coalesce(jsonb_array_length(lines), 0) = 0
        or exists (
            select from jsonb_array_elements(lines) l
             where coalesce(l ->> 'field', '') not in ('legal_name', 'birth_on', 'email', 'mobile', 'address', 'country',
                       'language', 'document_number', 'other')
                or coalesce(l ->> 'act', '') not in ('corrected', 'completed', 'refused')
        ) then
        perform store.refuse('staff.facts_malformed', '{"action": "rights.rectify"}');
    end if;
    made := staff.propose('rights.rectify', held.customer_id, jsonb_strip_nulls(jsonb_build_object(
        'request', 'R-' || (select r.number from rights.request r where r.id = held.request_id),
        'corrected', (select jsonb_agg(l ->> 'field' order by l ->> 'field')
                        from jsonb_array_elements(lines) l where l ->> 'act' = 'corrected'),
        'completed', (select jsonb_agg(l ->> 'field' order by l ->> 'field')
                        from jsonb_array_elements(lines) l where l ->> 'act' = 'completed'),
        'refused', (select jsonb_agg(l ->> 'field' order by l ->> 'field')
                      from jsonb_array_elements(lines) l where l ->> 'act' = 'refused'),
        'content', encode(sha256(held.body), 'hex'), 'said', said,
        'applied', rights.lines_hash(held.id, held.salt, lines))));
    update rights.rectification t set state = 'proposed', proposal_id = made, plan = propose_rectification.plan
     where t.id = which;
    return made;
end
$$;

-- What ties lines, as they are carried out, to one correction and no other; its salt keeps a name from being guessed.
create function rights.lines_hash(which uuid, salt bytea, lines jsonb) returns text
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select encode(sha256(uuid_send(which) || salt || convert_to(lines::text, 'UTF8')), 'hex')
$$;

-- Taken back, to be written differently; what was agreed to is then worth nothing any more.
create function rights.reopen_rectification(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.rectification;
begin
    select * into held from rights.rectification t where t.id = which for update;
    perform rights.rectified_for(held.request_id);
    if held.state <> 'proposed' then
        perform store.refuse('rights.moved_on', jsonb_build_object(
            'number', (select r.number from rights.request r where r.id = held.request_id)));
    end if;
    update staff.proposal set state = 'withdrawn' where id = held.proposal_id and state in ('proposed', 'approved');
    if found then
        perform staff.note_proposal('staff.withdrawn', 'rights.rectify', held.customer_id,
            jsonb_build_object('proposal', held.proposal_id, 'action', 'rights.rectify'));
    end if;
    update rights.rectification set state = 'begun', proposal_id = null, plan = null where id = which;
end
$$;

-- One value in one place: {column, row, was, value or sealed}. `was` is the hash of what stands there, so that nothing is
-- written over what nobody has seen. Answers how many rows changed.
create function rights.put_right(whose uuid, field text, told jsonb) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    place constant text := told ->> 'column';
    fresh constant text := told ->> 'value';
    sealed constant bytea := decode(told ->> 'sealed', 'hex');
    was constant bytea := decode(told ->> 'was', 'hex');
    at_row constant uuid := (told ->> 'row')::uuid;
    changed bigint;
begin
    if not exists (
        select from (values
            ('legal_name', 'people.identity.legal_name', true), ('legal_name', 'kyc.attempt.card', false),
            ('birth_on', 'people.particulars.birth_on', false), ('birth_on', 'kyc.attempt.card', false),
            ('email', 'people.identity.email', true), ('mobile', 'people.particulars.mobile', false),
            ('address', 'people.particulars.address', false), ('country', 'people.customer.country', true),
            ('language', 'people.customer.language', true),
            ('document_number', 'kyc.attempt.document_number', false), ('document_number', 'kyc.attempt.card', false)
        ) may (of_field, at_place, in_plain)
         where may.of_field = field and may.at_place = place
           and (fresh is not null) = may.in_plain and (sealed is not null) <> may.in_plain
           and coalesce(btrim(fresh) <> '' and length(fresh) <= 500, octet_length(sealed) > 77)
    ) then
        perform store.refuse('rights.not_that_value', jsonb_build_object('field', field));
    end if;
    case place
        when 'people.identity.legal_name' then
            update people.identity set legal_name = fresh
             where customer_id = whose and sha256(convert_to(legal_name, 'UTF8')) = was;
        when 'people.identity.email' then
            update people.identity set email = fresh
             where customer_id = whose and sha256(convert_to(email, 'UTF8')) = was;
        when 'people.customer.country' then
            update people.customer set country = fresh
             where id = whose and sha256(convert_to(country, 'UTF8')) = was;
        when 'people.customer.language' then
            update people.customer set language = fresh
             where id = whose and sha256(convert_to(language, 'UTF8')) = was;
        when 'people.particulars.birth_on' then
            update people.particulars set birth_on = sealed where customer_id = whose and sha256(birth_on) = was;
        when 'people.particulars.mobile' then
            update people.particulars set mobile = sealed where customer_id = whose and sha256(mobile) = was;
        when 'people.particulars.address' then
            update people.particulars set address = sealed where customer_id = whose and sha256(address) = was;
        when 'kyc.attempt.card' then
            update kyc.attempt set card = sealed where id = at_row and customer_id = whose and sha256(card) = was;
        when 'kyc.attempt.document_number' then
            update kyc.attempt set document_number = sealed
             where id = at_row and customer_id = whose and sha256(document_number) = was;
    end case;
    get diagnostics changed = row_count;
    if changed <> 1 then
        perform store.refuse('rights.data_moved_on', jsonb_build_object('field', field));
    end if;
    -- Nobody is found by the old value from now on; the new one waits for its entry.
    delete from vault.blind_index b where b.column_name = place and b.row_id = coalesce(at_row, whose);
    return changed;
end
$$;

-- By what others see of a name and how it is found the person would be another than who was agreed to. Words that are
-- not in Latin letters are taken apart in ways of their own, which this does not follow.
create function rights.check_name_parts(whose uuid, masked text, tokens jsonb) returns void
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    name constant text := (select i.legal_name from people.identity i where i.customer_id = whose);
    words constant text[] := array(
        select w.word
          from regexp_split_to_table(name, '[\s\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+')
               with ordinality w (word, at)
         where w.word <> '' order by w.at limit 4);
begin
    if masked is distinct from (select string_agg(left(w.word, 1) || '•••', ' ' order by w.at)
                                  from unnest(words) with ordinality w (word, at))
        or coalesce(jsonb_array_length(tokens), 0) = 0
        or octet_length(name) = length(name) and array(
            select distinct t.word collate "C" from jsonb_array_elements_text(tokens) t (word) order by 1
        ) <> array(
            select distinct left(f.word, 60) collate "C"
              from (select w.word from regexp_split_to_table(lower(name collate "C"), '[^a-z0-9]+')
                        with ordinality w (word, at) where w.word <> '' order by w.at limit 16) f order by 1
        ) then
        perform store.refuse('rights.not_that_value', '{"field": "legal_name"}');
    end if;
end
$$;

-- The one way to correct: every place of every field, what follows from them, the history, the request's event and the
-- trail, whole or not at all. `told`: {lines: [{field, act, evidence, evidence_id, ground, changes: [...]}], masked,
-- tokens, letters: [{reply, class_key, body, words}]}.
create function rights.rectify(which uuid, event uuid, version bigint, told jsonb) returns timestamptz
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.rectification;
    asked rights.request;
    whose uuid;
    agreed jsonb;
    line jsonb;
    change jsonb;
    letter jsonb;
    places jsonb;
    mail uuid;
    corrected text[];
begin
    select * into held from rights.rectification t where t.id = which for update;
    whose := rights.rectified_for(held.request_id);
    select * into asked from rights.request r where r.id = held.request_id;
    if held.state = 'done' or held.body is null then
        perform store.refuse('rights.moved_on', jsonb_build_object('number', asked.number));
    end if;
    if coalesce(jsonb_array_length(told -> 'lines'), 0) = 0 then
        perform store.refuse('rights.nothing_to_rectify', jsonb_build_object('number', asked.number));
    end if;
    -- Whoever else writes about this customer comes before or after.
    perform from people.customer c where c.id = whose for update;
    corrected := array(
        select l ->> 'field' from jsonb_array_elements(told -> 'lines') l where l ->> 'act' = 'corrected' order by 1
    );
    if corrected && array['legal_name', 'birth_on', 'document_number', 'email', 'mobile'] or held.state = 'proposed' then
        if held.proposal_id is null then
            perform store.refuse('rights.second_person_first');
        end if;
        agreed := staff.use_proposal(held.proposal_id, 'rights.rectify', whose);
        if agreed ->> 'content' is distinct from encode(sha256(held.body), 'hex')
            or agreed ->> 'applied' is distinct from rights.lines_hash(held.id, held.salt, told -> 'lines') then
            perform store.refuse('staff.proposal_differs');
        end if;
    end if;
    for line in select jsonb_array_elements(told -> 'lines') loop
        if line ->> 'evidence' = 'paper' and not exists (
                select from rights.paper p where p.id::text = line ->> 'evidence_id' and p.letter_id = asked.letter_id)
            or line ->> 'evidence' = 'case' and not exists (
                select from kyc."case" c where c.id::text = line ->> 'evidence_id' and c.customer_id = whose) then
            perform store.refuse('rights.evidence_needed', jsonb_build_object('field', line ->> 'field'));
        end if;
        if (line ->> 'act' = 'corrected') <> (coalesce(jsonb_array_length(line -> 'changes'), 0) > 0) then
            perform store.refuse('rights.not_that_value', jsonb_build_object('field', line ->> 'field'));
        end if;
        places := '{}';
        for change in select jsonb_array_elements(coalesce(line -> 'changes', '[]')) loop
            places := jsonb_set(places, array[change ->> 'column'], to_jsonb(
                coalesce((places ->> (change ->> 'column'))::bigint, 0)
                    + rights.put_right(whose, line ->> 'field', change)));
        end loop;
        if places ? 'people.identity.legal_name' then
            perform rights.check_name_parts(whose, told ->> 'masked', told -> 'tokens');
            update people.customer set masked_name = left(told ->> 'masked', 60) where id = whose;
            delete from people.name_token t where t.customer_id = whose;
            insert into people.name_token (token, customer_id)
            select distinct left(word, 60), whose
              from (select jsonb_array_elements_text(told -> 'tokens') as word limit 32) words where word <> '';
        end if;
        insert into people.correction
            (id, customer_id, request_id, field, act, evidence, evidence_id, ground, places, done_by, done_at)
        values (gen_random_uuid(), whose, held.request_id, line ->> 'field', line ->> 'act', line ->> 'evidence',
                (line ->> 'evidence_id')::uuid, line ->> 'ground', places, session_user::text, store.now());
    end loop;
    -- Letters that have not left go to the new address and speak of the new name; what a relay has in its hands does not.
    for letter in select jsonb_array_elements(coalesce(told -> 'letters', '[]')) loop
        select m.id into mail from outbox.message m join rights.reply p on p.id = m.reply_id
         where m.reply_id = (letter ->> 'reply')::uuid and m.state in ('waiting', 'failed')
           and p.subject_id = whose and p.kind not in ('recipient', 'address_changed') for update of m;
        if mail is not null then
            update outbox.body set class_key_id = (letter ->> 'class_key')::uuid, sealed = decode(letter ->> 'body', 'hex')
             where message_id = (letter ->> 'message')::uuid and message_id = mail;
            update rights.words set body = decode(letter ->> 'words', 'hex')
             where id = (letter ->> 'reply')::uuid and subject_id = whose;
        end if;
    end loop;
    if corrected && array['legal_name', 'birth_on', 'country', 'document_number'] then
        insert into kyc.rescreen (id, customer_id, asked_at) values (gen_random_uuid(), whose, store.now())
            on conflict do nothing;
    end if;
    -- Whoever had the address is told that it is no longer theirs here, in this transaction, by a letter nobody calls back.
    if exists (
            select from jsonb_array_elements(told -> 'lines') l, jsonb_array_elements(l -> 'changes') c
             where c ->> 'column' = 'people.identity.email' and c ->> 'was' <> encode(sha256(''::bytea), 'hex')
        ) and not exists (
            select from rights.reply p join outbox.message m on m.reply_id = p.id
             where p.request_id = held.request_id and p.kind = 'address_changed' and p.made_at = store.now()
               and p.made_by = session_user::text and m.state = 'waiting'
        ) then
        perform store.refuse('rights.old_address_untold');
    end if;
    update rights.rectification set state = 'done', plan = null, done_by = session_user::text, done_at = store.now()
     where id = which;
    insert into rights.event (id, request_id, kind, on_day, done_by, done_at, version)
    values (event, held.request_id, 'rectified',
            greatest(asked.received_on, (store.now() at time zone 'UTC')::date), session_user::text, store.now(),
            rectify.version + 1);
    perform audit.record('people.corrected', whose, jsonb_build_object(
        'request', held.request_id, 'rectification', which, 'fields', to_jsonb(corrected),
        'proposal', held.proposal_id));
    return store.now();
end
$$;

-- Only a correction says that there was one, and it only grows.
create function rights.guard_rectified() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (
        select from rights.rectification t
         where t.request_id = new.request_id and t.done_at = store.now() and t.done_by = session_user::text
    ) then
        perform store.refuse('rights.moved_on');
    end if;
    return new;
end
$$;
create trigger guard_rectified before insert on rights.event
    for each row when (new.kind = 'rectified') execute function rights.guard_rectified();
create trigger only_grows before update or delete on people.correction
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on people.correction
    for each statement execute function store.only_grows();
create trigger only_grows before update or delete on rights.recipient_notice
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on rights.recipient_notice
    for each statement execute function store.only_grows();
create trigger never_emptied before truncate on rights.rectification
    for each statement execute function store.only_grows();

-- What is done is history: nothing of it changes, but that its values are erased at their end.
create function rights.guard_rectification() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if old.state = 'done' and (tg_op = 'DELETE'
        or (old.id, old.request_id, old.customer_id, old.state, old.proposal_id, old.done_by, old.done_at)
            is distinct from
            (new.id, new.request_id, new.customer_id, new.state, new.proposal_id, new.done_by, new.done_at)
        or new.body is not null and new.body is distinct from old.body) then
        perform store.refuse('store.only_grows', '{"table": "rights.rectification"}');
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger guard_rectification before update or delete on rights.rectification
    for each row execute function rights.guard_rectification();

-- An answer does not leave while what two people look at is neither done nor taken back.
create function rights.guard_answer() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (
        select from rights.rectification t where t.request_id = new.request_id and t.state = 'proposed'
    ) then
        perform store.refuse('rights.correction_waits');
    end if;
    return new;
end
$$;
create trigger guard_answer before insert on rights.reply
    for each row when (new.kind in ('outcome', 'refusal')) execute function rights.guard_answer();

-- A recipient of what was corrected, erased or restricted: told by a letter that is made in this transaction, or why not.
create function rights.note_recipient(
    which uuid, occasion_id uuid, act text, recipient text, named text, way text, reply uuid
) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held record;
begin
    select * into held from (
        select 'rectification' as occasion, t.request_id, t.customer_id, t.done_at as at
          from rights.rectification t where t.id = note_recipient.occasion_id and t.state = 'done'
        union all
        select 'erasure', e.request_id, e.customer_id, e.erased_at
          from retention.erasure e where e.id = note_recipient.occasion_id and e.request_id is not null
        union all
        select case when x.lifted_at is null then 'restriction' else 'lifting' end, x.request_id, x.customer_id, x.set_at
          from people.restriction x where x.id = note_recipient.occasion_id
    ) o;
    if held.request_id is null or not 'dpo' = any (staff.duties()) then
        perform store.refuse('rights.no_such_request');
    end if;
    if not exists (
        select from rights.given(held.customer_id, held.at) g
         where g.act = note_recipient.act and g.recipient = note_recipient.recipient and g.named = note_recipient.named
           and g.recipient <> 'person' and g.basis <> 'gdpr_12'
    ) or way = 'stayed' and recipient <> 'firm' then
        perform store.refuse('rights.no_such_recipient');
    end if;
    -- Nobody is told of the end of what they were not told of.
    if held.occasion = 'lifting' and not exists (
        select from rights.recipient_notice n
         where n.occasion = 'restriction' and n.occasion_id = note_recipient.occasion_id and n.way = 'told'
           and n.act = note_recipient.act and n.recipient = note_recipient.recipient and n.named = note_recipient.named
    ) then
        perform store.refuse('rights.no_such_recipient');
    end if;
    if way = 'told' and not exists (
        select from rights.reply p
         where p.id = note_recipient.reply and p.request_id = held.request_id and p.kind = 'recipient'
           and p.made_by = session_user::text and p.made_at = store.now()
    ) then
        perform store.refuse('rights.no_such_recipient');
    end if;
    if way <> 'told' and not exists (select from rights.words w where w.id = which and w.subject_id = held.customer_id) then
        perform store.refuse('rights.words_needed');
    end if;
    insert into rights.recipient_notice
        (id, occasion, occasion_id, request_id, customer_id, act, recipient, named, way, reply_id, done_by, done_at)
    values (which, held.occasion, note_recipient.occasion_id, held.request_id, held.customer_id, act, recipient, named, way,
            reply, session_user::text, store.now());
    perform audit.record('rights.recipient_' || case way when 'told' then 'told' else 'not_told' end, held.customer_id,
        jsonb_build_object('request', held.request_id, held.occasion, note_recipient.occasion_id, 'way', way,
            'named', named));
exception when unique_violation then
    perform store.refuse('rights.recipient_settled');
end
$$;
