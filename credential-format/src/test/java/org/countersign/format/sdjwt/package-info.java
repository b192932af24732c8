@NullMarked
package org.countersign.format.sdjwt;

import org.jspecify.annotations.NullMarked;
