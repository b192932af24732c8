-- Authorization requests on their way: pushed, waiting for consent, with a code, and spent. The reference (request_uri, state or code) is a keyed hash;
-- the content, which names the citizen, is sealed.
create table wallet_authorization (
    id             uuid        primary key,
    phase          text        not null check (phase in ('PUSHED', 'CONSENT', 'CODE', 'SPENT')),
    reference_hash bytea       not null unique,
    content        bytea       not null,
    expires_at     timestamptz not null
);

create index wallet_authorization_expires_at on wallet_authorization (expires_at);
