-- Finance brings decisions back, auditors see what became of them; nobody but the guards writes.
grant execute on function reconcile.words_hash(text, text), reconcile.match_told(jsonb), reconcile.closing_told(jsonb),
    reconcile.fee_parts(text, integer), reconcile.bare(text), reconcile.same_account(text, text) to guard;
grant execute on function reconcile.begin_check_in(uuid), reconcile.bring_decisions(uuid, integer, jsonb),
    reconcile.bring_words(uuid, jsonb), reconcile.end_check_in(uuid, integer, text),
    reconcile.propose_reversal(uuid, integer, text, text, text),
    reconcile.propose_anew(uuid, integer, date, text, text, jsonb),
    reconcile.propose_rules(text, text, text, numeric, numeric, numeric, numeric, text[]) to finance;
set local role house_owner;
grant select, insert, update on reconcile.decision_log to guard;
grant select, insert, delete on reconcile.words to guard;
grant update (part) on reconcile.words to guard;
grant select, insert on reconcile.decision, reconcile.verdict, reconcile.match, reconcile.match_entry,
    reconcile.match_line, reconcile.closing, reconcile.adjustment, reconcile.reversal, reconcile.house_rule to guard;
grant select on reconcile.decision_log, reconcile.decision, reconcile.verdict, reconcile.match, reconcile.match_entry,
    reconcile.match_line, reconcile.closing, reconcile.adjustment, reconcile.reversal, reconcile.house_rule,
    reconcile.words to finance, auditor;
create policy seen on reconcile.decision_log for select to finance, auditor using (true);
create policy seen on reconcile.decision for select to finance, auditor using (true);
create policy seen on reconcile.verdict for select to finance, auditor using (true);
create policy seen on reconcile.match for select to finance, auditor using (true);
create policy seen on reconcile.reversal for select to finance, auditor using (true);
create policy seen on reconcile.match_entry for select to finance, auditor using (true);
create policy seen on reconcile.match_line for select to finance, auditor using (true);
create policy seen on reconcile.closing for select to finance, auditor using (true);
create policy seen on reconcile.adjustment for select to finance, auditor using (true);
create policy seen on reconcile.house_rule for select to finance, auditor using (true);
create policy seen on reconcile.words for select to finance, auditor using (true);
-- Whoever reads a check-in reads whether the firm has signed its verdicts, whoever asked for it.
create policy of_check_in on audit.signature_request for select to finance
    using (exists (select from reconcile.decision_log l where l.document = signature_request.document));
reset role;
