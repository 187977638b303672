-- The deployer acts for the owners while an administrator has opened its entry; a dump reads everything, changes nothing,
-- and is entered in the trail.
select store.make_member('deployer', keeper) from unnest(array['house_owner', 'guard', 'role_keeper']) keeper;
select store.make_member('backup', 'pg_read_all_data');
do $$
begin
    if not (select rolbypassrls from pg_roles where rolname = 'deployer') then
        alter role deployer bypassrls;
    end if;
end
$$;
grant usage on schema audit, store to backup;
grant execute on function audit.note(text, uuid, jsonb), store.now() to backup;
-- Every desk can tell whether the database is at its own version.
grant select on store.alembic_version to staff, worker, sealer, endpoint;
