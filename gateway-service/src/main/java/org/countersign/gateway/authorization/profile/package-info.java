/** Which wallets are served, and within which lifetimes and limits. */
@NullMarked
package org.countersign.gateway.authorization.profile;

import org.jspecify.annotations.NullMarked;
