package org.countersign.format.sdjwt;

import java.util.Optional;

/** A disclosure that was found in its place. {@code parent} is the disclosure inside which its digest stands. */
record DisclosedClaim(Disclosure disclosure, ClaimPath path, Optional<Disclosure> parent) {}
