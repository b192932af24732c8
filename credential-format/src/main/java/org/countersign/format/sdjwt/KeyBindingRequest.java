package org.countersign.format.sdjwt;

import java.util.List;

/**
 * What a verifier asks the holder to sign: who asks, a value that nobody could know before, and what else is agreed to.
 *
 * @param transactionData as the request spells them (OpenID4VP 1.0, section 5.1); the holder signs a hash of each
 */
public record KeyBindingRequest(String audience, String nonce, List<String> transactionData) {
    private static final int MAX_LENGTH = 1024;
    private static final int MAX_TRANSACTION_LENGTH = 1 << 14;
    private static final int MAX_TRANSACTIONS = 16;

    public KeyBindingRequest {
        transactionData = List.copyOf(transactionData);
        if (!isText(audience) || !isText(nonce)) {
            throw new IllegalArgumentException("audience and nonce are 1 to 1024 characters");
        }
        boolean tooLong = transactionData.stream().anyMatch(data -> data.length() > MAX_TRANSACTION_LENGTH);
        if (tooLong || transactionData.size() > MAX_TRANSACTIONS) {
            throw new IllegalArgumentException("transaction data are at most 16 texts of 16384 characters");
        }
    }

    /** A request that nothing else is agreed to with. */
    public KeyBindingRequest(String audience, String nonce) {
        this(audience, nonce, List.of());
    }

    private static boolean isText(String value) {
        return !value.isEmpty() && value.length() <= MAX_LENGTH;
    }
}
