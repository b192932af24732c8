/** The pre-authorized grant (OpenID4VCI 1.0, section 6): codes, transaction codes and their redemption. */
@NullMarked
package org.countersign.gateway.authorization.preauthorized;

import org.jspecify.annotations.NullMarked;
