-- Signed envelopes are kept until their verdict is known, seldom longer than a second. Packing half a megabyte took longer than writing it.
alter table ledger_transaction alter column envelope set storage external;
