/** Short codes: eight characters that stand for one showing, for one minute and for one desk. */
@NullMarked
package org.countersign.wallet.codes;

import org.jspecify.annotations.NullMarked;
