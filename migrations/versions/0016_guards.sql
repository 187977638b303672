-- The log is written by what discloses, whoever's hand it is.
create function people.disclose(
    subject uuid, act text, recipient text, named text, categories text[], basis text,
    export uuid, message uuid, proposal uuid
) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into people.disclosure (id, subject_id, act, recipient, named, categories, basis, disclosed_by, disclosed_at,
        export_id, message_id, proposal_id)
    values (gen_random_uuid(), subject, act, recipient, named, categories, basis, session_user::text, store.now(),
        export, message, proposal)
$$;

-- A document in the export register has left the program. The answer to an access request goes inside its package.
create function people.note_document() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    told record;
begin
    if new.kind = 'rights.access_answer' then
        return null;
    end if;
    select k.act, k.recipient, k.categories::text[] as categories, k.basis into told
      from (values
        ('kyc.case_file', 'case_file', 'firm', '{identity,contact,identity_image,biometric,device,communication}',
            'legal_obligation'),
        ('ledger.customer', 'report', 'firm', '{financial}', 'legal_obligation'),
        ('ledger.statement', 'report', 'firm', '{financial}', 'legal_obligation'),
        ('ledger.trial_balance', 'report', 'firm', '{financial}', 'legal_obligation'),
        ('ledger.journal', 'report', 'firm', '{financial}', 'legal_obligation'),
        ('audit.list_csv', 'list', 'firm', '{account}', 'legal_obligation'),
        ('audit.list_pdf', 'list', 'firm', '{account}', 'legal_obligation'),
        ('rights.register', 'report', 'firm', '{account}', 'legal_obligation'),
        -- Written and not yet handed over.
        ('rights.access_copy', 'package', 'firm',
            '{identity,contact,identity_image,financial,account,device,communication}', 'gdpr_15'),
        ('rights.access_copy_faces', 'package', 'firm',
            '{identity,contact,identity_image,biometric,financial,account,device,communication}', 'gdpr_15'),
        ('rights.portability_copy', 'package', 'firm', '{identity,contact,financial}', 'gdpr_20'),
        ('rights.letter', 'file', 'firm', '{contact,communication}', 'gdpr_12')
      ) k (kind, act, recipient, categories, basis)
     where k.kind = new.kind;
    if found then
        perform people.disclose(new.subject, told.act, told.recipient, '', told.categories, told.basis, new.id, null, null);
    else
        perform people.disclose(new.subject, 'file', 'firm', '', '{}', 'legitimate_interest', new.id, null, null);
    end if;
    return null;
end
$$;
create trigger note_document after insert on audit.export
    for each row execute function people.note_document();

-- A letter has left when a relay has accepted it.
create function people.note_letter() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform people.disclose(
        coalesce(new.customer_id, (select p.subject_id from rights.reply p where p.id = new.reply_id)),
        'letter', coalesce((select n.recipient from rights.recipient_notice n where n.reply_id = new.reply_id), 'person'),
        -- The path of an account can be longer and of more signs than a code.
        coalesce((select left(regexp_replace(n.named, '[^A-Za-z0-9_.:-]', '', 'g'), 60)
            from rights.recipient_notice n where n.reply_id = new.reply_id), ''), '{contact,communication}',
        case when new.reply_id is null then 'contract' else 'gdpr_12' end, null, new.id, null);
    return null;
end
$$;
create trigger note_letter after update of state on outbox.message
    for each row when (new.state = 'sent' and old.state <> 'sent') execute function people.note_letter();

-- What two people have agreed to release to an authority. A release of the reporting officer stands in the trail of
-- suspicions alone: an entry here would tip somebody off (Directive (EU) 2015/849, Art. 39).
create function people.note_release() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not pg_has_role(new.proposed_by::name, 'mlro', 'member') then
        perform people.disclose(
            new.subject, 'release', 'authority',
            left(regexp_replace(coalesce(new.facts ->> 'authority', ''), '[^A-Za-z0-9_.:-]', '', 'g'), 60),
            array(select jsonb_array_elements_text(case jsonb_typeof(new.facts -> 'categories')
                when 'array' then new.facts -> 'categories' else '[]' end)),
            'order', null, null, new.id);
    end if;
    return null;
end
$$;
create trigger note_release after update of state on staff.proposal
    for each row when (new.action = 'authority.release' and new.state = 'used' and old.state <> 'used')
    execute function people.note_release();

