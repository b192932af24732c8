package org.countersign.format.sdjwt;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.jca.JcaRandomBytes;
import org.countersign.format.jca.TestCertificates;
import org.countersign.format.jca.TestKeys;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.json.JsonObject;
import org.countersign.format.status.StatusIndex;
import org.countersign.format.status.StatusListUri;

/** A credential in which everything is right. A test changes one thing. */
public final class SdJwtFixture {
    public static final Instant NOW = TestCertificates.NOW;
    public static final Vct VCT = new Vct("https://gateway.countersign.test/vct/elderly-preference-card");
    public static final KeyBindingRequest REQUEST =
            new KeyBindingRequest("x509_san_dns:counter.countersign.test", "n-0S6_WzA2Mj");
    public static final CredentialStatus STATUS =
            new CredentialStatus(new StatusListUri("https://gateway.countersign.test/status/3"), new StatusIndex(42));

    public final TestKeys authority = TestKeys.fresh();
    public final TestKeys issuer = TestKeys.fresh();
    public final TestKeys holder = TestKeys.fresh();
    public final Bytes anchor = TestCertificates.authority(authority);
    public final JwsKeyHint.Chain chain = new JwsKeyHint.Chain(List.of(TestCertificates.leaf(issuer, authority)));

    public static JsonObject claims() {
        return JsonObject.builder()
                .put("name", "欧阳建")
                .put("sex", "1")
                .put("birthDate", "1951-03-09")
                .build();
    }

    public CredentialContent content() {
        return content(
                claims(),
                JsonObject.builder()
                        .put("certificateNumber", "001100002026000042")
                        .build());
    }

    public CredentialContent content(JsonObject disclosable, JsonObject open) {
        return new CredentialContent(
                VCT,
                Optional.of("sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
                Optional.empty(),
                holder.publicKey(),
                STATUS,
                new CredentialContent.Validity(
                        NOW.minus(Duration.ofDays(1)),
                        Optional.of(NOW.minus(Duration.ofDays(10))),
                        Optional.of(NOW.plus(Duration.ofDays(300)))),
                disclosable,
                open);
    }

    public SdJwt issued() {
        return issued(content());
    }

    public SdJwt issued(CredentialContent content) {
        CredentialContent.IssuingRandomness randomness =
                new CredentialContent.IssuingRandomness(new JcaRandomBytes(new SecureRandom()), 2);
        return content.sign(chain, issuer.signer(), randomness, TestKeys.SHA_256);
    }

    public SdJwt bound(SdJwt presentation) {
        return KeyBinding.sign(presentation, REQUEST, NOW, holder.signer(), TestKeys.SHA_256);
    }

    public VerifiedCredential verify(SdJwt sdJwt) throws FormatException {
        return verify(sdJwt.text());
    }

    public VerifiedCredential verify(String text) throws FormatException {
        return VerifiedCredential.of(
                UnverifiedSdJwt.parseCredential(text).verify(issuer.publicKey(), TestKeys.CHECK, TestKeys.SHA_256));
    }

    public static KeyBinding.Policy policy() {
        return new KeyBinding.Policy.Required(REQUEST, NOW, Duration.ofMinutes(5), Duration.ofMinutes(1));
    }
}
