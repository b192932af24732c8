-- Whose key a copy is bound to (its RFC 7638 thumbprint), and the hash of what the issuer signed, as the chain has it: by the one a device is known that asks for its
-- certificate, by the other a desk's receipt. Copies for paper are bound to no key. Copies that were made before have neither, and their devices are not known by it.
alter table certificate_copy
    add column holder bytea,
    add column hash   bytea;

create index certificate_copy_by_holder on certificate_copy (holder) where holder is not null;
