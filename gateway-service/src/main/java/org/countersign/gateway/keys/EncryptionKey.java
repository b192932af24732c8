package org.countersign.gateway.keys;

import org.countersign.format.Bytes;

/** An AES-256 key that seals and opens, and that nobody can take away. */
public interface EncryptionKey {
    /** Stable name of the key; stored beside what it sealed. */
    String id();

    /** AES-256-GCM under a fresh random nonce, which stands in front of the result. */
    Bytes seal(Bytes plain, Bytes associated);

    /** What {@link #seal} was given; throws {@link SealBrokenException} when key, bytes or associated data are not the same. */
    Bytes open(Bytes sealed, Bytes associated);
}
