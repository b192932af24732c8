/**
 * The gateway's keys: one PKCS#12 keystore in the data folder. Private and secret keys stay in this package; others sign, seal and hash through its ports.
 */
@NullMarked
package org.countersign.gateway.keys;

import org.jspecify.annotations.NullMarked;
