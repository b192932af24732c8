package org.countersign.holder;

import java.time.Instant;
import java.util.List;
import org.countersign.format.sdjwt.ClaimPath;
import org.countersign.format.sdjwt.KeyBindingRequest;

/** What the holder agreed to: these claims, for this verifier and its request, at this time. */
public record Consent(List<ClaimPath> claims, KeyBindingRequest request, Instant time) {
    public Consent {
        claims = CredentialRequest.named(claims);
    }
}
