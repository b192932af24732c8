/** Who may call: the embedded OAuth 2.0 authorization server, the resource server, and the roles of each endpoint. */
@NullMarked
package org.countersign.gateway.security;

import org.jspecify.annotations.NullMarked;
