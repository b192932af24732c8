/** What a device that holds a certificate may ask, by proving the key that its copy is bound to: how the certificate stands, where it was shown, and its holder's points. */
@NullMarked
package org.countersign.gateway.holders;

import org.jspecify.annotations.NullMarked;
