package org.countersign.format.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.countersign.format.Bytes;
import org.countersign.format.FormatException;
import org.countersign.format.Kid;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.jca.JcaCertificateChain;
import org.countersign.format.jca.JcaSignatureCheck;
import org.countersign.format.sdjwt.UnverifiedSdJwt;
import org.countersign.format.sdjwt.VerifiedCredential;

/** Verifies a credential as a vector of the form {@code sd-jwt-vc} says. */
final class SdJwtVcForm implements VectorForm {
    @Override
    public JsonObject accept(JsonObject input) throws FormatException {
        String text = PublishedVector.text(input, "credential");
        UnverifiedSdJwt parsed = UnverifiedSdJwt.parseCredential(text);
        Kid kid = parsed.claimedKid(JoseParts.SHA_256);
        VerifiedCredential credential =
                VerifiedCredential.of(parsed.verify(key(input, parsed), new JcaSignatureCheck(), JoseParts.SHA_256));
        JsonValue now = input.get("now");
        if (now != null) {
            credential.requireValidAt(Instant.ofEpochSecond(now.asLong()));
        }
        assertThat(credential.sdJwt().sdJwt().text()).isEqualTo(text);
        return content(kid, credential);
    }

    private static VerificationKey key(JsonObject input, UnverifiedSdJwt parsed) throws FormatException {
        JsonValue anchors = input.get("anchors");
        if (anchors == null) {
            return VerificationKey.ofSpki(Bytes.ofHex(PublishedVector.text(input, "key")));
        }
        List<Bytes> trusted = new ArrayList<>();
        for (JsonValue anchor : anchors.asArray()) {
            trusted.add(Bytes.ofHex(anchor.asString()));
        }
        Instant now = Instant.ofEpochSecond(PublishedVector.member(input, "now").asLong());
        return new JcaCertificateChain(trusted).verify(parsed.claimedCertificates(), now);
    }

    private static JsonObject content(Kid kid, VerifiedCredential credential) {
        JsonObject json = new JsonObject()
                .add("kid", kid.hex())
                .add("vct", credential.vct().value());
        credential.holder().ifPresent(key -> json.add("holder", key.spki().hex()));
        credential
                .status()
                .ifPresent(status -> json.add("uri", status.uri().value())
                        .add("index", status.index().value()));
        credential.issuedAt().ifPresent(time -> json.add("issuedAt", time.getEpochSecond()));
        credential.notBefore().ifPresent(time -> json.add("notBefore", time.getEpochSecond()));
        credential.expiresAt().ifPresent(time -> json.add("expiresAt", time.getEpochSecond()));
        return json.add("claims", JoseParts.plain(credential.claims()));
    }
}
