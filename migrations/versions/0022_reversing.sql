-- What the house took is taken back by two people of finance: one proposes and says why, a lead who is somebody else
-- agrees, and that act is the reversal. Nothing is removed; entries and lines of it are free for a turn more.
insert into staff.four_eyes (action, proposers, seconds, lasts) values
    ('reconcile.reverse', '{finance,finance_lead}', '{finance_lead}', '7 days');

-- A turn begins only once the one before it was reversed.
create function reconcile.check_turn() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    free boolean;
begin
    if tg_table_name = 'match_entry' then
        select exists (
            select from reconcile.match_entry k join reconcile.reversal v on v.check_out_id = k.check_out_id and v.part = k.part
             where k.transaction_id = new.transaction_id and k.seq = new.seq and k.turn = new.turn - 1) into free;
    elsif tg_table_name = 'match_line' then
        select exists (
            select from reconcile.match_line k join reconcile.reversal v on v.check_out_id = k.check_out_id and v.part = k.part
             where k.account = new.account and k.asset = new.asset and k.line = new.line and k.turn = new.turn - 1)
          into free;
    else
        select exists (
            select from reconcile.closing k
              join reconcile.reversal v on v.check_out_id = k.check_out_id and v.part = '' and v.seq = k.seq
             where k.account = new.account and k.asset = new.asset and k.until = new.until and k.turn = new.turn - 1)
          into free;
    end if;
    if not free then
        perform store.refuse('reconcile.not_free', jsonb_build_object('table', tg_table_name));
    end if;
    return new;
end
$$;
create trigger check_turn before insert on reconcile.match_entry
    for each row when (new.turn > 0) execute function reconcile.check_turn();
create trigger check_turn before insert on reconcile.match_line
    for each row when (new.turn > 0) execute function reconcile.check_turn();
create trigger check_turn before insert on reconcile.closing
    for each row when (new.turn > 0) execute function reconcile.check_turn();

-- What keeps a match (`part`) or a closing (an empty part, by its number) from being reversed; what it is of.
create function reconcile.check_reversible(which uuid, number integer, part text) returns jsonb
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    about jsonb;
    standing record;
begin
    if part <> '' then
        select jsonb_build_object('account', m.account, 'asset', m.asset, 'seq', m.seq, 'amount', (
                   select round(sum(l.amount) / power(10::numeric, a.scale), a.scale) from reconcile.match_line l
                    where l.check_out_id = m.check_out_id and l.part = m.part)::text,
                   'day', (select min(l.stated_on) from reconcile.match_line l
                            where l.check_out_id = m.check_out_id and l.part = m.part))
          into about from reconcile.match m join ledger.asset a on a.code = m.asset
         where m.check_out_id = which and m.part = check_reversible.part and m.seq = number;
    else
        select jsonb_build_object('account', k.account, 'asset', k.asset, 'seq', k.seq, 'day', k.until,
                   'amount', round(k.statement / power(10::numeric, a.scale), a.scale)::text)
          into about from reconcile.closing k join ledger.asset a on a.code = k.asset
         where k.check_out_id = which and k.seq = number;
    end if;
    if about is null then
        perform store.refuse('reconcile.nothing_to_reverse');
    end if;
    if exists (select from reconcile.reversal v
                where v.check_out_id = which and v.part = check_reversible.part and v.seq = number) then
        perform store.refuse('reconcile.reversed_already');
    end if;
    -- A closing counts what was matched before it came in, and begins with what the one before it left open: what it
    -- rests on is reversed after it.
    select c.number, k.until into standing
      from reconcile.closing k
      join reconcile.decision_log l on l.check_out_id = k.check_out_id
      join reconcile.decision_log mine on mine.check_out_id = which
      join reconcile.check_out c on c.id = k.check_out_id
     where k.account = about ->> 'account' and k.asset = about ->> 'asset'
       and case when check_reversible.part = '' then k.until > (about ->> 'day')::date
                else l.ended_at >= mine.ended_at and k.until >= (
                    select min(p.booked_on) from reconcile.match_entry e
                      join ledger.posting p on p.transaction_id = e.transaction_id and p.seq = e.seq
                     where e.check_out_id = which and e.part = check_reversible.part) end
       and not exists (select from reconcile.reversal v
                        where v.check_out_id = k.check_out_id and v.part = '' and v.seq = k.seq)
     order by k.until desc limit 1;
    if standing.number is not null then
        perform store.refuse('reconcile.closing_stands',
            jsonb_build_object('account', about ->> 'account', 'until', standing.until, 'number', standing.number));
    end if;
    return about;
end
$$;

-- Put before a lead that a match or a closing of a check-in is taken back. `salt` in hex; the words of why may name
-- somebody, so the proposal commits to them.
create function reconcile.propose_reversal(which uuid, number integer, part text, salt text, why text) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    about jsonb;
    told text;
