grant execute on function rights.is_held_address(uuid, text) to dpo;
set local role house_owner;
grant insert (from_held_address) on rights.letter to dpo, endpoint;
reset role;
