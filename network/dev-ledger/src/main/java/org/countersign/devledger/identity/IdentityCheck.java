package org.countersign.devledger.identity;

/** What became of the identity bytes that somebody sent. */
public sealed interface IdentityCheck {
    record Known(Identity identity) implements IdentityCheck {}

    /** The bytes do not parse, or name no organisation of the channel, or one that did not issue the certificate. */
    record Unknown(String reason) implements IdentityCheck {}

    /** The organisation issued the certificate, but not for a member of the channel. */
    record Invalid(String mspId, String reason) implements IdentityCheck {}
}
