/** The authorization server for wallets: who may fetch which credentials (OpenID4VCI 1.0, sections 5 and 6; RFC 9126, 9449, 9207, 9068). */
@NullMarked
package org.countersign.gateway.authorization;

import org.jspecify.annotations.NullMarked;
