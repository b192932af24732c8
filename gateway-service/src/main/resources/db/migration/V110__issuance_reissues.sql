-- Which certificate came after which. The new one is registered first; only when it stands on the ledger is the old one revoked, so that a refusal costs nobody a certificate.
create table certificate_reissue (
    successor text primary key references certificate,
    predecessor text not null references certificate,
    state text not null check (state in ('PENDING', 'REISSUED', 'REFUSED')),
    -- Why the old one is revoked: a code, as on the ledger.
    reason text not null,
    -- The keyed hash of type and identity fields that the old certificate gave up, so that the new one may be the same document. It gets it back when the ledger refuses.
    document bytea,
    created_at timestamptz not null
);

-- A certificate has one successor; after a refusal there may be another try.
create unique index certificate_reissue_by_predecessor on certificate_reissue (predecessor) where state <> 'REFUSED';
create index certificate_reissue_pending on certificate_reissue (successor) where state = 'PENDING';
