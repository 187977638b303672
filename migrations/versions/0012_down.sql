set local role house_owner;
drop policy own_seen_by_endpoint on store.command;
drop policy own_added_by_endpoint on store.command;
revoke select, insert on store.command from endpoint;
delete from vault.class_reader where field_class = 'request';
reset role;
