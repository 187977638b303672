-- What a database administrator runs once on a server of one's own (PostgreSQL 15 or newer), as a superuser:
--   psql -X -v ON_ERROR_STOP=1 -v database=backoffice -f server.sql
-- It may be repeated, also for a newer version of Back office: what is there already stays. Everything else is done by
-- `backoffice prepare --as deployer`, which needs no superuser. Nobody can sign in before a password has been given.
--
-- A deployment is opened and closed by the administrator alone:
--   alter role deployer login valid until '2026-11-21 18:00 UTC';     \password deployer
--   alter role deployer nologin password null;
-- The nightly dump signs in as `backup`, the delivery of mail as `worker`:
--   alter role backup login;     \password backup     \password worker
--
-- In postgresql.conf: ssl = on, ssl_min_protocol_version = 'TLSv1.3', password_encryption = 'scram-sha-256', lc_messages = 'C'.
-- In pg_hba.conf, nothing else for this database:     hostssl backoffice all <your network> scram-sha-256
-- (with clientcert=verify-full behind it, if every desk has a certificate made out to its person).
\if :{?database} \else \set database backoffice \endif

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
            ('deployer', 'nologin bypassrls'),
            ('backup', 'nologin bypassrls')
        ) as roles (name, options)
    loop
        if not exists (select from pg_roles where rolname = wanted.name) then
            execute format('create role %I %s', wanted.name, wanted.options);
        end if;
    end loop;
end
$$;
grant staff to kyc_reviewer, dpo, finance, mlro, auditor, administrator;
grant kyc_reviewer to kyc_lead;
grant finance to finance_lead;
-- Who adds and ends people gives them duties, and ends their sessions.
grant pg_signal_backend to role_keeper;
grant staff, kyc_reviewer, kyc_lead, dpo, finance, finance_lead, mlro, auditor, administrator
    to role_keeper with admin option;
-- A guard names who holds up the sealing of the trail, and ends their transaction.
grant pg_read_all_stats, pg_signal_backend to guard;
-- The deployer acts for the owners; a dump reads everything and changes nothing.
grant house_owner, guard, role_keeper to deployer;
grant pg_read_all_data to backup;

select format('create database %I owner house_owner template template0 encoding ''UTF8'' lc_collate ''C'' lc_ctype ''C.UTF-8''',
    :'database')
 where not exists (select from pg_database where datname = :'database') \gexec
revoke all on database :"database" from public;
-- What fails is logged without the values it failed on: the log is no second place for customers' data.
alter database :"database" set log_error_verbosity = 'terse';
alter database :"database" set log_min_error_statement = 'panic';
alter database :"database" set log_parameter_max_length_on_error = 0;
alter database :"database" set timezone = 'UTC';

-- The catalogue tells everybody how large each table is and who holds a lock on it; beside a suspicion that is telling.
\connect :"database"
\ir ../migrations/versions/0005_catalogue.sql