-- A package lies in a folder of the firm until the answer that it belongs to has been accepted for delivery.
create function people.note_handed_over() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    made people.disclosure;
begin
    select * into made from people.disclosure d
     where d.subject_id = new.customer_id and d.act = 'package' and d.recipient = 'firm'
       and d.basis = case new."right" when 'access' then 'gdpr_15' else 'gdpr_20' end
       and d.disclosed_at >= new.received_on::timestamptz - interval '1 day'
     order by d.disclosed_at desc limit 1;
    if made.id is not null then
        perform people.disclose(new.customer_id, 'package', 'person', '', made.categories, made.basis, made.export_id, null,
            null);
    end if;
    return null;
end
$$;
create trigger note_handed_over after update of state on rights.request
    for each row when (
        new.state = 'answered' and old.state <> 'answered' and new."right" in ('access', 'portability')
        and new.outcome in ('fulfilled', 'partly')
    ) execute function people.note_handed_over();

create trigger only_grows before update or delete on people.disclosure
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on people.disclosure
    for each statement execute function store.only_grows();

-- Whose copy is made for a request: the data protection officer's to make, while a request for a copy is open.
create function rights.copied_for(which uuid) returns uuid
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.request;
begin
    select * into held from rights.request r where r.id = which;
    if held.id is null or not 'dpo' = any (staff.duties()) then
        perform store.refuse('rights.no_such_request');
    end if;
    if held.customer_id is null or held.ended_at is not null or held."right" not in ('access', 'portability') then
        perform store.refuse('rights.no_copy_now', jsonb_build_object('number', held.number));
    end if;
    return held.customer_id;
end
$$;

-- The same, with the officer's ticket for the customer: nothing is read that the trail does not know of.
create function rights.opened_for(which uuid) returns uuid
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    whose constant uuid := rights.copied_for(which);
begin
    if not whose = any (vault.open_customers('{identity}')) then
        perform store.refuse('rights.not_opened');
    end if;
    return whose;
end
$$;

-- What an erasure leaves under a number that names nobody: counts alone, for the officer whose request it is.
create function rights.kept_nameless(which uuid) returns table (part text, held bigint)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    whose uuid;
begin
    select r.customer_id into whose from rights.request r where r.id = which;
    if whose is null or not 'dpo' = any (staff.duties()) then
        perform store.refuse('rights.no_such_request');
    end if;
    return query
        select 'people.consent', count(*) from people.consent where customer_id = whose
        union all select 'ledger.posting', count(*)
            from ledger.account a join ledger.posting p on p.account_id = a.id where a.holder = whose::text;
end
$$;

-- How much there is, before anything is opened: numbers alone.
create function rights.count_held(which uuid) returns table (part text, held bigint)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    whose constant uuid := rights.copied_for(which);
begin
    return query
        select 'people.customer', count(*) from people.customer where id = whose
        union all select 'people.identity', count(*) from people.identity where customer_id = whose
        union all select 'people.particulars', count(*) from people.particulars where customer_id = whose
        union all select 'people.account_freeze', count(*) from people.account_freeze where customer_id = whose
        union all select 'people.consent', count(*) from people.consent where customer_id = whose
        union all select 'people.restriction', count(*) from people.restriction where customer_id = whose
        union all select 'people.objection', count(*) from people.objection where customer_id = whose
        union all select 'kyc.case', count(*) from kyc."case" where customer_id = whose
        union all select 'kyc.attempt', count(*) from kyc.attempt where customer_id = whose
        union all select 'kyc.provider_check', count(*)
            from kyc.provider_check p join kyc.attempt a on a.id = p.attempt_id where a.customer_id = whose
        union all select 'kyc.picture', count(*)
            from kyc.picture where customer_id = whose and kind not in ('selfie', 'portrait')
        union all select 'faces', count(*)
            from kyc.picture where customer_id = whose and kind in ('selfie', 'portrait')
        union all select 'kyc.decision', count(*)
            from kyc.decision d join kyc."case" c on c.id = d.case_id where c.customer_id = whose
        union all select 'kyc.decision_note', count(*)
            from kyc.decision_note n join kyc.decision d on d.id = n.decision_id
           where n.customer_id = whose and d.verdict <> 'escalate'
        union all select 'outbox.message', count(*) from outbox.message where customer_id = whose
        union all select 'ledger.posting', count(*)
            from ledger.account a join ledger.posting p on p.account_id = a.id where a.holder = whose::text
        union all select 'rights.letter', count(*) from rights.letter where subject_id = whose
        union all select 'rights.request', count(*) from rights.request where subject_id = whose
        union all select 'rights.event', count(*)
            from rights.event e join rights.request r on r.id = e.request_id where r.subject_id = whose
        union all select 'rights.words', count(*) from rights.words where subject_id = whose
        union all select 'rights.paper', count(*) from rights.paper where subject_id = whose
        union all select 'rights.reply', count(*) from rights.reply where subject_id = whose
        union all select 'rights.complaint', count(*) from rights.complaint where subject_id = whose
        union all select 'rights.posting', count(*) from rights.posting where subject_id = whose
        union all select 'people.disclosure', count(*) from people.disclosure where subject_id = whose
        union all select 'people.correction', count(*) from people.correction where customer_id = whose
        union all select 'rights.rectification', count(*) from rights.rectification where customer_id = whose
        union all select 'rights.identity_paper', count(*) from rights.identity_paper where subject_id = whose
        union all select 'rights.recipient_notice', count(*)
            from rights.recipient_notice where customer_id = whose
        -- What is kept back.
        union all select 'other_sides', count(*)
            from ledger.account a
            join ledger.posting p on p.account_id = a.id
            join ledger.posting o on o.booked_on = p.booked_on and o.transaction_id = p.transaction_id
            join ledger.account b on b.id = o.account_id
           where a.holder = whose::text and b.holder is not null and b.holder <> a.holder
        union all select 'explanations', count(distinct w.draft_id)
            from ledger.account a
            join ledger.draft_leg l on l.account_id = a.id
            join ledger.draft_words w on w.draft_id = l.draft_id
           where a.holder = whose::text
        union all select 'escalations', count(*)
            from kyc.decision d join kyc."case" c on c.id = d.case_id
           where c.customer_id = whose and d.verdict = 'escalate'
        union all select 'search_words', count(*) from people.name_token where customer_id = whose;
