-- Nonces that were used, until they would have ended anyway.
create table openid4vci_used_nonce (
    hash bytea primary key,
    expires_at timestamptz not null
);

create index openid4vci_used_nonce_by_end on openid4vci_used_nonce (expires_at);

-- Offers that wait for a wallet. An offer holds a code, so it is sealed; its address is known by its hash only.
create table openid4vci_offer (
    hash bytea primary key,
    certificate text not null,
    sealed_by text not null,
    sealed bytea not null,
    expires_at timestamptz not null
);

create index openid4vci_offer_by_end on openid4vci_offer (expires_at);

-- Which copies were made for which grant and keys, and what the wallet said of them. Grants and names are there as hashes.
create table openid4vci_delivery (
    copy uuid primary key,
    grant_hash bytea not null,
    certificate text not null,
    configuration text not null,
    keys_hash bytea not null,
    copies integer not null,
    transaction_hash bytea not null unique,
    transaction_used_at timestamptz,
    notification_hash bytea not null unique,
    event text check (event in ('credential_accepted', 'credential_failure', 'credential_deleted')),
    event_at timestamptz,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    unique (grant_hash, certificate, configuration, keys_hash)
);

create index openid4vci_delivery_by_end on openid4vci_delivery (expires_at);
