package org.countersign.gateway.authorization.clients;

/**
 * The key of the one installation of a wallet that an attestation named; the credentials of its client authentication. All installations share the client id.
 *
 * @param thumbprint of the key (RFC 7638)
 */
public record InstanceKey(String thumbprint) {}
