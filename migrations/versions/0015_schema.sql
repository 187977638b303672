create schema retention authorization house_owner;
grant usage on schema retention to staff, sealer, guard;
