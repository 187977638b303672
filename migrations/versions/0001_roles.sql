-- Duty and service roles belong to the cluster, not to one database: made once, never dropped here.
do $$
declare
    wanted record;
begin
    for wanted in
        select * from (values
            ('house_owner', 'nologin'),
            ('guard', 'nologin bypassrls'),
            ('kyc_reviewer', 'nologin'),
            ('kyc_lead', 'nologin'),
            ('worker', 'login')
        ) as roles (name, options)
    loop
        if not exists (select from pg_roles where rolname = wanted.name) then
            execute format('create role %I %s', wanted.name, wanted.options);
        end if;
    end loop;
end
$$;
grant kyc_reviewer to kyc_lead;

do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to kyc_reviewer, worker', current_database());
end
$$;
revoke all on schema public from public;
create schema vault authorization house_owner;
create schema audit authorization house_owner;
create schema staff authorization house_owner;
create schema people authorization house_owner;
create schema outbox authorization house_owner;
create schema kyc authorization house_owner;
alter schema store owner to house_owner;
grant usage on schema store, audit, staff, people, outbox, kyc to kyc_reviewer, worker, guard;
grant usage on schema vault to kyc_reviewer, worker;
