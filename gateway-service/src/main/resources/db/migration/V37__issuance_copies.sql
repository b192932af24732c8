-- Further copies of a registered certificate that were wished for together: one operation of the ledger.
create table certificate_copies (
    -- Also the id of the operation.
    id uuid primary key,
    certificate text not null references certificate,
    key text not null,
    state text not null check (state in ('PENDING', 'REGISTERED', 'REFUSED')),
    -- The chain's code, when it refused them.
    refusal text,
    created_at timestamptz not null
);

create index certificate_copies_by_certificate on certificate_copies (certificate);
create index certificate_copies_by_key on certificate_copies (key);
create index certificate_copies_pending on certificate_copies (id) where state = 'PENDING';

-- Each of them, sealed as its holder receives it. Nothing here is personal.
create table certificate_copy (
    copies uuid not null references certificate_copies,
    number integer not null,
    form text not null,
    list integer not null,
    index integer not null,
    sealed_by text not null,
    sealed bytea not null,
    primary key (copies, number),
    unique (list, index),
    foreign key (list, index) references status_index
);

-- Which further places a certificate has: its own record names those of its registration only, and a change of its status changes all.
create table projection.further_copy (
    certificate text    not null collate "C",
    list        integer not null,
    index       integer not null,
    operation   text    not null collate "C",
    primary key (certificate, list, index)
);
