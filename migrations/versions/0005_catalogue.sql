-- PostgreSQL tells everybody how large every table is, how often it was written, and who holds a lock on it just now.
-- Beside a suspicion file that is telling. Needs a superuser; without one it is left as it is, and nothing else changes.
do $$
declare
    secret constant text[] := '{reltuples,relpages,relallvisible,relallfrozen}';
    told record;
    open_columns text;
begin
    if not (select rolsuper from pg_roles where rolname = session_user) then
        return;
    end if;
    select string_agg(quote_ident(attname), ', ' order by attnum) into open_columns
      from pg_attribute
     where attrelid = 'pg_catalog.pg_class'::regclass and attnum > 0 and not attisdropped and attname <> all (secret);
    execute 'revoke select on pg_catalog.pg_class from public';
    execute format('grant select (%s) on pg_catalog.pg_class to public', open_columns);
    grant select on pg_catalog.pg_class to pg_monitor, guard, deployer, backup;
    for told in
        select p.oid::regprocedure as name from pg_proc p
         where p.pronamespace = 'pg_catalog'::regnamespace
           and (p.proname like 'pg\_stat\_get\_%' and p.pronargs = 1 and p.proargtypes[0] = 'oid'::regtype
                or p.proname in ('pg_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size',
                                 'pg_database_size', 'pg_tablespace_size', 'pg_lock_status'))
    loop
        execute format('revoke execute on function %s from public', told.name);
        execute format('grant execute on function %s to pg_monitor, guard, deployer, backup', told.name);
    end loop;
end
$$;
