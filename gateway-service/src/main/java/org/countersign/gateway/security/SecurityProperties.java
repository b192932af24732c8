package org.countersign.gateway.security;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are accepted.
 *
 * @param issuerUri an OpenID provider; when set, the embedded authorization server is off
 * @param audience what a token's {@code aud} must hold
 * @param rolesClaim where the roles are; dots step into objects, as in {@code realm_access.roles}
 * @param partnerClaim where a partner's agency is
 * @param clockSkew how far the provider's clock may be off
 * @param tokenTtl how long the embedded server's tokens live
 */
@Validated
@ConfigurationProperties("countersign.security")
record SecurityProperties(
        @Nullable URI issuerUri,
        @DefaultValue("countersign") @NotBlank String audience,
        @DefaultValue("roles") @NotBlank String rolesClaim,
        @DefaultValue("partner") @NotBlank String partnerClaim,

        @DefaultValue("30s") @DurationMin(seconds = 0) @DurationMax(minutes = 5)
        Duration clockSkew,

        @DefaultValue("15m") @DurationMin(minutes = 1) @DurationMax(hours = 1)
        Duration tokenTtl) {}
