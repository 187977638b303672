-- Duty and service roles belong to the cluster, not to one database: made once, never dropped here.
do $$
declare
    wanted record;
begin
    for wanted in
        select * from (values
            ('house_owner', 'nologin'),
            ('guard', 'nologin bypassrls'),
            ('role_keeper', 'nologin createrole'),
            ('staff', 'nologin'),
            ('kyc_reviewer', 'nologin'),
            ('kyc_lead', 'nologin'),
            ('dpo', 'nologin'),
            ('finance', 'nologin'),
            ('finance_lead', 'nologin'),
            ('mlro', 'nologin'),
            ('auditor', 'nologin'),
            ('administrator', 'nologin'),
            ('worker', 'login'),
            ('sealer', 'login'),
            ('endpoint', 'login'),
            ('deployer', 'nologin'),
            ('backup', 'nologin bypassrls')
        ) as roles (name, options)
    loop
        if not exists (select from pg_roles where rolname = wanted.name) then
            execute format('create role %I %s', wanted.name, wanted.options);
        end if;
    end loop;
end
$$;
-- Membership is given once: a deployer without the right to give it may meet what an administrator gave before.
create function store.make_member(member text, of text, may_give boolean default false) returns void
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (
        select from pg_auth_members m
         where m.roleid = quote_ident(of)::regrole and m.member = quote_ident(make_member.member)::regrole and (m.admin_option or not may_give)
    ) then
        execute format('grant %I to %I', of, member) || case when may_give then ' with admin option' else '' end;
    end if;
end
$$;
-- What everybody signed in may do belongs to `staff`; a lead may do what their people may.
select store.make_member(duty, 'staff')
  from unnest(array['kyc_reviewer', 'dpo', 'finance', 'mlro', 'auditor', 'administrator']) duty;
select store.make_member('kyc_lead', 'kyc_reviewer'), store.make_member('finance_lead', 'finance');

do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to staff, worker, sealer, endpoint, deployer, backup, role_keeper',
        current_database());
end
$$;
revoke all on schema public from public;
create schema vault authorization house_owner;
create schema audit authorization house_owner;
create schema staff authorization house_owner;
create schema people authorization house_owner;
create schema outbox authorization house_owner;
create schema screening authorization house_owner;
create schema kyc authorization house_owner;
alter schema store owner to house_owner;
grant usage on schema store, audit, staff, vault to staff, worker, sealer, endpoint, guard, role_keeper;
grant usage on schema people, outbox, kyc, screening to staff, worker, endpoint, guard;
