@NullMarked
package org.countersign.acceptance.wallet;

import org.jspecify.annotations.NullMarked;
