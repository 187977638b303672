-- Reading the trail: one index for each way somebody looks for entries, and whom a lead of KYC answers for.
set local role house_owner;
create index event_by_action on audit.event (action, id);
create index event_by_actor_and_action on audit.event (actor, action, id);
create index event_by_time on audit.event (at, id);
create index export_by_sha256 on audit.export (sha256);
reset role;

-- The MLRO's own reading stays out of a lead's sight also where one person holds both duties: it could tip somebody off.
create function audit.kyc_people() returns text[]
    language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(rolname::text order by rolname), '{}')
      from pg_roles
     where not rolsuper
       and pg_has_role(oid, 'kyc_reviewer', 'member')
       and not pg_has_role(oid, 'mlro', 'member')
$$;

-- The caller's own transaction, null while it has written nothing. A worker of a parallel plan has its leader's, so the
-- policy that asks keeps no plan from being parallel.
create function audit.this_transaction() returns bigint
    language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
    select pg_current_xact_id_if_assigned()::text::bigint
$$;
