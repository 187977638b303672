-- Corrections: a draft is a proposal with its sides beside it. Who agrees posts it in the same act, whatever screen or
-- statement they use, because it is the change of the proposal's state that posts.
insert into staff.four_eyes (action, proposers, seconds, lasts) values
    ('ledger.seal_month', '{finance,finance_lead}', '{finance_lead}', '7 days');

create trigger only_grows before update or delete on ledger.draft
    for each row execute function store.only_grows();
create trigger only_grows before update or delete on ledger.draft_leg
    for each row execute function store.only_grows();
create trigger only_grows before update or delete on ledger.correction
    for each row execute function store.only_grows();
create trigger only_grows before update or delete on ledger.reversal
    for each row execute function store.only_grows();
create trigger only_grows before update or delete on ledger.night_proof
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on ledger.draft
    for each statement execute function store.only_grows();
create trigger never_emptied before truncate on ledger.draft_leg
    for each statement execute function store.only_grows();
create trigger never_emptied before truncate on ledger.correction
    for each statement execute function store.only_grows();
create trigger never_emptied before truncate on ledger.reversal
    for each statement execute function store.only_grows();
create trigger never_emptied before truncate on ledger.night_proof
    for each statement execute function store.only_grows();

-- Everything a draft says, in bytes that are the same wherever they are read.
create function ledger.draft_content(which uuid) returns bytea
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select sha256(convert_to(concat_ws(E'\n', d.kind, coalesce(d.corrects::text, '-'),
               to_char(d.booked_on, 'YYYY-MM-DD'), d.reason, encode(d.words, 'hex'),
               coalesce(encode(d.evidence, 'hex'), '-'), d.drafted_by,
               (select string_agg(a.path || E'\t' || l.asset || E'\t' || l.amount, E'\n' order by l.seq)
                  from ledger.draft_leg l join ledger.account a on a.id = l.account_id
                 where l.draft_id = d.id)), 'UTF8'))
      from ledger.draft d where d.id = which
$$;

-- Nothing leaves the wallets of a customer whose account stands still; what comes in is booked, and stays there. Moving
-- between two wallets of the same customer takes nothing out. What left on the day of the freeze, or earlier, two people
-- may say, as two may lift it.
create function ledger.check_not_frozen(draft uuid) returns void
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    stopped text;
begin
    select min(a.path) into stopped
      from ledger.draft d join ledger.draft_leg l on l.draft_id = d.id join ledger.account a on a.id = l.account_id
      join people.account_freeze f on f.customer_id::text = a.holder and f.lifted_at is null
     where d.id = draft and d.booked_on > (f.frozen_at at time zone 'UTC')::date group by a.holder, l.asset having sum(l.amount) > 0 order by 1 limit 1;
    if stopped is not null then
        perform store.refuse('ledger.account_frozen', jsonb_build_object('account', stopped));
    end if;
end
$$;

