package org.countersign.format.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.format.IssuerId;
import org.countersign.format.TypeCode;

/**
 * The certificates of one series as they were registered, sorted by their ids: one value for many certificates, because a ledger's time goes by the number of its keys.
 * A change of status does not touch it, but writes a {@link CertificateStanding}. All are of one issuer, so nobody writes into the record of a stranger, and of one type.
 */
public record CertificateSeries(SeriesId id, IssuerId issuer, TypeCode type, List<Certificate> certificates)
        implements LedgerRecord {
    public CertificateSeries {
        certificates = List.copyOf(certificates);
        Syntax.requireRange(
                certificates.size(), 1, LedgerLimits.MAX_CERTIFICATES_IN_SERIES, "the certificates of a series");
        for (int i = 0; i < certificates.size(); i++) {
            Certificate certificate = certificates.get(i);
            Syntax.require(id.holds(certificate.id()), "a certificate of another series");
            Syntax.require(
                    certificate.issuer().equals(issuer) && certificate.type().equals(type),
                    "a series must have one issuer and one type");
            Syntax.require(certificate.isAsRegistered(), "a series must not know of changes of status");
            Syntax.require(
                    i == 0 || certificates.get(i - 1).id().compareTo(certificate.id()) < 0,
                    "the certificates of a series must be sorted, and each come once");
        }
    }

    /** A series that begins with this certificate. */
    public static CertificateSeries of(Certificate first) {
        return new CertificateSeries(SeriesId.of(first.id()), first.issuer(), first.type(), List.of(first));
    }

    @Override
    public StateKey<CertificateSeries> key() {
        return StateKey.certificateSeries(id);
    }

    /** The certificate as it was registered, if it was. */
    public Optional<Certificate> find(CertificateId wanted) {
        for (Certificate certificate : certificates) {
            if (certificate.id().equals(wanted)) {
                return Optional.of(certificate);
            }
        }
        return Optional.empty();
    }

    /** Whether there is no room for a further certificate. */
    public boolean isFull() {
        return certificates.size() == LedgerLimits.MAX_CERTIFICATES_IN_SERIES;
    }

    /**
     * The same series with a further certificate.
     *
     * @throws IllegalArgumentException when the series is full, has the certificate already, or is of another issuer or type
     */
    public CertificateSeries with(Certificate further) {
        int at = certificates.size();
        while (at > 0 && certificates.get(at - 1).id().compareTo(further.id()) > 0) {
            at--;
        }
        List<Certificate> more = new ArrayList<>(certificates.size() + 1);
        more.addAll(certificates.subList(0, at));
        more.add(further);
        more.addAll(certificates.subList(at, certificates.size()));
        return new CertificateSeries(id, issuer, type, more);
    }
}
