-- A grant that can be refreshed: the number of its newest refresh token, what must come with it, the scopes that it had, and its end. The tokens themselves are
-- keyed hashes over grant and number, so nothing of them is stored, and a used one is known by its number.
alter table wallet_grant
    add column refresh_number     integer,
    add column refresh_binding    text,
    add column refresh_scopes     text,
    add column refresh_expires_at timestamptz;