-- The part both kinds share; `legs` are [account's path, asset, minor units as text].
-- Whether an account takes an asset: it has held it, or its path names it, or no other one.
create function ledger.takes(account integer, asset text) returns boolean
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select exists (select from ledger.posting p where p.account_id = takes.account and p.asset = takes.asset)
        or coalesce((select bool_or(s.code = takes.asset)
                       from ledger.account a cross join unnest(string_to_array(a.path, ':')) part
                       join ledger.asset s on s.code = part
                      where a.id = takes.account), true)
$$;

create function ledger.make_draft(
    kind text, corrects bigint, booked_on date, reason text, explanation text, evidence bytea, legs jsonb
) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    made uuid := gen_random_uuid();
    words bytea;
    content bytea;
    salt bytea := uuid_send(gen_random_uuid());
    which uuid;
    wrong text;
begin
    if not 'finance' = any (staff.duties()) then
        perform store.refuse('ledger.not_yours_to_correct');
    end if;
    if (length(regexp_replace(explanation, '[^[:alpha:]]', '', 'g')) >= 3 and length(explanation) <= 500) is not true then
        perform store.refuse('ledger.explanation_missing', '{"at_least": 3, "at_most": 500}');
    elsif ledger.card_number(explanation) is not null then
        perform store.refuse('ledger.card_number', jsonb_build_object('last', ledger.card_number(explanation)));
    end if;
    if make_draft.booked_on > store.now()::date or make_draft.booked_on < date '2000-01-01' then
        perform store.refuse('ledger.day_to_come', jsonb_build_object('on', make_draft.booked_on));
    end if;
    if exists (select from ledger.month_seal where month >= date_trunc('month', make_draft.booked_on)::date) then
        perform store.refuse('ledger.month_sealed', jsonb_build_object('on', make_draft.booked_on));
    end if;
    if corrects is not null and not exists (select from ledger.transaction t where t.id = make_draft.corrects) then
        perform store.refuse('ledger.no_such_transaction', jsonb_build_object('number', corrects));
    end if;
    if jsonb_typeof(legs) is distinct from 'array' or jsonb_array_length(legs) not between 2 and 500 then
        perform store.refuse('ledger.sides_missing', '{"at_least": 2, "at_most": 500}');
    end if;
    select coalesce(leg ->> 0, '') into wrong from jsonb_array_elements(legs) leg
     where not exists (select from ledger.account a where a.path = leg ->> 0)
        or not exists (select from ledger.asset a where a.code = leg ->> 1) limit 1;
    if wrong is not null then
        perform store.refuse('ledger.unknown_account', jsonb_build_object('account', left(wrong, 200)));
    end if;
    -- A reversal books the other way round whatever stands there.
    if kind = 'adjustment' then
        select leg ->> 0 into wrong
          from jsonb_array_elements(legs) leg join ledger.account a on a.path = leg ->> 0
         where not ledger.takes(a.id, leg ->> 1) limit 1;
        if wrong is not null then
            perform store.refuse('ledger.unknown_account', jsonb_build_object('account', left(wrong, 200)));
        end if;
    end if;
    select left(coalesce(leg ->> 2, ''), 60) into wrong from jsonb_array_elements(legs) leg
     where coalesce(leg ->> 2, '') !~ '^-?[1-9][0-9]{0,31}$' limit 1;
    if wrong is not null then
        perform store.refuse('money.not_an_amount', jsonb_build_object('text', wrong));
    end if;
    select leg ->> 1 into wrong from jsonb_array_elements(legs) leg
     group by leg ->> 1 having sum((leg ->> 2)::numeric) <> 0 limit 1;
    if wrong is not null then
        perform store.refuse('ledger.draft_unbalanced', jsonb_build_object('asset', wrong));
    end if;
    -- The proposal names the content of the draft, and the draft its proposal.
    words := ledger.commitment(salt, explanation);
    select sha256(convert_to(concat_ws(E'\n', kind, coalesce(corrects::text, '-'),
               to_char(make_draft.booked_on, 'YYYY-MM-DD'), reason, encode(words, 'hex'),
               coalesce(encode(evidence, 'hex'), '-'), session_user::text,
               string_agg((leg ->> 0) || E'\t' || (leg ->> 1) || E'\t' || (leg ->> 2), E'\n' order by n)), 'UTF8'))
      into content from jsonb_array_elements(legs) with ordinality given (leg, n);
    which := staff.propose('ledger.adjust', null, jsonb_strip_nulls(jsonb_build_object(
        'draft', made, 'kind', kind, 'transaction', corrects, 'booked_on', make_draft.booked_on, 'cause', reason,
        'content', encode(content, 'hex'))));
    insert into ledger.draft (id, proposal, kind, corrects, booked_on, reason, words, evidence, content, drafted_by,
                              drafted_at)
    values (made, which, kind, corrects, make_draft.booked_on, reason, words, evidence, content, session_user::text,
            store.now());
    insert into ledger.draft_leg (draft_id, seq, account_id, asset, amount)
    select made, n, a.id, leg ->> 1, (leg ->> 2)::numeric
      from jsonb_array_elements(legs) with ordinality given (leg, n) join ledger.account a on a.path = leg ->> 0;
    insert into ledger.draft_words (draft_id, salt, explanation) values (made, salt, make_draft.explanation);
    perform ledger.check_not_frozen(made);
    return made;
end
$$;

create function ledger.propose_adjustment(
    corrects bigint, booked_on date, reason text, explanation text, evidence bytea, legs jsonb
) returns uuid
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    select ledger.make_draft('adjustment', corrects, booked_on, reason, explanation, evidence, legs)
$$;

-- The sides of a reversal are the database's own doing: nobody types them.
create function ledger.propose_reversal(number bigint, booked_on date, reason text, explanation text, evidence bytea)
    returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    legs jsonb;
begin
    if exists (select from ledger.reversal r where r.reversed = number) then
        perform store.refuse('ledger.reversed_already', jsonb_build_object('number', number));
    end if;
    if exists (
        select from ledger.draft d join staff.proposal p on p.id = d.proposal
         where d.kind = 'reversal' and d.corrects = number and p.state = 'proposed' and p.expires_at > store.now()
    ) then
        perform store.refuse('ledger.reversal_waits', jsonb_build_object('number', number));
    end if;
    select jsonb_agg(jsonb_build_array(a.path, p.asset, (-p.amount)::text) order by p.seq) into legs
      from ledger.posting p join ledger.account a on a.id = p.account_id
     where p.transaction_id = number and p.amount <> 0;
    if legs is null then
        perform store.refuse('ledger.no_such_transaction', jsonb_build_object('number', number));
    end if;
    return ledger.make_draft('reversal', number, booked_on, reason, explanation, evidence, legs);
end
$$;

-- Only what was proposed is posted: a draft whose bytes are others than the proposal names is refused.
create function ledger.post_draft(which uuid, content text) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held ledger.draft;
    why ledger.draft_words;
    number bigint;
    told text;
    named text;
    undone bigint;
    said bytea;
begin
    select * into held from ledger.draft d where d.proposal = which;
    if held.id is null then
        perform store.refuse('ledger.no_such_draft');
    end if;
    select * into why from ledger.draft_words w where w.draft_id = held.id;
    if ledger.draft_content(held.id) is distinct from held.content
        or encode(held.content, 'hex') is distinct from content
        or ledger.commitment(why.salt, why.explanation) is distinct from held.words then
        perform store.refuse('ledger.draft_differs');
    end if;
    if exists (
        select from ledger.draft_leg l where l.draft_id = held.id group by l.asset having sum(l.amount) <> 0
    ) then
        perform store.refuse('ledger.unbalanced', jsonb_build_object('transaction', held.id));
    end if;
    -- It may have been frozen while the correction waited.
    lock table people.account_freeze in share mode;
    perform ledger.check_not_frozen(held.id);
    perform ledger.make_month(held.booked_on);
    number := nextval('ledger.transaction_number');
    named := case when held.kind = 'reversal' then 'REV-' || held.corrects else 'ADJ-' || number end;
    undone := case when held.kind = 'reversal' then held.corrects end;
    select string_agg(concat_ws(E'\t', a.path, l.asset, s.scale, l.amount), E'\n'
               order by a.path collate "C", l.asset collate "C", l.amount)
      into told
      from ledger.draft_leg l join ledger.account a on a.id = l.account_id join ledger.asset s on s.code = l.asset
     where l.draft_id = held.id;
    said := ledger.content(held.booked_on, held.booked_on, held.kind, held.words, 'desk', named, undone, told);
    insert into ledger.transaction (id, booked_on, happened_on, recorded_at, kind, reverses, words, content)
    values (number, held.booked_on, held.booked_on, store.now(), held.kind, undone, held.words, said);
    insert into ledger.posting (transaction_id, seq, booked_on, account_id, asset, amount)
    select number, l.seq, held.booked_on, l.account_id, l.asset, l.amount
      from ledger.draft_leg l where l.draft_id = held.id;
    insert into ledger.particulars (transaction_id, salt, description) values (number, why.salt, why.explanation);
    insert into ledger.reference (source, reference, content, transaction_id, booked_on)
    values ('desk', named, said, number, held.booked_on);
    insert into ledger.correction (draft_id, transaction_id, corrects) values (held.id, number, held.corrects);
    perform ledger.pass_freezes(array[number], true);
    perform audit.record('ledger.corrected', null, jsonb_strip_nulls(jsonb_build_object(
        'transaction', number, 'corrects', held.corrects, 'kind', held.kind, 'draft', held.id,
        'proposed_by', held.drafted_by)));
    return number;
end
$$;

create function ledger.agreed() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.action = 'ledger.adjust' then
        perform ledger.post_draft(new.id, new.facts ->> 'content');
    else
        perform ledger.close_month((new.facts ->> 'month')::date, new.facts);
    end if;
    perform staff.use_proposal(new.id, new.action, new.subject);
    return null;
end
$$;
create trigger books_follow after update on staff.proposal
    for each row when (new.state = 'approved' and new.action in ('ledger.adjust', 'ledger.seal_month'))
    execute function ledger.agreed();

-- L-01: a second reversal of one transaction is refused by the key, whoever books it.
create function ledger.note_reversal() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into ledger.reversal (reversed, transaction_id) values (new.reverses, new.id) on conflict do nothing;
    if not found then
        perform store.refuse('ledger.reversed_already', jsonb_build_object('number', new.reverses));
    end if;
    return null;
end
$$;
create trigger note_reversal after insert on ledger.transaction
    for each row when (new.reverses is not null) execute function ledger.note_reversal();

-- Sealing a month takes two people; where only one person of finance works here, that one, and the trail says so.
create function ledger.is_somebody_else(duty text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from staff.person p
         where p.state = 'active' and p.name <> session_user::text
           and to_regrole(quote_ident(p.name)) is not null
           and pg_has_role(to_regrole(quote_ident(p.name))::oid, duty, 'member')
    )
$$;

-- What two people agree to: the month with its figures, also what moved of each asset in decimal digits.
create function ledger.month_facts(first date) returns jsonb
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object('month', first,
        'transactions', (select count(*) from ledger.transaction t
                          where t.booked_on >= first and t.booked_on < (first + interval '1 month')::date),
        'postings', coalesce(sum(m.postings), 0),
        'turnover', coalesce(jsonb_agg(concat_ws(' ', round(m.moved * 10::numeric ^ (-a.scale), a.scale), a.code)
                                       order by a.code), '[]'))
      from (select p.asset, count(*) as postings, sum(p.amount) filter (where p.amount > 0) as moved
              from ledger.posting p
             where p.booked_on >= first and p.booked_on < (first + interval '1 month')::date group by p.asset) m
      join ledger.asset a on a.code = m.asset
$$;

create function ledger.close_month(which date, told jsonb) returns bytea
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    first date := date_trunc('month', which)::date;
    after date := (date_trunc('month', which) + interval '1 month')::date;
    made bytea;
begin
    if not 'finance_lead' = any (staff.duties()) then
        perform store.refuse('ledger.needs_a_lead');
    end if;
    -- Nobody posts while the month is being closed.
    lock table ledger.batch in share row exclusive mode;
    lock table ledger.transaction in share row exclusive mode;
    perform ledger.check_closing(first);
    if told is not null and told <> ledger.month_facts(first) then
        perform store.refuse('ledger.month_moved_on', jsonb_build_object('month', first));
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
        jsonb_build_object('month', first, 'content', encode(made, 'hex'), 'alone', told is null));
    return made;
