-- What officers did: accounts, ids and codes, and nothing personal.
create table office_event (
    -- A UUID of version 7: in the order of time.
    id uuid primary key,
    at timestamptz not null,
    officer text not null,
    action text not null,
    -- A certificate, an import or a request.
    subject uuid,
    reason text
);

create index office_event_by_subject on office_event (subject, id) where subject is not null;
create index office_event_by_officer on office_event (officer, id);

-- What an officer asked for and a second one decides. What it says of a person is sealed, and goes when it is decided.
create table office_request (
    id uuid primary key,
    type text not null,
    -- The certificate to be replaced; null where a new one was asked for.
    predecessor text references certificate,
    state text not null check (state in ('WAITING', 'APPROVED', 'DECLINED')),
    asked_by text not null,
    asked_at timestamptz not null,
    reissue_reason text,
    sealed_by text not null,
    sealed bytea,
    decided_by text,
    decided_at timestamptz,
    decline_reason text,
    -- What came of it.
    certificate text references certificate,
    check (decided_by is null or decided_by <> asked_by)
);

create index office_request_waiting on office_request (id) where state = 'WAITING';
