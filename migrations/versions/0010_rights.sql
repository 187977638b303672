-- Drafts are read by finance and auditors, who see the books; nobody but the guards writes them.
grant execute on function ledger.propose_adjustment(bigint, date, text, text, bytea, jsonb),
    ledger.propose_reversal(bigint, date, text, text, bytea), ledger.propose_seal(date), ledger.seal_month(date) to finance;
grant execute on function ledger.takes(integer, text) to finance, guard;
grant execute on function ledger.post_feed(jsonb) to endpoint;
grant execute on function ledger.deal_with_finding(bigint, text) to finance;
grant execute on function ledger.prove_night(), ledger.proof_is_due() to worker;
grant execute on function ledger.wrong_checkpoints(int) to finance, auditor, guard;
grant execute on function ledger.unlike_the_trail() to finance, auditor;
-- A new month's partitions take their parents' triggers over.
grant execute on function ledger.note_reversal() to house_owner;
-- Finance verifies what is sealed of the books.
grant execute on function audit.reads_all(text), audit.may_verify(text) to finance;
set local role house_owner;
grant select, insert on ledger.draft, ledger.draft_leg, ledger.draft_words, ledger.correction, ledger.reversal,
    ledger.night_proof, ledger.feed_note to guard;
grant select, insert, update on ledger.feed_finding to guard;
grant select on ledger.draft, ledger.draft_leg, ledger.draft_words, ledger.correction, ledger.reversal,
    ledger.night_proof, ledger.feed_finding, ledger.feed_note to finance, auditor;
create policy seen on ledger.draft for select to finance, auditor using (true);
create policy seen on ledger.draft_leg for select to finance, auditor using (true);
create policy seen on ledger.draft_words for select to finance, auditor using (true);
create policy seen on ledger.correction for select to finance, auditor using (true);
create policy seen on ledger.reversal for select to finance, auditor using (true);
create policy seen on ledger.feed_finding for select to finance, auditor using (true);
create policy seen on ledger.feed_note for select to finance, auditor using (true);
create policy seen on ledger.night_proof for select to finance, auditor using (true);
grant select on audit.stream, audit.batch to finance;
create policy books on audit.stream for select to finance using (true);
create policy books on audit.batch for select to finance using ((select audit.may_verify(stream)));
-- What a command of the platform needs.
grant select, insert on store.command to endpoint;
create policy platform_seen on store.command for select to endpoint using (actor = store.me());
create policy platform_added on store.command for insert to endpoint with check (actor = store.me());
reset role;
