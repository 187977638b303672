-- Run after every migration, on what it has made: PUBLIC may nothing, keepers can make nothing more, definer functions
-- belong to `guard`, which owns no table, unless they were given to another keeper, and every table has row security
-- that also binds its owner.
do $$
declare
    found record;
    ours constant text[] := '{store,vault,audit,staff,people,outbox,screening,kyc,ledger,rights,retention,reconcile}';
begin
    for found in
        select p.oid::regprocedure as name, case when p.prosecdef then 'guard' else 'house_owner' end as owner
          from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where n.nspname = any (ours) and p.proowner::regrole::text = quote_ident(session_user)
    loop
        execute format('alter function %s owner to %I', found.name, found.owner);
    end loop;
    for found in
        select p.oid::regprocedure as name
          from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where n.nspname = any (ours) and has_function_privilege('public', p.oid, 'execute')
    loop
        execute format('revoke all on function %s from public', found.name);
    end loop;
    for found in
        select c.oid::regclass as name
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = any (ours) and c.relkind in ('r', 'p') and c.relname <> 'alembic_version'
           and (c.relowner::regrole::text = quote_ident(session_user) or not c.relforcerowsecurity)
           -- The books' own rows name nobody: grants on columns guard them, and a file is copied into them.
           and not (n.nspname = 'ledger' and c.relname ~ '^(transaction|posting)(_[0-9]{6})?$')
    loop
        execute format('alter table %s owner to house_owner', found.name);
        execute format('alter table %s enable row level security', found.name);
        execute format('alter table %s force row level security', found.name);
        -- The search after an erasure looks through every table.
        execute format('grant select on %s to guard', found.name);
    end loop;
    for found in select nspname as name from pg_namespace where nspowner = to_regrole('house_owner') loop
        execute format('revoke create on schema %I from guard, role_keeper', found.name);
    end loop;
end
$$;
