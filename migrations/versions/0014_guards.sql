-- What a person agreed to and took back, and what is withheld from use while they dispute it.
insert into audit.recordable (action, role) values
    ('rights.letter_filed', 'dpo'), ('rights.register_written', 'dpo');
insert into audit.exportable (kind, role) values ('rights.letter', 'dpo'), ('rights.register', 'dpo');

-- A consent stands while the newest act of its purpose gives it.
create function people.consents_to(customer uuid, purpose text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce((
        select c.act = 'given' from people.consent c
         where c.customer_id = consents_to.customer and c.purpose = consents_to.purpose
         order by c.number desc limit 1
    ), false)
$$;

-- Only the person consents, from their account; whoever reads their letter can take it back for them. One customer's acts
-- come one after the other.
create function people.guard_consent() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    new.done_by := session_user::text;
    new.done_at := store.now();
    -- A row of the house is the lock: an advisory one anybody may take.
    perform from people.customer c where c.id = new.customer_id for no key update;
    if session_user = 'endpoint' then
        if new.how not in ('registration', 'account', 'unsubscribe_link') or new.request_id is not null then
            perform store.refuse('people.only_the_person_consents');
        end if;
    elsif new.act = 'given' then
        perform store.refuse('people.only_the_person_consents');
    end if;
    if new.act = 'withdrawn' and not people.consents_to(new.customer_id, new.purpose) then
        perform store.refuse('people.nothing_to_withdraw', jsonb_build_object('purpose', new.purpose));
    end if;
    if new.request_id is not null and not exists (
        select from rights.request r where r.id = new.request_id and r.customer_id = new.customer_id
    ) then
        perform store.refuse('rights.no_such_request');
    end if;
    return new;
end
$$;
create trigger guard_consent before insert on people.consent
    for each row execute function people.guard_consent();
create trigger only_grows before update or delete on people.consent
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on people.consent
    for each statement execute function store.only_grows();

-- At once: what was to be sent on a consent that is gone does not leave.
create function people.note_consent() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.purpose = 'marketing' and new.act = 'withdrawn' then
        update outbox.message set state = 'void'
         where customer_id = new.customer_id and starts_with(kind, 'marketing') and state in ('waiting', 'failed');
    end if;
    perform audit.record('people.consent_' || new.act, new.customer_id, jsonb_strip_nulls(jsonb_build_object(
        'consent', new.id, 'purpose', new.purpose, 'notice', new.notice_version, 'language', new.language,
        'how', new.how, 'request', new.request_id)));
    return null;
end
$$;
create trigger note_consent after insert on people.consent
    for each row execute function people.note_consent();

-- No marketing without a consent that stands, whoever puts it.
create function outbox.consent_first() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if people.is_restricted(new.customer_id) then
        perform store.refuse('people.is_restricted');
    end if;
    if new.customer_id is null or not people.consents_to(new.customer_id, 'marketing') then
        perform store.refuse('people.no_consent', '{"purpose": "marketing"}');
    end if;
    return new;
end
$$;
create trigger consent_first before insert on outbox.message
    for each row when (starts_with(new.kind, 'marketing')) execute function outbox.consent_first();

-- Whom the caller is not to see: customers under a restriction that names none of the caller's duties. The officer who
-- works on the dispute sees them; the reporting officer does, as the law on money laundering goes on.
create function people.hidden_from_me() returns uuid[]
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
    mine constant text[] := staff.duties();
begin
    if mine && array['dpo', 'mlro'] then
        return '{}';
    end if;
    return array(select r.customer_id from people.restriction r where r.lifted_at is null and not r.duties && mine);
end
$$;

-- The wallets of those, whose booking words may name them, and the search for words, which leaves theirs out: an index
-- over text is not used below a policy, and nobody finds by a word what they may not read.
create function ledger.accounts_hidden_from_me() returns int[]
    language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
    select array(select a.id from ledger.account a
                  where a.holder = any (array(select u::text from unnest(people.hidden_from_me()) u)))
$$;

create function ledger.transactions_saying(words text) returns setof bigint
    language plpgsql stable rows 500000 security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select w.transaction_id from ledger.particulars w
         where to_tsvector('simple'::regconfig, w.description) @@ to_tsquery('simple'::regconfig, words)
           and w.transaction_id not in (
               select p.transaction_id from ledger.posting p
                where p.account_id = any ((select ledger.accounts_hidden_from_me())::int[])
           );
end
$$;

-- The same where there are few of them, else null: then a list is walked and each looked up, which shows its first rows
-- at once. The planner is asked first, since finding a million takes as long as finding them.
create function ledger.few_saying(words text, at_most int) returns bigint[]
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    plan json;
    found bigint[];
begin
    execute format('explain (format json) select from ledger.particulars w'
        ' where to_tsvector(''simple''::regconfig, w.description) @@ to_tsquery(''simple''::regconfig, %L)', words)
       into plan;
    if (plan -> 0 -> 'Plan' ->> 'Plan Rows')::bigint > 10 * at_most::bigint then
        return null;
    end if;
    found := array(select said.id from ledger.transactions_saying(words) said (id) limit at_most + 1);
    return case when cardinality(found) <= at_most then found end;
end
$$;

create function people.is_restricted(customer uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from people.restriction r where r.customer_id = customer and r.lifted_at is null)
$$;

-- Which of these are: one question for a page of a list that marks them.
create function people.restricted_among(customers uuid[]) returns uuid[]
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select array(select r.customer_id from people.restriction r
                  where r.lifted_at is null and r.customer_id = any (customers))
$$;

create function people.restrict(which uuid, request uuid, ground text, duties text[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.request;
begin
    select * into held from rights.request r where r.id = restrict.request;
    if not 'dpo' = any (staff.duties()) or held.customer_id is null then
        perform store.refuse('rights.no_such_request');
    end if;
    if held.ended_at is not null then
        perform store.refuse('rights.moved_on', jsonb_build_object('number', held.number));
    end if;
    if people.is_restricted(held.customer_id) then
        perform store.refuse('people.restricted_already');
    end if;
    insert into people.restriction (id, customer_id, request_id, ground, duties, set_by, set_at)
    values (which, held.customer_id, held.id, restrict.ground, restrict.duties, session_user::text, store.now());
    -- At once: marketing that waits does not leave.
    update outbox.message set state = 'void'
     where customer_id = held.customer_id and starts_with(kind, 'marketing') and state in ('waiting', 'failed');
    perform audit.record('people.restricted', held.customer_id, jsonb_build_object(
        'restriction', which, 'request', held.id, 'ground', restrict.ground, 'duties', to_jsonb(restrict.duties)));
end
$$;

-- Article 18(3): the person is told before. A notice counts once a relay has accepted it, or its posting was entered and
-- it has not come back; one of an earlier restriction counts for nothing.
create function people.lift_restriction(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held people.restriction;
begin
    if not 'dpo' = any (staff.duties()) then
        perform store.refuse('people.not_restricted');
    end if;
    select * into held from people.restriction r where r.id = which and r.lifted_at is null for update;
    if held.id is null then
        perform store.refuse('people.not_restricted');
    end if;
    if not exists (
        select from rights.reply p
         where p.subject_id = held.customer_id and p.kind = 'lifting' and not p.to_agent and p.made_at >= held.set_at
           and case p.way
               when 'mail' then exists (
                   select from outbox.message m where m.reply_id = p.id and m.state = 'sent')
               else exists (select from rights.posting g where g.reply_id = p.id and g.act = 'posted')
                   and not exists (select from rights.posting g where g.reply_id = p.id and g.act = 'returned')
               end
    ) then
        perform store.refuse('people.lifting_not_announced');
    end if;
    update people.restriction set lifted_by = session_user::text, lifted_at = store.now() where id = which;
    perform audit.record('people.restriction_lifted', held.customer_id,
        jsonb_build_object('restriction', which, 'request', held.request_id));
end
$$;

-- What is withheld from use is not changed either, and no new mark is made of it.
create function people.stop_if_hidden() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.customer_id = any (people.hidden_from_me()) then
        perform store.refuse('people.is_restricted');
    end if;
    return new;
end
$$;
create trigger hidden_is_not_changed before insert on kyc.picture
    for each row execute function people.stop_if_hidden();
create trigger hidden_is_not_changed before insert on kyc.decision_note
    for each row execute function people.stop_if_hidden();

-- Nor is it decided about by who held it before; a verdict of one's own can still be taken back.
create function kyc.stop_if_hidden() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (
        select from kyc."case" c where c.id = new.case_id and c.customer_id = any (people.hidden_from_me())
    ) then
        perform store.refuse('people.is_restricted');
    end if;
    return new;
end
$$;
create trigger hidden_is_not_decided before insert on kyc.decision
    for each row when (new.act <> 'withdrawal') execute function kyc.stop_if_hidden();
