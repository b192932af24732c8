package org.countersign.gateway.issuance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.countersign.format.CityTime;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.gateway.ledger.CertificateView;
import org.springframework.stereotype.Component;

/** What other modules may ask of the certificates that there are. */
@Component
public final class IssuedCertificates {
    /** One person has a handful; more would be somebody testing, and the newest are enough. */
    private static final int MOST_OF_ONE_PERSON = 50;

    private final ReadCertificates certificates;
    private final CertificateView chain;
    private final BusinessKeys keys;
    private final CertificateRows rows;
    private final Clock clock;

    IssuedCertificates(
            ReadCertificates certificates,
            CertificateRows rows,
            CertificateView chain,
            BusinessKeys keys,
            Clock clock) {
        this.certificates = certificates;
        this.chain = chain;
        this.keys = keys;
        this.rows = rows;
        this.clock = clock;
    }

    /** A certificate that is on the ledger. */
    public record Issued(CertificateId id, TypeCode type) {}

    /** The certificate of that id; throws {@code NOT_FOUND}, or {@code CERTIFICATE_NOT_REGISTERED} when it is not on the ledger. */
    public Issued registered(String id) {
        var row = certificates.row(Paths.certificate(id));
        if (certificates.stateNow(row) != CertificateState.REGISTERED) {
            throw ReadCertificates.notRegistered(row.id());
        }
        return new Issued(row.id(), row.type());
    }

    /** The certificates of one type of whoever has this number (公民身份号码): registered, not revoked, not expired; the one issued last comes first. */
    public List<CertificateId> of(String number, TypeCode type) {
        var today = LocalDate.ofInstant(clock.instant(), CityTime.OFFSET);
        var found =
                certificates.registered(rows.ofHolder(keys.ofHolder(number), type, today, MOST_OF_ONE_PERSON)).stream()
                        .map(CertificateRow::id)
                        .toList();
        var onChain = chain.findAll(found);
        return found.stream()
                .filter(id -> !onChain.containsKey(id)
                        || onChain.get(id).certificate().status() != CertificateStatus.REVOKED)
                .toList();
    }
}
