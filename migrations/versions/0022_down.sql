-- What check-ins had made; what was entered into the trail and the register stays.
drop policy of_check_in on audit.signature_request;
drop trigger reconcile_follows on staff.proposal;
drop trigger reconcile_rules_follow on staff.proposal;
drop table reconcile.reversal;
delete from staff.four_eyes where action in ('reconcile.reverse', 'reconcile.rules');
drop function reconcile.keep_rules(), reconcile.rules_now(), reconcile.learn_accounts(uuid),
    reconcile.propose_rules(text, text, text, numeric, numeric, numeric, numeric, text[]),
    reconcile.rule_facts(text, text, text, numeric, numeric, numeric, numeric, text[]), reconcile.fee_parts(text, integer);
drop table reconcile.house_rule;
drop function reconcile.propose_anew(uuid, integer, date, text, text, jsonb), reconcile.reverse(),
    reconcile.propose_reversal(uuid, integer, text, text, text), reconcile.check_reversible(uuid, integer, text),
    reconcile.proposed_already(uuid, jsonb), reconcile.finding_words(uuid, text),
    reconcile.gaps_moved(jsonb, text, text), reconcile.gaps_of(uuid, integer, text, text), reconcile.ends_with(uuid, integer, text, text),
    reconcile.is_of_finance(text);
drop function reconcile.end_check_in(uuid, integer, text), reconcile.matched_meanwhile(uuid, text),
    reconcile.judge_adjustments(uuid), reconcile.judge_closings(uuid), reconcile.judge_matches(uuid),
    reconcile.same_already(uuid, jsonb), reconcile.match_told(jsonb), reconcile.closing_told(jsonb),
    reconcile.faults_of(uuid), reconcile.statements_in_force(uuid), reconcile.items_make(jsonb),
    reconcile.is_left_out(uuid, jsonb, date, date), reconcile.entry_agrees(text, text, text, text), reconcile.matches_in_force(uuid), reconcile.words_hash(text, text),
    reconcile.bring_words(uuid, jsonb), reconcile.bring_decisions(uuid, integer, jsonb), reconcile.begin_check_in(uuid),
    reconcile.open_log(uuid);
drop table reconcile.words, reconcile.adjustment, reconcile.closing, reconcile.match_line, reconcile.match_entry,
    reconcile.match, reconcile.verdict, reconcile.decision, reconcile.decision_log;
delete from retention.rule where id = 'statement_words';
delete from audit.recordable where action = 'reconcile.report_written';
delete from audit.exportable where kind = 'reconcile.report';
drop function reconcile.check_turn(), reconcile.bare(text), reconcile.same_account(text, text);
