-- These rows are written with the row that they belong to, in one transaction by one class, and nothing deletes that row. What the references added was a query and a
-- lock for each; the index served them alone.
alter table certificate_fields drop constraint certificate_fields_certificate_fkey;
alter table certificate_holder drop constraint certificate_holder_certificate_fkey;
drop index certificate_holder_by_certificate;
-- An outcome is written for the sequence numbers that a transaction was made of.
alter table ledger_outcome drop constraint ledger_outcome_seq_fkey;
