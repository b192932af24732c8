/** The look of the few pages that citizens see. */
@NullMarked
package org.countersign.gateway.authorization.pages;

import org.jspecify.annotations.NullMarked;
