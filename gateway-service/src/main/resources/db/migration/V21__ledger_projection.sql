-- The projection: what the chain says, derived from its blocks alone. It may be dropped at any time and is rebuilt from block 0, as a second schema that takes the
-- place of this one; so nothing outside refers to these tables, and they hold nothing that is not on the chain.
create schema projection;

-- The last block that is in these tables, and its header hash, which the next block must name.
create table projection.position (
    sole         boolean not null primary key default true check (sole),
    block        bigint  not null,
    transactions integer not null,
    header_hash  text    not null
);

-- The world state: every record of the chain as its canonical JSON, with the transaction that wrote it first and the place of the one that wrote it last.
create table projection.record (
    kind              text        not null collate "C",
    key               text        not null collate "C",
    document          text        not null,
    block             bigint      not null,
    transaction       integer     not null,
    first_txid        text        not null,
    first_block       bigint      not null,
    first_transaction integer     not null,
    first_time        timestamptz not null,
    primary key (kind, key)
);

-- Which certificate has which entry of a status list, and its status there.
create table projection.status_entry (
    list        integer not null,
    index       integer not null,
    certificate text    not null collate "C",
    status      text    not null,
    primary key (list, index)
);
create index status_entry_exceptions on projection.status_entry (list, index) where status <> 'VALID';

-- The changes that were carried out on a certificate.
create table projection.certificate_change (
    certificate text   not null collate "C",
    number      bigint not null,
    operation   text   not null collate "C",
    primary key (certificate, number)
);

-- What each credit operation that was carried out did to the totals, and to which partner.
create table projection.credit_entry (
    operation   text    not null collate "C" primary key,
    scheme      text    not null collate "C",
    account     text    not null collate "C",
    partner     text    collate "C",
    issued      bigint  not null,
    redeemed    bigint  not null,
    expired     bigint  not null,
    block       bigint  not null,
    transaction integer not null
);
create index credit_entry_by_partner on projection.credit_entry (partner, scheme, block, transaction, operation) where redeemed <> 0;
create index credit_entry_by_scheme on projection.credit_entry (scheme);

-- The points in each account, for the sum of what is outstanding.
create table projection.account_points (
    scheme  text   not null collate "C",
    account text   not null collate "C",
    points  bigint not null,
    primary key (scheme, account)
);

-- The deltas that the chain keeps per transaction instead of hot sums.
create table projection.paid (
    partner text   not null collate "C",
    scheme  text   not null collate "C",
    txid    text   not null collate "C",
    points  bigint not null,
    primary key (partner, scheme, txid)
);
create table projection.totals (
    scheme   text   not null collate "C",
    txid     text   not null collate "C",
    issued   bigint not null,
    redeemed bigint not null,
    expired  bigint not null,
    primary key (scheme, txid)
);

-- Not part of the projection: when it was rebuilt, and whether the copy from block 0 was equal to what it replaced.
create table ledger_rebuild (
    id            bigint      generated always as identity primary key,
    started_at    timestamptz not null default now(),
    finished_at   timestamptz,
    state         text        not null check (state in ('RUNNING', 'EQUAL', 'DIFFERENT', 'FAILED')),
    block         bigint,
    digest_before text,
    digest_after  text,
    reason        text
);
