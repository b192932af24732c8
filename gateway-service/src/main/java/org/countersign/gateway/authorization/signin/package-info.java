/** How citizens sign in: at an OpenID provider, or, for trying, on a page that believes them. */
@NullMarked
package org.countersign.gateway.authorization.signin;

import org.jspecify.annotations.NullMarked;
