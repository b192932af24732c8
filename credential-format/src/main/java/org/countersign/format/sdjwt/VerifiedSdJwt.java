package org.countersign.format.sdjwt;

import java.util.List;
import org.countersign.format.cose.VerificationKey;
import org.countersign.format.json.JsonObject;

/** An SD-JWT whose signature held under a certain key and whose disclosures are all in their places. */
public final class VerifiedSdJwt {
    private final SdJwt sdJwt;
    private final VerificationKey issuer;
    private final JsonObject payload;
    private final List<DisclosedClaim> disclosed;

    VerifiedSdJwt(SdJwt sdJwt, VerificationKey issuer, JsonObject payload, List<DisclosedClaim> disclosed) {
        this.sdJwt = sdJwt;
        this.issuer = issuer;
        this.payload = payload;
        this.disclosed = List.copyOf(disclosed);
    }

    public SdJwt sdJwt() {
        return sdJwt;
    }

    public VerificationKey issuer() {
        return issuer;
    }

    /** The claims, disclosed ones in their places, digests taken out. */
    public JsonObject payload() {
        return payload;
    }

    List<DisclosedClaim> disclosed() {
        return disclosed;
    }
}
