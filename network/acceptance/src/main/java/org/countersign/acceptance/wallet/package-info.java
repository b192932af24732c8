/**
 * A holder's wallet that speaks the published protocols and nothing else: OpenID4VCI 1.0 to receive and OpenID4VP 1.0 to present. It knows nothing of the servers that it
 * meets but what their metadata say, so whatever it can do, any conforming wallet can. Keys and credentials live in memory only.
 */
@NullMarked
package org.countersign.acceptance.wallet;

import org.jspecify.annotations.NullMarked;
