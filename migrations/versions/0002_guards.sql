-- A ticket opens one customer's fields of some classes to one person for a quarter of an hour at most, on a ground that
-- holds as long: `case` (`kyc.opens_until` says which), `request` (what they asked of the firm), `break_glass`
-- (an emergency told to everybody), `second` (what a second person decides on), `suspicion` (a referral to the reporting officer).
create function vault.ground_ends(ground text, customer uuid, about uuid) returns timestamptz
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    -- Until when it holds, null where it does not.
    case ground
        when 'case' then
            return (select kyc.opens_until(c.id, session_user::text) from kyc."case" c
                     where c.id = about and c.customer_id = customer);
        when 'request' then
            if to_regprocedure('rights.is_asked(uuid)') is not null and rights.is_asked(customer) then
                return 'infinity';
            end if;
        when 'break_glass' then
            if to_regprocedure('staff.glass_is_broken(uuid)') is not null then
                return (select max(b.until) from staff.break_glass b
                         where b.person = session_user::text and b.customer_id = customer
                           and b.until > store.now() and b.ended_at is null);
            end if;
        when 'second' then
            if to_regprocedure('rights.second_until(uuid,uuid)') is not null then
                return rights.second_until(customer, about);
            end if;
        when 'suspicion' then
            if to_regprocedure('screening.is_referred(uuid)') is not null and screening.is_referred(customer) then
                return 'infinity';
            end if;
        else
            return null;
    end case;
    return null;
end
$$;

-- What a case's tickets rest on has changed: each lasts as long as its ground does, and goes when that is gone.
create function vault.end_case_tickets(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from vault.ticket t
     where t.ground = 'case' and t.about = which and kyc.opens_until(which, t.person) is null;
    update vault.ticket t set until = kyc.opens_until(which, t.person)
     where t.ground = 'case' and t.about = which and t.until > kyc.opens_until(which, t.person);
end
$$;

-- Whether the caller can open every class that this duty reads.
create function vault.holds_every_class(of_duty text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select not exists (
        select from vault.class_reader r
         where r.duty = of_duty
           and not exists (
               select from vault.class_grant g join vault.class_key k on k.id = g.class_key_id
                where g.person = session_user::text and k.field_class = r.field_class
                  and k.certificate is not null and k.retired_at is null
           )
    )
$$;

-- The duty that a ground speaks for; in an emergency every duty of the person.
create function vault.duties_on(ground text) returns text[]
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(duty), '{}') from unnest(staff.duties()) duty
     where case ground
               when 'case' then duty = 'kyc_reviewer'
               when 'request' then duty = 'dpo'
               when 'suspicion' then duty = 'mlro'
               else true
           end
$$;

create function vault.take_ticket(customer uuid, classes text[], ground text, about uuid) returns timestamptz
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    duties constant text[] := vault.duties_on(ground);
    ends timestamptz;
    facts constant jsonb := jsonb_build_object('classes', to_jsonb(classes), 'ground', ground, 'about', about);
begin
    if coalesce(cardinality(classes), 0) = 0 or exists (
        select from unnest(classes) wanted
         where not exists (
             -- A face opens to the data protection officer for an approved access request alone (D-04).
             select from vault.class_reader r
              where r.field_class = wanted and r.duty = any (duties)
                and (wanted <> 'biometric' or r.duty <> 'dpo'
                     or ground = 'request' and staff.proposal_stands('rights.access_copy', customer))
         )
    ) then
        perform store.refuse('vault.not_your_class', jsonb_build_object('ground', ground));
    end if;
    ends := vault.ground_ends(ground, customer, about);
    if ends is null then
        perform store.refuse('vault.no_ground', jsonb_build_object('ground', ground));
    end if;
    ends := least(ends, store.now() + interval '15 minutes');
    delete from vault.ticket where person = session_user::text and until <= store.now();
    insert into vault.ticket
    select session_user::text, customer, wanted, ground, about, ends, pg_current_xact_id()::text::bigint
      from unnest(classes) wanted
     group by wanted
        on conflict (person, customer_id, field_class) do update
       set ground = excluded.ground, about = excluded.about, until = excluded.until, taken_in = excluded.taken_in;
    -- What concerns a suspicion stands in a trail of its own, or its being there would tip off.
    if ground = 'suspicion' then
        perform screening.record('vault.opened', customer, facts);
    else
        perform audit.record('vault.opened', customer, facts);
    end if;
    return ends;
end
$$;

-- What row policies ask, once for a statement: whose fields of these classes (null: of any) the caller's tickets open.
-- They are in PL/pgSQL because that keeps a plan for the session.
create function vault.open_customers(classes text[]) returns uuid[]
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin
    return array(
        select distinct t.customer_id from vault.ticket t
         where t.person = session_user::text and (classes is null or t.field_class = any (classes))
           and t.until > store.now() and t.taken_in is distinct from pg_current_xact_id_if_assigned()::text::bigint
    );
end
$$;

create function vault.open_pairs() returns table (customer_id uuid, field_class text)
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query
        select t.customer_id, t.field_class from vault.ticket t
         where t.person = session_user::text and t.until > store.now()
           and t.taken_in is distinct from pg_current_xact_id_if_assigned()::text::bigint;
end
$$;

-- A wrap is a version, a commitment (32 bytes) and HPKE over a key of 32 (65 + 32 + 16); what is shorter or longer never
-- opens.
create function vault.is_wrap(wrapped bytea) returns boolean
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select coalesce(octet_length(wrapped) = 146 and get_byte(wrapped, 0) = 1, false)
$$;

-- A key is sealed to its class's certified key that is in use; the lock keeps that from ending meanwhile.
create function vault.guard_customer_keys() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select from made m left join vault.class_key c on c.id = m.class_key_id and c.field_class = m.field_class
                where c.id is null or c.certificate is null) then
        perform store.refuse('vault.not_that_class');
    end if;
    if exists (select from made m where not vault.is_wrap(m.wrapped)) then
        perform store.refuse('vault.not_a_wrap');
    end if;
    perform from vault.key_in_use u where u.class_key_id in (select class_key_id from made) for share;
    if exists (select from made m where m.class_key_id not in (select u.class_key_id from vault.key_in_use u)) then
        perform store.refuse('vault.class_key_retired');
    end if;
    if exists (select from made m join vault.destroyed_key d on d.id = m.id) then
        perform store.refuse('vault.key_was_destroyed');
    end if;
    return null;
