package org.countersign.gateway.ledger.projection;

import java.util.List;
import org.countersign.format.json.JsonException;
import org.countersign.format.json.JsonWriter;
import org.countersign.format.ledger.LedgerRecord;
import org.countersign.format.ledger.LedgerRecordCodec;
import org.countersign.format.ledger.RecordKind;
import org.countersign.gateway.ledger.LedgerBlock;

/** The records that a valid transaction wrote, strictly read: a key or value that this release does not know breaks the chain for us. */
final class BlockRecords {
    private BlockRecords() {}

    /** A record under its key, as its canonical JSON. */
    record Written(RecordKind kind, String key, String document, LedgerRecord content) {}

    static List<Written> of(LedgerBlock.Transaction transaction) {
        return transaction.writes().stream()
                .map(write -> read(transaction, write))
                .toList();
    }

    private static Written read(LedgerBlock.Transaction transaction, LedgerBlock.Write write) {
        if (write.delete()) {
            throw new ChainBrokenException(
                    "transaction %s deletes a key, which no contract does".formatted(transaction.id()));
        }
        try {
            var content = LedgerRecordCodec.read(write.key(), write.value().toArray())
                    .orElseThrow(() -> new ChainBrokenException(
                            "transaction %s writes a key of an unknown kind".formatted(transaction.id())));
            return new Written(
                    content.key().kind(),
                    keyText(content.key().attributes()),
                    JsonWriter.canonical(LedgerRecordCodec.toJson(content)),
                    content);
        } catch (JsonException unreadable) {
            throw new ChainBrokenException(
                    "transaction %s writes a record that cannot be read".formatted(transaction.id()), unreadable);
        }
    }

    /** Attributes are ids, which have no slash. */
    static String keyText(List<String> attributes) {
        return String.join("/", attributes);
    }
}
