-- The status of a certificate that only the chain knows can be changed as well: a database restored from a backup has forgotten those that were issued since.
alter table status_operation drop constraint status_operation_certificate_fkey;
