package org.countersign.format.vectors;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countersign.format.FormatException;
import org.countersign.format.TypeCode;
import org.countersign.format.jose.JwsKeyHint;
import org.countersign.format.json.JsonObject;
import org.countersign.format.sdjwt.CredentialContent;
import org.countersign.format.sdjwt.CredentialStatus;
import org.countersign.format.sdjwt.KeyBinding;
import org.countersign.format.sdjwt.KeyBindingRequest;
import org.countersign.format.sdjwt.SdJwt;
import org.countersign.format.sdjwt.Vct;
import org.countersign.format.status.StatusIndex;
import org.countersign.format.status.StatusListUri;

/** The elderly card of the other vectors as a credential of a wallet. */
final class Credentials {
    static final String BASE = "https://gateway.countersign.test";
    static final Vct VCT = Vct.of(BASE, new TypeCode("elderly-card"));
    static final String AUDIENCE = "x509_san_dns:desk-1.countersign.test";
    static final String NONCE = "uT9vMCCsYkbP2wE0oL5qXg";
    static final long ISSUED_AT = StatusListVectors.ISSUED_AT - 86_400;
    static final long EXPIRES_AT = StatusListVectors.ISSUED_AT + 300L * 86_400;
    static final int INDEX = 42;

    private Credentials() {}

    static SdJwt issued() {
        return issued(Optional.of(ISSUED_AT), EXPIRES_AT);
    }

    static SdJwt issued(Optional<Long> notBefore, long expiresAt) {
        CredentialContent content = new CredentialContent(
                VCT,
                Optional.empty(),
                Optional.empty(),
                JoseParts.HOLDER.key(),
                new CredentialStatus(new StatusListUri(StatusListVectors.URI), new StatusIndex(INDEX)),
                new CredentialContent.Validity(
                        Instant.ofEpochSecond(ISSUED_AT),
                        notBefore.map(Instant::ofEpochSecond),
                        Optional.of(Instant.ofEpochSecond(expiresAt))),
                JsonObject.builder().put("name", "欧阳建").put("sex", "1").build(),
                JsonObject.builder().build());
        return content.sign(
                new JwsKeyHint.Chain(List.of(JoseParts.issuerCertificate())),
                FixedKey.ISSUER,
                new CredentialContent.IssuingRandomness(JoseParts.salts(), 2),
                JoseParts.SHA_256);
    }

    static SdJwt cut(String text) {
        try {
            return SdJwt.parse(text);
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    static SdJwt withDisclosures(SdJwt credential, int... kept) {
        List<String> disclosures =
                Arrays.stream(kept).mapToObj(credential.disclosures()::get).toList();
        return new SdJwt(credential.issuerJwt(), disclosures, Optional.empty());
    }

    static String bound(SdJwt presentation) {
        return bound(presentation, new KeyBindingRequest(AUDIENCE, NONCE), CheckCase.NOW, JoseParts.HOLDER);
    }

    static String bound(SdJwt presentation, KeyBindingRequest request, long at, FixedKey holder) {
        return KeyBinding.sign(presentation, request, Instant.ofEpochSecond(at), holder, JoseParts.SHA_256)
                .text();
    }
}
