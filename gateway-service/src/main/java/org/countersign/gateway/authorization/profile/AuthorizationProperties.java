package org.countersign.gateway.authorization.profile;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Lifetimes and limits of the authorization server for wallets.
 *
 * @param offerLifetime how long a pre-authorized code can be redeemed
 * @param txCodeLength digits of a transaction code
 * @param txCodeAttempts wrong transaction codes after which the pre-authorized code is worthless
 * @param anonymous whether a wallet without a client id may redeem a pre-authorized code
 * @param tokenLifetime how long a wallet's access token opens the credential endpoints
 * @param refreshLifetime how long after its start a grant can be refreshed, however often; zero: wallets get no refresh tokens
 * @param codeLifetime how long an authorization code can be redeemed
 * @param consentLifetime how long a citizen may look at the consent page
 * @param nonceLifetime how long a DPoP nonce or an attestation challenge is accepted
 * @param proofAge how far the time in a proof may be from now
 * @param dpopNonces whether a DPoP proof must hold a nonce of this server
 * @param attestationChallenges whether the proof beside a wallet's attestation must hold a challenge of this server
 * @param maxOpen rows of a kind that may be open at a time; what is over is refused until some expire
 */
@Validated
@ConfigurationProperties("countersign.authorization")
public record AuthorizationProperties(
        @DefaultValue("10m") @DurationMin(minutes = 1) @DurationMax(hours = 24)
        Duration offerLifetime,

        @DefaultValue("6") @Min(4) @Max(12) int txCodeLength,
        @DefaultValue("5") @Min(1) @Max(10) int txCodeAttempts,
        @DefaultValue("true") boolean anonymous,

        @DefaultValue("10m") @DurationMin(minutes = 1) @DurationMax(hours = 1)
        Duration tokenLifetime,

        @DefaultValue("24h") @DurationMin(seconds = 0) @DurationMax(days = 90)
        Duration refreshLifetime,

        @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(seconds = 60)
        Duration codeLifetime,

        @DefaultValue("10m") @DurationMin(minutes = 1) @DurationMax(hours = 1)
        Duration consentLifetime,

        @DefaultValue("5m") @DurationMin(seconds = 10) @DurationMax(hours = 1)
        Duration nonceLifetime,

        @DefaultValue("60s") @DurationMin(seconds = 5) @DurationMax(minutes = 5)
        Duration proofAge,

        @DefaultValue("true") boolean dpopNonces,
        @DefaultValue("false") boolean attestationChallenges,
        @DefaultValue("100000") @Min(100) @Max(10000000) int maxOpen) {}
