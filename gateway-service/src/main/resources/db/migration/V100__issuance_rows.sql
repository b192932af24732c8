-- What a certificate costs the database. Seven rows of fields, each with an entry in an index and a look at its certificate, and a change of state that rewrote the
-- entries of six indexes, were two thirds of it.

-- The fields of a certificate, each sealed by itself, in one row.
create table certificate_fields (
    certificate text primary key references certificate on delete cascade,
    names text[] not null,
    sealed bytea[] not null,
    check (cardinality(names) = cardinality(sealed))
);
insert into certificate_fields (certificate, names, sealed)
select certificate, array_agg(name order by name), array_agg(sealed order by name) from certificate_field group by certificate;
drop table certificate_field;

-- The certificates that wait for the ledger's answer. No index knows their state, so that it changes in the row's own page.
drop index certificate_pending;
create table certificate_pending (certificate text primary key);
insert into certificate_pending (certificate) select id from certificate where state = 'PENDING';
alter table certificate set (fillfactor = 70);

-- Places are drawn before they are used and never given back, and no two certificates have the same: what the reference added was a lock on each.
alter table certificate drop constraint certificate_list_index_fkey;
