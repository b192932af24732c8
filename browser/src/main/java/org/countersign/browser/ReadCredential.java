package org.countersign.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.Sha256;
import org.countersign.format.cose.SignatureCheck;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonArray;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonFields;
import org.countersign.format.json.JsonObject;
import org.countersign.format.json.JsonValue.JsonText;
import org.countersign.format.sdjwt.ClaimPath;
import org.countersign.format.sdjwt.HeldSdJwt;
import org.countersign.format.sdjwt.KeyBinding;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.UnverifiedSdJwt;
import org.countersign.format.sdjwt.VerifiedCredential;
import org.countersign.format.x509.CertificateChain;

/** Reads SD-JWT VCs: as they are issued, and as a wallet presents them. */
final class ReadCredential {
    private final SignatureCheck signatures;
    private final Sha256 sha256;

    ReadCredential(SignatureCheck signatures, Sha256 sha256) {
        this.signatures = signatures;
        this.sha256 = sha256;
    }

    JsonObject credential(JsonFields input) throws JsonException, FormatException {
        UnverifiedSdJwt parsed = UnverifiedSdJwt.parseCredential(input.text("credential"));
        Kid kid = parsed.claimedKid(sha256);
        VerifiedCredential credential =
                VerifiedCredential.of(parsed.verify(issuerKey(input, parsed), signatures, sha256));
        Optional<Instant> now = input.optionalInteger("now", Instant::ofEpochSecond);
        if (now.isPresent()) {
            credential.requireValidAt(now.get());
        }
        return JsonObject.builder()
                .put("kid", kid.hex())
                .put("vct", credential.vct().value())
                .putText("holder", credential.holder().map(key -> key.spki().hex()))
                .putText("uri", credential.status().map(status -> status.uri().value()))
                .putInteger("index", credential.status().map(status ->
                        (long) status.index().value()))
                .putInteger("issuedAt", credential.issuedAt().map(Instant::getEpochSecond))
                .putInteger("notBefore", credential.notBefore().map(Instant::getEpochSecond))
                .putInteger("expiresAt", credential.expiresAt().map(Instant::getEpochSecond))
                .put("claims", credential.claims())
                .build();
    }

    /** As it is given, or at the end of a chain of certificates. */
    private VerificationKey issuerKey(JsonFields input, UnverifiedSdJwt parsed) throws JsonException, FormatException {
        if (!input.has("anchors")) {
            return ReadCall.key(input, "key");
        }
        return new CertificateChain(input.texts("anchors", Bytes::ofHex), signatures)
                .verify(parsed.claimedCertificates(), input.integer("now", Instant::ofEpochSecond));
    }

    /** A presentation that was asked for, or a delivery to a holder. */
    JsonObject keyBinding(JsonFields input) throws JsonException, FormatException {
        return input.has("delivered") ? delivered(input) : presented(input);
    }

    private JsonObject delivered(JsonFields input) throws JsonException, FormatException {
        HeldSdJwt held = HeldSdJwt.receive(input.text("delivered"), ReadCall.key(input, "key"), signatures, sha256);
        return JsonObject.builder()
                .put(
                        "disclosable",
                        JsonArray.of(
                                held.disclosable().stream()
                                        .map(ReadCredential::top)
                                        .sorted()
                                        .toList(),
                                JsonText::new))
                .build();
    }

    private JsonObject presented(JsonFields input) throws JsonException, FormatException {
        VerifiedCredential credential =
                VerifiedCredential.of(UnverifiedSdJwt.parseCredential(input.text("presentation"))
                        .verify(ReadCall.key(input, "key"), signatures, sha256));
        KeyBinding.Policy asked = new KeyBinding.Policy.Required(
                new KeyBindingRequest(input.text("audience"), input.text("nonce")),
                input.integer("now", Instant::ofEpochSecond),
                input.integer("oldestSeconds", Duration::ofSeconds),
                input.integer("aheadSeconds", Duration::ofSeconds));
        Optional<Instant> signedAt = KeyBinding.verify(credential, asked, signatures, sha256);
        return JsonObject.builder()
                .putInteger("signedAt", signedAt.map(Instant::getEpochSecond))
                .put("claims", credential.claims())
                .build();
    }

    private static String top(ClaimPath path) {
        return path.elements().getFirst() instanceof ClaimPath.Member(String name) ? name : "";
    }
}
