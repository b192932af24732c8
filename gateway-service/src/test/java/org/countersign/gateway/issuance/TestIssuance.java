package org.countersign.gateway.issuance;

import java.security.SecureRandom;
import java.time.Clock;
import org.countersign.gateway.issuance.types.Samples;
import org.countersign.gateway.keys.TestKeys;
import org.countersign.gateway.ledger.LedgerItems;
import org.countersign.gateway.ledger.LedgerOutbox;
import org.countersign.gateway.ledger.TestDatabase;
import org.countersign.gateway.ledger.projection.ProjectionHarness;
import org.countersign.gateway.privacy.TestPrivacy;

/** This module's parts over a database of the test's own. */
public record TestIssuance(TestDatabase database, TestKeys keys, Clock clock) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public IssueCertificates issue(LedgerOutbox outbox) {
        var keysOfBusiness = new BusinessKeys(TestPrivacy.index(keys.secret()));
        return new IssueCertificates(
                indexes(),
                new CertificateSigning(keys.signing()::issuing, keysOfBusiness),
                ids(),
                keysOfBusiness,
                new CertificateTable(database.jdbc(), TestPrivacy.cipher(keys.secret()), clock),
                outbox);
    }

    public CertificateIds ids() {
        return new CertificateIds(clock, RANDOM);
    }

    public CopySources sources(LedgerItems items) {
        var chain = ProjectionHarness.certificatesOf(database);
        return new CopySources(certificates(items), chain, Samples.shipped(), fields(), clock);
    }

    public CertificateFields fields() {
        return new CertificateFields(database.jdbc(), TestPrivacy.cipher(keys.secret()));
    }

    public ReadCertificates certificates(LedgerItems items) {
        return new ReadCertificates(
                new CertificateRows(database.jdbc()),
                ProjectionHarness.certificatesOf(database),
                items,
                TestPrivacy.cipher(keys.secret()));
    }

    public StatusOperations statuses(LedgerOutbox outbox, LedgerItems items) {
        return new StatusOperations(database.jdbc(), Samples.shipped(), outbox, items, ids(), clock);
    }

    /** Takes the ledger's answers over into the certificates. */
    public void follow(LedgerItems items) {
        new RegistrationFollower(database.jdbc(), items).follow();
    }

    public StatusIndexes indexes() {
        return new StatusIndexes(database.jdbc(), RANDOM, lists(), ProjectionHarness.certificatesOf(database));
    }

    public StatusLists lists() {
        return new StatusLists(database.jdbc(), clock, ProjectionHarness.certificatesOf(database));
    }
}
