package org.countersign.format.vectors;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.sdjwt.ClaimPath;
import org.countersign.format.sdjwt.HeldSdJwt;
import org.countersign.format.sdjwt.KeyBinding;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.UnverifiedSdJwt;
import org.countersign.format.sdjwt.VerifiedCredential;

/** Verifies key binding, or receives a delivery, as a vector of the form {@code key-binding} says. */
final class KeyBindingForm implements VectorForm {
    private static final JcaSignatureCheck CHECK = new JcaSignatureCheck();

    @Override
    public JsonObject accept(JsonObject input) throws FormatException {
        VerificationKey issuer = VerificationKey.ofSpki(Bytes.ofHex(PublishedVector.text(input, "key")));
        JsonValue delivered = input.get("delivered");
        if (delivered != null) {
            HeldSdJwt held = HeldSdJwt.receive(delivered.asString(), issuer, CHECK, JoseParts.SHA_256);
            JsonArray names = new JsonArray();
            held.disclosable().stream().map(KeyBindingForm::name).sorted().forEach(names::add);
            return new JsonObject().add("disclosable", names);
        }
        VerifiedCredential credential =
                VerifiedCredential.of(UnverifiedSdJwt.parseCredential(PublishedVector.text(input, "presentation"))
                        .verify(issuer, CHECK, JoseParts.SHA_256));
        Instant signedAt = KeyBinding.verify(credential, policy(input), CHECK, JoseParts.SHA_256)
                .orElseThrow();
        return new JsonObject()
                .add("signedAt", signedAt.getEpochSecond())
                .add("claims", JoseParts.plain(credential.claims()));
    }

    private static KeyBinding.Policy policy(JsonObject input) {
        return new KeyBinding.Policy.Required(
                new KeyBindingRequest(PublishedVector.text(input, "audience"), PublishedVector.text(input, "nonce")),
                Instant.ofEpochSecond(PublishedVector.member(input, "now").asLong()),
                Duration.ofSeconds(
                        PublishedVector.member(input, "oldestSeconds").asLong()),
                Duration.ofSeconds(PublishedVector.member(input, "aheadSeconds").asLong()));
    }

    private static String name(ClaimPath path) {
        return path.elements().getFirst() instanceof ClaimPath.Member(String name) ? name : "";
    }
}