end
$$;
create function vault.put_in_use() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into vault.key_in_use values (new.id);
    return null;
end
$$;
create trigger put_in_use after insert on vault.class_key for each row execute function vault.put_in_use();
create trigger guard_customer_keys after insert on vault.customer_key
    referencing new table as made for each statement execute function vault.guard_customer_keys();

create function vault.holds(which uuid, who text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from vault.class_grant where class_key_id = which and person = who)
$$;

-- Who holds a key: told to those who hold it too, and to administrators.
create function vault.holders(which uuid) returns setof text
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select person from vault.class_grant
     where class_key_id = which
       and ('administrator' = any (staff.duties()) or vault.holds(which, session_user::text))
     order by person
$$;

-- Whether a person has one of the duties that may hold keys of a class.
create function vault.may_hold(who text, class text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from vault.class_reader r join pg_roles duty on duty.rolname = r.duty join pg_roles person on person.rolname = who
         where r.field_class = class and pg_has_role(person.oid, duty.oid, 'member')
    )
$$;

-- Nobody else could ever open what is sealed to a key that only this person holds.
create function vault.check_not_last_holder(who text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    class text;
begin
    select c.field_class into class
      from vault.class_grant g join vault.class_key c on c.id = g.class_key_id and c.retired_at is null
     where g.person = who
       and not exists (
           select from vault.class_grant other
             join staff.person p on p.name = other.person and p.state = 'active' and not p.must_change_password
            where other.class_key_id = g.class_key_id and other.person <> who
       )
     limit 1;
    if class is not null then
        perform store.refuse('vault.last_holder', jsonb_build_object('person', who, 'field_class', class));
    end if;
end
$$;

-- A person's own public keys, made at their desk. They open nothing until an administrator has certified them.
create function vault.offer_keys(agreement bytea, signing bytea) returns timestamptz
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    made timestamptz;
begin
    insert into vault.person_key (person, agreement, signing) values (session_user::text, agreement, signing)
        on conflict (person) do nothing
    returning made_at into made;
    if made is null then
        perform store.refuse('vault.keys_are_there');
    end if;
    perform audit.record('vault.keys_offered', null, jsonb_build_object('person', session_user::text));
    return made;
end
$$;

create function vault.certify_person(who text, seen_agreement bytea, new_certificate bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not 'administrator' = any (staff.duties()) or who = session_user::text then
        perform store.refuse('vault.not_yours_to_certify', jsonb_build_object('person', who));
    end if;
    update vault.person_key
       set certificate = new_certificate, certified_by = session_user::text
     where person = who and agreement = seen_agreement and certificate is null;
    if not found then
        perform store.refuse('vault.keys_moved_on', jsonb_build_object('person', who));
    end if;
    perform audit.record('vault.keys_certified', null, jsonb_build_object('person', who));
end
$$;

-- Which approved proposal gives a class: two kinds have holders and seconds of their own.
create function vault.grant_action(class text) returns text
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case class when 'root' then 'vault.grant_root' when 'suspicion' then 'vault.grant_suspicion'
               else 'vault.grant_key' end
$$;

-- A proposal to give keys says whom and which classes of its kind, and only who holds all of them makes it.
create function vault.check_grant(action text, facts jsonb) returns void
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    who constant text := facts ->> 'person';
    class text;
begin
    if jsonb_typeof(facts -> 'person') is distinct from 'string'
        or jsonb_typeof(facts -> 'field_classes') is distinct from 'array'
        or (select count(*) from jsonb_object_keys(facts)) <> 2 or facts -> 'field_classes' = '[]' then
        perform store.refuse('staff.facts_malformed', jsonb_build_object('action', action));
    end if;
    if who = session_user::text then
        perform store.refuse('staff.not_oneself');
    end if;
    for class in select jsonb_array_elements_text(facts -> 'field_classes') loop
        if class is null or vault.grant_action(class) <> action then
            perform store.refuse('staff.facts_malformed', jsonb_build_object('action', action));
        end if;
        if not vault.may_hold(who, class) then
            perform store.refuse('vault.not_their_duty', jsonb_build_object('person', who, 'field_class', class));
        end if;
        if not exists (
            select from vault.class_key c
             where c.field_class = class and c.certificate is not null and c.retired_at is null
               and vault.holds(c.id, session_user::text)
        ) then
            perform store.refuse('vault.key_not_held', jsonb_build_object('field_class', class));
        end if;
    end loop;
end
$$;

-- A holder gives classes to somebody with the duties once a second person has agreed to exactly these: every key of
-- them that is in use, in one act.
create function vault.give_classes(who text, keys uuid[], wraps bytea[], agreed uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    classes constant text[] := array(
        select distinct c.field_class from vault.class_key c where c.id = any (keys) order by c.field_class
    );
    class text;
    wanted jsonb;
begin
    if cardinality(keys) is distinct from cardinality(wraps) or cardinality(classes) = 0
        or exists (select from unnest(keys) given where not vault.holds(given, session_user::text))
        or exists (
            select from vault.class_key c
             where c.field_class = any (classes) and c.certificate is not null and c.retired_at is null
               and c.id <> all (keys)
        ) then
        perform store.refuse('vault.key_not_held', jsonb_build_object('field_class', array_to_string(classes, ', ')));
    end if;
    foreach class in array classes loop
        if who = session_user::text or not vault.may_hold(who, class) then
            perform store.refuse('vault.not_their_duty', jsonb_build_object('person', who, 'field_class', class));
        end if;
    end loop;
    if not exists (select from vault.person_key where person = who and certificate is not null) then
        perform store.refuse('vault.keys_not_certified', jsonb_build_object('person', who));
    end if;
    wanted := staff.use_proposal(agreed, vault.grant_action(classes[1]), null);
    if wanted ->> 'person' is distinct from who or classes is distinct from array(
        select distinct told from jsonb_array_elements_text(wanted -> 'field_classes') told order by told
    ) then
        perform store.refuse('vault.nobody_agreed',
            jsonb_build_object('person', who, 'field_class', array_to_string(classes, ', ')));
    end if;
    insert into vault.class_grant (class_key_id, person, wrapped, proposal)
    select given.id, who, given.wrapped, agreed from unnest(keys, wraps) given (id, wrapped)
        on conflict (person, class_key_id) do update
       set wrapped = excluded.wrapped, proposal = excluded.proposal, granted_by = store.me(), granted_at = store.now();
    foreach class in array classes loop
        perform audit.record('vault.class_given', null,
            jsonb_build_object('person', who, 'field_class', class, 'proposal', agreed));
    end loop;
end
$$;

-- One's own keys, in this slot from now on, and in no other unless the one behind the password stays beside it.
create function vault.move_slot(new_custody text, new_slot bytea, beside boolean) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from vault.slot where person = session_user::text) then
        perform store.refuse('vault.keys_moved_on', jsonb_build_object('person', session_user::text));
    end if;
    insert into vault.slot (person, custody, sealed) values (session_user::text, new_custody, new_slot)
        on conflict (person, custody) do update set sealed = excluded.sealed, made_at = store.now();
    delete from vault.slot
     where person = session_user::text and custody <> new_custody and not (beside and custody = 'passphrase');
    perform audit.record('vault.keys_moved', null,
        jsonb_build_object('person', session_user::text, 'custody', new_custody));
end
$$;

-- New keys of one's own in the place of the old, as a token needs them: whatever was granted is wrapped anew by its
-- holder in the same act (the commitment says that it is the same key), and an administrator certifies them again.
create function vault.renew_keys(new_agreement bytea, new_signing bytea, keys uuid[], wraps bytea[],
                                 new_custody text, new_slot bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform from vault.person_key where person = session_user::text for update;
    if not found or cardinality(keys) is distinct from cardinality(wraps)
        or array(select class_key_id from vault.class_grant where person = session_user::text order by class_key_id)
            is distinct from array(select unnest(keys) order by 1)
        or exists (
            select from unnest(keys, wraps) given (id, wrapped)
              join vault.class_grant g on g.class_key_id = given.id and g.person = session_user::text
             where substr(g.wrapped, 1, 33) is distinct from substr(given.wrapped, 1, 33)
        ) then
        perform store.refuse('vault.keys_moved_on', jsonb_build_object('person', session_user::text));
    end if;
    update vault.person_key
       set agreement = new_agreement, signing = new_signing, certificate = null, certified_by = null,
           made_at = store.now()
     where person = session_user::text;
    update vault.class_grant g set wrapped = given.wrapped
      from unnest(keys, wraps) given (id, wrapped)
     where g.class_key_id = given.id and g.person = session_user::text;
    delete from vault.slot where person = session_user::text;
    insert into vault.slot (person, custody, sealed) values (session_user::text, new_custody, new_slot);
    perform audit.record('vault.keys_moved', null,
        jsonb_build_object('person', session_user::text, 'custody', new_custody, 'renewed', true));
end
$$;

-- For the keeper of roles alone: what an ended person could open, and what a changed duty opens no more.
create function vault.forget_person(name text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from vault.ticket where person = name;
    delete from vault.class_grant where person = name;
    delete from vault.slot where person = name;
    delete from vault.person_key where person = name;
end
$$;

create function vault.forget_classes(name text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from vault.class_grant g using vault.class_key c
     where g.person = name and c.id = g.class_key_id and not vault.may_hold(name, c.field_class);
    delete from vault.ticket t where t.person = name and not vault.may_hold(name, t.field_class);
end
$$;

-- A new key pair for a class, given to exactly those who hold the one in use. An administrator certifies it.
create function vault.offer_class_key(which uuid, class text, new_public bytea, holders text[], wraps bytea[])
    returns timestamptz
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    in_use constant uuid := (
        select id from vault.class_key
         where field_class = class and certificate is not null and retired_at is null
         order by made_at desc limit 1
    );
    made timestamptz;
begin
    if in_use is null or class in ('root', 'index') or not vault.holds(in_use, session_user::text) then
        perform store.refuse('vault.key_not_held', jsonb_build_object('field_class', class));
    end if;
    if array(select person from vault.class_grant where class_key_id = in_use order by person)
        is distinct from array(select unnest(holders) order by 1) or cardinality(wraps) <> cardinality(holders) then
        perform store.refuse('vault.holders_moved_on', jsonb_build_object('field_class', class));
    end if;
    insert into vault.class_key (id, field_class, public) values (which, class, new_public) returning made_at into made;
    insert into vault.class_grant (class_key_id, person, wrapped)
    select which, given.person, given.wrapped from unnest(holders, wraps) given (person, wrapped);
    perform audit.record('vault.class_key_offered', null, jsonb_build_object('field_class', class, 'key', which));
    return made;
end
$$;

create function vault.certify_class(which uuid, seen_public bytea, new_certificate bytea) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not 'administrator' = any (staff.duties())
        or exists (select from vault.class_key where id = which and made_by = session_user::text) then
        perform store.refuse('vault.not_yours_to_certify', jsonb_build_object('key', which));
    end if;
    update vault.class_key set certificate = new_certificate
     where id = which and public = seen_public and certificate is null;
    if not found then
        perform store.refuse('vault.keys_moved_on', jsonb_build_object('key', which));
    end if;
    perform audit.record('vault.class_key_certified', null, jsonb_build_object('key', which));
end
$$;

-- Rotation: whoever leads it sees the wraps of the old key (never what they open: that takes a ticket) and puts the
-- same keys under the new one. Another holder may take over what was left.
create function vault.lead_rotation(which uuid, new_key_id uuid) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    fresh vault.class_key;
    old_id uuid;
    running uuid;
begin
    select * into fresh from vault.class_key
     where id = new_key_id and certificate is not null and retired_at is null;
    if fresh.id is null or not vault.holds(fresh.id, session_user::text) then
        perform store.refuse('vault.key_not_held', jsonb_build_object('field_class', fresh.field_class));
    end if;
    update vault.rotation set led_by = session_user::text
     where new_key = fresh.id and ended_at is null
    returning id into running;
    if running is null then
        select id into old_id from vault.class_key
         where field_class = fresh.field_class and id <> fresh.id and certificate is not null and retired_at is null
           and made_at <= fresh.made_at
         order by made_at desc limit 1;
        if old_id is null then
            perform store.refuse('vault.nothing_to_rotate', jsonb_build_object('field_class', fresh.field_class));
        end if;
        insert into vault.rotation values (which, fresh.field_class, old_id, fresh.id, session_user::text, store.now())
        returning id into running;
    end if;
    perform audit.record('vault.rotation_led', null,
        jsonb_build_object('rotation', running, 'field_class', fresh.field_class, 'key', fresh.id));
    return running;
end
$$;

create function vault.keys_leaving() returns uuid[]
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
begin
    return array(select r.old_key from vault.rotation r where r.led_by = session_user::text and r.ended_at is null);
end
$$;

create function vault.rewrap(which uuid, ids uuid[], wraps bytea[]) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    led vault.rotation;
    moved bigint;
begin
    select * into led from vault.rotation
     where id = which and led_by = session_user::text and ended_at is null;
    if led.id is null then
        perform store.refuse('vault.rotation_not_yours');
    end if;
    -- The commitment says that it is the same key.
    with given as (select * from unnest(ids, wraps) as given (id, wrapped)),
    kept as (
        update vault.customer_key k set class_key_id = led.new_key, wrapped = given.wrapped
          from given
         where k.id = given.id and k.class_key_id = led.old_key
           and substr(given.wrapped, 1, 33) = substr(k.wrapped, 1, 33) and vault.is_wrap(given.wrapped)
        returning k.id
    )
    select count(*) into moved from kept;
    return moved;
end
$$;

create function vault.left_to_rewrap(which uuid) returns bigint
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(*) from vault.customer_key k join vault.rotation r on r.old_key = k.class_key_id
     where r.id = which and r.led_by = session_user::text
$$;

-- `unreadable` are the customers' keys that the leader could not open: anybody may write a wrap that nobody opens, and
-- none of them holds a rotation up. They stay where they are, and so do the grants of the old key while there are any:
-- nothing is lost when a leader names one that does open.
create function vault.end_rotation(which uuid, unreadable uuid[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    led vault.rotation;
    left_behind bigint;
begin
    select * into led from vault.rotation
     where id = which and led_by = session_user::text and ended_at is null for update;
    if led.id is null then
        perform store.refuse('vault.rotation_not_yours');
    end if;
    -- Who is sealing to the old key holds it for share: wait, then see what they left.
    delete from vault.key_in_use where class_key_id = led.old_key;
    left_behind := (select count(*) from vault.customer_key k where k.class_key_id = led.old_key);
    if exists (select from vault.customer_key k where k.class_key_id = led.old_key and k.id <> all (coalesce(unreadable, '{}')))
        or exists (select from vault.index_queue where class_key_id = led.old_key) then
        perform store.refuse('vault.rotation_not_done');
    end if;
    update vault.class_key set retired_at = store.now() where id = led.old_key;
    if left_behind = 0 then
        delete from vault.class_grant where class_key_id = led.old_key;
    end if;
    update vault.rotation set ended_at = store.now() where id = which;
    perform audit.record('vault.rotation_ended', null,
        jsonb_build_object('rotation', which, 'field_class', led.field_class, 'retired', led.old_key,
            'left_behind', left_behind));
end
$$;

-- The erasure of last resort: without its keys nothing sealed of a customer can be read by anybody.
create function vault.destroy_customer_keys(customer uuid) returns bigint
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    gone bigint;
begin
    if not 'dpo' = any (staff.duties()) or to_regprocedure('staff.proposal_stands(text, uuid)') is null
        or not staff.proposal_stands('rights.erase', customer) then
        perform store.refuse('vault.no_ground', '{"ground": "erase"}');
    end if;
    -- Who agreed to a preview agreed to what it keeps, and a hold keeps everything.
    if exists (
        select from staff.proposal p
         where p.action = 'rights.erase' and p.subject = customer and p.state = 'approved' and p.facts ? 'hash'
    ) or exists (select from retention.hold h where h.customer_id = customer and h.released_at is null) then
        perform store.refuse('vault.no_ground', '{"ground": "erase"}');
    end if;
    -- Words of a suspicion are kept by law; that there are any, or how many, the answer does not tell.
    with dead as (
        delete from vault.customer_key where customer_id = customer and field_class <> 'suspicion'
        returning id, field_class
    ),
    noted as (
        insert into vault.destroyed_key select id, customer, field_class, store.now() from dead returning id
    )
    select count(*) into gone from noted;
    delete from vault.ticket where customer_id = customer and field_class <> 'suspicion';
    delete from vault.blind_index where customer_id = customer;
    delete from vault.index_queue where customer_id = customer;
    perform audit.record('vault.keys_destroyed', customer, jsonb_build_object('keys', gone));
    return gone;
end
$$;

-- Finding by what is sealed, for `people.search`: the caller brings the keyed value, made with a key that only some
-- duties hold. No desk may call this.
create function vault.found(column_name text, value bytea, at_most int) returns setof uuid
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not people.may_look_people_up() then
        perform store.refuse('people.not_yours_to_look_up');
    end if;
    return query
        select distinct b.customer_id from vault.blind_index b
         where b.column_name = found.column_name and b.value = found.value
         limit least(at_most, 100);
end
$$;

-- The one way to look for people. It answers the id of the search and enters it; what was found shows once that is
-- committed. `asked` are the words of a name, the beginning of an address, or (`keyed`) a sealed value's keyed form.
create function people.search(kind text, asked text[], keyed bytea, at_most int) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    made constant uuid := gen_random_uuid();
    right_now timestamptz;
    ids uuid[];
    entered jsonb;
begin
    if not people.may_look_people_up() or coalesce(kind, '') not in ('name', 'email', 'phone', 'document')
        or kind in ('phone', 'document') and not staff.duties() && array['kyc_reviewer', 'dpo'] then
        perform store.refuse('people.not_yours_to_look_up');
    end if;
    -- Two signs of a Chinese, Japanese or Korean name say as much as three letters.
    if kind in ('phone', 'document') and coalesce(length(keyed), 0) < 16
        or kind not in ('phone', 'document') and coalesce(length(asked[1]), 0)
            < (case when kind = 'name' and asked[1] >= U&'\2E80' collate "C" then 2 else 3 end) then
        perform store.refuse('people.search_too_short', '{"least": 3}');
    end if;
    -- The own presence row is the lock that makes two windows of one person count one after the other.
    insert into staff.presence values (session_user::text, store.now())
        on conflict (person) do update set seen_at = excluded.seen_at;
    right_now := clock_timestamp();
    delete from people.search where id in (
        select s.id from people.search s where s.at < right_now - interval '1 minute' for update skip locked
    );
    -- Each person's own digest: who reads the trail and may search cannot try out what somebody else asked.
    select jsonb_build_object('kind', kind, 'asked',
            encode(sha256(k.secret || sha256(convert_to(concat_ws(chr(10), session_user, kind, '') || coalesce(array_to_string(asked, ' '), ''), 'UTF8')
                || coalesce(keyed, ''))), 'hex'))
      into entered from people.search_key k;
    if (select count(*) from people.search s
         where s.person = session_user::text and s.found is not null and s.at > right_now - interval '1 minute') >= 60 then
        insert into people.search values
            (made, session_user::text, null, right_now, pg_current_xact_id()::text::bigint);
        perform audit.record('people.search_refused', null, entered);
        return made;
    end if;
    ids := case kind
        when 'name' then array(select people.named(asked[1:32], 100))
        when 'email' then array(select people.with_email(asked[1], 100))
        when 'phone' then array(select vault.found('people.particulars.mobile', keyed, 100))
        else array(select vault.found('kyc.attempt.document_number', keyed, 100)) end;
    insert into people.search values
        (made, session_user::text, ids[1:least(greatest(coalesce(at_most, 0), 0), 100)], right_now, pg_current_xact_id()::text::bigint);
    -- Whom it found stays out of the trail: a customer's history tells who read of them, not who came by.
    perform audit.record('people.searched', null, entered || jsonb_build_object('found', cardinality(ids)));
    return made;
end
$$;
