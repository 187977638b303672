-- What is only there for a decision goes with it, and with the time in which it can be made.
insert into retention.rule
    (id, position, table_name, columns, way, keep, bound, classes, whose, until, remains, change)
select v.id, v.position, v.table_name, v.columns, 'shred', 'second_decided', true, v.classes, 't.customer_id = $1',
       $q$(select (p.expires_at at time zone 'UTC')::date from staff.proposal p where p.id = t.proposal_id)$q$,
       v.remains, v.change
  from (values
    ('second_evidence', 23, 'rights.second_evidence', '{content}'::text[], '{identity_image}'::text[], 'true', null),
    ('second_view', 24, 'rights.second_view', '{identity,contact,other}'::text[], '{identity,contact,request}'::text[],
        'true', null),
    ('correction_plans', 25, 'rights.rectification', '{plan}'::text[], '{request}'::text[], 't.plan is not null',
        'plan = null')
  ) v (id, position, table_name, columns, classes, remains, change);

-- Until when a proposal opens what it is about to the caller: as its second person, while it waits.
create function rights.second_until(customer uuid, about uuid) returns timestamptz
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.expires_at from staff.proposal p join staff.four_eyes f on f.action = p.action
     where p.id = about and p.subject = customer and p.action = 'rights.rectify' and p.state = 'proposed'
       and p.expires_at > store.now() and p.proposed_by <> session_user::text and f.seconds && staff.duties()
$$;

-- Which request each of these is about, and by when it is answered: whoever decides knows how long that can take. It
-- tells its proposer, its second person and auditors, and nothing of the request but number and day.
create function rights.second_due(which uuid[]) returns table (proposal uuid, number bigint, operative_on date)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.id, r.number, case when r.ended_at is null then r.operative_on end
      from staff.proposal p
      join staff.four_eyes f on f.action = p.action
      join rights.request r on r.customer_id = p.subject and (
               r.id::text = p.facts ->> 'request' or 'R-' || r.number = p.facts ->> 'request'
               or exists (select from rights.rectification t where t.proposal_id = p.id and t.request_id = r.id))
     where p.id = any (which) and p.action in ('rights.erase', 'rights.rectify', 'rights.access_copy')
       and (p.proposed_by = session_user::text or f.seconds && staff.duties() or 'auditor' = any (staff.duties()))
$$;

-- The proposer puts it before the second person, with the proposal and in its transaction.
create function rights.put_before_second(
    proposal uuid, identity bytea, contact bytea, other bytea, proofs jsonb
) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.rectification;
begin
    select * into held from rights.rectification t where t.proposal_id = proposal and t.state = 'proposed';
    perform rights.rectified_for(held.request_id);
    if not exists (
        select from staff.proposal p
         where p.id = proposal and p.proposed_by = session_user::text and p.proposed_at = store.now()
    ) then
        perform store.refuse('staff.no_such_proposal');
    end if;
    insert into rights.second_view
    values (proposal, held.id, held.customer_id, identity, contact, other, proofs);
end
$$;

