-- Operations that were accepted for the ledger; what became of them, the ledger's own tables say.
create table credit_operation (
    id          text        primary key,
    op          text        not null,
    account     text        not null,
    msp         text        not null,
    partner     text,
    client      text        not null,
    accepted_at timestamptz not null
);

-- Salt and sealed text of the service event behind an earning. On the chain stands SHA-256(salt, text).
create table credit_event (
    operation text  primary key,
    salt      bytea not null,
    event     bytea not null,
    key       text  not null
);

create table credit_batch (
    id          text        primary key,
    client      text        not null,
    operations  integer     not null,
    accepted_at timestamptz not null
);

create table credit_batch_operation (
    batch     text    not null references credit_batch (id),
    position  integer not null,
    operation text    not null,
    -- The id stood for other content before: the operation was not left for the ledger.
    reused    boolean not null,
    primary key (batch, position)
);
