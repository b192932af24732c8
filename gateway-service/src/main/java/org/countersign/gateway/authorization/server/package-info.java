/** The wiring: Spring Authorization Server with what OpenID4VCI adds to it, and its metadata. */
@NullMarked
package org.countersign.gateway.authorization.server;

import org.jspecify.annotations.NullMarked;
