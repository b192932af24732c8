package org.countersign.acceptance.eudi;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import eu.europa.ec.eudi.openid4vci.AccessTokenOption;
import eu.europa.ec.eudi.openid4vci.AuthorizeIssuance;
import eu.europa.ec.eudi.openid4vci.AuthorizeIssuanceConfig;
import eu.europa.ec.eudi.openid4vci.AuthorizedRequest;
import eu.europa.ec.eudi.openid4vci.Client;
import eu.europa.ec.eudi.openid4vci.ClientAttestationPoPBuilder;
import eu.europa.ec.eudi.openid4vci.CredentialResponseEncryptionPolicy;
import eu.europa.ec.eudi.openid4vci.IssuanceRequestPayload;
import eu.europa.ec.eudi.openid4vci.IssuedCredential;
import eu.europa.ec.eudi.openid4vci.Issuer;
import eu.europa.ec.eudi.openid4vci.IssuerMetadataPolicy;
import eu.europa.ec.eudi.openid4vci.JwtBindingKey;
import eu.europa.ec.eudi.openid4vci.KeyGenerationConfig;
import eu.europa.ec.eudi.openid4vci.KtorKt;
import eu.europa.ec.eudi.openid4vci.OpenId4VCIConfig;
import eu.europa.ec.eudi.openid4vci.ParUsage;
import eu.europa.ec.eudi.openid4vci.PopSigner;
import eu.europa.ec.eudi.openid4vci.RequestIssuance;
import eu.europa.ec.eudi.openid4vci.SubmissionOutcome;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kotlin.Pair;
import kotlin.jvm.functions.Function2;
import org.jspecify.annotations.Nullable;

/** openid4vci-kt 0.7.1: a wallet of draft 15, which sends the singular {@code proof}. It believes whom the JVM's default TLS context believes. */
final class EudiWallet {
    /** It would ask for an encrypted answer in a plain request, which OpenID4VCI 1.0 (section 8.2) forbids. */
    private static final Function2<Object, Object, @Nullable Object> NO_ENCRYPTION = (_, _) -> null;

    private final OpenId4VCIConfig config;
    private final ECKey key = key();

    /** {@code client} is registered with this redirect address. */
    EudiWallet(String client, URI redirect, Clock clock) {
        this.config = new OpenId4VCIConfig(
                new Client.Public(client),
                redirect,
                KeyGenerationConfig.Companion.invoke(Curve.P_256, 2048),
                CredentialResponseEncryptionPolicy.SUPPORTED,
                AuthorizeIssuanceConfig.FAVOR_SCOPES,
                signer(key()),
                ClientAttestationPoPBuilder.Companion.getDefault(),
                ParUsage.IfSupported,
                clock,
                IssuerMetadataPolicy.IgnoreSigned.INSTANCE);
    }

    /** Opens the offer, redeems its code, and fetches one credential of the configuration. */
    String receive(String offer, String txCode, String configuration) {
        Object issuer = KotlinCalls.await(
                Issuer.Companion,
                Issuer.Companion.getClass(),
                "make",
                config,
                offer,
                KtorKt.getDefaultHttpClientFactory(),
                NO_ENCRYPTION);
        AuthorizedRequest authorized = (AuthorizedRequest) KotlinCalls.await(
                issuer,
                AuthorizeIssuance.class,
                "authorizeWithPreAuthorizationCode",
                txCode,
                AccessTokenOption.AsRequested.INSTANCE);
        Pair<?, ?> answered = (Pair<?, ?>) KotlinCalls.await(
                issuer,
                RequestIssuance.class,
                "request",
                authorized,
                payload(authorized, configuration),
                List.of(signer(key)));
        return switch (answered.getSecond()) {
            case SubmissionOutcome.Success success ->
                text(success.getCredentials().getFirst());
            case null, default -> throw new IllegalStateException("no credential but " + answered.getSecond());
        };
    }

    /** By the identifier where the token names one, as the text wants it. */
    private static IssuanceRequestPayload payload(AuthorizedRequest authorized, String configuration) {
        for (Map.Entry<?, ?> each : Objects.requireNonNull((Map<?, ?>) authorized.getCredentialIdentifiers())
                .entrySet()) {
            if (String.valueOf(each.getKey()).equals(configuration) && each.getValue() instanceof List<?> identifiers) {
                return KotlinCalls.make(
                        IssuanceRequestPayload.IdentifierBased.class,
                        configuration,
                        String.valueOf(identifiers.getFirst()));
            }
        }
        return KotlinCalls.make(IssuanceRequestPayload.ConfigurationBased.class, configuration);
    }

    private static String text(IssuedCredential credential) {
        return credential.getCredential().toString();
    }

    private static PopSigner.Jwt signer(ECKey key) {
        JwtBindingKey binding = (JwtBindingKey)
                Objects.requireNonNull(KotlinCalls.call(null, JwtBindingKey.Jwk.class, "box", (JWK) key.toPublicJWK()));
        return PopSigner.Companion.jwtPopSigner(key, JWSAlgorithm.ES256, binding);
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }
}
