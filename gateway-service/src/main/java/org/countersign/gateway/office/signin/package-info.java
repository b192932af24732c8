/** How officers sign in, and the gate before their pages. */
@NullMarked
package org.countersign.gateway.office.signin;

import org.jspecify.annotations.NullMarked;
