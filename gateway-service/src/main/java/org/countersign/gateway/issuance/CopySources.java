package org.countersign.gateway.issuance;

import java.time.Clock;
import java.util.HashMap;
import org.countersign.format.CityTime;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.gateway.issuance.types.TypeCatalogue;
import org.countersign.gateway.ledger.CertificateView;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Opens certificates for those who make further copies of them. */
@Component
public final class CopySources {
    private final ReadCertificates certificates;
    private final CertificateView chain;
    private final TypeCatalogue types;
    private final CertificateFields fields;
    private final Clock clock;

    CopySources(
            ReadCertificates certificates,
            CertificateView chain,
            TypeCatalogue types,
            CertificateFields fields,
            Clock clock) {
        this.certificates = certificates;
        this.chain = chain;
        this.types = types;
        this.fields = fields;
        this.clock = clock;
    }

    /**
     * A certificate that may have further copies, as far as is known here: the chain decides when they are registered. Others who want copies of it wait until the
     * caller's transaction ends.
     *
     * @throws ProblemException {@code NOT_FOUND}, {@code CERTIFICATE_NOT_REGISTERED}, {@code CERTIFICATE_REVOKED}, {@code CERTIFICATE_EXPIRED}
     */
    public CopySource lock(CertificateId id) {
        var row = certificates.locked(id);
        if (certificates.stateNow(row) != CertificateState.REGISTERED) {
            throw ReadCertificates.notRegistered(id);
        }
        if (chain.find(id)
                .filter(found -> found.certificate().status() == CertificateStatus.REVOKED)
                .isPresent()) {
            throw new ProblemException(ProblemCode.CERTIFICATE_REVOKED, "certificate " + id + " is revoked");
        }
        if (row.validUntil()
                .filter(last -> !CityTime.expiryAtEndOf(last).isAfter(clock.instant()))
                .isPresent()) {
            throw new ProblemException(ProblemCode.CERTIFICATE_EXPIRED, "certificate " + id + " has ended");
        }
        var type = types.find(row.type())
                .orElseThrow(() ->
                        new IllegalStateException("the type %s has no definition any more".formatted(row.type())));
        var stored = fields.of(id);
        var values = new HashMap<String, String>();
        for (var entry : type.counterEntries()) {
            var value = stored.get(entry.field().name());
            if (value != null) {
                values.put(entry.name(), entry.of(value));
            }
        }
        return new CopySource(id, type, values, row.validFrom(), row.validUntil());
    }
}
