-- What a person agreed to and took back, and what is withheld from use while they dispute it.
grant execute on function people.consents_to(uuid, text), people.is_restricted(uuid), people.hidden_from_me() to guard;
grant execute on function people.is_restricted(uuid), people.hidden_from_me(), people.restricted_among(uuid[])
    to staff;
grant execute on function ledger.accounts_hidden_from_me() to guard;
grant execute on function ledger.transactions_saying(text) to guard;
grant execute on function ledger.accounts_hidden_from_me(), ledger.transactions_saying(text),
    ledger.few_saying(text, int) to finance, auditor;
grant execute on function people.restrict(uuid, uuid, text, text[]), people.lift_restriction(uuid) to dpo;

set local role house_owner;
grant select on people.consent to guard;
grant select on people.consent to dpo, auditor;
create policy seen on people.consent for select to dpo, auditor using (true);
grant insert (id, customer_id, purpose, act, notice_version, language, shown_sha256, how, request_id, done_by, done_at)
    on people.consent to dpo, endpoint;
create policy withdrawn on people.consent for insert to dpo with check (act = 'withdrawn');
create policy said on people.consent for insert to endpoint with check (true);
grant select, insert, update, delete on rights.reply_draft to dpo;
create policy own on rights.reply_draft for select to dpo using (person = store.me());
create policy own_added on rights.reply_draft for insert to dpo with check (
    person = store.me()
    and exists (select from rights.request r where r.id = request_id and r.subject_id = reply_draft.subject_id)
);
create policy own_changed on rights.reply_draft for update to dpo using (person = store.me()) with check (
    person = store.me()
    and exists (select from rights.request r where r.id = request_id and r.subject_id = reply_draft.subject_id)
);
create policy own_removed on rights.reply_draft for delete to dpo using (person = store.me());

grant select, insert, update on people.restriction to guard;
grant select on people.restriction to dpo, auditor;
create policy seen on people.restriction for select to dpo, auditor using (true);
create policy restricted on people.identity as restrictive for select to staff
    using (customer_id <> all ((select people.hidden_from_me())::uuid[]));
create policy restricted on people.particulars as restrictive for select to staff
    using (customer_id <> all ((select people.hidden_from_me())::uuid[]));
create policy restricted on kyc.attempt as restrictive for select to staff
    using (customer_id <> all ((select people.hidden_from_me())::uuid[]));
create policy restricted on kyc.picture as restrictive for select to staff
    using (customer_id <> all ((select people.hidden_from_me())::uuid[]));
create policy restricted on kyc.decision_note as restrictive for select to staff
    using (customer_id <> all ((select people.hidden_from_me())::uuid[]));
-- Postings stay in every sum; the words of a booking, which may name the person, are withheld.
create policy restricted on ledger.particulars as restrictive for select to finance, auditor
    using (transaction_id not in (
        select p.transaction_id from ledger.posting p
         where p.account_id = any ((select ledger.accounts_hidden_from_me())::int[])
    ));
-- So are those of a correction, which become its words.
create policy restricted on ledger.draft_words as restrictive for select to finance, auditor
    using (draft_id not in (
        select l.draft_id from ledger.draft_leg l
         where l.account_id = any ((select ledger.accounts_hidden_from_me())::int[])
    ));
-- Nobody claims what they could not see.
create policy restricted on kyc."case" as restrictive for update to staff
    using (customer_id <> all ((select people.hidden_from_me())::uuid[]));
reset role;
