-- The outbox: wishes for the ledger in the order in which they were enqueued. Rows are only ever added. Never personal data: what stands here goes on the chain.
create table ledger_outbox (
    seq         bigint      generated always as identity primary key,
    shard       text        not null,
    msp         text        not null,
    function    text        not null,
    item        text        not null,
    body        text        not null,
    enqueued_at timestamptz not null default now(),
    constraint ledger_outbox_item_once unique (function, item)
);
create index ledger_outbox_by_shard on ledger_outbox (shard, seq);

-- What became of an item, once and for ever: on the chain (txid, block, transaction) or refused by the chaincode alone (none of them).
create table ledger_outcome (
    seq         bigint not null primary key references ledger_outbox,
    result      text   not null check (result in ('APPLIED', 'REFUSED')),
    code        text,
    outcome     text   not null,
    txid        text,
    block       bigint,
    transaction integer,
    constraint refused_has_code check ((result = 'REFUSED') = (code is not null)),
    constraint on_chain_or_not check ((txid is null) = (block is null) and (block is null) = (transaction is null)),
    constraint applied_is_on_chain check (result = 'REFUSED' or txid is not null)
);

-- The signed transactions, written before they are submitted. The bytes are dropped when the verdict is known: the chain has them.
create table ledger_transaction (
    txid        text        not null primary key,
    shard       text        not null,
    msp         text        not null,
    function    text        not null,
    items       bigint[]    not null,
    envelope    bytea,
    state       text        not null check (state in ('OPEN', 'VALID', 'INVALID')),
    code        text,
    block       bigint,
    transaction integer,
    created_at  timestamptz not null default now(),
    settled_at  timestamptz,
    constraint open_has_envelope check ((state = 'OPEN') = (envelope is not null)),
    constraint settled_has_verdict check ((state = 'OPEN') = (code is null))
);
-- One transaction in flight per shard, whoever tries.
create unique index ledger_transaction_one_open_per_shard on ledger_transaction (shard) where state = 'OPEN';

-- Every item of the shard up to here has an outcome, and no transaction that is still open can add one below.
create table ledger_cursor (
    shard           text   not null primary key,
    settled_through bigint not null
);
