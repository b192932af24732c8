-- Which certificates are registered, and by which transaction. Many share a record of the chain, the one of their series, which may have been written by several transactions.
create table projection.certificate (
    id          text        not null collate "C" primary key,
    txid        text        not null,
    block       bigint      not null,
    transaction integer     not null,
    time        timestamptz not null
);
