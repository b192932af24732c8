package org.countersign.gateway.openid4vci;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.issuance.IssuedCertificates;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Offers a registered certificate to a wallet, for the pages of this gateway. Systems ask {@code POST /api/v1/certificates/{id}/offers}. */
@Component
public final class OfferCertificate {
    private static final int ID_BYTES = 24;

    private final IssuedCertificates certificates;
    private final MakeOffers offers;
    private final PublicAddress address;
    private final SecureRandom random;
    private final TransactionOperations transaction;

    OfferCertificate(
            IssuedCertificates certificates,
            MakeOffers offers,
            PublicAddress address,
            SecureRandom random,
            TransactionOperations transaction) {
        this.certificates = certificates;
        this.offers = offers;
        this.address = address;
        this.random = random;
        this.transaction = transaction;
    }

    /**
     * An offer that is open.
     *
     * @param link what a wallet scans or opens; whoever has it and the digits has the certificate
     * @param txCode the digits to tell the citizen, where the profile has them; nowhere kept
     */
    public record Offered(String link, Optional<String> txCode, Instant expiresAt) {
        @Override
        public String toString() {
            return "Offered[expiresAt=" + expiresAt + "]";
        }
    }

    /** Makes one; throws {@code NOT_FOUND}, {@code CERTIFICATE_NOT_REGISTERED}, {@code TOO_BUSY}. */
    public Offered offer(CertificateId id) {
        var certificate = certificates.registered(id.value());
        var name = new byte[ID_BYTES];
        random.nextBytes(name);
        var offerId = Base64Codec.URL.encode(Bytes.of(name));
        var made = Objects.requireNonNull(transaction.execute(
                _ -> offers.make(offerId, certificate.id(), certificate.type(), new OfferRequest(null, null, null))));
        var link = CredentialOffer.linkByReference(
                address.resolve(OpenId4Vci.OFFER_PATH + offerId).toString());
        return new Offered(link, made.txCode(), made.end());
    }
}