create function rights.put_evidence(which uuid, proposal uuid, media text, content bytea, proof text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update rights.second_view v set proofs = v.proofs || jsonb_build_object(which::text, proof)
     where v.proposal_id = proposal and exists (
         select from staff.proposal p
          where p.id = proposal and p.proposed_by = session_user::text and p.proposed_at = store.now()
     );
    if not found then
        perform store.refuse('staff.no_such_proposal');
    end if;
    insert into rights.second_evidence
    select which, proposal, v.customer_id, media, content from rights.second_view v where v.proposal_id = proposal;
end
$$;

-- Which classes it is sealed for, and which of them the caller's duties open.
create function rights.second_classes(proposal uuid) returns table (field_class text, opens boolean)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.second_view;
begin
    select * into held from rights.second_view v where v.proposal_id = proposal;
    if held.proposal_id is null or rights.second_until(held.customer_id, proposal) is null then
        perform store.refuse('staff.no_such_proposal');
    end if;
    return query
        select c.name, exists (
                   select from vault.class_reader r where r.field_class = c.name and r.duty = any (staff.duties()))
          from (values ('identity', held.identity is not null), ('contact', held.contact is not null),
                       ('request', held.other is not null),
                       ('identity_image', exists (
                           select from rights.second_evidence e where e.proposal_id = proposal))) c (name, is_there)
         where c.is_there;
end
$$;

-- Whether nobody has shown yet that the right person asks, or with authority; a second person knows before they agree.
create function rights.second_unchecked(proposal uuid) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.second_view;
    came rights.letter;
    request uuid;
begin
    select * into held from rights.second_view v where v.proposal_id = proposal;
    if held.proposal_id is null or rights.second_until(held.customer_id, proposal) is null then
        perform store.refuse('staff.no_such_proposal');
    end if;
    select t.request_id into request from rights.rectification t where t.id = held.rectification_id;
    select l.* into came from rights.letter l join rights.request r on r.letter_id = l.id where r.id = request;
    return came.channel <> 'account' and (not rights.identity_shown(request)
        or came.asker = 'agent' and not exists (
            select from rights.event e where e.request_id = request and e.kind = 'got' and e.topic = 'authority'));
end
$$;

-- Read whole, and just what is decided on: the hashes of everything that was sealed, which nobody has who has not opened
-- it; the lines as they would be written, opened where they would be; all that is said; and the papers of the letter.
create function rights.note_second_look(proposal uuid, proofs jsonb, lines jsonb, said text, papers jsonb) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held rights.second_view;
    facts jsonb;
    mine rights.rectification;
    rests uuid[];
    from_letter boolean;
begin
    select * into held from rights.second_view v where v.proposal_id = proposal;
    if held.proposal_id is null or rights.second_until(held.customer_id, proposal) is null then
        perform store.refuse('staff.no_such_proposal');
    end if;
    if held.proofs is distinct from note_second_look.proofs then
        perform store.refuse('rights.second_unseen');
    end if;
    select p.facts into facts from staff.proposal p where p.id = proposal;
    select * into mine from rights.rectification t where t.id = held.rectification_id;
    select array_agg(distinct (l ->> 'evidence_id')::uuid) filter (where l ->> 'evidence' = 'paper'),
           coalesce(bool_or(l ->> 'evidence' = 'letter'), false)
      into rests, from_letter
      from jsonb_array_elements(lines) l where l ->> 'act' <> 'refused' and l ->> 'field' <> 'other';
    if facts ->> 'said' is distinct from note_second_look.said
        or facts ->> 'applied' is distinct from rights.lines_hash(mine.id, mine.salt, note_second_look.lines)
        or exists (
            select from unnest(rests) r (id) where not exists (
                select from rights.paper p join rights.request q on q.letter_id = p.letter_id
                  join rights.second_evidence e on e.proposal_id = note_second_look.proposal
                 where p.id = r.id and q.id = mine.request_id and papers ->> e.id::text = encode(p.sha256, 'hex'))
        )
        or (select count(*) from rights.second_evidence e where e.proposal_id = note_second_look.proposal)
            > coalesce(cardinality(rests), 0) + from_letter::int then
        perform store.refuse('rights.second_differs');
    end if;
    insert into rights.second_look values (proposal, session_user::text, store.now())
        on conflict (proposal_id, person) do update set seen_at = excluded.seen_at;
    perform audit.record('rights.second_look', held.customer_id, jsonb_build_object('proposal', proposal));
end
$$;

-- Nobody decided in the time there was: what was put before them goes, by the worker, who learns nothing of it.
create function rights.expire_second() returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from rights.second_evidence e using staff.proposal p
     where p.id = e.proposal_id and p.expires_at <= store.now();
    delete from rights.second_view v using staff.proposal p where p.id = v.proposal_id and p.expires_at <= store.now();
    delete from vault.ticket t using staff.proposal p
     where t.ground = 'second' and p.id = t.about and p.expires_at <= store.now();
    update rights.rectification t set plan = null from staff.proposal p
     where t.plan is not null and p.id = t.proposal_id and p.expires_at <= store.now();
end
$$;

-- Nobody agrees to a correction that they have not read; and what was put before them goes when it is decided.
create function rights.guard_second() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if new.state = 'approved' and not exists (
        select from rights.second_look l where l.proposal_id = new.id and l.person = session_user::text
    ) then
        perform store.refuse('rights.second_unseen');
    end if;
    delete from rights.second_evidence e where e.proposal_id = new.id;
    delete from rights.second_view v where v.proposal_id = new.id;
    delete from vault.ticket t where t.ground = 'second' and t.about = new.id;
    return new;
end
$$;
create trigger guard_second before update of state on staff.proposal
    for each row when (new.action = 'rights.rectify' and old.state = 'proposed' and new.state <> 'proposed')
    execute function rights.guard_second();
create trigger only_grows before update on rights.second_evidence
    for each row execute function store.only_grows();
