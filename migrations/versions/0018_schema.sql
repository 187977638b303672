create schema reconcile authorization house_owner;
grant usage on schema reconcile to staff, guard;
