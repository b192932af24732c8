-- Whose certificate it is, as a keyed hash of the holder's number: so that a citizen who signed in finds what was issued to him. Filled at issue; certificates that were
-- issued before this table was there are not found by it.
create table certificate_holder (
    holder bytea not null,
    certificate text not null references certificate on delete cascade,
    primary key (holder, certificate)
);

create index certificate_holder_by_certificate on certificate_holder (certificate);
