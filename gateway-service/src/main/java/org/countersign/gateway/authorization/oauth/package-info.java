/** What the endpoints of OAuth share: names on the wire, parameters that come once, error bodies, and the public address that every request is taken to have come to. */
@NullMarked
package org.countersign.gateway.authorization.oauth;

import org.jspecify.annotations.NullMarked;
