package org.countersign.gateway.keys;

/** The symmetric keys. */
public interface SecretKeys {
    /** Seals personal data in columns. */
    EncryptionKey fieldEncryption();

    KeyedHash keyedHash(KeyedHash.Purpose purpose);
}
