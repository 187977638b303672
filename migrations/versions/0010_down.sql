-- What the corrections, the feed and the night's proof had made.
drop trigger books_follow on staff.proposal;
drop trigger note_reversal on ledger.transaction;
set local role house_owner;
drop policy books on audit.stream;
drop policy books on audit.batch;
revoke select on audit.stream, audit.batch from finance;
drop policy platform_seen on store.command;
drop policy platform_added on store.command;
revoke select, insert on store.command from endpoint;
reset role;
revoke execute on function audit.reads_all(text), audit.may_verify(text) from finance;
select audit.forsake_stream('ledger.transaction');
drop function ledger.agreed(), ledger.note_reversal(), ledger.post_draft(uuid, text), ledger.draft_content(uuid),
    ledger.check_not_frozen(uuid), ledger.make_draft(text, bigint, date, text, text, bytea, jsonb),
    ledger.takes(integer, text),
    ledger.propose_adjustment(bigint, date, text, text, bytea, jsonb),
    ledger.propose_reversal(bigint, date, text, text, bytea), ledger.post_feed(jsonb),
    ledger.keep_findings(jsonb), ledger.deal_with_finding(bigint, text), ledger.prove_night(), ledger.wrong_checkpoints(int), ledger.unlike_the_trail(),
    ledger.proof_is_due(), ledger.propose_seal(date), ledger.seal_month(date), ledger.close_month(date, jsonb),
    ledger.check_closing(date), ledger.month_facts(date), ledger.is_somebody_else(text);
drop table ledger.feed_note, ledger.feed_finding, ledger.reversal, ledger.correction, ledger.draft_words, ledger.draft_leg, ledger.draft, ledger.night_proof;
delete from staff.four_eyes where action = 'ledger.seal_month';

