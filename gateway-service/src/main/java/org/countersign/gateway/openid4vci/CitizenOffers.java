package org.countersign.gateway.openid4vci;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.Digest;
import org.countersign.format.TypeCode;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.keys.KeyedHash;
import org.countersign.gateway.keys.SecretKeys;
import org.countersign.gateway.protocol.OpenId4Vci;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Offers that citizens and their devices ask for themselves. */
@Component
public final class CitizenOffers {
    private static final int ID_BYTES = 24;

    private final MakeOffers offers;
    private final OfferTable table;
    private final CredentialConfigurations configurations;
    private final TransactionOperations transactions;
    private final PublicAddress address;
    private final KeyedHash hash;
    private final SecureRandom random;

    CitizenOffers(
            MakeOffers offers,
            OfferTable table,
            CredentialConfigurations configurations,
            TransactionOperations transactions,
            PublicAddress address,
            SecretKeys keys,
            SecureRandom random) {
        this.offers = offers;
        this.table = table;
        this.configurations = configurations;
        this.transactions = transactions;
        this.address = address;
        this.hash = keys.keyedHash(KeyedHash.Purpose.INDEX);
        this.random = random;
    }

    /**
     * An offer to show to whom it is for.
     *
     * @param link for a QR code or a tap
     * @param digits that the wallet asks for, where the profile has them
     */
    public record Shown(String link, Instant end, Optional<String> digits) {
        /** Whoever has both has the certificate. */
        @Override
        public String toString() {
            return "Shown[" + end + "]";
        }
    }

    /** For a citizen who has just signed in and sees it on the own screen. */
    public Shown show(CertificateId certificate, TypeCode type) {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        var id = Base64Codec.URL.encode(Bytes.of(bytes));
        var made = make(id, certificate, type, true);
        return new Shown(link(id), made.end(), made.txCode());
    }

    /** For a device that proved the key of an earlier copy, and needs no digits; the same offer until it ends, so that asking again makes no second. */
    public String toHolder(CertificateId certificate, TypeCode type, Digest key) {
        var id = Base64Codec.URL.encode(hash.of("openid4vci.holder-offer", certificate.value(), key.hex())
                .value());
        if (table.find(id).isEmpty()) {
            make(id, certificate, type, false);
        }
        return link(id);
    }

    /** An offer that says only where to sign in: who gets what is decided there, and nothing is kept here. */
    public String withSignIn(TypeCode type) {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return CredentialOffer.withSignIn(
                        address.issuer(),
                        configurations.of(type).stream()
                                .map(CredentialConfiguration::id)
                                .toList(),
                        Base64Codec.URL.encode(Bytes.of(bytes)))
                .linkByValue();
    }

    private MakeOffers.Made make(String id, CertificateId certificate, TypeCode type, boolean digits) {
        return Objects.requireNonNull(
                transactions.execute(_ -> offers.make(id, certificate, type, new OfferRequest(null, null, digits))));
    }

    private String link(String id) {
        return CredentialOffer.linkByReference(
                address.resolve(OpenId4Vci.OFFER_PATH + id).toString());
    }
}
