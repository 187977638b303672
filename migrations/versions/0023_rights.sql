grant execute on function rights.is_held_address(uuid, text) to dpo;
grant execute on function rights.lacks(uuid, text), rights.name_taken_back(uuid, text[]),
    rights.recorded_before(bytea[]) to dpo;
grant execute on function rights.lacks(uuid, text), rights.not_taken_back(uuid), rights.is_stale(uuid) to guard;
set local role house_owner;
grant insert (takes_back) on rights.request to dpo, endpoint;
grant insert (from_held_address) on rights.letter to dpo, endpoint;
reset role;
