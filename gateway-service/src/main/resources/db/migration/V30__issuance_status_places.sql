-- Status lists, and the places in them that were drawn. A place is drawn at random, belongs to one copy of one certificate, and is never used again.
create table status_list (
    number integer primary key check (number between 1 and 65535),
    opened_at timestamptz not null,
    -- No more places are drawn from it.
    is_full boolean not null default false
);

create table status_index (
    list integer not null references status_list,
    index integer not null check (index between 0 and 131071),
    primary key (list, index)
);
