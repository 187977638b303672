-- Functions that say no. Those of `guard` see everything and tell little: they raise a code, or answer an id.
create function store.refuse(code text, facts jsonb default '{}') returns void
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception using errcode = 'BO001', message = code, detail = facts::text;
end
$$;

-- Policies compare with text: comparing with the type name of session_user loses the index.
create function store.me() returns text
    language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$ select session_user::text $$;

-- The hour stands still in a transaction. Left open it would be an hour of somebody's choice: a lease that does not end,
-- an entry in the trail from before. So it is told for an hour at most, which the booking of millions of lines may need. A
-- dump and a restore take their time, and who makes them keeps the server anyway.
create function store.longest_transaction() returns interval
    language sql immutable security definer set search_path = pg_catalog, pg_temp as $$ select interval '1 hour' $$;

create function store.now() returns timestamptz
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if clock_timestamp() - transaction_timestamp() > store.longest_transaction()
        and not pg_has_role(session_user, 'deployer', 'member') and not pg_has_role(session_user, 'backup', 'member') then
        perform store.refuse('store.transaction_too_old');
    end if;
    return transaction_timestamp() + coalesce((select shift from store.clock_shift), interval '0');
end
$$;

-- A rule about what stands now is not judged by what somebody saw a while ago: such a transaction would still find a month
-- open that was closed since, or no hold on whom it erases.
create function store.only_now() returns void
    language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        perform store.refuse('store.reads_the_past');
    end if;
end
$$;

-- Only a sample or a test house may live at another time than its server.
create function store.shift_allowed() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from store.house where kind in ('sample', 'test')) then
        perform store.refuse('store.clock_not_shiftable');
    end if;
    return new;
end
$$;
create trigger shift_allowed before insert or update on store.clock_shift
    for each row execute function store.shift_allowed();

create function staff.duties() returns text[]
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(rolname::text order by rolname), '{}')
      from pg_roles
     where rolname in ('kyc_reviewer', 'kyc_lead', 'dpo', 'finance', 'finance_lead', 'mlro', 'auditor', 'administrator')
       and pg_has_role(session_user, oid, 'member')
$$;

-- Finding people by name: the index of names is read here alone, for `people.search`. No desk may call these.
create function people.may_look_people_up() returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select staff.duties() && array['kyc_reviewer', 'dpo', 'mlro', 'auditor']
$$;

create function people.named(words text[], at_most int) returns setof uuid
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not people.may_look_people_up() then
        perform store.refuse('people.not_yours_to_look_up');
    end if;
    return query
        select distinct first.customer_id
          from people.name_token first
         where first.token >= words[1] and first.token < words[1] || U&'\+10FFFF'
           and not exists (
               select from unnest(words[2:]) other (word)
                where not exists (
                    select from people.name_token t
                     where t.customer_id = first.customer_id
                       and t.token >= other.word and t.token < other.word || U&'\+10FFFF'
                )
           )
         limit least(at_most, 100);
end
$$;

create function people.with_email(begins text, at_most int) returns setof uuid
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not people.may_look_people_up() then
        perform store.refuse('people.not_yours_to_look_up');
    end if;
    return query
        select customer_id from people.identity
         where email >= begins and email < begins || U&'\+10FFFF'
         limit least(at_most, 100);
end
$$;

-- What does an act enters it: a guard function or a trigger. No desk may call this.
create function audit.record(action text, subject uuid, facts jsonb) returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into audit.event (at, actor, action, subject, facts)
    values (store.now(), session_user::text, action, subject, facts)
    returning id
$$;

-- Kept equal to `audit.recordable` of the code by a test.
insert into audit.recordable (action, role) values
    ('staff.signed_in', 'staff'),
    ('audit.trail_read', 'staff'),
    ('audit.list_written', 'staff'),
    ('kyc.case_file.written', 'kyc_reviewer'),
    ('staff.review_written', 'administrator'),
    ('outbox.mail_failed', 'worker'),
    ('ledger.report_written', 'finance'),
    ('ledger.report_written', 'auditor'),
    ('rights.copy_prepared', 'dpo'),
    ('upkeep.backup_made', 'backup'),
    ('upkeep.backup_made', 'deployer'),
    ('upkeep.restored', 'deployer'),
    ('upkeep.restored_without_erasures', 'deployer');
