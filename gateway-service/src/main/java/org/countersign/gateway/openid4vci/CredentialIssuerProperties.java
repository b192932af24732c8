package org.countersign.gateway.openid4vci;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How credentials are issued to wallets.
 *
 * @param profile {@code haip} offers no pre-authorized codes and wants every key attested
 * @param batchSize how many keys one request may bring, and so how many copies it may get
 * @param copiesPerGrant how many copies of one certificate one grant may get, lost answers included
 * @param nonceLifetime how long a nonce may be used
 * @param proofAge how old a key proof may be
 * @param offerLifetime how long an offer of the authorization code kind is served; one with a pre-authorized code lives as long as its code
 * @param patience how long an answer waits for the ledger before it becomes a deferred one
 * @param interval what a deferred answer tells the wallet to wait
 * @param kept how long we remember what was delivered: for notifications, deferred requests and the limit per grant
 * @param parallel how many wallet requests are worked on at a time; the rest of the gateway is for others
 * @param waiting how many more may wait for their turn before further ones are told to come back
 * @param maxOpen how many used nonces, and how many offers, there may be at a time; what is over is refused until some end
 * @param maxDeliveries how many deliveries are remembered at a time; further ones are refused until some end
 * @param keyAttestationAnchors certificates in PEM of those who attest keys of wallets; without it key attestations are neither offered nor believed
 */
@Validated
@ConfigurationProperties("countersign.openid4vci")
record CredentialIssuerProperties(
        @DefaultValue("plain") Profile profile,
        @DefaultValue("5") @Min(2) @Max(50) int batchSize,
        @DefaultValue("20") @Min(2) @Max(1000) int copiesPerGrant,

        @DefaultValue("5m") @DurationMin(seconds = 10) @DurationMax(hours = 1)
        Duration nonceLifetime,

        @DefaultValue("5m") @DurationMin(seconds = 10) @DurationMax(hours = 1)
        Duration proofAge,

        @DefaultValue("15m") @DurationMin(minutes = 1) @DurationMax(days = 7)
        Duration offerLifetime,

        @DefaultValue("3s") @DurationMin(seconds = 0) @DurationMax(seconds = 30)
        Duration patience,

        @DefaultValue("5s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration interval,

        @DefaultValue("30d") @DurationMin(hours = 1) @DurationMax(days = 366)
        Duration kept,

        @DefaultValue("6") @Min(1) @Max(64) int parallel,
        @DefaultValue("256") @Min(1) @Max(4096) int waiting,
        @DefaultValue("100000") @Min(100) @Max(10_000_000) int maxOpen,

        @DefaultValue("10000000") @Min(100) @Max(1_000_000_000) int maxDeliveries,

        @Nullable Path keyAttestationAnchors) {

    CredentialIssuerProperties {
        // Without anybody to believe, every key of every wallet would be refused, and no officer would learn why.
        if (profile == Profile.HAIP && keyAttestationAnchors == null) {
            throw new IllegalArgumentException(
                    "countersign.openid4vci.profile=haip wants every key attested, so countersign.openid4vci.key-attestation-anchors"
                            + " must name the certificates of those who attest keys");
        }
    }

    /** OpenID4VCI as it is, or with what OpenID4VC HAIP 1.0 adds. */
    enum Profile {
        PLAIN,
        HAIP
    }

    boolean isHaip() {
        return profile == Profile.HAIP;
    }
}
