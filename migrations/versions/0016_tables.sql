set local role house_owner;

-- Every act by which personal data left the firm, from the first day on: codes and ids, no personal text. `subject_id` is
-- whom the data is about; null for a list about many. `named` is a code where there is one, such as an authority's.
create table people.disclosure (
    id uuid primary key,
    subject_id uuid,
    act text not null constraint disclosure_act
        check (act in ('package', 'case_file', 'report', 'list', 'letter', 'release', 'file')),
    recipient text not null constraint disclosure_recipient check (
        recipient in ('person', 'authority', 'business', 'firm')
    ),
    named text not null constraint disclosure_named check (named ~ '^[A-Za-z0-9_.:-]{0,60}$'),
    categories text[] not null,
    basis text not null constraint disclosure_basis check (
        basis in ('gdpr_12', 'gdpr_15', 'gdpr_20', 'contract', 'legal_obligation', 'legitimate_interest', 'order')
    ),
    disclosed_by text not null,
    disclosed_at timestamptz not null,
    export_id uuid references audit.export (id),
    message_id uuid,
    proposal_id uuid
);
create index disclosure_by_subject on people.disclosure (subject_id, disclosed_at);
reset role;