end
$$;

-- The course of identity checks and the mails sent: what the officer has no right to read of others. Who of the staff did
-- what stays out.
create function rights.plain_held(which uuid, of_table text) returns setof jsonb
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    whose constant uuid := rights.opened_for(which);
begin
    case of_table
        when 'kyc.case' then
            return query select to_jsonb(c) - '{claimed_by,claimed_until,claimed_at}'::text[]
              from kyc."case" c where c.customer_id = whose order by c.id;
        when 'kyc.provider_check' then
            return query select to_jsonb(p)
              from kyc.provider_check p join kyc.attempt a on a.id = p.attempt_id
             where a.customer_id = whose order by a.submitted_at, a.id, p.position;
        when 'kyc.decision' then
            -- Why a case was passed on inside the firm is how it checks, and one of those reasons could tip off.
            return query select to_jsonb(d) - '{decided_by,note_commitment}'::text[]
                    || case when d.verdict = 'escalate' then '{"reason": null}'::jsonb else '{}' end
              from kyc.decision d join kyc."case" c on c.id = d.case_id
             where c.customer_id = whose order by d.decided_at, d.id;
        when 'outbox.message' then
            return query select to_jsonb(m) - '{last_fault,tries,locked_at}'::text[]
              from outbox.message m where m.customer_id = whose order by m.made_at, m.id;
        else
            perform store.refuse('rights.no_such_request');
    end case;
end
$$;

-- The customer's own movements, exactly, oldest first: what the officer reads of the books, and of nobody else.
-- A wallet is owed to the customer, so that what they own counts up.
create function rights.history(which uuid) returns table (
    transaction_id bigint, seq int, booked_on date, happened_on date, kind text, reverses bigint, account text, asset text,
    scale smallint, amount numeric, reference text, description text
)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    whose constant uuid := rights.opened_for(which);
begin
    return query
        select p.transaction_id, p.seq, p.booked_on, t.happened_on, t.kind, t.reverses, a.path::text, p.asset::text, s.scale,
               -p.amount, r.reference::text, w.description
          from ledger.account a
          join ledger.posting p on p.account_id = a.id
          join ledger.asset s on s.code = p.asset
          join ledger.transaction t on t.booked_on = p.booked_on and t.id = p.transaction_id
          left join ledger.particulars w on w.transaction_id = p.transaction_id
          left join lateral (
              select f.reference from ledger.reference f where f.transaction_id = p.transaction_id
               order by f.source, f.reference limit 1
          ) r on true
         where a.holder = whose::text
         order by p.booked_on, p.transaction_id, p.seq;
end
$$;

