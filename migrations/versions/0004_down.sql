drop table audit.signature_request, audit.firm_certificate, audit.sealing_limit, audit.batch;
select audit.forsake_stream('audit.event');
drop table audit.stream cascade;
drop function audit.become_stream(regclass, boolean, text[]), audit.forsake_stream(regclass), audit.this_system(),
    audit.guard_batch(), audit.count_region(text, bigint, bigint, bigint, bigint), audit.stream_table(text), audit.reads_all(text), audit.may_verify(text),
    audit.leaves(text, text[], bigint, bigint, bigint, bigint, int), audit.held_up(), audit.end_held_up(),
    audit.sealer_serves(), audit.sealing_state(), audit.ask_signature(uuid, bytea), audit.guard_signature(),
    audit.note_signed(uuid, bytea, bigint);
drop policy named on store.house;
revoke select (firm) on store.house from sealer;
