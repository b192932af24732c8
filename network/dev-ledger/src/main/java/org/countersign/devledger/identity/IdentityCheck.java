package org.countersign.devledger.identity;

/** What became of the identity bytes that somebody sent. */
public sealed interface IdentityCheck {
    record Known(Identity identity) implements IdentityCheck {}

    /** The bytes do not parse, or name no organisation of the channel. */
    record Unknown(String reason) implements IdentityCheck {}

    /** The organisation is known, but the certificate is not one of its. */
    record Invalid(String mspId, String reason) implements IdentityCheck {}
}
