package org.countersign.gateway.issuance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.format.CityTime;
import org.countersign.format.Digest;
import org.countersign.format.ledger.CertificateId;
import org.countersign.format.ledger.CertificateItem;
import org.countersign.format.ledger.Copy;
import org.countersign.format.ledger.EpochSecond;
import org.countersign.format.ledger.FormCode;
import org.countersign.format.ledger.LedgerFunction;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.StatusIndex;
import org.countersign.gateway.ledger.LedgerItem;
import org.countersign.gateway.ledger.LedgerOutbox;
import org.countersign.gateway.ledger.Shards;
import org.countersign.gateway.problem.ProblemCode;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Issues one certificate or many.
 *
 * <p>Order of writes: (1) places in a status list; (2) in one transaction with whatever the caller adds: the certificates, their sealed fields, their registrations
 * in the outbox. A crash before (2) leaves drawn places, which nobody uses; a crash after it leaves nothing to do, because the outbox delivers.
 */
@Component
public final class IssueCertificates {
    /** The form of the one copy that is made today. */
    public static final FormCode COUNTER_PASS = new FormCode("counter-pass");

    static final String REGISTER = LedgerFunction.CERTIFICATES_REGISTER.qualifiedName();

    private final StatusIndexes indexes;
    private final CertificateSigning signing;
    private final CertificateIds ids;
    private final BusinessKeys businessKeys;
    private final CertificateTable table;
    private final LedgerOutbox outbox;

    IssueCertificates(
            StatusIndexes indexes,
            CertificateSigning signing,
            CertificateIds ids,
            BusinessKeys businessKeys,
            CertificateTable table,
            LedgerOutbox outbox) {
        this.indexes = indexes;
        this.signing = signing;
        this.ids = ids;
        this.businessKeys = businessKeys;
        this.table = table;
        this.outbox = outbox;
    }

    /** Which of these documents were issued before, and by which import, if by one. */
    public Map<Digest, Optional<UUID>> issuedBefore(Collection<Digest> documents) {
        return table.issued(documents);
    }

    /** Certificates of equal type and identity fields are one document. */
    public Digest documentOf(CheckedCertificate certificate) {
        return businessKeys.of(certificate.type(), certificate.fields());
    }

    /** How many registrations the outbox takes before it is full. Look before signing much: a place that was drawn in vain stays drawn. */
    public long room() {
        return Shards.ofCertificates().stream().mapToLong(outbox::room).min().orElse(0);
    }

    /** Draws places and signs. For more than one certificate call it outside a transaction; see {@link StatusIndexes}. */
    public List<SignedCertificate> sign(List<CheckedCertificate> certificates) {
        var places = indexes.draw(certificates.size());
        var series = new OpenSeries(ids);
        var signed = new ArrayList<SignedCertificate>(certificates.size());
        for (var i = 0; i < places.size(); i++) {
            var certificate = certificates.get(i);
            signed.add(signing.sign(series.idFor(certificate.type(), places.get(i)), certificate, places.get(i)));
        }
        return signed;
    }

    /**
     * Issues one certificate within the caller's transaction.
     *
     * @throws ProblemException {@code DUPLICATE_CERTIFICATE}, and then nothing was written
     */
    public CertificateId issue(CheckedCertificate certificate) {
        if (!issuedBefore(List.of(documentOf(certificate))).isEmpty()) {
            throw duplicate();
        }
        // Another request may have issued the same document since the look above; then nothing was written.
        return write(sign(List.of(certificate)), Optional.empty()).stream()
                .findFirst()
                .orElseThrow(IssueCertificates::duplicate);
    }

    private static ProblemException duplicate() {
        return new ProblemException(
                ProblemCode.DUPLICATE_CERTIFICATE,
                "a certificate of this type with the same holder number and certificate number was issued already");
    }

    /**
     * Writes signed certificates and their registrations in the caller's transaction. One whose document was issued in the meantime is left out.
     *
     * @return the ids that were written
     */
    public Set<CertificateId> write(List<SignedCertificate> certificates, Optional<UUID> importId) {
        if (certificates.isEmpty()) {
            return Set.of();
        }
        var written = table.insert(certificates, importId);
        table.insertHolders(holders(certificates.stream().filter(signed -> written.contains(signed.id()))));
        outbox.enqueue(registrations(certificates.stream().filter(signed -> written.contains(signed.id()))))
                .withoutReuse();
        return new HashSet<>(written);
    }

    private Map<CertificateId, List<Digest>> holders(Stream<SignedCertificate> certificates) {
        return certificates.collect(Collectors.toMap(
                SignedCertificate::id,
                signed -> businessKeys.holders(
                        signed.certificate().type(), signed.certificate().fields())));
    }

    private static List<LedgerItem> registrations(Stream<SignedCertificate> certificates) {
        return certificates
                .map(signed -> new LedgerItem(
                        Shards.certificates(signed.id().value()),
                        signed.certificate().type().authority().msp(),
                        REGISTER,
                        signed.id().value(),
                        RequestCodec.write(registration(signed))))
                .toList();
    }

    private static CertificateItem.Register registration(SignedCertificate signed) {
        var type = signed.certificate().type();
        var place = new StatusIndex(
                signed.status().list().value(), signed.status().index().value());
        return new CertificateItem.Register(
                signed.id(),
                type.authority().id(),
                type.code(),
                signed.key(),
                List.of(new Copy(COUNTER_PASS, signed.hash(), place)),
                new EpochSecond(
                        CityTime.startOf(signed.certificate().validFrom()).getEpochSecond()),
                signed.certificate()
                        .validUntil()
                        .map(day -> new EpochSecond(CityTime.expiryAtEndOf(day).getEpochSecond())));
    }
}
