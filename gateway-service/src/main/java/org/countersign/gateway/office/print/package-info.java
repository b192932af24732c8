/** The certificate on paper. */
@NullMarked
package org.countersign.gateway.office.print;

import org.jspecify.annotations.NullMarked;
