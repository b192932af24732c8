package org.countersign.format.sdjwt;

import java.util.ArrayList;
import java.util.List;
import org.countersign.format.FormatException;
import org.countersign.format.jca.TestKeys;
import org.countersign.format.jose.RawJws;

/** Builds what no sound issuer would sign. In a payload, {@code #0} stands for the digest of the first disclosure, and so on. */
final class CraftedSdJwt {
    static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"dc+sd-jwt\",\"kid\":\"966e245a44bb3c0e\"}";

    private final TestKeys issuer;
    private final List<String> disclosures = new ArrayList<>();

    CraftedSdJwt(TestKeys issuer, String... disclosures) {
        this.issuer = issuer;
        for (String disclosure : disclosures) {
            this.disclosures.add(RawJws.encoded(withDigests(disclosure)));
        }
    }

    VerifiedSdJwt verify(String payload) throws FormatException {
        return UnverifiedSdJwt.parseCredential(text(payload))
                .verify(issuer.publicKey(), TestKeys.CHECK, TestKeys.SHA_256);
    }

    String text(String payload) {
        StringBuilder text =
                new StringBuilder(RawJws.signed(HEADER, withDigests(payload), issuer.signer())).append('~');
        disclosures.forEach(disclosure -> text.append(disclosure).append('~'));
        return text.toString();
    }

    private String withDigests(String json) {
        String replaced = json;
        for (int i = 0; i < disclosures.size(); i++) {
            replaced = replaced.replace("#" + i, SdJwt.hash(disclosures.get(i), TestKeys.SHA_256));
        }
        return replaced;
    }
}
