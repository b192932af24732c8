/** Who the officers are and what each may do. */
@NullMarked
package org.countersign.gateway.office.accounts;

import org.jspecify.annotations.NullMarked;
