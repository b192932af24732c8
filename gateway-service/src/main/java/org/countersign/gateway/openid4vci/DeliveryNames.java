package org.countersign.gateway.openid4vci;

import org.countersign.format.jose.Base64Codec;
import org.countersign.gateway.issuance.copies.CopyId;
import org.countersign.gateway.keys.KeyedHash;
import org.countersign.gateway.keys.SecretKeys;
import org.springframework.stereotype.Component;

/** How wallets name a delivery. The names are keyed hashes of its id: nobody guesses them, and a repeated request gets the same ones without our storing them. */
@Component
final class DeliveryNames {
    private final KeyedHash hash;

    DeliveryNames(SecretKeys keys) {
        this.hash = keys.keyedHash(KeyedHash.Purpose.INDEX);
    }

    /** {@code transaction_id} and {@code notification_id}. */
    record Names(String transactionId, String notificationId) {}

    Names of(CopyId copy) {
        return new Names(name("openid4vci.transaction", copy), name("openid4vci.notification", copy));
    }

    private String name(String purpose, CopyId copy) {
        return Base64Codec.URL.encode(hash.of(purpose, copy.toString()).value());
    }
}
