-- People are database roles. Only `role_keeper` makes and ends them, by these functions, which administrators call.
create function staff.every_duty() returns text[]
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select array['kyc_reviewer', 'kyc_lead', 'dpo', 'finance', 'finance_lead', 'mlro', 'auditor', 'administrator']
$$;
-- A change of these needs a second administrator.
create function staff.seconded_duties() returns text[]
    language sql immutable set search_path = pg_catalog, pg_temp as $$
    select array['kyc_lead', 'dpo', 'finance_lead', 'mlro', 'auditor', 'administrator']
$$;

-- The duties a person was given themselves: in force, and held back.
create function staff.duties_in_force(person text) returns text[]
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(d.rolname::text order by d.rolname), '{}')
      from pg_auth_members m
      join pg_roles d on d.oid = m.roleid
      join pg_roles p on p.oid = m.member
     where p.rolname = person::name and d.rolname = any (staff.every_duty()::name[])
$$;
create function staff.duties_given(person text) returns text[]
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(distinct duty order by duty), '{}')
      from (select unnest(staff.duties_in_force(person))
            union select unnest(p.held_back) from staff.person p where p.name = duties_given.person) given (duty)
$$;

create function staff.check_administrator() returns void
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if not 'administrator' = any (staff.duties()) then
        perform store.refuse('staff.not_an_administrator');
    end if;
end
$$;
-- Somebody else, locked: administrators neither raise nor end themselves.
create function staff.somebody_else(person text, states text[]) returns staff.person
    language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    held staff.person;
begin
    perform staff.check_administrator();
    select * into held from staff.person p where p.name = somebody_else.person for update;
    if held.name is null then
        perform store.refuse('staff.no_such_person', jsonb_build_object('name', left(person, 60)));
    end if;
    if held.name = session_user::text then
        perform store.refuse('staff.not_oneself');
    end if;
    if not held.state = any (states) then
        perform store.refuse('staff.person_moved_on', jsonb_build_object('name', person, 'state', held.state));
    end if;
    return held;
end
$$;
create function staff.check_duties(duties text[]) returns void
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if duties is null or duties = '{}' or not duties <@ staff.every_duty() or array_position(duties, null) > 0 then
        perform store.refuse('staff.unknown_duty', jsonb_build_object('duties', left(duties::text, 200)));
    end if;
end
$$;
-- A SCRAM verifier exactly as PostgreSQL writes it: anything else would be taken for a password and seen in the clear.
create function staff.check_verifier(verifier text) returns void
    language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    part text[] := regexp_match(verifier,
        '^SCRAM-SHA-256\$([1-9][0-9]{3,6}):((?:[A-Za-z0-9+/]{4}){4,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)'
        '\$([A-Za-z0-9+/]{43}=):([A-Za-z0-9+/]{43}=)$');
begin
    if part is null or part[1]::int < 4096 or length(verifier) > 300 then
        perform store.refuse('staff.not_a_verifier', '{"at_least": 4096}');
    end if;
end
$$;

create function staff.give_duties(person text, duties text[]) returns void
    language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    duty text;
    present text[] := staff.duties_in_force(person);
begin
    foreach duty in array present loop
        if not duty = any (duties) then
            execute format('revoke %I from %I', duty, person);
        end if;
    end loop;
    foreach duty in array duties loop
        if not duty = any (present) then
            execute format('grant %I to %I', duty, person);
        end if;
    end loop;
end
$$;
create function staff.hang_up(person text) returns void
    language sql set search_path = pg_catalog, pg_temp as $$
    select pg_terminate_backend(pid) from pg_stat_activity where usename = person::name and pid <> pg_backend_pid()
$$;
-- Out at once: no way in, no duty left for a session that slips in meanwhile, nothing held, every session ended.
create function staff.shut_out(person text) returns void
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    execute format('alter role %I nologin', person);
    perform staff.give_duties(person, '{}');
    execute format('revoke staff from %I', person);
    perform staff.let_go(person);
    perform staff.hang_up(person);
end
$$;

-- Answers the proposal that waits for a second administrator, or null when all the duties are in force.
create function staff.add_person(name text, display_name text, language text, duties text[], verifier text)
    returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    wanted text[];
    plain text[];
