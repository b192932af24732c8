/** Who may call: machine clients and their tokens, the resource server, and the roles of each endpoint. */
@NullMarked
package org.countersign.gateway.security;

import org.jspecify.annotations.NullMarked;
