/** The little of X.509 that every place needs, the browser included: whose key a certificate names. It verifies nothing. */
@NullMarked
package org.countersign.format.x509;

import org.jspecify.annotations.NullMarked;