begin
    if not staff.duties() && array['finance', 'finance_lead'] then
        perform store.refuse('reconcile.not_yours');
    end if;
    if length(regexp_replace(coalesce(why, ''), '[^[:alpha:]]', '', 'g')) < 3 or length(why) > 500 then
        perform store.refuse('reconcile.note_missing', '{"at_least": 3, "at_most": 500}');
    end if;
    if (salt ~ '^([0-9a-f]{2}){16}$') is not true then
        perform store.refuse('reconcile.words_differ');
    end if;
    about := reconcile.check_reversible(which, number, part);
    if exists (
        select from staff.proposal p
         where p.action = 'reconcile.reverse' and p.state = 'proposed' and p.expires_at > store.now()
           and p.facts ->> 'check_out' = which::text and p.facts ->> 'part' = propose_reversal.part
           and p.facts ->> 'seq' = propose_reversal.number::text
    ) then
        perform store.refuse('reconcile.reversal_waits');
    end if;
    told := reconcile.words_hash(salt, why);
    insert into reconcile.words (check_out_id, hash, salt, words, part)
    values (which, told, decode(salt, 'hex'), why, nullif(propose_reversal.part, ''));
    return staff.propose('reconcile.reverse', null, about || jsonb_build_object(
        'check_out', which, 'number', (select c.number from reconcile.check_out c where c.id = which),
        'part', propose_reversal.part, 'words', told));
end
$$;

-- Agreeing is what reverses: it is looked at again, as much may have been closed on it since.
create function reconcile.reverse() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    which uuid;
    seq integer;
    about jsonb;
begin
    if (new.facts ->> 'check_out' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' and new.facts ->> 'seq' ~ '^[0-9]{1,9}$'
        and new.facts ->> 'part' ~ '^([0-9a-f]{32})?$' and new.facts ->> 'words' ~ '^[0-9a-f]{64}$'
        and exists (select from reconcile.words w
                     where w.check_out_id = (new.facts ->> 'check_out')::uuid and w.hash = new.facts ->> 'words'
                       and coalesce(w.part, '') = new.facts ->> 'part')
    ) is not true then
        perform store.refuse('staff.facts_malformed', jsonb_build_object('action', new.action));
    end if;
    which := (new.facts ->> 'check_out')::uuid;
    seq := (new.facts ->> 'seq')::integer;
    -- A check-in that ends at this moment sees it as reversed, or not at all.
    lock table reconcile.decision_log in share row exclusive mode;
    about := reconcile.check_reversible(which, seq, new.facts ->> 'part');
    -- All that the lead was shown, the number of the check-out too.
    if new.facts - array['check_out', 'part', 'words'] <> about || jsonb_build_object('number',
        (select c.number from reconcile.check_out c where c.id = which)) then
        perform store.refuse('staff.facts_malformed', jsonb_build_object('action', new.action));
    end if;
    insert into reconcile.reversal (check_out_id, part, seq, proposal, words, proposed_by, agreed_by, reversed_at)
    values (which, new.facts ->> 'part', seq, new.id, new.facts ->> 'words', new.proposed_by, new.decided_by, store.now());
    perform audit.record('reconcile.reversed', null, jsonb_build_object(
        'check_out', which, 'number', (select c.number from reconcile.check_out c where c.id = which),
        'seq', seq, 'part', new.facts ->> 'part', 'account', about ->> 'account', 'proposed_by', new.proposed_by));
    perform staff.use_proposal(new.id, new.action, new.subject);
    return null;
end
$$;
create trigger reconcile_follows after update on staff.proposal
    for each row when (new.state = 'approved' and new.action = 'reconcile.reverse')
    execute function reconcile.reverse();

-- An adjusting entry that the books or a lead refused, proposed anew as it is put right; `legs` are [account's path,
-- asset, minor units as text]. By whoever of finance does it, for the same finding.
create function reconcile.propose_anew(
    which uuid, number integer, booked_on date, cause text, explanation text, legs jsonb
) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    told jsonb;
    content bytea;
    nth integer;
    made uuid;
begin
    if not staff.duties() && array['finance', 'finance_lead'] then
        perform store.refuse('reconcile.not_yours');
    end if;
    lock table reconcile.decision_log in share row exclusive mode;
    select convert_from(d.content, 'UTF8')::jsonb -> 'act', d.content into told, content
      from reconcile.decision d
      join reconcile.decision_log l on l.check_out_id = d.check_out_id and l.ended_at is not null
     where d.check_out_id = which and d.seq = propose_anew.number and d.kind = 'adjustment_proposed';
    if told is null then
        perform store.refuse('reconcile.no_such_adjustment');
    end if;
    if reconcile.proposed_already(which, told) is not null then
        perform store.refuse('reconcile.adjustment_known', jsonb_build_object('finding', told ->> 'finding'));
    end if;
    if reconcile.matched_meanwhile(which, told ->> 'finding') <> '' then
        perform store.refuse('reconcile.already_matched',
            jsonb_build_object('which', told ->> 'finding', 'match', ''));
    end if;
    -- It is still the entry for that finding: on the same account, in the same asset.
    if not exists (select from jsonb_array_elements(legs) l
                    where l ->> 0 = told #>> '{legs,0,account}' and l ->> 1 = told #>> '{legs,0,asset}') then
        perform store.refuse('reconcile.not_this_adjustment',
            jsonb_build_object('account', told #>> '{legs,0,account}'));
    end if;
    select count(*) into nth from reconcile.adjustment a where a.adjustment = (told ->> 'adjustment')::uuid;
    made := ledger.propose_adjustment(null, propose_anew.booked_on, propose_anew.cause, explanation, sha256(content), legs);
    insert into reconcile.adjustment (adjustment, turn, check_out_id, seq, draft_id, proposed_by, proposed_at)
    values ((told ->> 'adjustment')::uuid, nth, which, propose_anew.number, made, session_user::text, store.now());
    perform audit.record('reconcile.proposed_anew', null, jsonb_build_object(
        'check_out', which, 'number', (select c.number from reconcile.check_out c where c.id = which),
        'seq', propose_anew.number, 'draft', made));
    return made;
end
$$;
