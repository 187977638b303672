set local role house_owner;
-- What became of a letter is asked for every request on the board.
create index message_by_reply on outbox.message (reply_id) where reply_id is not null;
-- Whether a mail came from the address held of the customer, as it was when it was recorded.
alter table rights.letter add column from_held_address boolean not null default false
    constraint letter_from_held_address check (not from_held_address or channel = 'mail' and customer_id is not null);
-- From which day a notice says that the data is used again.
alter table rights.reply add column lifts_on date
    constraint reply_lifts_on check ((kind = 'lifting') = (lifts_on is not null));
-- The consents that a withdrawal names; null where it names none in particular.
alter table rights.request add column takes_back text[] constraint request_takes_back check (
    takes_back is null
    or "right" = 'withdrawal' and cardinality(takes_back) > 0
    and takes_back <@ array['marketing', 'analytics', 'sensitive_data', 'cross_border_transfer']
);
create index paper_by_content on rights.paper (sha256);
reset role;
