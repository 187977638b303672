-- Objections that stop processing at once and are weighed afterwards; letters by post.
drop trigger object_at_once on rights.request;
drop trigger against_no_objection on outbox.message;
drop trigger weighed_first on rights.event;
drop trigger weighed_first on rights.reply;
drop trigger take_objection_back on rights.event;
drop function people.object_at_once(), outbox.not_objected_to(), rights.weighed_first(), people.take_objection_back(),
    people.assess_objection(uuid, text, text, bytea), people.is_stopped(uuid, text);
drop function rights.note_posting(uuid, uuid, text, date, text, bytea);
create or replace function rights.is_own_reply(which uuid, customer uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from rights.reply p join rights.request r on r.id = p.request_id
         where p.id = which and p.made_by = session_user::text and p.made_at = store.now()
           and r.customer_id is not distinct from customer
    )
$$;
drop function rights.posted_now(uuid, text, date), rights.close_complaint(uuid, text, date, uuid, bytea, uuid),
    rights.record_complaint(uuid, text, text, text, text, uuid, uuid, date, date, bytea);
create or replace function rights.is_asked(subject uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (
        select from rights.request r
         where r.subject_id = subject and (r.ended_at is null or r.ended_at > store.now() - interval '30 days')
    )
$$;
set local role house_owner;
alter table retention.rule no force row level security;
update retention.rule set until = replace(replace(until, '(select greatest((select', '(select'),
    $q$, (select max(case
                when c.closed_at is null then 'infinity'::date
                else ((c.closed_at at time zone 'UTC')::date + interval '3 years')::date end)
              from rights.complaint c where t.id in (c.id, c.answer_id))))$q$, '')
 where id = 'request_words';
update retention.rule set until = replace(until,
    'union all select o.request_id from people.objection o where o.id = t.id
                 union all select p.request_id from rights.posting g join rights.reply p on p.id = g.reply_id
                  where g.id = t.id', '')
 where id = 'request_words';
alter table retention.rule force row level security;
drop table rights.complaint, rights.posting;
alter table rights.reply drop column way;
alter table rights.event drop constraint event_kind, add constraint event_kind check (kind in (
    'received', 'taken', 'released', 'asked', 'got', 'noted', 'extended', 'answer', 'bounced', 'answered', 'withdrawn',
    'recalled'
));
revoke insert on people.consent, rights.words from guard;
drop table people.objection;
alter table rights.request drop column objects_to;
reset role;
drop function people.guard_objection(), rights.guard_complaint();
