set local role house_owner;
-- In this order: what is not bound by law first, then what the law kept and keeps no longer.
insert into retention.rule
    (id, position, table_name, columns, way, keep, bound, classes, whose, until, remains, change) values
    ('name_words', 1, 'people.name_token', '{token}', 'delete', 'account_plus_7y', false, '{}',
        't.customer_id = $1', 'null', 'true', null),
    ('language', 2, 'people.customer', '{language}', 'anonymise', 'account_plus_7y', false, '{}',
        't.id = $1', 'null', $q$t.language <> 'und'$q$, $q$language = 'und'$q$),
    ('email', 3, 'people.identity', '{email}', 'anonymise', 'account_plus_7y', false, '{}',
        't.customer_id = $1', 'null', $q$t.email <> ''$q$, $q$email = ''$q$),
    ('mobile', 4, 'people.particulars', '{mobile}', 'shred', 'account_plus_7y', false, '{contact}',
        't.customer_id = $1', 'null', $q$t.mobile <> ''$q$, $q$mobile = ''$q$),
    ('particulars', 5, 'people.particulars', '{birth_on,address}', 'shred', 'account_plus_7y', true,
        '{identity,contact}', 't.customer_id = $1', '$2', 'true', null),
    ('legal_name', 6, 'people.identity', '{legal_name}', 'anonymise', 'account_plus_7y', true, '{}',
        't.customer_id = $1', '$2', 'true', null),
    ('customer', 7, 'people.customer', '{masked_name,country}', 'anonymise', 'account_plus_7y', true, '{}',
        't.id = $1', '$2', $q$(t.masked_name, t.country) <> ('•••', '')$q$, $q$masked_name = '•••', country = ''$q$),
    ('attempt_device', 8, 'kyc.attempt', '{device}', 'anonymise', 'account_plus_7y', true, '{}',
        't.customer_id = $1', '$2', $q$t.device <> ''$q$, $q$device = ''$q$),
    ('attempt_papers', 9, 'kyc.attempt', '{card,document_number}', 'shred', 'account_plus_7y', true, '{identity}',
        't.customer_id = $1', '$2', 'coalesce(t.card, t.document_number) is not null',
        'card = null, document_number = null'),
    ('pictures', 10, 'kyc.picture', '{face,image}', 'shred', 'account_plus_7y', true, '{biometric,identity_image}',
        't.customer_id = $1', '$2', 'true', null),
    ('decision_notes', 11, 'kyc.decision_note', '{note}', 'shred', 'account_plus_7y', true, '{note}',
        't.customer_id = $1', '$2', 'true', null),
    ('booking_words', 12, 'ledger.particulars', '{description}', 'delete', 'transaction_plus_7y', true, '{}',
        't.transaction_id in (select p.transaction_id from ledger.posting p
            join ledger.account a on a.id = p.account_id where a.holder = $1::text)',
        $q$(select (max(x.booked_on) + interval '7 years')::date from ledger.transaction x
             where x.id = t.transaction_id)$q$,
        'true', null),
    ('correction_words', 13, 'ledger.draft_words', '{explanation}', 'delete', 'transaction_plus_7y', true, '{}',
        't.draft_id in (select g.draft_id from ledger.draft_leg g
            join ledger.account a on a.id = g.account_id where a.holder = $1::text)',
        $q$(select (x.booked_on + interval '7 years')::date from ledger.draft x where x.id = t.draft_id)$q$,
        'true', null),
    ('request_words', 14, 'rights.words', '{body}', 'shred', 'request_ended_plus_3y', true, '{request}',
        't.subject_id = $1',
        $q$(select greatest((select max(case when r.ended_at is null then 'infinity'::date
                else ((r.ended_at at time zone 'UTC')::date + interval '3 years')::date end)
              from rights.request r
             where r.letter_id = t.id or r.id in (
                 select e.request_id from rights.event e where e.id = t.id
                 union all select q.id from rights.request q
                     join rights.letter l on l.id = q.letter_id where l.agent_id = t.id
                 union all select p.request_id from rights.reply p where p.id = t.id
                 union all select n.request_id from rights.recipient_notice n where n.id = t.id
                 union all select o.request_id from people.objection o where o.id = t.id
                 union all select p.request_id from rights.posting g join rights.reply p on p.id = g.reply_id
                  where g.id = t.id
             )), (select max(case
                when c.closed_at is null then 'infinity'::date
                else ((c.closed_at at time zone 'UTC')::date + interval '3 years')::date end)
              from rights.complaint c
             where c.id in (
                 select t.id
                 union all select k.id from rights.complaint k where k.answer_id = t.id
                 union all select p.complaint_id from rights.reply p where p.id = t.id
                 union all select p.complaint_id from rights.posting g join rights.reply p on p.id = g.reply_id
                  where g.id = t.id
             ))))$q$,
        'true', null),
    ('request_papers', 15, 'rights.paper', '{name,content}', 'shred', 'request_ended_plus_3y', true, '{request}',
        't.subject_id = $1',
        $q$(select max(case when r.ended_at is null then 'infinity'::date
                else ((r.ended_at at time zone 'UTC')::date + interval '3 years')::date end)
              from rights.request r where r.letter_id = t.letter_id)$q$,
        'true', null),
    ('letters_begun', 16, 'rights.reply_draft', '{body}', 'shred', 'request_ended_plus_3y', true, '{request}',
        't.subject_id = $1',
        $q$(select case when r.ended_at is null then 'infinity'::date
                else ((r.ended_at at time zone 'UTC')::date + interval '3 years')::date end
              from rights.request r where r.id = t.request_id)$q$,
        'true', null),
    -- What no data map calls personal and yet could lead to a person.
    ('mail_bodies', 17, 'outbox.body', '{sealed}', 'delete', '', false, '{}',
        't.message_id in (select m.id from outbox.message m where m.customer_id = $1)', 'null', 'true', null),
    ('mail_faults', 18, 'outbox.message', '{last_fault}', 'anonymise', '', false, '{}',
        't.customer_id = $1', 'null', $q$t.last_fault <> ''$q$, $q$last_fault = ''$q$),
    ('blind_indexes', 19, 'vault.blind_index', '{value}', 'delete', '', false, '{}',
        't.customer_id = $1', 'null', 'true', null),
    ('values_to_index', 20, 'vault.index_queue', '{sealed}', 'delete', '', false, '{}',
        't.customer_id = $1', 'null', 'true', null),
    ('finding_words', 21, 'ledger.feed_note', '{words}', 'delete', 'transaction_plus_7y', true, '{}',
        't.finding_id in (select f.id from ledger.feed_finding f where position($1::text in f.value) > 0)',
        $q$(select (f.dealt_at + interval '7 years')::date from ledger.feed_finding f where f.id = t.finding_id)$q$,
        'true', null);
reset role;
