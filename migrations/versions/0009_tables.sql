-- What the explorer's windows of rows stand on: every order it offers, with all of its key, and the searches.
set local role house_owner;

-- A balance is summed from the index alone.
drop index ledger.posting_by_account;
create index posting_by_account on ledger.posting (account_id, asset, booked_on, transaction_id, seq) include (amount);
drop index ledger.posting_by_transaction;
create index posting_by_transaction on ledger.posting (transaction_id, seq);
create index posting_by_amount on ledger.posting (asset, amount, booked_on, transaction_id, seq);
create index transaction_by_reversal on ledger.transaction (reverses) where reverses is not null;
create index reference_by_text on ledger.reference (reference);
create index particulars_by_words on ledger.particulars using gin (to_tsvector('simple'::regconfig, description));

reset role;
