set local role house_owner;

-- The log of one check-out. It is received in parts, and ends once: then every decision has its verdict, and `statement`
-- is what the firm signs of it. The person's keys stand here as the root certified them when the log was begun.
create table reconcile.decision_log (
    check_out_id uuid primary key references reconcile.check_out (id),
    person text not null,
    agreement bytea not null,
    signing bytea not null,
    certificate bytea not null,
    keys_made_at timestamptz not null,
    begun_at timestamptz not null,
    received integer not null,
    head bytea not null constraint decision_log_head check (length(head) = 32),
    last_at timestamptz,
    ended_at timestamptz,
    statement bytea,
    document uuid references audit.export (id),
    constraint decision_log_ended check ((ended_at is null) = (statement is null))
);

-- A decision as it was signed: canonical JSON. It names nobody; words stand in it as commitments.
create table reconcile.decision (
    check_out_id uuid not null references reconcile.decision_log (check_out_id),
    seq integer not null,
    kind text not null,
    decided_at timestamptz not null,
    content bytea not null,
    signature bytea not null constraint decision_signature check (length(signature) = 64),
    received_at timestamptz not null,
    primary key (check_out_id, seq)
);

-- What became of a decision, `part` by part: of each match in it, or of the whole under an empty part. `against` names
-- the check-out that was first, and `against_part` its match. What that one decided word for word is `already_so`.
create table reconcile.verdict (
    check_out_id uuid not null references reconcile.decision_log (check_out_id),
    seq integer not null,
    part text collate "C" not null,
    verdict text not null constraint verdict_known check (
        verdict in ('accepted', 'already_so', 'stale', 'conflicting')),
    cause text not null,
    against uuid,
    against_part text collate "C",
    primary key (check_out_id, seq, part)
);
create index verdict_not_accepted on reconcile.verdict (check_out_id, verdict) where verdict <> 'accepted';

-- A match that the house took: what a later check-out knows of it without reading its log.
create table reconcile.match (
    check_out_id uuid not null references reconcile.decision_log (check_out_id),
    part text collate "C" not null,
    seq integer not null,
    account text collate "C" not null,
    asset text collate "C" not null,
    fee numeric(38, 0) not null,
    difference numeric(38, 0) not null,
    primary key (check_out_id, part)
);
create index match_by_part on reconcile.match (part);

-- An entry of the books is matched once, whoever brings the match. `turn` counts how often it was freed before, by a
-- reversal that two people agreed to; a turn begins only once the one before it was reversed.
create table reconcile.match_entry (
    transaction_id bigint not null,
    seq integer not null,
    turn integer not null,
    check_out_id uuid not null references reconcile.decision_log (check_out_id),
    part text collate "C" not null,
    primary key (transaction_id, seq, turn),
    constraint match_entry_turn check (turn >= 0)
);
create index match_entry_by_check_out on reconcile.match_entry (check_out_id, part);

-- A line of a statement, too; `words` commits to its text.
create table reconcile.match_line (
    account text collate "C" not null,
    asset text collate "C" not null,
    line text collate "C" not null,
    turn integer not null,
    stated_on date not null,
    amount numeric(38, 0) not null,
    words text collate "C" not null,
    check_out_id uuid not null references reconcile.decision_log (check_out_id),
    part text collate "C" not null,
    primary key (account, asset, line, turn),
    constraint match_line_turn check (turn >= 0)
);
create index match_line_by_day on reconcile.match_line (account, asset, stated_on);
create index match_line_by_check_out on reconcile.match_line (check_out_id, part);

-- An account closed for a period; what it left open stands in the decision.
create table reconcile.closing (
    account text collate "C" not null,
    asset text collate "C" not null,
    until date not null,
    turn integer not null,
    since date not null,
    statement numeric(38, 0) not null,
    ledger numeric(38, 0) not null,
    check_out_id uuid not null references reconcile.decision_log (check_out_id),
    seq integer not null,
    primary key (account, asset, until, turn),
    constraint closing_turn check (turn >= 0)
);
create unique index closing_by_check_out on reconcile.closing (check_out_id, seq);

-- What the house took and two people took back: a match (`part` names it) or a closing (an empty part). Nothing is
-- removed; what stands here is in force no more. `words` commits to why.
create table reconcile.reversal (
    check_out_id uuid not null references reconcile.decision_log (check_out_id),
    part text collate "C" not null,
    seq integer not null,
    proposal uuid not null constraint reversal_proposal unique references staff.proposal (id),
    words text collate "C" not null,
    proposed_by text not null,
    agreed_by text not null,
    reversed_at timestamptz not null,
    primary key (check_out_id, part, seq),
    constraint reversal_four_eyes check (proposed_by <> agreed_by)
);

-- The draft a lead is asked about. What a lead refused may be proposed anew, one `turn` later.
create table reconcile.adjustment (
    adjustment uuid not null,
    turn integer not null,
    check_out_id uuid not null references reconcile.decision_log (check_out_id),
    seq integer not null,
    draft_id uuid not null constraint adjustment_draft unique,
    proposed_by text not null,
    proposed_at timestamptz not null,
    primary key (adjustment, turn),
    constraint adjustment_turn check (turn >= 0)
);
create index adjustment_by_check_out on reconcile.adjustment (check_out_id, seq);

-- How an account outside is reconciled: what may differ without a name (minor units, or a share of what is stated), what
-- a processor keeps as people write it, how much of a payout it may keep by its own report, and the IBAN or number its statements name. Set by a proposal, or the account
-- alone learnt by the check-in whose statement first named one. The newest turn counts.
create table reconcile.house_rule (
    account text collate "C" not null,
    asset text collate "C" not null,
    turn integer not null constraint house_rule_turn check (turn >= 0),
    outside text not null,
    tolerance numeric(38, 0) not null constraint house_rule_tolerance check (tolerance >= 0),
    tolerance_share numeric(10, 8) not null constraint house_rule_share check (tolerance_share between 0 and 1),
    fx_share numeric(10, 8) not null constraint house_rule_fx check (fx_share between 0 and 1),
    report_share numeric(10, 8) not null constraint house_rule_report check (report_share between 0 and 1),
    fees text[] not null,
    proposal uuid constraint house_rule_proposal unique references staff.proposal (id),
    check_out_id uuid references reconcile.decision_log (check_out_id),
    set_at timestamptz not null,
    primary key (account, asset, turn),
    constraint house_rule_source check ((proposal is null) <> (check_out_id is null))
);

-- Texts of statement lines, notes, reasons: they may name somebody, and are erased without harm to any proof. `part` is
-- the match that a line became part of.
create table reconcile.words (
    check_out_id uuid not null references reconcile.decision_log (check_out_id),
    hash text collate "C" not null,
    salt bytea not null,
    words text not null,
    part text collate "C",
    primary key (check_out_id, hash)
);
create index words_by_part on reconcile.words (check_out_id, part) where part is not null;
create index words_by_hash on reconcile.words (hash);
reset role;
