package org.countersign.format.trust;

/** A key, found, with the authority that it speaks for. */
public record IssuerKey(TrustedIssuer issuer, TrustedKey key) {}