end
$$;

-- What keeps a month from being sealed.
create function ledger.check_closing(first date) returns void
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    earlier date;
begin
    if first is null or first + interval '1 month' > store.now()::date then
        perform store.refuse('ledger.month_not_over', jsonb_build_object('month', first));
    end if;
    if exists (select from ledger.month_seal where month >= first) then
        perform store.refuse('ledger.month_sealed', jsonb_build_object('on', first));
    end if;
    select date_trunc('month', min(booked_on))::date into earlier from ledger.transaction t
     where booked_on < first and not exists (
         select from ledger.month_seal s where s.month >= date_trunc('month', t.booked_on)::date);
    if earlier is not null then
        perform store.refuse('ledger.earlier_month_open', jsonb_build_object('month', earlier));
    end if;
end
$$;

create function ledger.propose_seal(which date) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    first date := date_trunc('month', which)::date;
begin
    if not 'finance' = any (staff.duties()) then
        perform store.refuse('ledger.not_yours');
    end if;
    perform ledger.check_closing(first);
    -- The only lead agrees to what a colleague of finance proposes; the other way round nobody could.
    if not ledger.is_somebody_else('finance_lead') then
        perform store.refuse('ledger.no_other_lead', jsonb_build_object('duty', 'finance_lead'));
    end if;
    return staff.propose('ledger.seal_month', null, ledger.month_facts(first));
end
$$;

create function ledger.seal_month(which date) returns bytea
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not 'finance_lead' = any (staff.duties()) then
        perform store.refuse('ledger.needs_a_lead');
    end if;
    if ledger.is_somebody_else('finance') then
        perform store.refuse('ledger.needs_a_second');
    end if;
    return ledger.close_month(which, null);
end
$$;
