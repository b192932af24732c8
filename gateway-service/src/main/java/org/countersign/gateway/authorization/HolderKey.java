package org.countersign.gateway.authorization;

import org.countersign.format.Digest;

/**
 * The key that a request below {@link org.countersign.gateway.security.HolderEndpoint#PATH} proved; controllers take it as an argument. Whose it is, is not known yet.
 *
 * @param thumbprint of the public key (RFC 7638, SHA-256)
 */
public record HolderKey(Digest thumbprint) {}
