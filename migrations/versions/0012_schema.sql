create schema rights authorization house_owner;
grant usage on schema rights to staff, worker, endpoint, guard;
