package org.countersign.format.sdjwt;

import java.util.Set;

/** Which SD-JWTs a reader takes: their {@code typ}, and the claims that may not be disclosed selectively. */
public record SdJwtProfile(String type, Set<String> neverDisclosed) {
    /** Credentials: SD-JWT VC. */
    public static final SdJwtProfile CREDENTIAL = new SdJwtProfile(SdJwtNames.TYPE, SdJwtNames.NEVER_DISCLOSED);

    public SdJwtProfile {
        neverDisclosed = Set.copyOf(neverDisclosed);
    }
}
