-- Citizens' leave to take points: good once, within minutes, and remembered until its request is not repeated any more. The code is there as a keyed hash.
create table credit_authorisation (
    code        bytea       primary key,
    account     text        not null,
    scheme      text        not null,
    points      bigint      not null check (points > 0),
    -- The only partner that may use it; absent for any.
    partner     text,
    expires_at  timestamptz not null,
    -- The operation that was left for the ledger with it.
    used_by     text unique,
    used_points bigint check (used_points > 0 and used_points <= points),
    check ((used_by is null) = (used_points is null))
);

create index credit_authorisation_by_account on credit_authorisation (account) where used_by is null;
create index credit_authorisation_by_end on credit_authorisation (expires_at);

-- Wrong codes of a client since a time.
create table credit_authorisation_guess (
    client text        primary key,
    wrong  integer     not null,
    since  timestamptz not null
);

-- What a citizen is shown of the own account.
create index credit_entry_by_account on projection.credit_entry (account, block, transaction);
