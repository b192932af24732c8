package org.countersign.format.ledger;

import org.countersign.format.Kid;

/** What must hold among the records of the trust contract. */
final class TrustChecks {
    private final LedgerSnapshot snapshot;
    private final LedgerOracle oracle;

    TrustChecks(LedgerSnapshot snapshot, LedgerOracle oracle) {
        this.snapshot = snapshot;
        this.oracle = oracle;
    }

    void run() {
        snapshot.all(IssuerKey.class).forEach(this::check);
        snapshot.all(CertificateType.class).forEach(this::check);
        snapshot.all(TypeNumberUse.class).forEach(this::check);
        snapshot.all(TrustOperation.class).forEach(this::check);
    }

    private void check(IssuerKey key) {
        snapshot.resolve(StateKey.issuer(key.issuer()), "key " + key.id());
        Kid expected = new Kid(oracle.digest(key.publicKey().der()).value().slice(0, Kid.LENGTH));
        snapshot.check(expected.equals(key.id()), Finding.Rule.WRONG_DIGEST, "key " + key.id());
    }

    private void check(CertificateType type) {
        snapshot.resolve(StateKey.typeNumber(type.number()), "type " + type.type())
                .ifPresent(use -> snapshot.check(
                        use.type().equals(type.type()),
                        Finding.Rule.DANGLING_REFERENCE,
                        "the number of type " + type.type() + " stands for another"));
    }

    private void check(TypeNumberUse use) {
        snapshot.resolve(
                        StateKey.type(use.type()), "type number " + use.number().value())
                .ifPresent(type -> snapshot.check(
                        type.number().equals(use.number()),
                        Finding.Rule.DANGLING_REFERENCE,
                        "type " + use.type() + " has another number"));
    }

    private void check(TrustOperation operation) {
        snapshot.check(
                operation.refusal().map(RefusalCode::remembered).orElse(true),
                Finding.Rule.REFUSAL,
                "trust operation " + operation.id());
    }
}
