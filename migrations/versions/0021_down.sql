drop trigger end_identity_check on rights.request;
create or replace function rights.is_asked(subject uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from rights.request r
         where r.subject_id = subject and (r.ended_at is null or r.ended_at > store.now() - interval '30 days')
    ) or exists (
        select from rights.complaint c
         where c.subject_id = subject and (c.closed_at is null or c.closed_at > store.now() - interval '30 days')
    )
$$;
drop trigger guard_second on staff.proposal;
drop function rights.guard_second(), rights.note_second_look(uuid, jsonb), rights.second_classes(uuid),
    rights.put_evidence(uuid, uuid, text, bytea, text), rights.put_before_second(uuid, bytea, bytea, bytea, jsonb),
    rights.second_until(uuid, uuid);
drop function rights.take_paper_over(uuid, uuid), rights.end_identity_check(), rights.decide_identity(uuid, text),
    rights.see_identity_paper(uuid);
set local role house_owner;
drop table rights.second_look, rights.second_evidence, rights.second_view;
drop table rights.identity_content, rights.identity_paper;
revoke delete on rights.paper from guard;
reset role;
drop function rights.shred_identity_content(), rights.guard_identity_content(), rights.keep_identity_paper(),
    rights.guard_identity_paper();
-- Rectification, and the word more that it had earlier functions say.
do $$
declare
    amended record;
    body text;
begin
    for amended in
        select * from (values
            ('rights.apply_event()', E'when ''noted'', ''rectified'' then', E'when ''noted'' then'),
            ('rights.guard_reply()', E'new.kind not in (''outcome'', ''recipient'')', E'new.kind <> ''outcome'''),
            ('staff.propose(text,uuid,jsonb)', E'in (''rights.erase'', ''rights.access_copy'', ''rights.rectify'')',
                E'in (''rights.erase'', ''rights.access_copy'')'),
            ('rights.count_held(uuid)',
E'        union all select ''people.correction'', count(*) from people.correction where customer_id = whose
        union all select ''rights.rectification'', count(*) from rights.rectification where customer_id = whose
        union all select ''rights.identity_paper'', count(*) from rights.identity_paper where subject_id = whose
        union all select ''rights.recipient_notice'', count(*)
            from rights.recipient_notice where customer_id = whose
', ''),
            ('people.note_letter()',
E'\'letter\', coalesce((select n.recipient from rights.recipient_notice n where n.reply_id = new.reply_id), \'person\'),
        coalesce((select n.named from rights.recipient_notice n where n.reply_id = new.reply_id), \'\'),',
                E'\'letter\', \'person\', \'\',')
        ) a (function, was, becomes)
    loop
        body := pg_get_functiondef(amended.function::regprocedure);
        execute replace(body, amended.was, amended.becomes);
    end loop;
end
$$;
drop trigger guard_rectified on rights.event;
drop trigger guard_answer on rights.reply;
drop function rights.note_recipient(uuid, uuid, text, text, text, text, uuid), rights.rectify(uuid, uuid, bigint, jsonb),
    rights.put_right(uuid, text, jsonb), rights.reopen_rectification(uuid),
    rights.propose_rectification(uuid, jsonb, bytea), rights.keep_rectification(uuid, uuid, bytea),
    rights.rectified_for(uuid), rights.guard_rectified(), rights.guard_answer();
set local role house_owner;
drop table rights.recipient_notice, rights.rectification, people.correction;
reset role;
drop function rights.guard_rectification();
set local role house_owner;
alter table rights.event drop constraint event_kind, add constraint event_kind check (
    kind in ('received', 'taken', 'released', 'asked', 'got', 'noted', 'extended', 'answer', 'bounced', 'answered',
        'withdrawn', 'recalled', 'returned')
);
alter table rights.reply drop constraint reply_kind, add constraint reply_kind check (
    kind in ('acknowledgement', 'identity', 'clarification', 'authority', 'extension', 'refusal', 'outcome')
);
revoke update (legal_name) on people.identity from guard;
revoke update (birth_on, address) on people.particulars from guard;
revoke insert on people.name_token from guard;
revoke update (class_key_id, sealed) on outbox.body from guard;
revoke update (body) on rights.words from guard;
reset role;
update retention.rule
   set until = replace(until, '
                 union all select n.request_id from rights.recipient_notice n where n.id = t.id', '')
 where id = 'request_words';
delete from retention.rule where id in ('corrections', 'identity_papers', 'second_view', 'second_evidence');
delete from staff.four_eyes where action = 'rights.rectify';
