package org.countersign.format.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countersign.format.json.JsonException;

/** All records of a ledger at one height, decoded, and what was found wrong so far. */
final class LedgerSnapshot {
    private final SortedMap<String, LedgerRecord> records = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();

    LedgerSnapshot(Map<String, byte[]> state) {
        new TreeMap<>(state).forEach(this::decode);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    void report(Finding.Rule rule, String text) {
        findings.add(new Finding(rule, text));
    }

    void check(boolean holds, Finding.Rule rule, String otherwise) {
        if (!holds) {
            report(rule, otherwise);
        }
    }

    <R extends LedgerRecord> Optional<R> find(StateKey<R> key) {
        return Optional.ofNullable(records.get(key.text())).map(key.recordType()::cast);
    }

    /** Reports when there is no such record. */
    <R extends LedgerRecord> Optional<R> resolve(StateKey<R> key, String from) {
        Optional<R> found = find(key);
        check(found.isPresent(), Finding.Rule.DANGLING_REFERENCE, from + " names " + readable(key));
        return found;
    }

    /** All records of one type, in the order of keys. */
    <R extends LedgerRecord> List<R> all(Class<R> type) {
        List<R> all = new ArrayList<>();
        for (LedgerRecord record : records.values()) {
            if (type.isInstance(record)) {
                all.add(type.cast(record));
            }
        }
        return all;
    }

    static String readable(StateKey<?> key) {
        return key.kind().objectType() + key.attributes();
    }

    private void decode(String text, byte[] value) {
        Optional<StateKey<? extends LedgerRecord>> key = StateKey.parse(text);
        if (key.isEmpty()) {
            report(Finding.Rule.UNKNOWN_KEY, text.replace('\u0000', '/'));
            return;
        }
        try {
            LedgerRecord record = LedgerRecordCodec.read(key.get(), value);
            records.put(text, record);
            check(
                    Arrays.equals(LedgerRecordCodec.write(record), value),
                    Finding.Rule.NOT_CANONICAL,
                    readable(key.get()));
        } catch (JsonException unreadable) {
            report(Finding.Rule.UNREADABLE_RECORD, readable(key.get()) + ": " + unreadable.getMessage());
        }
    }
}
