package org.countersign.gateway.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.function.Predicate;
import org.countersign.format.ledger.OperationId;
import org.countersign.format.ledger.RequestCodec;
import org.countersign.format.ledger.TrustItem;
import org.countersign.gateway.ledger.TrustView;

/**
 * One thing that the ledger should say.
 *
 * @param item what to put, under a given id
 * @param holds whether the ledger says so already
 */
record Wish(Function<OperationId, TrustItem> item, Predicate<TrustView> holds) {
    private static final OperationId NAMELESS = new OperationId("setup");
    private static final int HEX_DIGITS = 32;

    /**
     * An id made from the content, so that a start that is repeated after a crash asks for the same thing under the same id. A wish that was
     * granted once and overruled since, or refused, is made again under the next attempt's id.
     */
    TrustItem attempt(int number) {
        var content = RequestCodec.write(item.apply(NAMELESS));
        return item.apply(new OperationId("setup-" + digest(content) + "-" + number));
    }

    private static String digest(String content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
