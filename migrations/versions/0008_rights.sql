-- The books are read by finance and auditors, by column grants alone: no row of them names anybody. Nobody but the guards
-- writes them.
grant execute on function ledger.make_month(date), ledger.make_staging(uuid, text), ledger.drop_staging(uuid),
    ledger.analyse(uuid) to guard;
grant execute on function ledger.content(date, date, text, bytea, text, text, bigint, text), ledger.commitment(bytea, text),
    ledger.kind_of_account(text), ledger.holder_of_account(text), ledger.account_content(int, text, timestamptz)
    to guard, finance, auditor;
grant execute on function ledger.findings(uuid, text, int), ledger.card_number(text) to guard;
grant execute on function ledger.open_batch(), ledger.drop_batch(uuid), ledger.book_batch(uuid, text, jsonb) to finance;
-- A new month's partitions take their parents' triggers over.
grant execute on function store.only_grows(), ledger.balances(), ledger.month_is_open() to house_owner;
set local role house_owner;
grant select, insert on ledger.asset, ledger.account, ledger.batch, ledger.transaction, ledger.posting,
    ledger.reference, ledger.particulars, ledger.month_seal, ledger.checkpoint to guard;
-- The right to lock them; a trigger lets nobody change a transaction.
grant update on ledger.batch, ledger.transaction to guard;
grant usage on sequence ledger.transaction_number to guard, finance;
grant select on ledger.asset, ledger.account, ledger.batch, ledger.transaction, ledger.posting, ledger.reference,
    ledger.particulars, ledger.month_seal, ledger.checkpoint to finance, auditor;
create policy seen on ledger.asset for select to finance, auditor using (true);
create policy seen on ledger.account for select to finance, auditor using (true);
create policy seen on ledger.batch for select to finance, auditor using (true);
create policy seen on ledger.reference for select to finance, auditor using (true);
create policy seen on ledger.particulars for select to finance, auditor using (true);
create policy seen on ledger.month_seal for select to finance, auditor using (true);
create policy seen on ledger.checkpoint for select to finance, auditor using (true);
reset role;
