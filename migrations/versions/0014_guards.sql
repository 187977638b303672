-- What a person agreed to and took back, and what is withheld from use while they dispute it.
insert into audit.recordable (action, role) values ('rights.letter_filed', 'dpo');
insert into audit.exportable (kind, role) values ('rights.letter', 'dpo');

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
    perform pg_advisory_xact_lock(hashtextextended('people.consent' || new.customer_id::text, 0));
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
    if new.customer_id is null or not people.consents_to(new.customer_id, 'marketing') then
        perform store.refuse('people.no_consent', '{"purpose": "marketing"}');
    end if;
    return new;
end
$$;
create trigger consent_first before insert on outbox.message
    for each row when (starts_with(new.kind, 'marketing')) execute function outbox.consent_first();
