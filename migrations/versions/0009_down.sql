set local role house_owner;
drop index ledger.particulars_by_words, ledger.reference_by_text, ledger.transaction_by_reversal,
    ledger.posting_by_amount, ledger.posting_by_transaction, ledger.posting_by_account;
create index posting_by_transaction on ledger.posting (transaction_id);
create index posting_by_account on ledger.posting (account_id, asset, booked_on, transaction_id);
reset role;
