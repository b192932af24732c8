/** OpenID providers at which persons sign in, officers and citizens alike: what the gateway is to them, and how their word becomes a session. */
@NullMarked
package org.countersign.gateway.providers;

import org.jspecify.annotations.NullMarked;
