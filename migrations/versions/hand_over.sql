-- Run before each part: whoever migrates may hand a new function to its keeper, also without being a superuser.
do $$
declare
    found record;
begin
    for found in select nspname as name from pg_namespace where nspowner = to_regrole('house_owner') loop
        execute format('grant create on schema %I to guard, role_keeper', found.name);
    end loop;
end
$$;
