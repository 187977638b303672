-- Transactions are sealed by the audit's sealer: a leaf covers every column of one, and `content` its sides. The one
-- transaction table stands for its postings, so that ten million of them need no second copy of their hashes.
select audit.become_stream('ledger.transaction', false, array['finance', 'finance_lead', 'auditor']);

-- Each checkpoint is the one before it and the movements between them; those that are not.
create function ledger.wrong_checkpoints(at_most int) returns table (month date, account_id int, asset text)
    language sql stable set search_path = pg_catalog, pg_temp as $$
    with months as (
        select s.month, lag(s.month) over (order by s.month) as before from ledger.month_seal s
    ), moved as (
        select m.month, p.account_id, p.asset, sum(p.amount) as amount
          from months m join ledger.posting p
            on p.booked_on < m.month + interval '1 month'
           and p.booked_on >= coalesce(m.before + interval '1 month', date '0001-01-01')
         group by m.month, p.account_id, p.asset
    ), stepped as (
        select c.month, c.account_id, c.asset, c.balance - coalesce(b.balance, 0) as amount
          from months m join ledger.checkpoint c on c.month = m.month
          left join ledger.checkpoint b on b.month = m.before and b.account_id = c.account_id and b.asset = c.asset
    )
    select coalesce(s.month, v.month), coalesce(s.account_id, v.account_id), coalesce(s.asset, v.asset)
      from stepped s full join moved v
        on v.month = s.month and v.account_id = s.account_id and v.asset = s.asset
     where coalesce(s.amount, 0) <> coalesce(v.amount, 0)
     order by 1, 2 limit at_most
$$;

-- Seals of months and scales of assets are held against what the trail says of their making: which are gone, and which
-- are others. The trail is sealed by itself, so that neither can be changed with the other.
create function ledger.unlike_the_trail() returns table (code text, what text)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with told as (
        select (e.facts ->> 'month')::date as month, e.actor, e.at, e.facts ->> 'content' as content
          from audit.event e where e.action = 'ledger.month_sealed'
    ), made (code, scale) as (
        values ('BTC', 8), ('ETH', 8), ('EUR', 2), ('USD', 2)
        union select a.key, a.value::int
          from audit.event e, jsonb_each_text(e.facts -> 'assets') a
         where e.action = 'ledger.imported' and jsonb_typeof(e.facts -> 'assets') = 'object'
    )
    select case when s.month is null then 'month_without_seal' else 'month_seal_changed' end,
           to_char(coalesce(s.month, t.month), 'YYYY-MM')
      from ledger.month_seal s full join told t on t.month = s.month
     where (s.sealed_by, s.sealed_at, encode(s.content, 'hex')) is distinct from (t.actor, t.at, t.content)
    union
    select 'month_without_seal', to_char(c.month, 'YYYY-MM') from ledger.checkpoint c
     where not exists (select from ledger.month_seal s where s.month = c.month)
    union
    select 'asset_changed', coalesce(a.code, m.code) from ledger.asset a full join made m on m.code = a.code
     where a.scale is distinct from m.scale
     order by 1, 2
$$;

-- The night's proof: clients + house = bank + processors + custodians, per asset, and every checkpoint recomputed.
create function ledger.prove_night() returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    assets jsonb;
    broken jsonb;
    wrong jsonb;
    sound boolean;
    before boolean;
    made bigint;
begin
    -- The two sides come by different ways: what is held from the checkpoints on, what it is held for from every posting.
    with whole as materialized (
        select p.asset, p.account_id, sum(p.amount) as amount from ledger.posting p group by p.asset, p.account_id
    ), since as materialized (
        select asset, account_id, sum(amount) as amount
          from (select asset, account_id, amount from ledger.posting
                 where booked_on >= coalesce((select max(month) + interval '1 month' from ledger.month_seal),
                                             date '0001-01-01')
                union all
                select asset, account_id, balance from ledger.checkpoint
                 where month = (select max(month) from ledger.month_seal)) moved
         group by asset, account_id
    ), sides as (
        select asset, case when a.kind = 'programme' then 'wallet' when a.kind = 'fee' then 'house' else a.kind end as kind,
               sum(amount) as amount
          from (select w.*, a.kind from whole w join ledger.account a on a.id = w.account_id
                 where a.kind not in ('bank', 'processor', 'custodian')
                union all
                select s.*, a.kind from since s join ledger.account a on a.id = s.account_id
                 where a.kind in ('bank', 'processor', 'custodian')) a
         group by asset, 2
    ), told as (
        select s.asset, c.scale, sum(s.amount) as difference, jsonb_object_agg(s.kind, s.amount::text) as kinds
          from sides s join ledger.asset c on c.code = s.asset group by s.asset, c.scale
    )
    select coalesce(jsonb_agg(jsonb_build_object('asset', asset, 'scale', scale, 'difference', difference::text)
               || kinds order by asset), '[]'), coalesce(bool_and(difference = 0), true)
      into assets, sound from told;
    select coalesce(jsonb_agg(jsonb_build_array(transaction_id, asset, total::text)), '[]') into broken
      from (select transaction_id, asset, sum(amount) as total from ledger.posting
             group by booked_on, transaction_id, asset having sum(amount) <> 0 order by 1 limit 100) found;
    select coalesce(jsonb_agg(jsonb_build_array(to_char(w.month, 'YYYY-MM'), a.path, w.asset)), '[]') into wrong
      from ledger.wrong_checkpoints(100) w left join ledger.account a on a.id = w.account_id;
    sound := sound and broken = '[]' and wrong = '[]';
    select holds into before from ledger.night_proof order by id desc limit 1;
    insert into ledger.night_proof (at, holds, found)
    values (store.now(), sound, jsonb_build_object('assets', assets, 'transactions', broken, 'checkpoints', wrong))
    returning id into made;
    perform audit.record('ledger.proved', null, jsonb_build_object('proof', made, 'holds', sound));
    if not sound and before is distinct from false then
        perform staff.announce('books_broken', 'keepers', null, jsonb_build_object('proof', made));
    end if;
    return sound;
end
$$;

create function ledger.proof_is_due() returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from ledger.transaction)
       and not exists (select from ledger.night_proof n where n.at::date = store.now()::date)
$$;
