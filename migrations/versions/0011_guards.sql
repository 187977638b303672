-- The watch over flows: what was found, on which postings, and what became of it.
create function ledger.note_new() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into ledger.watch_new (batch_id, first, last)
    select batch_id, min(id), max(id) from added group by batch_id;
    return null;
end
$$;
create trigger note_new after insert on ledger.transaction referencing new table as added
    for each statement execute function ledger.note_new();

create trigger only_grows before update or delete on ledger.alert_step
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on ledger.alert_step
    for each statement execute function store.only_grows();
create trigger only_grows before update or delete on ledger.watch_policy
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on ledger.watch_policy
    for each statement execute function store.only_grows();

-- Whose wallets the next transactions touched, at most so many transactions at once; how many entries are left.
create function ledger.watch_spread(at_most int) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    entry ledger.watch_new;
    upto bigint;
    left_to_do bigint := at_most;
begin
    while left_to_do > 0 loop
        select * into entry from ledger.watch_new order by id limit 1 for update skip locked;
        exit when entry.id is null;
        upto := least(entry.last, entry.first + left_to_do - 1);
        insert into ledger.watch_due as held (holder, since)
        select a.holder, min(p.booked_on)
          from ledger.posting p join ledger.account a on a.id = p.account_id
         where p.transaction_id between entry.first and upto and a.holder is not null
         group by a.holder order by a.holder
            on conflict (holder) do update set since = excluded.since where excluded.since < held.since;
        if upto = entry.last then
            delete from ledger.watch_new where id = entry.id;
        else
            update ledger.watch_new set first = upto + 1 where id = entry.id;
        end if;
        left_to_do := left_to_do - (upto - entry.first + 1);
    end loop;
    return (select count(*) from ledger.watch_new);
end
$$;

-- A new version of the policy: everybody is judged again by it. Answers the version that is judged by now.
create function ledger.watch_begin(of_version int, told bytea) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held ledger.watch_policy;
begin
    select * into held from ledger.watch_policy order by version desc limit 1;
    if held.version = of_version and held.content <> told then
        perform store.refuse('ledger.policy_without_version', jsonb_build_object('version', of_version));
    end if;
    if held.version is null or held.version < of_version then
        insert into ledger.watch_policy values (of_version, told, store.now());
        perform audit.record('ledger.watch_policy', null, jsonb_build_object('version', of_version));
        if held.version is not null then
            insert into ledger.watch_due (holder, since)
            select distinct holder, date '0001-01-01' from ledger.account where holder is not null order by 1
                on conflict (holder) do update set since = excluded.since;
        end if;
        return of_version;
    end if;
    return held.version;
end
$$;

