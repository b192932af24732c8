package org.countersign.gateway.issuance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.CityTime;
import org.countersign.format.Digest;
import org.countersign.format.TypeCode;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.gateway.issuance.types.TypeCatalogue;
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
    private final TypeCatalogue types;
    private final CertificateFields fields;
    private final Clock clock;

    IssuedCertificates(
            ReadCertificates certificates,
            CertificateRows rows,
            CertificateView chain,
            BusinessKeys keys,
            TypeCatalogue types,
            CertificateFields fields,
            Clock clock) {
        this.certificates = certificates;
        this.chain = chain;
        this.keys = keys;
        this.rows = rows;
        this.types = types;
        this.fields = fields;
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

    /**
     * How a registered certificate stands.
     *
     * @param hash of its first copy, as the ledger has it
     * @param reason of its last change of status
     */
    public record Standing(
            CertificateId id,
            TypeCode type,
            Digest hash,
            Optional<LocalDate> validUntil,
            CertificateStatus status,
            Optional<ReasonCode> reason) {

        /** Whether it says something today. */
        public boolean isValid(LocalDate today) {
            return status == CertificateStatus.VALID
                    && validUntil.filter(last -> last.isBefore(today)).isEmpty();
        }
    }

    /** Empty when there is no such certificate, or the projection has not seen its registration yet. */
    public Optional<Standing> standing(CertificateId id) {
        return rows.find(id)
                .flatMap(row -> chain.find(id)
                        .map(CertificateView.Registered::certificate)
                        .map(certificate -> new Standing(
                                id,
                                row.type(),
                                new Digest(Bytes.ofHex(row.hash())),
                                row.validUntil(),
                                certificate.status(),
                                certificate.reason())));
    }

    /** All of whoever has this number, of every type and status, that are on the ledger; the one issued last comes first. */
    public List<Standing> ofCitizen(String number) {
        return rows.ofHolder(keys.ofHolder(number), MOST_OF_ONE_PERSON).stream()
                .flatMap(id -> standing(id).stream())
                .toList();
    }

    /** Those of whoever has this number that are on their way to the ledger. */
    public List<CertificateId> pendingOfCitizen(String number) {
        return rows.ofHolder(keys.ofHolder(number), MOST_OF_ONE_PERSON).stream()
                .filter(id -> chain.find(id).isEmpty())
                .toList();
    }

    /** The numbers (公民身份号码) of the persons whom the certificate is of: none where it is of a business. */
    public List<String> citizensOf(CertificateId id) {
        var row = certificates.row(id);
        return types.find(row.type())
                .map(type -> keys.citizens(type, fields.of(id)))
                .orElse(List.of());
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
