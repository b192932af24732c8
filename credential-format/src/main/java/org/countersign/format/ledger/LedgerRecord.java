package org.countersign.format.ledger;

/** A value in the world state. Each record knows the key under which it is kept, so that a reader can check that nobody moved it. */
public sealed interface LedgerRecord
        permits CertificateOperation,
                CertificateRefusal,
                CertificateSeries,
                CertificateStanding,
                CertificateType,
                ClockFloor,
                CopiesOperation,
                CreditAccount,
                CreditOperation,
                Hold,
                Issuer,
                IssuerKey,
                PaidDelta,
                Partner,
                Reversal,
                Scheme,
                StatusPage,
                Steward,
                TotalsDelta,
                TrustOperation,
                TypeNumberUse {

    StateKey<? extends LedgerRecord> key();
}