begin
    perform staff.check_administrator();
    if name !~ '^[a-z][a-z0-9._-]{1,39}$' or name ~ '^pg_' or name in ('none', 'public', 'postgres') then
        perform store.refuse('staff.bad_name', jsonb_build_object('name', left(name, 60)));
    end if;
    if display_name !~ '^[^[:cntrl:]]{1,80}$' or btrim(display_name) <> display_name then
        perform store.refuse('staff.bad_display_name', '{"at_most": 80}');
    end if;
    if language not in ('en', 'zh') then
        perform store.refuse('staff.bad_language', jsonb_build_object('language', left(language, 20)));
    end if;
    perform staff.check_duties(duties);
    perform staff.check_verifier(verifier);
    if exists (select from pg_roles r where r.rolname = add_person.name::name) then
        perform store.refuse('staff.name_taken', jsonb_build_object('name', name));
    end if;
    select array_agg(distinct duty order by duty),
           coalesce(array_agg(distinct duty order by duty) filter (where not duty = any (staff.seconded_duties())), '{}')
      into wanted, plain
      from unnest(duties) given (duty);
    execute format('create role %I login password %L', name, verifier);
    execute format('grant staff to %I', name);
    insert into staff.person (name, display_name, language, joined_at, state, added_by, password_changed_at,
        password_reset_by, password_reset_at, must_change_password, held_back)
    values (add_person.name, add_person.display_name, add_person.language, store.now(), 'active', session_user::text,
        store.now(), session_user::text, store.now(), true, plain);
    perform audit.record('staff.person_added', null, jsonb_build_object('person', name, 'duties', to_jsonb(plain)));
    perform staff.announce('person_added', 'keepers', null,
        jsonb_build_object('person', name, 'by', session_user::text, 'duties', to_jsonb(plain)));
    if wanted = plain then
        return null;
    end if;
    return staff.propose('staff.duties', null,
        jsonb_build_object('person', name, 'from', to_jsonb(plain), 'duties', to_jsonb(wanted)));
end
$$;

create function staff.put_duties(held staff.person, wanted text[]) returns void
    language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    before text[] := staff.duties_given(held.name);
begin
    if held.state = 'active' and not held.must_change_password then
        perform staff.give_duties(held.name, wanted);
        -- Who has taken a duty on by SET ROLE keeps it to the end of the session.
        if not before <@ wanted then
            perform staff.hang_up(held.name);
        end if;
    else
        update staff.person set held_back = wanted where name = held.name;
    end if;
    perform vault.forget_classes(held.name);
    perform audit.record('staff.duties_changed', null,
        jsonb_build_object('person', held.name, 'from', to_jsonb(before), 'duties', to_jsonb(wanted)));
    perform staff.announce('duties_changed', 'keepers', null, jsonb_build_object(
        'person', held.name, 'by', session_user::text, 'from', to_jsonb(before), 'duties', to_jsonb(wanted)));
end
$$;

-- Answers the proposal when a duty changes that needs a second administrator; nothing is changed then.
create function staff.set_duties(name text, duties text[]) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held staff.person := staff.somebody_else(name, '{active,suspended}');
    before text[] := staff.duties_given(name);
    wanted text[];
begin
    perform staff.check_duties(duties);
    select array_agg(distinct duty order by duty) into wanted from unnest(duties) given (duty);
    if before = wanted then
        return null;
    end if;
    if exists (
        select from unnest(staff.seconded_duties()) second (duty)
         where (second.duty = any (before)) <> (second.duty = any (wanted))
    ) then
        return staff.propose('staff.duties', null,
            jsonb_build_object('person', name, 'from', to_jsonb(before), 'duties', to_jsonb(wanted)));
    end if;
    perform staff.put_duties(held, wanted);
    return null;
end
$$;

