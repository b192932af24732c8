/** Authorization requests on their way: pushed or direct, checked, consented to, answered with a code. */
@NullMarked
package org.countersign.gateway.authorization.requests;

import org.jspecify.annotations.NullMarked;
