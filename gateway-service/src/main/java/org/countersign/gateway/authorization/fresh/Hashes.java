package org.countersign.gateway.authorization.fresh;

import java.util.UUID;
import org.countersign.gateway.keys.KeyedHash;

/** Keyed hashes of codes, references and identifiers. Even a transaction code of few digits cannot be found from its hash without the key. */
public final class Hashes {
    private final KeyedHash key;

    public Hashes(KeyedHash key) {
        this.key = key;
    }

    public byte[] preAuthorizedCode(String code) {
        return key.of("pre-authorized-code", code).value().toArray();
    }

    public byte[] txCode(String code, String txCode) {
        return key.of("tx-code", code, txCode).value().toArray();
    }

    public byte[] reference(String value) {
        return key.of("wallet-authorization", value).value().toArray();
    }

    public byte[] seen(String kind, String value) {
        return key.of("seen-once", kind, value).value().toArray();
    }

    public byte[] refreshToken(UUID grant, int number) {
        return key.of("refresh-token", grant.toString(), Integer.toString(number))
                .value()
                .toArray();
    }

    byte[] freshValue(String purpose, long issuedAtSeconds, String salt) {
        return key.of("fresh-value", purpose, Long.toString(issuedAtSeconds), salt)
                .value()
                .toArray();
    }
}