-- Put a change into force that a second administrator has agreed to.
create function staff.apply_duties(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    agreed jsonb;
    wanted text[];
    held staff.person;
begin
    perform staff.check_administrator();
    agreed := staff.use_proposal(which, 'staff.duties', null);
    held := staff.somebody_else(agreed ->> 'person', '{active,suspended}');
    select array_agg(distinct duty order by duty) into wanted from jsonb_array_elements_text(agreed -> 'duties') d (duty);
    perform staff.check_duties(wanted);
    if to_jsonb(staff.duties_given(held.name)) is distinct from agreed -> 'from' then
        perform store.refuse('staff.duties_moved_on', jsonb_build_object('name', held.name));
    end if;
    perform staff.put_duties(held, wanted);
end
$$;

create function staff.suspend(name text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held staff.person := staff.somebody_else(name, '{active}');
begin
    update staff.person p set state = 'suspended', held_back = staff.duties_given(held.name) where p.name = held.name;
    perform staff.shut_out(held.name);
    perform audit.record('staff.suspended', null, jsonb_build_object('person', held.name));
    perform staff.announce('suspended', 'keepers', null,
        jsonb_build_object('person', held.name, 'by', session_user::text));
end
$$;

create function staff.resume(name text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held staff.person := staff.somebody_else(name, '{suspended}');
begin
    execute format('alter role %I login', held.name);
    execute format('grant staff to %I', held.name);
    if not held.must_change_password then
        perform staff.give_duties(held.name, held.held_back);
    end if;
    update staff.person p
       set state = 'active', held_back = case when held.must_change_password then p.held_back else '{}' end
     where p.name = held.name;
    perform audit.record('staff.resumed', null, jsonb_build_object('person', held.name));
    perform staff.announce('resumed', 'keepers', null,
        jsonb_build_object('person', held.name, 'by', session_user::text));
end
$$;

-- The end of a person here, in one act. The role stays, without a way in, so that nobody gets this name again.
create function staff.end_person(name text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held staff.person := staff.somebody_else(name, '{active,suspended}');
begin
    perform vault.check_not_last_holder(held.name);
    update staff.person p set state = 'ended', ended_at = store.now(), held_back = '{}' where p.name = held.name;
    execute format('alter role %I password null', held.name);
    if held.state = 'active' then
        perform staff.shut_out(held.name);
    end if;
    perform vault.forget_person(held.name);
    perform staff.drop_proposals(held.name);
    perform audit.record('staff.ended', null, jsonb_build_object('person', held.name));
    perform staff.announce('ended', 'keepers', null,
        jsonb_build_object('person', held.name, 'by', session_user::text));
end
$$;

-- A new way in for somebody who lost theirs: it opens nothing until they have chosen a password of their own, and their
-- keys, which lay under the old one, are given to them again. Who sets a password may sit behind it, so a duty that needs
-- a second administrator needs one here, too: answers the proposal, and nothing is changed; asked again by who proposed
-- it once that is agreed to, it is done.
create function staff.reset_password(name text, verifier text) returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held staff.person := staff.somebody_else(name, '{active}');
    agreed uuid;
begin
    perform staff.check_verifier(verifier);
    perform vault.check_not_last_holder(held.name);
    if staff.duties_given(held.name) && staff.seconded_duties() then
        agreed := staff.agreed_reset(held.name);
        if agreed is null then
            return staff.propose('staff.reset_password', null, jsonb_build_object('person', held.name));
        end if;
        perform staff.use_proposal(agreed, 'staff.reset_password', null);
    end if;
    update staff.person p
       set held_back = staff.duties_given(held.name), must_change_password = true, password_changed_at = store.now(),
           password_reset_by = session_user::text, password_reset_at = store.now()
     where p.name = held.name;
    perform staff.give_duties(held.name, '{}');
    execute format('grant staff to %I', held.name);
    execute format('alter role %I password %L', held.name, verifier);
    perform staff.let_go(held.name);
    perform vault.forget_person(held.name);
    perform staff.hang_up(held.name);
    perform audit.record('staff.password_reset', null, jsonb_build_object('person', held.name));
    perform staff.announce('password_reset', 'keepers', null,
        jsonb_build_object('person', held.name, 'by', session_user::text));
    return null;
end
$$;

create function staff.new_password(verifier text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    held staff.person;
begin
    perform staff.check_verifier(verifier);
    select * into held from staff.person where name = session_user::text and state = 'active' for update;
    if held.name is null then
        perform store.refuse('staff.no_such_person', jsonb_build_object('name', session_user));
    end if;
    execute format('alter role %I password %L', held.name, verifier);
    if held.must_change_password then
        perform staff.give_duties(held.name, held.held_back);
    end if;
    update staff.person
       set password_changed_at = store.now(), must_change_password = false, held_back = '{}'
     where name = held.name;
    perform audit.record('staff.password_changed', null, '{}');
end
$$;

-- The keeper of roles owns these. From PostgreSQL 16 on it needs the option on every duty it gives; on 15 CREATEROLE
-- is enough, and the option would make it a member itself.
do $$
declare
    found record;
    duty text;
begin
    for found in
        select p.oid::regprocedure as name
          from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where n.nspname = 'staff' and p.proname in (
            'every_duty', 'seconded_duties', 'duties_in_force', 'duties_given', 'check_administrator', 'somebody_else',
            'check_duties', 'check_verifier', 'give_duties', 'hang_up', 'shut_out', 'put_duties',
            'add_person', 'set_duties', 'apply_duties', 'suspend', 'resume', 'end_person', 'reset_password',
            'new_password')
    loop
        execute format('revoke all on function %s from public', found.name);
        execute format('alter function %s owner to role_keeper', found.name);
    end loop;
    if not pg_has_role('role_keeper', 'pg_signal_backend', 'member') then
        grant pg_signal_backend to role_keeper;
    end if;
    if current_setting('server_version_num')::int >= 160000 then
        foreach duty in array staff.every_duty() || array['staff'] loop
            if not pg_has_role('role_keeper', duty, 'member with admin option') then
                execute format('grant %I to role_keeper with admin true, inherit false, set false', duty);
            end if;
        end loop;
    end if;
end
$$;
