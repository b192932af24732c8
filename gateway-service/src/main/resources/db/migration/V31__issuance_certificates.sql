-- One row per certificate. Nothing here is personal: the fields and the pass are sealed, and business_key is a keyed hash.
create table certificate (
    id text primary key,
    type text not null,
    issuer text not null,
    key text not null,
    state text not null check (state in ('PENDING', 'REGISTERED', 'REFUSED')),
    -- The chain's code, when it refused the registration.
    refusal text,
    valid_from date not null,
    valid_until date,
    -- Of type and identity fields: the same document is never issued twice. Null once refused, so that it can be tried again.
    business_key bytea unique,
    hash text not null,
    list integer not null,
    index integer not null,
    sealed_by text not null,
    sealed_pass bytea not null,
    import uuid,
    created_at timestamptz not null,
    unique (list, index),
    foreign key (list, index) references status_index
);

create index certificate_by_type on certificate (type, id);
create index certificate_by_import on certificate (import, id) where import is not null;
create index certificate_pending on certificate (id) where state = 'PENDING';

create table certificate_field (
    certificate text not null references certificate on delete cascade,
    name text not null,
    sealed bytea not null,
    primary key (certificate, name)
);

create table status_operation (
    id text primary key,
    certificate text not null references certificate,
    target text not null check (target in ('VALID', 'SUSPENDED', 'REVOKED')),
    reason text not null,
    created_at timestamptz not null
);

create index status_operation_by_certificate on status_operation (certificate);
