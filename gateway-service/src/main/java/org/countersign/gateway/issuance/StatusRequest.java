package org.countersign.gateway.issuance;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.countersign.format.ledger.CertificateStatus;

/**
 * A wish for another status.
 *
 * @param reason a code such as {@code holder-moved}; it goes on the chain, so never words about a person
 */
record StatusRequest(
        @NotNull CertificateStatus to,
        @NotNull @Pattern(regexp = "[A-Za-z0-9_.:-]{1,64}") String reason) {}
