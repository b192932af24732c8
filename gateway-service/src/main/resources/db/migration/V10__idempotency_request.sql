-- The first answer to each Idempotency-Key, written in the transaction that does the work.
create table idempotency_request (
    client      text        not null,
    operation   text        not null,
    key         text        not null,
    fingerprint text        not null,
    status      integer     not null,
    media_type  text        not null,
    body        text        not null,
    final       boolean     not null,
    created_at  timestamptz not null,
    primary key (client, operation, key)
);

create index idempotency_request_created_at on idempotency_request (created_at);
