@NullMarked
package org.countersign.wallet.codes;

import org.jspecify.annotations.NullMarked;
