set local role house_owner;
alter table rights.reply drop constraint reply_kind, add constraint reply_kind check (
    kind in ('acknowledgement', 'identity', 'clarification', 'authority', 'extension', 'refusal', 'outcome', 'recipient',
        'lifting', 'address_changed')
);
-- A question that came back says what is not asked any more.
alter table rights.event drop constraint event_has_its_topic, add constraint event_has_its_topic check (
    case when kind in ('asked', 'got') then topic is not null else topic is null or kind = 'returned' end
);
-- Whether a mail came from the address held of the customer, as it was when it was recorded.
alter table rights.letter add column from_held_address boolean not null default false
    constraint letter_from_held_address check (not from_held_address or channel = 'mail' and customer_id is not null);
reset role;
