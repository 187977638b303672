-- Findings are kept for finance until somebody deals with them; `told` is [[reference, code, value], ...]. Beyond ten
-- thousand open ones the trail alone counts them: a platform that has gone mad does not fill the disk.
create function ledger.keep_findings(told jsonb) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if (select count(*) from (select from ledger.feed_finding f where f.dealt_at is null limit 10000) held) = 10000 then
        return;
    end if;
    insert into ledger.feed_finding (reference, code, value, times, first_at, last_at)
    select left(coalesce('…' || ledger.card_number(e ->> 0), e ->> 0, ''), 200), e ->> 1, left(coalesce(e ->> 2, ''), 200), count(*), store.now(), store.now()
      from jsonb_array_elements(told) e group by 1, 2, 3 order by 1, 2, 3
        on conflict (reference, code, value) where dealt_at is null
        do update set times = feed_finding.times + excluded.times, last_at = excluded.last_at;
end
$$;

create function ledger.deal_with_finding(which bigint, said text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held ledger.feed_finding;
begin
    if not 'finance' = any (staff.duties()) then
        perform store.refuse('ledger.no_such_finding');
    end if;
    select * into held from ledger.feed_finding where id = which for update;
    if held.id is null then
        perform store.refuse('ledger.no_such_finding');
    elsif held.dealt_at is not null then
        perform store.refuse('ledger.finding_dealt', jsonb_build_object('person', held.dealt_by));
    elsif length(regexp_replace(coalesce(said, ''), '[^[:alpha:]]', '', 'g')) < 3 or length(said) > 500 then
        perform store.refuse('ledger.finding_words', '{"at_least": 3, "at_most": 500}');
    elsif ledger.card_number(said) is not null then
        perform store.refuse('ledger.card_number', jsonb_build_object('last', ledger.card_number(said)));
    end if;
    update ledger.feed_finding set dealt_by = session_user::text, dealt_at = store.now() where id = which;
    insert into ledger.feed_note (finding_id, words) values (which, said);
    perform audit.record('ledger.finding_dealt', null, jsonb_build_object('finding', which, 'cause', held.code));
end
$$;

-- The platform's own way in: up to a thousand transactions a call. What is wrong comes back by line and is not booked;
-- what is there already with the same content is passed over; the same reference with other content is refused.
create function ledger.post_feed(lines jsonb) returns jsonb
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    wrong jsonb;
    bad bigint[];
    known bigint[];
    month date;
    made bigint[];
    made_postings bigint;
begin
    if jsonb_typeof(lines) <> 'array' or jsonb_array_length(lines) > 1000 then
        perform store.refuse('ledger.feed_too_long', '{"at_most": 1000}');
    end if;
    -- A freeze comes before this call or after it.
    lock table people.account_freeze in share mode;
    with told as (
        select n, t, t ->> 'reference' as reference, t ->> 'kind' as kind, t ->> 'description' as description,
               coalesce(t ->> 'booked_on', '') as booked_on, coalesce(t ->> 'happened_on', '') as happened_on,
               ledger.instant(t ->> 'happened_at') as happened_at,
               ledger.card_number(concat_ws('|', t ->> 'description', t ->> 'reference')) as card
          from jsonb_array_elements(lines) with ordinality given (t, n)
    ), leg as (
        select n, l ->> 'account' as account, l ->> 'asset' as asset, coalesce(l ->> 'amount', '') as amount
          from told, jsonb_array_elements(case jsonb_typeof(t -> 'postings') when 'array' then t -> 'postings'
                                               else '[]' end) l
    ), dated as (
        select n, every(day ~ '^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
                        and substr(day, 9)::int <= extract(day from
                            (substr(day, 1, 8) || '01')::date + interval '1 month' - interval '1 day')) as right_days
          from (select n, case when day ~ '^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
                               then day else '1900-01-99' end as day
                  from told, unnest(array[booked_on, happened_on]) day) days
         group by n
    ), checked as (
        select n, case
                   when account is null or length(account) not between 1 and 200 or account ~ '[[:cntrl:]]'
                       or account like ':%' or account like '%:' or account like '%::%' or account like ' %'
                       then 'bad_account'
                   when amount !~ '^-?[1-9][0-9]{0,31}$' then 'bad_amount'
                   when a.code is null then 'unknown_currency'
               end as code, concat_ws(',', account, leg.asset, amount) as value
          from leg left join ledger.asset a on a.code = leg.asset
    ), sums as (
        select n, asset, sum(case when amount ~ '^-?[0-9]{1,38}$' then amount::numeric end) as total
          from leg group by n, asset
    ), frozen as materialized (
        select f.customer_id::text as holder, f.frozen_at from people.account_freeze f where f.lifted_at is null
    ), leaving as (
        -- Nothing leaves the wallets of a customer whose account stands still; what comes in is booked, and stays there.
        select n, f.frozen_at, min(account) as account, leg.asset, sum(amount::numeric) as total
          from leg join frozen f on f.holder = split_part(account, ':', 3)
         where account like 'Liabilities:Wallet:%' and amount ~ '^-?[0-9]{1,38}$'
         group by n, f.holder, f.frozen_at, leg.asset having sum(amount::numeric) > 0
    ), found (n, code, value) as (
        select n, case
                   when card is not null then 'card_number'
                   when reference is null or length(reference) not between 1 and 200 then 'bad_reference'
                   when count(*) over (partition by reference) > 1 then 'reference_twice'
                   when not right_days or t ->> 'happened_at' is not null and (happened_at is null
                       or abs((happened_at at time zone 'UTC')::date - happened_on::date) > 1) then 'bad_date'
                   when least(booked_on::date, happened_on::date) < date '2000-01-01'
                       or greatest(booked_on::date, happened_on::date) > (store.now() + interval '1 year')::date
                       then 'date_out_of_reach'
                   when kind is null or length(kind) > 40 or kind !~ '^[a-z][a-z_]*$' then 'bad_kind'
                   when kind in ('adjustment', 'reversal') then 'correction_from_outside'
                   when length(description) > 2000 then 'description_too_long'
                   when right_days and date_trunc('month', booked_on::date)::date
                       <= (select max(s.month) from ledger.month_seal s)
                       and not exists (select from ledger.reference r
                                        where r.source = 'platform' and r.reference = told.reference)
                       then 'month_sealed'
                   when (select count(*) from leg l where l.n = told.n) < 2 then 'fewer_than_two_postings'
               end, left(concat_ws(',', case when card is null then reference else '…' || card end, booked_on, kind), 200)
          from told join dated using (n)
        union all select n, code, left(value, 200) from checked where code is not null
        union all select n, 'account_frozen', left(concat_ws(' ', l.account, l.asset, l.total), 200)
          from leaving l join told using (n) join dated using (n)
         where case when right_days then not ledger.came_first(happened_on::date, happened_at, l.frozen_at) end
           and not exists (select from ledger.reference r
                            where r.source = 'platform' and r.reference = told.reference)
        union all select n, 'unbalanced', left(concat_ws(' ', asset, total), 200) from sums where total <> 0
    )
    select array_agg(distinct n), jsonb_agg(jsonb_build_array(n, code, value) order by n)
      into bad, wrong from found where code is not null;
    bad := coalesce(bad, '{}');

    -- What is there already, and is it the same?
    with told as (
        select n, t, r.content, r.transaction_id
          from jsonb_array_elements(lines) with ordinality given (t, n)
          join ledger.reference r on r.source = 'platform' and r.reference = t ->> 'reference'
         where n <> all (bad)
    ), compared as (
        select told.n, told.t ->> 'reference' as reference, told.transaction_id,
               coalesce(told.content = ledger.content((told.t ->> 'booked_on')::date, (told.t ->> 'happened_on')::date,
                   told.t ->> 'kind', case when w.salt is null then x.words
                        else ledger.commitment(w.salt, coalesce(told.t ->> 'description', '')) end,
                   'platform', told.t ->> 'reference', null,
                   (select string_agg(concat_ws(E'\t', l ->> 'account', s.code, s.scale, l ->> 'amount'), E'\n'
                        order by l ->> 'account' collate "C", l ->> 'asset' collate "C", (l ->> 'amount')::numeric)
                      from jsonb_array_elements(told.t -> 'postings') l join ledger.asset s on s.code = l ->> 'asset'))
                   and not (w.salt is null and x.words is null and coalesce(told.t ->> 'description', '') <> ''),
                   false) as same
          from told
          left join ledger.transaction x on x.id = told.transaction_id
          left join ledger.particulars w on w.transaction_id = told.transaction_id
    )
    select coalesce(array_agg(n), '{}'),
           coalesce(wrong, '[]') || coalesce(jsonb_agg(jsonb_build_array(n, 'reference_has_other_content',
               left(reference, 180) || ' T-' || transaction_id) order by n) filter (where not same), '[]'),
           bad || coalesce(array_agg(n) filter (where not same), '{}')
      into known, wrong, bad from compared;

    for month in
        select distinct date_trunc('month', (t ->> 'booked_on')::date)::date
          from jsonb_array_elements(lines) with ordinality given (t, n) where n <> all (bad || known) order by 1
    loop
        perform ledger.make_month(month);
    end loop;
    insert into ledger.account (path, opened_at)
    select distinct on (l ->> 'account' collate "C") l ->> 'account', store.now()
      from jsonb_array_elements(lines) with ordinality given (t, n), jsonb_array_elements(t -> 'postings') l
     where n <> all (bad || known)
       and not exists (select from ledger.account a where a.path = l ->> 'account')
     order by l ->> 'account' collate "C"
    on conflict (path) do nothing;
    with fresh as materialized (
        select n, nextval('ledger.transaction_number') as id, (t ->> 'booked_on')::date as booked_on,
               (t ->> 'happened_on')::date as happened_on, t ->> 'kind' as kind, t ->> 'reference' as reference,
               t ->> 'description' as description, t -> 'postings' as postings,
               case when t ->> 'description' <> '' then uuid_send(gen_random_uuid()) end as salt
          from jsonb_array_elements(lines) with ordinality given (t, n) where n <> all (bad || known)
    ), whole as materialized (
        select f.*, ledger.content(f.booked_on, f.happened_on, f.kind, f.words, 'platform', f.reference, null,
                   (select string_agg(concat_ws(E'\t', l ->> 'account', s.code, s.scale, l ->> 'amount'), E'\n'
                        order by l ->> 'account' collate "C", l ->> 'asset' collate "C", (l ->> 'amount')::numeric)
                      from jsonb_array_elements(f.postings) l join ledger.asset s on s.code = l ->> 'asset')) as content
          from (select *, ledger.commitment(salt, description) as words from fresh offset 0) f
    ), booked as (
        insert into ledger.transaction (id, booked_on, happened_on, recorded_at, kind, words, content)
        select id, booked_on, happened_on, store.now(), kind, words, content from whole returning id
    ), particular as (
        insert into ledger.particulars (transaction_id, salt, description)
        select id, salt, description from whole where salt is not null
    ), named as (
        insert into ledger.reference (source, reference, content, transaction_id, booked_on)
        select 'platform', reference, content, id, booked_on from whole
    ), posted as (
        insert into ledger.posting (transaction_id, seq, booked_on, account_id, asset, amount)
        select w.id, l.seq, w.booked_on, a.id, l.leg ->> 'asset', (l.leg ->> 'amount')::numeric
          from whole w, jsonb_array_elements(w.postings) with ordinality l (leg, seq)
          join ledger.account a on a.path = l.leg ->> 'account'
        returning transaction_id
    )
    select array(select id from booked), (select count(*) from posted) into made, made_postings;
    perform ledger.pass_freezes(made, true);
    if cardinality(bad) > 0 then
        perform ledger.keep_findings((
            select jsonb_agg(jsonb_build_array(lines -> ((w ->> 0)::int - 1) ->> 'reference', w ->> 1, w ->> 2))
              from jsonb_array_elements(wrong) w));
        perform audit.record('ledger.feed_refused', null, jsonb_build_object('lines', cardinality(bad),
            'findings', (select jsonb_agg(each) from (
                select each from jsonb_array_elements(wrong) each limit 20) first_ones)));
    end if;
    return jsonb_build_object('transactions', cardinality(made), 'postings', made_postings,
        'already', (select count(*) from unnest(known) n where n <> all (bad)), 'findings', wrong);
exception when unique_violation then
    perform store.refuse('ledger.feed_at_once');
end
$$;
