-- Codes of pre-authorized offers: keyed hashes only. Rows go soon after they expire.
create table pre_authorized_code (
    code_hash      bytea       primary key,
    tx_code_hash   bytea,
    wrong_tx_codes integer     not null default 0,
    credentials    text        not null,
    expires_at     timestamptz not null,
    spent          boolean     not null default false
);

create index pre_authorized_code_expires_at on pre_authorized_code (expires_at);