create function ledger.step(which uuid, did text, why text, said text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    step bigint;
    told ledger.alert;
begin
    insert into ledger.alert_step (alert_id, at, actor, act, reason)
    values (which, store.now(), session_user::text, did, why) returning id into step;
    if btrim(coalesce(said, '')) <> '' then
        insert into ledger.alert_words values (step, said);
    end if;
    select * into told from ledger.alert where id = which;
    -- The trail says that somebody did something with an alert, and nothing of whom it is about.
    perform audit.record('ledger.alert_' || did, null, jsonb_strip_nulls(jsonb_build_object(
        'alert', which, 'number', told.number, 'rule', told.rule, 'reason', why)));
end
$$;

-- L-04: an alert is about postings that exist, of this customer, in this asset; every sum it states is made here of
-- exactly these. The same evidence never alerts twice, and growing evidence extends the open alert.
-- `evidence` is [[day, transaction, seq], ...]. Answers 'new', 'grew' or 'known'.
create function ledger.raise_alert(
    which uuid, of_rule text, of_holder text, of_asset text, how_severe int, by_policy int, told jsonb, evidence jsonb
) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held ledger.alert;
    shown ledger.alert_evidence[];
    found_new bigint;
    shared bigint;
    target uuid;
    outcome text := 'new';
begin
    select array_agg(row(which, p.booked_on, p.transaction_id, p.seq, p.amount)::ledger.alert_evidence) into shown
      from (select distinct (e ->> 0)::date as on_day, (e ->> 1)::bigint as number, (e ->> 2)::int as seq
              from jsonb_array_elements(evidence) e) k
      join ledger.posting p on p.booked_on = k.on_day and p.transaction_id = k.number and p.seq = k.seq
      join ledger.account a on a.id = p.account_id
     where a.holder = of_holder and p.asset = of_asset;
    found_new := coalesce(cardinality(shown), 0);
    if found_new = 0 or found_new <> jsonb_array_length(evidence) then
        perform store.refuse('ledger.no_evidence', jsonb_build_object('rule', of_rule));
    end if;
    for held in
        select * from ledger.alert a
         where a.holder = of_holder and a.rule = of_rule and a.asset = of_asset
         order by a.state in ('new', 'looking') desc, a.found_at desc, a.id for update
    loop
        select count(*) into shared from ledger.alert_evidence v join unnest(shown) n
            on (v.booked_on, v.transaction_id, v.seq) = (n.booked_on, n.transaction_id, n.seq)
         where v.alert_id = held.id;
        if shared = found_new then
            return 'known';
        end if;
        if shared > 0 and held.state in ('new', 'looking') and target is null then
            target := held.id;
            outcome := 'grew';
        end if;
    end loop;
    if target is null then
        target := which;
        insert into ledger.alert (id, rule, holder, asset, severity, policy_version, figures, postings, money_in,
            money_out, least, most, first_on, last_on, state, found_at, changed_at, version)
        values (target, of_rule, of_holder, of_asset, how_severe, by_policy, told, found_new, 0, 0, 0, 0,
            'epoch', 'epoch', 'new', store.now(), store.now(), 0);
    end if;
    insert into ledger.alert_evidence (alert_id, booked_on, transaction_id, seq, amount)
    select target, n.booked_on, n.transaction_id, n.seq, n.amount from unnest(shown) n on conflict do nothing;
    update ledger.alert a
       set (postings, money_in, money_out, least, most, first_on, last_on) = (
               select count(*), coalesce(-sum(v.amount) filter (where v.amount < 0), 0),
                      coalesce(sum(v.amount) filter (where v.amount > 0), 0), min(abs(v.amount)), max(abs(v.amount)),
                      min(v.booked_on), max(v.booked_on)
                 from ledger.alert_evidence v where v.alert_id = a.id),
           severity = greatest(a.severity, how_severe), figures = told, policy_version = by_policy,
           changed_at = store.now(), version = a.version + 1
     where a.id = target;
    perform ledger.step(target, case outcome when 'new' then 'found' else 'grew' end, null, null);
    return outcome;
end
$$;

-- What finance does with an alert. Answers its new version.
create function ledger.act_on_alert(which uuid, seen bigint, did text, why text, said text) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held ledger.alert;
begin
    select * into held from ledger.alert where id = which for update;
    if held.id is null then
        perform store.refuse('ledger.no_such_alert');
    end if;
    if held.version is distinct from seen then
        perform store.refuse('ledger.alert_moved_on', jsonb_build_object('number', held.number));
    end if;
    if (did is null or case did
        when 'taken' then held.state in ('new', 'looking')
        when 'put_back' then held.state = 'looking' and held.held_by = session_user::text
        when 'dismissed' then held.state = 'new' or held.state = 'looking' and held.held_by = session_user::text
        when 'reopened' then held.state = 'dismissed'
        when 'noted' then true
        else false end is not true) then
        perform store.refuse('ledger.not_as_it_stands', jsonb_build_object('number', held.number));
    end if;
    if did = 'dismissed' and (why is null or why = 'other' and btrim(coalesce(said, '')) = '')
        or did = 'noted' and btrim(coalesce(said, '')) = '' then
        perform store.refuse('ledger.reason_needed');
    end if;
    if length(said) > 4000 then
        perform store.refuse('ledger.words_too_long');
    elsif ledger.card_number(said) is not null then
        perform store.refuse('ledger.card_number', jsonb_build_object('last', ledger.card_number(said)));
    end if;
    update ledger.alert
       set state = case did when 'taken' then 'looking' when 'put_back' then 'new' when 'dismissed' then 'dismissed'
                            when 'reopened' then 'new' else state end,
           held_by = case did when 'taken' then session_user::text when 'noted' then held_by end,
           changed_at = store.now(), version = version + 1
     where id = which;
    perform ledger.step(which, did, case when did = 'dismissed' then why end, said);
    return held.version + 1;
end
$$;

-- To KYC, to be screened again, or to the reporting officer. The alert says the same of both: nobody learns from it that
-- there was a referral. The words of a referral come sealed and stand nowhere else.
create function ledger.pass_alert_on(which uuid, seen bigint, paper uuid, sealed bytea) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held ledger.alert;
    whose uuid;
begin
    select * into held from ledger.alert where id = which for update;
    if held.id is null then
        perform store.refuse('ledger.no_such_alert');
    end if;
    if held.version is distinct from seen then
        perform store.refuse('ledger.alert_moved_on', jsonb_build_object('number', held.number));
    end if;
    if held.state not in ('new', 'looking') or held.held_by <> session_user::text then
        perform store.refuse('ledger.not_as_it_stands', jsonb_build_object('number', held.number));
    end if;
    select id into whose from people.customer c where c.id::text = held.holder;
    if whose is null then
        perform store.refuse('ledger.holder_unknown', jsonb_build_object('number', held.number));
    end if;
    if sealed is null then
        insert into kyc.rescreen (id, customer_id, asked_at) values (paper, whose, store.now()) on conflict do nothing;
    else
        perform screening.refer(paper, whose, null, 'funds', sealed);
    end if;
    update ledger.alert
       set state = 'passed_on', held_by = null, changed_at = store.now(), version = version + 1 where id = which;
    perform ledger.step(which, 'passed_on', null, null);
    return held.version + 1;
end
$$;

create function kyc.end_rescreen(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    whose uuid;
begin
    update kyc.rescreen set done_by = session_user::text, done_at = store.now()
     where id = which and done_at is null returning customer_id into whose;
    if whose is null then
        perform store.refuse('kyc.no_such_rescreen');
    end if;
    perform audit.record('kyc.rescreened', whose, jsonb_build_object('rescreen', which));
end
$$;

-- Freezing takes effect at once: what happens from then on takes nothing out of the customer's wallets. Lifting it takes
-- two people, the second one a lead: of finance, or of KYC, whom every firm has. The reporting officer's yes or no would
-- tell finance of a file.
insert into staff.four_eyes (action, proposers, seconds, lasts) values
    ('people.lift_freeze', '{finance,finance_lead}', '{finance_lead,kyc_lead}', '7 days');

-- A booking that runs holds the table until it is done, for a moment; it is worth waiting for.
create function people.freeze_account(which uuid, customer uuid, why text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '20s' as $$
declare
    stands text;
begin
    select state into stands from people.customer c where c.id = customer for update;
    if stands is null then
        perform store.refuse('people.no_such_customer');
    elsif stands <> 'open' then
        perform store.refuse('people.not_open', jsonb_build_object('state', stands));
    end if;
    insert into people.account_freeze (id, customer_id, reason, frozen_by, frozen_at)
    values (which, customer, why, session_user::text, store.now());
    update people.customer c set state = 'frozen' where c.id = customer;
    perform audit.record('people.frozen', customer, jsonb_build_object('freeze', which, 'reason', why));
end
$$;

create function people.propose_lift(customer uuid) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held people.account_freeze;
begin
    select * into held from people.account_freeze f where f.customer_id = customer and f.lifted_at is null;
    if held.id is null then
        perform store.refuse('people.not_frozen');
    end if;
    return staff.propose('people.lift_freeze', customer,
        jsonb_build_object('freeze', held.id, 'since', held.frozen_at, 'cause', held.reason));
end
$$;

-- A step of every alert that froze this customer.
create function ledger.step_where_frozen(customer uuid, did text, said text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    told ledger.alert;
begin
    for told in
        select a.* from ledger.alert a
         where a.holder = customer::text
           and 'froze' = (select s.act from ledger.alert_step s
                           where s.alert_id = a.id and s.act in ('froze', 'unfroze') order by s.id desc limit 1)
         order by a.number
    loop
        perform ledger.step(told.id, did, null, said);
    end loop;
end
$$;

-- Whether something was over when an account was frozen: by its instant where one was told, else by its day. What is
-- told of the day of the freeze itself without an instant may have been either.
create function ledger.came_first(happened_on date, happened_at timestamptz, frozen_at timestamptz) returns boolean
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select coalesce(happened_at < frozen_at, happened_on < (frozen_at at time zone 'UTC')::date)
$$;

-- An instant as the platform writes it, 2026-03-01T09:30:00Z; null where it is none.
create function ledger.instant(told text) returns timestamptz
    language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
begin
    if told ~ '^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?Z$' then
        return (replace(rtrim(told, 'Z'), 'T', ' ')::timestamp) at time zone 'UTC';
    end if;
    return null;
exception when datetime_field_overflow then
    return null;
end
$$;

-- The books tell what happened: what had left a wallet before its account was frozen is booked though it stands still,
-- and marked, so that somebody looks whether it had. Whoever calls this has locked the freezes; `looked` says that they
-- have also looked at them since.
create function ledger.pass_freezes(made bigint[], looked boolean) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    each record;
begin
    for each in
        select freeze_id, customer_id, number, min(path) as path, bool_and(came_first) as came_first
          from (
              select f.id as freeze_id, f.customer_id, t.id as number, min(a.path) as path,
                     ledger.came_first(t.happened_on, null, f.frozen_at) as came_first
                from people.account_freeze f
                join ledger.account a on a.holder = f.customer_id::text
                join ledger.posting p on p.account_id = a.id and p.transaction_id = any (made)
                join ledger.transaction t on t.booked_on = p.booked_on and t.id = p.transaction_id
               where f.lifted_at is null
               group by f.id, f.customer_id, f.frozen_at, t.id, t.happened_on, p.asset having sum(p.amount) > 0
          ) leaving
         group by freeze_id, customer_id, number order by number
    loop
        if not looked and not each.came_first then
            perform store.refuse('ledger.account_frozen', jsonb_build_object('account', each.path));
        end if;
        insert into ledger.left_before (transaction_id, freeze_id) values (each.number, each.freeze_id);
        perform audit.record('ledger.left_before_freeze', each.customer_id,
            jsonb_build_object('transaction', each.number, 'freeze', each.freeze_id));
        perform ledger.step_where_frozen(each.customer_id, 'left_before', 'T-' || each.number);
    end loop;
end
$$;
create trigger only_grows before update or delete on ledger.left_before
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on ledger.left_before
    for each statement execute function store.only_grows();

-- The second person's agreement lifts exactly the freeze that was proposed to be lifted, and every alert that froze the
-- customer says so.
create function people.lift_agreed() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update people.account_freeze f set lifted_by = session_user::text, lifted_at = store.now()
     where f.id::text = new.facts ->> 'freeze' and f.customer_id = new.subject and f.lifted_at is null
       -- What the second person was shown of it is what stands here, and nothing beside it.
       and f.reason = new.facts ->> 'cause' and f.frozen_at = (new.facts ->> 'since')::timestamptz
       and new.facts - array['freeze', 'since', 'cause'] = '{}';
    if not found then
        perform store.refuse('people.not_frozen');
    end if;
    update people.customer c set state = 'open' where c.id = new.subject and c.state = 'frozen';
    perform audit.record('people.freeze_lifted', new.subject,
        jsonb_build_object('freeze', new.facts ->> 'freeze', 'proposed_by', new.proposed_by));
    perform ledger.step_where_frozen(new.subject, 'unfroze', null);
    perform staff.use_proposal(new.id, new.action, new.subject);
    return null;
end
$$;
create trigger lift_follows after update on staff.proposal
    for each row when (new.state = 'approved' and new.action = 'people.lift_freeze')
    execute function people.lift_agreed();

-- What follows from an alert for the customer's account: noted among the alert's steps in the same act.
create function ledger.freeze_for_alert(which uuid, paper uuid, why text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    whose uuid;
begin
    select c.id into whose from ledger.alert a join people.customer c on c.id::text = a.holder where a.id = which;
    if whose is null then
        perform store.refuse('ledger.holder_unknown');
    end if;
    perform people.freeze_account(paper, whose, why);
    perform ledger.step(which, 'froze', null, null);
end
$$;
