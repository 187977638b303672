create schema ledger authorization house_owner;
create schema ledger_stage authorization house_owner;
grant usage on schema ledger to staff, worker, sealer, endpoint, guard;
grant usage on schema ledger_stage to finance, guard;
