-- Months are sealed in order; from then on they refuse postings, and every balance to their end is a checkpoint.
create function ledger.seal_month(which date) returns bytea
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    first date := date_trunc('month', which)::date;
    after date := (date_trunc('month', which) + interval '1 month')::date;
    earlier date;
    made bytea;
begin
    if not 'finance_lead' = any (staff.duties()) then
        perform store.refuse('ledger.needs_a_lead');
    end if;
    if after > store.now()::date then
        perform store.refuse('ledger.month_not_over', jsonb_build_object('month', first));
    end if;
    -- Nobody posts while the month is being closed.
    lock table ledger.batch in share row exclusive mode;
    lock table ledger.transaction in share row exclusive mode;
    if exists (select from ledger.month_seal where month = first) then
        perform store.refuse('ledger.month_sealed', jsonb_build_object('on', first));
    end if;
    select date_trunc('month', min(booked_on))::date into earlier from ledger.transaction t
     where booked_on < first and not exists (
         select from ledger.month_seal s where s.month = date_trunc('month', t.booked_on)::date);
    if earlier is not null then
        perform store.refuse('ledger.earlier_month_open', jsonb_build_object('month', earlier));
    end if;
    insert into ledger.checkpoint (month, account_id, asset, balance)
    select first, account_id, asset, sum(amount)
      from (
          select account_id, asset, balance as amount from ledger.checkpoint
           where month = (select max(month) from ledger.month_seal)
          union all
          select account_id, asset, amount from ledger.posting where booked_on >= first and booked_on < after
      ) moved
     group by account_id, asset;
    select sha256(coalesce(string_agg(r.content, ''::bytea order by r.transaction_id), ''::bytea)) into made
      from ledger.reference r where r.booked_on >= first and r.booked_on < after;
    insert into ledger.month_seal
    select first, session_user::text, store.now(), count(*), made
      from ledger.posting where booked_on >= first and booked_on < after;
    perform audit.record('ledger.month_sealed', null,
        jsonb_build_object('month', first, 'content', encode(made, 'hex')));
    return made;
end
$$;