insert into audit.exportable (kind, role) values
    ('kyc.case_file', 'kyc_reviewer'),
    ('audit.list_csv', 'staff'),
    ('audit.list_pdf', 'staff'),
    ('rights.access_answer', 'dpo');
insert into audit.exportable (kind, role)
select 'ledger.' || kind, role
  from unnest(array['statement', 'trial_balance', 'journal', 'customer']) kind, unnest(array['finance', 'auditor']) role;

-- What a desk says of itself: only what its role may say.
create function audit.note(action text, subject uuid, facts jsonb) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (
        select from audit.recordable r
         where r.action = note.action and pg_has_role(session_user, r.role::name, 'member')
    ) then
        perform store.refuse('audit.not_yours_to_record', jsonb_build_object('action', left(action, 60)));
    end if;
    -- The trail never shrinks: it is no place to fill.
    if (jsonb_typeof(facts) = 'object' and octet_length(facts::text) <= 4000) is not true then
        perform store.refuse('audit.facts_too_long');
    end if;
    return audit.record(action, subject, facts);
end
$$;

-- The hash is what the caller says it is; `claimed_by` tells so. Only guards enter a document without asking whose it is.
create function audit.enter_document(document uuid, kind text, subject uuid, sha256 bytea, size bigint) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    entry bigint;
begin
    if (length(sha256) = 32 and size >= 1) is not true then
        perform store.refuse('audit.not_a_document');
    end if;
    entry := audit.record('audit.document_made', subject,
        jsonb_build_object('document', document, 'kind', kind, 'sha256', encode(sha256, 'hex'), 'size', size,
            'claimed_by', session_user));
    insert into audit.export values (document, entry, kind, subject, sha256, size);
    return entry;
end
$$;

create function audit.note_export(document uuid, kind text, subject uuid, sha256 bytea, size bigint) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (
        select from audit.exportable x
         where x.kind = note_export.kind and pg_has_role(session_user, x.role::name, 'member')
    ) then
        perform store.refuse('audit.not_yours_to_export', jsonb_build_object('kind', left(kind, 60)));
    end if;
    -- A case file is written of papers that are open.
    if kind = 'kyc.case_file' and not exists (
        select from vault.ticket t
         where t.customer_id = subject and t.person = session_user::text and t.until > store.now()
    ) then
        perform store.refuse('audit.not_yours_to_export', jsonb_build_object('kind', kind));
    end if;
    return audit.enter_document(document, kind, subject, sha256, size);
end
$$;

create function store.only_grows() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform store.refuse('store.only_grows', jsonb_build_object('table', tg_table_schema || '.' || tg_table_name));
    return null;
end
$$;
create trigger only_grows before update or delete on audit.event
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on audit.event
    for each statement execute function store.only_grows();
create trigger only_grows before update or delete on audit.export
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on audit.export
    for each statement execute function store.only_grows();
create trigger only_grows before update or delete on kyc.decision
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on kyc.decision
    for each statement execute function store.only_grows();

-- A claim (K-07): one's own, of a waiting case of one's level, for at most 15 minutes, at most three at a time.
create function kyc.guard_claim() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.claimed_by is null and old.claimed_by = session_user::text and new.version = old.version then
        perform audit.record('kyc.case.released', new.customer_id, jsonb_build_object('case', new.id));
    end if;
    if new.claimed_by is null or session_user = 'worker' then
        return new;
    end if;
    if new.state <> 'waiting' then
        perform store.refuse('kyc.case_moved_on', jsonb_build_object('number', new.number));
    end if;
    if new.claimed_by <> session_user::text then
        perform store.refuse('kyc.not_yours', jsonb_build_object('number', new.number, 'holder', new.claimed_by));
    end if;
    if new.level = 'lead' and not 'kyc_lead' = any (staff.duties()) then
        perform store.refuse('kyc.needs_a_lead', jsonb_build_object('number', new.number));
    end if;
    if new.claimed_until > store.now() + interval '15 minutes' then
        perform store.refuse('kyc.lease_too_long');
    end if;
    if old.claimed_by is distinct from new.claimed_by or old.claimed_until <= store.now() then
        new.claimed_at := store.now();
        -- The own presence row is the lock that makes two windows of one person count one after the other.
        insert into staff.presence values (session_user::text, store.now())
            on conflict (person) do update set seen_at = excluded.seen_at;
        if (select count(*) from kyc."case"
             where claimed_by = session_user::text and claimed_until > store.now() and id <> new.id) >= 3 then
            perform store.refuse('kyc.too_many_claims', '{"at_most": 3}');
        end if;
        -- Who lacks a key would hold a case that opens nothing to them.
        if not vault.holds_every_class('kyc_reviewer') then
            perform store.refuse('kyc.no_keys', jsonb_build_object('number', new.number));
        end if;
        -- A verdict that is taken back brings its case along, and has an entry of its own.
        if new.version = old.version then
            perform audit.record('kyc.case.claimed', new.customer_id, jsonb_build_object('case', new.id));
        end if;
    end if;
    return new;
