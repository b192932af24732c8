package org.countersign.gateway.holders;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import org.countersign.format.ledger.CertificateStatus;
import org.countersign.format.ledger.ReasonCode;
import org.countersign.gateway.authorization.HolderKey;
import org.countersign.gateway.issuance.IssuedCertificates;
import org.countersign.gateway.issuance.IssuedCertificates.Standing;
import org.countersign.gateway.issuance.reissue.ReissueCertificate;
import org.countersign.gateway.openid4vci.CitizenOffers;
import org.countersign.gateway.security.HolderEndpoint;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a device how its certificate stands. */
@Hidden
@RestController("holderCertificateController")
@HolderEndpoint
final class CertificateController {
    /** What officers give as the reason when a field was corrected. */
    private static final ReasonCode SUPERSEDED = new ReasonCode("superseded");

    private final Holders holders;
    private final IssuedCertificates certificates;
    private final ReissueCertificate reissue;
    private final CitizenOffers offers;

    CertificateController(
            Holders holders, IssuedCertificates certificates, ReissueCertificate reissue, CitizenOffers offers) {
        this.holders = holders;
        this.certificates = certificates;
        this.reissue = reissue;
        this.offers = offers;
    }

    /** @param reason of the last change of status */
    record Held(
            String id, String type, CertificateStatus status, Optional<String> reason, Optional<Successor> successor) {}

    /** @param offer opens a wallet */
    record Successor(String offer) {
        /** Whoever has the offer may have the certificate. */
        @Override
        public String toString() {
            return "Successor[]";
        }
    }

    @GetMapping(HolderEndpoint.PATH + "/certificate")
    Held certificate(HolderKey key) {
        var standing = holders.certificateOf(key);
        return new Held(
                standing.id().value(),
                standing.type().value(),
                standing.status(),
                standing.reason().map(ReasonCode::value),
                successor(standing, key));
    }

    /**
     * A correction made by an officer goes to the same device, which proved its key. After a loss the device may be anybody's, and also when the reason is another or unknown: then
     * the offer says only where to sign in.
     */
    private Optional<Successor> successor(Standing standing, HolderKey key) {
        if (standing.status() != CertificateStatus.REVOKED) {
            return Optional.empty();
        }
        return reissue.following(standing.id())
                .flatMap(reissued -> certificates.standing(reissued.successor()))
                .filter(following -> following.status() == CertificateStatus.VALID)
                .map(following -> new Successor(
                        standing.reason().filter(SUPERSEDED::equals).isPresent()
                                ? offers.toHolder(following.id(), following.type(), key.thumbprint())
                                : offers.withSignIn(following.type())));
    }
}
