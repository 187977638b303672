-- What earlier migrations made and what now has a word more to say: each is read, and put back with it.
do $$
declare
    amended record;
    body text;
begin
    for amended in
        select * from (values
            ('rights.apply_event()', E'when ''noted'' then', E'when ''noted'', ''rectified'' then'),
            ('rights.guard_reply()', E'new.kind <> ''outcome''', E'new.kind not in (''outcome'', ''recipient'')'),
            ('staff.propose(text,uuid,jsonb)', E'in (''rights.erase'', ''rights.access_copy'')',
                E'in (''rights.erase'', ''rights.access_copy'', ''rights.rectify'')'),
            ('rights.count_held(uuid)', E'        -- What is kept back.\n',
E'        union all select ''people.correction'', count(*) from people.correction where customer_id = whose
        union all select ''rights.rectification'', count(*) from rights.rectification where customer_id = whose
        union all select ''rights.identity_paper'', count(*) from rights.identity_paper where subject_id = whose
        union all select ''rights.recipient_notice'', count(*)
            from rights.recipient_notice where customer_id = whose
        -- What is kept back.\n'),
            ('people.note_letter()', E'\'letter\', \'person\', \'\',',
E'\'letter\', coalesce((select n.recipient from rights.recipient_notice n where n.reply_id = new.reply_id), \'person\'),
        coalesce((select n.named from rights.recipient_notice n where n.reply_id = new.reply_id), \'\'),')
        ) a (function, was, becomes)
    loop
        body := pg_get_functiondef(amended.function::regprocedure);
        if strpos(body, amended.was) = 0 then
            raise exception '% has no %', amended.function, amended.was;
        end if;
        execute replace(body, amended.was, amended.becomes);
    end loop;
end
$$;
set local role house_owner;
alter table rights.event drop constraint event_kind, add constraint event_kind check (
    kind in ('received', 'taken', 'released', 'asked', 'got', 'noted', 'extended', 'answer', 'bounced', 'answered',
        'withdrawn', 'recalled', 'returned', 'rectified')
);
alter table rights.reply drop constraint reply_kind, add constraint reply_kind check (
    kind in ('acknowledgement', 'identity', 'clarification', 'authority', 'extension', 'refusal', 'outcome', 'recipient')
);
alter table retention.rule no force row level security;
update retention.rule
   set until = replace(until, 'select p.request_id from rights.reply p where p.id = t.id',
       'select p.request_id from rights.reply p where p.id = t.id
                 union all select n.request_id from rights.recipient_notice n where n.id = t.id')
 where id = 'request_words';
alter table retention.rule force row level security;
reset role;
