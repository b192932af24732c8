/** The little of X.509 that every place needs, the browser included: whose key a certificate names, and whether a chain leads to an anchor. */
@NullMarked
package org.countersign.format.x509;

import org.jspecify.annotations.NullMarked;