-- The actual recipients of a person's data until an instant: who checked identity papers, who carried money and mails, and
-- what the log tells of. The one query from which an access answer names them and a correction is told to them.
create function rights.given(whose uuid, until timestamptz) returns table (
    act text, recipient text, named text, categories text[], basis text, by_whom text, times bigint,
    first_at timestamptz, last_at timestamptz
)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select 'check', 'business', a.provider, '{identity,identity_image,biometric}'::text[], '', '', count(*),
           min(a.submitted_at), max(a.submitted_at)
      from kyc.attempt a
     where a.customer_id = whose and a.provider <> '' and a.submitted_at <= until
     group by a.provider
    union all
    -- Who holds the account on the other side, by its path: the firm's list names them.
    select 'movement', 'business', b.path,
           case b.kind when 'custodian' then '{financial}' else '{identity,financial}' end::text[], '', '',
           count(distinct p.transaction_id), min(p.booked_on)::timestamp at time zone 'UTC',
           max(p.booked_on)::timestamp at time zone 'UTC'
      from ledger.account a
      join ledger.posting p on p.account_id = a.id
      join ledger.posting o on o.booked_on = p.booked_on and o.transaction_id = p.transaction_id
      join ledger.account b on b.id = o.account_id
     where a.holder = whose::text and b.kind in ('bank', 'processor', 'custodian')
       and p.booked_on <= case when isfinite(until) then (until at time zone 'UTC')::date else 'infinity' end
     group by b.kind, b.path
    union all
    -- What tells a recipient of a correction is carried like an answer, and is no disclosure of what was wrong.
    select 'mail', 'business', 'mail', '{identity,contact,communication}'::text[], c.basis, '', count(*),
           min(m.accepted_at), max(m.accepted_at)
      from outbox.message m
      left join rights.reply p on p.id = m.reply_id
     cross join lateral (select case when p.kind = 'recipient' then 'gdpr_12' else '' end) c (basis)
     where m.customer_id = whose and m.accepted_at <= until
     group by c.basis
    union all
    select d.act, d.recipient, d.named, d.categories, d.basis, max(d.disclosed_by), count(*),
           min(d.disclosed_at), max(d.disclosed_at)
      from people.disclosure d
     where d.subject_id = whose and d.disclosed_at <= until
     group by d.act, d.recipient, d.named, d.categories, d.basis
$$;

create function rights.given_to(which uuid, until timestamptz) returns table (
    act text, recipient text, named text, categories text[], basis text, by_whom text, times bigint,
    first_at timestamptz, last_at timestamptz
)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    whose constant uuid := (select r.customer_id from rights.request r where r.id = which);
begin
    if whose is null or not 'dpo' = any (staff.duties()) then
        perform store.refuse('rights.no_such_request');
    end if;
    return query select * from rights.given(whose, coalesce(until, 'infinity')) g order by g.first_at, g.act, g.named;
end
$$;

-- A package enters the register while its request is open; one with faces uses up what two people have agreed to (D-04).
create function rights.enter_package(which uuid, document uuid, kind text, sha256 bytea, size bigint, agreement uuid)
    returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    whose constant uuid := rights.copied_for(which);
begin
    if (kind = 'rights.access_copy_faces') <> (agreement is not null) or kind <> all (case
            (select r."right" from rights.request r where r.id = which)
            when 'access' then '{rights.access_copy,rights.access_copy_faces}'::text[]
            else '{rights.portability_copy}'::text[] end) then
        perform store.refuse('rights.no_copy_now', jsonb_build_object(
            'number', (select r.number from rights.request r where r.id = which)));
    end if;
    if rights.identity_refused(which) then
        perform store.refuse('rights.identity_refused', jsonb_build_object(
            'number', (select r.number from rights.request r where r.id = which)));
    end if;
    if agreement is not null then
        perform staff.use_proposal(agreement, 'rights.access_copy', whose);
    end if;
    return audit.enter_document(document, kind, whose, sha256, size);
end
$$;

-- Of which kind the newest package is that the register has of this request; null where none was written. What reads a
-- copy for a request stands in the trail before its package.
create function rights.package_of(which uuid) returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select x.kind from audit.export x
     where 'dpo' = any (staff.duties())
       and x.subject = (select r.customer_id from rights.request r where r.id = which)
       and x.kind in ('rights.access_copy', 'rights.access_copy_faces', 'rights.portability_copy')
       and which::text = (
           select e.facts ->> 'request' from audit.event e
            where e.subject = x.subject and e.action = 'rights.copy_prepared' and e.id < x.event_id
            order by e.id desc limit 1)
     order by x.event_id desc limit 1
$$;
