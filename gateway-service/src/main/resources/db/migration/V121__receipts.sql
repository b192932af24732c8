-- What desks signed of their checks, each once. The text is sealed, and the pass that was checked is there as a keyed hash only: these rows alone do not tell where a
-- certificate was shown.
create table receipt (
    -- SHA-256 of the text.
    hash       bytea       primary key,
    -- Absent when the check did not come as far as a pass.
    pass       bytea,
    sealed_by  text        not null,
    sealed     bytea       not null,
    issued_at  timestamptz not null,
    expires_at timestamptz not null
);

create index receipt_by_pass on receipt (pass, issued_at) where pass is not null;
create index receipt_by_end on receipt (expires_at);

-- Whose desk it is: the client that first brought a receipt of it, and nobody else after that.
create table receipt_desk (
    desk     text        primary key,
    client   text        not null,
    first_at timestamptz not null
);
