-- Each change of the root: statement n names the root that signs trust bundles after it, and is signed by the root before. The first root needs none.
create table trust_root_change (
    number integer primary key,
    -- Key id of the root that it names.
    next bytea not null,
    issued_at timestamptz not null,
    statement bytea not null
);
