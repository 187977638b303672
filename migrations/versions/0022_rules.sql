-- How an account outside is reconciled, as two people of finance said it: what may differ without a name, what a processor
-- keeps, and whose statements they are. One proposes, a lead who is somebody else agrees, and that act sets it.
insert into staff.four_eyes (action, proposers, seconds, lasts) values
    ('reconcile.rules', '{finance,finance_lead}', '{finance_lead}', '7 days');

create trigger only_grows before update or delete on reconcile.house_rule
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on reconcile.house_rule
    for each statement execute function store.only_grows();

-- A fee as people write it, "PSP PAYOUT@card:1.4%+0.25", in parts: what one of the kind costs of an asset of so many
-- decimals, `fixed` in minor units. No row for what is not written so.
create function reconcile.fee_parts(told text, scale integer)
    returns table (payer text, kind text, share numeric, fixed numeric)
    language sql immutable parallel safe rows 1 set search_path = pg_catalog, pg_temp as $$
    select m[1], coalesce(m[2], ''), coalesce(m[3], '0')::numeric / 100,
           coalesce(m[4], '0')::numeric * power(10::numeric, scale)
      from regexp_match(told,
        '^([^:@]+)(?:@([^:@]+))?:(?:([0-9]{1,2}(?:[.][0-9]{1,6})?)%)?[+]?([0-9]{1,18}(?:[.][0-9]{1,18})?)?$') m
     where m is not null and coalesce(m[3], m[4]) is not null and length(told) <= 200
       and coalesce(m[4], '0')::numeric * power(10::numeric, scale)
           = trunc(coalesce(m[4], '0')::numeric * power(10::numeric, scale))
$$;

-- The rules as they stand, one row for each account and asset that has any.
create function reconcile.rules_now() returns setof reconcile.house_rule
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select distinct on (r.account, r.asset) r.*
      from reconcile.house_rule r order by r.account, r.asset, r.turn desc
$$;

-- What a lead agrees to, in words; refused where it says no rules of an account outside.
create function reconcile.rule_facts(
    account text, asset text, outside text, tolerance numeric, tolerance_share numeric, fx_share numeric, report_share numeric,
    fees text[]
) returns jsonb
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    decimals integer;
    wrong text;
begin
    select s.scale into decimals from ledger.asset s where s.code = rule_facts.asset;
    if decimals is null or not exists (
        select from ledger.account a where a.path = rule_facts.account and a.kind in ('bank', 'processor', 'custodian')
    ) then
        perform store.refuse('reconcile.not_to_reconcile', jsonb_build_object('account', left(account, 200)));
    end if;
    if (tolerance >= 0 and tolerance = trunc(tolerance) and tolerance < 1e30) is not true then
        perform store.refuse('reconcile.rule_not_read', '{"field": "tolerance", "text": ""}');
    end if;
    if (tolerance_share between 0 and 0.99 and fx_share between 0 and 0.99
        and report_share between 0 and 0.99 and tolerance_share = trunc(tolerance_share, 8)
        and fx_share = trunc(fx_share, 8) and report_share = trunc(report_share, 8)) is not true then
        perform store.refuse('reconcile.rule_not_read', '{"field": "tolerance_share", "text": ""}');
    end if;
    if outside is null or length(outside) > 70 or outside <> btrim(outside)
        or outside <> '' and length(reconcile.bare(outside)) < 3 then
        perform store.refuse('reconcile.rule_not_read',
            jsonb_build_object('field', 'outside', 'text', left(coalesce(outside, ''), 60)));
    end if;
    select f into wrong from unnest(fees) f
     where not exists (select from reconcile.fee_parts(f, decimals)) limit 1;
    if wrong is not null or fees is null or cardinality(fees) > 20 then
        perform store.refuse('reconcile.rule_not_read',
            jsonb_build_object('field', 'fees', 'text', left(coalesce(wrong, ''), 60)));
    end if;
    return jsonb_build_object('account', account, 'asset', asset, 'outside', outside,
        'tolerance', round(tolerance / power(10::numeric, decimals), decimals)::text,
        'tolerance_share', trim_scale(tolerance_share * 100)::text, 'fx_share', trim_scale(fx_share * 100)::text,
        'report_share', trim_scale(report_share * 100)::text,
        'fees', to_jsonb(fees));
end
$$;

-- An account number without what people put between its signs.
create function reconcile.bare(told text) returns text
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select regexp_replace(upper(coalesce(told, '')), '[^[:alnum:]]', '', 'g')
$$;

