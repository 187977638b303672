-- What check-ins had made; what was entered into the trail and the register stays.
drop function reconcile.end_check_in(uuid, integer, text), reconcile.matched_meanwhile(uuid, text),
    reconcile.judge_adjustments(uuid), reconcile.judge_closings(uuid), reconcile.judge_matches(uuid),
    reconcile.same_already(uuid, jsonb), reconcile.match_told(jsonb), reconcile.closing_told(jsonb),
    reconcile.faults_of(uuid), reconcile.matches_in_force(uuid), reconcile.words_hash(text, text),
    reconcile.bring_words(uuid, jsonb), reconcile.bring_decisions(uuid, integer, jsonb), reconcile.begin_check_in(uuid),
    reconcile.open_log(uuid);
drop table reconcile.words, reconcile.adjustment, reconcile.closing, reconcile.match_line, reconcile.match_entry,
    reconcile.verdict, reconcile.decision, reconcile.decision_log;
delete from retention.rule where id = 'statement_words';
delete from audit.recordable where action = 'reconcile.report_written';
delete from audit.exportable where kind = 'reconcile.report';
