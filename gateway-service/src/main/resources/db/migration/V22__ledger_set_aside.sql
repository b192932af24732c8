-- A transaction that the ordering service does not take is given up, and its items go into another one. Its row stays: should it land all the same, it settles them.
alter table ledger_transaction drop constraint ledger_transaction_state_check;
alter table ledger_transaction add constraint ledger_transaction_state_check check (state in ('OPEN', 'ABANDONED', 'VALID', 'INVALID'));
alter table ledger_transaction drop constraint settled_has_verdict;
alter table ledger_transaction add constraint settled_has_verdict check ((state in ('OPEN', 'ABANDONED')) = (code is null));
create index ledger_transaction_abandoned on ledger_transaction using gin (items) where state = 'ABANDONED';

-- Items that could not be decided and held up their line. A row without an outcome is either set aside now, or back in the line (requeued_at). Rows stay as history.
create table ledger_set_aside (
    seq         bigint      not null primary key references ledger_outbox,
    trouble     text        not null,
    detail      text        not null,
    times       integer     not null default 1,
    since       timestamptz not null default now(),
    requeued_at timestamptz
);
