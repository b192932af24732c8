package org.countersign.holder;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.countersign.format.sdjwt.ClaimPath;
import org.countersign.format.sdjwt.SdJwt;
import org.countersign.format.sdjwt.Vct;

/** What a verifier asks for: a credential of one of these types, good at this time, and these claims of it and no others. */
public record CredentialRequest(Set<Vct> types, List<ClaimPath> claims, Instant time) {
    public CredentialRequest {
        types = Set.copyOf(types);
        claims = named(claims);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("a request names at least one type");
        }
    }

    /** Refuses the empty path, which would stand for everything, and more claims than a credential can have. */
    static List<ClaimPath> named(List<ClaimPath> claims) {
        if (claims.size() > SdJwt.MAX_DISCLOSURES) {
            throw new IllegalArgumentException("at most " + SdJwt.MAX_DISCLOSURES + " claims are asked for");
        }
        if (claims.contains(ClaimPath.ROOT)) {
            throw new IllegalArgumentException("each claim is named");
        }
        return List.copyOf(claims);
    }
}
