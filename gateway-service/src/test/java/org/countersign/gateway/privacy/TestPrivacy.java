package org.countersign.gateway.privacy;

import org.countersign.gateway.keys.SecretKeys;

/** This module's parts for tests of others. */
public final class TestPrivacy {
    private TestPrivacy() {}

    public static FieldCipher cipher(SecretKeys keys) {
        return new FieldCipher(keys);
    }

    public static BlindIndex index(SecretKeys keys) {
        return new BlindIndex(keys);
    }
}
