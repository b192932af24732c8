-- Counts the status changes of each list, in the transaction that projects them.
create table status_change (
    list integer primary key,
    changes bigint not null
);

-- The status list token that is served now, and which count of changes it shows.
create table status_token (
    list integer primary key,
    changes bigint not null,
    issued_at timestamptz not null,
    token bytea not null
);

-- Every trust bundle that was published. The version only grows.
create table trust_bundle (
    version bigint primary key,
    -- SHA-256 of what it says, without version, height and times: the same content is not published anew before it must be.
    content bytea not null,
    issued_at timestamptz not null,
    token bytea not null
);
