set local role house_owner;
-- Whether a mail came from the address held of the customer, as it was when it was recorded.
alter table rights.letter add column from_held_address boolean not null default false
    constraint letter_from_held_address check (not from_held_address or channel = 'mail' and customer_id is not null);
reset role;
