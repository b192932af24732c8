package org.countersign.gateway.issuance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.countersign.gateway.ledger.CertificateView;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as the API shows it: never what it says of a person.
 *
 * @param state PENDING, REGISTERED or REFUSED
 * @param refusal the ledger's code, when it refused the registration
 * @param status VALID, SUSPENDED or REVOKED, once registered
 * @param hash SHA-256 of the signed counter pass, in hexadecimal
 * @param list the status list, and {@code index} the place in it
 * @param block where the registration stands on the chain, with {@code transaction} and {@code registeredAt}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CertificateAnswer(
        String id,
        String type,
        String issuer,
        String key,
        String state,
        @Nullable String refusal,
        @Nullable String status,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String hash,
        int list,
        int index,
        @Nullable Long block,
        @Nullable String transaction,
        @Nullable Instant registeredAt,
        @Nullable String importId,
        Instant createdAt) {

    static CertificateAnswer of(
            CertificateRow row, CertificateState state, Optional<CertificateView.Registered> onChain) {
        return new CertificateAnswer(
                row.id().value(),
                row.type().value(),
                row.issuer(),
                row.key(),
                state.name(),
                row.refusal().orElse(null),
                onChain.map(chain -> chain.certificate().status().name()).orElse(null),
                row.validFrom(),
                row.validUntil().orElse(null),
                row.hash(),
                row.status().list().value(),
                row.status().index().value(),
                onChain.map(chain -> chain.position().block()).orElse(null),
                onChain.map(chain -> chain.transaction().value()).orElse(null),
                onChain.map(CertificateView.Registered::time).orElse(null),
                row.importId().map(Object::toString).orElse(null),
                row.createdAt().toInstant());
    }
}
