do $$
declare
    told record;
begin
    if (select rolsuper from pg_roles where rolname = session_user) then
        revoke select on pg_catalog.pg_class from pg_monitor, guard, deployer, backup;
        grant select on pg_catalog.pg_class to public;
        for told in
            select p.oid::regprocedure as name from pg_proc p
             where p.pronamespace = 'pg_catalog'::regnamespace
               and (p.proname like 'pg\_stat\_get\_%' and p.pronargs = 1 and p.proargtypes[0] = 'oid'::regtype
                    or p.proname in ('pg_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size',
                                     'pg_database_size', 'pg_tablespace_size', 'pg_lock_status'))
        loop
            execute format('revoke execute on function %s from pg_monitor, guard, deployer, backup', told.name);
            execute format('grant execute on function %s to public', told.name);
        end loop;
    end if;
end
$$;
delete from vault.class_reader where field_class = 'suspicion';
select audit.forsake_stream('screening.event');
revoke usage on schema screening from sealer;
drop policy numbered_for_mlro on kyc."case";
revoke select (id, number, customer_id, headline, handed_over_at, state, outcome) on kyc."case" from mlro;
drop table screening.event, screening.draft, screening.words, screening.act, screening.referral,
    screening.file;
drop function screening.expire(), screening.guard_act(), screening.is_over(uuid, uuid), screening.act(uuid, text, uuid, uuid, bigint, date, bytea),
    screening.is_referred(uuid), screening.refer(uuid, uuid, uuid, text, bytea),
    screening.record(text, uuid, jsonb);
revoke usage on schema screening from kyc_reviewer, finance, dpo, mlro, worker;
grant usage on schema screening to staff, worker, endpoint;