-- Whether two numbers are of one account: alike, or one is the end of the other, which is an IBAN: banks write both.
create function reconcile.same_account(one text, other text) returns boolean
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select case when a = b then true
                when length(a) < length(b) then length(a) >= 6 and b ~ '^[A-Z]{2}[0-9]{2}' and right(substr(b, 5), length(a)) = a
                else length(b) >= 6 and a ~ '^[A-Z]{2}[0-9]{2}' and right(substr(a, 5), length(b)) = b end
      from (select reconcile.bare(one) as a, reconcile.bare(other) as b) bared
$$;

-- What the statements of a log tell of whose they are, where the house knew nothing: a person said so, and it is kept.
create function reconcile.learn_accounts(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    one record;
begin
    for one in
        select distinct on (s.account, s.asset) s.account, s.asset, s.told ->> 'stated' as stated, r.turn, r.tolerance,
               r.tolerance_share, r.fx_share, r.report_share, r.fees
          from reconcile.statements_in_force(which) s
          left join reconcile.rules_now() r on r.account = s.account and r.asset = s.asset
          join reconcile.check_out_account o on o.check_out_id = which and o.asset = s.asset
          join ledger.account a on a.id = o.account_id and a.path = s.account
         where s.fault = '' and s.told ->> 'stated' <> '' and s.told ->> 'vouched' = 'true'
           and coalesce(r.outside, '') = ''
         order by s.account, s.asset, s.seq
    loop
        insert into reconcile.house_rule (account, asset, turn, outside, tolerance, tolerance_share, fx_share,
            report_share, fees, check_out_id, set_at)
        values (one.account, one.asset, coalesce(one.turn + 1, 0), left(one.stated, 70), coalesce(one.tolerance, 0),
            coalesce(one.tolerance_share, 0), coalesce(one.fx_share, 0), coalesce(one.report_share, 0.1),
            coalesce(one.fees, '{}'), which, store.now());
        perform audit.record('reconcile.account_learnt', null, jsonb_build_object(
            'account', one.account, 'asset', one.asset, 'check_out', which,
            'number', (select c.number from reconcile.check_out c where c.id = which)));
    end loop;
end
$$;

-- Put before a lead how an account is reconciled from now on. `tolerance` in minor units, shares as parts of one.
create function reconcile.propose_rules(
    account text, asset text, outside text, tolerance numeric, tolerance_share numeric, fx_share numeric, report_share numeric,
    fees text[]
) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not staff.duties() && array['finance', 'finance_lead'] then
        perform store.refuse('reconcile.not_yours');
    end if;
    return staff.propose('reconcile.rules', null,
        reconcile.rule_facts(account, asset, outside, tolerance, tolerance_share, fx_share, report_share, fees));
end
$$;

-- Agreeing is what sets them. Whoever proposed by hand may have written anything: it is read as it would be proposed.
create function reconcile.keep_rules() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    told jsonb;
    minor numeric;
    parts numeric[];
    listed text[];
begin
    begin
        select (new.facts ->> 'tolerance')::numeric * power(10::numeric, s.scale) into minor
          from ledger.asset s where s.code = new.facts ->> 'asset';
        parts := array[(new.facts ->> 'tolerance_share')::numeric / 100, (new.facts ->> 'fx_share')::numeric / 100,
            (new.facts ->> 'report_share')::numeric / 100];
        listed := array(select jsonb_array_elements_text(new.facts -> 'fees'));
        told := reconcile.rule_facts(new.facts ->> 'account', new.facts ->> 'asset', new.facts ->> 'outside', trunc(minor),
            parts[1], parts[2], parts[3], listed);
    exception when data_exception or sqlstate 'BO001' then
        told := null;
    end;
    if told is distinct from new.facts then
        perform store.refuse('staff.facts_malformed', jsonb_build_object('action', new.action));
    end if;
    -- A check-in that ends at this moment is judged by the rules before, or by these.
    lock table reconcile.decision_log in share row exclusive mode;
    insert into reconcile.house_rule (account, asset, turn, outside, tolerance, tolerance_share, fx_share,
        report_share, fees, proposal, set_at)
    select told ->> 'account', told ->> 'asset', count(*), told ->> 'outside', trunc(minor), parts[1], parts[2],
           parts[3], listed,
           new.id, store.now()
      from reconcile.house_rule r where r.account = told ->> 'account' and r.asset = told ->> 'asset';
    perform audit.record('reconcile.rules_set', null, jsonb_build_object(
        'account', told ->> 'account', 'asset', told ->> 'asset', 'proposed_by', new.proposed_by));
    perform staff.use_proposal(new.id, new.action, new.subject);
    return null;
end
$$;
create trigger reconcile_rules_follow after update on staff.proposal
    for each row when (new.state = 'approved' and new.action = 'reconcile.rules')
    execute function reconcile.keep_rules();
