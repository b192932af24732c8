package org.countersign.gateway.openid4vci;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wish for an offer.
 *
 * @param grant how the wallet gets its token; by a code in the offer when absent, and by signing in where the profile is HAIP
 * @param configurations which {@code credential_configuration_id}s are offered; all of the certificate's type when absent
 * @param txCode whether the wallet also needs digits that the officer tells the citizen; it does when absent
 */
record OfferRequest(
        @Nullable Grant grant,
        @Nullable @Size(min = 1, max = 8) List<String> configurations,
        @Nullable Boolean txCode) {

    /** The grants that an offer may carry. */
    enum Grant {
        PRE_AUTHORIZED_CODE,
        AUTHORIZATION_CODE
    }

    boolean withTxCode() {
        return Optional.ofNullable(txCode).orElse(true);
    }

    Grant grantOr(Grant usual) {
        return Optional.ofNullable(grant).orElse(usual);
    }
}
