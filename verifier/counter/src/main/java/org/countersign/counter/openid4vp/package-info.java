/**
 * Asks wallets for certificates by OpenID4VP 1.0 and checks what they send: purposes, request objects, answers. Knows no web server, no
 * clock and no randomness of its own; the decision about a certificate is that of the check.
 */
@NullMarked
package org.countersign.counter.openid4vp;

import org.jspecify.annotations.NullMarked;