end
$$;
create trigger guard_claim before update of claimed_by, claimed_until on kyc."case"
    for each row execute function kyc.guard_claim();

-- Until when a case opens its papers to somebody, null where it does not: to its holder while they hold it, to a lead
-- where a lead is waited for, and to whose decision stands while it can be called back (ten minutes, the longest its mail
-- waits) and nobody else holds the case. Anything else is an emergency.
create function kyc.opens_until(which uuid, who text) returns timestamptz
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select max(ground.until)
      from kyc."case" c
      left join kyc.decision d on d.id = c.last_decision and d.decided_by = who
     cross join lateral (
           select c.claimed_by is not null and c.claimed_until > store.now() as held
     ) claim
     cross join lateral (values
           (case when claim.held and c.claimed_by = who then c.claimed_until end),
           (case when (c.state = 'second_review' or c.state = 'waiting' and c.level = 'lead')
                      and pg_has_role(who::name, 'kyc_lead', 'member') then timestamptz 'infinity' end),
           (case when not claim.held then d.decided_at + interval '10 minutes' end)
     ) ground (until)
     where c.id = which and ground.until > store.now()
$$;
create function kyc.may_open(which uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select kyc.opens_until(which, session_user::text) is not null
$$;

-- What ends the ground of a ticket ends the ticket: a case that leaves a hand, and every decision.
create function kyc.end_tickets() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_table_name = 'case' then
        perform vault.end_case_tickets(new.id);
    else
        perform vault.end_case_tickets(new.case_id);
    end if;
    return null;
end
$$;
create trigger end_tickets after update of claimed_by, claimed_until on kyc."case"
    for each row when (old.claimed_by is not null
        and (new.version = old.version or new.last_decision is null)
        and (new.claimed_by is distinct from old.claimed_by or new.claimed_until < old.claimed_until))
    execute function kyc.end_tickets();
create trigger end_tickets after insert on kyc.decision
    for each row execute function kyc.end_tickets();

-- What came to the screen, in a case whose papers a live ticket opens; otherwise nothing of it was shown.
create function kyc.note_shown(which uuid) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    customer constant uuid := (
        select c.customer_id from kyc."case" c join vault.ticket t on t.customer_id = c.customer_id
         where c.id = which and t.person = session_user::text and t.until > store.now() limit 1
    );
begin
    if customer is null then
        return 0;
    end if;
    return audit.record('kyc.case.shown', customer, jsonb_build_object('case', which));
end
$$;

-- The one way a case moves: a decision row. Desks have no right to change a case's state themselves.
create function kyc.apply_decision() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held kyc."case";
    earlier kyc.decision;
    mail text;
    hand_free boolean;
    is_lead boolean := 'kyc_lead' = any (staff.duties());
begin
    new.decided_by := session_user::text;
    new.decided_at := store.now();
    select * into held from kyc."case" where id = new.case_id for update;
    if not found then
        perform store.refuse('kyc.no_such_case');
    end if;
    if held.version <> new.case_version then
        perform store.refuse('kyc.case_moved_on', jsonb_build_object('number', held.number));
    end if;
    new.level := held.level;
    new.began_at := case when new.act = 'verdict' then held.claimed_at end;
    if new.act = 'verdict' then
        if held.state <> 'waiting' then
            perform store.refuse('kyc.case_moved_on', jsonb_build_object('number', held.number));
        end if;
        if held.claimed_by is distinct from session_user::text or held.claimed_until <= store.now() then
            perform store.refuse('kyc.not_yours',
                jsonb_build_object('number', held.number, 'holder', held.claimed_by));
        end if;
        if held.level = 'lead' and not is_lead then
            perform store.refuse('kyc.needs_a_lead', jsonb_build_object('number', held.number));
        end if;
        if new.verdict in ('reject', 'escalate') and new.note_commitment is null then
            perform store.refuse('kyc.note_needed', jsonb_build_object('reason', new.reason));
        end if;
        if new.verdict not in ('approve', 'reject', 'grant_attempt', 'ask_document', 'escalate')
            or (new.verdict = 'escalate' and held.level = 'lead') then
            perform store.refuse('kyc.unknown_reason', jsonb_build_object('reason', new.reason, 'verdict', new.verdict));
        end if;
        update kyc."case"
           set state = case new.verdict
                   when 'approve' then 'decided'
                   when 'reject' then 'second_review'
                   when 'escalate' then 'waiting'
                   else 'with_customer'
               end,
               level = case new.verdict when 'escalate' then 'lead' else level end,
               outcome = case when new.verdict in ('approve', 'grant_attempt') then new.verdict end,
               last_decision = new.id, claimed_by = null, claimed_until = null, version = version + 1
         where id = held.id;
        perform audit.record('kyc.case.decided', held.customer_id,
            jsonb_build_object('case', held.id, 'verdict', new.verdict, 'reason', new.reason));
        return new;
    end if;

    select * into earlier from kyc.decision where id = new.refers_to;
    if earlier.id is distinct from held.last_decision then
        perform store.refuse('kyc.case_moved_on', jsonb_build_object('number', held.number));
    end if;
    new.verdict := earlier.verdict;
    if new.act in ('second_yes', 'second_no') then
        if held.state <> 'second_review' then
            perform store.refuse('kyc.case_moved_on', jsonb_build_object('number', held.number));
        end if;
        if not is_lead then
            perform store.refuse('kyc.needs_a_lead', jsonb_build_object('number', held.number));
        end if;
        if earlier.decided_by = session_user::text then
            perform store.refuse('kyc.same_person', jsonb_build_object('number', held.number));
        end if;
        if not staff.apart(session_user::text, earlier.decided_by) then
            perform store.refuse('staff.not_apart', jsonb_build_object('person', earlier.decided_by));
        end if;
        update kyc."case"
           set state = case new.act when 'second_yes' then 'decided' else 'waiting' end,
               level = case new.act when 'second_no' then 'lead' else level end,
               outcome = case new.act when 'second_yes' then earlier.verdict end,
               last_decision = new.id, version = version + 1
         where id = held.id;
        perform audit.record('kyc.case.seconded', held.customer_id,
            jsonb_build_object('case', held.id, 'agrees', new.act = 'second_yes'));
        return new;
    end if;

    if earlier.decided_by <> session_user::text then
        perform store.refuse('kyc.not_your_verdict', jsonb_build_object('number', held.number));
    end if;
    update outbox.message set state = 'void' where decision_id = earlier.id and state = 'waiting';
    select state into mail from outbox.message where decision_id = earlier.id;
    if mail <> 'void' then
        perform store.refuse('kyc.mail_already_left', jsonb_build_object('number', held.number));
    end if;
    if held.claimed_by is not null and held.claimed_until > store.now() then
        perform store.refuse('kyc.case_moved_on', jsonb_build_object('number', held.number));
    end if;
    if earlier.act = 'verdict' then
        -- The case comes back into the hand that let it go, or to the queue when that hand is full.
        hand_free := (select count(*) from kyc."case"
                       where claimed_by = session_user::text and claimed_until > store.now()) < 3;
        update kyc."case"
           set state = 'waiting', level = earlier.level, outcome = null, last_decision = null,
               claimed_by = case when hand_free then session_user::text end,
               claimed_until = case when hand_free then store.now() + interval '10 minutes' end,
               version = version + 1
         where id = held.id;
    elsif earlier.act in ('second_yes', 'second_no') then
        update kyc."case"
           set state = 'second_review', level = earlier.level, outcome = null, last_decision = earlier.refers_to,
               claimed_by = null, claimed_until = null, version = version + 1
         where id = held.id;
    else
        perform store.refuse('kyc.case_moved_on', jsonb_build_object('number', held.number));
    end if;
    perform audit.record('kyc.case.withdrawn', held.customer_id,
        jsonb_build_object('case', held.id, 'decision', earlier.id));
    return new;
end
$$;
create trigger apply_decision before insert on kyc.decision
    for each row execute function kyc.apply_decision();

-- K-08: no verdict without the mail that tells the customer, in the same transaction.
create function kyc.mail_goes_with_it() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if (new.act = 'second_yes' or new.act = 'verdict' and new.verdict in ('approve', 'grant_attempt', 'ask_document'))
        and not exists (
            select from outbox.message
             where decision_id = new.id and case_id = new.case_id and kind = 'kyc_' || new.verdict
        ) then
        perform store.refuse('kyc.mail_missing');
    end if;
    return null;
end
$$;
create constraint trigger mail_goes_with_it after insert on kyc.decision
    deferrable initially deferred for each row execute function kyc.mail_goes_with_it();

-- A desk's message belongs to its own decision, or to its own reply to a request, and says what that says: a verdict that
-- a second person has to see has no mail, and no letter opens an account or stops a clock. It starts waiting, and cannot
-- be put off past the promise.
create function outbox.guard_message() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    made kyc.decision;
    held kyc."case";
begin
    select * into made from kyc.decision where id = new.decision_id;
    select * into held from kyc."case" where id = made.case_id;
    if new.leaves_at > store.now() + interval '10 minutes'
        or new.reply_id is null and (
            made.id is null or made.decided_by <> session_user::text or made.decided_at <> store.now()
            or new.case_id is distinct from held.id or new.customer_id is distinct from held.customer_id
            or new.kind is distinct from 'kyc_' || made.verdict
            or (made.act = 'second_yes'
                or made.act = 'verdict' and made.verdict in ('approve', 'grant_attempt', 'ask_document')) is not true
        )
        or new.reply_id is not null and (
            new.case_id is not null or not starts_with(new.kind, 'rights_')
            or to_regprocedure('rights.is_own_reply(uuid, uuid)') is null
            or not rights.is_own_reply(new.reply_id, new.customer_id)
        ) then
        perform store.refuse('outbox.not_your_message');
    end if;
    new.state := 'waiting';
    new.tries := 0;
    new.last_fault := '';
    new.locked_at := null;
    new.accepted_at := null;
    new.made_at := store.now();
    return new;
end
$$;
create trigger guard_message before insert on outbox.message
    for each row execute function outbox.guard_message();

-- The relay has accepted a mail: the clock of K-08 stops with it, and the account opens or stays shut.
create function outbox.accepted(which uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    mail outbox.message;
begin
    update outbox.message
       set state = 'sent', accepted_at = store.now(), locked_at = null
     where id = which and state = 'sending'
    returning * into mail;
    if not found then
        return false;
    end if;
    update kyc."case"
       set told_at = store.now()
     where id = mail.case_id and told_at is null and mail.kind in ('kyc_approve', 'kyc_reject', 'kyc_grant_attempt');
    update people.customer
       set kyc = case mail.kind when 'kyc_approve' then 'passed' else 'refused' end
     where id = mail.customer_id and mail.kind in ('kyc_approve', 'kyc_reject');
    perform audit.record('outbox.mail_accepted', mail.customer_id,
        jsonb_build_object('message', mail.id, 'kind', mail.kind, 'case', mail.case_id));
    return true;
end
$$;

-- A document arrived for a case that waits on its customer: the case waits for a person again.
create function kyc.document_arrived(which uuid, seen_version bigint) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held kyc."case";
    sent kyc.picture;
begin
    if not 'kyc_reviewer' = any (staff.duties()) then
        perform store.refuse('kyc.not_yours');
    end if;
    select * into held from kyc."case" where id = which for update;
    if held.id is null or held.version is distinct from seen_version or held.state <> 'with_customer' then
        perform store.refuse('kyc.case_moved_on', jsonb_build_object('number', held.number));
    end if;
    select p.id, p.kind into sent.id, sent.kind from kyc.picture p
     where p.case_id = which and p.added_at = store.now() order by p.id desc limit 1;
    if sent.id is null then
        perform store.refuse('kyc.not_a_picture');
    end if;
    perform audit.record('kyc.document_added', held.customer_id,
        jsonb_build_object('case', which, 'picture', sent.id, 'kind', sent.kind));
    update kyc."case"
       set state = 'waiting', outcome = null, last_decision = null, version = version + 1
     where id = which;
    perform vault.end_case_tickets(which);
    return held.version + 1;
end
$$;
