-- What an access token of a wallet allows: the token names the row. Identifiers of certificates, no names or numbers of persons.
create table wallet_grant (
    id               uuid        primary key,
    client           text,
    credentials      text        not null,
    uses_identifiers boolean     not null,
    expires_at       timestamptz not null,
    revoked          boolean     not null default false
);

create index wallet_grant_expires_at on wallet_grant (expires_at);

-- Identifiers of proofs and assertions that were seen (jti), as keyed hashes, for as long as such a proof would be accepted.
create table seen_once (
    hash       bytea       primary key,
    expires_at timestamptz not null
);

create index seen_once_expires_at on seen_once (expires_at);
