package org.countersign.gateway.receipts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.countersign.format.Digest;
import org.countersign.format.Names;
import org.springframework.stereotype.Component;

/** What other modules may ask of the receipts that were taken. */
@Component
public final class ShownReceipts {
    /** More than anybody scrolls through. */
    private static final int MOST = 200;

    private final ReceiptTable table;

    ShownReceipts(ReceiptTable table) {
        this.table = table;
    }

    /**
     * One showing of a certificate, as the desk signed it.
     *
     * @param receipt the signed text
     */
    public record Shown(
            String receipt, Instant at, String desk, Optional<Names> purpose, String verdict, String reason) {}

    /** The showings of the copies with these hashes, the newest first, at most 200. */
    public List<Shown> of(Collection<Digest> passes) {
        return table.of(passes, MOST).stream().map(ShownReceipts::shown).toList();
    }

    private static Shown shown(String text) {
        try {
            var receipt = ReceiptText.read(text);
            return new Shown(
                    text, receipt.at(), receipt.desk(), receipt.purpose(), receipt.verdict(), receipt.reason());
        } catch (ReceiptRefused e) {
            throw new IllegalStateException("a receipt that was taken cannot be read any more", e);
        }
    }
}
