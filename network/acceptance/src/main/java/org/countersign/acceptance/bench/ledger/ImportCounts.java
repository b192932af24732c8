package org.countersign.acceptance.bench.ledger;

import com.eclipsesource.json.JsonObject;

/** How far imports have come, as the API counts it. */
record ImportCounts(boolean isRead, long accepted, long registered, long refusedRows, long refusedByLedger) {
    static final ImportCounts NOTHING = new ImportCounts(true, 0, 0, 0, 0);

    static ImportCounts of(JsonObject progress) {
        return new ImportCounts(
                !progress.getString("state", "").equals("RUNNING"),
                progress.getLong("accepted", 0),
                progress.getLong("registered", 0),
                progress.getLong("refused", 0) + progress.getLong("duplicates", 0),
                progress.getLong("refusedByLedger", 0));
    }

    ImportCounts plus(ImportCounts other) {
        return new ImportCounts(
                isRead && other.isRead,
                accepted + other.accepted,
                registered + other.registered,
                refusedRows + other.refusedRows,
                refusedByLedger + other.refusedByLedger);
    }

    /** Every row was looked at, and every certificate is registered or never will be. */
    boolean isDecided() {
        return isRead && registered + refusedByLedger >= accepted;
    }

    /** Whatever was handed in and is neither registered nor refused is dropped. */
    Turn turn(long handedIn, double seconds) {
        long refused = refusedRows + refusedByLedger;
        return new Turn(registered, refused, Math.max(0, handedIn - registered - refused), seconds);
    }
}
