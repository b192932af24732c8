package org.countersign.acceptance.multipaz;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import io.ktor.client.engine.java.Java;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.time.Instant;
import kotlinx.coroutines.BuildersKt;
import kotlinx.io.bytestring.ByteString;
import org.countersign.acceptance.wallet.Access;
import org.countersign.acceptance.wallet.CredentialEndpoint;
import org.jspecify.annotations.Nullable;
import org.multipaz.crypto.EcPublicKeyJvmKt;
import org.multipaz.crypto.EcSignature;
import org.multipaz.document.Document;
import org.multipaz.document.DocumentStore;
import org.multipaz.presentment.UriSchemePresentmentKt;
import org.multipaz.prompt.Reason;
import org.multipaz.request.RequesterIdentity;
import org.multipaz.sdjwt.credential.KeyBoundSdJwtVcCredential;
import org.multipaz.securearea.KeyAttestation;
import org.multipaz.securearea.SecureAreaRepository;
import org.multipaz.securearea.software.SoftwareCreateKeySettings;
import org.multipaz.securearea.software.SoftwareSecureArea;
import org.multipaz.storage.ephemeral.EphemeralStorage;

/**
 * Multipaz 0.102.0: it keeps one credential for a key of its own, reads requests, matches them, asks its holder, encrypts and posts. It believes whom the JVM's default TLS
 * context believes.
 */
final class MultipazWallet {
    private static final String PROOF_TYPE = "openid4vci-proof+jwt";

    private final SoftwareSecureArea area;
    private final DocumentStore store;
    private final KeyBoundSdJwtVcCredential credential;
    private final InstantSource clock;

    /** With a fresh key, for one credential of the type {@code vct}. */
    MultipazWallet(String vct, InstantSource clock) {
        this.clock = clock;
        EphemeralStorage storage = new EphemeralStorage();
        this.area =
                (SoftwareSecureArea) await(continuation -> SoftwareSecureArea.Companion.create(storage, continuation));
        this.store = new DocumentStore.Builder(
                        storage, new SecureAreaRepository.Builder().add(area).build())
                .build();
        Instant created = Instant.Companion.fromEpochSeconds(clock.instant().getEpochSecond(), 0);
        Document document = (Document) await(continuation ->
                store.createDocument("Card", "Card", null, null, null, null, created, List.of(), null, continuation));
        this.credential = (KeyBoundSdJwtVcCredential) await(continuation -> KeyBoundSdJwtVcCredential.Companion.create(
                document, null, "cards", area, vct, new SoftwareCreateKeySettings.Builder().build(), continuation));
    }

    /** Asks our issuer for the credential with a proof by the wallet's key. */
    String receive(CredentialEndpoint endpoint, Access access, String configuration, String issuer) throws Exception {
        JsonArray proofs = new JsonArray().add(proof(issuer, endpoint.nonce()));
        return endpoint.await(access, endpoint.send(access, endpoint.request(access, configuration, "jwt", proofs)), 20)
                .credentials()
                .getFirst();
    }

    /** The library keeps what was received; it looks at no signature. */
    void keep(String received) {
        byte[] text = received.getBytes(StandardCharsets.US_ASCII);
        await(continuation -> credential.certify(new ByteString(text, 0, text.length), continuation));
    }

    /** Follows a link and shows what it asks for, if the one who asks has a certificate below {@code authority}. */
    void present(String link, X509Certificate authority) {
        DiscreetSource source =
                new DiscreetSource(store, credential, identity -> isBelow(identity, authority.getPublicKey()));
        awaitNullable(continuation -> UriSchemePresentmentKt.uriSchemePresentment(
                source, link, null, null, Java.INSTANCE, _ -> Unit.INSTANCE, continuation));
    }

    private String proof(String issuer, String nonce) throws Exception {
        KeyAttestation key = (KeyAttestation) await(credential::getAttestation);
        PublicKey publicKey = EcPublicKeyJvmKt.getJavaPublicKey(key.getEcPublicKey());
        ECKey jwk = new ECKey.Builder(Curve.P_256, (ECPublicKey) publicKey).build();
        JsonObject header =
                new JsonObject().add("alg", "ES256").add("typ", PROOF_TYPE).add("jwk", Json.parse(jwk.toJSONString()));
        JsonObject claims = new JsonObject()
                .add("aud", issuer)
                .add("iat", clock.instant().getEpochSecond())
                .add("nonce", nonce);
        String signed = base64(header) + "." + base64(claims);
        EcSignature signature = (EcSignature) await(continuation -> area.sign(
                credential.getAlias(),
                signed.getBytes(StandardCharsets.US_ASCII),
                Reason.Unspecified.INSTANCE,
                continuation));
        return signed + "." + base64(signature.toCoseEncoded());
    }

    private static boolean isBelow(RequesterIdentity identity, PublicKey authority) {
        try {
            ByteString leaf =
                    identity.getCertChain().getCertificates().getFirst().getEncoded();
            CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(leaf.toByteArray(0, leaf.getSize())))
                    .verify(authority);
            return true;
        } catch (GeneralSecurityException foreign) {
            return false;
        }
    }

    private static String base64(JsonObject json) {
        return base64(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A suspending call, which gets the continuation as its last argument. */
    @FunctionalInterface
    private interface Suspending {
        @Nullable Object call(Continuation<Object> continuation) throws Exception;
    }

    private static Object await(Suspending call) {
        return Objects.requireNonNull(awaitNullable(call));
    }

    private static @Nullable Object awaitNullable(Suspending call) {
        try {
            return BuildersKt.<@Nullable Object>runBlocking(
                    EmptyCoroutineContext.INSTANCE, (_, continuation) -> begun(call, unchecked(continuation)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object begun(Suspending call, Continuation<Object> continuation) {
        try {
            return call.call(continuation);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked") // A continuation takes whatever the call gives.
    private static Continuation<Object> unchecked(Continuation<?> continuation) {
        return (Continuation<Object>) continuation;
    }
}
