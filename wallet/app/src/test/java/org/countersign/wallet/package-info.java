@NullMarked
package org.countersign.wallet;

import org.jspecify.annotations.NullMarked;
