package org.countersign.counter.desk;

import org.countersign.check.HeldStatusLists;
import org.countersign.check.TimeFloor;
import org.countersign.check.TrustRoot;
import org.countersign.format.trust.VerifiedTrustBundle;

/**
 * All that a desk decides by, verified.
 *
 * @param floor it is not earlier than this, by what others have signed
 * @param refusedLists how many stored status lists were left out because they did not verify
 */
public record Desk(
        TrustRoot root, VerifiedTrustBundle bundle, HeldStatusLists statusLists, TimeFloor floor, int refusedLists) {}
