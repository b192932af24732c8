-- A CSV file that was taken for import, sealed in parts until the import is finished.
create table import (
    id uuid primary key,
    type text not null,
    -- UPLOADING until the whole file is here; nobody sees or works on it before.
    state text not null check (state in ('UPLOADING', 'RUNNING', 'FINISHED')),
    -- Keyed hash of type and content: the same file is the same import.
    content_key bytea unique,
    sealed_name bytea not null,
    bytes bigint not null default 0,
    -- The header as the file spells it.
    headings text[] not null,
    -- Where the next chunk begins. Written in the transaction that writes the chunk.
    next_byte bigint not null,
    next_line integer not null,
    rows integer not null default 0,
    accepted integer not null default 0,
    refused integer not null default 0,
    duplicates integer not null default 0,
    created_at timestamptz not null,
    finished_at timestamptz,
    constraint counts_add_up check (rows = accepted + refused + duplicates),
    constraint whole_has_key check ((state = 'UPLOADING') = (content_key is null))
);

create index import_unfinished on import (created_at) where state <> 'FINISHED';

create table import_part (
    import uuid not null references import on delete cascade,
    number integer not null,
    sealed bytea not null,
    primary key (import, number)
);

-- Codes and places only: never a value.
create table import_error (
    import uuid not null references import on delete cascade,
    number bigint generated always as identity,
    line integer not null,
    heading text,
    code text not null,
    primary key (import, number)
);
