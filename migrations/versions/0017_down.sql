-- What the approvals of withdrawals had made.
set local role house_owner;
drop policy approved on ledger.reference;
revoke select (source, reference, transaction_id) on ledger.reference from worker;
revoke select (happened_on) on ledger.transaction from worker;
revoke select (path) on ledger.account from worker;
reset role;
drop trigger approval_key_follows on staff.proposal;
drop function ledger.enrol_key(), ledger.key_as_enrolled(uuid), ledger.bring_approval(bigint, bytea, bytea),
    ledger.bring_approvals(jsonb), ledger.note_approvals(boolean, jsonb);
drop table ledger.approval_proof, ledger.approval, ledger.approval_key;
delete from staff.four_eyes where action = 'ledger.approval_key';
