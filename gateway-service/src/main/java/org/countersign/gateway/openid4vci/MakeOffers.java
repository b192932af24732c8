package org.countersign.gateway.openid4vci;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.TypeCode;
import org.countersign.format.jose.Base64Codec;
import org.countersign.format.ledger.CertificateId;
import org.countersign.gateway.authorization.GrantedCredential;
import org.countersign.gateway.authorization.PreAuthorizedCodes;
import org.countersign.gateway.authorization.PreAuthorizedCodes.PreAuthorizedCode;
import org.countersign.gateway.http.PublicAddress;
import org.countersign.gateway.openid4vci.OfferRequest.Grant;
import org.countersign.gateway.problem.ProblemException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.stereotype.Component;

/** Makes offers of a certificate, and leaves them where a wallet can fetch them. */
@Component
final class MakeOffers {
    private static final int STATE_BYTES = 24;
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final CredentialConfigurations configurations;
    private final PreAuthorizedCodes codes;
    private final OfferTable offers;
    private final PublicAddress address;
    private final CredentialIssuerProperties properties;
    private final SecureRandom random;
    private final Clock clock;

    MakeOffers(
            CredentialConfigurations configurations,
            PreAuthorizedCodes codes,
            OfferTable offers,
            PublicAddress address,
            CredentialIssuerProperties properties,
            SecureRandom random,
            Clock clock) {
        this.configurations = configurations;
        this.codes = codes;
        this.offers = offers;
        this.address = address;
        this.properties = properties;
        this.random = random;
        this.clock = clock;
    }

    /** @param txCode for the citizen's ears only */
    record Made(Grant grant, List<String> configurations, Instant end, CredentialOffer offer, Optional<String> txCode) {
        @Override
        public String toString() {
            return "Made[" + grant + "]";
        }
    }

    /** Makes an offer under this id, in the caller's transaction. */
    Made make(String id, CertificateId certificate, TypeCode type, OfferRequest request) {
        var offered = offered(type, request);
        var ids = offered.stream().map(CredentialConfiguration::id).toList();
        var made = switch (grant(request)) {
            case PRE_AUTHORIZED_CODE -> preAuthorized(certificate, offered, ids, request);
            case AUTHORIZATION_CODE -> withSignIn(ids);
        };
        offers.put(id, certificate, made.offer(), made.end());
        return made;
    }

    private Made preAuthorized(
            CertificateId certificate, List<CredentialConfiguration> offered, List<String> ids, OfferRequest request) {
        var granted = offered.stream()
                .map(configuration ->
                        new GrantedCredential(configuration.id(), List.of(configuration.identifier(certificate))))
                .toList();
        var code = code(granted, request);
        var offer = CredentialOffer.preAuthorized(address.issuer(), ids, code);
        return new Made(Grant.PRE_AUTHORIZED_CODE, ids, code.expiresAt(), offer, code.txCode());
    }

    /** The authorization server refuses in the words of OAuth when it has too many codes; the officer is told in ours. */
    private PreAuthorizedCode code(List<GrantedCredential> granted, OfferRequest request) {
        try {
            return codes.issue(granted, request.withTxCode());
        } catch (OAuth2AuthenticationException full) {
            throw ProblemException.tooBusy("too many pre-authorized codes are open", RETRY);
        }
    }

    /** The state only ties the wallet's request to this offer: what the citizen may have is decided by who signs in. */
    private Made withSignIn(List<String> ids) {
        var state = new byte[STATE_BYTES];
        random.nextBytes(state);
        var offer = CredentialOffer.withSignIn(address.issuer(), ids, Base64Codec.URL.encode(Bytes.of(state)));
        var end = clock.instant().plus(properties.offerLifetime());
        return new Made(Grant.AUTHORIZATION_CODE, ids, end, offer, Optional.empty());
    }

    private Grant grant(OfferRequest request) {
        var grant = request.grantOr(properties.isHaip() ? Grant.AUTHORIZATION_CODE : Grant.PRE_AUTHORIZED_CODE);
        if (properties.isHaip() && grant == Grant.PRE_AUTHORIZED_CODE) {
            throw ProblemException.invalid("/grant", "NOT_OFFERED", "the profile haip has no pre-authorized codes");
        }
        return grant;
    }

    private List<CredentialConfiguration> offered(TypeCode type, OfferRequest request) {
        var ofType = configurations.of(type);
        if (request.configurations() == null) {
            return ofType;
        }
        var chosen = new ArrayList<CredentialConfiguration>();
        for (var id : new LinkedHashSet<>(request.configurations())) {
            chosen.add(ofType.stream()
                    .filter(configuration -> configuration.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid(
                            "/configurations", "UNKNOWN", "is not a configuration of the certificate's type")));
        }
        return chosen;
    }
}
