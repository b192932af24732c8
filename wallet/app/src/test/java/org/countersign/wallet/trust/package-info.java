@NullMarked
package org.countersign.wallet.trust;

import org.jspecify.annotations.NullMarked;
