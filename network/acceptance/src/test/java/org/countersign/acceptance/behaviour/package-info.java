/**
 * What a client may expect of a ledger, found out through the Fabric Gateway client alone, on the dev-ledger and on Fabric: the same tests,
 * the same assertions. Where the two may differ is said in {@link KnownDifference} and nowhere else.
 */
@NullMarked
package org.countersign.acceptance.behaviour;

import org.jspecify.annotations.NullMarked;
